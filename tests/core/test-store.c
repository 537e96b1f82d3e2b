/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Records, acts, audit, drafts, migrations through a real encrypted folder. */
#include "random-records.h"
#include "raw-store.h"
#include "wm-tables.h"

#include <string.h>

typedef struct
{
  char *folder;
  WmStore *store;
  guint n;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-store-XXXXXX", NULL);
  f->folder = g_build_filename (top, "clinic", NULL);
  f->store = wm_store_create (f->folder, "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->store, wm_store_close);
  g_free (f->folder);
}

static void
reopen (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  wm_store_close (f->store);
  f->store = wm_store_open (f->folder, NULL, "correct horse", &error);
  g_assert_no_error (error);
}

static void
save (WmStore *store, WmRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (wm_store_begin (store, "tester", "test", &error));
  g_assert_true (wm_store_save (store, record, &error));
  g_assert_true (wm_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  g_assert_true (wm_store_begin (f->store, "tester", "test", NULL));
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 10; k++)
      g_ptr_array_add (made, random_record_save (f->store, all[i], rand));
  g_assert_true (wm_store_commit (f->store, NULL));
  reopen (f);
  for (guint i = 0; i < made->len; i++)
    {
      WmRecord *record = made->pdata[i];
      g_assert_false (wm_record_is_dirty (record));
      g_autoptr (WmRecord) back = wm_store_load (f->store, wm_record_get_schema (record), wm_record_get_id (record), NULL);
      random_record_assert_same (record, back);
    }
  g_assert_true (wm_store_verify (f->store, NULL));
}

static gboolean
count_inner (const WmRow *row, gpointer data)
{
  ++*(guint *) data;
  return TRUE;
}

static gboolean
count_outer (const WmRow *row, gpointer data)
{
  g_autofree char *id = g_strdup (wm_row_text (row, 0));
  g_assert_true (wm_store_query (((Fixture *) data)->store, "roster", count_inner, &((Fixture *) data)->n, NULL, NULL));
  g_assert_cmpstr (wm_row_text (row, 0), ==, id);
  return TRUE;
}

static void
test_query_within_itself (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_assert_true (wm_store_begin (f->store, "tester", "test", NULL));
  for (guint i = 0; i < 5; i++)
    g_object_unref (random_record_save (f->store, &wm_client_schema, rand));
  g_assert_true (wm_store_commit (f->store, NULL));
  g_assert_true (wm_store_query (f->store, "roster", count_outer, f, NULL, NULL));
  g_assert_cmpuint (f->n, ==, 25);
}

static void
test_rollback (Fixture *f, gconstpointer data)
{
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  wm_record_set (room, "name", "Room A");
  g_assert_true (wm_store_begin (f->store, "tester", "test", NULL));
  g_assert_true (wm_store_save (f->store, room, NULL));
  wm_store_rollback (f->store);
  g_assert_true (wm_record_is_new (room));
  g_autoptr (GError) error = NULL;
  g_assert_null (wm_store_load (f->store, &wm_room_schema, wm_record_get_id (room), &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  save (f->store, room);
  g_assert_true (wm_store_verify (f->store, NULL));
}

static void
test_constraint_refuses_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (WmRecord) good = wm_record_new (&wm_room_schema), bad = wm_record_new (&wm_room_schema);
  g_autoptr (GError) error = NULL;
  wm_record_set (good, "name", "Room A");
  wm_record_set_many (bad, "name", "Room B", "capacity", "9999", NULL);
  g_assert_true (wm_store_begin (f->store, "tester", "test", NULL));
  g_assert_true (wm_store_save (f->store, good, NULL));
  g_assert_false (wm_store_save (f->store, bad, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  wm_store_rollback (f->store);
  g_autoptr (GPtrArray) rooms = wm_store_list (f->store, &wm_room_schema, NULL, NULL, NULL);
  g_assert_cmpuint (rooms->len, ==, 0);
}

static void
test_edit_and_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  wm_record_set_many (room, "name", "Room A", "capacity", "12", NULL);
  save (f->store, room);
  wm_record_set (room, "capacity", NULL);
  save (f->store, room);
  g_autoptr (WmRecord) back = wm_store_load (f->store, &wm_room_schema, wm_record_get_id (room), NULL);
  g_assert_null (wm_record_get (back, "capacity"));
  g_assert_true (wm_store_begin (f->store, "tester", "test", NULL));
  g_assert_true (wm_store_delete (f->store, room, NULL));
  g_assert_true (wm_store_commit (f->store, NULL));
  g_autoptr (GPtrArray) rooms = wm_store_list (f->store, &wm_room_schema, "name", "Room A", NULL);
  g_assert_cmpuint (rooms->len, ==, 0);
  g_assert_true (wm_store_verify (f->store, NULL));
}

static void
test_drafts (Fixture *f, gconstpointer data)
{
  g_assert_true (wm_store_put_draft (f->store, "plan/1", "half a sent", NULL));
  g_assert_true (wm_store_put_draft (f->store, "plan/1", "half a sentence", NULL));
  reopen (f);
  g_autofree char *text = wm_store_get_draft (f->store, "plan/1");
  g_assert_cmpstr (text, ==, "half a sentence");
  g_assert_true (wm_store_put_draft (f->store, "form/2", "x", NULL));
  g_auto (GStrv) both = wm_store_list_drafts (f->store);
  g_assert_cmpstrv (both, ((const char *const[]){ "form/2", "plan/1", NULL }));
  g_assert_true (wm_store_put_draft (f->store, "form/2", NULL, NULL));
  g_assert_null (wm_store_get_draft (f->store, "form/2"));
  g_assert_true (wm_store_put_draft (f->store, "plan/1", NULL, NULL));
  g_auto (GStrv) keys = wm_store_list_drafts (f->store);
  g_assert_null (keys[0]);
}

/* The program ends in the middle of an act: nothing of it stays. */
static void
test_closed_in_an_act (Fixture *f, gconstpointer data)
{
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  wm_record_set (room, "name", "Room A");
  g_assert_true (wm_store_begin (f->store, "tester", "test", NULL));
  g_assert_true (wm_store_save (f->store, room, NULL));
  reopen (f);
  g_autoptr (GPtrArray) rooms = wm_store_list (f->store, &wm_room_schema, NULL, NULL, NULL);
  g_assert_cmpuint (rooms->len, ==, 0);
  g_assert_true (wm_store_verify (f->store, NULL));
}

static void
test_people (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) people = wm_store_people (f->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (people, ((const char *const[]){ "A. Director", NULL }));
  g_assert_true (wm_store_check_passphrase (f->store, "correct horse", &error));
  g_assert_false (wm_store_check_passphrase (f->store, "correct horsE", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (wm_store_prove_presence (f->store, "correct horsE", NULL));
  g_autoptr (WmPresence) presence = wm_store_prove_presence (f->store, "correct horse", &error);
  g_assert_true (wm_store_take_presence (f->store, presence, &error));
  g_assert_false (wm_store_take_presence (f->store, presence, &error)); /* for one act */
  g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (wm_store_people ("/nowhere", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

/* A backup of the store is a whole store: records, drafts and the audit. */
static void
test_backup (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat (f->folder, ".backup", NULL), *into = g_strconcat (f->folder, "-again", NULL);
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  wm_record_set (room, "name", "Room A");
  save (f->store, room);
  g_assert_true (wm_store_put_draft (f->store, "plan/1", "half a sentence", NULL));
  g_assert_true (raw_store_backup (f->store, file, &error) && wm_store_restore (file, into, &error));
  g_assert_no_error (error);
  Fixture again = { into, wm_store_open (into, NULL, "correct horse", &error), 0 };
  g_autoptr (WmRecord) back = wm_store_load (again.store, &wm_room_schema, wm_record_get_id (room), &error);
  g_assert_no_error (error);
  random_record_assert_same (room, back);
  g_autofree char *text = wm_store_get_draft (again.store, "plan/1");
  g_assert_cmpstr (text, ==, "half a sentence");
  g_assert_true (wm_store_verify (again.store, &error));
  g_clear_pointer (&again.store, wm_store_close);
  g_assert_false (wm_store_restore (file, into, &error)); /* not over a clinic */
  g_assert_error (error, WM_ERROR, WM_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/records/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/store/query/within-itself", Fixture, NULL, set_up, test_query_within_itself, tear_down);
  g_test_add ("/store/acts/rollback", Fixture, NULL, set_up, test_rollback, tear_down);
  g_test_add ("/store/acts/refused-whole", Fixture, NULL, set_up, test_constraint_refuses_whole, tear_down);
  g_test_add ("/store/records/edit-delete", Fixture, NULL, set_up, test_edit_and_delete, tear_down);
  g_test_add ("/store/drafts", Fixture, NULL, set_up, test_drafts, tear_down);
  g_test_add ("/store/acts/closed", Fixture, NULL, set_up, test_closed_in_an_act, tear_down);
  g_test_add ("/store/people", Fixture, NULL, set_up, test_people, tear_down);
  g_test_add ("/store/backup", Fixture, NULL, set_up, test_backup, tear_down);
  return g_test_run ();
}
