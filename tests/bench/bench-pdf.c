/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Treatment plans to PDF, from the loaded plan to the bytes, against a bare program that sets the same texts in the
 * same fonts on one reused layout, one below the other, with a paragraph tag each. Turns of both alternate. */
#include "bench-plans.h"
#include "wm-documents.h"
#include "wm-pages-private.h"

#include <cairo-pdf.h>

static PangoLayout *reused;

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static WmPages *
lay_out (WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  WmPaper paper = { WM_PAPER_LETTER, FALSE };
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, FALSE, NULL, &error);
  bench_check (document != NULL, error);
  return wm_document_paginate (document, &paper);
}

static void
ours (gpointer plan, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPages) pages = lay_out (plan);
  g_autoptr (GBytes) pdf = wm_pages_to_pdf (pages, "2026-11-24", &error);
  bench_check (pdf != NULL, error);
}

/* Sets the text of @like on @layout and draws it at @y; returns its height. */
static double
bare_text (cairo_t *cr, PangoLayout *layout, PangoLayout *like, double y)
{
  int height;
  pango_layout_set_font_description (layout, pango_layout_get_font_description (like));
  pango_layout_set_width (layout, pango_layout_get_width (like));
  pango_layout_set_attributes (layout, pango_layout_get_attributes (like));
  pango_layout_set_text (layout, pango_layout_get_text (like), -1);
  pango_layout_get_size (layout, NULL, &height);
  cairo_tag_begin (cr, "P", NULL);
  cairo_move_to (cr, 54, y);
  pango_cairo_show_layout (cr, layout);
  cairo_tag_end (cr, "P");
  return (double) height / PANGO_SCALE;
}

static void
bare (gpointer item, gpointer data)
{
  const WmPages *pages = item;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 612, 792);
  cairo_t *cr = cairo_create (surface);
  guint per_page = pages->layouts->len / wm_pages_get_n (pages) + 1;
  double y = 48;
  for (guint i = 0; i < pages->layouts->len; i++)
    {
      y += bare_text (cr, reused, pages->layouts->pdata[i], y);
      if ((i + 1) % per_page == 0 || i + 1 == pages->layouts->len)
        {
          bare_text (cr, reused, pages->footer_page->pdata[0], 740);
          cairo_show_page (cr);
          y = 48;
        }
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  bench_check (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS, NULL);
  cairo_surface_destroy (surface);
}

static void
measure (GPtrArray *plans)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_pages_free);
  reused = pango_layout_new (_wm_print_context ());
  pango_layout_set_wrap (reused, PANGO_WRAP_WORD_CHAR);
  for (guint i = 0; i < plans->len; i++)
    g_ptr_array_add (pages, lay_out (plans->pdata[i]));
  bench_rates ("treatment plans to PDF against bare Pango and cairo", plans, ours, pages, bare, 7, 1);
  g_object_unref (reused);
}

int
main (void)
{
  return bench_with_plans (measure);
}
