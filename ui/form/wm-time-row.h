/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A time of day: typed in any of the usual ways. */
#pragma once
#include <gtk/gtk.h>

#include "wm-record.h"

GtkWidget *wm_time_row_new (WmRecord *record, const WmField *field);
