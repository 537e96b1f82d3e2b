/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a client: every pair of statuses is tried on a client who has all that any step needs; then what each step
 * needs, one thing missing at a time. */
#include "wm-client-status.h"

#include <string.h>

#define TODAY "2026-11-24"

static const char *const statuses[] = { "inquiry", "screening", "assessment", "waitlisted", "referred-out", "declined", "admitted", "active", "discharged", "follow-up" };

/* One column for each status it may become: + legal, - not. */
static const char *const legal[] = {
  /*                  ISAWRDacxf */
  /* inquiry */      "-+-+++----",
  /* screening */    "--++++----",
  /* assessment */   "---++++---",
  /* waitlisted */   "-++-+++---",
  /* referred-out */ "++--------",
  /* declined */     "++--------",
  /* admitted */     "-------++-",
  /* active */       "--------+-",
  /* discharged */   "++-------+",
  /* follow-up */    "++--------",
};

typedef struct
{
  WmClinic *clinic;
  WmRecord *counselor, *desk;
  guint n;
} Room;

static void
save_all (WmClinic *clinic, GPtrArray *records)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_clinic_save (clinic, "test", records, NULL, findings, &error);
  g_assert_no_error (error);
}

static WmRecord *
save (WmClinic *clinic, const WmSchema *schema, ...)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  WmRecord *record = wm_record_new (schema);
  va_list args;
  va_start (args, schema);
  for (const char *field; (field = va_arg (args, const char *));)
    wm_record_set (record, field, va_arg (args, const char *));
  va_end (args);
  g_ptr_array_add (records, record);
  save_all (clinic, records);
  return record;
}

static void
resave (WmClinic *clinic, WmRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_ptr_array_add (records, record);
  save_all (clinic, records);
}

static Room *
room_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-status-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  Room *room = g_new0 (Room, 1);
  room->clinic = wm_clinic_create (folder, "Mill Street", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (room->clinic, wm_day_from_ymd (2026, 11, 24));
  room->counselor = save (room->clinic, &wm_staff_schema, "name", "J. Doe", "role", "counselor", "active", "1", "credential", "LCSW", NULL);
  room->desk = save (room->clinic, &wm_staff_schema, "name", "F. Desk", "role", "front-desk", "active", "1", NULL);
  g_object_unref (save (room->clinic, &wm_setting_schema, "name", "sample", "value", "1", NULL)); /* so that places may be taken */
  return room;
}

static void
room_free (Room *room)
{
  g_object_unref (room->counselor);
  g_object_unref (room->desk);
  g_assert_finalize_object (room->clinic);
  g_free (room);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

/* A client whose inquiry and screening speak for going on. */
static WmRecord *
client_new (Room *room, const char *status)
{
  g_autofree char *number = g_strdup_printf ("C-%04u", ++room->n);
  WmRecord *client = save (room->clinic, &wm_client_schema, "client-no", number, "first-name", "Marisol", "last-name", "Vega", "status", status,
                           "date-of-birth", "1990-05-02", NULL);
  g_object_unref (save (room->clinic, &wm_inquiry_schema, "client", wm_record_get_id (client), "received", "2026-11-01", "caller-name", "Marisol",
                        "caller-relation", "self", "may-leave-message", "0", "identify-as", "first-name", "referral-source", "self", "reason",
                        "wants to stop", "urgent-risk", "0", "track-wanted", "evening", NULL));
  return client;
}

static WmRecord *
screen (Room *room, WmRecord *client, const char *day, const char *needs, const char *result)
{
  return save (room->clinic, &wm_screening_schema, "client", wm_record_get_id (client), "screened", day, "screened-by",
               wm_record_get_id (room->counselor), "needs-24h", needs, "result", result, NULL);
}

static WmRecord *
episode_new (Room *room, WmRecord *client, const char *admitted)
{
  WmRecord *episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (episode, "client", wm_record_get_id (client), "admit-date", admitted, "track", "evening", "level",
                      wm_record_get_id (wm_clinic_find_level (room->clinic, "4", "2.1")), "counselor", wm_record_get_id (room->counselor),
                      "prescribed-days", "3", "hours-min", "9", "hours-max", "12", "planned-weeks", "12", "phase", "phase-1", NULL);
  return episode;
}

static gboolean
try (Room *room, WmRecord *client, const char *to, GError **error)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const WmClientMove move = { .to = to, .day = WM_DAY_NONE, .reason = "as agreed", .referred_to = "Springfield detox" };
  if (strcmp (to, "admitted") != 0)
    return wm_client_move (room->clinic, wm_record_get_id (client), &move, error);
  g_autoptr (WmRecord) episode = episode_new (room, client, TODAY);
  return wm_client_admit (room->clinic, episode, &move, findings, error);
}

static char *
status_of (Room *room, WmRecord *client)
{
  g_autoptr (WmRecord) stored = wm_clinic_load (room->clinic, &wm_client_schema, wm_record_get_id (client), NULL);
  return g_strdup (wm_record_get (stored, "status"));
}

static guint
count (Room *room, const WmSchema *schema, const char *field, const char *value)
{
  g_autoptr (GPtrArray) all = wm_clinic_list (room->clinic, schema, field, value, NULL);
  return all->len;
}

static void
test_every_pair (void)
{
  g_autoptr (Room) room = room_new ();
  for (guint from = 0; from < G_N_ELEMENTS (statuses); from++)
    for (guint to = 0; to < G_N_ELEMENTS (statuses); to++)
      {
        g_autoptr (GError) error = NULL;
        gboolean may = legal[from][to] == '+';
        g_test_message ("%s to %s", statuses[from], statuses[to]);
        g_assert_cmpint (wm_client_step (statuses[from], statuses[to]) != NULL, ==, may);
        g_autoptr (WmRecord) client = client_new (room, statuses[from]);
        g_autoptr (WmRecord) screening G_GNUC_UNUSED = screen (room, client, "2026-11-20", "0", "continue");
        g_autoptr (WmRecord) episode = episode_new (room, client, "2026-11-21");
        if (strcmp (statuses[from], "admitted") == 0 || strcmp (statuses[from], "active") == 0)
          resave (room->clinic, episode);
        gboolean done = try (room, client, statuses[to], &error);
        g_autofree char *now = status_of (room, client);
        g_assert_cmpstr (now, ==, may ? statuses[to] : statuses[from]);
        g_assert_cmpint (done, ==, may);
        g_assert_cmpuint (count (room, &wm_status_change_schema, "client", wm_record_get_id (client)), ==, may ? 1 : 0);
        if (!may)
          {
            g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
            g_assert_true (g_str_has_suffix (error->message, "."));
          }
      }
}

static void
expect (gboolean done, GError **error, const char *sentence)
{
  g_assert_false (done);
  g_assert_error (*error, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_cmpstr ((*error)->message, ==, sentence);
  g_clear_error (error);
}

static void
test_sentences (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) client = client_new (room, "inquiry");
  const char *id = wm_record_get_id (client);
  expect (try (room, client, "active", &error), &error,
          "From “Inquiry” a client can’t become “Active”. What follows is: Screening, On the waitlist, Referred out, Declined.");
  expect (try (room, client, "inquiry", &error), &error, "This client’s status is “Inquiry” already.");
  const WmClientMove nowhere = { .to = "referred-out", .day = WM_DAY_NONE }, late = { .to = "screening", .day = wm_day_from_ymd (2026, 11, 25) };
  expect (wm_client_move (room->clinic, id, &nowhere, &error), &error, "Enter where this client is referred to.");
  expect (wm_client_move (room->clinic, id, &late, &error), &error, "This day is still to come. Enter the day on which the status changed.");
  g_assert_true (try (room, client, "screening", &error));
  expect (try (room, client, "assessment", &error), &error, "Enter the screening first: without it nobody is assessed or admitted.");
  g_autoptr (WmRecord) active = client_new (room, "active");
  expect (try (room, active, "discharged", &error), &error, "This client has no open episode. Admit them first.");
  g_autoptr (WmRecord) episode = episode_new (room, active, "2026-11-20");
  resave (room->clinic, episode);
  const WmClientMove early = { .to = "discharged", .day = wm_day_from_ymd (2026, 11, 19) };
  expect (wm_client_move (room->clinic, wm_record_get_id (active), &early, &error), &error,
          "This day is before the admission. Enter the day of the discharge.");
}

/* Who needs 24-hour care is referred; only the director decides otherwise, and says why; the screening keeps it. */
static void
test_override (void)
{
  static const struct { const char *needs, *result; } against[] = { { "1", "continue" }, { "0", "refer" }, { "0", "emergency" }, { "1", "refer" } };
  g_autoptr (Room) room = room_new ();
  for (guint i = 0; i < G_N_ELEMENTS (against); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = wm_findings_new ();
      g_autoptr (WmRecord) client = client_new (room, "assessment"), screening = screen (room, client, "2026-11-20", against[i].needs, against[i].result);
      expect (try (room, client, "admitted", &error), &error,
              "The screening of 2026-11-20 calls for 24-hour care, withdrawal management or a referral. Refer this person, or let the clinical "
              "director decide with a reason.");
      WmClientMove move = { .day = WM_DAY_NONE, .override_reason = "detox was completed on the way here" };
      g_autoptr (WmRecord) episode = episode_new (room, client, TODAY);
      wm_clinic_act_as (room->clinic, "J. Doe");
      g_assert_false (wm_client_admit (room->clinic, episode, &move, findings, &error));
      g_assert_cmpstr (error->message, ==, "Your role, Counselor, doesn’t allow you to decide against a rule. Ask the clinical director.");
      g_clear_error (&error);
      wm_clinic_act_as (room->clinic, "A. Director");
      g_assert_true (wm_client_admit (room->clinic, episode, &move, findings, &error));
      g_autoptr (WmRecord) stored = wm_clinic_load (room->clinic, &wm_screening_schema, wm_record_get_id (screening), NULL);
      g_assert_cmpstr (wm_record_get (stored, "override-reason"), ==, move.override_reason);
      g_assert_false (wm_record_is_empty (stored, "overridden-by"));
    }
}

/* One act: client, episode, histories, inquiry, waitlist; refused, nothing of it is there. */
static void
test_admission (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) client = client_new (room, "screening"), screening G_GNUC_UNUSED = screen (room, client, "2026-11-02", "0", "continue");
  g_assert_true (try (room, client, "waitlisted", &error));
  g_assert_cmpuint (count (room, &wm_waitlist_schema, "track", "evening"), ==, 1);
  const WmClientMove move = { .day = WM_DAY_NONE };
  g_autoptr (WmRecord) wrong = episode_new (room, client, "2026-11-23");
  wm_record_set (wrong, "hours-min", "7");
  g_assert_false (wm_client_admit (room->clinic, wrong, &move, findings, &error));
  g_assert_cmpstr (error->message, ==, "This level begins at 9 hours a week: prescribe as many, or enter a reason.");
  g_assert_cmpstr (((WmFinding *) findings->pdata[0])->rule, ==, "EP03");
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  g_autoptr (WmRecord) bare = episode_new (room, client, "2026-11-23");
  wm_record_set (bare, "counselor", NULL);
  g_assert_false (wm_client_admit (room->clinic, bare, &move, findings, &error));
  g_assert_cmpstr (error->message, ==, "“Primary counselor” is needed.");
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  g_assert_cmpuint (count (room, &wm_episode_schema, NULL, NULL), ==, 0);
  g_assert_cmpuint (count (room, &wm_level_change_schema, NULL, NULL), ==, 0);
  g_autoptr (WmRecord) episode = episode_new (room, client, "2026-11-23");
  g_assert_true (wm_client_admit (room->clinic, episode, &move, findings, &error));
  g_assert_no_error (error);
  g_autofree char *status = status_of (room, client);
  g_assert_cmpstr (status, ==, "admitted");
  g_assert_cmpstr (wm_record_get (episode, "expected-end"), ==, "2027-02-15");
  g_assert_cmpuint (count (room, &wm_level_change_schema, "episode", wm_record_get_id (episode)), ==, 1);
  g_assert_cmpuint (count (room, &wm_phase_change_schema, "phase", "phase-1"), ==, 1);
  g_assert_cmpuint (count (room, &wm_inquiry_schema, "disposition", "admitted"), ==, 1);
  g_assert_cmpuint (count (room, &wm_waitlist_schema, "ended", "2026-11-23"), ==, 1);
  g_autoptr (WmRecord) second = episode_new (room, client, "2026-11-24");
  g_assert_false (wm_client_admit (room->clinic, second, &move, findings, &error));
  g_assert_true (wm_store_verify (wm_clinic_get_store (room->clinic), NULL));
}

/* Two episodes never stand open beside each other, whatever the status says. */
static void
test_one_open_episode (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) client = client_new (room, "assessment"), screening G_GNUC_UNUSED = screen (room, client, "2026-11-20", "0", "continue");
  g_autoptr (WmRecord) open = episode_new (room, client, "2026-11-21");
  resave (room->clinic, open);
  expect (try (room, client, "admitted", &error), &error, "This client has an open episode since 2026-11-21. Discharge it before another one begins.");
}

/* Whoever comes back is screened anew and gets an episode of their own; the old one stays as it was. */
static void
test_reentry (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) client = client_new (room, "assessment"), screening G_GNUC_UNUSED = screen (room, client, "2026-11-02", "0", "continue");
  g_autoptr (WmRecord) first = episode_new (room, client, "2026-11-03");
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const WmClientMove none = { .day = WM_DAY_NONE };
  g_assert_true (wm_client_admit (room->clinic, first, &none, findings, &error));
  static const char *const way[] = { "active", "discharged", "follow-up", "screening" };
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    g_assert_true (try (room, client, way[i], &error));
  expect (try (room, client, "assessment", &error), &error, "Enter the screening first: without it nobody is assessed or admitted.");
  g_autoptr (WmRecord) anew G_GNUC_UNUSED = screen (room, client, TODAY, "0", "continue");
  g_assert_true (try (room, client, "assessment", &error));
  g_assert_true (try (room, client, "admitted", &error));
  g_assert_cmpuint (count (room, &wm_episode_schema, "client", wm_record_get_id (client)), ==, 2);
  g_autoptr (WmRecord) old = wm_clinic_load (room->clinic, &wm_episode_schema, wm_record_get_id (first), NULL);
  g_assert_cmpstr (wm_record_get (old, "discharge-date"), ==, TODAY);
  g_assert_cmpuint (count (room, &wm_status_change_schema, "client", wm_record_get_id (client)), ==, 7);
}

static void
test_level_and_phase (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) client = client_new (room, "active"), episode = episode_new (room, client, "2026-11-10");
  resave (room->clinic, episode);
  const char *to = wm_record_get_id (wm_clinic_find_level (room->clinic, "4", "1.5"));
  g_autoptr (WmRecord) down = wm_record_new (&wm_level_change_schema), phase = wm_record_new (&wm_phase_change_schema);
  wm_record_set_many (down, "episode", wm_record_get_id (episode), "date", "2026-11-09", "new-level", to, "hours-min", "2", "hours-max", "4", NULL);
  expect (wm_client_change_level (room->clinic, down, findings, &error), &error, "Enter a day between the admission and today.");
  wm_record_set (down, "date", "2026-11-20");
  expect (wm_client_change_level (room->clinic, down, findings, &error), &error, "Choose the reason for the change of level.");
  wm_record_set (down, "reason", "goals-met");
  g_assert_true (wm_client_change_level (room->clinic, down, findings, &error));
  g_assert_cmpstr (wm_record_get (down, "old-level"), ==, wm_record_get (episode, "level"));
  g_autoptr (WmRecord) again = wm_record_copy (down, NULL), now = wm_clinic_load (room->clinic, &wm_episode_schema, wm_record_get_id (episode), NULL);
  g_assert_cmpstr (wm_record_get (now, "level"), ==, to);
  g_assert_cmpstr (wm_record_get (now, "hours-max"), ==, "4");
  expect (wm_client_change_level (room->clinic, again, findings, &error), &error, "This is the level of care already. Choose another one.");
  wm_record_set_many (phase, "episode", wm_record_get_id (episode), "date", "2026-11-22", "phase", "phase-1", "days", "2", NULL);
  expect (wm_client_change_phase (room->clinic, phase, findings, &error), &error, "This is the phase already. Choose another one.");
  wm_record_set (phase, "phase", "phase-2");
  g_assert_true (wm_client_change_phase (room->clinic, phase, findings, &error));
  g_assert_true (try (room, client, "discharged", &error));
  wm_record_set (again, "new-level", wm_record_get (episode, "level"));
  expect (wm_client_change_level (room->clinic, again, findings, &error), &error, "This episode is closed: nothing in it changes any more.");
}

/* The front desk takes inquiries and puts people on the waitlist; what follows is not its to decide. */
static void
test_roles (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) client = client_new (room, "inquiry"), other = client_new (room, "screening");
  wm_clinic_act_as (room->clinic, "F. Desk");
  g_assert_true (try (room, client, "waitlisted", &error));
  expect (try (room, other, "declined", &error), &error, "Your role, Front desk, doesn’t allow you to admit, move or discharge a client. Ask the clinical director.");
  wm_clinic_act_as (room->clinic, "J. Doe");
  g_assert_true (try (room, other, "declined", &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/client-status/every-pair", test_every_pair);
  g_test_add_func ("/service/client-status/sentences", test_sentences);
  g_test_add_func ("/service/client-status/override", test_override);
  g_test_add_func ("/service/client-status/admission", test_admission);
  g_test_add_func ("/service/client-status/one-open-episode", test_one_open_episode);
  g_test_add_func ("/service/client-status/re-entry", test_reentry);
  g_test_add_func ("/service/client-status/level-and-phase", test_level_and_phase);
  g_test_add_func ("/service/client-status/roles", test_roles);
  return g_test_run ();
}
