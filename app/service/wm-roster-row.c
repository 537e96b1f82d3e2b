/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the roster. */
#define G_LOG_DOMAIN "wm-roster"
#include "wm-roster-private.h"

static guint changed;

G_DEFINE_FINAL_TYPE (WmRosterRow, wm_roster_row, G_TYPE_OBJECT)

/** _wm_roster_row_move: another client stands there now; the texts are read when somebody asks. */
void
_wm_roster_row_move (WmRosterRow *self, guint place)
{
  self->place = place;
  g_clear_pointer (&self->text, _wm_roster_text_unref);
  g_signal_emit (self, changed, 0);
}

/** _wm_roster_row_show: @text (transfer full): what it says now; a row that says something else than before tells it. */
void
_wm_roster_row_show (WmRosterRow *self, WmRosterText *text)
{
  g_autoptr (WmRosterText) before = g_steal_pointer (&self->text);
  self->text = text;
  if (!_wm_roster_text_equal (before, text))
    g_signal_emit (self, changed, 0);
}

/** _wm_roster_row_leave: it is no place of its roster any more, and keeps what it shows. */
void
_wm_roster_row_leave (WmRosterRow *self)
{
  if (self->roster)
    _wm_roster_forget (self->roster, self);
  self->roster = NULL;
}

/** wm_roster_row_get: (nullable): the column's text, canonical as in records. */
const char *
wm_roster_row_get (WmRosterRow *self, WmRosterColumn column)
{
  if (self->text == NULL && self->roster)
    self->text = _wm_roster_read (self->roster, self->place);
  return self->text ? self->text->texts[column] : NULL;
}

/** wm_roster_row_get_week: week of the open episode, counted from 1; 0 where there is none. */
int
wm_roster_row_get_week (WmRosterRow *self)
{
  WmDay admitted;
  if (wm_roster_row_get (self, WM_ROSTER_DISCHARGED) || !wm_day_parse (wm_roster_row_get (self, WM_ROSTER_ADMITTED), &admitted)
      || admitted > self->today)
    return 0;
  return (self->today - admitted) / 7 + 1;
}

/** wm_roster_row_get_name: Returns: (transfer full): "Last, First". */
char *
wm_roster_row_get_name (WmRosterRow *self)
{
  return g_strdup_printf ("%s, %s", wm_roster_row_get (self, WM_ROSTER_LAST_NAME), wm_roster_row_get (self, WM_ROSTER_FIRST_NAME));
}

static void
wm_roster_row_finalize (GObject *object)
{
  WmRosterRow *self = WM_ROSTER_ROW (object);
  _wm_roster_row_leave (self);
  g_clear_pointer (&self->text, _wm_roster_text_unref);
  G_OBJECT_CLASS (wm_roster_row_parent_class)->finalize (object);
}

static void
wm_roster_row_class_init (WmRosterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_roster_row_finalize;
  /* ::changed when another client stands in the row's place, or what is said of the same one is another. */
  changed = g_signal_new ("changed", WM_TYPE_ROSTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_roster_row_init (WmRosterRow *self)
{
}
