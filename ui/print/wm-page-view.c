/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the page as paper will show it: black on white in every style. @pages is borrowed from the preview. */
#include "wm-page-view.h"

#include <glib/gi18n.h>

struct _WmPageView
{
  GtkWidget parent_instance;

  /* borrowed */
  WmPages *pages;

  guint page;
  double scale;
};

G_DEFINE_FINAL_TYPE (WmPageView, wm_page_view, GTK_TYPE_WIDGET)

static void
wm_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  WmPageView *self = WM_PAGE_VIEW (widget);
  double points = orientation == GTK_ORIENTATION_HORIZONTAL ? wm_pages_get_width (self->pages) : wm_pages_get_height (self->pages);
  *minimum = *natural = (int) (points * self->scale);
}

static void
wm_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmPageView *self = WM_PAGE_VIEW (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &all);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, self->scale, self->scale);
  wm_pages_draw (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
wm_page_view_class_init (WmPageViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = wm_page_view_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = wm_page_view_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "page");
}

static void
wm_page_view_init (WmPageView *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/** wm_page_view_new: @scale pixels a point. */
GtkWidget *
wm_page_view_new (WmPages *pages, guint page, double scale)
{
  WmPageView *self = g_object_new (WM_TYPE_PAGE_VIEW, NULL);
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), page + 1, wm_pages_get_n (pages));
  self->pages = pages;
  self->page = page;
  self->scale = scale;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
