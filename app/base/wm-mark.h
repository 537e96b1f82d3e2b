/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Times for measurements: with WAYMARK_MARKS=1 the program says on standard error when it got where. */
#pragma once

void wm_mark (const char *name);
