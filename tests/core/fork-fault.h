/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each Nth call fails, with the work before it done once for all: at every call the process forks; the call fails in the child,
 * which goes on to the end and looks at what is left, on the very files of the parent. Then these are put back: the same
 * inodes at the same names with the same bytes, and descriptors at their places. */
#pragma once
#include <glib.h>

void fork_fault_arm (const char *folder); /* in which the work writes, and nowhere else */
gboolean fork_fault_is_armed (void);
gboolean fork_fault_here (guint every);   /* at a call: TRUE in the child, where it fails; see below */
gboolean fork_fault_is_child (void);      /* then it ends by _exit (0), when all is well */
guint fork_fault_disarm (guint *trials);  /* how many calls there were, and how many of them were tried */

/* Beyond the first @every calls one is tried only while fewer than three before it were made along the same way: the same
 * functions that call each other. */
