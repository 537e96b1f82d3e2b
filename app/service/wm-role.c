/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of roles, and what who is signed in may do by it. */
#include "wm-role.h"

#include "wm-clinic-private.h"

#include <string.h>

typedef struct
{
  const char *name;  /* N_(): completes "Your role doesn't allow you to ..." */
  const char *roles; /* codes of the list "role", a blank between */
} Row;

/* Front desk: schedule and personal data, no clinical text. A facilitator marks attendance and leads groups; a peer does
 * the same. Medical staff keep medication and sign as physician. Records hands out. An administrator keeps people and
 * settings and sees no client. An auditor reads and takes nothing along (PR21). A counselor needs a reason for a chart
 * outside the own caseload (PR10). */
static const Row rows[WM_N_ACTS] = {
  [WM_ACT_SEE_CLIENTS] = { N_("see who the clients are"), "director supervisor counselor facilitator peer medical front-desk records auditor" },
  [WM_ACT_SEE_CLINICAL] = { N_("see clinical text"), "director supervisor counselor medical records auditor" },
  [WM_ACT_OPEN_EVERY_CHART] = { N_("open every client’s chart"), "director supervisor medical records auditor" },
  [WM_ACT_SEE_AUDIT] = { N_("see the audit"), "director auditor" },
  [WM_ACT_EDIT_CLIENT] = { N_("change a client’s personal data"), "director supervisor counselor front-desk records" },
  [WM_ACT_INTAKE] = { N_("keep inquiries and the waitlist"), "director supervisor counselor front-desk" },
  [WM_ACT_ADMIT] = { N_("admit, move or discharge a client"), "director supervisor counselor" },
  [WM_ACT_OVERRIDE] = { N_("decide against a rule"), "director" },
  [WM_ACT_WRITE_CLINICAL] = { N_("write clinical records"), "director supervisor counselor" },
  [WM_ACT_MEDICATION] = { N_("keep medication and allergies"), "director supervisor counselor medical" },
  [WM_ACT_WRITE_PLAN] = { N_("write treatment plans"), "director supervisor counselor" },
  [WM_ACT_SIGN] = { N_("sign or record signatures"), "director supervisor counselor medical" },
  [WM_ACT_COSIGN] = { N_("co-sign"), "director supervisor" },
  [WM_ACT_SCHEDULE] = { N_("change the schedule"), "director supervisor counselor front-desk" },
  [WM_ACT_MARK_ATTENDANCE] = { N_("mark attendance"), "director supervisor counselor facilitator peer front-desk" },
  [WM_ACT_TREAT] = { N_("treat clients"), "director supervisor counselor facilitator peer medical" },
  [WM_ACT_KEEP_TASKS] = { N_("keep tasks"), "director supervisor counselor facilitator peer medical front-desk records administrator" },
  [WM_ACT_REVIEW_CASELOADS] = { N_("review caseloads"), "director supervisor" },
  [WM_ACT_EXPORT_CLINICAL] = { N_("hand out clinical documents"), "director supervisor counselor records" },
  [WM_ACT_EXPORT_LISTS] = { N_("hand out lists and weeks"), "director supervisor counselor facilitator front-desk records" },
  [WM_ACT_IMPORT] = { N_("take in lists of clients"), "director" },
  [WM_ACT_MANAGE_PEOPLE] = { N_("manage people"), "director administrator" },
  [WM_ACT_SETTINGS] = { N_("change settings and lists"), "director administrator" },
  [WM_ACT_BACK_UP] = { N_("make backups"), "director administrator" },
  [WM_ACT_DESTROY] = { N_("destroy records"), "director records" },
};

/** wm_role_may: whether @role (nullable), a code of the list "role", may do @act. An unknown role may nothing. */
gboolean
wm_role_may (const char *role, WmAct act)
{
  g_assert (act < WM_N_ACTS);
  gsize length = role && !strchr (role, ' ') ? strlen (role) : 0;
  for (const char *at = rows[act].roles; length && (at = strstr (at, role)); at += length)
    if ((at == rows[act].roles || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/** wm_act_name: what @act is called: "see clinical text". */
const char *
wm_act_name (WmAct act)
{
  g_assert (act < WM_N_ACTS);
  return _(rows[act].name);
}

/* As it is stored: what someone is typing into their own record gives them nothing. */
static const char *
stored (WmRecord *staff, const char *field)
{
  return wm_record_get_stored_at (staff, (guint) wm_schema_field_index (&wm_staff_schema, field));
}

static WmRecord *
who_is_signed_in (WmClinic *clinic)
{
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (stored (staff->pdata[i], "name"), wm_clinic_get_user (clinic)) == 0)
      return staff->pdata[i];
  return NULL;
}

static gboolean
has_left (WmRecord *staff)
{
  return g_strcmp0 (stored (staff, "active"), "0") == 0;
}

/**
 * wm_clinic_get_role: the role of who is signed in, by the list of the staff. Who opened the clinic with the printed
 * recovery code has no name there: that is for when nobody else can, so it counts as the director; but see
 * wm_people_set_passphrase().
 *
 * Returns: (transfer none) (nullable): %NULL for who isn't in the list, or no longer works here.
 */
const char *
wm_clinic_get_role (WmClinic *clinic)
{
  if (!clinic->role_known)
    {
      WmRecord *staff = who_is_signed_in (clinic);
      const char *role = staff ? (has_left (staff) ? NULL : stored (staff, "role")) : wm_clinic_is_recovery (clinic) ? "director" : NULL;
      clinic->role = g_intern_string (role);
      clinic->role_known = TRUE;
    }
  return clinic->role;
}

/** wm_clinic_may: whether who is signed in may do @act; else %WM_ERROR_REFUSED says why in one sentence. */
gboolean
wm_clinic_may (WmClinic *clinic, WmAct act, GError **error)
{
  const char *role = wm_clinic_get_role (clinic);
  if (wm_role_may (role, act))
    return TRUE;
  WmRecord *staff = role ? NULL : who_is_signed_in (clinic);
  if (role)
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, _("Your role, %s, doesn’t allow you to %s. Ask the clinical director."),
                 wm_clinic_label (clinic, "role", role), wm_act_name (act));
  else if (staff)
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, _("%s no longer works here and may not %s."), stored (staff, "name"), wm_act_name (act));
  else
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, _("%s is not in the list of the staff and may not %s. Ask the clinical director."),
                 wm_clinic_get_user (clinic), wm_act_name (act));
  return FALSE;
}
