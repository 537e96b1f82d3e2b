/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* It asks for what the last child needs, and would like what the first one does. */
#include "wm-squeeze.h"

struct _WmSqueeze
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (WmSqueeze, wm_squeeze, GTK_TYPE_LAYOUT_MANAGER)

static void
wm_squeeze_measure (GtkLayoutManager *self, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int least, usual;
      gtk_widget_measure (child, orientation, -1, &least, &usual, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? least : MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    }
}

static void
wm_squeeze_allocate (GtkLayoutManager *self, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean found = FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int least;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gboolean shown = !found && (least <= width || gtk_widget_get_next_sibling (child) == NULL);
      gtk_widget_set_child_visible (child, shown);
      if (shown)
        gtk_widget_allocate (child, width, height, baseline, NULL);
      found |= shown;
    }
}

static void
wm_squeeze_class_init (WmSqueezeClass *klass)
{
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = wm_squeeze_measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = wm_squeeze_allocate;
}

static void
wm_squeeze_init (WmSqueeze *self)
{
}

GtkLayoutManager *
wm_squeeze_new (void)
{
  return g_object_new (WM_TYPE_SQUEEZE, NULL);
}
