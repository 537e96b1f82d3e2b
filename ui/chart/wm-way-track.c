/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-way-track.h"

#include "wm-calendar-text.h"
#include "wm-ink.h"

#include <glib/gi18n.h>

#define KNOB 6.0f      /* radius of today's */
#define LINE_HEIGHT 24 /* pixels above the words */
#define GAP 12         /* between words */

struct _WmWayTrack
{
  GtkWidget parent_instance;

  GtkWidget *first, *next, *last; /* words; next and last where there are any */

  /* owned */
  GArray *way;
  WmDay today;
};

G_DEFINE_FINAL_TYPE (WmWayTrack, wm_way_track, GTK_TYPE_WIDGET)

/* --- in words --- */

static const char *
name_of (const WmStation *station)
{
  static const char *const names[] = { N_("Admitted"), N_("Change of level"), N_("Plan reviewed"), N_("Review due"), N_("Expected end") };
  return _(names[station->kind]);
}

static gboolean
is_late (const WmStation *station, WmDay today)
{
  return station->kind == WM_STATION_DUE && station->day < today;
}

static char *
day_of (const WmStation *station, WmDay today)
{
  g_autofree char *day = wm_day_in_words (station->day, _("%B %-d, %Y"));
  if (!is_late (station, today))
    return g_steal_pointer (&day);
  int days = today - station->day;
  g_autofree char *late = g_strdup_printf (g_dngettext (NULL, "%d day late", "%d days late", (gulong) days), days);
  return g_strdup_printf ("%s · %s", day, late);
}

static void
tell_all (WmWayTrack *self)
{
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < self->way->len; i++)
    {
      const WmStation *station = &g_array_index (self->way, WmStation, i);
      g_autofree char *day = day_of (station, self->today);
      g_string_append_printf (all, "%s%s: %s", i ? "\n" : "", station->level ? station->level : name_of (station), day);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), all->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all->str, -1);
}

static GtkWidget *
add_words (WmWayTrack *self, WmStationKind kind, GtkJustification side)
{
  const WmStation *station = wm_way_find (self->way, kind);
  if (station == NULL)
    return NULL;
  g_autofree char *day = day_of (station, self->today), *text = g_strdup_printf ("%s\n%s", name_of (station), day);
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_justify (GTK_LABEL (label), side);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, is_late (station, self->today) ? "late" : "dim-label");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

/* --- where all stands --- */

static int
width_of (GtkWidget *label)
{
  int width = 0;
  if (label)
    gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static float
place_of (WmWayTrack *self, WmDay day)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), share = (float) wm_way_share (self->way, day);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return KNOB + share * (width - 2 * KNOB);
}

static void
wm_way_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  WmWayTrack *self = WM_WAY_TRACK (widget);
  GtkWidget *words[] = { self->first, self->next, self->last };
  int wide = 0, high = 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i])
      {
        int own;
        gtk_widget_measure (words[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &own, NULL, NULL);
        wide += (wide ? GAP : 0) + width_of (words[i]);
        high = MAX (high, own);
      }
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? wide : LINE_HEIGHT + high;
}

static void
place (GtkWidget *label, int x, int width, int height)
{
  if (label)
    gtk_widget_size_allocate (label, &(GtkAllocation){ x, LINE_HEIGHT, width, height - LINE_HEIGHT }, -1);
}

/* The next review's words stand below its knob, as far as the others leave room. */
static void
wm_way_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmWayTrack *self = WM_WAY_TRACK (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *left = rtl ? self->last : self->first, *right = rtl ? self->first : self->last;
  const WmStation *due = wm_way_find (self->way, WM_STATION_DUE);
  int from = width_of (left), to = width - width_of (right), own = width_of (self->next);
  int middle = due ? (int) place_of (self, due->day) - own / 2 : 0;
  place (left, 0, from, height);
  place (right, to, width - to, height);
  int least = left ? from + GAP : 0, most = right ? to - GAP - own : width - own;
  place (self->next, MAX (least, MIN (middle, most)), own, height);
}

/* --- drawn --- */

static void
wm_way_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA green = { 0.15f, 0.64f, 0.41f, 1 }, red = { 0.88f, 0.11f, 0.14f, 1 };
  WmWayTrack *self = WM_WAY_TRACK (widget);
  GdkRGBA ink = wm_ink_of (widget), trough = { ink.red, ink.green, ink.blue, 0.2f }, point = { ink.red, ink.green, ink.blue, 0.55f };
  float from = place_of (self, g_array_index (self->way, WmStation, 0).day), now = place_of (self, self->today);
  gtk_snapshot_append_color (snapshot, &trough, &GRAPHENE_RECT_INIT (KNOB, LINE_HEIGHT / 2 - 2, (float) gtk_widget_get_width (widget) - 2 * KNOB, 4));
  gtk_snapshot_append_color (snapshot, &green, &GRAPHENE_RECT_INIT (MIN (from, now), LINE_HEIGHT / 2 - 2, ABS (now - from), 4));
  wm_ink_dot (snapshot, &green, now, LINE_HEIGHT / 2, KNOB);
  for (guint i = 0; i < self->way->len; i++)
    {
      const WmStation *station = &g_array_index (self->way, WmStation, i);
      wm_ink_dot (snapshot, is_late (station, self->today) ? &red : &point, place_of (self, station->day), LINE_HEIGHT / 2, KNOB - 2);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
wm_way_track_dispose (GObject *object)
{
  WmWayTrack *self = WM_WAY_TRACK (object);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self)));)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->way, g_array_unref);
  G_OBJECT_CLASS (wm_way_track_parent_class)->dispose (object);
}

static void
wm_way_track_class_init (WmWayTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_way_track_dispose;
  widget_class->measure = wm_way_track_measure;
  widget_class->size_allocate = wm_way_track_size_allocate;
  widget_class->snapshot = wm_way_track_snapshot;
  gtk_widget_class_set_css_name (widget_class, "way");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wm_way_track_init (WmWayTrack *self)
{
}

/** wm_way_track_new: @way has a station at least. */
GtkWidget *
wm_way_track_new (GArray *way, WmDay today)
{
  g_return_val_if_fail (way->len > 0, NULL);
  WmWayTrack *self = g_object_new (WM_TYPE_WAY_TRACK, NULL);
  self->way = g_array_ref (way);
  self->today = today;
  self->first = add_words (self, WM_STATION_ADMITTED, GTK_JUSTIFY_LEFT);
  self->next = add_words (self, WM_STATION_DUE, GTK_JUSTIFY_CENTER);
  self->last = add_words (self, WM_STATION_END, GTK_JUSTIFY_RIGHT);
  tell_all (self);
  return GTK_WIDGET (self);
}
