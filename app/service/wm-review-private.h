/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of WmReview share. */
#pragma once
#include "wm-review.h"

struct _WmReview
{
  GObject parent_instance;

  /* owned */
  WmPlan *plan; /* the version that is reviewed */
  WmRecord *record;
  GListStore *objectives; /* of WmRecord, a row for each objective that was active */
  GListStore *ratings;    /* of WmRecord, a row for each dimension */
};

WmReview *_wm_review_build (WmPlan *plan, WmRecord *record);
