/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each dimension of one edition of the criteria stands in another (domain reference 1.2). What was rated stays as it was
 * rated: an assessment keeps its edition. */
#pragma once
#include "wm-assessment.h"

/* One dimension on its way, by codes of the list "asam-dimension". */
typedef struct
{
  char *from, *to;
  const char *note; /* what became of it; of the pick it was read from */
} WmCrossing;

GPtrArray *wm_crosswalk (GPtrArray *picks, const char *from, const char *to);
WmAssessment *wm_crosswalk_earlier (WmAssessment *assessment, GError **error);
char *wm_crosswalk_rating (WmAssessment *assessment, const char *dimension);
