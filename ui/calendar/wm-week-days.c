/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Seven labels, laid out by the same numbers as the grid below them. */
#include "wm-week-days.h"

#include "wm-calendar-text.h"
#include "wm-week-layout.h"

#include <glib/gi18n.h>

struct _WmWeekDays
{
  GtkWidget parent_instance;

  /* owned */
  GtkWidget *labels[7];

  guint narrow; /* which days are narrow, a bit each */
};

G_DEFINE_FINAL_TYPE (WmWeekDays, wm_week_days, GTK_TYPE_WIDGET)

/** wm_week_days_set: @narrow as in WmWeekGeometry. */
void
wm_week_days_set (WmWeekDays *self, WmDay from, WmDay today, guint narrow)
{
  self->narrow = narrow;
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = wm_day_in_words (from + i, _("%a")), *number = wm_day_in_words (from + i, "%-d");
      g_autofree char *markup = g_markup_printf_escaped ("<small>%s</small>\n<b>%s</b>", name, number);
      gtk_label_set_markup (GTK_LABEL (self->labels[i]), markup);
      if (from + i == today)
        gtk_widget_add_css_class (self->labels[i], "today");
      else
        gtk_widget_remove_css_class (self->labels[i], "today");
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
wm_week_days_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = wm_week_grid_gutter (widget) + 7 * 24;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (WM_WEEK_DAYS (widget)->labels[0], orientation, -1, minimum, natural, NULL, NULL);
}

static void
wm_week_days_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmWeekDays *self = WM_WEEK_DAYS (widget);
  WmWeekGeometry g = { wm_week_grid_gutter (widget), 0, width, height, 7, 0, 1, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
                       self->narrow };
  for (int i = 0; i < 7; i++)
    {
      WmWeekRect r = wm_week_layout_day (&g, i);
      int least;
      gtk_widget_measure (self->labels[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      GtkAllocation place = { (int) r.x, 0, MAX (least, (int) (r.x + r.width) - (int) r.x), height };
      gtk_widget_size_allocate (self->labels[i], &place, -1);
    }
}

static void
wm_week_days_dispose (GObject *object)
{
  WmWeekDays *self = WM_WEEK_DAYS (object);
  for (int i = 0; i < 7; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);
  G_OBJECT_CLASS (wm_week_days_parent_class)->dispose (object);
}

static void
wm_week_days_class_init (WmWeekDaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_week_days_dispose;
  widget_class->measure = wm_week_days_measure;
  widget_class->size_allocate = wm_week_days_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "weekdays");
}

static void
wm_week_days_init (WmWeekDays *self)
{
  for (int i = 0; i < 7; i++)
    {
      self->labels[i] = gtk_label_new ("\n");
      gtk_label_set_justify (GTK_LABEL (self->labels[i]), GTK_JUSTIFY_CENTER);
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }
}
