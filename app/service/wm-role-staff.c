/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of the staff is named where: a front desk leads no group, and an auditor is nobody's counselor. */
#include "wm-role.h"

#include <string.h>

/* A link to the staff that isn't here names anyone. */
static const struct { const WmSchema *schema; const char *field; WmAct act; } named[] = {
  { &wm_episode_schema, "counselor", WM_ACT_WRITE_PLAN },       { &wm_plan_schema, "counselor", WM_ACT_WRITE_PLAN },
  { &wm_counselor_change_schema, "new-counselor", WM_ACT_WRITE_PLAN },
  { &wm_intervention_schema, "staff", WM_ACT_TREAT },           { &wm_group_schema, "facilitator", WM_ACT_TREAT },
  { &wm_group_schema, "cofacilitator", WM_ACT_TREAT },          { &wm_series_schema, "staff", WM_ACT_TREAT },
  { &wm_series_schema, "costaff", WM_ACT_TREAT },               { &wm_session_schema, "staff", WM_ACT_TREAT },
  { &wm_session_schema, "costaff", WM_ACT_TREAT },              { &wm_inquiry_schema, "taken-by", WM_ACT_INTAKE },
  { &wm_screening_schema, "screened-by", WM_ACT_WRITE_CLINICAL }, { &wm_screening_schema, "overridden-by", WM_ACT_OVERRIDE },
};

static WmAct
act_of (const WmSchema *schema, const WmField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i].schema == schema && strcmp (named[i].field, field->name) == 0)
      return named[i].act;
  return WM_N_ACTS;
}

static gboolean
works_here (WmRecord *staff)
{
  return wm_record_is_empty (staff, "active") || wm_record_get_bool (staff, "active");
}

/**
 * wm_role_staff:
 * @act: what they are named for; %WM_N_ACTS: anything
 * @keep: (nullable): the id of who is named already, and stays in the list whatever became of them
 *
 * Returns: (transfer full) (element-type WmRecord): who works here and may @act by the table of roles, in the order of the staff
 */
GPtrArray *
wm_role_staff (WmClinic *clinic, WmAct act, const char *keep)
{
  GPtrArray *all = wm_clinic_get_staff (clinic), *found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      WmRecord *staff = all->pdata[i];
      gboolean may = works_here (staff) && (act == WM_N_ACTS || wm_role_may (wm_record_get (staff, "role"), act));
      if (may || g_strcmp0 (wm_record_get_id (staff), keep) == 0)
        g_ptr_array_add (found, g_object_ref (staff));
    }
  return found;
}

/** wm_role_staff_for: Returns: (transfer full) (element-type WmRecord): whom @field of a record of @schema, a link to the staff, may
 * name; as wm_role_staff(). */
GPtrArray *
wm_role_staff_for (WmClinic *clinic, const WmSchema *schema, const WmField *field, const char *keep)
{
  g_assert (strcmp (field->of, "staff") == 0);
  return wm_role_staff (clinic, act_of (schema, field), keep);
}
