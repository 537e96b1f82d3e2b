/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Records, acts, audit, drafts, migrations through a real encrypted folder. */
#include "wm-store.h"
#include "wm-tables.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  WmStore *store;
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
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (f->folder);
  g_autofree char *top = g_path_get_dirname (f->folder);
  g_rmdir (top);
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

/* A value that satisfies the field's own constraints. */
static char *
random_value (const WmField *f, GRand *rand)
{
  int low = (f->min != 0 || f->max != 0) ? (int) f->min : -1000, high = (f->min != 0 || f->max != 0) ? (int) f->max : 1000;
  switch (f->kind)
    {
    case WM_KIND_INT:
      return g_strdup_printf ("%d", g_rand_int_range (rand, low, high + 1));
    case WM_KIND_NUMBER:
      return g_strdup_printf ("%d.25", g_rand_int_range (rand, low, high));
    case WM_KIND_BOOL:
      return g_strdup (g_rand_boolean (rand) ? "1" : "0");
    case WM_KIND_LINK:
      return NULL;
    case WM_KIND_DATE:
      return wm_day_to_iso (g_rand_int_range (rand, 0, 30000));
    case WM_KIND_TIME:
      return wm_minutes_to_text (g_rand_int_range (rand, 0, 1440));
    case WM_KIND_TEXT:
    case WM_KIND_LONG_TEXT:
    case WM_KIND_PICK:
    default:
      return g_strdup_printf ("tëxt\t%u\n'\"; %s", g_rand_int (rand), "שלום");
    }
}

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    {
      gboolean linked = FALSE;
      for (guint j = 0; j < all[i]->n_fields; j++)
        linked |= all[i]->fields[j].kind == WM_KIND_LINK && (all[i]->fields[j].flags & WM_FIELD_REQUIRED);
      for (guint k = 0; k < 20 && !linked; k++)
        {
          g_autoptr (WmRecord) record = wm_record_new (all[i]);
          for (guint j = 0; j < all[i]->n_fields; j++)
            {
              g_autofree char *value = random_value (&all[i]->fields[j], rand);
              wm_record_set_at (record, j, value);
            }
          save (f->store, record);
          g_assert_false (wm_record_is_dirty (record));
          g_autoptr (WmRecord) back = wm_store_load (f->store, all[i], wm_record_get_id (record), NULL);
          for (guint j = 0; j < all[i]->n_fields; j++)
            g_assert_cmpstr (wm_record_get_at (back, j), ==, wm_record_get_at (record, j));
        }
    }
  reopen (f);
  g_assert_true (wm_store_verify (f->store, NULL));
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
  g_assert_true (wm_store_put_draft (f->store, "plan/1", NULL, NULL));
  g_auto (GStrv) keys = wm_store_list_drafts (f->store);
  g_assert_null (keys[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/records/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/store/acts/rollback", Fixture, NULL, set_up, test_rollback, tear_down);
  g_test_add ("/store/acts/refused-whole", Fixture, NULL, set_up, test_constraint_refuses_whole, tear_down);
  g_test_add ("/store/records/edit-delete", Fixture, NULL, set_up, test_edit_and_delete, tear_down);
  g_test_add ("/store/drafts", Fixture, NULL, set_up, test_drafts, tear_down);
  return g_test_run ();
}
