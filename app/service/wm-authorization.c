/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See wm-authorization.h. */
#include "wm-authorization.h"

static int
by_date (gconstpointer a, gconstpointer b)
{
  return ((const WmAttended *) a)->date - ((const WmAttended *) b)->date;
}

/* What one more session uses: a day counts once however often someone came on it. */
static double
units_of (const char *unit, const WmAttended *session, WmDay before)
{
  if (g_strcmp0 (unit, "hour") == 0)
    return session->hours;
  if (g_strcmp0 (unit, "session") == 0)
    return 1;
  return session->date == before ? 0 : 1;
}

/**
 * wm_authorization_use:
 * @attended: (array length=n): all sessions the client was in, in any order; others' days don't count
 *
 * Where the units run out within the dates, the day on which the last one was used is the last one covered; counted in
 * days where the authorization doesn't say what it counts.
 */
WmAuthorizationUse
wm_authorization_use (WmRecord *authorization, const WmAttended *attended, guint n)
{
  WmDay from = wm_record_get_day (authorization, "from-date"), to = wm_record_get_day (authorization, "to-date"), before = WM_DAY_NONE;
  WmAuthorizationUse use = { .left = -1, .last_covered = to };
  double units = 0;
  gboolean limited = wm_record_get_number (authorization, "units", &units);
  g_autofree WmAttended *sorted = g_memdup2 (attended, n * sizeof *attended);
  if (n)
    qsort (sorted, n, sizeof *sorted, by_date);
  for (guint i = 0; i < n; i++)
    {
      if (sorted[i].date < from || sorted[i].date > to)
        continue;
      double more = units_of (wm_record_get (authorization, "unit"), &sorted[i], before);
      before = sorted[i].date;
      if (limited && use.used < units && use.used + more >= units)
        use.last_covered = sorted[i].date;
      use.used += more;
    }
  if (limited)
    {
      use.overdrawn = use.used > units;
      use.left = MAX (units - use.used, 0);
    }
  return use;
}

/** wm_authorization_ends_soon: within @days of its last covered day, or with @percent or less of its units left. One that is
 * over, or hasn't begun, doesn't end soon. */
gboolean
wm_authorization_ends_soon (WmRecord *authorization, const WmAuthorizationUse *use, WmDay today, int days, int percent)
{
  double units = 0;
  WmDay from = wm_record_get_day (authorization, "from-date"), to = wm_record_get_day (authorization, "to-date");
  if (from == WM_DAY_NONE || to == WM_DAY_NONE || today < from || today > to)
    return FALSE;
  if (to - today <= days)
    return TRUE;
  return wm_record_get_number (authorization, "units", &units) && units > 0 && use->left * 100 <= units * percent;
}
