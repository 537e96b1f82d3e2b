/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends this process by SIGKILL right before a chosen one of its calls that change files: ours, GLib's and SQLite's, since
 * this program's functions stand before the C library's. */
#pragma once
#include <glib.h>

void kill_step_arm (guint step); /* counted from 1, from now on; 0 only counts */
/* As kill_step_arm(), but the call fails with this errno, and with @for_ever each one after it. */
void fail_step_arm (guint step, int number, gboolean for_ever);
guint kill_step_disarm (void);   /* how many there were */
