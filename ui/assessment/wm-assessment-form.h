/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one column of an assessment: which fields stand in which group, and a row for each record that belongs to it. */
#pragma once
#include <adwaita.h>

#include "wm-assessment.h"

GtkWidget *wm_assessment_form_new (WmAssessment *assessment);
GPtrArray *wm_assessment_form_get_groups (GtkWidget *form);
void wm_assessment_form_add (GtkWidget *form, GtkWidget *group);
void wm_assessment_form_show_findings (GtkWidget *form, GPtrArray *findings);
gboolean wm_assessment_form_focus (GtkWidget *form, const WmFinding *finding);
void wm_assessment_form_focus_group (GtkWidget *form, guint place);
