/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The typing journal of a review that is not finished. Begun again, a review has other records; what was typed is found by
 * the objective and the dimension it speaks of. */
#pragma once
#include "wm-review.h"

char *wm_review_draft_key (WmPlan *plan);
char *wm_review_to_draft (WmReview *review);
gboolean wm_review_apply_draft (WmReview *review, const char *text);
