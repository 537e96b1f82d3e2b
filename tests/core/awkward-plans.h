/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans that are hard to print, made from the worked example and kept in a clinic; all people invented. */
#pragma once
#include "wm-pages.h"
#include "wm-plan.h"

typedef struct
{
  const char *name;
  const char *language; /* nullable */
  WmPaper paper;
  const char *state;    /* what the foot of each page says, in the document's language; NULL: nothing */
  gboolean draft;       /* DRAFT is expected across it */
  gboolean right_to_left; /* other programs don't read its words in the order they are drawn */
  WmPlan *plan;
} AwkwardPlan;

WmClinic *awkward_clinic_new (void);
guint awkward_plans_count (void);
AwkwardPlan *awkward_plan_new (WmClinic *clinic, guint index);
void awkward_plan_free (AwkwardPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwkwardPlan, awkward_plan_free)
