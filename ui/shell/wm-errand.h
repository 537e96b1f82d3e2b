/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes long runs in a thread while the window goes on, and whoever asked for it hears how it ended: where their window
 * has gone meanwhile, of a failure by a notification. */
#pragma once
#include <gio/gio.h>

typedef struct
{
  const char *name;   /* of the notification */
  const char *failed; /* N_(): its title */
  gboolean (*run) (gpointer job, GError **error);                /* in the thread */
  gboolean (*end) (gpointer job, gboolean done, GError **error); /* after it, in any case; frees @job */
} WmErrand;

/* @error: (nullable): why it isn't done */
typedef void (*WmErrandDone) (gpointer owner, const GError *error);

void wm_errand_run (const WmErrand *errand, gpointer job, GApplication *application, GCancellable *closed, WmErrandDone done,
                    gpointer owner);
void wm_errand_tell (const WmErrand *errand, GApplication *application, const GError *error);
