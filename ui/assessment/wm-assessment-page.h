/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment of a chart: what was found, its signature, and the next one. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_ASSESSMENT_PAGE (wm_assessment_page_get_type ())
G_DECLARE_FINAL_TYPE (WmAssessmentPage, wm_assessment_page, WM, ASSESSMENT_PAGE, AdwBin)
