/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of pagination, held by random documents, and the PDF read back by other programs. */
#include "page-laws.h"
#include "wm-pages-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define DATE "2026-11-20"

static char *
words (GRand *rand, guint n)
{
  static const char *const some[] = { "evening", "call", "my sister", "ñandú", "Überschrift", "sober", "18 days",
                                      "a ride home", "مرحبا", "שלום", "group", "averyveryverylongwordwithoutanyspace" };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", some[g_rand_int_range (rand, 0, G_N_ELEMENTS (some))]);
  return g_string_free (text, FALSE);
}

static WmRich *
rich (GRand *rand, gint32 max)
{
  g_autofree char *text = words (rand, (guint) g_rand_int_range (rand, 1, max));
  return wm_rich_new_styled (text, (WmRichStyle) g_rand_int_range (rand, 0, 4));
}

static void
add_table (WmDocument *document, GRand *rand)
{
  static const char *const header[] = { "What staff will do", "How often", "Who" };
  static const double shares[] = { 0.4, 0.3, 0.3 };
  WmBlock *table = wm_document_add_table (document, 3, header, shares);
  for (int n = g_rand_int_range (rand, 0, 40); n > 0; n--)
    {
      WmRich *cells[] = { rich (rand, 20), rich (rand, g_rand_int_range (rand, 0, 60) == 0 ? 4000 : 10), rich (rand, 6) };
      wm_block_add_row (table, cells);
    }
}

static void
add_random (WmDocument *document, GRand *rand)
{
  WmTrack track = { g_rand_double_range (rand, -0.3, 1.0), "start 0", "now 12", "goal 28", "of 30 days" };
  WmBlock *block = NULL;
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
    case 1:
      wm_document_add_heading (document, (guint) g_rand_int_range (rand, 1, 4), g_rand_boolean (rand) ? "1.2" : NULL,
                               rich (rand, 12));
      return;
    case 2:
      block = wm_document_add_quotation (document, rich (rand, 60));
      break;
    case 3:
      add_table (document, rand);
      return;
    case 4:
      block = wm_document_add_list (document);
      for (int n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        wm_block_add_item (block, (WmMarkKind) g_rand_int_range (rand, 0, 3), rich (rand, 30));
      break;
    case 5:
      block = wm_document_add_fields (document);
      for (int n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        wm_block_add_field (block, "My strengths", rich (rand, 40));
      break;
    case 6:
      block = wm_document_add_track (document, "1.1", rich (rand, 80), g_rand_boolean (rand) ? &track : NULL, "in progress");
      break;
    case 7:
      block = wm_document_add_notice (document, "If I need help now", rich (rand, 80));
      break;
    case 8:
      wm_document_add_signatures (document, "date");
      block = g_ptr_array_index (document->blocks, document->blocks->len - 1);
      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        wm_block_add_signer (block, "Marisol Vega", "client", g_rand_boolean (rand) ? "Marisol Vega" : NULL, g_rand_boolean (rand) ? "signed on paper" : NULL);
      return;
    default:
      block = wm_document_add_paragraph (document, rich (rand, g_rand_int_range (rand, 0, 12) == 0 ? 3000 : 120));
      break;
    }
  wm_block_set_indent (block, (guint) g_rand_int_range (rand, 0, 3));
  if (g_rand_int_range (rand, 0, 5) == 0)
    wm_block_keep_together (block);
}

static WmDocument *
random_document (GRand *rand)
{
  WmDocument *document = wm_document_new ("Treatment plan", g_rand_boolean (rand) ? "es" : NULL);
  wm_document_set_footer (document, "For signature: not valid until signed", "Marisol Vega", "1992-03-14 · C-0412");
  for (int n = g_rand_int_range (rand, 0, 40); n > 0; n--)
    add_random (document, rand);
  return document;
}

static WmPaper
random_paper (GRand *rand)
{
  return (WmPaper){ (WmPaperKind) g_rand_int_range (rand, 0, 2), g_rand_boolean (rand) };
}

/* Every slab stands once, in order; table heads may stand again, and only where a page begins. */
static void
check_page (const WmPages *pages, guint page, guint *next)
{
  guint first = g_array_index (pages->starts, guint, page), end = g_array_index (pages->starts, guint, page + 1);
  double y = pages->top;
  for (guint i = first; i < end; i++)
    {
      WmPlaced placed = g_array_index (pages->placed, WmPlaced, i);
      WmSlab slab = g_array_index (pages->slabs, WmSlab, placed.slab);
      g_assert_cmpfloat (placed.y, >=, y - 0.01);
      y = placed.y + slab.height;
      if (placed.slab < *next)
        {
          WmSlab row = g_array_index (pages->slabs, WmSlab, *next);
          g_assert_cmpuint (page, >, 0);
          g_assert_cmpuint (placed.slab, ==, row.head + (i - first));
          g_assert_cmpuint (i - first, <, row.n_head);
          continue;
        }
      g_assert_cmpuint (placed.slab, ==, *next);
      g_assert_true (y <= pages->bottom + 0.01 || i == first);
      if (page > 0 && i == first)
        g_assert_cmpuint (slab.n_head, ==, 0);
      (*next)++;
    }
}

static double
glued_height (const WmPages *pages, guint slab, WmGlue glue)
{
  guint first = slab, end = slab + 1;
  double height = 0;
  while (first > 0 && g_array_index (pages->slabs, WmSlab, first - 1).glue >= glue)
    first--;
  while (end < pages->slabs->len && g_array_index (pages->slabs, WmSlab, end - 1).glue >= glue)
    end++;
  WmSlab head = g_array_index (pages->slabs, WmSlab, first);
  for (guint i = head.head; i < head.head + head.n_head; i++)
    height += g_array_index (pages->slabs, WmSlab, i).height;
  for (guint i = first; i < end; i++)
    height += g_array_index (pages->slabs, WmSlab, i).height
              + (i == first ? 0 : g_array_index (pages->slabs, WmSlab, i).gap);
  return height;
}

/* No page ends on a slab that holds the next one, unless all that hangs together is taller than a page. */
static void
check_break (const WmPages *pages, guint page)
{
  guint end = g_array_index (pages->starts, guint, page + 1);
  if (page + 1 == wm_pages_get_n (pages))
    return;
  WmPlaced last = g_array_index (pages->placed, WmPlaced, end - 1);
  WmSlab slab = g_array_index (pages->slabs, WmSlab, last.slab);
  if (slab.glue != WM_GLUE_NONE)
    g_assert_cmpfloat (glued_height (pages, last.slab, slab.glue), >, pages->bottom - pages->top);
}

static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_pages = 0, rounds = g_test_slow () ? 300 : 50;
  for (guint round = 0; round < rounds; round++)
    {
      g_autoptr (WmDocument) document = random_document (rand);
      WmPaper paper = random_paper (rand);
      g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
      guint next = 0;
      for (guint page = 0; page < wm_pages_get_n (pages); page++)
        {
          check_page (pages, page, &next);
          check_break (pages, page);
        }
      page_laws_check (pages);
      g_assert_cmpuint (next, ==, pages->slabs->len);
      n_pages += wm_pages_get_n (pages);
    }
  g_assert_cmpuint (n_pages, >, 400);
}

static void
append_letters (GString *letters, const char *text)
{
  for (; *text != '\0'; text++)
    if (*text != ' ' && *text != '\n')
      g_string_append_c (letters, *text);
}

/* Paragraphs, lists and quotations only, so that the order of the texts is the order of the document. */
static void
test_text_once (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (WmDocument) document = wm_document_new ("Treatment plan", NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) drawn = g_string_new (NULL);
      WmPaper paper = random_paper (rand);
      for (guint i = 0; i < 30; i++)
        {
          WmRich *text = rich (rand, 200);
          append_letters (expected, wm_rich_get_text (text));
          if (g_rand_boolean (rand))
            wm_document_add_paragraph (document, text);
          else
            wm_document_add_quotation (document, text);
        }
      g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
      for (guint page = 0; page < wm_pages_get_n (pages); page++)
        {
          g_autofree char *text = wm_pages_get_text (pages, page);
          append_letters (drawn, text);
        }
      g_assert_cmpstr (drawn->str, ==, expected->str);
    }
}

static void
test_head_repeated (void)
{
  static const char *const header[] = { "Heading of it" };
  static const double shares[] = { 1.0 };
  g_autoptr (WmDocument) document = wm_document_new ("Treatment plan", NULL);
  WmBlock *table = wm_document_add_table (document, 1, header, shares);
  WmPaper paper = { WM_PAPER_LETTER, FALSE };
  for (guint i = 0; i < 120; i++)
    {
      WmRich *cell = wm_rich_new ("a row");
      wm_block_add_row (table, &cell);
    }
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  g_assert_cmpuint (wm_pages_get_n (pages), >, 2);
  for (guint page = 0; page < wm_pages_get_n (pages); page++)
    {
      g_autofree char *text = wm_pages_get_text (pages, page);
      g_assert_true (g_str_has_prefix (text, "Heading of it\na row\n"));
    }
}

static void
test_signatures_whole (void)
{
  for (guint filler = 0; filler < 60; filler++)
    {
      g_autoptr (WmDocument) document = wm_document_new ("Treatment plan", NULL);
      WmPaper paper = { WM_PAPER_LETTER, FALSE };
      guint with = 0;
      for (guint i = 0; i < filler; i++)
        wm_document_add_paragraph (document, wm_rich_new ("A line."));
      WmBlock *block = wm_document_add_signatures (document, "date");
      for (guint i = 0; i < 4; i++)
        wm_block_add_signer (block, "Marisol Vega", "client", NULL, NULL);
      g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
      for (guint page = 0; page < wm_pages_get_n (pages); page++)
        {
          g_autofree char *text = wm_pages_get_text (pages, page);
          with += strstr (text, "Marisol") != NULL;
        }
      g_assert_cmpuint (with, ==, 1);
    }
}

static guint
count_ink (const WmPages *pages, WmInkKind kind)
{
  g_autoptr (GArray) inks = _wm_pages_collect (pages, 0);
  guint n = 0;
  for (guint i = 0; i < inks->len; i++)
    n += g_array_index (inks, WmInk, i).kind == kind;
  return n;
}

/* A line is only drawn where start and target are numbers; the words are always there. */
static void
test_track (void)
{
  WmPaper paper = { WM_PAPER_LETTER, FALSE };
  for (guint numbers = 0; numbers < 2; numbers++)
    {
      WmTrack track = { numbers ? 0.5 : -1.0, "start never", "now on most evenings", "goal daily", NULL };
      g_autoptr (WmDocument) document = wm_document_new ("Treatment plan", NULL);
      wm_document_add_track (document, "1.10", wm_rich_new ("I will call."), &track, NULL);
      g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
      g_autofree char *text = wm_pages_get_text (pages, 0);
      g_assert_cmpuint (count_ink (pages, WM_INK_DIAMOND), ==, numbers);
      g_assert_cmpuint (count_ink (pages, WM_INK_CIRCLE), ==, numbers);
      g_assert_nonnull (strstr (text, "now on most evenings"));
      g_assert_nonnull (strstr (text, "goal daily"));
    }
}

static void
test_rich (void)
{
  g_autoptr (WmRich) filled = wm_rich_fill ("{b} before {a}; {c}", "a", "{b}", WM_RICH_BOLD, "b", "<b>&", WM_RICH_PLAIN, NULL);
  g_autoptr (WmRich) dirty = wm_rich_new ("a\x01" "b\xff" "c\td");
  g_assert_cmpstr (wm_rich_get_text (filled), ==, "<b>& before {b}; {c}");
  g_assert_cmpstr (wm_rich_get_text (dirty), ==, "ab\xef\xbf\xbd" "c d");
}

/* One of each kind that the structure is asked for, whatever chance has given before. */
static void
add_one_of_each (WmDocument *document)
{
  static const char *const header[] = { "What", "Who" };
  static const double shares[] = { 0.5, 0.5 };
  WmRich *cells[] = { wm_rich_new ("counseling"), wm_rich_new ("J. Doe") };
  wm_document_add_heading (document, 2, "1", wm_rich_new ("Drinks on work nights"));
  wm_document_add_paragraph (document, wm_rich_new ("as shown by 18 drinking days"));
  wm_block_add_row (wm_document_add_table (document, 2, header, shares), cells);
  wm_block_add_item (wm_document_add_list (document), WM_MARK_CHECKED, wm_rich_new ("I took part."));
}

static GBytes *
make_pdf (guint32 seed, char **path)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (WmDocument) document = random_document (rand);
  g_autoptr (GError) error = NULL;
  WmPaper paper = { WM_PAPER_LETTER, FALSE };
  while (document->blocks->len < 30)
    add_random (document, rand);
  add_one_of_each (document);
  wm_document_set_watermark (document, "DRAFT");
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  g_autoptr (GBytes) pdf = wm_pages_to_pdf (pages, DATE, &error);
  g_assert_no_error (error);
  if (path != NULL)
    {
      *path = g_build_filename (g_get_tmp_dir (), "waymark-test-print-XXXXXX.pdf", NULL);
      int fd = g_mkstemp (*path);
      g_assert_cmpint (fd, >=, 0);
      g_assert_true (g_file_set_contents (*path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error));
      g_close (fd, NULL);
    }
  return g_steal_pointer (&pdf);
}

/* What @program prints about the file; NULL where the program isn't there. */
static char *
read_back (const char *program, const char *option, const char *path, const char *last)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  if (found == NULL)
    return NULL;
  const char *argv[] = { found, option != NULL ? option : path, option != NULL ? path : last, option != NULL ? last : NULL, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}

static void
test_pdf (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) pdf G_GNUC_UNUSED = make_pdf (3, &path);
  g_autofree char *info = read_back ("pdfinfo", NULL, path, NULL);
  g_autofree char *fonts = read_back ("pdffonts", NULL, path, NULL);
  g_autofree char *text = read_back ("pdftotext", "-raw", path, "-");
  g_autofree char *structure = read_back ("pdfinfo", "-struct", path, NULL);
  g_autofree char *check = read_back ("qpdf", "--check", path, NULL);
  g_unlink (path);
  if (info == NULL)
    {
      g_test_skip ("pdfinfo is not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Title:           Treatment plan"));
  g_assert_nonnull (strstr (info, "2026"));
  g_assert_nonnull (strstr (structure, "Document"));
  g_assert_nonnull (strstr (text, "C-0412"));
  g_assert_nonnull (strstr (text, "DRAFT · For signature"));
  for (const char *const *tag = (const char *const[]){ "Sect", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI", NULL };
       *tag != NULL; tag++)
    if (strstr (structure, *tag) == NULL)
      g_error ("no %s in the structure: %s", *tag, structure);
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
  if (check != NULL)
    g_assert_nonnull (strstr (check, "No syntax or stream encoding errors"));
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) once = make_pdf (5, NULL);
  g_autoptr (GBytes) again = make_pdf (5, NULL);
  g_autoptr (GBytes) other = make_pdf (6, NULL);
  g_assert_true (g_bytes_equal (once, again));
  g_assert_false (g_bytes_equal (once, other));
}

static void
test_drawn_alike (void)
{
  /* The same pages may be drawn larger: the ink then covers about the square of the scale. */
  g_autoptr (WmDocument) document = wm_document_new ("Treatment plan", NULL);
  WmPaper paper = { WM_PAPER_LETTER, FALSE };
  double dark[2] = { 0, 0 };
  for (guint i = 0; i < 20; i++)
    wm_document_add_paragraph (document, wm_rich_new ("Be sober when she is here, and call her on Sundays."));
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  for (int scale = 1; scale <= 2; scale++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 612 * scale, 792 * scale);
      cairo_t *cr = cairo_create (surface);
      cairo_scale (cr, scale, scale);
      wm_pages_draw (pages, 0, cr);
      cairo_surface_flush (surface);
      const guint8 *data = cairo_image_surface_get_data (surface);
      for (int i = 0; i < 792 * scale * cairo_image_surface_get_stride (surface); i++)
        dark[scale - 1] += data[i];
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpfloat (dark[0], >, 100000);
  g_assert_cmpfloat (dark[1] / dark[0], >, 3.5);
  g_assert_cmpfloat (dark[1] / dark[0], <, 4.5);
}

/* A place lies on the page where its first line is, below the one before it, and ends where the next begins. */
static void
test_places (void)
{
  g_autoptr (WmDocument) document = wm_document_new ("Treatment plan", NULL);
  WmPaper paper = { WM_PAPER_LETTER, FALSE };
  wm_document_add_paragraph (document, wm_rich_new ("Of no place."));
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("place-%u", i);
      wm_document_begin_place (document, name);
      wm_document_add_paragraph (document, wm_rich_new ("Be sober when she is here."));
      wm_document_add_paragraph (document, wm_rich_new ("Call her on Sundays."));
    }
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  guint page, last_page = 0;
  double top, height, end = 0;
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("place-%u", i);
      g_assert_true (wm_pages_find_place (pages, name, &page, &top, &height));
      g_assert_cmpfloat (height, >, 10);
      g_assert_cmpfloat (top + height, <=, pages->bottom + 0.01);
      g_assert_true (page > last_page ? page == last_page + 1 : top >= end);
      last_page = page;
      end = top + height;
    }
  g_assert_cmpuint (last_page, ==, wm_pages_get_n (pages) - 1);
  g_assert_false (wm_pages_find_place (pages, "elsewhere", &page, &top, &height));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/rich", test_rich);
  g_test_add_func ("/print/pages/track", test_track);
  g_test_add_func ("/print/pages/laws", test_laws);
  g_test_add_func ("/print/pages/text-once", test_text_once);
  g_test_add_func ("/print/pages/head-repeated", test_head_repeated);
  g_test_add_func ("/print/pages/signatures-whole", test_signatures_whole);
  g_test_add_func ("/print/pages/scaled", test_drawn_alike);
  g_test_add_func ("/print/pages/places", test_places);
  g_test_add_func ("/print/pdf/read-back", test_pdf);
  g_test_add_func ("/print/pdf/same-bytes", test_same_bytes);
  return g_test_run ();
}
