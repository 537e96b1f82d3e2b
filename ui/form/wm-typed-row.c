/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Row and record follow each other, but while somebody types the row keeps the words. */
#include "wm-typed-row.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  /* owned */
  WmClinic *clinic;
  WmRecord *record;

  /* borrowed */
  const WmField *field;
  const WmWriting *writing;

  gboolean typing; /* the record follows the row, and not the row the record */
} WmTypedRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (WmTypedRow, wm_typed_row, ADW_TYPE_ENTRY_ROW)

static WmTypedRowPrivate *
private_of (WmTypedRow *self)
{
  return wm_typed_row_get_instance_private (self);
}

static void
typed_cb (WmTypedRow *self)
{
  WmTypedRowPrivate *p = private_of (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (p->record == NULL)
    return;
  g_autofree char *value = p->writing->read (p->clinic, text);
  p->typing = TRUE;
  wm_record_set (p->record, p->field->name, value ? value : text);
  p->typing = FALSE;
}

/* The text is emptied before it is set, which the record doesn't follow. The keyboard may leave a row that goes. */
static void
show_value (WmTypedRow *self)
{
  WmTypedRowPrivate *p = private_of (self);
  if (p->record == NULL)
    return;
  g_autofree char *words = p->writing->show (p->clinic, wm_typed_row_get_value (self));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), words ? words : "") == 0)
    return;
  g_signal_handlers_block_by_func (self, typed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self), words ? words : "");
  g_signal_handlers_unblock_by_func (self, typed_cb, self);
}

/* The record may be set from elsewhere: by a draft that is put back, say. */
static void
record_changed_cb (WmTypedRow *self)
{
  if (!private_of (self)->typing)
    show_value (self);
}

static void
wm_typed_row_dispose (GObject *object)
{
  WmTypedRowPrivate *p = private_of (WM_TYPED_ROW (object));
  g_clear_object (&p->record);
  g_clear_object (&p->clinic);
  G_OBJECT_CLASS (wm_typed_row_parent_class)->dispose (object);
}

static void
wm_typed_row_class_init (WmTypedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_typed_row_dispose;
}

static void
wm_typed_row_init (WmTypedRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/** wm_typed_row_begin: once: @self is the row for @field of @record from now on. @clinic (nullable) is for @writing. */
void
wm_typed_row_begin (WmTypedRow *self, WmClinic *clinic, WmRecord *record, const WmField *field, const WmWriting *writing)
{
  WmTypedRowPrivate *p = private_of (self);
  g_autofree char *notify = g_strconcat ("notify::", field->name, NULL);
  g_set_object (&p->clinic, clinic);
  p->record = g_object_ref (record);
  p->field = field;
  p->writing = writing;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _(field->label));
  show_value (self);
  g_signal_connect_object (self, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (record, notify, G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
}

/** wm_typed_row_get_clinic: (transfer none) (nullable) */
WmClinic *
wm_typed_row_get_clinic (WmTypedRow *self)
{
  return private_of (self)->clinic;
}

/** wm_typed_row_get_value: (transfer none) (nullable): as it is stored. */
const char *
wm_typed_row_get_value (WmTypedRow *self)
{
  WmTypedRowPrivate *p = private_of (self);
  return wm_record_get (p->record, p->field->name);
}

/** wm_typed_row_set_value: chosen otherwise than by typing: the row writes it out. */
void
wm_typed_row_set_value (WmTypedRow *self, const char *value)
{
  WmTypedRowPrivate *p = private_of (self);
  wm_record_set (p->record, p->field->name, value);
  show_value (self); /* also where the record had it already */
}
