/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page and the states of its plan share. */
#pragma once
#include "wm-plan-page.h"

#include "wm-findings-button.h"
#include "wm-plan-reader.h"
#include "wm-plan.h"

struct _WmPlanPage
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *states;
  AdwStatusPage *none;
  GtkLabel *version;
  WmFindingsButton *settle;
  GtkButton *save;
  GtkButton *ready;
  GtkButton *back_to_draft;
  GtkButton *sign;
  GtkButton *review;
  GtkButton *next_version;
  GtkButton *add_problem;
  GtkButton *add_below;
  GtkToggleButton *whole;
  GtkListView *outline;
  AdwBin *form_place;
  WmPlanReader *reader;
  GtkToggleButton *reader_button;

  /* owned */
  WmClinic *clinic;
  char *client_id;
  WmPlan *plan;
  GPtrArray *findings;
  guint journal;
  guint reading; /* of what the rules compare the plan with */

  gboolean wants_signing; /* "Ready to sign" was asked for: what that wants is shown too */

  gboolean stale;         /* something was saved while this page was out of sight */

  /* borrowed */
  GtkSingleSelection *selection;
};

void _wm_plan_page_say (WmPlanPage *self, const char *text);
void _wm_plan_page_load (WmPlanPage *self);
gboolean _wm_plan_page_save (WmPlanPage *self);
void _wm_plan_page_show_form (WmPlanPage *self);
void _wm_plan_page_show_findings (WmPlanPage *self);

/* of wm-plan-states.c */
void _wm_plan_page_show_state (WmPlanPage *self);
void _wm_plan_page_refresh (WmPlanPage *self);
void _wm_plan_page_follow_clinic (WmPlanPage *self);
void _wm_plan_page_install_states (GtkWidgetClass *widget_class);
