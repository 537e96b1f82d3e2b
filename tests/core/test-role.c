/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may do what: every pair of role and act against the matrix as it is written here; and the doors of the service,
 * each tried by someone whose role is shut out and by someone whose role is not. */
#include "wm-access.h"
#include "wm-form-document.h"
#include "wm-gate.h"
#include "wm-plan.h"
#include "wm-role.h"
#include "wm-roster.h"
#include "wm-sample.h"
#include "wm-schedule-acts.h"

#include <string.h>

static const char *const roles[] = { "director", "supervisor", "counselor", "facilitator", "peer", "medical", "front-desk", "records", "administrator", "auditor" };

/* One column a role, in the order above: + may, - may not. */
static const struct { WmAct act; const char *name, *may; } matrix[] = {
  /*                                                                        DSCFPMKRAU */
  { WM_ACT_SEE_CLIENTS, "see who the clients are",                         "++++++++-+" },
  { WM_ACT_SEE_CLINICAL, "see clinical text",                              "+++--+-+-+" },
  { WM_ACT_OPEN_EVERY_CHART, "open every client’s chart",                  "++---+-+-+" },
  { WM_ACT_SEE_AUDIT, "see the audit",                                     "+--------+" },
  { WM_ACT_EDIT_CLIENT, "change a client’s personal data",                 "+++---++--" },
  { WM_ACT_INTAKE, "keep inquiries and the waitlist",                      "+++---+---" },
  { WM_ACT_ADMIT, "admit, move or discharge a client",                     "+++-------" },
  { WM_ACT_OVERRIDE, "decide against a rule",                              "+---------" },
  { WM_ACT_WRITE_CLINICAL, "write clinical records",                       "+++-------" },
  { WM_ACT_MEDICATION, "keep medication and allergies",                    "+++--+----" },
  { WM_ACT_WRITE_PLAN, "write treatment plans",                            "+++-------" },
  { WM_ACT_SIGN, "sign or record signatures",                              "+++--+----" },
  { WM_ACT_COSIGN, "co-sign",                                              "++--------" },
  { WM_ACT_SCHEDULE, "change the schedule",                                "+++---+---" },
  { WM_ACT_MARK_ATTENDANCE, "mark attendance",                             "+++++-+---" },
  { WM_ACT_TREAT, "treat clients",                                         "++++++----" },
  { WM_ACT_KEEP_TASKS, "keep tasks",                                       "+++++++++-" },
  { WM_ACT_REVIEW_CASELOADS, "review caseloads",                           "++--------" },
  { WM_ACT_EXPORT_CLINICAL, "hand out clinical documents",                 "+++----+--" },
  { WM_ACT_EXPORT_LISTS, "hand out lists and weeks",                       "++++--++--" },
  { WM_ACT_IMPORT, "take in lists of clients",                             "+---------" },
  { WM_ACT_MANAGE_PEOPLE, "manage people",                                 "+-------+-" },
  { WM_ACT_SETTINGS, "change settings and lists",                          "+-------+-" },
  { WM_ACT_BACK_UP, "make backups",                                        "+-------+-" },
  { WM_ACT_DESTROY, "destroy records",                                     "+------+--" },
};

static void
test_matrix (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (matrix), ==, WM_N_ACTS);
  for (guint i = 0; i < G_N_ELEMENTS (matrix); i++)
    {
      g_assert_cmpuint (strlen (matrix[i].may), ==, G_N_ELEMENTS (roles));
      g_assert_cmpstr (wm_act_name (matrix[i].act), ==, matrix[i].name);
      for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
        {
          g_test_message ("%s: %s", roles[r], matrix[i].name);
          g_assert_cmpint (wm_role_may (roles[r], matrix[i].act), ==, matrix[i].may[r] == '+');
        }
    }
}

/* No part of a role's name, no longer one, nothing at all. */
static void
test_unknown_roles (void)
{
  static const char *const others[] = { NULL, "", " ", "direct", "rector", "desk", "front", "directors", "director supervisor", "Director", "guest" };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    for (WmAct act = 0; act < WM_N_ACTS; act++)
      g_assert_false (wm_role_may (others[i], act));
}

/* Every record type is somebody's to write, and no one's who may not see it. */
static void
test_every_record_type (void)
{
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    {
      WmAct act = wm_role_act_to_write (all[i]);
      g_assert_true (wm_role_may ("director", act));
      g_assert_false (wm_role_may ("auditor", act));
      if (wm_schema_field (all[i], "client") && all[i] != &wm_task_schema)
        g_assert_false (wm_role_may ("administrator", act));
      WmAct read = wm_role_act_to_read (all[i]);
      if (read != WM_N_ACTS && all[i] != &wm_task_schema)
        g_assert_false (wm_role_may ("administrator", read));
      g_assert_true (read == WM_N_ACTS || wm_role_may ("director", read));
      for (guint r = 0; r < G_N_ELEMENTS (roles); r++) /* whoever writes it reads it */
        g_assert_true (!wm_role_may (roles[r], act) || read == WM_N_ACTS || wm_role_may (roles[r], read));
    }
}

/* doors */

static WmClinic *
new_clinic (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-role-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *clinic = wm_sample_create (folder, NULL, "correct horse", 14, 1, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      WmRecord *person = wm_record_new (&wm_staff_schema);
      g_autofree char *name = g_strdup_printf ("The %s", roles[i]);
      wm_record_set_many (person, "name", name, "role", roles[i], "active", "1", "credential", "LPC", NULL);
      g_ptr_array_add (staff, person);
    }
  g_assert_true (wm_clinic_save (clinic, "staff", staff, NULL, findings, &error));
  return clinic;
}

/* What is tried, as whoever is signed in. */
typedef gboolean (*Door) (WmClinic *clinic, GError **error);

static gboolean
save_one (WmClinic *clinic, WmRecord *record, GError **error)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  g_ptr_array_add (save, record);
  return wm_clinic_save (clinic, "try", save, NULL, findings, error);
}

/* As the store has it: who may not read it tries to write it all the same. */
static WmRecord *
any_of (WmClinic *clinic, const WmSchema *schema)
{
  g_autoptr (GPtrArray) all = wm_store_list (wm_clinic_get_store (clinic), schema, NULL, NULL, NULL);
  return g_object_ref (all->pdata[0]);
}

static gboolean
read_roster (WmClinic *clinic, GError **error)
{
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, error);
  return roster != NULL;
}

static gboolean
read_week (WmClinic *clinic, GError **error)
{
  g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, wm_clinic_get_today (clinic), NULL, error);
  return week != NULL;
}

static gboolean
read_plan (WmClinic *clinic, GError **error)
{
  g_autoptr (WmRecord) record = any_of (clinic, &wm_plan_schema);
  g_autoptr (WmPlan) plan = wm_plan_load (clinic, wm_record_get_id (record), error);
  return plan != NULL;
}

static gboolean
read_form (WmClinic *clinic, GError **error)
{
  g_autoptr (WmRecord) record = any_of (clinic, &wm_form_document_schema);
  g_autoptr (WmFormDocument) form = wm_form_document_load (clinic, wm_record_get_id (record), error);
  return form != NULL;
}

static gboolean
read_client (WmClinic *clinic, GError **error)
{
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0102", error);
  return client != NULL;
}

static gboolean
read_diagnoses (WmClinic *clinic, GError **error)
{
  g_autoptr (WmRecord) episode = any_of (clinic, &wm_episode_schema);
  g_autoptr (GPtrArray) all = wm_clinic_list (clinic, &wm_diagnosis_schema, "episode", wm_record_get_id (episode), error);
  return all != NULL;
}

static gboolean
write_client (WmClinic *clinic, GError **error)
{
  WmRecord *client = any_of (clinic, &wm_client_schema);
  wm_record_set (client, "pronouns", wm_record_is_empty (client, "accommodations") ? "she/her" : NULL);
  wm_record_set (client, "accommodations", "large print");
  return save_one (clinic, client, error);
}

static gboolean
write_diagnosis (WmClinic *clinic, GError **error)
{
  WmRecord *diagnosis = any_of (clinic, &wm_diagnosis_schema);
  wm_record_set (diagnosis, "deferral-reason", "after the new year, as agreed");
  return save_one (clinic, diagnosis, error);
}

static gboolean
write_plan (WmClinic *clinic, GError **error)
{
  WmRecord *problem = any_of (clinic, &wm_problem_schema);
  wm_record_set (problem, "plain", "in other words");
  return save_one (clinic, problem, error);
}

static gboolean
write_room (WmClinic *clinic, GError **error)
{
  WmRecord *room = wm_record_new (&wm_room_schema);
  wm_record_set (room, "name", "Garden room");
  return save_one (clinic, room, error);
}

static gboolean
remove_room (WmClinic *clinic, GError **error)
{
  g_autoptr (GPtrArray) all = wm_store_list (wm_clinic_get_store (clinic), &wm_room_schema, "name", "Garden room", NULL), findings = wm_findings_new ();
  return wm_clinic_save (clinic, "remove", NULL, all, findings, error);
}

static gboolean
write_setting (WmClinic *clinic, GError **error)
{
  g_autoptr (GPtrArray) all = wm_clinic_list (clinic, &wm_setting_schema, "name", "late-minutes", NULL);
  wm_record_set (all->pdata[0], "value", "15");
  return save_one (clinic, g_object_ref (all->pdata[0]), error);
}

static gboolean
write_staff (WmClinic *clinic, GError **error)
{
  WmRecord *person = wm_record_new (&wm_staff_schema);
  wm_record_set_many (person, "name", "N. Newcomer", "role", "peer", "active", "1", NULL);
  return save_one (clinic, person, error);
}

static gboolean
hand_out (WmClinic *clinic, const char *report, WmRecipient recipient, GError **error)
{
  g_autoptr (WmRecord) client = any_of (clinic, &wm_client_schema);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  const WmHandout handout = { report, "pdf", recipient, client };
  return wm_gate_pass (clinic, &handout, bytes, error);
}

static gboolean
hand_out_plan (WmClinic *clinic, GError **error)
{
  return hand_out (clinic, "treatment-plan", WM_RECIPIENT_CLIENT, error);
}

static gboolean
hand_out_week (WmClinic *clinic, GError **error)
{
  return hand_out (clinic, "week-schedule", WM_RECIPIENT_STAFF, error);
}

static gboolean
back_up (WmClinic *clinic, GError **error)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-role-XXXXXX", NULL), *file = g_build_filename (top, "clinic.backup", NULL);
  g_autoptr (WmBackupJob) job = wm_clinic_begin_backup_to (clinic, file, error);
  return job != NULL;
}

static const struct { const char *name; Door door; const char *may; } doors[] = {
  /*                                       DSCFPMKRAU */
  { "read roster", read_roster,           "++++++++-+" },
  { "read week", read_week,               "++++++++-+" },
  { "read plan", read_plan,               "+++--+-+-+" },
  { "read form", read_form,               "+++--+-+-+" },
  { "read client", read_client,           "++++++++-+" },
  { "read diagnoses", read_diagnoses,     "+++--+-+-+" },
  { "write client", write_client,         "+++---++--" },
  { "write diagnosis", write_diagnosis,   "+++-------" },
  { "write plan", write_plan,             "+++-------" },
  { "write room", write_room,             "+++---+---" },
  { "remove room", remove_room,           "+++---+---" },
  { "write setting", write_setting,       "+-------+-" },
  { "write staff", write_staff,           "+-------+-" },
  { "hand out plan", hand_out_plan,       "+++----+--" },
  { "hand out week", hand_out_week,       "++++--++--" },
  { "back up", back_up,                   "+-------+-" },
};

/* Whose chart it is isn't asked here: test-access.c does. */
static void
open_charts (WmClinic *clinic)
{
  g_autoptr (GPtrArray) clients = wm_store_list (wm_clinic_get_store (clinic), &wm_client_schema, NULL, NULL, NULL);
  for (guint i = 0; i < clients->len; i++)
    wm_access_open (clinic, clients->pdata[i], "to try the doors", NULL);
}

static void
test_doors (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      g_autoptr (WmClinic) clinic = new_clinic ();
      g_assert_true (write_room (clinic, NULL)); /* so that there is one to remove */
      g_autofree char *name = g_strdup_printf ("The %s", roles[r]);
      wm_clinic_act_as (clinic, name);
      open_charts (clinic);
      for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
        {
          g_autoptr (GError) error = NULL;
          g_test_message ("%s: %s", roles[r], doors[i].name);
          gboolean done = doors[i].door (clinic, &error);
          g_assert_cmpint (done, ==, doors[i].may[r] == '+');
          if (done)
            continue;
          g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
          g_assert_true (g_str_has_prefix (error->message, "Your role, "));
          g_assert_true (g_str_has_suffix (error->message, ". Ask the clinical director."));
        }
    }
}

static gboolean
has (GPtrArray *staff, const char *name)
{
  for (guint i = 0; i < staff->len; i++)
    if (strcmp (wm_record_get (staff->pdata[i], "name"), name) == 0)
      return TRUE;
  return FALSE;
}

/* A choice of people is made by the table: who leads sessions, who is somebody's counselor; who left is nobody's, unless named already. */
static void
test_staff_to_choose (void)
{
  static const struct { const WmSchema *schema; const char *field, *may; } choices[] = {
    /*                                               DSCFPMKRAU */
    { &wm_session_schema, "staff",                  "++++++----" },
    { &wm_intervention_schema, "staff",             "++++++----" },
    { &wm_episode_schema, "counselor",              "+++-------" },
    { &wm_inquiry_schema, "taken-by",               "+++---+---" },
    { &wm_screening_schema, "screened-by",          "+++-------" },
    { &wm_task_schema, "staff",                     "++++++++++" },
  };
  g_autoptr (WmClinic) clinic = new_clinic ();
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GPtrArray) staff = wm_role_staff_for (clinic, choices[i].schema, wm_schema_field (choices[i].schema, choices[i].field), NULL);
      for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
        {
          g_autofree char *name = g_strdup_printf ("The %s", roles[r]);
          g_test_message ("%s: %s", choices[i].field, name);
          g_assert_cmpint (has (staff, name), ==, choices[i].may[r] == '+');
        }
    }
  g_autoptr (GPtrArray) left = wm_clinic_list (clinic, &wm_staff_schema, "name", "The counselor", NULL);
  wm_record_set (left->pdata[0], "active", "0");
  g_assert_true (save_one (clinic, g_object_ref (left->pdata[0]), NULL));
  g_autoptr (GPtrArray) without = wm_role_staff (clinic, WM_ACT_TREAT, NULL), with = wm_role_staff (clinic, WM_ACT_TREAT, wm_record_get_id (left->pdata[0]));
  g_assert_false (has (without, "The counselor"));
  g_assert_true (has (with, "The counselor"));
  g_assert_cmpuint (with->len, ==, without->len + 1);
}

/* Who marks attendance keeps the session that it makes; the schedule stays the others'. */
static void
test_attendance (void)
{
  g_autoptr (WmClinic) clinic = new_clinic ();
  g_autoptr (GError) error = NULL;
  wm_clinic_act_as (clinic, "The facilitator");
  WmDay day = wm_clinic_get_today (clinic) - 1;
  g_autoptr (WmSchedule) schedule = wm_schedule_load (clinic, day, day, NULL, &error);
  g_assert_no_error (error);
  const WmOccurrence *o = wm_schedule_occurrences (schedule)->pdata[0];
  const char *client = g_array_index (o->seats, WmSeat, 0).person->id;
  g_autoptr (WmUndo) undo = NULL;
  g_assert_true (wm_occurrence_mark (clinic, o, client, WM_ATTENDANCE_EXCUSED, WM_MINUTES_NONE, WM_MINUTES_NONE, &undo, &error));
  g_assert_no_error (error);
  g_assert_false (wm_occurrence_move (clinic, o, day, 600, 660, NULL, &error));
  g_clear_error (&error);
  g_autoptr (WmRecord) session = wm_session_new (day, 600, 660);
  g_autoptr (GPtrArray) staff = wm_clinic_list (clinic, &wm_staff_schema, "name", "The facilitator", NULL), findings = wm_findings_new ();
  wm_record_set_many (session, "kind", "process", "staff", wm_record_get_id (staff->pdata[0]), NULL);
  g_assert_false (wm_session_add (clinic, session, findings, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_clear_error (&error);
  wm_clinic_act_as (clinic, "The auditor");
  g_assert_false (wm_undo_run (undo, clinic, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_clear_error (&error);
  wm_clinic_act_as (clinic, "The peer");
  g_assert_true (wm_undo_run (undo, clinic, &error));
}

/* Who left, and who never was here; and the holder of the recovery code, who is needed when nobody else can. */
static void
test_who_is_nobody (void)
{
  g_autoptr (WmClinic) clinic = new_clinic ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gone = wm_clinic_list (clinic, &wm_staff_schema, "name", "The supervisor", NULL);
  wm_record_set (gone->pdata[0], "active", "0");
  g_assert_true (save_one (clinic, g_object_ref (gone->pdata[0]), NULL));
  wm_clinic_act_as (clinic, "The supervisor");
  g_assert_null (wm_clinic_get_role (clinic));
  g_assert_false (read_plan (clinic, &error));
  g_assert_cmpstr (error->message, ==, "The supervisor no longer works here and may not see clinical text.");
  g_clear_error (&error);
  wm_clinic_act_as (clinic, "A. Stranger");
  g_assert_false (read_plan (clinic, &error));
  g_assert_cmpstr (error->message, ==, "A. Stranger is not in the list of the staff and may not see clinical text. Ask the clinical director.");
}

/* What stands in the form of one's own record and isn't saved gives nothing: neither a role nor a name. */
static void
test_typed_role (void)
{
  g_autoptr (WmClinic) clinic = new_clinic ();
  g_autoptr (GError) error = NULL;
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  wm_clinic_act_as (clinic, "The front-desk");
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (wm_record_get (staff->pdata[i], "name"), "The front-desk") == 0)
      {
        wm_record_set (staff->pdata[i], "role", "director");
        g_assert_false (save_one (clinic, g_object_ref (staff->pdata[i]), &error));
        g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
      }
    else if (g_strcmp0 (wm_record_get (staff->pdata[i], "name"), "The director") == 0)
      wm_record_set (staff->pdata[i], "name", "The front-desk");
  g_assert_cmpstr (wm_clinic_get_role (clinic), ==, "front-desk");
}

static void
test_recovery (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-role-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_object_unref (wm_clinic_create (folder, "Mill Street", "A. Director", "correct horse", &code, &error));
  g_autoptr (WmClinic) clinic = wm_clinic_open_recovery (folder, code, &error);
  g_assert_no_error (error);
  g_assert_true (wm_clinic_may (clinic, WM_ACT_MANAGE_PEOPLE, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/role/matrix", test_matrix);
  g_test_add_func ("/service/role/unknown", test_unknown_roles);
  g_test_add_func ("/service/role/every-record-type", test_every_record_type);
  g_test_add_func ("/service/role/doors", test_doors);
  g_test_add_func ("/service/role/staff-to-choose", test_staff_to_choose);
  g_test_add_func ("/service/role/attendance", test_attendance);
  g_test_add_func ("/service/role/nobody", test_who_is_nobody);
  g_test_add_func ("/service/role/typed", test_typed_role);
  g_test_add_func ("/service/role/recovery", test_recovery);
  return g_test_run ();
}
