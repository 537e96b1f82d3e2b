/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents' texts: dates in words, damaged catalogs, and a Spanish text for every text marked in the source. */
#include "wm-catalog.h"
#include "wm-error.h"

#include <string.h>

static void
test_dates (void)
{
  const WmCatalog *spanish = wm_catalog_get ("es-MX");
  WmDay day = wm_day_from_ymd (2026, 12, 18);
  g_autofree char *english_date = wm_catalog_date (NULL, day);
  g_autofree char *spanish_date = wm_catalog_date (spanish, day);
  g_autofree char *none = wm_catalog_date (spanish, WM_DAY_NONE);
  g_autofree char *evening = wm_catalog_time (NULL, 18 * 60);
  g_autofree char *midnight = wm_catalog_time (NULL, 5);
  g_autofree char *spanish_evening = wm_catalog_time (spanish, 18 * 60);
  g_assert_nonnull (spanish);
  g_assert_cmpstr (english_date, ==, "December 18, 2026");
  g_assert_cmpstr (spanish_date, ==, "18 de diciembre de 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (evening, ==, "6:00 pm");
  g_assert_cmpstr (midnight, ==, "12:05 am");
  g_assert_cmpstr (spanish_evening, ==, "18:00");
  g_assert_cmpstr (wm_catalog_weekday (spanish, 3), ==, "miércoles");
}

static void
test_languages (void)
{
  g_assert_null (wm_catalog_get (NULL));
  g_assert_null (wm_catalog_get ("en"));
  g_assert_null (wm_catalog_get ("../es"));
  g_assert_true (wm_catalog_has ("en-US"));
  g_assert_true (wm_catalog_has ("es"));
  g_assert_false (wm_catalog_has ("xx"));
  g_assert_cmpstr (wm_catalog_text (wm_catalog_get ("es"), "not a text of ours"), ==, "not a text of ours");
}

/* Every one of these is refused or read; none reads outside the bytes (the sanitizer run sees that). */
static void
test_damaged (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "app", "base", "es.mo", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;
  guint refused = 0;
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3000; i++)
    {
      gsize length = i % 2 == 0 ? size : (gsize) g_rand_int_range (rand, 0, (gint32) size);
      g_autofree char *copy = g_memdup2 (data, length + 1);
      for (int n = g_rand_int_range (rand, 1, 8); n > 0 && length > 0; n--)
        copy[g_rand_int_range (rand, 0, (gint32) MIN (length, 600))] = (char) g_rand_int_range (rand, 0, 256);
      g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
      g_autoptr (GError) problem = NULL;
      g_autoptr (WmCatalog) catalog = wm_catalog_new (bytes, &problem);
      g_assert_true ((catalog == NULL) == (problem != NULL));
      refused += catalog == NULL;
      if (catalog != NULL)
        g_assert_nonnull (wm_catalog_text (catalog, "May"));
    }
  g_assert_cmpuint (refused, >, 1000);
}

static GBytes *
spanish_bytes (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "app", "base", "es.mo", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static guint32
swap_at (guint8 *data, gsize at)
{
  guint32 value, swapped;
  memcpy (&value, data + at, 4);
  swapped = GUINT32_SWAP_LE_BE (value);
  memcpy (data + at, &swapped, 4);
  return value;
}

/* A catalog that was compiled on a machine with the other order of bytes reads the same. */
static void
test_other_byte_order (void)
{
  g_autoptr (GBytes) bytes = spanish_bytes ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);
  guint32 head[7];
  for (gsize i = 0; i < G_N_ELEMENTS (head); i++)
    head[i] = swap_at (copy, 4 * i);
  for (gsize table = 3; table <= 4; table++)
    for (gsize i = 0; i < 2 * (gsize) head[2]; i++)
      swap_at (copy, head[table] + 4 * i);
  g_autoptr (GBytes) other = g_bytes_new_take (copy, size);
  g_autoptr (WmCatalog) catalog = wm_catalog_new (other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_catalog_text (catalog, "May"), ==, wm_catalog_text (wm_catalog_get ("es"), "May"));
  g_assert_cmpstr (wm_catalog_weekday (catalog, 3), ==, "miércoles");
}

/* A language that counts in three forms isn't guessed at. */
static void
test_unknown_plurals (void)
{
  g_autoptr (GBytes) bytes = spanish_bytes ();
  g_autoptr (GError) error = NULL;
  gsize size;
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  char *rule = memmem (copy, size, "nplurals=2", 10);
  g_assert_nonnull (rule);
  rule[9] = '3';
  g_autoptr (GBytes) other = g_bytes_new_take (copy, size);
  g_assert_null (wm_catalog_new (other, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

static guint
check_file (const char *path, const WmCatalog *spanish)
{
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("\\bD_ \\(((?:\\s*\"(?:[^\"\\\\]|\\\\.)*\")+)\\)|\\bD_\\(((?:\\s*\"(?:[^\"\\\\]|\\\\.)*\")+)\\)", 0, 0, NULL);
  g_autoptr (GRegex) join = g_regex_new ("\"\\s*\"|^\\s*\"|\"$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *one = g_match_info_fetch (match, 1), *two = g_match_info_fetch (match, 2);
      const char *literal = one != NULL && *one != '\0' ? one : two;
      g_autofree char *joined = g_regex_replace_literal (join, literal, -1, 0, "", 0, NULL);
      g_autofree char *msgid = g_strcompress (joined);
      if (strstr (path, "wm-catalog.h") == NULL && !wm_catalog_knows (spanish, msgid))
        {
          g_test_message ("%s: no Spanish text for “%s”", path, msgid);
          g_test_fail ();
        }
    }
  return n;
}

static guint
check_folder (const char *folder, const WmCatalog *spanish)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += check_folder (path, spanish);
      else if (g_str_has_suffix (name, ".c"))
        n += check_file (path, spanish);
    }
  return n;
}

static void
test_complete (void)
{
  g_autofree char *app = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "app", NULL);
  g_assert_cmpuint (check_folder (app, wm_catalog_get ("es")), >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/catalog/dates", test_dates);
  g_test_add_func ("/base/catalog/languages", test_languages);
  g_test_add_func ("/base/catalog/damaged", test_damaged);
  g_test_add_func ("/base/catalog/other-byte-order", test_other_byte_order);
  g_test_add_func ("/base/catalog/unknown-plurals", test_unknown_plurals);
  g_test_add_func ("/base/catalog/complete", test_complete);
  return g_test_run ();
}
