/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows for whom. */
#include "wm-client-path.h"

#include "wm-access.h"
#include "wm-client-status.h"
#include "wm-intake-rules.h"
#include "wm-role.h"

#include <string.h>

#define BIT(act) (1u << (act))

static const char *const labels[WM_CLIENT_N_ACTS] = {
  [WM_CLIENT_INQUIRE] = N_("Enter the inquiry…"),
  [WM_CLIENT_SCREEN] = N_("Enter the screening…"),
  [WM_CLIENT_OVERRIDE] = N_("Go on all the same…"),
  [WM_CLIENT_ADMIT] = N_("Admit…"),
  [WM_CLIENT_BEGIN] = N_("Begin treatment…"),
  [WM_CLIENT_WAIT] = N_("Put on the waitlist…"),
  [WM_CLIENT_REFER] = N_("Refer out…"),
  [WM_CLIENT_DECLINE] = N_("Decline…"),
  [WM_CLIENT_CHANGE_LEVEL] = N_("Change the level of care…"),
  [WM_CLIENT_CHANGE_PHASE] = N_("Change the phase…"),
  [WM_CLIENT_TRANSFER] = N_("Transfer to another counselor…"),
  [WM_CLIENT_FOLLOW_UP] = N_("Begin the follow-up…"),
};

static gboolean
is (const WmClientPath *self, const char *status)
{
  return strcmp (self->status, status) == 0;
}

/** wm_client_path_is_away: not in treatment here, and not on the way to it: who comes back begins anew. */
gboolean
wm_client_path_is_away (const WmClientPath *self)
{
  return is (self, "discharged") || is (self, "follow-up") || is (self, "referred-out") || is (self, "declined");
}

/** wm_client_path_is_under_way: asked for treatment, and it hasn't begun yet. */
gboolean
wm_client_path_is_under_way (const WmClientPath *self)
{
  return !wm_client_path_is_away (self) && !is (self, "active");
}

/** wm_client_act_label: with an ellipsis, since each act asks for more. */
const char *
wm_client_act_label (const WmClientPath *self, WmClientAct act)
{
  if (act == WM_CLIENT_INQUIRE && (is (self, "discharged") || is (self, "follow-up")))
    return _("Readmit…");
  if (act == WM_CLIENT_INQUIRE && wm_client_path_is_away (self))
    return _("Enter a new inquiry…");
  if (act == WM_CLIENT_DECLINE && is (self, "waitlisted"))
    return _("Take off the waitlist…");
  if (act == WM_CLIENT_SCREEN && self->screened)
    return _("Go on with the screening…");
  return _(labels[act]);
}

/* Whoever asked once more after the last episode ended. */
static gboolean
is_current (WmRecord *record, const char *field, WmRecord *episode)
{
  WmDay out = episode ? wm_record_get_day (episode, "discharge-date") : WM_DAY_NONE;
  return record && (out == WM_DAY_NONE || wm_record_get_day (record, field) >= out);
}

static gboolean
stands_against (WmRecord *screening)
{
  const char *result = wm_record_get (screening, "result");
  gboolean decided = !wm_record_is_empty (screening, "override-reason") && !wm_record_is_empty (screening, "overridden-by");
  return !decided && (wm_record_get_bool (screening, "needs-24h") || g_strcmp0 (result, "refer") == 0 || g_strcmp0 (result, "emergency") == 0);
}

/* What comes before a decision, and the decisions, by the status. */
static guint
acts_of_intake (const WmClientPath *self)
{
  guint decisions = BIT (WM_CLIENT_WAIT) | BIT (WM_CLIENT_REFER) | BIT (WM_CLIENT_DECLINE);
  gboolean passed = self->screened && !self->against;
  if (is (self, "inquiry"))
    return decisions | BIT (WM_CLIENT_SCREEN) | (self->inquiry ? 0 : BIT (WM_CLIENT_INQUIRE));
  if (is (self, "screening"))
    return decisions | BIT (WM_CLIENT_SCREEN) | (self->against ? BIT (WM_CLIENT_OVERRIDE) : 0);
  if (is (self, "assessment"))
    return decisions | (passed ? BIT (WM_CLIENT_ADMIT) : BIT (WM_CLIENT_SCREEN)) | (self->against ? BIT (WM_CLIENT_OVERRIDE) : 0);
  if (is (self, "waitlisted"))
    return BIT (WM_CLIENT_REFER) | BIT (WM_CLIENT_DECLINE) | (passed ? BIT (WM_CLIENT_ADMIT) : BIT (WM_CLIENT_SCREEN))
           | (self->against ? BIT (WM_CLIENT_OVERRIDE) : 0);
  return 0;
}

static guint
possible (const WmClientPath *self)
{
  guint acts = acts_of_intake (self);
  if (wm_client_path_is_away (self))
    acts |= BIT (WM_CLIENT_INQUIRE);
  if (is (self, "discharged"))
    acts |= BIT (WM_CLIENT_FOLLOW_UP);
  if (is (self, "admitted"))
    acts |= BIT (WM_CLIENT_BEGIN);
  if (self->episode && (is (self, "admitted") || is (self, "active")))
    acts |= BIT (WM_CLIENT_CHANGE_LEVEL) | BIT (WM_CLIENT_CHANGE_PHASE) | BIT (WM_CLIENT_TRANSFER);
  return acts;
}

/* What becomes of an inquiry is intake; from the screening on it is a clinical decision, as wm_client_move() has it. */
static WmAct
needed (const WmClientPath *self, WmClientAct act)
{
  switch ((int) act)
    {
    case WM_CLIENT_INQUIRE:
      return WM_ACT_INTAKE;
    case WM_CLIENT_SCREEN:
      return WM_ACT_WRITE_CLINICAL;
    case WM_CLIENT_OVERRIDE:
      return WM_ACT_OVERRIDE;
    case WM_CLIENT_WAIT:
    case WM_CLIENT_REFER:
    case WM_CLIENT_DECLINE:
      return is (self, "inquiry") ? WM_ACT_INTAKE : WM_ACT_ADMIT;
    default:
      return WM_ACT_ADMIT;
    }
}

static void
judge (WmClientPath *self, WmClinic *clinic)
{
  guint acts = possible (self);
  for (WmClientAct act = 0; act < WM_CLIENT_N_ACTS; act++)
    if (acts & BIT (act) && wm_clinic_may (clinic, needed (self, act), NULL))
      self->may |= BIT (act);
}

static gboolean
load_place (WmClientPath *self, WmClinic *clinic, GError **error)
{
  g_autoptr (GPtrArray) places = wm_clinic_list (clinic, &wm_waitlist_schema, "client", wm_record_get_id (self->client), error);
  for (guint i = places ? places->len : 0; i > 0 && self->place == NULL; i--)
    if (wm_record_is_empty (places->pdata[i - 1], "ended"))
      self->place = g_object_ref (places->pdata[i - 1]);
  return places != NULL;
}

static void
take_facts (WmClientPath *self, WmClinic *clinic, WmIntakeFacts *facts)
{
  self->client = g_object_ref (facts->client);
  self->status = g_intern_string (wm_record_get (facts->client, "status"));
  if (facts->episode && wm_record_is_empty (facts->episode, "discharge-date"))
    self->episode = g_object_ref (facts->episode);
  gboolean anew = !wm_client_path_is_away (self);
  if (anew && is_current (facts->inquiry, "received", facts->episode))
    self->inquiry = g_object_ref (facts->inquiry);
  self->screened = anew && is_current (facts->screening, "screened", facts->episode);
  self->against = self->screened && stands_against (facts->screening);
  if (self->screened && wm_clinic_may (clinic, WM_ACT_SEE_CLINICAL, NULL) && _wm_access_may_have (clinic, facts->screening, NULL))
    self->screening = g_object_ref (facts->screening);
}

/** wm_client_path_load: Returns: (transfer full) (nullable): as it is for who is signed in. */
WmClientPath *
wm_client_path_load (WmClinic *clinic, const char *client_id, GError **error)
{
  g_autoptr (WmIntakeFacts) facts = wm_clinic_may (clinic, WM_ACT_SEE_CLIENTS, error) ? _wm_intake_facts_load_way (clinic, client_id, error) : NULL;
  if (facts == NULL)
    return NULL;
  g_autoptr (WmClientPath) self = g_new0 (WmClientPath, 1);
  take_facts (self, clinic, facts);
  if (!load_place (self, clinic, error))
    return NULL;
  judge (self, clinic);
  return g_steal_pointer (&self);
}

void
wm_client_path_free (WmClientPath *self)
{
  g_clear_object (&self->client);
  g_clear_object (&self->inquiry);
  g_clear_object (&self->place);
  g_clear_object (&self->episode);
  g_clear_object (&self->screening);
  g_free (self);
}

/** wm_client_path_next: the one act that is usual now; %WM_CLIENT_N_ACTS where it is somebody else's, or there is none. */
WmClientAct
wm_client_path_next (const WmClientPath *self)
{
  WmClientAct next = is (self, "inquiry")       ? (self->inquiry ? WM_CLIENT_SCREEN : WM_CLIENT_INQUIRE)
                     : is (self, "screening")   ? (self->against ? WM_CLIENT_REFER : WM_CLIENT_SCREEN)
                     : is (self, "assessment") || is (self, "waitlisted")
                       ? (self->against ? WM_CLIENT_REFER : self->screened ? WM_CLIENT_ADMIT : WM_CLIENT_SCREEN)
                     : is (self, "admitted")           ? WM_CLIENT_BEGIN
                     : wm_client_path_is_away (self)   ? WM_CLIENT_INQUIRE
                                                       : WM_CLIENT_N_ACTS;
  return next < WM_CLIENT_N_ACTS && self->may & BIT (next) ? next : WM_CLIENT_N_ACTS;
}

/**
 * wm_inquiry_call_words:
 *
 * What may be said in a call back (domain reference 3.1; 42 CFR 2.13(c): that somebody asked is protected already).
 * Returns: (transfer full): two or three sentences
 */
char *
wm_inquiry_call_words (WmClinic *clinic, WmRecord *inquiry)
{
  const char *phone = wm_record_get (inquiry, "callback-phone"), *as = wm_record_get (inquiry, "identify-as");
  const char *message = wm_record_get_bool (inquiry, "may-leave-message") ? _("A message may be left.") : _("Leave no message.");
  const char *whom = g_strcmp0 (wm_record_get (inquiry, "caller-relation"), "self") == 0
                         ? NULL
                         : _("The caller is somebody else: listen, and tell nothing about the client without their consent.");
  g_autofree char *name = g_strdup_printf (_("Say who calls by: %s."), wm_clinic_label (clinic, "identify-as", as));
  GString *words = g_string_new (NULL);
  if (phone)
    g_string_append_printf (words, "%s %s ", message, name);
  else
    g_string_append_printf (words, "%s ", _("No number to call back was left."));
  g_string_append (words, whom ? whom : "");
  return g_string_free (words, FALSE);
}
