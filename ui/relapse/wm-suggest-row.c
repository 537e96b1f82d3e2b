/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips. The input is a GtkEditable, or a GtkTextView where the current line counts. */
#include "wm-suggest-row.h"

#include "wm-library.h"
#include "wm-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CHIPS 6

struct _WmSuggestRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkBox *chips;
  GtkEventController *focus;

  /* owned */
  WmFormDocument *document;
  guint leaving;

  /* borrowed */
  const WmFormItem *item;
  GtkWidget *input; /* weak */
  GtkEventController *input_focus;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSuggestRow, wm_suggest_row, ADW_TYPE_PREFERENCES_ROW)

static void
line_at_caret (GtkTextView *view, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_iter_at_mark (buffer, start, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (start, 0);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

static char *
typed (WmSuggestRow *self)
{
  GtkTextIter start, end;
  if (GTK_IS_EDITABLE (self->input))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));
  line_at_caret (GTK_TEXT_VIEW (self->input), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), &start, &end, FALSE);
}

static void
write_text (WmSuggestRow *self, const char *text)
{
  GtkTextIter start, end;
  if (GTK_IS_EDITABLE (self->input))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->input), text);
      gtk_editable_set_position (GTK_EDITABLE (self->input), -1);
      return;
    }
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  line_at_caret (GTK_TEXT_VIEW (self->input), &start, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
chip_cb (WmSuggestRow *self, GtkButton *chip)
{
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (chip), "text")),
                  *group = g_strdup (g_object_get_data (G_OBJECT (chip), "group"));
  if (self->input == NULL)
    return;
  gtk_widget_grab_focus (self->input);
  write_text (self, text);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, text, group);
}

static void
add_chip (WmSuggestRow *self, const char *text, const char *group)
{
  GtkWidget *chip = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (chip, "suggestion");
  g_object_set_data_full (G_OBJECT (chip), "text", g_strdup (text), g_free);
  g_object_set_data_full (G_OBJECT (chip), "group", g_strdup (group), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, chip);
}

static guint
offer_library (WmSuggestRow *self, const char *text)
{
  const WmLibrary *library = wm_library_find (self->item->suggest, NULL);
  g_autoptr (GPtrArray) found = library ? wm_library_search (library, text, MAX_CHIPS) : g_ptr_array_new ();
  for (guint i = 0; i < found->len; i++)
    add_chip (self, ((WmLibraryEntry *) found->pdata[i])->text, ((WmLibraryEntry *) found->pdata[i])->group);
  return found->len;
}

static guint
offer_rows (WmSuggestRow *self, const char *text)
{
  guint n = 0;
  g_autofree char *folded = wm_text_fold (text);
  GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (self->document, self->item->rows_section));
  for (guint i = 0; i < g_list_model_get_n_items (rows) && n < MAX_CHIPS; i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      const char *value = wm_record_get (row, self->item->rows_item);
      g_autofree char *candidate = wm_text_fold (value);
      if (*candidate == '\0' || strcmp (candidate, folded) == 0 || strstr (candidate, folded) == NULL)
        continue;
      add_chip (self, value, NULL);
      n++;
    }
  return n;
}

static gboolean
has_focus (WmSuggestRow *self)
{
  return gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus))
         || (self->input && gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->input_focus)));
}

static void
refresh (WmSuggestRow *self)
{
  if (self->input == NULL || !has_focus (self))
    return;
  for (GtkWidget *chip; (chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)));)
    gtk_box_remove (self->chips, chip);
  g_autofree char *text = typed (self);
  guint n = self->item->suggest ? offer_library (self, text) : offer_rows (self, text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/* A click on a chip takes the focus from the input first, so whether it left is known a moment later. */
static gboolean
left_idle (gpointer data)
{
  WmSuggestRow *self = data;
  self->leaving = 0;
  if (!has_focus (self))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return G_SOURCE_REMOVE;
}

static void
left_cb (WmSuggestRow *self)
{
  if (self->leaving == 0)
    self->leaving = g_timeout_add (50, left_idle, self);
}

static gboolean
input_key_cb (WmSuggestRow *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->chips));
  if (key != GDK_KEY_Down || !GTK_IS_EDITABLE (self->input) || first == NULL
      || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (first) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
chip_key_cb (WmSuggestRow *self, guint key, guint code, GdkModifierType state)
{
  GtkDirectionType next = key == GDK_KEY_Left ? GTK_DIR_LEFT : GTK_DIR_RIGHT;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    return gtk_widget_child_focus (GTK_WIDGET (self->chips), next) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if ((key != GDK_KEY_Escape && key != GDK_KEY_Up) || self->input == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (self->input);
  return GDK_EVENT_STOP;
}

static void
watch_input (WmSuggestRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  self->input_focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (self->input_focus, "enter", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->input_focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (input_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->input, self->input_focus);
  gtk_widget_add_controller (self->input, keys);
  GObject *text = GTK_IS_EDITABLE (self->input) ? G_OBJECT (self->input)
                                                : G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)));
  g_signal_connect_object (text, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

static void
wm_suggest_row_dispose (GObject *object)
{
  WmSuggestRow *self = WM_SUGGEST_ROW (object);
  g_clear_handle_id (&self->leaving, g_source_remove);
  g_clear_weak_pointer (&self->input);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (wm_suggest_row_parent_class)->dispose (object);
}

static void
wm_suggest_row_class_init (WmSuggestRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_suggest_row_dispose;
  /* ::picked (text, group): a chip was taken; the input holds its text already. */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", WM_TYPE_SUGGEST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/relapse/wm-suggest-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSuggestRow, chips);
  gtk_widget_class_bind_template_child (widget_class, WmSuggestRow, focus);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_key_cb);
}

static void
wm_suggest_row_init (WmSuggestRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** wm_suggest_row_new: Returns: (nullable): the chips for @input; %NULL where @item offers nothing. */
GtkWidget *
wm_suggest_row_new (WmFormDocument *document, const WmFormItem *item, GtkWidget *input)
{
  if (item->suggest == NULL && item->rows_section == NULL)
    return NULL;
  WmSuggestRow *self = g_object_new (WM_TYPE_SUGGEST_ROW, NULL);
  self->document = g_object_ref (document);
  self->item = item;
  g_set_weak_pointer (&self->input, input);
  watch_input (self);
  return GTK_WIDGET (self);
}
