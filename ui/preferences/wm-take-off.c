/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys change here, before and after, also where the window that asked is gone; what takes long in between is done in a
 * thread. */
#include "wm-take-off.h"

#include <glib/gi18n.h>

static gboolean
run (gpointer leaving, GError **error)
{
  return wm_people_run_leave (leaving, error);
}

static gboolean
end (gpointer leaving, gboolean done, GError **error)
{
  return wm_people_end_leave (leaving, done, error);
}

/** wm_take_off: wm_people_leave(); the rest as wm_errand_run(). Returns: FALSE with the reason where it can't begin */
gboolean
wm_take_off (GApplication *application, WmClinic *clinic, const char *person, GCancellable *closed, WmErrandDone done,
             gpointer owner, GError **error)
{
  static const WmErrand leave = { "take-off", N_("Waymark could not take somebody off"), run, end };
  WmLeaving *leaving = wm_people_begin_leave (clinic, person, error);
  if (leaving)
    wm_errand_run (&leave, leaving, application, closed, done, owner);
  return leaving != NULL;
}
