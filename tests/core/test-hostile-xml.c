/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile files for the plan's import: a thousand, ten thousand with -m slow, from fixed seeds. Each gets one sentence
 * that quotes nothing of it, or is a plan still and goes in whole; nothing else is ever written. What a file may cost is
 * counted, not timed: by the memory that the parser asks for. */
#include "random-plan.h"
#include "wm-plan-import.h"
#include "wm-report.h"
#include "wm-sample.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <malloc.h>
#include <string.h>

#define SECRET "zebra-crossing"
#define MOST_MEMORY (96u << 20) /* of the parser, for a file of at most 20 MB */

static WmClinic *clinic;
static WmRecord *client;
static GPtrArray *valid; /* char *: exports to start from */
static guint n_known;    /* records of the clinic */
static gint64 in_use, most_in_use;

static void
note_memory (void *at, int sign)
{
  in_use += sign * (gint64) malloc_usable_size (at);
  most_in_use = MAX (most_in_use, in_use);
}

static void *
count_malloc (size_t size)
{
  void *at = malloc (size);
  note_memory (at, 1);
  return at;
}

static void
count_free (void *at)
{
  note_memory (at, -1);
  free (at);
}

static void *
count_realloc (void *old, size_t size)
{
  note_memory (old, -1);
  void *at = realloc (old, size);
  note_memory (at, 1);
  return at;
}

static char *
count_strdup (const char *text)
{
  char *copy = count_malloc (strlen (text) + 1);
  return strcpy (copy, text);
}

static guint
n_records (void)
{
  guint n, sum = 0;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) records = wm_clinic_list (clinic, all[i], NULL, NULL, NULL);
      sum += records->len;
    }
  return sum;
}

static void
put_away (WmPlan *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gone = g_ptr_array_new (), findings = wm_findings_new ();
  g_ptr_array_add (gone, wm_plan_get_record (draft));
  wm_clinic_save (clinic, "remove draft", NULL, gone, findings, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full) (nullable): the sentence; NULL where the file is a plan still, which then is put away. */
static char *
try_file (const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new (data, length);
  most_in_use = in_use = 0;
  g_autoptr (WmPlan) draft = wm_plan_import (clinic, client, file, &error);
  g_assert_cmpint (most_in_use, <, MOST_MEMORY);
  g_assert_true ((draft != NULL) == (error == NULL));
  if (draft)
    {
      put_away (draft);
      return NULL;
    }
  g_assert_true (g_utf8_validate (error->message, -1, NULL) && strlen (error->message) < 400);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strpbrk (error->message, "\n\t<"));
  g_assert_null (strstr (error->message, SECRET));
  return g_strdup (error->message);
}

static void
expect_refused (const char *data, gsize length, const char *said)
{
  g_autofree char *sentence = try_file (data, length);
  g_test_message ("%s (%" G_GINT64_FORMAT " kilobytes)", sentence, most_in_use / 1024);
  g_assert_nonnull (sentence);
  g_assert_nonnull (strstr (sentence, said));
  g_assert_cmpuint (n_records (), ==, n_known);
}

static GString *
start (GRand *rand)
{
  return g_string_new (valid->pdata[g_rand_int_range (rand, 0, (int) valid->len)]);
}

static gsize
anywhere (GRand *rand, const GString *text)
{
  return (gsize) g_rand_int_range (rand, 0, (int) MAX (text->len, 1));
}

static void
flip (GRand *rand, GString *text)
{
  for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
    text->str[anywhere (rand, text)] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
}

static void
cut (GRand *rand, GString *text)
{
  g_string_truncate (text, anywhere (rand, text));
}

static void
take_out (GRand *rand, GString *text)
{
  gsize at = anywhere (rand, text), n = (gsize) g_rand_int_range (rand, 1, 400);
  g_string_erase (text, (gssize) at, (gssize) MIN (text->len - at, n));
}

static void
repeat (GRand *rand, GString *text)
{
  gsize at = anywhere (rand, text), n = (gsize) g_rand_int_range (rand, 1, 4000);
  g_autofree char *part = g_strndup (text->str + at, MIN (text->len - at, n));
  g_string_insert (text, (gssize) anywhere (rand, text), part);
}

/* The next place, from anywhere, where one of these stands; the end where none does. */
static gsize
find (GRand *rand, const GString *text, const char *what)
{
  const char *at = strstr (text->str + anywhere (rand, text), what);
  return at ? (gsize) (at - text->str) : text->len;
}

static void
insert_hostile (GRand *rand, GString *text)
{
  static const char *const pieces[] = {
    "&" SECRET ";", "&#0;", "&#xFFFFFFFF;", "]]>", "<!--" SECRET, "<![CDATA[" SECRET, "<?" SECRET "?>", "<" SECRET "/>", "</plan>", "<plan>",
    "<!DOCTYPE a>", "<!ENTITY a 'b'>", "\x1b", "\xff", "\xef\xbf\xbe", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd'/>",
    " xsi:schemaLocation='a file:///etc/passwd'", "<problem/>", "<version>999999999999</version>", "<a:b/>", " xmlns=''", " id='" SECRET "'",
  };
  const char *places[] = { "<", ">", " ", "\"" };
  gsize at = find (rand, text, places[g_rand_int_range (rand, 0, G_N_ELEMENTS (places))]);
  g_string_insert (text, (gssize) at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
}

static void
swap_value (GRand *rand, GString *text)
{
  static const char *const values[] = { SECRET, "", "-1", "999999999999999999999", "2026-02-30", "NaN", "true", "25:61", "\xf0\x9f\x8c\x88" };
  gsize from = find (rand, text, g_rand_boolean (rand) ? "\"" : ">"), to = from + 1;
  while (to < text->len && !strchr ("\"<", text->str[to]))
    to++;
  if (from >= text->len)
    return;
  g_string_erase (text, (gssize) from + 1, (gssize) (to - from - 1));
  g_string_insert (text, (gssize) from + 1, values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
}

/* One id becomes another of the same file: keys twice, links to nothing, to another kind, to themselves. */
static void
swap_id (GRand *rand, GString *text)
{
  static const char *const heads[] = { "id=\"", "ref=\"", "objective=\"" };
  gsize a = find (rand, text, heads[g_rand_int_range (rand, 0, 3)]), b = find (rand, text, heads[g_rand_int_range (rand, 0, 2)]);
  const char *p = strchr (text->str + a, '"'), *q = strchr (text->str + b, '"');
  if (p && q && p + 37 < text->str + text->len && q + 37 < text->str + text->len)
    memmove ((char *) p + 1, q + 1, 36);
}

static void
replace (GString *text, char *data, gsize length)
{
  g_string_truncate (text, 0);
  g_string_append_len (text, data, (gssize) length);
  g_free (data);
}

static void
as_utf16 (GRand *rand, GString *text)
{
  gsize length;
  char *data = g_convert (text->str, (gssize) text->len, g_rand_boolean (rand) ? "UTF-16" : "UTF-16BE", "UTF-8", NULL, &length, NULL);
  if (data)
    replace (text, data, length);
}

static void
as_gzip (GRand *rand, GString *text)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  char *data = g_malloc (text->len + 1000);
  gsize read, written;
  g_assert_cmpint (g_converter_convert (G_CONVERTER (zip), text->str, text->len, data, text->len + 1000, G_CONVERTER_INPUT_AT_END, &read, &written, NULL), ==, G_CONVERTER_FINISHED);
  replace (text, data, written);
}

/* Another encoding than it has. */
static void
declare (GRand *rand, GString *text)
{
  static const char *const names[] = { "UTF-16", "UTF-7", "ISO-8859-1", "EBCDIC-US", "UTF-8\x01", SECRET, "utf8", "ISO-2022-JP" };
  g_autofree char *head = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?>", names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
  const char *end = strstr (text->str, "?>");
  g_string_erase (text, 0, end ? end + 2 - text->str : 0);
  g_string_prepend (text, head);
}

static void
deepen (GRand *rand, GString *text)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  int depth = g_rand_int_range (rand, 10, 400);
  for (int i = 0; i < depth; i++)
    g_string_append (deep, "<goal>");
  for (int i = 0; i < depth; i++)
    g_string_append (deep, "</goal>");
  g_string_insert (text, (gssize) find (rand, text, "<"), deep->str);
}

static void
add_attributes (GRand *rand, GString *text)
{
  g_autoptr (GString) many = g_string_new (NULL);
  for (int i = g_rand_int_range (rand, 1, 3000); i > 0; i--)
    g_string_append_printf (many, " a%d='%s'", i, SECRET);
  g_string_insert (text, (gssize) find (rand, text, ">"), many->str);
}

typedef void (*Mutation) (GRand *rand, GString *text);

static void
test_mutations (void)
{
  static const Mutation mutations[] = { flip, cut, take_out, repeat, insert_hostile, swap_value, swap_id,
                                        as_utf16, as_gzip, declare, deepen, add_attributes };
  guint n = g_test_slow () ? 10000 : 1000, refused = 0;
  for (guint seed = 0; seed < n; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      GString *text = start (rand);
      for (int k = g_rand_int_range (rand, 1, 4); k > 0 && text->len; k--)
        mutations[g_rand_int_range (rand, 0, G_N_ELEMENTS (mutations))](rand, text);
      g_autofree char *sentence = try_file (text->str, text->len);
      refused += sentence != NULL;
      if (seed % 50 == 0)
        g_assert_cmpuint (n_records (), ==, n_known);
      g_string_free (text, TRUE);
    }
  g_assert_cmpuint (n_records (), ==, n_known);
  g_test_message ("%u of %u refused", refused, n);
  g_assert_cmpuint (refused, >, n / 2);
}

/* What a sample says, with one thing put in another's place. */
static void
expect_refused_with (const char *old, const char *new, const char *said)
{
  g_autoptr (GString) text = g_string_new (valid->pdata[0]);
  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  expect_refused (text->str, text->len, said);
}

static void
test_kinds (void)
{
  static const struct { const char *old, *new, *said; } changes[] = {
    { "<waymark-report", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><waymark-report", "document type" },
    { "<waymark-report", "<!DOCTYPE x SYSTEM \"http://" SECRET "/x.dtd\"><waymark-report", "document type" },
    { "<waymark-report", "<!DOCTYPE x [<!ENTITY a '" SECRET "'><!ENTITY b '&a;&a;&a;&a;'>]><waymark-report", "document type" },
    { "<own-words>", "<own-words>&" SECRET ";", "not well-formed" },
    { "encoding=\"UTF-8\"", "encoding=\"UTF-16\"", "another encoding" },
    { "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", "another encoding" },
    { "encoding=\"UTF-8\"", "encoding = '" SECRET "'", "another encoding" },
    { "<own-words>", "<own-words>\xff\xfe", "not UTF-8" },
    { "urn:waymark:report:1", "urn:" SECRET, "no report of Waymark" },
    { "xmlns=\"urn:waymark:report:1\"", "", "no report of Waymark" },
    { "urn:waymark:report:1", "urn:waymark:report:9", "another version" },
    { "version=\"1\"", "version=\"2\"", "doesn’t fit the schema" },
    { "  <client ", "  <client id=\"00000000-0000-4000-8000-000000000000\"><client-no>C-0199</client-no></client>\n    <client ", "doesn’t fit the schema" },
    { "</plan>", "</plan><plan id=\"00000000-0000-4000-8000-000000000000\"/>", "doesn’t fit the schema" },
    { "<own-words>", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/><own-words>", "doesn’t fit the schema" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    expect_refused_with (changes[i].old, changes[i].new, changes[i].said);
}

/* Each of the ids that a link leads to, once as another's and once as nobody's. */
static void
test_links (void)
{
  static const char *const elements[] = { "staff-member", "level-of-care", "diagnosis", "objective", "intervention", "safety-flag", "review" };
  const char *from = valid->pdata[1];
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autofree char *head = g_strdup_printf ("<%s id=\"", elements[i]);
      const char *at = strstr (from, head), *other = at ? strstr (at + 1, head) : NULL;
      g_assert_nonnull (at);
      g_autoptr (GString) text = g_string_new (from);
      gsize id = (gsize) (at - from) + strlen (head);
      if (other)
        {
          memcpy (text->str + id, other + strlen (head), 36);
          expect_refused (text->str, text->len, "doesn’t fit the schema");
        }
      g_autofree char *old = g_strndup (from + id, 36);
      memcpy (text->str + id, "00000000-0000-4000-8000-000000000000", 36);
      g_autofree char *reference = g_strdup_printf ("ref=\"%s\"", old), *progress = g_strdup_printf ("objective=\"%s\"", old);
      if (strstr (from, reference) || strstr (from, progress))
        expect_refused (text->str, text->len, "doesn’t fit the schema");
    }
}

static void
test_encodings (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  for (guint i = 0; i < 6; i++)
    {
      GString *text = start (rand);
      (i % 2 ? as_gzip : as_utf16) (rand, text);
      expect_refused (text->str, text->len, "not UTF-8");
      g_string_free (text, TRUE);
    }
  expect_refused ("", 0, "empty");
  expect_refused ("\xef\xbb\xbf", 3, "not well-formed");
  expect_refused ("<a>\0</a>", 8, "not UTF-8");
  expect_refused ("\x4c\x6f\xa7\x94", 4, "not UTF-8");
  static const char *const declarations[] = { "<?xml version='1.0'", "<?xml version='1.0' encoding='ISO-2022-JP'>\xd7\xa9<a/>",
                                              "<?xml version='1.0' encoding='UTF-8' encoding='UTF-7'?><a/>", "<?xml encoding='UTF-8'?><a/>" };
  for (guint i = 0; i < G_N_ELEMENTS (declarations); i++)
    expect_refused (declarations[i], strlen (declarations[i]), "first line is damaged");
}

static void
test_others (void)
{
  static const char fhir[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"document\"/><entry>"
                             "<resource><CarePlan><status value=\"draft\"/><intent value=\"plan\"/></CarePlan></resource></entry></Bundle>";
  static const char csv[] = "last name,first name\r\nRoe,Bo\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, &error);
  g_autoptr (GBytes) list = wm_report_roster (clinic, roster, &error);
  expect_refused (fhir, sizeof fhir - 1, "no report of Waymark");
  expect_refused (g_bytes_get_data (list, NULL), g_bytes_get_size (list), "but no treatment-plan");
  expect_refused (csv, sizeof csv - 1, "not well-formed");
}

/* What costs a parser more than it costs to write down. */
static void
test_sizes (void)
{
  static const struct { const char *old, *piece; guint n; const char *said; } sizes[] = {
    { "<step-down-criteria>", "x", 25 << 20, "larger than 20480 kilobytes" },
    { "<step-down-criteria>", "x", 15 << 20, "when may have at most 8000 characters." },
    { "<step-down-criteria>", "x", 8 << 20, "when may have at most 8000 characters." },
    { " version=\"1\"", "a", 11 << 20, "not well-formed" },
    { "<step-down-criteria>", "<a/>", 3 << 20, "more elements" },
    { "<step-down-criteria>", "<a/>", 150000, "doesn’t fit the schema" },
    { "<step-down-criteria>", "<!--x-->", 1 << 20, "more elements" },
    { "<step-down-criteria>", "<![CDATA[]]>", 1 << 20, "more elements" },
    { "<step-down-criteria>", "<a>", 300, "not well-formed" },
    { "<step-down-criteria>", "<a b='1' c='2' d='3' e='4' f='5' xmlns:g='6'>", 200, "not well-formed" },
    { "<step-down-criteria>", "&#x10ffff;", 1 << 20, "when may have" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize n = strlen (sizes[i].piece);
      const char *from = valid->pdata[0], *at = strstr (from, sizes[i].old);
      g_autoptr (GString) text = g_string_sized_new (sizes[i].n * n + strlen (from));
      g_string_append_len (text, from, at - from + (gssize) strlen (sizes[i].old));
      for (guint k = 0; k < sizes[i].n; k++)
        g_string_append_len (text, sizes[i].piece, (gssize) n);
      g_string_append (text, at + strlen (sizes[i].old));
      expect_refused (text->str, text->len, sizes[i].said);
    }
}

/* Valid to the last id, and more than anybody can work with. */
static void
test_parts (void)
{
  g_autoptr (GString) parts = g_string_new (NULL), text = g_string_new (valid->pdata[0]);
  const char *end = g_strrstr (text->str, "</problem>");
  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (parts, "<problem id=\"%08x-0000-4000-8000-000000000000\" number=\"1\"/>", i);
  g_string_insert (text, end - text->str + (gssize) strlen ("</problem>"), parts->str);
  expect_refused (text->str, text->len, "more than 5000 parts");
}

static void
test_attributes (void)
{
  static const char *const hides[] = { "<own-words>", "<!-- ' --><a b='", "<![CDATA[<a \"]]><a ", "<?x <y z='?><a " };
  for (guint i = 0; i < G_N_ELEMENTS (hides); i++)
    {
      g_autoptr (GString) many = g_string_new (hides[i]);
      g_string_append (many, "<a");
      for (guint k = 0; k < 100000; k++)
        g_string_append_printf (many, " a%u=''", k);
      g_string_append (many, "/>");
      expect_refused_with ("<own-words>", many->str, "more elements or attributes");
    }
}

static void
add_export (WmPlan *plan, gboolean for_staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_report_treatment_plan (plan, for_staff, &error);
  g_assert_no_error (error);
  g_ptr_array_add (valid, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-hostile-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_sample_create (folder, NULL, "correct horse", 2, 1, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  client = wm_clinic_find_client (clinic, "C-0102", &error);
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), "1", &error);
  g_autoptr (WmPlan) plan = wm_plan_load (clinic, id, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (WmPlan) awkward = random_plan_new (clinic, client, rand, 4);
  g_assert_no_error (error);
  random_plan_set_state (plan, "superseded");
  valid = g_ptr_array_new_with_free_func (g_free);
  add_export (plan, TRUE);
  add_export (awkward, TRUE);
  add_export (plan, FALSE);
  add_export (awkward, FALSE);
  n_known = n_records ();
}

/* The library's own words would stand on standard error beside the sentence. */
static void G_GNUC_PRINTF (2, 3)
never_called (void *data, const char *format, ...)
{
  g_error ("the library prints: %s", format);
}

int
main (int argc, char **argv)
{
  xmlMemSetup (count_free, count_malloc, count_realloc, count_strdup);
  g_test_init (&argc, &argv, NULL);
  xmlSetGenericErrorFunc (NULL, never_called);
  set_up ();
  g_test_add_func ("/exchange/hostile/kinds", test_kinds);
  g_test_add_func ("/exchange/hostile/links", test_links);
  g_test_add_func ("/exchange/hostile/encodings", test_encodings);
  g_test_add_func ("/exchange/hostile/others", test_others);
  g_test_add_func ("/exchange/hostile/parts", test_parts);
  g_test_add_func ("/exchange/hostile/attributes", test_attributes);
  g_test_add_func ("/exchange/hostile/sizes", test_sizes);
  g_test_add_func ("/exchange/hostile/mutations", test_mutations);
  int result = g_test_run ();
  g_ptr_array_unref (valid);
  g_clear_object (&client);
  g_clear_object (&clinic);
  return result;
}
