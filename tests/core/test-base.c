/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, wall-clock minutes, folding, cleaning, ids. */
#include "wm-day.h"
#include "wm-text.h"

#include <string.h>

static void
test_day_round_trip (void)
{
  for (WmDay day = wm_day_from_ymd (1899, 12, 28); day < wm_day_from_ymd (2101, 1, 3); day++)
    {
      g_autofree char *iso = wm_day_to_iso (day);
      WmDay back = WM_DAY_NONE;
      g_assert_true (wm_day_parse (iso, &back));
      g_assert_cmpint (back, ==, day);
      g_assert_cmpint (wm_day_weekday (day + 1), ==, (wm_day_weekday (day) + 1) % 7);
      WmDay start = wm_day_week_start (day, 0);
      g_assert_cmpint (wm_day_weekday (start), ==, 0);
      g_assert_true (start <= day && day < start + 7);
    }
}

static void
test_day_refused (void)
{
  const char *bad[] = { NULL, "", "2026-2-3", "2026-02-29", "2026-13-01", "0000-01-01", "2026-01-01 ",
                        "2026/01/01", "26-01-01" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      WmDay day = 42;
      g_assert_false (wm_day_parse (bad[i], &day));
      g_assert_cmpint (day, ==, 42);
    }
  g_assert_true (wm_day_parse ("2024-02-29", NULL));
}

static void
test_day_age (void)
{
  WmDay birth = wm_day_from_ymd (2008, 2, 29);
  g_assert_cmpint (wm_day_age (birth, wm_day_from_ymd (2026, 2, 28)), ==, 17);
  g_assert_cmpint (wm_day_age (birth, wm_day_from_ymd (2026, 3, 1)), ==, 18);
  g_assert_cmpint (wm_day_weekday (wm_day_from_ymd (2026, 11, 24)), ==, 2);
}

static void
test_minutes (void)
{
  int minutes = -1;
  g_assert_true (wm_minutes_parse ("18:05", &minutes));
  g_assert_cmpint (minutes, ==, 18 * 60 + 5);
  g_assert_true (wm_minutes_parse ("24:00", &minutes));
  g_assert_false (wm_minutes_parse ("24:01", &minutes));
  g_assert_false (wm_minutes_parse ("7:00", &minutes));
  g_assert_false (wm_minutes_parse ("12:60", &minutes));
  g_autofree char *text = wm_minutes_to_text (65);
  g_assert_cmpstr (text, ==, "01:05");
}

static void
test_fold (void)
{
  const struct { const char *text, *key; } cases[] = {
    { "Nguyễn-Ökonkwo", "nguyen okonkwo" }, { "  O'Brien ", "o brien" }, { "ŁUKASZ", "lukasz" },
    { "Dvořák, Tomáš", "dvorak tomas" }, { NULL, "" }, { "STRASSE straße", "strasse strasse" }, { "", "" }, { "--", "" },
    { "A-12  b", "a 12 b" }, { "A-12  é", "a 12 e" }, { "Đặng Søren Æthelþryth", "dang soren aethelthryth" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = wm_text_fold (cases[i].text);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_clean (void)
{
  g_autofree char *text = wm_text_clean (" a\x1b" "b\xff\r\nc\xef\xbf\xbf ", 100);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\x1b'));
  g_assert_true (g_str_has_suffix (text, "\nc"));
  g_autofree char *cut = wm_text_clean ("äöü", 2);
  g_assert_cmpstr (cut, ==, "äö");
  g_assert_null (wm_text_clean (" \t\n", 100));
  g_assert_null (wm_text_clean ("", 100));
  g_autofree char *same = wm_text_clean ("a\tb\nÄ", 5), *shorter = wm_text_clean ("a\tb\nÄ", 4);
  g_assert_cmpstr (same, ==, "a\tb\nÄ");
  g_assert_cmpstr (shorter, ==, "a\tb");
  g_autofree char *bell = wm_text_clean ("a\ab", 100), *forbidden = wm_text_clean ("a\xef\xbf\xbe" "b", 100);
  g_assert_cmpstr (bell, ==, "ab");
  g_assert_cmpstr (forbidden, ==, "ab");
  g_autofree char *broken = wm_text_clean ("a\xff" "b", 100);
  g_assert_true (broken && g_utf8_validate (broken, -1, NULL) && strlen (broken) == 5);
}

static void
test_ids (void)
{
  g_autofree char *a = wm_id_from_seed (1, "client", 7), *b = wm_id_from_seed (1, "client", 7);
  g_autofree char *c = wm_id_from_seed (1, "client", 8), *d = wm_id_new ();
  g_assert_true (g_uuid_string_is_valid (a) && g_uuid_string_is_valid (d));
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  g_autofree char *before = wm_id_in_order (1, "client", 255), *after = wm_id_in_order (1, "client", 256), *other = wm_id_in_order (2, "client", 256);
  g_assert_true (g_uuid_string_is_valid (before));
  g_assert_cmpstr (before, <, after);
  g_assert_cmpstr (after, !=, other);
}

static void
test_day_typed (void)
{
  const struct { const char *text, *iso; } cases[] = {
    { "2026-12-04", "2026-12-04" }, { "12/4", "2026-12-04" }, { "3/14", "2027-03-14" }, { "3/14/1992", "1992-03-14" },
    { "in 60 days", "2027-01-23" }, { " In 2 weeks ", "2026-12-08" }, { "today", "2026-11-24" },
    { "Tomorrow", "2026-11-25" }, { "12/4/26", "2026-12-04" }, { "in 2 years", NULL }, { "2/30", NULL },
    { "soon", NULL }, { "", NULL }, { NULL, NULL }, { "12/4x", NULL }, { "in -3 days", NULL },
    { "December 4, 2026", "2026-12-04" }, { "dec. 4", "2026-12-04" }, { "Friday, December 4, 2026", "2026-12-04" },
    { "4 Dec 2026", "2026-12-04" }, { "Dec 4, 26", "2026-12-04" }, { "Mar 14", "2027-03-14" }, { "May 1, 1992", "1992-05-01" }, { "february 30", NULL },
    { "de 4", NULL }, { "december", NULL }, { "december x", NULL }, { "dec 4 2026 x", NULL }, { "dec 4, soon", NULL }, { "monday", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WmDay day = WM_DAY_NONE;
      g_test_message ("%s", cases[i].text ? cases[i].text : "(null)");
      g_assert_cmpint (wm_day_understand (cases[i].text, wm_day_from_ymd (2026, 11, 24), &day), ==, cases[i].iso != NULL);
      g_autofree char *iso = day == WM_DAY_NONE ? NULL : wm_day_to_iso (day);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_minutes_typed (void)
{
  const struct { const char *text; int minutes; } cases[] = {
    { "18:00", 1080 }, { "6:00 pm", 1080 }, { "6 PM", 1080 }, { "6:30p.m.", 1110 }, { "12 am", 0 }, { "12:15 pm", 735 }, { "9:05", 545 },
    { "08:45", 525 }, { "24:00", 1440 }, { "6", -1 }, { "13 pm", -1 }, { "0 am", -1 }, { "6:5", -1 }, { "6:60", -1 }, { "24:01", -1 },
    { "-6:00", -1 }, { "6:-1", -1 }, { "6:00 x", -1 }, { "pm", -1 }, { "", -1 }, { NULL, -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;
      g_test_message ("%s", cases[i].text ? cases[i].text : "(null)");
      g_assert_cmpint (wm_minutes_understand (cases[i].text, &minutes), ==, cases[i].minutes >= 0);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_called (void)
{
  static const struct { const char *first, *preferred, *called; } table[] = {
    { "Delphine", NULL, "Delphine" }, { "Delphine", "", "Delphine" }, { "Delphine", "Del", "Del" }, { "José", "Ñico", "Ñico" },
    { "Delphine", "ليلى", "Delphine \u2068ليلى\u2069" }, { "ليلى", "Layla", "ليلى Layla" }, { "Юрий", "Yuri", "Юрий Yuri" }, { "Юрий", "Юра", "Юра" },
    { "Jo", "“JJ”", "“JJ”" }, { NULL, "Jo", "Jo" }, { NULL, NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *called = wm_text_called (table[i].first, table[i].preferred);
      g_assert_cmpstr (called, ==, table[i].called);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/day/round-trip", test_day_round_trip);
  g_test_add_func ("/base/day/refused", test_day_refused);
  g_test_add_func ("/base/day/age", test_day_age);
  g_test_add_func ("/base/day/typed", test_day_typed);
  g_test_add_func ("/base/minutes/typed", test_minutes_typed);
  g_test_add_func ("/base/minutes/parse", test_minutes);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/ids", test_ids);
  g_test_add_func ("/base/text/called", test_called);
  return g_test_run ();
}
