/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the dimensions of the client's earlier assessment stand in this one's edition, then and now rated. */
#pragma once
#include <adwaita.h>

#include "wm-assessment.h"

GtkWidget *wm_edition_change_new (WmAssessment *assessment);
