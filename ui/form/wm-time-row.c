/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* As a row of a date: what is typed counts at once where it can be understood, and is written out when the row is left. */
#include "wm-time-row.h"

#include "wm-schedule.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmTimeRow
{
  AdwEntryRow parent_instance;

  /* owned */
  WmRecord *record;

  /* borrowed */
  const WmField *field;

  gboolean typing; /* the record follows the row, and not the row the record */
};

G_DEFINE_FINAL_TYPE (WmTimeRow, wm_time_row, ADW_TYPE_ENTRY_ROW)

static void
typed_cb (WmTimeRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  int minutes;
  if (self->record == NULL)
    return;
  self->typing = TRUE;
  g_autofree char *iso = wm_minutes_understand (text, &minutes) ? wm_minutes_to_text (minutes) : NULL;
  wm_record_set (self->record, self->field->name, iso ? iso : text);
  self->typing = FALSE;
}

/* "6:00 pm", where that is also understood when it is changed by a letter. */
static char *
in_words (const char *value)
{
  int minutes, read = -1;
  if (!wm_minutes_parse (value, &minutes))
    return g_strdup (value ? value : "");
  g_autofree char *words = wm_minutes_to_clock (minutes);
  return wm_minutes_understand (words, &read) && read == minutes ? g_steal_pointer (&words) : g_strdup (value);
}

static void
show_value (WmTimeRow *self)
{
  g_autofree char *words = in_words (wm_record_get (self->record, self->field->name));
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), words) == 0)
    return;
  g_signal_handlers_block_by_func (self, typed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self), words);
  g_signal_handlers_unblock_by_func (self, typed_cb, self);
}

/* The record may be set from elsewhere: by a draft that is put back, say. */
static void
record_changed_cb (WmTimeRow *self)
{
  if (!self->typing)
    show_value (self);
}

static void
wm_time_row_dispose (GObject *object)
{
  g_clear_object (&WM_TIME_ROW (object)->record);
  G_OBJECT_CLASS (wm_time_row_parent_class)->dispose (object);
}

static void
wm_time_row_class_init (WmTimeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_time_row_dispose;
}

static void
wm_time_row_init (WmTimeRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/** wm_time_row_new: the row for @field, a time of day, of @record. */
GtkWidget *
wm_time_row_new (WmRecord *record, const WmField *field)
{
  WmTimeRow *self = g_object_new (WM_TYPE_TIME_ROW, "title", _(field->label), "tooltip-text", _("6:00 pm or 18:00"), NULL);
  self->field = field;
  self->record = g_object_ref (record);
  show_value (self);
  g_signal_connect_object (self, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_autofree char *notify = g_strconcat ("notify::", field->name, NULL);
  g_signal_connect_object (record, notify, G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
