/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a caseload is counted from: a chart for every episode of care, and the terms that say of which day and by which
 * limits. Plain values; wm_caseload_facts_load() reads them from a clinic. */
#pragma once
#include "wm-clinic.h"

typedef struct
{
  WmDay today;
  WmDay from, to;    /* the period that admissions, discharges and reviews are counted in */
  int caseload_limit, plan_due_days, soon_days, no_contact_days;
  gboolean cosigned; /* whether a supervisor signs too */
} WmCaseloadTerms;

/* What sets the next date on which a plan is to be reviewed: a version that came in force, or a review of it. */
typedef struct
{
  gboolean is_review;
  WmDay day;    /* on which it was */
  WmDay signed_on; /* of a review: the counselor; or WM_DAY_NONE */
  WmDay next;   /* or WM_DAY_NONE */
} WmCaseloadStep;

typedef struct
{
  const char *client, *number, *name; /* "Brandt, Karl" */
  const char *counselor;              /* id, or NULL */
  WmDay admitted, discharged;         /* WM_DAY_NONE: still here */
  WmDay last_contact;                 /* last attended session; WM_DAY_NONE: none in the days that matter */
  gboolean short_hours;               /* below the level's minimum in the last full week */
  /* the plan: the newest version, and the one in force */
  int version;                        /* 0: there is no plan */
  gboolean in_force;                  /* a version is */
  gboolean in_work;                   /* the newest version isn't */
  WmDay next_review;                  /* of the version in force; or WM_DAY_NONE */
  WmDay signed_on;                    /* the newest version, by the counselor, or the first of the reviews below; or WM_DAY_NONE */
  gboolean waits;                     /* that no supervisor has signed yet */
  gboolean review_waits;              /* it is a review, or several, of the version in force that waits so */
  int reviewed;                       /* that version; 0: no review waits */
  GArray *steps;                      /* of WmCaseloadStep, by day; NULL: none */
} WmCaseloadChart;

typedef struct _WmCaseloadFacts WmCaseloadFacts;

WmCaseloadFacts *wm_caseload_facts_new (const WmCaseloadTerms *terms);
WmCaseloadFacts *wm_caseload_facts_load (WmClinic *clinic, WmDay from, WmDay to, GError **error);
WmCaseloadFacts *wm_caseload_facts_load_plans (WmClinic *clinic, GError **error);
WmCaseloadFacts *wm_caseload_facts_ref (WmCaseloadFacts *self);
void wm_caseload_facts_unref (WmCaseloadFacts *self);
WmCaseloadChart *wm_caseload_facts_add (WmCaseloadFacts *self, const WmCaseloadChart *chart);
void wm_caseload_chart_add_step (WmCaseloadChart *chart, const WmCaseloadStep *step);
const WmCaseloadTerms *wm_caseload_facts_terms (WmCaseloadFacts *self);
GPtrArray *wm_caseload_facts_charts (WmCaseloadFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCaseloadFacts, wm_caseload_facts_unref)
