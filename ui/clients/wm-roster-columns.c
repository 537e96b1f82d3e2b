/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the roster: what each cell says, and which of the roster's columns sorts it. */
#include "wm-roster-columns.h"

#include "wm-hours-cell.h"
#include "wm-plan-due.h"
#include "wm-roster-cell.h"
#include "wm-text.h"
#include "wm-text-scale.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME_CHARS 12 /* of a name are seen however narrow the window, which scrolls then */
#define SOON 5 /* days before a review is due that it stands out */

typedef struct
{
  const char *id;    /* under which a layout keeps it */
  const char *title; /* N_() */
  WmRosterColumn sort;
  int width;         /* pixels at the usual text size; 0: takes what is left */
  WmRosterCellFunc fill; /* NULL: the hours of the week, which no text of the roster sorts */
  const char *says[2];   /* N_(): what a full cell says; where that is longer in another language, so is the column wider */
} Column;

/* One text for both: where room is short, what comes last gives way first. */
static void
write_names (WmRosterCell *cell, const char *name, const char *preferred)
{
  g_autofree char *lead = wm_text_lead (name), *apart = preferred ? wm_text_isolate (preferred) : NULL;
  g_autofree char *both = preferred ? g_strdup_printf ("%s  %s", lead, apart) : NULL;
  g_autoptr (PangoAttrList) plain = preferred ? pango_attr_list_new () : NULL;
  if (preferred)
    {
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_NORMAL);
      weight->start_index = (guint) strlen (lead);
      pango_attr_list_insert (plain, weight);
    }
  gtk_label_set_attributes (wm_roster_cell_write (cell, both ? both : name, "heading"), plain);
}

static void
fill_name (WmRosterCell *cell, WmRosterRow *row, WmClinic *clinic)
{
  g_autofree char *name = wm_roster_row_get_name (row);
  write_names (cell, name, wm_roster_row_get (row, WM_ROSTER_PREFERRED_NAME));
  /* The number tells two people of one name apart: where room is short, the names give way. */
  gtk_label_set_ellipsize (wm_roster_cell_write (cell, wm_roster_row_get (row, WM_ROSTER_NUMBER), "dim-label"), PANGO_ELLIPSIZE_NONE);
}

static void
fill_level (WmRosterCell *cell, WmRosterRow *row, WmClinic *clinic)
{
  wm_roster_cell_say (cell, wm_roster_row_get (row, WM_ROSTER_LEVEL_CODE));
  wm_roster_cell_tell (cell, wm_roster_row_get (row, WM_ROSTER_LEVEL));
}

static void
fill_counselor (WmRosterCell *cell, WmRosterRow *row, WmClinic *clinic)
{
  wm_roster_cell_say (cell, wm_roster_row_get (row, WM_ROSTER_COUNSELOR));
}

static void
fill_week (WmRosterCell *cell, WmRosterRow *row, WmClinic *clinic)
{
  int week = wm_roster_row_get_week (row);
  const char *planned = wm_roster_row_get (row, WM_ROSTER_PLANNED_WEEKS);
  g_autofree char *text = week && planned ? g_strdup_printf (_("%d of %s"), week, planned) : NULL;
  wm_roster_cell_say (cell, text);
}

static void
fill_status (WmRosterCell *cell, WmRosterRow *row, WmClinic *clinic)
{
  wm_roster_cell_say (cell, wm_clinic_label (clinic, "client-status", wm_roster_row_get (row, WM_ROSTER_STATUS)));
}

static WmDay
day_of (WmRosterRow *row, WmRosterColumn column)
{
  WmDay day = WM_DAY_NONE;
  wm_day_parse (wm_roster_row_get (row, column), &day);
  return day;
}

static void
add_review (WmRosterCell *cell, WmDay review, WmDay today)
{
  int late = wm_plan_days_late (review, today);
  g_autoptr (GDateTime) date = g_date_time_new_local (1970, 1, 1, 12, 0, 0);
  g_autoptr (GDateTime) moved = g_date_time_add_days (date, review);
  g_autofree char *day = g_date_time_format (moved, _("%b %-d"));
  g_autofree char *text = late ? g_strdup_printf (g_dngettext (NULL, "review %d day late", "review %d days late", (gulong) late), late)
                               : g_strdup_printf (_("review %s"), day);
  wm_roster_cell_write (cell, text, late ? "chip alert" : review <= today + SOON ? "chip note" : "dim-label");
}

static void
fill_plan_in_force (WmRosterCell *cell, const char *label, WmDay review, WmDay today)
{
  gboolean is_set = review != WM_DAY_NONE;
  if (!is_set || review > today + SOON) /* what is due says enough by itself */
    wm_roster_cell_write (cell, label, "chip good");
  if (is_set)
    add_review (cell, review, today);
}

static void
fill_first_plan (WmRosterCell *cell, const char *label, int late)
{
  const char *said = label ? label : _("no plan");
  g_autofree char *text = late ? g_strdup_printf (g_dngettext (NULL, "%s, %d day late", "%s, %d days late", (gulong) late), said, late) : NULL;
  if (late)
    wm_roster_cell_write (cell, text, "chip alert");
  else if (label)
    wm_roster_cell_write (cell, label, "chip");
}

static void
fill_plan (WmRosterCell *cell, WmRosterRow *row, WmClinic *clinic)
{
  if (wm_roster_row_get (row, WM_ROSTER_DISCHARGED))
    return;
  const char *state = wm_roster_row_get (row, WM_ROSTER_PLAN_STATE);
  gboolean in_force = g_strcmp0 (state, "in-force") == 0;
  WmDay today = wm_clinic_get_today (clinic);
  WmDay due = wm_plan_due (in_force, day_of (row, WM_ROSTER_NEXT_REVIEW), day_of (row, WM_ROSTER_ADMITTED), wm_plan_due_days (clinic));
  g_autofree char *label = state ? wm_clinic_label_within (clinic, "plan-state", state) : NULL;
  if (in_force)
    fill_plan_in_force (cell, label, due, today);
  else
    fill_first_plan (cell, label, wm_plan_days_late (due, today));
}

static void
fill_flags (WmRosterCell *cell, WmRosterRow *row, WmClinic *clinic)
{
  const char *safety = wm_roster_row_get (row, WM_ROSTER_SAFETY_FLAGS);
  if (safety == NULL)
    wm_roster_cell_write (cell, _("can’t be read"), "chip alert");
  else if (strcmp (safety, "0") != 0)
    wm_roster_cell_write (cell, _("safety"), "chip alert");
  if (g_strcmp0 (wm_roster_row_get (row, WM_ROSTER_INTERPRETER), "1") == 0)
    wm_roster_cell_write (cell, _("interpreter"), "chip note");
  if (g_strcmp0 (wm_roster_row_get (row, WM_ROSTER_MANDATED), "1") == 0)
    wm_roster_cell_write (cell, _("court"), "chip info");
}

static const Column columns[] = {
  { "client", N_("Client"), WM_ROSTER_LAST_NAME, 0, fill_name },
  { "level", N_("Level"), WM_ROSTER_LEVEL_CODE, 60, fill_level },
  { "counselor", N_("Counselor"), WM_ROSTER_COUNSELOR, 112, fill_counselor },
  { "status", N_("Status"), WM_ROSTER_STATUS, 96, fill_status },
  { "week", N_("Week"), WM_ROSTER_ADMITTED, 84, fill_week, { N_("%d of %s") } },
  { "hours", N_("Hours this week"), WM_ROSTER_N_COLUMNS, 180, NULL },
  { "plan", N_("Plan"), WM_ROSTER_NEXT_REVIEW, 196, fill_plan, { N_("review %s"), N_("%b %-d") } },
  { "flags", N_("Flags"), WM_ROSTER_SAFETY_FLAGS, 166, fill_flags, { N_("interpreter"), N_("court") } },
};

static GtkWidget *
make_cell (GObject *factory)
{
  const Column *column = g_object_get_data (factory, "column");
  return column->fill ? wm_roster_cell_new (column->fill, g_object_get_data (factory, "clinic"))
                      : wm_hours_cell_new (g_object_get_data (factory, "hours"));
}

/* Most rows are never seen: what stands in a cell is made once it is. But the name has its label from the beginning, so that
 * an empty row is as high and as wide as the others. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  if (g_object_get_data (G_OBJECT (factory), "column") != &columns[0])
    return;
  GtkWidget *cell = make_cell (G_OBJECT (factory));
  gtk_label_set_width_chars (wm_roster_cell_write (WM_ROSTER_CELL (cell), "", "heading"), NAME_CHARS);
  gtk_list_item_set_child (item, cell);
}

static void
follow (GtkListItem *item, GObject *factory, gboolean follows)
{
  WmRosterRow *row = follows ? gtk_list_item_get_item (item) : NULL;
  if (row && gtk_list_item_get_child (item) == NULL)
    gtk_list_item_set_child (item, make_cell (factory));
  GtkWidget *cell = gtk_list_item_get_child (item);
  if (cell && WM_IS_HOURS_CELL (cell))
    wm_hours_cell_set_row (WM_HOURS_CELL (cell), row);
  else if (cell)
    wm_roster_cell_set_row (WM_ROSTER_CELL (cell), row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer sight)
{
  wm_roster_sight_add (sight, item, G_OBJECT (factory));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer sight)
{
  wm_roster_sight_remove (sight, item);
}

/* GTK 4.8 doesn't say which column sorts. The column's sorters never order anything themselves: when
 * asked, they note who was asked first, and the sign of the view's answer tells the direction. */
static const Column *asked;

static int
probe (gconstpointer a, gconstpointer b, gpointer column)
{
  if (asked == NULL)
    asked = column;
  return 1;
}

/** wm_roster_columns_get_sort: FALSE where no column sorts; @any is some row. */
gboolean
wm_roster_columns_get_sort (GtkColumnView *view, WmRosterRow *any, WmRosterColumn *column, gboolean *descending)
{
  asked = NULL;
  int order = (int) gtk_sorter_compare (gtk_column_view_get_sorter (view), any, any);
  if (asked == NULL)
    return FALSE;
  *column = asked->sort;
  *descending = order < 0;
  return TRUE;
}

/* The title's own padding, and the arrow of the order beside it. */
#define TITLE_ROOM 36

static int
width_of (GtkWidget *view, const Column *column)
{
  int width = (int) (column->width * wm_text_scale (view));
  for (guint i = 0; i < G_N_ELEMENTS (column->says) && column->says[i]; i++)
    width += MAX (0, wm_text_width (view, _(column->says[i]), 0) - wm_text_width (view, column->says[i], 0));
  return MAX (width, wm_text_width (view, _(column->title), 0) + TITLE_ROOM);
}

static void
add_column (GtkColumnView *view, WmClinic *clinic, WmRosterHours *hours, WmRosterSight *sight, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_object_set_data_full (G_OBJECT (factory), "clinic", g_object_ref (clinic), g_object_unref);
  g_object_set_data_full (G_OBJECT (factory), "hours", g_object_ref (hours), g_object_unref);
  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), sight, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), sight, 0);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (unbind_cb), sight, 0);
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (_(column->title), factory);
  g_autoptr (GtkSorter) sorter = column->fill ? GTK_SORTER (gtk_custom_sorter_new (probe, (gpointer) column, NULL)) : NULL;
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  if (column->width)
    gtk_column_view_column_set_fixed_width (made, width_of (GTK_WIDGET (view), column));
  else
    gtk_column_view_column_set_expand (made, TRUE);
  g_object_set_data (G_OBJECT (made), "column", (gpointer) column);
  gtk_column_view_append_column (view, made);
}

/** wm_roster_columns_add: all columns of the table. Returns: (transfer full): which of its cells follow their clients */
WmRosterSight *
wm_roster_columns_add (GtkColumnView *view, WmClinic *clinic)
{
  g_autoptr (WmRosterHours) hours = wm_roster_hours_new (clinic);
  WmRosterSight *sight = wm_roster_sight_new (view, follow);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (view, clinic, hours, sight, &columns[i]);
  return sight;
}

/** wm_roster_columns_get_id: of a column that wm_roster_columns_add() made; interned. */
const char *
wm_roster_columns_get_id (GtkColumnViewColumn *made)
{
  const Column *column = g_object_get_data (G_OBJECT (made), "column");
  return g_intern_static_string (column->id);
}

/** wm_roster_columns_may_hide: whether the roster is still understood without it. */
gboolean
wm_roster_columns_may_hide (GtkColumnViewColumn *made)
{
  return g_object_get_data (G_OBJECT (made), "column") != &columns[0];
}
