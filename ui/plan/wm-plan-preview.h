/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored version of a plan as its pages, to print or hand out. */
#pragma once
#include <gtk/gtk.h>

#include "wm-clinic.h"

void wm_plan_preview (GtkWidget *widget, WmClinic *clinic, const char *plan_id);
