/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The track follows its record while it is typed in. It is not shown where the objective is told in words. */
#include "wm-objective-track.h"

#include "wm-ink.h"

#include <glib/gi18n.h>

#define KNOB 6.0f /* radius */

struct _WmObjectiveTrack
{
  GtkWidget parent_instance;

  /* owned */
  WmRecord *objective;
};

G_DEFINE_FINAL_TYPE (WmObjectiveTrack, wm_objective_track, GTK_TYPE_WIDGET)

static gboolean
number_of (WmRecord *objective, const char *field, double *number)
{
  const char *text = wm_record_get (objective, field);
  char *end = NULL;
  if (text == NULL || *text == '\0')
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && *number > -1e9 && *number < 1e9;
}

/** wm_objective_track_share: @share is the part of the way from baseline to target that is done, 0 to 1; at the
 * baseline where there is no number for now. Returns: FALSE where baseline and target aren't two different numbers. */
gboolean
wm_objective_track_share (WmRecord *objective, double *share)
{
  double baseline, now, target;
  if (!number_of (objective, "baseline", &baseline) || !number_of (objective, "target", &target) || ABS (target - baseline) < 1e-9)
    return FALSE;
  if (!number_of (objective, "now", &now))
    now = baseline;
  *share = CLAMP ((now - baseline) / (target - baseline), 0, 1);
  return TRUE;
}

static void
follow (WmObjectiveTrack *self)
{
  double share;
  const char *now = wm_record_get (self->objective, "now"), *unit = wm_record_get (self->objective, "unit");
  gboolean shown = wm_objective_track_share (self->objective, &share);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  g_autofree char *words = g_strdup_printf (_("From %s to %s %s, now %s"), wm_record_get (self->objective, "baseline"),
                                            wm_record_get (self->objective, "target"), unit ? unit : "", now ? now : _("not known"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wm_objective_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA green = { 0.15f, 0.64f, 0.41f, 1 };
  double share = 0;
  if (!wm_objective_track_share (WM_OBJECTIVE_TRACK (widget)->objective, &share))
    return;
  GdkRGBA ink = wm_ink_of (widget);
  GdkRGBA trough = { ink.red, ink.green, ink.blue, 0.2f };
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float y = (float) gtk_widget_get_height (widget) / 2, from = KNOB, to = (float) gtk_widget_get_width (widget) - KNOB;
  float start = rtl ? to : from, end = rtl ? from : to, now = start + (end - start) * (float) share;
  gtk_snapshot_append_color (snapshot, &trough, &GRAPHENE_RECT_INIT (from, y - 2, to - from, 4));
  gtk_snapshot_append_color (snapshot, &green, &GRAPHENE_RECT_INIT (MIN (start, now), y - 2, ABS (now - start), 4));
  wm_ink_dot (snapshot, &trough, start, y, KNOB - 1);
  wm_ink_dot (snapshot, &trough, end, y, KNOB - 1);
  wm_ink_dot (snapshot, &green, now, y, KNOB);
}

static void
wm_objective_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : 16;
}

static void
wm_objective_track_dispose (GObject *object)
{
  g_clear_object (&WM_OBJECTIVE_TRACK (object)->objective);
  G_OBJECT_CLASS (wm_objective_track_parent_class)->dispose (object);
}

static void
wm_objective_track_class_init (WmObjectiveTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_objective_track_dispose;
  widget_class->snapshot = wm_objective_track_snapshot;
  widget_class->measure = wm_objective_track_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wm_objective_track_init (WmObjectiveTrack *self)
{
}

/** wm_objective_track_new: a track that follows @objective. */
GtkWidget *
wm_objective_track_new (WmRecord *objective)
{
  static const char *const followed[] = { "notify::baseline", "notify::now", "notify::target", "notify::unit" };
  WmObjectiveTrack *self = g_object_new (WM_TYPE_OBJECTIVE_TRACK, NULL);
  self->objective = g_object_ref (objective);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (objective, followed[i], G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
  return GTK_WIDGET (self);
}
