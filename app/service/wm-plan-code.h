/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The content code of a plan or a review: what was signed, as one number (domain reference 9.3, PR16). */
#pragma once
#include "wm-review.h"

char *wm_plan_content_code (WmPlan *plan);
char *wm_review_content_code (WmReview *review);
char *wm_plan_short_code (const char *content_code);
