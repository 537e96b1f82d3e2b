/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The typing journal of a record's window: what was typed comes back over what the store holds by then, to who typed it
 * and nobody else, and no file holds it in clear. */
#include "save-record.h"
#include "wm-access.h"
#include "wm-drafts.h"
#include "wm-record-draft.h"
#include "wm-sample.h"

#include <string.h>

#define MARKER "only after the call to my sponsor"

static WmClinic *clinic;
static char *folder;
static guint changes; /* of the journal, as the clinic tells them */

static WmRecord *
a_client (void)
{
  WmRecord *client = wm_clinic_find_client (clinic, "C-0102", NULL);
  g_assert_nonnull (client);
  return client;
}

static WmRecord *
new_contact (WmRecord *client)
{
  WmRecord *contact = wm_record_new (&wm_contact_schema);
  wm_record_set_many (contact, "client", wm_record_get_id (client), "name", "Rosa Kent", "kind", "family", "stance", "neutral", "phone", "555-0100", NULL);
  return contact;
}

static char *
key_of (WmRecord *record)
{
  return wm_record_draft_key (clinic, wm_record_get_schema (record), wm_record_get (record, "client"), wm_record_get_id (record));
}

static char *
typed (WmRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_ptr_array_add (records, record);
  return wm_record_draft_write (records);
}

static void
keep (WmRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = key_of (record), *text = typed (record);
  wm_record_draft_put (clinic, key, text, &error);
  g_assert_no_error (error);
}

static void
drop (WmRecord *record)
{
  g_autofree char *key = key_of (record);
  g_assert_true (wm_record_draft_put (clinic, key, NULL, NULL));
}

static WmReturn
back (WmRecord *record, WmRecord **out)
{
  WmReturn what;
  g_autofree char *key = key_of (record);
  *out = wm_record_draft_load (clinic, key, &what);
  return what;
}

/* Of a stored record nothing differs until something is typed; what was typed, emptied too, comes back. */
static void
test_edited (void)
{
  g_autoptr (WmRecord) client = a_client (), contact = new_contact (client), again = NULL;
  save_record (clinic, contact);
  g_assert_null (typed (contact));
  wm_record_set_many (contact, "name", " = [x];\n\tü \\n ", "phone", NULL, NULL);
  keep (contact);
  g_assert_cmpint (back (contact, &again), ==, WM_RETURN_TYPED);
  g_assert_cmpstr (wm_record_get (again, "name"), ==, " = [x];\n\tü \\n ");
  g_assert_null (wm_record_get (again, "phone"));
  g_assert_cmpstr (wm_record_get (again, "client"), ==, wm_record_get_id (client));
  g_assert_false (wm_record_is_new (again));
  wm_record_revert (contact);
  g_assert_null (typed (contact));
  drop (contact);
  remove_record (clinic, contact);
}

static void
test_new (void)
{
  g_autoptr (WmRecord) client = a_client (), contact = new_contact (client), again = NULL;
  keep (contact);
  g_assert_cmpint (back (contact, &again), ==, WM_RETURN_TYPED);
  g_assert_true (wm_record_is_new (again));
  g_assert_cmpstr (wm_record_get_id (again), ==, wm_record_get_id (contact));
  g_assert_cmpstr (wm_record_get (again, "phone"), ==, "555-0100");
  g_assert_null (wm_record_get (again, "client")); /* the window that shows it knows whose it is */
  g_auto (GStrv) ids = wm_record_draft_ids (clinic, &wm_contact_schema, wm_record_get_id (client));
  g_assert_cmpstrv (ids, ((const char *const[]){ wm_record_get_id (contact), NULL }));
  g_clear_object (&again);
  save_record (clinic, contact); /* saved, and killed before the draft was dropped: nothing is left to offer */
  g_assert_cmpint (back (contact, &again), ==, WM_RETURN_NOTHING);
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_assert_cmpuint (kept->len, ==, 0);
  drop (contact);
  remove_record (clinic, contact);
}

/* What somebody saved meanwhile stays where it wasn't typed over. */
static void
test_changed (void)
{
  g_autoptr (WmRecord) client = a_client (), contact = new_contact (client), again = NULL;
  save_record (clinic, contact);
  g_autoptr (WmRecord) typing = wm_clinic_load (clinic, &wm_contact_schema, wm_record_get_id (contact), NULL);
  wm_record_set (typing, "name", "Rosa K.");
  keep (typing);
  wm_record_set_many (contact, "phone", "555-0199", "relation", "aunt", NULL);
  save_record (clinic, contact);
  g_assert_cmpint (back (contact, &again), ==, WM_RETURN_CHANGED);
  g_assert_cmpstr (wm_record_get (again, "name"), ==, "Rosa K.");
  g_assert_cmpstr (wm_record_get (again, "phone"), ==, "555-0199");
  g_assert_cmpstr (wm_record_get (again, "relation"), ==, "aunt");
  drop (contact);
  remove_record (clinic, contact);
}

/* All of it is there to be entered anew. */
static void
test_removed (void)
{
  g_autoptr (WmRecord) client = a_client (), contact = new_contact (client), again = NULL;
  save_record (clinic, contact);
  wm_record_set (contact, "name", "Rosa K.");
  keep (contact);
  g_autoptr (WmRecord) stored = wm_clinic_load (clinic, &wm_contact_schema, wm_record_get_id (contact), NULL);
  remove_record (clinic, stored);
  g_assert_cmpint (back (contact, &again), ==, WM_RETURN_REMOVED);
  g_assert_true (wm_record_is_new (again));
  g_assert_cmpstr (wm_record_get (again, "name"), ==, "Rosa K.");
  g_assert_cmpstr (wm_record_get (again, "phone"), ==, "555-0100");
  g_assert_cmpstr (wm_record_get (again, "client"), ==, wm_record_get_id (client));
  save_record (clinic, again);
  drop (contact);
  remove_record (clinic, again);
}

/* A value that brings others along doesn't undo what was typed over them, whatever their order. */
static void
brings_cb (WmRecord *record)
{
  wm_record_set_many (record, "name", "brought", "phone", "brought", "relation", "brought", NULL);
}

static void
test_brings_along (void)
{
  g_autoptr (WmRecord) client = a_client (), contact = new_contact (client), again = wm_record_new (&wm_contact_schema);
  g_autofree char *text = typed (contact);
  g_signal_connect (again, "notify::kind", G_CALLBACK (brings_cb), NULL);
  g_signal_connect (again, "notify::stance", G_CALLBACK (brings_cb), NULL);
  g_assert_cmpint (wm_record_draft_read (text, again), ==, WM_RETURN_TYPED);
  g_assert_cmpstr (wm_record_get (again, "name"), ==, "Rosa Kent");
  g_assert_cmpstr (wm_record_get (again, "phone"), ==, "555-0100");
  g_assert_null (wm_record_get (again, "relation"));
}

static void
act_as_another (const char *name)
{
  wm_clinic_act_as (clinic, name);
  g_assert_cmpstr (wm_record_get (wm_clinic_get_user_record (clinic), "name"), ==, name);
}

/* Neither the list after sign-in nor the key itself gives it to somebody else, who types into the same record beside it. */
static void
test_bound_to_who_typed (void)
{
  g_autoptr (WmRecord) client = a_client (), contact = new_contact (client), again = NULL, own = NULL;
  g_autofree char *me = g_strdup (wm_clinic_get_user (clinic)), *key = key_of (contact);
  WmReturn what;
  keep (contact);
  {
    g_autoptr (GPtrArray) mine = wm_drafts_list (clinic);
    g_assert_cmpuint (mine->len, ==, 1);
    const WmKept *kept = mine->pdata[0];
    g_assert_cmpstr (kept->client, ==, wm_record_get_id (client));
    g_assert_cmpstr (kept->what, ==, "contact");
    g_assert_cmpstr (kept->key, ==, key);
    g_assert_cmpstr (kept->id, ==, wm_record_get_id (contact));
  }
  act_as_another ("J. Doe");
  {
    g_autoptr (GPtrArray) theirs = wm_drafts_list (clinic);
    g_auto (GStrv) ids = wm_record_draft_ids (clinic, &wm_contact_schema, wm_record_get_id (client));
    g_assert_cmpuint (theirs->len, ==, 0);
    g_assert_null (ids[0]);
    g_assert_null (wm_record_draft_load (clinic, key, &what));
    wm_record_set (contact, "name", "typed by another");
    keep (contact);
    drop (contact);
  }
  act_as_another (me);
  g_assert_cmpint (back (contact, &own), ==, WM_RETURN_TYPED);
  g_assert_cmpstr (wm_record_get (own, "name"), ==, "Rosa Kent");
  drop (contact);
}

/* Whose chart is gone, or whose record nobody knows: nothing is offered. */
static void
test_foreign (void)
{
  static const char *const tails[] = { "/contact/nobody/x", "/castle/-/x", "/contact", "/contact/-/x", "/contact/-/x/y", "" };
  WmRecord *staff = wm_clinic_get_user_record (clinic);
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *key = g_strconcat ("record/", wm_record_get_id (staff), tails[i], NULL);
      g_test_message ("%s", key);
      g_assert_true (wm_store_put_draft (wm_clinic_get_store (clinic), key, "[contact]\nname=x\n", NULL));
      g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
      g_assert_cmpuint (kept->len, ==, 0);
      g_assert_true (wm_store_put_draft (wm_clinic_get_store (clinic), key, NULL, NULL));
    }
}

static void
test_damaged (void)
{
  static const char *const texts[] = { "", "half a sent", "[client]\nfirst-name=x\n", "[contact]\nwas.name=x\n", "[contact]\nno-field=x\n" };
  g_autoptr (WmRecord) client = a_client (), contact = new_contact (client);
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  save_record (clinic, contact);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (wm_record_draft_read (texts[i], contact), ==, WM_RETURN_NOTHING);
  wm_record_set (contact, "name", "Rosa K.");
  g_autofree char *text = typed (contact);
  wm_record_revert (contact);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *copy = g_strdup (text);
      for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
        copy[g_rand_int_range (rand, 0, (gint32) strlen (text))] = (char) g_rand_int_range (rand, 1, 256);
      wm_record_draft_read (copy, contact); /* taken or not: the record stays the one it is */
      wm_record_revert (contact);
    }
  remove_record (clinic, contact);
}

/* Two records that are entered together, and the clinic's own, which is nobody's chart. */
static void
test_together (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema), again = wm_record_new (&wm_inquiry_schema);
  g_ptr_array_add (records, wm_record_new (&wm_client_schema));
  g_ptr_array_add (records, wm_record_new (&wm_inquiry_schema));
  wm_record_set (records->pdata[0], "last-name", "Kent");
  wm_record_set (records->pdata[1], "reason", "asks for a place");
  wm_record_set (room, "name", "Garden");
  g_autofree char *text = wm_record_draft_write (records), *room_text = typed (room);
  g_autofree char *key = wm_record_draft_key (clinic, &wm_client_schema, NULL, WM_DRAFT_NEW_CLIENT);
  g_autofree char *room_key = wm_record_draft_key (clinic, &wm_room_schema, NULL, wm_record_get_id (room));
  g_assert_true (wm_record_draft_put (clinic, key, text, NULL) && wm_record_draft_put (clinic, room_key, room_text, NULL));
  g_assert_cmpint (wm_record_draft_read (text, again), ==, WM_RETURN_TYPED);
  g_assert_cmpstr (wm_record_get (again, "reason"), ==, "asks for a place");
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_assert_cmpuint (kept->len, ==, 2);
  for (guint i = 0; i < kept->len; i++)
    g_assert_null (((WmKept *) kept->pdata[i])->client);
  g_assert_true (wm_record_draft_put (clinic, key, NULL, NULL) && wm_record_draft_put (clinic, room_key, NULL, NULL));
}

/* A form that leads to more than a record has a word in place of an id, is told as nobody's chart, and stands in no list of
 * records. */
static void
test_words (void)
{
  static const struct { const WmSchema *schema; const char *word, *field, *value; } forms[] = {
    { &wm_session_schema, WM_DRAFT_NEW_SESSION, "kind", "individual" }, { &wm_staff_schema, WM_DRAFT_NEW_PERSON, "name", "Theo Ade" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (WmRecord) record = wm_record_new (forms[i].schema);
      g_autofree char *key = wm_record_draft_key (clinic, forms[i].schema, NULL, forms[i].word);
      wm_record_set (record, forms[i].field, forms[i].value);
      g_autofree char *text = typed (record);
      g_assert_true (wm_record_draft_put (clinic, key, text, NULL));
      g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
      g_auto (GStrv) ids = wm_record_draft_ids (clinic, forms[i].schema, NULL);
      g_assert_cmpuint (kept->len, ==, 1);
      g_assert_null (((WmKept *) kept->pdata[0])->client);
      g_assert_cmpstr (((WmKept *) kept->pdata[0])->id, ==, forms[i].word);
      g_assert_null (ids[0]);
      g_assert_true (wm_record_draft_put (clinic, key, NULL, NULL));
    }
}

static WmRecord *
a_signed_plan (void)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, "state", "in-force", NULL);
  g_assert_cmpuint (plans->len, >, 0);
  return g_object_ref (plans->pdata[0]);
}

/* Under a plan or under its review: told in the chart that both are in. */
static void
test_signature (void)
{
  g_autoptr (WmRecord) plan = a_signed_plan (), review = wm_record_new (&wm_review_schema), given = wm_record_new (&wm_signature_schema);
  wm_record_set_many (review, "plan", wm_record_get_id (plan), "review-date", "2026-11-20", "kind", "scheduled", NULL);
  save_record (clinic, review);
  wm_record_set (given, "statement", "Objective 2.1");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *key = wm_record_draft_key (clinic, &wm_signature_schema, wm_record_get_id (i ? review : plan), "supervisor");
      g_autofree char *text = typed (given);
      g_assert_true (wm_record_draft_put (clinic, key, text, NULL));
      g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
      g_assert_cmpuint (kept->len, ==, 1);
      g_assert_cmpstr (((WmKept *) kept->pdata[0])->client, ==, wm_record_get (plan, "client"));
      g_assert_true (wm_record_draft_put (clinic, key, NULL, NULL));
    }
  remove_record (clinic, review);
}

/* With a chart that is destroyed goes what was typed in it, also into what was never stored. */
static void
test_destroyed (void)
{
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_clinic_get_store (clinic);
  wm_record_set (room, "name", "Garden");
  save_record (clinic, room);
  g_autofree char *own = wm_record_draft_key (clinic, &wm_room_schema, NULL, wm_record_get_id (room));
  g_autofree char *below = wm_record_draft_key (clinic, &wm_contact_schema, wm_record_get_id (room), "never-stored");
  g_autofree char *other = wm_record_draft_key (clinic, &wm_contact_schema, "another", "never-stored");
  g_assert_true (wm_record_draft_put (clinic, own, "[room]\nname=x\n", NULL) && wm_record_draft_put (clinic, below, "[contact]\nname=x\n", NULL)
                 && wm_record_draft_put (clinic, other, "[contact]\nname=x\n", NULL));
  g_assert_true (wm_store_begin (store, "J. Harmon", "destroy records", &error) && wm_store_erase (store, room, &error)
                 && wm_store_commit (store, &error));
  g_autofree char *gone = wm_store_get_draft (store, own), *gone_below = wm_store_get_draft (store, below), *stays = wm_store_get_draft (store, other);
  g_assert_null (gone);
  g_assert_null (gone_below);
  g_assert_nonnull (stays);
  g_assert_true (wm_record_draft_put (clinic, other, NULL, NULL));
}

/* In somebody else's chart: told to who typed it there, whose chart it is and nothing of the words, until it is opened. */
static void
test_chart_of_others (void)
{
  g_autofree char *me = g_strdup (wm_clinic_get_user (clinic));
  act_as_another ("J. Doe");
  g_autoptr (WmRecord) theirs = NULL;
  for (guint n = 101; n < 141 && theirs == NULL; n++)
    {
      g_autofree char *number = g_strdup_printf ("C-%04u", n);
      g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, number, NULL);
      if (client && !wm_access_is_own (clinic, wm_record_get_id (client)))
        theirs = g_steal_pointer (&client);
    }
  g_assert_nonnull (theirs);
  g_autoptr (WmRecord) contact = new_contact (theirs);
  keep (contact);
  {
    g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
    g_assert_cmpuint (kept->len, ==, 1);
    g_assert_cmpstr (((WmKept *) kept->pdata[0])->client, ==, wm_record_get_id (theirs));
  }
  drop (contact);
  act_as_another (me);
}

static gboolean
is_in_files (const char *place, const char *words)
{
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;
  gboolean found = FALSE;
  while ((name = g_dir_read_name (dir)) && !found)
    {
      g_autofree char *path = g_build_filename (place, name, NULL), *data = NULL;
      gsize size = 0;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found = is_in_files (path, words);
      else if (g_file_get_contents (path, &data, &size, NULL))
        found = memmem (data, size, words, strlen (words)) != NULL;
    }
  return found;
}

/* Kept at once, told once where it came and went, and in no file to be read. */
static void
test_journal (void)
{
  g_autoptr (WmRecord) client = a_client (), contact = new_contact (client);
  g_autofree char *plain = g_build_filename (folder, "plain", NULL), *key = key_of (contact);
  wm_record_set (contact, "note", MARKER);
  changes = 0;
  keep (contact);
  keep (contact);
  wm_record_set (contact, "note", MARKER " and tea");
  keep (contact);
  g_assert_cmpuint (changes, ==, 1);
  g_autofree char *text = wm_store_get_draft (wm_clinic_get_store (clinic), key);
  g_assert_nonnull (strstr (text, MARKER));
  g_assert_false (is_in_files (folder, MARKER));
  g_assert_true (g_file_set_contents (plain, text, -1, NULL));
  g_assert_true (is_in_files (folder, MARKER)); /* the search finds what is there */
  drop (contact);
  drop (contact);
  g_assert_cmpuint (changes, ==, 2);
}

static void
count_cb (void)
{
  changes++;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WmDay today = wm_day_from_ymd (2026, 11, 24);
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-typed-XXXXXX", NULL), *code = NULL;
  folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_clinic_create (folder, "Riverside Recovery", "J. Harmon", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, today);
  g_assert_true (wm_sample_fill (clinic, 40, 1, today, &error));
  g_signal_connect (clinic, "kept", G_CALLBACK (count_cb), NULL);
  g_test_add_func ("/service/record-draft/edited", test_edited);
  g_test_add_func ("/service/record-draft/new", test_new);
  g_test_add_func ("/service/record-draft/changed", test_changed);
  g_test_add_func ("/service/record-draft/removed", test_removed);
  g_test_add_func ("/service/record-draft/brings-along", test_brings_along);
  g_test_add_func ("/service/record-draft/bound-to-who-typed", test_bound_to_who_typed);
  g_test_add_func ("/service/record-draft/foreign", test_foreign);
  g_test_add_func ("/service/record-draft/damaged", test_damaged);
  g_test_add_func ("/service/record-draft/together", test_together);
  g_test_add_func ("/service/record-draft/words", test_words);
  g_test_add_func ("/service/record-draft/signature", test_signature);
  g_test_add_func ("/service/record-draft/destroyed", test_destroyed);
  g_test_add_func ("/service/record-draft/chart-of-others", test_chart_of_others);
  g_test_add_func ("/service/record-draft/journal", test_journal);
  int result = g_test_run ();
  g_assert_finalize_object (clinic);
  g_free (folder);
  return result;
}
