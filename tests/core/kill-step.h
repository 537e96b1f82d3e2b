/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends this process by SIGKILL right before a chosen one of its calls that change files: ours, GLib's and SQLite's, since
 * this program's functions stand before the C library's. */
#pragma once
#include <glib.h>

void kill_step_arm (guint step); /* counted from 1, from now on; 0 only counts */
guint kill_step_disarm (void);   /* how many there were */
