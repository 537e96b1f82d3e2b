/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages are made when typing rests for a moment and nothing else is to do, and only while they are seen. */
#define G_LOG_DOMAIN "wm-plan-reader"
#include "wm-plan-reader.h"

#include "wm-clinic-paper.h"
#include "wm-documents.h"
#include "wm-page-view.h"

#include <glib/gi18n.h>

#define REST_MS 150

struct _WmPlanReader
{
  AdwBin parent_instance;

  /* owned by the widget tree */
  GtkScrolledWindow *scroller;
  GtkBox *paper;

  /* owned */
  WmPlan *plan;
  WmPlanNode *item; /* NULL: the plan as a whole */
  WmPages *pages;
  guint making;
  guint following;
};

G_DEFINE_FINAL_TYPE (WmPlanReader, wm_plan_reader, ADW_TYPE_BIN)

static GtkWidget *
page_at (WmPlanReader *self, guint page)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->paper));
  while (view && page-- > 0)
    view = gtk_widget_get_next_sibling (view);
  return view;
}

/* An intervention stands in its objective's table: the nearest item that has a place of its own counts. */
static gboolean
find_item (WmPlanReader *self, guint *page, double *top, double *height)
{
  for (WmPlanNode *at = self->item; at; at = wm_plan_node_get_parent (at))
    if (wm_pages_find_place (self->pages, wm_record_get_id (wm_plan_node_get_record (at)), page, top, height))
      return TRUE;
  return FALSE;
}

static void
bring_into_sight (WmPlanReader *self, GtkWidget *view, double top, double height)
{
  graphene_point_t corner = GRAPHENE_POINT_INIT (0, 0);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double scale = gtk_widget_get_width (view) / wm_pages_get_width (self->pages), room = gtk_adjustment_get_page_size (adjustment);
  double now = gtk_adjustment_get_value (adjustment);
  if (!gtk_widget_compute_point (view, GTK_WIDGET (self->paper), &corner, &corner))
    return;
  double from = (double) corner.y + top * scale, to = from + height * scale;
  if (from < now || (to > now + room && from > now + room / 4))
    gtk_adjustment_set_value (adjustment, from - room / 4);
}

static gboolean
follow_cb (gpointer data)
{
  WmPlanReader *self = data;
  guint page = G_MAXUINT;
  double top = 0, height = 0;
  self->following = 0;
  if (self->pages == NULL)
    return G_SOURCE_REMOVE;
  if (!find_item (self, &page, &top, &height))
    page = G_MAXUINT;
  for (guint i = 0; i < wm_pages_get_n (self->pages); i++)
    wm_page_view_mark (WM_PAGE_VIEW (page_at (self, i)), top, i == page ? height : 0);
  if (page != G_MAXUINT)
    bring_into_sight (self, page_at (self, page), top, height);
  return G_SOURCE_REMOVE;
}

/* After the pages have their size. */
static void
follow (WmPlanReader *self)
{
  if (self->following == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->following = g_idle_add_full (G_PRIORITY_LOW, follow_cb, self, NULL);
}

static void
show_pages (WmPlanReader *self, WmPages *pages)
{
  guint n = pages ? wm_pages_get_n (pages) : 0;
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *view = page_at (self, i);
      if (view)
        wm_page_view_set (WM_PAGE_VIEW (view), pages, i);
      else
        gtk_box_append (self->paper, wm_page_view_new (pages, i, 0));
    }
  for (GtkWidget *view; (view = page_at (self, n));)
    gtk_box_remove (self->paper, view);
  g_clear_pointer (&self->pages, wm_pages_free);
  self->pages = pages;
}

static gboolean
make_cb (gpointer data)
{
  WmPlanReader *self = data;
  const WmPaper paper = wm_clinic_paper (wm_plan_get_clinic (self->plan));
  g_autoptr (WmDocument) document
    = wm_document_treatment_plan (self->plan, FALSE, wm_document_language_for (wm_plan_get_client (self->plan)), NULL);
  self->making = 0;
  if (document)
    show_pages (self, wm_document_paginate (document, &paper));
  follow (self);
  return G_SOURCE_REMOVE;
}

static void
make_later (WmPlanReader *self, guint ms)
{
  g_clear_handle_id (&self->making, g_source_remove);
  if (self->plan && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->making = g_timeout_add_full (G_PRIORITY_LOW, ms, make_cb, self, NULL);
}

static void
changed_cb (WmPlanReader *self)
{
  make_later (self, REST_MS);
}

static void
wm_plan_reader_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_plan_reader_parent_class)->map (widget);
  make_later (WM_PLAN_READER (widget), 0);
}

static void
wm_plan_reader_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&WM_PLAN_READER (widget)->making, g_source_remove);
  g_clear_handle_id (&WM_PLAN_READER (widget)->following, g_source_remove);
  GTK_WIDGET_CLASS (wm_plan_reader_parent_class)->unmap (widget);
}

static void
wm_plan_reader_dispose (GObject *object)
{
  WmPlanReader *self = WM_PLAN_READER (object);
  if (self->paper)
    show_pages (self, NULL);
  self->paper = NULL;
  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_handle_id (&self->following, g_source_remove);
  g_clear_object (&self->item);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (wm_plan_reader_parent_class)->dispose (object);
}

static void
wm_plan_reader_class_init (WmPlanReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_plan_reader_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_plan_reader_map;
  GTK_WIDGET_CLASS (klass)->unmap = wm_plan_reader_unmap;
}

static void
wm_plan_reader_init (WmPlanReader *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_object_set (paper, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14, NULL);
  g_object_set (scroller, "child", paper, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The plan as it will print"), -1);
  gtk_widget_add_css_class (scroller, "reader");
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  self->paper = GTK_BOX (paper);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/** wm_plan_reader_set_plan: shows @plan as it is now, saved or not, and follows it. */
void
wm_plan_reader_set_plan (WmPlanReader *self, WmPlan *plan)
{
  if (self->plan)
    g_signal_handlers_disconnect_by_func (self->plan, changed_cb, self);
  g_set_object (&self->plan, plan);
  g_clear_object (&self->item);
  g_signal_connect_object (plan, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  make_later (self, 0);
}

/** wm_plan_reader_show_item: marks @node and brings it into sight; %NULL marks nothing. */
void
wm_plan_reader_show_item (WmPlanReader *self, WmPlanNode *node)
{
  g_set_object (&self->item, node);
  follow (self);
}

/** wm_plan_reader_get_n_pages: 0 until they were first made. */
guint
wm_plan_reader_get_n_pages (WmPlanReader *self)
{
  return self->pages ? wm_pages_get_n (self->pages) : 0;
}
