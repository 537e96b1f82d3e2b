/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that can be read and copied, and not changed. */
#pragma once
#include <gtk/gtk.h>

#include "wm-clinic.h"

GtkWidget *wm_form_read_row_new (WmClinic *clinic, WmRecord *record, const WmField *field);
