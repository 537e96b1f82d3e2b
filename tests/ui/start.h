/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How a test of widgets begins: GTK on the display of tests/run, without a translation, and a sample clinic to look at. */
#pragma once
#include "wm-clinic.h"

void start_test (int *argc, char ***argv);
WmClinic *start_clinic (guint clients, char **folder);
void run_for (guint ms);
void settle (void);
