/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of steps, and the acts that take them: each is one transaction with its row of history. */
#define G_LOG_DOMAIN "wm-client-status"
#include "wm-client-status.h"

#include "wm-clinic-private.h"
#include "wm-intake-rules.h"
#include "wm-role.h"
#include "wm-text.h"

#include <string.h>

#define ADMITTED (WM_STEP_SCREENED | WM_STEP_OPENS_EPISODE)

static const WmStep steps[] = {
  { "inquiry", "screening", 0 },       { "inquiry", "waitlisted", 0 },       { "inquiry", "referred-out", WM_STEP_REFERRED },
  { "inquiry", "declined", 0 },        { "screening", "assessment", WM_STEP_SCREENED }, { "screening", "waitlisted", 0 },
  { "screening", "referred-out", WM_STEP_REFERRED }, { "screening", "declined", 0 }, { "assessment", "admitted", ADMITTED },
  { "assessment", "waitlisted", 0 },   { "assessment", "referred-out", WM_STEP_REFERRED }, { "assessment", "declined", 0 },
  { "waitlisted", "screening", 0 },    { "waitlisted", "assessment", WM_STEP_SCREENED }, { "waitlisted", "admitted", ADMITTED },
  { "waitlisted", "referred-out", WM_STEP_REFERRED }, { "waitlisted", "declined", 0 }, { "admitted", "active", WM_STEP_HAS_EPISODE },
  { "admitted", "discharged", WM_STEP_CLOSES_EPISODE }, { "active", "discharged", WM_STEP_CLOSES_EPISODE },
  { "discharged", "follow-up", 0 },    { "discharged", "inquiry", 0 },       { "discharged", "screening", 0 },
  { "follow-up", "inquiry", 0 },       { "follow-up", "screening", 0 },      { "referred-out", "inquiry", 0 },
  { "referred-out", "screening", 0 },  { "declined", "inquiry", 0 },         { "declined", "screening", 0 },
};

/** wm_client_step: (nullable): the legal step from one status to another; %NULL where there is none. */
const WmStep *
wm_client_step (const char *from, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].from, from) == 0 && g_strcmp0 (steps[i].to, to) == 0)
      return &steps[i];
  return NULL;
}

/** wm_client_steps_from: Returns: (transfer full): the labels of where a client goes on to from @from: "Screening, Declined". */
char *
wm_client_steps_from (WmClinic *clinic, const char *from)
{
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].from, from) == 0)
      g_string_append_printf (all, "%s%s", all->len ? ", " : "", wm_clinic_label (clinic, "client-status", steps[i].to));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, text);
  return FALSE;
}

/* One step while it is put together. */
typedef struct
{
  WmClinic *clinic;
  const WmClientMove *move;
  const WmStep *step;
  WmRecord *place; /* nullable: on the waitlist, as it was entered */
  WmIntakeFacts *facts;
  WmDay day;
  GPtrArray *save; /* owns */
} Act;

static void
act_clear (Act *act)
{
  g_clear_pointer (&act->facts, wm_intake_facts_free);
  g_clear_pointer (&act->save, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, act_clear)

static WmRecord *
add_row (Act *act, const WmSchema *schema)
{
  WmRecord *row = wm_record_new (schema);
  g_ptr_array_add (act->save, row);
  return row;
}

static const char *
who_decides (Act *act)
{
  GPtrArray *staff = wm_clinic_get_staff (act->clinic);
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (wm_record_get (staff->pdata[i], "name"), wm_clinic_get_user (act->clinic)) == 0)
      return wm_record_get_id (staff->pdata[i]);
  return NULL;
}

static gboolean
find_step (Act *act, GError **error)
{
  const char *from = wm_record_get (act->facts->client, "status"), *to = act->move->to;
  const char *from_label = wm_clinic_label (act->clinic, "client-status", from), *to_label = wm_clinic_label (act->clinic, "client-status", to);
  act->step = wm_client_step (from, to);
  if (act->step)
    return TRUE;
  if (g_strcmp0 (from, to) == 0)
    return refuse (error, _("This client’s status is “%s” already."), to_label);
  g_autofree char *legal = wm_client_steps_from (act->clinic, from);
  return refuse (error, _("From “%s” a client can’t become “%s”. What follows is: %s."), from_label, to_label, legal);
}

/* The screening stands against going on where it says so (3.2). */
static gboolean
is_against (WmRecord *screening)
{
  const char *result = wm_record_get (screening, "result");
  return wm_record_get_bool (screening, "needs-24h") || g_strcmp0 (result, "refer") == 0 || g_strcmp0 (result, "emergency") == 0;
}

static gboolean
override (Act *act, GError **error)
{
  WmRecord *screening = act->facts->screening;
  if (wm_text_is_empty (act->move->override_reason))
    return refuse (error, _("The screening of %s calls for 24-hour care, withdrawal management or a referral. Refer this person, or let the clinical "
                            "director decide with a reason."), wm_record_get (screening, "screened"));
  if (!wm_clinic_may (act->clinic, WM_ACT_OVERRIDE, error))
    return FALSE;
  wm_record_set_many (screening, "override-reason", act->move->override_reason, "overridden-by", who_decides (act), NULL);
  g_ptr_array_add (act->save, g_object_ref (screening));
  return TRUE;
}

/* A screening from before the last discharge says nothing about today. */
static gboolean
is_current (Act *act)
{
  WmRecord *screening = act->facts->screening, *last = act->facts->episode;
  WmDay out = last ? wm_record_get_day (last, "discharge-date") : WM_DAY_NONE;
  return screening && (out == WM_DAY_NONE || wm_record_get_day (screening, "screened") >= out);
}

static gboolean
check_screening (Act *act, GError **error)
{
  if (!is_current (act))
    return refuse (error, _("Enter the screening first: without it nobody is assessed or admitted."));
  if (!is_against (act->facts->screening))
    return TRUE;
  gboolean decided = !wm_record_is_empty (act->facts->screening, "override-reason") && !wm_record_is_empty (act->facts->screening, "overridden-by");
  return decided || override (act, error);
}

static gboolean
is_open (WmRecord *episode)
{
  return episode && wm_record_is_empty (episode, "discharge-date");
}

static gboolean
check_needs (Act *act, GError **error)
{
  guint needs = act->step->needs;
  WmRecord *episode = act->facts->episode;
  if (needs & WM_STEP_REFERRED && wm_text_is_empty (act->move->referred_to))
    return refuse (error, _("Enter where this client is referred to."));
  if (needs & WM_STEP_OPENS_EPISODE && is_open (episode))
    return refuse (error, _("This client has an open episode since %s. Discharge it before another one begins."), wm_record_get (episode, "admit-date"));
  if (needs & (WM_STEP_HAS_EPISODE | WM_STEP_CLOSES_EPISODE) && !is_open (episode))
    return refuse (error, _("This client has no open episode. Admit them first."));
  return !(needs & WM_STEP_SCREENED) || check_screening (act, error);
}

static gboolean
check_day (Act *act, GError **error)
{
  act->day = act->move->day == WM_DAY_NONE ? wm_clinic_get_today (act->clinic) : act->move->day;
  if (act->day > wm_clinic_get_today (act->clinic))
    return refuse (error, _("This day is still to come. Enter the day on which the status changed."));
  if (act->step->needs & WM_STEP_CLOSES_EPISODE && act->day < wm_record_get_day (act->facts->episode, "admit-date"))
    return refuse (error, _("This day is before the admission. Enter the day of the discharge."));
  return TRUE;
}

/* What came of the inquiry, and the end of the wait, follow the status. */
static void
settle_inquiry (Act *act)
{
  static const char *const settled[] = { "admitted", "waitlisted", "referred-out", "declined", NULL };
  WmRecord *inquiry = act->facts->inquiry;
  if (inquiry == NULL || !g_strv_contains (settled, act->move->to))
    return;
  wm_record_set (inquiry, "disposition", act->move->to);
  if (act->step->needs & WM_STEP_REFERRED)
    wm_record_set (inquiry, "referred-to", act->move->referred_to);
  g_ptr_array_add (act->save, g_object_ref (inquiry));
}

static gboolean
settle_waitlist (Act *act, GError **error)
{
  const char *client = wm_record_get_id (act->facts->client);
  gboolean waits = g_strcmp0 (act->move->to, "waitlisted") == 0;
  g_autoptr (GPtrArray) places = wm_clinic_list (act->clinic, &wm_waitlist_schema, "client", client, error);
  for (guint i = 0; places && !waits && g_strcmp0 (act->step->from, "waitlisted") == 0 && i < places->len; i++)
    if (wm_record_is_empty (places->pdata[i], "ended"))
      {
        gboolean final = wm_clinic_pick (act->clinic, "disposition", act->move->to) != NULL;
        wm_record_set_day (places->pdata[i], "ended", act->day);
        wm_record_set (places->pdata[i], "disposition", final ? act->move->to : NULL);
        g_ptr_array_add (act->save, g_object_ref (places->pdata[i]));
      }
  if (places && waits && act->place)
    g_ptr_array_add (act->save, g_object_ref (act->place));
  else if (places && waits)
    {
      WmRecord *place = add_row (act, &wm_waitlist_schema);
      wm_record_set_many (place, "client", client, "priority", "routine", "track",
                          act->facts->inquiry ? wm_record_get (act->facts->inquiry, "track-wanted") : NULL, NULL);
      wm_record_set_day (place, "since", act->day);
    }
  return places != NULL;
}

static void
close_episode (Act *act)
{
  wm_record_set_day (act->facts->episode, "discharge-date", act->day);
  g_ptr_array_add (act->save, g_object_ref (act->facts->episode));
}

static gboolean
put_together (Act *act, GError **error)
{
  WmRecord *client = act->facts->client, *row = add_row (act, &wm_status_change_schema);
  wm_record_set_many (row, "client", wm_record_get_id (client), "old-status", act->step->from, "new-status", act->step->to, "reason", act->move->reason,
                      "referred-to", act->step->needs & WM_STEP_REFERRED ? act->move->referred_to : NULL, "decided-by", who_decides (act), NULL);
  wm_record_set_day (row, "date", act->day);
  wm_record_set (client, "status", act->move->to);
  g_ptr_array_add (act->save, g_object_ref (client));
  settle_inquiry (act);
  if (act->step->needs & WM_STEP_CLOSES_EPISODE)
    close_episode (act);
  return settle_waitlist (act, error);
}

/* What becomes of an inquiry is intake; from the screening on it is a clinical decision. */
static gboolean
check_role (Act *act, GError **error)
{
  gboolean asked = g_strcmp0 (wm_record_get (act->facts->client, "status"), "inquiry") == 0 || g_strcmp0 (act->move->to, "inquiry") == 0;
  return wm_clinic_may (act->clinic, asked ? WM_ACT_INTAKE : WM_ACT_ADMIT, error);
}

static gboolean
begin (Act *act, const char *client_id, GError **error)
{
  act->save = g_ptr_array_new_with_free_func (g_object_unref);
  act->facts = _wm_intake_facts_load_next (act->clinic, client_id, error);
  return act->facts && check_role (act, error) && find_step (act, error) && check_needs (act, error) && check_day (act, error);
}

/**
 * wm_client_move: takes one step, with its row of history, in one act. An illegal one, and one that lacks what it needs, is
 * %WM_ERROR_REFUSED with the reason in one sentence. A discharge closes the open episode; an admission takes
 * wm_client_admit().
 */
gboolean
wm_client_move (WmClinic *clinic, const char *client_id, const WmClientMove *move, GError **error)
{
  g_auto (Act) act = { .clinic = clinic, .move = move };
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (!begin (&act, client_id, error))
    return FALSE;
  if (act.step->needs & WM_STEP_OPENS_EPISODE)
    return refuse (error, _("Enter the admission: it begins an episode of care."));
  return put_together (&act, error) && _wm_clinic_write (clinic, "change status", act.save, NULL, findings, error);
}

/** wm_client_wait: puts on the waitlist. @place is new, with client, since, priority and what else is known of it; since is the day of
 * the step. */
gboolean
wm_client_wait (WmClinic *clinic, WmRecord *place, const char *reason, GPtrArray *findings, GError **error)
{
  const WmClientMove move = { .to = "waitlisted", .day = wm_record_get_day (place, "since"), .reason = reason };
  g_auto (Act) act = { .clinic = clinic, .move = &move, .place = place };
  return wm_clinic_validate (clinic, place, _(wm_waitlist_schema.label), findings)
             ? begin (&act, wm_record_get (place, "client"), error) && put_together (&act, error)
                   && _wm_clinic_write (clinic, "change status", act.save, NULL, findings, error)
             : refuse (error, "%s", ((WmFinding *) findings->pdata[0])->text);
}

/* The rules about admission that stand against it. */
static gboolean
check_admission (Act *act, WmRecord *episode, GPtrArray *findings, GError **error)
{
  g_set_object (&act->facts->episode, episode);
  g_autoptr (GPtrArray) all = wm_intake_check (act->facts);
  guint before = findings->len;
  for (guint i = 0; i < all->len;)
    {
      WmFinding *f = all->pdata[i];
      if (f->severity == WM_SEVERITY_ERROR && g_str_has_prefix (f->rule, "EP"))
        g_ptr_array_add (findings, g_ptr_array_steal_index (all, i));
      else
        i++;
    }
  return findings->len == before || refuse (error, "%s", ((WmFinding *) findings->pdata[before])->text);
}

/* What makes an episode whole: who treats whom where, how much, for how long (3.4). */
static gboolean
is_whole (WmClinic *clinic, WmRecord *episode, GPtrArray *findings, GError **error)
{
  static const char *const needed[] = { "admit-date", "track", "level", "counselor", "prescribed-days", "hours-min", "hours-max", "planned-weeks" };
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (wm_record_is_empty (episode, needed[i]))
      {
        g_autofree char *text = g_strdup_printf (_("“%s” is needed."), _(wm_schema_field (&wm_episode_schema, needed[i])->label));
        g_ptr_array_add (findings, wm_finding_new ("required", WM_SEVERITY_ERROR, wm_record_get_id (episode), needed[i],
                                                   _(wm_episode_schema.label), text));
      }
  return findings->len == 0 || refuse (error, "%s", ((WmFinding *) findings->pdata[0])->text);
}

static void
begin_histories (Act *act, WmRecord *episode)
{
  static const char *const same[] = { "hours-min", "hours-max" };
  WmRecord *level = add_row (act, &wm_level_change_schema);
  wm_record_set_many (level, "episode", wm_record_get_id (episode), "date", wm_record_get (episode, "admit-date"), "old-level",
                      wm_record_get (episode, "prior-level"), "new-level", wm_record_get (episode, "level"), "reason", "admission",
                      "decided-by", who_decides (act), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    wm_record_set (level, same[i], wm_record_get (episode, same[i]));
  if (g_strcmp0 (wm_record_get (episode, "prior-level"), wm_record_get (episode, "level")) == 0)
    wm_record_set (level, "old-level", NULL); /* not a change of level: the same one elsewhere */
  if (wm_record_is_empty (episode, "phase"))
    return;
  WmRecord *phase = add_row (act, &wm_phase_change_schema);
  wm_record_set_many (phase, "episode", wm_record_get_id (episode), "date", wm_record_get (episode, "admit-date"), "phase",
                      wm_record_get (episode, "phase"), "days", wm_record_get (episode, "prescribed-days"), NULL);
}

/**
 * wm_client_admit:
 * @episode: new, its client set; the day of admission is the day of the step
 * @move: @to is ignored
 * @findings: everything that stands against it
 *
 * Client, episode, the beginning of its histories of level and phase, what came of the inquiry and of the wait: one act.
 */
gboolean
wm_client_admit (WmClinic *clinic, WmRecord *episode, const WmClientMove *move, GPtrArray *findings, GError **error)
{
  WmClientMove admission = *move;
  admission.to = "admitted";
  admission.day = wm_record_get_day (episode, "admit-date");
  g_auto (Act) act = { .clinic = clinic, .move = &admission };
  if (wm_record_is_empty (episode, "expected-end") && admission.day != WM_DAY_NONE)
    {
      gint64 weeks;
      if (wm_record_get_int (episode, "planned-weeks", &weeks))
        wm_record_set_day (episode, "expected-end", admission.day + (WmDay) weeks * 7);
    }
  if (!begin (&act, wm_record_get (episode, "client"), error) || !is_whole (clinic, episode, findings, error)
      || !check_admission (&act, episode, findings, error))
    return FALSE;
  g_ptr_array_add (act.save, g_object_ref (episode));
  begin_histories (&act, episode);
  return put_together (&act, error) && _wm_clinic_write (clinic, "admit", act.save, NULL, findings, error);
}

static WmRecord *
load_open_episode (WmClinic *clinic, WmRecord *change, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_ADMIT, error))
    return NULL;
  g_autoptr (WmRecord) episode = wm_clinic_load (clinic, &wm_episode_schema, wm_record_get (change, "episode"), error);
  WmDay on = wm_record_get_day (change, "date");
  if (episode && !is_open (episode))
    refuse (error, _("This episode is closed: nothing in it changes any more."));
  else if (episode && (on == WM_DAY_NONE || on < wm_record_get_day (episode, "admit-date") || on > wm_clinic_get_today (clinic)))
    refuse (error, _("Enter a day between the admission and today."));
  else
    return g_steal_pointer (&episode);
  return NULL;
}

static gboolean
save_change (WmClinic *clinic, const char *act, WmRecord *episode, WmRecord *change, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new ();
  g_ptr_array_add (save, episode);
  g_ptr_array_add (save, change);
  return _wm_clinic_write (clinic, act, save, NULL, findings, error);
}

/**
 * wm_client_change_level:
 * @change: new, with episode, date, new level, reason, and hours where they change; the level before is filled in
 *
 * The same episode goes on at another level of care (3.9).
 */
gboolean
wm_client_change_level (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error)
{
  static const char *const hours[] = { "hours-min", "hours-max" };
  g_autoptr (WmRecord) episode = load_open_episode (clinic, change, error);
  if (episode == NULL)
    return FALSE;
  const char *level = wm_record_get (change, "new-level");
  if (level && g_strcmp0 (level, wm_record_get (episode, "level")) == 0)
    return refuse (error, _("This is the level of care already. Choose another one."));
  if (wm_record_is_empty (change, "reason"))
    return refuse (error, _("Choose the reason for the change of level."));
  wm_record_set (change, "old-level", wm_record_get (episode, "level"));
  wm_record_set (episode, "level", level);
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    if (!wm_record_is_empty (change, hours[i]))
      wm_record_set (episode, hours[i], wm_record_get (change, hours[i]));
  return save_change (clinic, "change level", episode, change, findings, error);
}

/** wm_client_change_phase: @change is new, with episode, date and phase, and days a week where they change. */
gboolean
wm_client_change_phase (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error)
{
  g_autoptr (WmRecord) episode = load_open_episode (clinic, change, error);
  if (episode == NULL)
    return FALSE;
  if (g_strcmp0 (wm_record_get (change, "phase"), wm_record_get (episode, "phase")) == 0)
    return refuse (error, _("This is the phase already. Choose another one."));
  wm_record_set (episode, "phase", wm_record_get (change, "phase"));
  if (!wm_record_is_empty (change, "days"))
    wm_record_set (episode, "prescribed-days", wm_record_get (change, "days"));
  return save_change (clinic, "change phase", episode, change, findings, error);
}

static gboolean
may_take_over (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error)
{
  WmRecord *staff = wm_clinic_staff (clinic, wm_record_get (change, "new-counselor"));
  WmDay expires = staff ? wm_record_get_day (staff, "credential-expires") : WM_DAY_NONE;
  const char *name = staff ? wm_record_get (staff, "name") : "";
  g_autofree char *text = NULL;
  if (staff == NULL)
    text = g_strdup (_("Choose the new counselor."));
  else if (g_strcmp0 (wm_record_get (change, "old-counselor"), wm_record_get_id (staff)) == 0)
    text = g_strdup_printf (_("%s is the counselor already. Choose another one."), name);
  else if (!wm_record_get_bool (staff, "active") || !wm_role_may (wm_record_get (staff, "role"), WM_ACT_WRITE_PLAN))
    text = g_strdup_printf (_("%s can’t be a primary counselor here. Choose another one."), name);
  else if (expires != WM_DAY_NONE && expires < wm_record_get_day (change, "date"))
    text = g_strdup_printf (_("The credential of %s has expired by then. Choose another counselor."), name);
  if (text == NULL)
    return TRUE;
  g_ptr_array_add (findings, wm_finding_new ("EP04", WM_SEVERITY_ERROR, wm_record_get_id (change), "new-counselor", _(wm_counselor_change_schema.label), text));
  return refuse (error, "%s", text);
}

/**
 * wm_client_transfer:
 * @change: new, with episode, date, new counselor and reason; the counselor before and who decided are filled in
 *
 * The same episode goes on with another primary counselor (3.9), who works here and whose credential is valid on that day (3.4). What
 * the plan says who does stays as it was signed.
 */
gboolean
wm_client_transfer (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error)
{
  g_autoptr (WmRecord) episode = load_open_episode (clinic, change, error);
  WmRecord *user = wm_clinic_get_user_record (clinic);
  if (episode == NULL)
    return FALSE;
  wm_record_set (change, "old-counselor", wm_record_get (episode, "counselor"));
  wm_record_set (change, "decided-by", user ? wm_record_get_id (user) : NULL);
  if (!may_take_over (clinic, change, findings, error))
    return FALSE;
  wm_record_set (episode, "counselor", wm_record_get (change, "new-counselor"));
  return save_change (clinic, "transfer", episode, change, findings, error);
}
