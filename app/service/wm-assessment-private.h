/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of WmAssessment share. */
#pragma once
#include "wm-assessment.h"

struct _WmAssessment
{
  GObject parent_instance;

  /* owned */
  WmClinic *clinic;
  WmRecord *record;
  WmRecord *episode;
  GPtrArray *schemas; /* of const WmSchema * */
  GPtrArray *rows;    /* of GListStore, by place of its schema */
  GPtrArray *removed; /* stored records that the next save deletes */
};

gboolean _wm_assessment_rates (const char *dimension);
void _wm_assessment_check_intake (WmAssessment *self, GPtrArray *findings);
