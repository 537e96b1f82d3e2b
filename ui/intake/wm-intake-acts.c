/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of acts; each begins with what is known already. */
#define G_LOG_DOMAIN "wm-intake"
#include "wm-intake-acts.h"

#include "wm-access.h"
#include "wm-client-duties.h"
#include "wm-client-steps.h"
#include "wm-hours.h"
#include "wm-record-dialog.h"
#include "wm-role.h"

#include <glib/gi18n.h>

const WmRecordKind wm_intake_inquiry = {
  .schema = &wm_inquiry_schema, .title = N_("Inquiries"), .empty = N_("Who asked for treatment, and how they may be called back."),
  .owner = "client", .name = "received", .told = { "caller-relation", "referral-source", "track-wanted" }, .keep = TRUE,
};
const WmRecordKind wm_intake_place = {
  .schema = &wm_waitlist_schema, .title = N_("Waitlist"), .empty = N_("Whoever waits for a place."), .owner = "client", .name = "since",
  .told = { "priority", "track" }, .keep = TRUE,
};
const WmRecordKind wm_intake_screening = {
  .schema = &wm_screening_schema, .title = N_("Screening"), .empty = "", .owner = "client", .name = "screened", .told = { "result" }, .keep = TRUE,
};
const WmRecordKind wm_intake_uses = {
  .schema = &wm_screening_use_schema, .title = N_("Last use"), .add = N_("Add a substance"),
  .empty = N_("When the person last used, a line for each substance."), .owner = "screening", .name = "substance", .told = { "last-use" },
};
const WmRecordKind wm_intake_person = { .schema = &wm_client_schema, .title = N_("Personal data"), .empty = "", .name = "last-name", .once = "status", .keep = TRUE };

const char *const wm_intake_inquiry_fields[] = { "caller-name", "caller-relation", "callback-phone", "may-leave-message", "identify-as", "referral-source", "reason",
                                                 "urgent-risk", "track-wanted", "payer", "first-offered", "received", "received-time", "taken-by", NULL };
static const char *const screening_fields[] = { "intoxicated", "withdrawal-risk", "overdose-ever", "last-overdose", "suicide-risk", "violence-risk", "self-harm",
                                                "medical-emergency", "needs-24h", "action", "result", "referred-to", "screened", "screened-by", NULL };
static const char *const admission_fields[] = { "admit-date", "program", "track", "level", "counselor", "prescribed-days", "hours-min", "hours-max", "hours-reason",
                                                "planned-weeks", "phase", "prior-level", "referral-source", "consent-basis", "guardian-name", "guardian-relation",
                                                "guardian-phone", "parent-told", "mandated", "mandate-agency", "mandate-officer", "mandate-phone", "mandate-reports", NULL };
static const char *const day_fields[] = { "date", NULL };
static const char *const decline_fields[] = { "reason", "date", NULL };
static const char *const refer_fields[] = { "referred-to", "reason", "date", NULL };
static const char *const place_fields[] = { "priority", "program", "track", "interim", "since", "last-contact", NULL };
static const char *const level_fields[] = { "new-level", "reason", "criteria-met", "hours-min", "hours-max", "date", "accepted-by", "first-appointment", NULL };
static const char *const phase_fields[] = { "phase", "days", "reason", "date", NULL };
static const char *const transfer_fields[] = { "new-counselor", "reason", "date", NULL };

static gboolean
admit (WmClinic *clinic, WmRecord *episode, GPtrArray *findings, GError **error)
{
  const WmClientMove move = { .day = WM_DAY_NONE };
  return wm_client_admit (clinic, episode, &move, findings, error);
}

static gboolean
put_on_waitlist (WmClinic *clinic, WmRecord *place, GPtrArray *findings, GError **error)
{
  return wm_client_wait (clinic, place, NULL, findings, error);
}

typedef struct
{
  WmRecordAct act;
  const WmSchema *schema;
  const char *status; /* that a change of status leads to; NULL: no such change */
  const char *day;    /* a date that is today at first */
} Line;

static const Line lines[WM_CLIENT_N_ACTS] = {
  [WM_CLIENT_INQUIRE] = { { "inquire", N_("Inquiry"), N_("Save"), wm_intake_inquiry_fields, wm_client_inquire }, &wm_inquiry_schema, NULL, "received" },
  [WM_CLIENT_SCREEN] = { { "screen", N_("Screening"), N_("Save"), screening_fields, wm_client_screen }, &wm_screening_schema, NULL, "screened" },
  [WM_CLIENT_OVERRIDE] = { { "override", N_("Go on all the same"), N_("Go on"), decline_fields, wm_client_take }, &wm_status_change_schema, "assessment", "date" },
  [WM_CLIENT_ADMIT] = { { "admit", N_("Admission"), N_("Admit"), admission_fields, admit }, &wm_episode_schema, NULL, "admit-date" },
  [WM_CLIENT_BEGIN] = { { "begin", N_("Begin treatment"), N_("Begin"), day_fields, wm_client_take }, &wm_status_change_schema, "active", "date" },
  [WM_CLIENT_WAIT] = { { "wait", N_("Put on the waitlist"), N_("Put on"), place_fields, put_on_waitlist }, &wm_waitlist_schema, NULL, "since" },
  [WM_CLIENT_REFER] = { { "refer", N_("Refer out"), N_("Refer"), refer_fields, wm_client_take }, &wm_status_change_schema, "referred-out", "date" },
  [WM_CLIENT_DECLINE] = { { "decline", N_("Decline"), N_("Decline"), decline_fields, wm_client_take }, &wm_status_change_schema, "declined", "date" },
  [WM_CLIENT_CHANGE_LEVEL] = { { "change-level", N_("Change of level"), N_("Change"), level_fields, wm_client_change_level }, &wm_level_change_schema, NULL, "date" },
  [WM_CLIENT_CHANGE_PHASE] = { { "change-phase", N_("Change of phase"), N_("Change"), phase_fields, wm_client_change_phase }, &wm_phase_change_schema, NULL, "date" },
  [WM_CLIENT_TRANSFER] = { { "transfer", N_("Transfer to another counselor"), N_("Transfer"), transfer_fields, wm_client_transfer }, &wm_counselor_change_schema, NULL, "date" },
  [WM_CLIENT_FOLLOW_UP] = { { "follow-up", N_("Follow-up"), N_("Begin"), day_fields, wm_client_take }, &wm_status_change_schema, "follow-up", "date" },
};

static const char *
own_id (WmClinic *clinic, WmAct act)
{
  WmRecord *user = wm_clinic_get_user_record (clinic);
  return user && wm_role_may (wm_record_get (user, "role"), act) ? wm_record_get_id (user) : NULL;
}

/** wm_intake_preset_inquiry: now, by who is signed in; a message is left where someone said so, not before. */
void
wm_intake_preset_inquiry (WmClinic *clinic, WmRecord *inquiry)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  wm_record_set_many (inquiry, "received-time", time, "may-leave-message", "0", "taken-by", own_id (clinic, WM_ACT_INTAKE), NULL);
  wm_record_set_day (inquiry, "received", wm_clinic_get_today (clinic));
}

/* A program says its level, days, hours and weeks; each can be changed. */
static void
program_cb (WmRecord *episode, GParamSpec *pspec, WmClinic *clinic)
{
  static const char *const same[][2] = { { "level", "level" }, { "days", "prescribed-days" }, { "hours-min", "hours-min" },
                                         { "hours-max", "hours-max" }, { "weeks", "planned-weeks" } };
  const char *id = wm_record_get (episode, "program");
  g_autoptr (WmRecord) program = id ? wm_clinic_load (clinic, &wm_program_schema, id, NULL) : NULL;
  for (guint i = 0; program && i < G_N_ELEMENTS (same); i++)
    if (!wm_record_is_empty (program, same[i][0]))
      wm_record_set (episode, same[i][1], wm_record_get (program, same[i][0]));
}

static const char *
only_program (GPtrArray *programs)
{
  const char *found = NULL;
  for (guint i = 0; programs && i < programs->len; i++)
    if (wm_record_is_empty (programs->pdata[i], "active") || wm_record_get_bool (programs->pdata[i], "active"))
      {
        if (found)
          return NULL;
        found = wm_record_get_id (programs->pdata[i]);
      }
  return found;
}

static void
preset_admission (WmClinic *clinic, const WmClientPath *path, WmRecord *episode)
{
  g_autoptr (GPtrArray) programs = wm_clinic_list (clinic, &wm_program_schema, NULL, NULL, NULL);
  const char *program = path->place ? wm_record_get (path->place, "program") : NULL;
  const char *track = path->place ? wm_record_get (path->place, "track") : NULL;
  if (track == NULL && path->inquiry)
    track = wm_record_get (path->inquiry, "track-wanted");
  wm_record_set_many (episode, "track", track, "phase", "phase-1", "mandated", "0", "referral-source",
                      path->inquiry ? wm_record_get (path->inquiry, "referral-source") : NULL, "counselor", own_id (clinic, WM_ACT_WRITE_PLAN), NULL);
  g_signal_connect_object (episode, "notify::program", G_CALLBACK (program_cb), clinic, 0);
  wm_record_set (episode, "program", program ? program : only_program (programs));
}

/* Another level brings its own hours. */
static void
level_cb (WmRecord *change, GParamSpec *pspec, WmClinic *clinic)
{
  WmRecord *level = wm_clinic_level (clinic, wm_record_get (change, "new-level"));
  if (level)
    wm_record_set_many (change, "hours-min", wm_record_get (level, "min-adult"), "hours-max", wm_record_get (level, "max-adult"), NULL);
}

static void
preset (WmClinic *clinic, const WmClientPath *path, WmClientAct act, WmRecord *record)
{
  const Line *line = &lines[act];
  const char *client = wm_record_get_id (path->client);
  if (wm_schema_field (line->schema, "client"))
    wm_record_set (record, "client", client);
  else if (path->episode)
    wm_record_set (record, "episode", wm_record_get_id (path->episode));
  wm_record_set_day (record, line->day, wm_clinic_get_today (clinic));
  if (line->status)
    wm_record_set (record, "new-status", line->status);
  if (act == WM_CLIENT_INQUIRE)
    wm_intake_preset_inquiry (clinic, record);
  else if (act == WM_CLIENT_SCREEN)
    wm_record_set (record, "screened-by", own_id (clinic, WM_ACT_WRITE_CLINICAL));
  else if (act == WM_CLIENT_WAIT)
    wm_record_set_many (record, "priority", "routine", "track", path->inquiry ? wm_record_get (path->inquiry, "track-wanted") : NULL, NULL);
  else if (act == WM_CLIENT_ADMIT)
    preset_admission (clinic, path, record);
  else if (act == WM_CLIENT_CHANGE_LEVEL)
    g_signal_connect_object (record, "notify::new-level", G_CALLBACK (level_cb), clinic, 0);
}

/* What it is changed from: the form asks for what comes after. */
static char *
present_level (WmClinic *clinic, WmRecord *episode)
{
  WmRecord *level = wm_clinic_level (clinic, wm_record_get (episode, "level"));
  double least = -1, most = -1;
  wm_record_get_number (episode, "hours-min", &least);
  wm_record_get_number (episode, "hours-max", &most);
  g_autofree char *hours = wm_hours_range_text (least, most);
  if (level == NULL)
    return NULL;
  return *hours ? g_strdup_printf (_("Now: %s (%s), %s hours a week."), wm_record_get (level, "label"), wm_record_get (level, "code"), hours)
                : g_strdup_printf (_("Now: %s (%s)."), wm_record_get (level, "label"), wm_record_get (level, "code"));
}

static char *
present_phase (WmClinic *clinic, WmRecord *episode)
{
  const char *phase = wm_record_get (episode, "phase"), *days = wm_record_get (episode, "prescribed-days");
  if (phase == NULL)
    return NULL;
  return days ? g_strdup_printf (_("Now: %s, days a week: %s."), wm_clinic_label (clinic, "phase", phase), days)
              : g_strdup_printf (_("Now: %s."), wm_clinic_label (clinic, "phase", phase));
}

/* What is to be known before it is done. */
static char *
told (WmClinic *clinic, const WmClientPath *path, WmClientAct act)
{
  if (!(path->may & (1u << act)))
    return NULL;
  if (act == WM_CLIENT_TRANSFER)
    return wm_client_describe_duties (clinic, path->episode);
  if (act == WM_CLIENT_INQUIRE && wm_client_path_is_away (path))
    return g_strdup (_("The way back into treatment begins with an inquiry."));
  if (act == WM_CLIENT_CHANGE_LEVEL)
    return present_level (clinic, path->episode);
  if (act == WM_CLIENT_CHANGE_PHASE)
    return present_phase (clinic, path->episode);
  if (act == WM_CLIENT_SCREEN)
    return g_strdup (_("It can be saved unfinished: the result, entered last, completes it."));
  if (act == WM_CLIENT_OVERRIDE)
    return g_strdup (_("The screening stands against going on. Your reason is kept with it."));
  if (act == WM_CLIENT_BEGIN)
    return g_strdup (_("The day of the first session."));
  return NULL;
}

/** wm_intake_dialog_new: the form of @act; where path->may lacks it by now, just to read what was typed. */
GtkWidget *
wm_intake_dialog_new (GtkWindow *parent, WmClinic *clinic, const WmClientPath *path, WmClientAct act)
{
  gboolean goes_on = act == WM_CLIENT_SCREEN && path->screening;
  g_autoptr (WmRecord) record = goes_on ? g_object_ref (path->screening) : wm_record_new (lines[act].schema);
  g_autofree char *sentence = told (clinic, path, act);
  if (!goes_on)
    preset (clinic, path, act, record);
  WmRecordDialog *dialog = wm_record_dialog_new_act (parent, clinic, &lines[act].act, record, wm_record_get_id (path->client), sentence);
  if (!(path->may & (1u << act)))
    wm_record_dialog_refuse (dialog, _("That can’t be done any more: the chart has changed meanwhile."));
  return GTK_WIDGET (dialog);
}

/** wm_intake_act_called: the act whose draft has this name, or %WM_CLIENT_N_ACTS. */
WmClientAct
wm_intake_act_called (const char *name)
{
  WmClientAct act = 0;
  while (act < WM_CLIENT_N_ACTS && g_strcmp0 (lines[act].act.name, name) != 0)
    act++;
  return act;
}

/** wm_intake_act_title: what its form is called. */
const char *
wm_intake_act_title (WmClientAct act)
{
  return _(lines[act].act.title);
}

/** wm_intake_act: opens the form above the window of @from; says why where the act is refused by now. A screening is clinical:
 * the chart of who isn't in the own caseload is opened first, which takes a reason. */
void
wm_intake_act (GtkWidget *from, WmClinic *clinic, const char *client_id, WmClientAct act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClientPath) path = wm_client_path_load (clinic, client_id, &error);
  GtkRoot *root = gtk_widget_get_root (from);
  if (path && act == WM_CLIENT_SCREEN && !wm_access_is_own (clinic, client_id))
    gtk_widget_activate_action (from, "win.open-chart", "s", client_id);
  else if (path && path->may & (1u << act))
    gtk_window_present (GTK_WINDOW (wm_intake_dialog_new (GTK_WINDOW (root), clinic, path, act)));
  else
    gtk_widget_activate_action (from, "win.say", "s", error ? error->message : _("That can’t be done any more: the chart has changed meanwhile."));
}

/** wm_intake_menu: Returns: (transfer full): those of @acts, a bit each, that @path allows; @action takes the act as its parameter. */
GMenuModel *
wm_intake_menu (const WmClientPath *path, const char *action, guint acts)
{
  GMenu *menu = g_menu_new ();
  for (WmClientAct act = 0; act < WM_CLIENT_N_ACTS; act++)
    if (path->may & acts & (1u << act))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (wm_client_act_label (path, act), NULL);
        g_menu_item_set_action_and_target (item, action, "i", (gint32) act);
        g_menu_append_item (menu, item);
      }
  return G_MENU_MODEL (menu);
}
