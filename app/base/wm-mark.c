/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks carry the system's monotonic clock, so that who started the program can subtract its own time. */
#include "wm-mark.h"

#include <glib.h>
#include <stdio.h>

/** wm_mark: says "mark: @name SECONDS" where marks are wanted. Any thread. */
void
wm_mark (const char *name)
{
  if (g_getenv ("WAYMARK_MARKS"))
    fprintf (stderr, "mark: %s %.6f\n", name, (double) g_get_monotonic_time () / G_USEC_PER_SEC);
}
