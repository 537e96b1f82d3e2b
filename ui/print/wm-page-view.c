/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the page as paper will show it: black on white in every style. @pages is borrowed from whoever shows it. */
#include "wm-page-view.h"

#include <glib/gi18n.h>

#define LEAST_WIDTH 200 /* pixels, of a page that takes the width there is */

struct _WmPageView
{
  GtkWidget parent_instance;

  /* borrowed */
  WmPages *pages;

  guint page;
  double scale; /* pixels a point; 0: as wide as there is room */
  double marked_top, marked_height; /* points */
  gboolean blank; /* nobody sees it */
};

G_DEFINE_FINAL_TYPE (WmPageView, wm_page_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
wm_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wm_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  WmPageView *self = WM_PAGE_VIEW (widget);
  double width = wm_pages_get_width (self->pages), height = wm_pages_get_height (self->pages);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) (width * (self->scale > 0 ? self->scale : 1));
      *minimum = self->scale > 0 ? *natural : LEAST_WIDTH;
    }
  else
    *minimum = *natural = (int) (height * (self->scale > 0 ? self->scale : MAX (for_size, LEAST_WIDTH) / width));
}

static void
wm_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmPageView *self = WM_PAGE_VIEW (widget);
  float width = (float) gtk_widget_get_width (widget);
  double scale = (double) width / wm_pages_get_width (self->pages);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &all);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_save (cr);
  if (!self->blank)
    wm_pages_draw (self->pages, self->page, cr);
  cairo_restore (cr);
  if (self->marked_height > 0) /* not on paper: where the eye is to look */
    {
      cairo_set_source_rgba (cr, 0.21, 0.52, 0.89, 0.16);
      cairo_rectangle (cr, 24, self->marked_top - 3, wm_pages_get_width (self->pages) - 48, self->marked_height + 6);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static void
wm_page_view_class_init (WmPageViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = wm_page_view_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = wm_page_view_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = wm_page_view_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "page");
}

static void
wm_page_view_init (WmPageView *self)
{
}

/** wm_page_view_set: shows another page, or the same of other @pages. */
void
wm_page_view_set (WmPageView *self, WmPages *pages, guint page)
{
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), page + 1, wm_pages_get_n (pages));
  self->pages = pages;
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** wm_page_view_set_scale: pixels a point. */
void
wm_page_view_set_scale (WmPageView *self, double scale)
{
  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** wm_page_view_set_drawn: a page that is scrolled away needs no ink; at first every page has it. */
void
wm_page_view_set_drawn (WmPageView *self, gboolean drawn)
{
  if (self->blank != drawn)
    return;
  self->blank = !drawn;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
wm_page_view_is_drawn (WmPageView *self)
{
  return !self->blank;
}

/** wm_page_view_mark: shades a strip of the page, in points; none where @height is 0. */
void
wm_page_view_mark (WmPageView *self, double top, double height)
{
  self->marked_top = top;
  self->marked_height = height;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** wm_page_view_new: @scale pixels a point; 0: as wide as there is room. */
GtkWidget *
wm_page_view_new (WmPages *pages, guint page, double scale)
{
  WmPageView *self = g_object_new (WM_TYPE_PAGE_VIEW, "halign", scale > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL, NULL);
  self->scale = scale;
  wm_page_view_set (self, pages, page);
  return GTK_WIDGET (self);
}
