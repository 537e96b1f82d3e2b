/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type: dates, times, rules of a series, a line each. */
#include "fuzz.h"
#include "wm-day.h"
#include "wm-roster-dates.h"
#include "wm-schedule-rule.h"
#include "wm-text.h"

static void
try_line (const char *line)
{
  WmDay day = WM_DAY_NONE, today = wm_day_from_ymd (2026, 11, 24);
  int minutes = -1;
  g_autofree char *problem = NULL, *clean = wm_text_clean (line, 1000);
  g_autoptr (GError) error = NULL;
  if (clean == NULL)
    return;
  if (wm_day_understand (clean, today, &day))
    {
      g_autofree char *iso = wm_day_to_iso (day);
      WmDay again;
      g_assert_true (wm_day_parse (iso, &again) && again == day);
    }
  g_assert_true (wm_roster_date (clean, &day, &problem) == (problem == NULL));
  if (wm_minutes_understand (clean, &minutes))
    g_assert_true (minutes >= 0 && minutes <= 24 * 60);
  if (wm_minutes_parse (clean, &minutes))
    g_assert_cmpint (minutes, >=, 0);
  gboolean rule = wm_schedule_rule_check (clean, &error);
  fuzz_expect_sentence (rule, error);
  g_autoptr (GArray) days = !rule ? NULL : wm_schedule_rule_expand (clean, today, WM_DAY_NONE, today, today + 60, NULL);
  g_assert_true (days == NULL || days->len <= 61);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup (size ? (const char *) data : "", size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 50);
  for (guint i = 0; lines[i]; i++)
    try_line (lines[i]);
  return 0;
}
