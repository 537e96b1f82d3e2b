/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The pure parts of the week: rules into dates, credited minutes, the week check, packing of overlaps. */
#include "wm-attendance.h"
#include "wm-hours.h"
#include "wm-schedule-acts.h"
#include "wm-schedule-rule.h"
#include "wm-week-layout.h"

#include <math.h>

static char *
expand (const char *rule, const char *first, const char *last, const char *from, const char *to)
{
  WmDay f = 0, l = WM_DAY_NONE, a = 0, b = 0;
  g_autoptr (GError) error = NULL;
  g_assert_true (wm_day_parse (first, &f) && wm_day_parse (from, &a) && wm_day_parse (to, &b));
  wm_day_parse (last, &l);
  g_autoptr (GArray) days = wm_schedule_rule_expand (rule, f, l, a, b, &error);
  g_assert_no_error (error);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *iso = wm_day_to_iso (g_array_index (days, WmDay, i));
      g_string_append_printf (out, "%s%s", i ? " " : "", iso + 5);
    }
  return g_string_free (out, FALSE);
}

static void
test_rules (void)
{
  static const struct
  {
    const char *rule, *first, *last, *from, *to, *days;
  } table[] = {
    { "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-02", NULL, "2026-11-15", "2026-11-21", "11-16 11-18 11-20" },
    { "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-18", NULL, "2026-11-15", "2026-11-21", "11-18 11-20" },
    { "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-02", "2026-11-18", "2026-11-15", "2026-11-21", "11-16 11-18" },
    { "FREQ=WEEKLY;BYDAY=TU", "2010-01-05", NULL, "2026-11-15", "2026-11-30", "11-17 11-24" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-03", NULL, "2026-11-01", "2026-12-05", "11-03 11-17 12-01" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2024-11-05", NULL, "2026-11-01", "2026-12-05", "11-03 11-17 12-01" },
    { "FREQ=WEEKLY;COUNT=3;BYDAY=TU", "2026-11-03", NULL, "2026-11-10", "2026-12-05", "11-10 11-17" },
    { "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261117", "2026-11-03", NULL, "2026-11-01", "2026-12-05", "11-03 11-10 11-17" },
    { "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261117T235959Z", "2026-11-03", NULL, "2026-11-01", "2026-12-05",
      "11-03 11-10 11-17" },
    { "FREQ=WEEKLY", "2026-11-03", NULL, "2026-11-08", "2026-11-21", "11-10 11-17" },
    /* both changes of clocks in the United States, and the turn of a year: dates alone decide */
    { "FREQ=WEEKLY;BYDAY=SU", "2026-03-01", NULL, "2026-03-01", "2026-03-22", "03-01 03-08 03-15 03-22" },
    { "FREQ=WEEKLY;BYDAY=SU", "2026-10-25", NULL, "2026-10-25", "2026-11-08", "10-25 11-01 11-08" },
    { "FREQ=WEEKLY;BYDAY=TH", "2026-12-24", NULL, "2026-12-24", "2027-01-07", "12-24 12-31 01-07" },
    { "FREQ=WEEKLY;BYDAY=TU", "2026-12-01", NULL, "2026-11-15", "2026-11-21", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("row %u: %s", i, table[i].rule);
      g_autofree char *days = expand (table[i].rule, table[i].first, table[i].last, table[i].from, table[i].to);
      g_assert_cmpstr (days, ==, table[i].days);
    }
}

static void
test_bad_rules (void)
{
  static const char *const bad[] = { "", "every Monday", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0",
                                     "FREQ=SECONDLY;FREQ=WEEKLY;BYSECOND=1", NULL };
  for (guint i = 0; bad[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", bad[i]);
      g_assert_false (wm_schedule_rule_check (bad[i], &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
    }
  g_autofree char *longest = g_strnfill (100000, 'W');
  g_assert_false (wm_schedule_rule_check (longest, NULL));
  g_assert_true (wm_schedule_rule_check ("FREQ=WEEKLY;BYDAY=MO,TU", NULL));
}

/* Any week expanded alone is the same as that week of a long expansion. */
static void
test_rule_property (void)
{
  static const char *const names[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };
  for (int round = 0; round < 200; round++)
    {
      int interval = g_test_rand_int_range (1, 4), a = g_test_rand_int_range (0, 7), b = g_test_rand_int_range (0, 7);
      g_autofree char *rule = g_strdup_printf ("FREQ=WEEKLY;INTERVAL=%d;BYDAY=%s,%s", interval, names[a], names[b]);
      WmDay first = wm_day_from_ymd (2020, 1, 1) + g_test_rand_int_range (0, 2000);
      WmDay from = first + g_test_rand_int_range (0, 900);
      g_autoptr (GArray) all = wm_schedule_rule_expand (rule, first, WM_DAY_NONE, first, from + 6, NULL);
      g_autoptr (GArray) week = wm_schedule_rule_expand (rule, first, WM_DAY_NONE, from, from + 6, NULL);
      guint skipped = 0;
      while (skipped < all->len && g_array_index (all, WmDay, skipped) < from)
        skipped++;
      g_assert_cmpuint (all->len - skipped, ==, week->len);
      for (guint i = 0; i < week->len; i++)
        {
          WmDay day = g_array_index (week, WmDay, i);
          g_assert_cmpint (day, ==, g_array_index (all, WmDay, skipped + i));
          g_assert_true (wm_day_weekday (day) == a || wm_day_weekday (day) == b);
        }
    }
}

/* What is counted here is what libical counts, which a part that changes nothing sends the rule to. */
static void
test_rule_libical (void)
{
  static const char *const names[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };
  for (int round = 0; round < 400; round++)
    {
      GString *rule = g_string_new ("FREQ=WEEKLY");
      WmDay first = wm_day_from_ymd (2020, 1, 1) + g_test_rand_int_range (0, 2000), from = first + g_test_rand_int_range (-20, 60);
      g_autofree char *until = wm_day_to_iso (first + g_test_rand_int_range (0, 90));
      g_string_append_printf (rule, ";INTERVAL=%d", g_test_rand_int_range (1, 5));
      if (round % 3 == 1)
        g_string_append_printf (rule, ";COUNT=%d", g_test_rand_int_range (1, 12));
      if (round % 3 == 2)
        g_string_append_printf (rule, ";UNTIL=%.4s%.2s%.2s", until, until + 5, until + 8);
      if (g_test_rand_bit ())
        g_string_append_printf (rule, ";BYDAY=%s,%s", names[g_test_rand_int_range (0, 3)], names[g_test_rand_int_range (3, 7)]);
      g_autofree char *same = g_strconcat (rule->str, ";BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12", NULL);
      g_autofree char *plain = g_string_free (rule, FALSE);
      g_autoptr (GArray) counted = wm_schedule_rule_expand (plain, first, WM_DAY_NONE, from, from + 70, NULL);
      g_autoptr (GArray) asked = wm_schedule_rule_expand (same, first, WM_DAY_NONE, from, from + 70, NULL);
      g_test_message ("%s first %d from %d", plain, first, from);
      g_assert_nonnull (counted);
      g_assert_nonnull (asked);
      g_assert_cmpuint (counted->len, ==, asked->len);
      for (guint i = 0; i < asked->len; i++)
        g_assert_cmpint (g_array_index (counted, WmDay, i), ==, g_array_index (asked, WmDay, i));
    }
}

#define AT(h, m) ((h) *60 + (m))
#define NONE WM_MINUTES_NONE
static const WmSessionTimes evening = { AT (18, 0), AT (21, 0), AT (19, 30), AT (19, 40) };

/* The vectors of domain reference 6: breaks not counted. */
static void
test_credit (void)
{
  static const struct
  {
    WmAttendance marked;
    int arrive, leave, credit;
    WmAttendance settled;
  } table[] = {
    { WM_ATTENDANCE_PRESENT, NONE, NONE, 170, WM_ATTENDANCE_PRESENT },
    { WM_ATTENDANCE_PRESENT, AT (18, 20), AT (21, 0), 150, WM_ATTENDANCE_LATE },
    { WM_ATTENDANCE_PRESENT, AT (18, 8), AT (20, 0), 102, WM_ATTENDANCE_LEFT_EARLY },
    { WM_ATTENDANCE_PRESENT, AT (19, 35), AT (21, 0), 80, WM_ATTENDANCE_LATE },
    { WM_ATTENDANCE_PRESENT, AT (18, 20), AT (20, 0), 90, WM_ATTENDANCE_LATE_AND_LEFT_EARLY },
    { WM_ATTENDANCE_PRESENT, AT (18, 10), NONE, 160, WM_ATTENDANCE_PRESENT },
    { WM_ATTENDANCE_PRESENT, AT (18, 11), AT (20, 50), 149, WM_ATTENDANCE_LATE },
    { WM_ATTENDANCE_PRESENT, AT (17, 40), AT (21, 30), 170, WM_ATTENDANCE_PRESENT },
    { WM_ATTENDANCE_LATE, NONE, NONE, 170, WM_ATTENDANCE_LATE },
    { WM_ATTENDANCE_TELEHEALTH, AT (18, 20), NONE, 150, WM_ATTENDANCE_TELEHEALTH },
    { WM_ATTENDANCE_NO_SHOW, NONE, NONE, 0, WM_ATTENDANCE_NO_SHOW },
    { WM_ATTENDANCE_EXCUSED, NONE, NONE, 0, WM_ATTENDANCE_EXCUSED },
    { WM_ATTENDANCE_REMOVED, NONE, AT (19, 0), 60, WM_ATTENDANCE_REMOVED },
    { WM_ATTENDANCE_REMOVED, NONE, NONE, 0, WM_ATTENDANCE_REMOVED },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      WmAttendance status = table[i].marked;
      g_test_message ("row %u", i);
      g_assert_true (wm_attendance_settle (&evening, &status, table[i].arrive, table[i].leave, 10, NULL));
      g_assert_cmpint (status, ==, table[i].settled);
      g_assert_cmpint (wm_attendance_credit (&evening, status, table[i].arrive, table[i].leave, FALSE), ==, table[i].credit);
    }
  g_assert_cmpint (wm_attendance_credit (&evening, WM_ATTENDANCE_PRESENT, NONE, NONE, TRUE), ==, 180);
}

static void
test_refused_presence (void)
{
  g_autoptr (GError) error = NULL;
  WmAttendance status = WM_ATTENDANCE_PRESENT;
  g_assert_false (wm_attendance_settle (&evening, &status, AT (21, 5), NONE, 10, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_cmpint (wm_attendance_credit (&evening, status, AT (21, 5), NONE, FALSE), ==, 0);
  g_assert_false (wm_attendance_settle (&evening, &status, AT (19, 0), AT (18, 30), 10, NULL));
}

static void
test_credit_property (void)
{
  for (int round = 0; round < 2000; round++)
    {
      int arrive = g_test_rand_int_range (0, 1441), leave = g_test_rand_int_range (0, 1441), expected = 0;
      for (int m = evening.start; m < evening.end; m++)
        expected += m >= arrive && m < leave && (m < evening.break_start || m >= evening.break_end);
      g_assert_cmpint (wm_attendance_credit (&evening, WM_ATTENDANCE_PRESENT, arrive, leave, FALSE), ==, expected);
    }
}

static void
test_codes (void)
{
  for (int i = 0; i < WM_ATTENDANCE_N; i++)
    g_assert_cmpint (wm_attendance_parse (wm_attendance_code ((WmAttendance) i)), ==, i);
  g_assert_cmpint (wm_attendance_parse ("asleep"), ==, WM_ATTENDANCE_EXPECTED);
}

static WmHoursFacts
facts_of (int year_of_birth, int scheduled, int attended, int open)
{
  WmDay week = wm_day_from_ymd (2026, 11, 15);
  return (WmHoursFacts){ .week = week, .birth = wm_day_from_ymd (year_of_birth, 1, 1), .admitted = week - 30,
    .discharged = WM_DAY_NONE, .level = { 9, 19, 6, 19, 18 }, .prescribed_min = 9, .prescribed_max = 12,
    .scheduled = scheduled, .attended = attended, .open = open };
}

static void
test_hours (void)
{
  static const struct
  {
    int born, scheduled, attended, open;
    guint flags;
  } table[] = {
    { 1990, 540, 540, 0, 0 },                                                  /* three evenings, breaks counted */
    { 1990, 540, 510, 0, WM_HOURS_UNDER_ATTENDED },                            /* 8.5 h */
    { 2010, 540, 510, 0, 0 },                                                  /* 16 years old: six hours are asked */
    { 2010, 540, 540, 0, 0 },
    { 1990, 480, 480, 0, WM_HOURS_UNDER_PLANNED | WM_HOURS_UNDER_ATTENDED },
    { 1990, 540, 180, 360, 0 },                                                /* the week still runs */
    { 1990, 540, 180, 180, WM_HOURS_UNDER_ATTENDED | WM_HOURS_BELOW_PRESCRIBED },
    { 1990, 540, 404, 0, WM_HOURS_UNDER_ATTENDED | WM_HOURS_BELOW_PRESCRIBED }, /* 6.75 h is three quarters */
    { 1990, 540, 405, 0, WM_HOURS_UNDER_ATTENDED },
    { 1990, 1200, 1200, 0, WM_HOURS_OVER },
    { 1990, 1200, 1199, 0, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      WmHoursFacts facts = facts_of (table[i].born, table[i].scheduled, table[i].attended, table[i].open);
      g_test_message ("row %u", i);
      g_assert_cmpuint (wm_hours_judge (&facts).flags, ==, table[i].flags);
    }
}

static void
test_hours_weeks (void)
{
  WmHoursFacts facts = facts_of (1990, 180, 0, 0);
  facts.admitted = facts.week + 1;
  WmHours partial = wm_hours_judge (&facts);
  g_assert_false (partial.whole_week);
  g_assert_cmpuint (partial.flags, ==, 0);
  facts.admitted = facts.week;
  facts.discharged = facts.week + 5;
  g_assert_false (wm_hours_judge (&facts).whole_week);
  facts.discharged = facts.week + 6;
  g_assert_true (wm_hours_judge (&facts).whole_week);
  /* eighteen on the week's second day: still an adolescent for this week */
  facts.birth = wm_day_from_ymd (2008, 11, 16);
  g_assert_true (wm_hours_judge (&facts).adolescent);
  facts.birth = wm_day_from_ymd (2008, 11, 15);
  g_assert_false (wm_hours_judge (&facts).adolescent);
}

/* The gravest is said, in the order in which a counselor would want to know. */
static void
test_hours_gravest (void)
{
  static const struct { int scheduled, attended, open; const char *words; } table[] = {
    { 1260, 1200, 0, "20 hours or more: review the level" },
    { 540, 510, 0, "short by 0.5 h" },
    { 540, 300, 180, "will be short by 1.0 h" },
    { 480, 540, 0, "planned short by 1.0 h" },
    { 540, 540, 0, "reached" },
    { 540, 360, 180, "on track" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      WmHoursFacts facts = facts_of (1990, table[i].scheduled, table[i].attended, table[i].open);
      WmHours hours = wm_hours_judge (&facts);
      g_autofree char *words = wm_hours_words (&hours);
      g_assert_cmpstr (words, ==, table[i].words);
    }
  WmHoursFacts facts = facts_of (1990, 600, 540, 0); /* the level is met, what was prescribed isn't */
  facts.prescribed_min = 14;
  WmHours hours = wm_hours_judge (&facts);
  g_autofree char *below = wm_hours_words (&hours);
  g_assert_cmpstr (below, ==, "below the prescribed hours");
  facts.admitted = facts.week + 2;
  hours = wm_hours_judge (&facts);
  g_autofree char *partial = wm_hours_words (&hours);
  g_assert_cmpstr (partial, ==, "partial week");
}

static void
test_hours_words (void)
{
  WmHoursFacts facts = facts_of (1990, 540, 300, 200);
  WmHours hours = wm_hours_judge (&facts);
  g_autofree char *words = wm_hours_words (&hours), *range = wm_hours_range_text (9, 12);
  g_assert_cmpstr (words, ==, "will be short by 0.7 h");
  g_assert_cmpstr (range, ==, "9–12");
  g_autofree char *none = wm_hours_range_text (WM_HOURS_NONE, WM_HOURS_NONE);
  g_assert_cmpstr (none, ==, "");
  g_autofree char *least = wm_hours_range_text (9, WM_HOURS_NONE), *most = wm_hours_range_text (WM_HOURS_NONE, 8.9),
                  *one = wm_hours_range_text (9, 9);
  g_assert_cmpstr (least, ==, "9 or more");
  g_assert_cmpstr (most, ==, "up to 8.9");
  g_assert_cmpstr (one, ==, "9");
}

static gboolean
boxes_overlap (const WmWeekBox *a, const WmWeekBox *b)
{
  return a->day == b->day && a->start < MAX (b->end, b->start + 15) && b->start < MAX (a->end, a->start + 15);
}

/* Whether something stands in the way of widening @a to the right. */
static gboolean
is_blocked (const WmWeekBox *boxes, guint n, const WmWeekBox *a)
{
  for (guint j = 0; j < n; j++)
    if (&boxes[j] != a && boxes_overlap (a, &boxes[j]) && boxes[j].column <= a->column + a->span
        && boxes[j].column + boxes[j].span > a->column + a->span)
      return TRUE;
  return FALSE;
}

static void
test_pack_property (void)
{
  for (int round = 0; round < 300; round++)
    {
      WmWeekBox boxes[60];
      guint n = (guint) g_test_rand_int_range (1, 60);
      for (guint i = 0; i < n; i++)
        {
          int start = g_test_rand_int_range (0, 90) * 15;
          boxes[i] = (WmWeekBox){ g_test_rand_int_range (0, 7), start, start + g_test_rand_int_range (1, 180) };
        }
      wm_week_layout_pack (boxes, n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (boxes[i].span, >=, 1);
          g_assert_cmpuint (boxes[i].column + boxes[i].span, <=, boxes[i].n_columns);
          g_assert_true (boxes[i].column + boxes[i].span == boxes[i].n_columns || is_blocked (boxes, n, &boxes[i]));
          for (guint j = 0; j < i; j++)
            if (boxes_overlap (&boxes[i], &boxes[j]))
              g_assert_true (boxes[i].column + boxes[i].span <= boxes[j].column
                             || boxes[j].column + boxes[j].span <= boxes[i].column);
        }
    }
}

static void
test_pack_table (void)
{
  WmWeekBox boxes[] = { { 0, 600, 660 }, { 0, 600, 720 }, { 0, 660, 720 }, { 0, 720, 780 }, { 1, 600, 660 } };
  wm_week_layout_pack (boxes, G_N_ELEMENTS (boxes));
  g_assert_cmpuint (boxes[1].column, ==, 0);
  g_assert_cmpuint (boxes[0].column, ==, 1);
  g_assert_cmpuint (boxes[2].column, ==, 1);
  g_assert_cmpuint (boxes[3].n_columns, ==, 1);
  g_assert_cmpuint (boxes[4].n_columns, ==, 1);
}

static void
test_geometry (void)
{
  for (int round = 0; round < 4; round++)
    {
      int reversed = round % 2;
      WmWeekGeometry g = { 50, 40, 750, 640, 7, 8 * 60, 20 * 60, reversed, round < 2 ? 0 : 1 | 1 << 6 };
      g_assert_cmpfloat (wm_week_layout_y (&g, 8 * 60), ==, 40);
      g_assert_cmpfloat (wm_week_layout_y (&g, 20 * 60), ==, 640);
      for (int day = 0; day < 7; day++)
        {
          WmWeekBox box = { day, 10 * 60, 11 * 60 };
          wm_week_layout_pack (&box, 1);
          WmWeekRect r = wm_week_layout_box (&g, &box);
          int hit_day = -1, minutes = -1;
          g_assert_true (wm_week_layout_hit (&g, r.x + r.width / 2, r.y + r.height / 2, &hit_day, &minutes));
          g_assert_cmpint (hit_day, ==, day);
          g_assert_cmpint (wm_week_layout_snap (minutes, 15), ==, 10 * 60 + 30);
        }
      double sum = 0;
      for (int i = 0; i < 7; i++)
        sum += wm_week_layout_day (&g, i).width;
      g_assert_cmpfloat_with_epsilon (sum, 700, 0.001);
      g_assert_true ((wm_week_layout_day (&g, 0).width < wm_week_layout_day (&g, 1).width) == (round >= 2));
      int day, minutes;
      g_assert_false (wm_week_layout_hit (&g, reversed ? 745 : 5, 300, &day, &minutes));
      g_assert_false (wm_week_layout_hit (&g, 300, 5, &day, &minutes));
    }
  g_assert_cmpint (wm_week_layout_snap (607, 15), ==, 600);
  g_assert_cmpint (wm_week_layout_snap (608, 15), ==, 615);
}

static void
test_usual_start (void)
{
  static const struct
  {
    int now, start;
  } table[] = {
    { WM_MINUTES_NONE, 600 }, { 0, 600 },    { 599, 600 },   { 600, 600 },   { 601, 630 },        { 630, 630 },
    { 631, 660 },             { 871, 900 },  { 1350, 1350 }, { 1379, 1380 }, { 24 * 60 - 1, 1380 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (wm_session_usual_start (table[i].now), ==, table[i].start);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/schedule-rule/table", test_rules);
  g_test_add_func ("/service/schedule-rule/bad", test_bad_rules);
  g_test_add_func ("/service/schedule-rule/property", test_rule_property);
  g_test_add_func ("/service/schedule-rule/libical", test_rule_libical);
  g_test_add_func ("/service/attendance/credit", test_credit);
  g_test_add_func ("/service/attendance/refused", test_refused_presence);
  g_test_add_func ("/service/attendance/property", test_credit_property);
  g_test_add_func ("/service/attendance/codes", test_codes);
  g_test_add_func ("/service/hours/flags", test_hours);
  g_test_add_func ("/service/hours/weeks", test_hours_weeks);
  g_test_add_func ("/service/hours/words", test_hours_words);
  g_test_add_func ("/service/hours/gravest", test_hours_gravest);
  g_test_add_func ("/service/schedule-acts/usual-start", test_usual_start);
  g_test_add_func ("/service/week-layout/property", test_pack_property);
  g_test_add_func ("/service/week-layout/table", test_pack_table);
  g_test_add_func ("/service/week-layout/geometry", test_geometry);
  return g_test_run ();
}
