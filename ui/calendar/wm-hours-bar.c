/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Attended hours against what is asked: a bar, a marker at the minimum. The words stand beside it. */
#include "wm-hours-ledger.h"
#include "wm-ink.h"

struct _WmHoursBar
{
  GtkWidget parent_instance;

  WmHours hours;
};

G_DEFINE_FINAL_TYPE (WmHoursBar, wm_hours_bar, GTK_TYPE_WIDGET)

/** wm_hours_bar_set: also for the reader of a screen. */
void
wm_hours_bar_set (WmHoursBar *self, const WmHours *hours)
{
  self->hours = *hours;
  g_autofree char *words = wm_hours_words (hours);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wm_hours_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : 14;
}

static void
bar (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
wm_hours_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA green = { 0.15f, 0.64f, 0.41f, 1 }, amber = { 0.9f, 0.62f, 0.04f, 1 };
  const WmHours *h = &WM_HOURS_BAR (widget)->hours;
  float width = (float) gtk_widget_get_width (widget), y = (float) gtk_widget_get_height (widget) / 2;
  double mark = h->level_min > 0 ? h->level_min : MAX (h->prescribed_min, 0);
  double full = MAX (MAX (h->scheduled, h->attended), MAX (mark / 0.75, 1));
  GdkRGBA ink = wm_ink_of (widget);
  GdkRGBA trough = { ink.red, ink.green, ink.blue, 0.12f };
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float done = width * (float) (h->attended / full), at = width * (float) (mark / full);
  bar (snapshot, &trough, 0, y - 3, width, 6);
  bar (snapshot, h->flags ? &amber : &green, rtl ? width - done : 0, y - 3, done, 6);
  if (mark > 0)
    bar (snapshot, &ink, rtl ? width - at : at, y - 6, 2, 12);
}

static void
wm_hours_bar_class_init (WmHoursBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->measure = wm_hours_bar_measure;
  widget_class->snapshot = wm_hours_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "hoursbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wm_hours_bar_init (WmHoursBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
wm_hours_bar_new (void)
{
  return g_object_new (WM_TYPE_HOURS_BAR, NULL);
}
