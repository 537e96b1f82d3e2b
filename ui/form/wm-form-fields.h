/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of each kind of field. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

GtkWidget *wm_form_row_new (WmClinic *clinic, WmRecord *record, const WmField *field);
