/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A review of a plan on one page: how each objective goes, what the client says, why the level goes on; finished, it is
 * read and signed. */
#pragma once
#include <adwaita.h>

#include "wm-review.h"

#define WM_TYPE_PLAN_REVIEW (wm_plan_review_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanReview, wm_plan_review, WM, PLAN_REVIEW, AdwBin)

GtkWidget *wm_plan_review_new (WmReview *review);
