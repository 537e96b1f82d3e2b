/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Only the pages near the part that is seen are drawn: a hundred of them open as fast as one. */
#include "wm-pages-pane.h"

#include "wm-page-view.h"
#include "wm-tab-stop.h"

#include <glib/gi18n.h>

#define MARGIN 18           /* pixels around each page, as in the template */
#define THUMB 0.16          /* pixels a point */
#define NORMAL (96.0 / 72)  /* pixels a point at 100 % */

static const double steps[] = { 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4 };

struct _WmPagesPane
{
  AdwBin parent_instance;

  /* template children */
  GtkScrolledWindow *thumbs_place, *place;
  GtkListBox *thumbs;
  GtkBox *paper;

  /* owned */
  GPtrArray *views, *small; /* of WmPageView, which the widget tree owns */
  guint later;

  /* borrowed */
  WmPages *pages;

  WmZoom zoom;
  double scale;       /* pixels a point */
  gboolean following; /* the list follows the pages, which don't follow it */
};

enum
{
  SIGNAL_ZOOMED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmPagesPane, wm_pages_pane, ADW_TYPE_BIN)

static double
fitting_scale (WmPagesPane *self)
{
  double width = gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->place)) - 2 * MARGIN;
  double height = gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (self->place)) - 2 * MARGIN;
  double across = width / wm_pages_get_width (self->pages), down = height / wm_pages_get_height (self->pages);
  if (self->zoom == WM_ZOOM_FIXED || width <= 0 || height <= 0)
    return self->scale;
  return CLAMP (self->zoom == WM_ZOOM_FIT_PAGE ? MIN (across, down) : across, steps[0] * NORMAL, steps[G_N_ELEMENTS (steps) - 1] * NORMAL);
}

/* FALSE where it has no place yet. */
static gboolean
place_of (gpointer view, GtkWidget *content, double *top, double *bottom)
{
  graphene_rect_t box;
  if (!gtk_widget_compute_bounds (view, content, &box) || box.size.height <= 0)
    return FALSE;
  *top = box.origin.y;
  *bottom = box.origin.y + box.size.height;
  return TRUE;
}

/* What is seen, and as much again on both sides. */
static void
draw_near (GPtrArray *views, GtkScrolledWindow *place, GtkWidget *content)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (place);
  double from = gtk_adjustment_get_value (down), size = gtk_adjustment_get_page_size (down), top, bottom;
  for (guint i = 0; i < views->len; i++)
    wm_page_view_set_drawn (views->pdata[i], place_of (views->pdata[i], content, &top, &bottom) && bottom > from - size && top < from + 2 * size);
}

/* The page that holds the middle of what is seen. */
static void
follow (WmPagesPane *self)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->place);
  double middle = gtk_adjustment_get_value (down) + gtk_adjustment_get_page_size (down) / 2, top, bottom;
  for (guint i = 0; i < self->views->len; i++)
    if (place_of (self->views->pdata[i], GTK_WIDGET (self->paper), &top, &bottom) && bottom + MARGIN >= middle)
      {
        self->following = TRUE;
        gtk_list_box_select_row (self->thumbs, gtk_list_box_get_row_at_index (self->thumbs, (int) i));
        self->following = FALSE;
        return;
      }
}

static gboolean
update_cb (gpointer data)
{
  WmPagesPane *self = data;
  double scale = self->pages ? fitting_scale (self) : self->scale;
  self->later = 0;
  if (ABS (scale - self->scale) > 0.002)
    {
      self->scale = scale;
      for (guint i = 0; i < self->views->len; i++)
        wm_page_view_set_scale (self->views->pdata[i], scale);
      g_signal_emit (self, signals[SIGNAL_ZOOMED], 0);
    }
  draw_near (self->views, self->place, GTK_WIDGET (self->paper));
  draw_near (self->small, self->thumbs_place, GTK_WIDGET (self->thumbs));
  return G_SOURCE_REMOVE;
}

/* Not while sizes are still given out. */
static void
update_later (WmPagesPane *self)
{
  if (self->later == 0)
    self->later = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
scrolled_cb (WmPagesPane *self)
{
  follow (self);
  update_later (self);
}

static void
selected_cb (WmPagesPane *self, GtkListBoxRow *row)
{
  double top, bottom;
  if (row == NULL || self->following || !place_of (self->views->pdata[gtk_list_box_row_get_index (row)], GTK_WIDGET (self->paper), &top, &bottom))
    return;
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->place);
  g_signal_handlers_block_by_func (down, scrolled_cb, self); /* a small page's middle may be another's */
  gtk_adjustment_set_value (down, top - MARGIN);
  g_signal_handlers_unblock_by_func (down, scrolled_cb, self);
  update_later (self);
}

static void
add_page (WmPagesPane *self, guint i)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *view = wm_page_view_new (self->pages, i, self->scale), *thumb = wm_page_view_new (self->pages, i, THUMB);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  g_autofree char *said = g_strdup_printf (_("Page %u of %u"), i + 1, wm_pages_get_n (self->pages));
  gtk_box_append (self->paper, view);
  gtk_box_append (GTK_BOX (box), thumb);
  gtk_box_append (GTK_BOX (box), gtk_label_new (number));
  g_object_set (box, "margin-top", 6, "margin-bottom", 2, "margin-start", 6, "margin-end", 6, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_list_box_append (self->thumbs, row);
  wm_page_view_set_drawn (WM_PAGE_VIEW (view), FALSE);
  wm_page_view_set_drawn (WM_PAGE_VIEW (thumb), FALSE);
  g_ptr_array_add (self->views, view);
  g_ptr_array_add (self->small, thumb);
}

/** wm_pages_pane_set: @pages (nullable) must stay until others, or none, are set. */
void
wm_pages_pane_set (WmPagesPane *self, WmPages *pages)
{
  self->following = TRUE;
  g_ptr_array_set_size (self->views, 0);
  g_ptr_array_set_size (self->small, 0);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->paper)));)
    gtk_box_remove (self->paper, child);
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->thumbs, 0));)
    gtk_list_box_remove (self->thumbs, GTK_WIDGET (row));
  self->pages = pages;
  for (guint i = 0; pages && i < wm_pages_get_n (pages); i++)
    add_page (self, i);
  gtk_list_box_select_row (self->thumbs, gtk_list_box_get_row_at_index (self->thumbs, 0));
  self->following = FALSE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->place), 0);
  update_later (self);
}

static void
set_fixed (WmPagesPane *self, double share)
{
  self->zoom = WM_ZOOM_FIXED;
  self->scale = share * NORMAL;
  for (guint i = 0; i < self->views->len; i++)
    wm_page_view_set_scale (self->views->pdata[i], self->scale);
  g_signal_emit (self, signals[SIGNAL_ZOOMED], 0);
  update_later (self);
}

/** wm_pages_pane_fit: from now on whatever the window's size; WM_ZOOM_FIXED: as large as on paper. */
void
wm_pages_pane_fit (WmPagesPane *self, WmZoom zoom)
{
  self->zoom = zoom;
  if (zoom == WM_ZOOM_FIXED)
    set_fixed (self, 1);
  update_later (self);
}

/** wm_pages_pane_zoom: @step 1: the next larger size; -1: the next smaller one. */
void
wm_pages_pane_zoom (WmPagesPane *self, int step)
{
  double now = self->scale / NORMAL;
  int at = step > 0 ? 0 : (int) G_N_ELEMENTS (steps) - 1;
  while (at + step >= 0 && at + step < (int) G_N_ELEMENTS (steps) && (steps[at] - now) * step < 0.01)
    at += step;
  set_fixed (self, steps[at]);
}

/** wm_pages_pane_get_percent: 100: as large as on paper. */
guint
wm_pages_pane_get_percent (WmPagesPane *self)
{
  return (guint) (self->scale / NORMAL * 100 + 0.5);
}

static void
wm_pages_pane_dispose (GObject *object)
{
  WmPagesPane *self = WM_PAGES_PANE (object);
  g_clear_handle_id (&self->later, g_source_remove);
  G_OBJECT_CLASS (wm_pages_pane_parent_class)->dispose (object);
}

static void
wm_pages_pane_finalize (GObject *object)
{
  WmPagesPane *self = WM_PAGES_PANE (object);
  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->small);
  G_OBJECT_CLASS (wm_pages_pane_parent_class)->finalize (object);
}

static void
wm_pages_pane_class_init (WmPagesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_pages_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_pages_pane_finalize;
  g_type_ensure (WM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/print/wm-pages-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, WmPagesPane, thumbs_place);
  gtk_widget_class_bind_template_child (widget_class, WmPagesPane, place);
  gtk_widget_class_bind_template_child (widget_class, WmPagesPane, thumbs);
  gtk_widget_class_bind_template_child (widget_class, WmPagesPane, paper);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  signals[SIGNAL_ZOOMED] = g_signal_new ("zoomed", WM_TYPE_PAGES_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
watch (WmPagesPane *self, GtkAdjustment *adjustment, void (*scrolled) (WmPagesPane *))
{
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled), self, G_CONNECT_SWAPPED);
}

static void
wm_pages_pane_init (WmPagesPane *self)
{
  self->views = g_ptr_array_new ();
  self->small = g_ptr_array_new ();
  self->scale = NORMAL;
  gtk_widget_init_template (GTK_WIDGET (self));
  watch (self, gtk_scrolled_window_get_vadjustment (self->place), scrolled_cb);
  watch (self, gtk_scrolled_window_get_hadjustment (self->place), update_later);
  watch (self, gtk_scrolled_window_get_vadjustment (self->thumbs_place), update_later);
}
