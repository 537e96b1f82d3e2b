/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A review of the plan in force (domain reference 3.8): how each active objective goes, each dimension, why the level
 * goes on or changes. What it changes becomes the next version's draft. */
#pragma once
#include "wm-plan.h"

#define WM_TYPE_REVIEW (wm_review_get_type ())
G_DECLARE_FINAL_TYPE (WmReview, wm_review, WM, REVIEW, GObject)

WmReview *wm_review_start (WmPlan *plan, const char *kind, GError **error);
WmDay wm_review_next_day (WmRecord *plan, GPtrArray *reviews);
WmDay wm_plan_next_review (WmPlan *plan);
char *wm_review_find_unsigned (WmPlan *plan);
GPtrArray *wm_review_missing_signers (WmReview *self);
WmReview *wm_review_load (WmClinic *clinic, const char *review_id, GError **error);

WmRecord *wm_review_get_record (WmReview *self);
WmPlan *wm_review_get_plan (WmReview *self);
GListModel *wm_review_get_objectives (WmReview *self);
GListModel *wm_review_get_ratings (WmReview *self);
WmPlanNode *wm_review_find_objective (WmReview *self, WmRecord *row);

GPtrArray *wm_review_check (WmReview *self);
gboolean wm_review_changes_plan (WmReview *self);
gboolean wm_review_finish (WmReview *self, WmPlan **next, GPtrArray *findings, GError **error);
