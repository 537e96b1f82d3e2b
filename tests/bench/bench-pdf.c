/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Treatment plans to PDF, from the loaded plan to the bytes, against a bare program that sets the same texts in the
 * same fonts on one reused layout, one below the other, with a paragraph tag each. Turns of both alternate. */
#include "bench.h"
#include "wm-documents.h"
#include "wm-pages-private.h"
#include "wm-sample.h"

#include <cairo-pdf.h>

#define PLANS 40
#define TURNS 7

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GPtrArray *
load_plans (WmClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, &error);
  bench_check (clients != NULL, error);
  for (guint i = 0; i < clients->len && plans->len < PLANS; i++)
    {
      g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (clients->pdata[i]), NULL, NULL);
      WmPlan *plan = id ? wm_plan_load (clinic, id, NULL) : NULL;
      if (plan != NULL)
        g_ptr_array_add (plans, plan);
    }
  bench_check (plans->len == PLANS, NULL);
  return plans;
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
ours (WmPlan *plan)
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
bare (const WmPages *pages, PangoLayout *layout)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 612, 792);
  cairo_t *cr = cairo_create (surface);
  guint per_page = pages->layouts->len / wm_pages_get_n (pages) + 1;
  double y = 48;
  for (guint i = 0; i < pages->layouts->len; i++)
    {
      y += bare_text (cr, layout, pages->layouts->pdata[i], y);
      if ((i + 1) % per_page == 0 || i + 1 == pages->layouts->len)
        {
          bare_text (cr, layout, pages->footer_page->pdata[0], 740);
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
  BenchSamples *our_rates = bench_samples_new (), *bare_rates = bench_samples_new ();
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_pages_free);
  g_autoptr (PangoLayout) layout = pango_layout_new (_wm_print_context ());
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (guint i = 0; i < plans->len; i++)
    g_ptr_array_add (pages, lay_out (plans->pdata[i]));
  for (guint turn = 0; turn < TURNS; turn++)
    {
      gint64 start = g_get_monotonic_time ();
      for (guint i = 0; i < plans->len; i++)
        ours (plans->pdata[i]);
      gint64 middle = g_get_monotonic_time ();
      for (guint i = 0; i < plans->len; i++)
        bare (pages->pdata[i], layout);
      double rates[] = { plans->len * 1e6 / (double) (middle - start),
                         plans->len * 1e6 / (double) (g_get_monotonic_time () - middle) };
      g_array_append_val (our_rates, rates[0]);
      g_array_append_val (bare_rates, rates[1]);
    }
  bench_report ("treatment plans to PDF against bare Pango and cairo", bench_quantile (our_rates, 0.5),
                bench_quantile (bare_rates, 0.5), "plans/s");
  g_array_unref (our_rates);
  g_array_unref (bare_rates);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-bench-XXXXXX", &error);
  bench_check (top != NULL, error);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmDay today = wm_day_from_ymd (2026, 11, 24);
  WmClinic *clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  bench_check (clinic != NULL, error);
  wm_clinic_set_today (clinic, today);
  bench_check (wm_sample_fill (clinic, 3 * PLANS, 1, today, &error), error);
  g_autoptr (GPtrArray) plans = load_plans (clinic);
  measure (plans);
  g_clear_pointer (&plans, g_ptr_array_unref);
  g_object_unref (clinic);
  bench_remove (top);
  return 0;
}
