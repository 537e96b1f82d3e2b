/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A box of GTK asks each text in it how wide it would be at a height, and the text tries dozens of widths for an answer: most
 * of what opening a chart took. Here a text is only asked how high it is in the room that is left for it. */
#include "wm-line-layout.h"

#define SPACING 6
#define LEAST_CHARS 12

struct _WmLineLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (WmLineLayout, wm_line_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
first_shown (GtkWidget *widget)
{
  return next_shown (gtk_widget_get_first_child (widget));
}

static gboolean
gives_way (GtkWidget *child)
{
  return gtk_widget_get_request_mode (child) == GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *first = first_shown (widget);
  *minimum = *natural = 0;
  for (GtkWidget *child = first; child; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least, usual, space = child == first ? 0 : SPACING;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
      *minimum += space + (gives_way (child) ? least : usual);
      *natural += space + usual;
    }
}

/* The next child's width. @lacking is what the texts have to do without from here on, @left what is there for one that expands. */
static int
take_width (GtkWidget *child, int *lacking, int *left)
{
  int least, usual;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
  int without = gives_way (child) ? MIN (*lacking, usual - least) : 0;
  int more = gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? *left : 0;
  *lacking -= without;
  *left -= more;
  return usual - without + more;
}

static void
begin_line (GtkWidget *widget, int width, int *lacking, int *left)
{
  int least, usual;
  measure_width (widget, &least, &usual);
  *lacking = width < 0 ? 0 : MAX (0, usual - width);
  *left = MAX (0, width - usual);
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  int lacking, left;
  begin_line (widget, width, &lacking, &left);
  *minimum = *natural = 0;
  for (GtkWidget *child = first_shown (widget); child; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least, usual;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, take_width (child, &lacking, &left), &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    }
}

static GtkSizeRequestMode
wm_line_layout_get_request_mode (GtkLayoutManager *self, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wm_line_layout_measure (GtkLayoutManager *self, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
wm_line_layout_allocate (GtkLayoutManager *self, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int lacking, left, x = 0;
  begin_line (widget, width, &lacking, &left);
  for (GtkWidget *child = first_shown (widget); child; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int own = take_width (child, &lacking, &left), high = height;
      if (gives_way (child))
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, own, &high, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? width - x - own : x, (height - high) / 2, own, high }, -1);
      x += own + SPACING;
    }
}

static void
wm_line_layout_class_init (WmLineLayoutClass *klass)
{
  GTK_LAYOUT_MANAGER_CLASS (klass)->get_request_mode = wm_line_layout_get_request_mode;
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = wm_line_layout_measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = wm_line_layout_allocate;
}

static void
wm_line_layout_init (WmLineLayout *self)
{
}

/* To find its least width, a text that may break anywhere shapes each character alone, unless a least one is set. */
static void
set_least_width (GtkWidget *part)
{
  if (GTK_IS_LABEL (part))
    gtk_label_set_width_chars (GTK_LABEL (part), LEAST_CHARS);
  for (GtkWidget *child = gtk_widget_get_first_child (part); child; child = gtk_widget_get_next_sibling (child))
    set_least_width (child);
}

/** wm_line_layout_of_row: an action row's title and what stands before and behind it. */
void
wm_line_layout_of_row (AdwActionRow *row)
{
  GtkWidget *line = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  gtk_widget_set_layout_manager (line, g_object_new (WM_TYPE_LINE_LAYOUT, NULL));
  gtk_widget_set_valign (line, GTK_ALIGN_FILL);
  for (GtkWidget *part = gtk_widget_get_first_child (line); part; part = gtk_widget_get_next_sibling (part))
    if (gives_way (part))
      {
        set_least_width (part);
        gtk_widget_set_valign (part, GTK_ALIGN_FILL); /* whoever aligns itself asks as a box does */
      }
}
