/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What paper is asked for, and how a week is drawn on it. */
#include "wm-pages.h"

#include "wm-error.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct { const char *paper, *size; WmPaper expected; } good[] = {
    { NULL, NULL, { WM_PAPER_LETTER, FALSE } },       { "letter", "normal", { WM_PAPER_LETTER, FALSE } },
    { "a4", NULL, { WM_PAPER_A4, FALSE } },           { "a4", "large", { WM_PAPER_A4, TRUE } },
    { NULL, "large", { WM_PAPER_LETTER, TRUE } },
  };
  static const struct { const char *paper, *size, *said; } bad[] = {
    { "A4", NULL, "use letter or a4" }, { "", NULL, "use letter or a4" }, { "letter", "huge", "use normal or large" },
    { "a4", "", "use normal or large" }, { "legal", "huge", "use letter or a4" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      WmPaper paper = { WM_PAPER_LETTER, FALSE };
      g_assert_true (wm_paper_parse (good[i].paper, good[i].size, &paper, NULL));
      g_assert_cmpint (paper.kind, ==, good[i].expected.kind);
      g_assert_cmpint (paper.large_print, ==, good[i].expected.large_print);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      WmPaper paper = { WM_PAPER_A4, TRUE };
      g_assert_false (wm_paper_parse (bad[i].paper, bad[i].size, &paper, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, bad[i].said));
      g_assert_true (paper.kind == WM_PAPER_A4 && paper.large_print); /* untouched */
    }
}

static WmDocument *
week_document (gboolean busy)
{
  static const char *const days[] = { "Mon", "Tue" };
  static const char *const hours[] = { "8:00", "9:00", "10:00", "11:00", NULL };
  WmDocument *document = wm_document_new ("Week schedule", NULL);
  WmBlock *week = wm_document_add_week (document, 2, days, 8 * 60, 12 * 60, hours);
  if (busy)
    wm_block_add_thing (week, &(WmWeekThing){ 1, 9 * 60, 11 * 60, 0, 1, "Process group" });
  return document;
}

static WmPages *
lay_out (const WmDocument *document, WmPaperKind kind)
{
  WmPaper paper = { kind, FALSE };
  return wm_document_paginate (document, &paper);
}

static void
test_size (void)
{
  g_autoptr (WmDocument) document = week_document (TRUE);
  g_autoptr (WmPages) letter = lay_out (document, WM_PAPER_LETTER), a4 = lay_out (document, WM_PAPER_A4);
  g_assert_cmpfloat_with_epsilon (wm_pages_get_width (letter), 8.5 * 72, 0.01);
  g_assert_cmpfloat_with_epsilon (wm_pages_get_height (letter), 11 * 72, 0.01);
  g_assert_cmpfloat_with_epsilon (wm_pages_get_width (a4), 210 / 25.4 * 72, 0.5);
  g_assert_cmpfloat_with_epsilon (wm_pages_get_height (a4), 297 / 25.4 * 72, 0.5);
}

/* How many dots of the page are of the grey that a session is filled with: in its left half and its right. */
static void
count_grey (const WmPages *pages, guint n[2])
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 612, 792);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  wm_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  n[0] = n[1] = 0;
  for (int y = 0; y < 792; y++)
    {
      const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
      for (int x = 0; x < 612; x++)
        n[x >= 306] += row[4 * x] > 234 && row[4 * x] < 242;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A session is a grey box in its own day: here the second of two, so in the right half of the page. */
static void
test_session_is_a_box (void)
{
  g_autoptr (WmDocument) busy = week_document (TRUE), idle = week_document (FALSE);
  g_autoptr (WmPages) with = lay_out (busy, WM_PAPER_LETTER), without = lay_out (idle, WM_PAPER_LETTER);
  guint grey[2];
  count_grey (with, grey);
  g_assert_cmpuint (grey[0], <, 200); /* edges of letters */
  g_assert_cmpuint (grey[1], >, 5000);
  count_grey (without, grey);
  g_assert_cmpuint (grey[1], <, 200);
  g_autofree char *text = wm_pages_get_text (with, 0);
  g_assert_nonnull (strstr (text, "Process group"));
}

static void
test_no_days (void)
{
  g_autoptr (WmDocument) document = wm_document_new ("Week schedule", NULL);
  wm_document_add_week (document, 0, NULL, 0, 0, (const char *const[]){ NULL });
  g_autoptr (WmPages) pages = lay_out (document, WM_PAPER_LETTER);
  g_assert_cmpuint (wm_pages_get_n (pages), ==, 1);
}

static gpointer
text_of_page (gpointer document)
{
  g_autoptr (WmPages) pages = lay_out (document, WM_PAPER_A4);
  g_autoptr (GBytes) pdf = wm_pages_to_pdf (pages, "2026-11-24", NULL);
  g_assert_nonnull (pdf);
  return wm_pages_get_text (pages, 0);
}

/* Every thread has fonts of its own and lays out the same. */
static void
test_in_threads (void)
{
  g_autoptr (WmDocument) document = week_document (TRUE);
  g_autofree char *here = text_of_page (document);
  GThread *threads[4];
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("lay out", text_of_page, document);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *there = g_thread_join (threads[i]);
      g_assert_cmpstr (there, ==, here);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/paper/parse", test_parse);
  g_test_add_func ("/print/paper/size", test_size);
  g_test_add_func ("/print/week/session-is-a-box", test_session_is_a_box);
  g_test_add_func ("/print/week/no-days", test_no_days);
  g_test_add_func ("/print/pages/in-threads", test_in_threads);
  return g_test_run ();
}
