/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines are filled one after the other by the children's natural widths. */
#include "wm-wrap-layout.h"

#define SPACING 8

struct _WmWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (WmWrapLayout, wm_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first, *end; /* the children before @end */
  int width, expanding, height;
} Line;

static int
width_of (GtkWidget *child, int most)
{
  int minimum, natural;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, most));
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* FALSE where no child is left. */
static gboolean
next_line (Line *line, GtkWidget *from, int most)
{
  GtkWidget *child = next_shown (from);
  *line = (Line){ child, NULL, 0, 0, 0 };
  for (; child; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int width = width_of (child, most), more = child == line->first ? width : SPACING + width;
      if (child != line->first && line->width + more > most)
        break;
      line->width += more;
      line->expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      int minimum, natural;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
      line->height = MAX (line->height, natural);
    }
  line->end = child;
  return line->first != NULL;
}

static GtkSizeRequestMode
wm_wrap_layout_get_request_mode (GtkLayoutManager *self, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least, usual;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += usual + (*natural ? SPACING : 0);
    }
}

static void
wm_wrap_layout_measure (GtkLayoutManager *self, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  Line line = { NULL };
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  *minimum = 0;
  for (GtkWidget *at = gtk_widget_get_first_child (widget); next_line (&line, at, for_size < 0 ? G_MAXINT / 2 : for_size) ; at = line.end)
    {
      *minimum += line.height + (*minimum ? SPACING : 0);
      if (line.end == NULL)
        break;
    }
  *natural = *minimum;
}

static void
place_line (GtkWidget *widget, const Line *line, int y, int x, int width)
{
  int left = MAX (0, width - x - line->width), expanding = line->expanding;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  for (GtkWidget *child = line->first; child != line->end; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int own = width_of (child, width);
      if (expanding && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          int more = left / expanding--;
          own += more;
          left -= more;
        }
      GtkAllocation place = { rtl ? width - x - own : x, y, own, line->height };
      gtk_widget_size_allocate (child, &place, -1);
      x += own + SPACING;
    }
}

static void
wm_wrap_layout_allocate (GtkLayoutManager *self, GtkWidget *widget, int width, int height, int baseline)
{
  Line line = { NULL };
  int y = 0;
  for (GtkWidget *at = gtk_widget_get_first_child (widget); next_line (&line, at, width); at = line.end)
    {
      gboolean at_end = y > 0 && line.expanding == 0;
      if (line.first == at && line.end == NULL && y == 0)
        line.height = height; /* the only one */
      place_line (widget, &line, y, at_end ? MAX (0, width - line.width) : 0, width);
      y += line.height + SPACING;
      if (line.end == NULL)
        break;
    }
}

static void
wm_wrap_layout_class_init (WmWrapLayoutClass *klass)
{
  GTK_LAYOUT_MANAGER_CLASS (klass)->get_request_mode = wm_wrap_layout_get_request_mode;
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = wm_wrap_layout_measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = wm_wrap_layout_allocate;
}

static void
wm_wrap_layout_init (WmWrapLayout *self)
{
}

GtkLayoutManager *
wm_wrap_layout_new (void)
{
  return g_object_new (WM_TYPE_WRAP_LAYOUT, NULL);
}
