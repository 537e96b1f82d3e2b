/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way in as it is entered: what each step saves, what stands against it and on which field, and what is next, for whom. */
#include "wm-client-duties.h"
#include "wm-client-path.h"
#include "wm-client-steps.h"
#include "wm-intake-people.h"

#include <string.h>

#define MAY(path, act) (((path)->may & (1u << (act))) != 0)

static WmClinic *clinic;
static WmRecord *counselor, *other;

static WmRecord *
save (const WmSchema *schema, ...)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  WmRecord *record = wm_record_new (schema);
  va_list args;
  va_start (args, schema);
  for (const char *field; (field = va_arg (args, const char *));)
    wm_record_set (record, field, va_arg (args, const char *));
  va_end (args);
  g_ptr_array_add (records, record);
  wm_clinic_save (clinic, "test", records, NULL, findings, &error);
  g_assert_no_error (error);
  return record;
}

static void
make_clinic (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-steps-XXXXXX", NULL), *code = NULL, *folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_clinic_create (folder, "Mill Street", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  counselor = save (&wm_staff_schema, "name", "J. Doe", "role", "counselor", "active", "1", "credential", "LCSW", NULL);
  other = save (&wm_staff_schema, "name", "M. Roe", "role", "counselor", "active", "1", "credential-expires", "2026-11-30", NULL);
  g_object_unref (save (&wm_staff_schema, "name", "F. Desk", "role", "front-desk", "active", "1", NULL));
  g_object_unref (save (&wm_setting_schema, "name", "sample", "value", "1", NULL)); /* so that places may be taken */
}

static gboolean
found (GPtrArray *findings, WmRecord *record, const char *field)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (((WmFinding *) findings->pdata[i])->field, field) == 0
        && g_strcmp0 (((WmFinding *) findings->pdata[i])->record_id, wm_record_get_id (record)) == 0)
      return TRUE;
  return FALSE;
}

static void
answer_inquiry (WmRecord *inquiry)
{
  wm_record_set_many (inquiry, "received", "2026-11-20", "caller-name", "Rosa", "caller-relation", "family", "callback-phone", "(555) 010-0000",
                      "may-leave-message", "0", "identify-as", "first-name", "referral-source", "self", "reason", "wants to stop", "urgent-risk", "0",
                      "track-wanted", "evening", NULL);
}

static WmRecord *
new_client (const char *number)
{
  g_autoptr (WmRecord) inquiry = wm_record_new (&wm_inquiry_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  WmRecord *client = wm_record_new (&wm_client_schema);
  wm_record_set_many (client, "client-no", number, "first-name", "Marisol", "last-name", "Vega", "date-of-birth", "1990-05-02", NULL);
  answer_inquiry (inquiry);
  wm_client_begin (clinic, client, inquiry, findings, &error);
  g_assert_no_error (error);
  return client;
}

static WmClientPath *
path_of (WmRecord *client)
{
  g_autoptr (GError) error = NULL;
  WmClientPath *path = wm_client_path_load (clinic, wm_record_get_id (client), &error);
  g_assert_no_error (error);
  return path;
}

static void
expect_next (WmRecord *client, const char *status, WmClientAct next)
{
  g_autoptr (WmClientPath) path = path_of (client);
  g_assert_cmpstr (path->status, ==, status);
  g_assert_cmpint (wm_client_path_next (path), ==, next);
}

static WmRecord *
screening_of (WmRecord *client, gboolean needs_more)
{
  WmRecord *s = wm_record_new (&wm_screening_schema);
  wm_record_set_many (s, "client", wm_record_get_id (client), "screened", "2026-11-21", "screened-by", wm_record_get_id (counselor), "intoxicated", "0",
                      "withdrawal-risk", "none", "overdose-ever", "0", "suicide-risk", "none", "violence-risk", "none", "self-harm", "never",
                      "medical-emergency", "0", "needs-24h", needs_more ? "1" : "0", "result", needs_more ? "refer" : "continue", "referred-to",
                      needs_more ? "Springfield detox" : NULL, NULL);
  return s;
}

static void
screen (WmRecord *client, gboolean needs_more)
{
  g_autoptr (WmRecord) s = screening_of (client, needs_more);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_client_screen (clinic, s, findings, &error);
  g_assert_no_error (error);
}

static gboolean
take (WmRecord *client, const char *to, const char *reason, const char *where, GPtrArray *findings, GError **error)
{
  g_autoptr (WmRecord) change = wm_record_new (&wm_status_change_schema);
  wm_record_set_many (change, "client", wm_record_get_id (client), "new-status", to, "date", "2026-11-22", "reason", reason, "referred-to", where, NULL);
  return wm_client_take (clinic, change, findings, error);
}

static void
admit (WmRecord *client, const char *day)
{
  g_autoptr (WmRecord) e = wm_record_new (&wm_episode_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  const WmClientMove move = { .day = WM_DAY_NONE };
  wm_record_set_many (e, "client", wm_record_get_id (client), "admit-date", day, "track", "evening", "level",
                      wm_record_get_id (wm_clinic_find_level (clinic, "4", "2.1")), "counselor", wm_record_get_id (counselor), "prescribed-days", "3",
                      "hours-min", "9", "hours-max", "12", "planned-weeks", "12", "phase", "phase-1", NULL);
  wm_client_admit (clinic, e, &move, findings, &error);
  g_assert_no_error (error);
}

/* Client and inquiry, or neither; everything that is wrong is said at once, by its field. */
static void
test_begin (void)
{
  g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema), inquiry = wm_record_new (&wm_inquiry_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_record_set_many (client, "client-no", "C-0900", "first-name", "Ana", "date-of-birth", "2027-01-01", NULL);
  wm_record_set_many (inquiry, "received", "2026-11-25", "may-leave-message", "0", NULL);
  g_assert_false (wm_client_begin (clinic, client, inquiry, findings, &error));
  static const char *const of_client[] = { "last-name", "date-of-birth" };
  static const char *const of_inquiry[] = { "received", "caller-name", "caller-relation", "identify-as", "referral-source", "reason", "urgent-risk" };
  for (guint i = 0; i < G_N_ELEMENTS (of_client); i++)
    g_assert_true (found (findings, client, of_client[i]));
  for (guint i = 0; i < G_N_ELEMENTS (of_inquiry); i++)
    g_assert_true (found (findings, inquiry, of_inquiry[i]));
  g_assert_null (wm_clinic_find_client (clinic, "C-0900", NULL));
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  wm_record_set_many (client, "last-name", "Sol", "date-of-birth", "1991-01-01", NULL);
  g_assert_true (wm_client_begin (clinic, client, NULL, findings, &error)); /* the inquiry follows */
  expect_next (client, "inquiry", WM_CLIENT_INQUIRE);
  g_autoptr (WmRecord) later = wm_record_new (&wm_inquiry_schema);
  wm_record_set (later, "client", wm_record_get_id (client));
  answer_inquiry (later);
  g_assert_true (wm_client_inquire (clinic, later, findings, &error));
  expect_next (client, "inquiry", WM_CLIENT_SCREEN);
}

/* Left in the middle, it is kept; with a result nothing stays open, and it leads on. */
static void
test_screen (void)
{
  g_autoptr (WmRecord) client = new_client ("C-0901"), s = wm_record_new (&wm_screening_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_record_set_many (s, "client", wm_record_get_id (client), "screened", "2026-11-21", "screened-by", wm_record_get_id (counselor), "suicide-risk", "moderate", NULL);
  g_assert_true (wm_client_screen (clinic, s, findings, &error));
  expect_next (client, "screening", WM_CLIENT_SCREEN);
  wm_record_set (s, "result", "continue");
  g_assert_false (wm_client_screen (clinic, s, findings, &error));
  static const char *const missing[] = { "intoxicated", "withdrawal-risk", "overdose-ever", "violence-risk", "self-harm", "medical-emergency", "needs-24h", "action" };
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_true (found (findings, s, missing[i]));
  g_assert_false (found (findings, s, "suicide-risk"));
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  wm_record_set_many (s, "intoxicated", "0", "withdrawal-risk", "none", "overdose-ever", "0", "violence-risk", "none", "self-harm", "never",
                      "medical-emergency", "0", "needs-24h", "0", "action", "safety plan written together", NULL);
  g_assert_true (wm_client_screen (clinic, s, findings, &error));
  expect_next (client, "assessment", WM_CLIENT_ADMIT);
}

/* Who needs more than this program is referred; going on all the same is the director's, with a reason. */
static void
test_against (void)
{
  g_autoptr (WmRecord) client = new_client ("C-0902");
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  screen (client, TRUE);
  expect_next (client, "screening", WM_CLIENT_REFER);
  wm_clinic_act_as (clinic, "J. Doe");
  g_autoptr (WmClientPath) theirs = path_of (client);
  g_assert_false (MAY (theirs, WM_CLIENT_OVERRIDE));
  wm_clinic_act_as (clinic, "A. Director");
  g_autoptr (WmClientPath) path = path_of (client);
  g_assert_true (MAY (path, WM_CLIENT_OVERRIDE));
  g_assert_false (MAY (path, WM_CLIENT_ADMIT));
  g_assert_false (take (client, "assessment", NULL, NULL, findings, &error));
  g_assert_cmpstr (((WmFinding *) findings->pdata[0])->field, ==, "reason");
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  g_assert_true (take (client, "assessment", "detox was completed on the way here", NULL, findings, &error));
  expect_next (client, "assessment", WM_CLIENT_ADMIT);
}

/* Who waits keeps the place, and what was entered with it, while they are screened. */
static void
test_wait (void)
{
  g_autoptr (WmRecord) client = new_client ("C-0903"), place = wm_record_new (&wm_waitlist_schema), bare = wm_record_new (&wm_waitlist_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_record_set_many (bare, "client", wm_record_get_id (client), "since", "2026-11-21", NULL);
  g_assert_false (wm_client_wait (clinic, bare, NULL, findings, &error));
  g_assert_true (found (findings, bare, "priority"));
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  wm_record_set_many (place, "client", wm_record_get_id (client), "since", "2026-11-21", "priority", "urgent", "interim", "weekly call", NULL);
  g_assert_true (wm_client_wait (clinic, place, NULL, findings, &error));
  expect_next (client, "waitlisted", WM_CLIENT_SCREEN);
  screen (client, FALSE);
  expect_next (client, "waitlisted", WM_CLIENT_ADMIT);
  g_autoptr (WmClientPath) path = path_of (client);
  g_assert_cmpstr (wm_record_get_id (path->place), ==, wm_record_get_id (place));
  g_assert_cmpstr (wm_record_get (path->place, "interim"), ==, "weekly call");
  g_assert_false (take (client, "declined", NULL, NULL, findings, &error)); /* off the list, and why */
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  g_assert_false (take (client, "referred-out", NULL, NULL, findings, &error));
  g_assert_cmpstr (((WmFinding *) findings->pdata[0])->field, ==, "referred-to");
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  g_assert_true (take (client, "declined", "moved away", NULL, findings, &error));
  g_autoptr (WmRecord) ended = wm_clinic_load (clinic, &wm_waitlist_schema, wm_record_get_id (place), NULL);
  g_assert_cmpstr (wm_record_get (ended, "ended"), ==, "2026-11-22");
  expect_next (client, "declined", WM_CLIENT_INQUIRE);
}

/* To another counselor and back into a second episode. */
static void
test_transfer_and_readmit (void)
{
  g_autoptr (WmRecord) client = new_client ("C-0904"), change = wm_record_new (&wm_counselor_change_schema), again = wm_record_new (&wm_inquiry_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  screen (client, FALSE);
  admit (client, "2026-11-22");
  expect_next (client, "admitted", WM_CLIENT_BEGIN);
  g_assert_true (take (client, "active", NULL, NULL, findings, &error));
  expect_next (client, "active", WM_CLIENT_N_ACTS);
  g_autoptr (WmClientPath) path = path_of (client);
  g_assert_true (MAY (path, WM_CLIENT_TRANSFER) && MAY (path, WM_CLIENT_CHANGE_LEVEL) && MAY (path, WM_CLIENT_CHANGE_PHASE));
  g_assert_null (wm_client_describe_duties (clinic, path->episode));
  g_object_unref (save (&wm_session_schema, "client", wm_record_get_id (client), "kind", "individual", "date", "2026-11-26", "starts", "09:00", "ends", "10:00",
                        "staff", wm_record_get_id (counselor), "state", "planned", NULL));
  g_autofree char *duties = wm_client_describe_duties (clinic, path->episode);
  g_assert_cmpstr (duties, ==, "J. Doe stays responsible for 0 interventions of the plan and leads 1 planned session or series until you change them.");
  wm_record_set_many (change, "episode", wm_record_get_id (path->episode), "date", "2026-11-24", "new-counselor", wm_record_get_id (counselor), NULL);
  g_assert_false (wm_client_transfer (clinic, change, findings, &error));
  g_assert_cmpstr (error->message, ==, "J. Doe is the counselor already. Choose another one.");
  g_assert_true (found (findings, change, "new-counselor"));
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  wm_record_set (change, "new-counselor", wm_record_get_id (other));
  g_assert_true (wm_client_transfer (clinic, change, findings, &error));
  g_assert_cmpstr (wm_record_get (change, "old-counselor"), ==, wm_record_get_id (counselor));
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, wm_record_get_id (client), NULL);
  g_assert_cmpstr (wm_record_get (episode, "counselor"), ==, wm_record_get_id (other));
  g_assert_true (take (client, "discharged", NULL, NULL, findings, &error));
  expect_next (client, "discharged", WM_CLIENT_INQUIRE);
  wm_record_set (again, "client", wm_record_get_id (client));
  answer_inquiry (again);
  wm_record_set (again, "received", "2026-11-24");
  g_assert_true (wm_client_inquire (clinic, again, findings, &error));
  expect_next (client, "inquiry", WM_CLIENT_SCREEN); /* the screening of the first time is over */
}

static void
test_expired_credential (void)
{
  g_autoptr (WmRecord) client = new_client ("C-0905"), change = wm_record_new (&wm_counselor_change_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  screen (client, FALSE);
  admit (client, "2026-11-22");
  g_autoptr (WmClientPath) path = path_of (client);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 12, 2));
  wm_record_set_many (change, "episode", wm_record_get_id (path->episode), "date", "2026-12-01", "new-counselor", wm_record_get_id (other), NULL);
  g_assert_false (wm_client_transfer (clinic, change, findings, &error));
  g_assert_cmpstr (error->message, ==, "The credential of M. Roe has expired by then. Choose another counselor.");
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
}

/* The front desk takes the inquiry; what a screening says is not its to read, and what follows from it not its to decide. */
static void
test_front_desk (void)
{
  wm_clinic_act_as (clinic, "F. Desk");
  g_autoptr (WmRecord) client = new_client ("C-0906");
  g_autoptr (WmClientPath) path = path_of (client);
  g_assert_cmpint (wm_client_path_next (path), ==, WM_CLIENT_N_ACTS);
  g_assert_true (MAY (path, WM_CLIENT_WAIT) && MAY (path, WM_CLIENT_REFER));
  g_autoptr (WmRecord) s = screening_of (client, FALSE);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_assert_false (wm_client_screen (clinic, s, findings, NULL));
  wm_clinic_act_as (clinic, "A. Director");
  screen (client, FALSE);
  wm_clinic_act_as (clinic, "F. Desk");
  g_autoptr (WmClientPath) after = path_of (client);
  g_assert_true (after->screened);
  g_assert_null (after->screening);
  g_assert_cmpuint (after->may, ==, 0);
  wm_clinic_act_as (clinic, "A. Director");
}

static WmRecord *
put_on_list (const char *number, const char *priority, const char *since)
{
  g_autoptr (WmRecord) place = wm_record_new (&wm_waitlist_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  WmRecord *client = new_client (number);
  wm_record_set_many (place, "client", wm_record_get_id (client), "since", since, "priority", priority, NULL);
  wm_client_wait (clinic, place, NULL, findings, &error);
  g_assert_no_error (error);
  return client;
}

static char *
numbers_of (GListModel *list)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (WmIntakePerson) person = g_list_model_get_item (list, i);
      g_string_append_printf (text, "%s ", wm_intake_person_get (person, WM_INTAKE_NUMBER));
    }
  return g_string_free (text, FALSE);
}

/* Places are given by priority, then to who waits longer; who was reached needs no call. */
static void
test_lists (void)
{
  g_autoptr (WmRecord) a G_GNUC_UNUSED = put_on_list ("C-0910", "routine", "2026-11-20"), b = put_on_list ("C-0911", "routine", "2026-11-10");
  g_autoptr (WmRecord) c G_GNUC_UNUSED = put_on_list ("C-0912", "pregnant", "2026-11-23");
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) waiting = wm_intake_waiting (clinic, &error), asked = wm_intake_inquiries (clinic, &error);
  g_autofree char *order = numbers_of (waiting), *inquiries = numbers_of (asked);
  g_assert_cmpstr (order, ==, "C-0912 C-0911 C-0910 ");
  g_assert_null (strstr (inquiries, "C-0912"));
  g_assert_nonnull (strstr (inquiries, "C-0905 ")); /* admitted, not begun */
  g_autoptr (WmRecord) task G_GNUC_UNUSED = save (&wm_task_schema, "title", "Call", "kind", "call-back", "client", wm_record_get_id (b), "due", "2026-11-23", NULL);
  g_autoptr (GListModel) due = wm_intake_waiting (clinic, &error);
  g_autoptr (WmIntakePerson) person = g_list_model_get_item (due, 1);
  g_assert_cmpstr (wm_intake_person_get (person, WM_INTAKE_NEXT_CALL), ==, "2026-11-23");
  g_assert_cmpint (wm_intake_person_days (person, WM_INTAKE_SINCE, wm_clinic_get_today (clinic)), ==, 14);
  g_assert_true (wm_intake_person_matches (person, "vega 0911"));
  g_assert_false (wm_intake_person_matches (person, "vega 0910"));
  g_assert_true (wm_intake_contacted (clinic, wm_intake_person_get (person, WM_INTAKE_RECORD), &error));
  g_autoptr (GListModel) after = wm_intake_waiting (clinic, &error);
  g_autoptr (WmIntakePerson) reached = g_list_model_get_item (after, 1);
  g_assert_null (wm_intake_person_get (reached, WM_INTAKE_NEXT_CALL));
  g_assert_cmpstr (wm_intake_person_get (reached, WM_INTAKE_LAST_CONTACT), ==, "2026-11-24");
}

static void
test_call_words (void)
{
  g_autoptr (WmRecord) inquiry = wm_record_new (&wm_inquiry_schema);
  answer_inquiry (inquiry);
  g_autofree char *theirs = wm_inquiry_call_words (clinic, inquiry);
  g_assert_cmpstr (theirs, ==, "Leave no message. Say who calls by: First name only. "
                               "The caller is somebody else: listen, and tell nothing about the client without their consent.");
  wm_record_set_many (inquiry, "caller-relation", "self", "may-leave-message", "1", NULL);
  g_autofree char *own = wm_inquiry_call_words (clinic, inquiry);
  g_assert_true (g_str_has_prefix (own, "A message may be left."));
  g_assert_null (strstr (own, "somebody else"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  make_clinic ();
  g_test_add_func ("/service/client-steps/begin", test_begin);
  g_test_add_func ("/service/client-steps/screen", test_screen);
  g_test_add_func ("/service/client-steps/against", test_against);
  g_test_add_func ("/service/client-steps/wait", test_wait);
  g_test_add_func ("/service/client-steps/transfer-and-readmit", test_transfer_and_readmit);
  g_test_add_func ("/service/client-steps/expired-credential", test_expired_credential);
  g_test_add_func ("/service/client-steps/front-desk", test_front_desk);
  g_test_add_func ("/service/client-steps/lists", test_lists);
  g_test_add_func ("/service/client-steps/call-words", test_call_words);
  int result = g_test_run ();
  g_object_unref (counselor);
  g_object_unref (other);
  g_clear_object (&clinic);
  return result;
}
