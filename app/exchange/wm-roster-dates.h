/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as clinics' programs write them into files. */
#pragma once
#include "wm-day.h"

gboolean wm_roster_date (const char *text, WmDay *day, char **problem);
