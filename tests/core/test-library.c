/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of wordings: what is read, and that a file that can't be used ends in one sentence that names the line. */
#include "wm-library.h"

#include <string.h>

#define HEAD "<library xmlns='" WM_LIBRARY_NS "' key='mine' title='Mine'>\n"

static WmLibrary *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return wm_library_read (bytes, error);
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmLibrary) library = read_text (
    HEAD "<entry code='a' group='call'> Call\n my  sister </entry><!-- note --><entry code='b'>Été</entry></library>", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (library->key, ==, "mine");
  g_assert_cmpstr (library->title, ==, "Mine");
  g_assert_cmpuint (library->entries->len, ==, 2);
  const WmLibraryEntry *first = library->entries->pdata[0], *second = library->entries->pdata[1];
  g_assert_cmpstr (first->text, ==, "Call my sister");
  g_assert_cmpstr (first->group, ==, "call");
  g_assert_null (second->group);
  g_autoptr (GPtrArray) found = wm_library_search (library, "ET", 9);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (found->pdata[0] == second);
}

static void
test_refused (void)
{
  static const struct { const char *text, *said; } files[] = {
    { "<library xmlns='urn:waymark:library:9' key='mine'/>", "not a <library> with a key (line 1)" },
    { "<list xmlns='" WM_LIBRARY_NS "' key='mine'/>", "not a <library> with a key" },
    { "<library xmlns='" WM_LIBRARY_NS "' key=' '/>", "not a <library> with a key" },
    { HEAD "<entry code='a'>A</entry>\n<item code='b'>B</item></library>", "only entries are expected (line 3)" },
    { HEAD "<entry xmlns='' code='a'>A</entry></library>", "only entries are expected (line 2)" },
    { HEAD "<entry code='a'>A<b/></entry></library>", "only entries are expected" },
    { HEAD "<entry>A</entry></library>", "needs a code and a text (line 2)" },
    { HEAD "<entry code='a'> \n </entry></library>", "needs a code and a text" },
    { HEAD "<entry code='a'>A</library>", "not well-formed" },
    { "", "empty" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (files[i].text, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, files[i].said));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static GString *
with_entries (guint n)
{
  GString *text = g_string_new (HEAD);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<entry code='c%u'>Number %u</entry>", i, i);
  return g_string_append (text, "</library>");
}

static void
test_bounds (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) most = with_entries (2000), more = with_entries (2001);
  g_autoptr (WmLibrary) library = read_text (most->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (library->entries->len, ==, 2000);
  g_assert_null (read_text (more->str, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "too many entries"));
  g_clear_error (&error);
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, ' ');
  g_assert_null (read_text (large, &error));
  g_assert_nonnull (strstr (error->message, "larger than 1024 kilobytes"));
}

static void
test_find (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (wm_library_find ("triggers", NULL) == wm_library_find ("triggers", NULL)); /* read once */
  g_assert_null (wm_library_find ("../forms/relapse-prevention-plan", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content/library/read", test_read);
  g_test_add_func ("/content/library/refused", test_refused);
  g_test_add_func ("/content/library/bounds", test_bounds);
  g_test_add_func ("/content/library/find", test_find);
  return g_test_run ();
}
