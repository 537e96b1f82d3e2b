/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One session in the grid. It asks for no room of its own: the grid says how large it is. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-week-event.h"

#include "wm-calendar-text.h"
#include "wm-ink.h"
#include "wm-narrow-text.h"
#include "wm-text-scale.h"

#include <glib/gi18n.h>
#include <string.h>

#define STRIPE 4
#define TOP 3
#define NARROW 80 /* pixels; of sessions side by side, where every one counts */
#define NARROW_START 2 /* between the stripe and the text there */

struct _WmWeekEvent
{
  GtkWidget parent_instance;

  /* owned */
  GtkWidget *label;
  PangoLayout *narrow; /* in its stead where sessions stand side by side; NULL elsewhere */
  char *state;         /* markup: what is wrong, who comes, whether they are marked */

  /* borrowed */
  const WmOccurrence *occurrence; /* of the schedule that the grid holds */
  const WmLook *look;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmWeekEvent, wm_week_event, GTK_TYPE_WIDGET)

static void
append_line (GString *markup, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (markup, "\n%s", escaped);
}

static void
append_state (GString *markup, const WmOccurrence *o, WmDay today)
{
  if (o->clash)
    {
      g_autofree char *escaped = g_markup_escape_text (o->clash, -1);
      g_string_append_printf (markup, "\n<b>⚠</b> %s", escaped);
    }
  if (o->group)
    {
      g_autofree char *seats = o->capacity ? g_strdup_printf (_("%u of %d"), o->seats->len, o->capacity)
                                           : g_strdup_printf ("%u", o->seats->len);
      g_autofree char *line = *o->topic_label ? g_strdup_printf ("%s · %s", seats, o->topic_label) : g_steal_pointer (&seats);
      append_line (markup, line);
    }
  if (o->n_marked && o->n_marked == o->seats->len)
    append_line (markup, _("✓ attendance"));
  else if (o->seats->len && o->date < today)
    append_line (markup, _("✎ attendance missing"));
}

static char *
state_of (const WmOccurrence *o, WmDay today)
{
  GString *markup = g_string_new (NULL);
  append_state (markup, o, today);
  return g_string_free (markup, FALSE);
}

static char *
markup_of (const WmOccurrence *o, const WmLook *look, const char *state)
{
  g_autofree char *title = g_markup_escape_text (o->title, -1), *span = wm_minutes_to_span (o->times.start, o->times.end);
  g_autofree char *where = *o->room_name ? g_strdup_printf ("%s · %s", span, o->room_name) : g_strdup (span);
  GString *markup = g_string_new (NULL);
  /* A name of any direction is kept apart from the line it stands in, which the symbol leads. */
  g_string_append_printf (markup, "\u200e%s <b>\u2068%s\u2069</b>", look->symbol, title);
  append_line (markup, where);
  g_string_append (markup, state);
  return g_string_free (markup, FALSE);
}

/** wm_week_event_set: @occurrence must live as long as it is shown. */
void
wm_week_event_set (WmWeekEvent *self, const WmOccurrence *occurrence, WmDay today)
{
  self->occurrence = occurrence;
  self->look = wm_look_of (occurrence);
  const char *classes[] = { "week-event", self->look->style, occurrence->clash ? "clash" : NULL, NULL };
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  g_free (self->state);
  self->state = state_of (occurrence, today);
  g_autofree char *markup = markup_of (occurrence, self->look, self->state), *words = wm_occurrence_in_words (occurrence);
  gtk_label_set_markup (GTK_LABEL (self->label), markup);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
}

const WmOccurrence *
wm_week_event_get (WmWeekEvent *self)
{
  return self->occurrence;
}

static void
wm_week_event_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
wm_week_event_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmWeekEvent *self = WM_WEEK_EVENT (widget);
  gboolean narrow = width < NARROW * wm_text_scale (widget), rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int min_width, min_height, left = STRIPE + 6, right = 4;
  gtk_widget_set_child_visible (self->label, !narrow);
  g_clear_object (&self->narrow);
  if (narrow && self->occurrence)
    self->narrow = wm_narrow_text_new (widget, self->occurrence, self->state, width - STRIPE - NARROW_START - 1);
  if (narrow)
    return;
  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
  int inner = MAX (width - left - right, min_width);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, inner, &min_height, NULL, NULL, NULL);
  GtkAllocation place = { rtl ? width - left - inner : left, TOP, inner, MAX (height - TOP - 1, min_height) };
  gtk_widget_size_allocate (self->label, &place, -1);
}

/* Where the last line ends that is in sight as a whole; of a very short session, what there is of the first. */
static float
whole_lines (PangoLayout *layout, float height)
{
  PangoLayoutIter *line = pango_layout_get_iter (layout);
  float whole = 0;
  do
    {
      PangoRectangle box;
      pango_layout_iter_get_line_extents (line, NULL, &box);
      float end = (float) TOP + (float) (box.y + box.height) / PANGO_SCALE;
      if (end <= height)
        whole = end;
    }
  while (pango_layout_iter_next_line (line));
  pango_layout_iter_free (line);
  return whole > 0 ? whole : height;
}

static void
draw_narrow (WmWeekEvent *self, GtkSnapshot *snapshot)
{
  const GdkRGBA ink = wm_ink_of (GTK_WIDGET (self));
  float left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 : STRIPE + NARROW_START;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, TOP));
  gtk_snapshot_append_layout (snapshot, self->narrow, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
wm_week_event_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmWeekEvent *self = WM_WEEK_EVENT (widget);
  float height = (float) gtk_widget_get_height (widget), step = (float) (self->look->dash + self->look->gap);
  float x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? (float) gtk_widget_get_width (widget) - STRIPE : 0;
  if (self->look->gap == 0)
    gtk_snapshot_append_color (snapshot, &self->look->color, &GRAPHENE_RECT_INIT (x, 0, STRIPE, height));
  for (float y = 0; self->look->gap && y < height; y += step)
    gtk_snapshot_append_color (snapshot, &self->look->color,
                               &GRAPHENE_RECT_INIT (x, y, STRIPE, MIN ((float) self->look->dash, height - y)));
  PangoLayout *layout = self->narrow ? self->narrow : gtk_label_get_layout (GTK_LABEL (self->label));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), whole_lines (layout, height)));
  if (self->narrow)
    draw_narrow (self, snapshot);
  else
    gtk_widget_snapshot_child (widget, self->label, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN], 0);
}

static void
wm_week_event_dispose (GObject *object)
{
  WmWeekEvent *self = WM_WEEK_EVENT (object);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->narrow);
  g_clear_pointer (&self->state, g_free);
  G_OBJECT_CLASS (wm_week_event_parent_class)->dispose (object);
}

static void
wm_week_event_class_init (WmWeekEventClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_week_event_dispose;
  widget_class->measure = wm_week_event_measure;
  widget_class->size_allocate = wm_week_event_size_allocate;
  widget_class->snapshot = wm_week_event_snapshot;
  /* ::open by Enter, double click, or an assistive technology's action */
  signals[SIGNAL_OPEN] = g_signal_new ("open", WM_TYPE_WEEK_EVENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "session.open", NULL, open_cb);
  gtk_widget_class_set_css_name (widget_class, "weekevent");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static GtkWidget *
make_label (WmWeekEvent *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD,
                                   "ellipsize", PANGO_ELLIPSIZE_NONE, "css-classes", (const char *[]){ "caption", NULL }, NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
wm_week_event_init (WmWeekEvent *self)
{
  static const WmLook none = { WM_LOOK_OTHER, "other", "", { 0, 0, 0, 0 }, 1, 0 };
  self->look = &none;
  self->label = make_label (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
wm_week_event_new (void)
{
  return g_object_new (WM_TYPE_WEEK_EVENT, NULL);
}
