/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may do what (domain reference App. A): one table of roles and acts, asked at the doors of the service. What is not
 * in the table is refused. */
#pragma once
#include "wm-clinic.h"

typedef enum
{
  WM_ACT_SEE_CLIENTS,     /* who is a client, and when they come */
  WM_ACT_SEE_CLINICAL,    /* plans, forms, assessments, diagnoses */
  WM_ACT_OPEN_EVERY_CHART, /* without a reason: see wm-access.h */
  WM_ACT_SEE_AUDIT,
  WM_ACT_EDIT_CLIENT,     /* personal data, contacts, papers of admission, authorizations */
  WM_ACT_INTAKE,          /* inquiries, the waitlist */
  WM_ACT_ADMIT,           /* change the status, admit, change level and phase, discharge */
  WM_ACT_OVERRIDE,        /* decide against a rule, with a reason */
  WM_ACT_WRITE_CLINICAL,  /* screening, assessment, diagnosis, safety flags, forms */
  WM_ACT_MEDICATION,      /* medication and allergies */
  WM_ACT_WRITE_PLAN,      /* treatment plans and their reviews */
  WM_ACT_SIGN,            /* sign, and record who signed */
  WM_ACT_COSIGN,
  WM_ACT_SCHEDULE,        /* rooms, groups, sessions */
  WM_ACT_MARK_ATTENDANCE,
  WM_ACT_TREAT,           /* be named as who leads a session or does what a plan says */
  WM_ACT_KEEP_TASKS,
  WM_ACT_REVIEW_CASELOADS,
  WM_ACT_EXPORT_CLINICAL, /* hand out plans and forms */
  WM_ACT_EXPORT_LISTS,    /* hand out lists of clients and weeks */
  WM_ACT_IMPORT,          /* take in lists of clients */
  WM_ACT_MANAGE_PEOPLE,   /* staff, roles, passphrases */
  WM_ACT_SETTINGS,        /* settings, lists, levels of care, programs, the clinic's own data */
  WM_ACT_BACK_UP,
  WM_ACT_DESTROY,         /* records whose time of retention is over */
  WM_N_ACTS
} WmAct;

gboolean wm_role_may (const char *role, WmAct act);
const char *wm_act_name (WmAct act);

const char *wm_clinic_get_role (WmClinic *clinic);
gboolean wm_clinic_may (WmClinic *clinic, WmAct act, GError **error);

WmAct wm_role_act_to_write (const WmSchema *schema);
WmAct wm_role_act_to_read (const WmSchema *schema);
GPtrArray *wm_role_staff (WmClinic *clinic, WmAct act, const char *keep);
GPtrArray *wm_role_staff_for (WmClinic *clinic, const WmSchema *schema, const WmField *field, const char *keep);
gboolean _wm_role_may_read (WmClinic *clinic, const WmSchema *schema, GError **error);
gboolean _wm_role_may_save (WmClinic *clinic, GPtrArray *save, GPtrArray *remove, GError **error);
