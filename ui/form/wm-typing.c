/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Hangs on the window and goes with it: one that is destroyed, by the lock or with the program, leaves the draft; one that
 * is closed is asked about, once for all that is typed into it. */
#include "wm-typing.h"

#include "wm-form-rows.h"

#include <glib/gi18n.h>

#define JOURNAL_MS 200
#define TYPINGS "wm-typings"

typedef struct
{
  /* owned */
  WmClinic *clinic;
  GPtrArray *records;
  char *key;   /* NULL: nobody of the staff types here, and nothing is kept */
  char *blank; /* what stood in the window before anything was typed; NULL: what the store holds */
  guint journal;

  WmReturn what;
  GtkWindow *window; /* borrowed: it owns this */
} WmTyping;

static void
typing_free (gpointer data)
{
  WmTyping *self = data;
  g_clear_handle_id (&self->journal, g_source_remove);
  g_object_unref (self->clinic);
  g_ptr_array_unref (self->records);
  g_free (self->key);
  g_free (self->blank);
  g_free (self);
}

/* (nullable) (element-type WmTyping) */
static GPtrArray *
typings_of (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), TYPINGS);
}

static WmTyping *
nth (GtkWindow *window, guint i)
{
  GPtrArray *all = typings_of (window);
  return all && i < all->len ? all->pdata[i] : NULL;
}

/* (nullable): nothing differs from what stood there. */
static char *
what_is_typed (WmTyping *self)
{
  g_autofree char *text = wm_record_draft_write (self->records);
  return g_strcmp0 (text, self->blank) == 0 ? NULL : g_steal_pointer (&text);
}

/* In the main window, which may be below another one. */
static void
say (WmTyping *self, const char *sentence)
{
  GtkWindow *below = gtk_window_get_transient_for (self->window);
  while (below && !gtk_widget_activate_action (GTK_WIDGET (below), "win.say", "s", sentence))
    below = gtk_window_get_transient_for (below);
}

static void
put (WmTyping *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_clear_handle_id (&self->journal, g_source_remove);
  if (self->key && !wm_record_draft_put (self->clinic, self->key, text, &error))
    say (self, error->message);
}

static void
write_draft (WmTyping *self)
{
  g_autofree char *text = what_is_typed (self);
  put (self, text);
}

static gboolean
journal_cb (gpointer data)
{
  WmTyping *self = data;
  self->journal = 0;
  write_draft (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GtkWindow *window, guint field, WmRecord *record)
{
  WmTyping *self;
  for (guint i = 0; (self = nth (window, i)); i++)
    if (self->journal == 0 && g_ptr_array_find (self->records, record, NULL))
      self->journal = g_timeout_add (JOURNAL_MS, journal_cb, self);
}

/** wm_typing_leave: the last typed word is kept, and nothing more: the rows go, or the window. */
void
wm_typing_leave (GtkWindow *window)
{
  WmTyping *self;
  for (guint i = 0; (self = nth (window, i)); i++)
    if (self->journal)
      write_draft (self);
  if (typings_of (window))
    g_ptr_array_set_size (typings_of (window), 0);
}

static void
answered_cb (GtkWindow *ask, const char *response, GtkWindow *window)
{
  gtk_window_set_transient_for (ask, NULL); /* it may outlive the window by a moment */
  if (g_str_equal (response, "discard"))
    wm_typing_end (window);
  if (!g_str_equal (response, "cancel"))
    gtk_window_destroy (window);
}

/* What isn't different any more is kept no longer. */
static gboolean
has_typed (GtkWindow *window, gboolean *keeps)
{
  gboolean typed = FALSE;
  WmTyping *self;
  *keeps = TRUE;
  for (guint i = 0; (self = nth (window, i)); i++)
    {
      g_autofree char *text = what_is_typed (self);
      if (text == NULL)
        put (self, NULL);
      typed = typed || text;
      *keeps = *keeps && self->key;
    }
  return typed;
}

static gboolean
close_cb (GtkWindow *window)
{
  gboolean keeps;
  if (!has_typed (window, &keeps))
    return GDK_EVENT_PROPAGATE;
  GtkWidget *ask = adw_message_dialog_new (window, _("Discard what you typed?"), _("It isn’t saved yet."));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (ask), TRUE); /* what a thread ends may take the window along */
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (ask);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Go on typing"), "discard", _("_Discard"), NULL);
  if (keeps)
    {
      adw_message_dialog_set_body (dialog, _("It isn’t saved yet. Kept for later, it waits here, unsaved, until you come back."));
      adw_message_dialog_add_response (dialog, "keep", _("_Keep for later"));
    }
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  g_signal_connect_object (ask, "response", G_CALLBACK (answered_cb), window, 0);
  gtk_window_present (GTK_WINDOW (ask));
  return GDK_EVENT_STOP;
}

/* What was left by a crash, by the lock, or for later. */
static WmReturn
take_back (WmTyping *self)
{
  g_autofree char *text = self->key ? wm_store_get_draft (wm_clinic_get_store (self->clinic), self->key) : NULL;
  WmReturn what = WM_RETURN_NOTHING;
  for (guint i = 0; text && i < self->records->len; i++)
    {
      WmReturn one = wm_record_draft_read (text, self->records->pdata[i]);
      what = MAX (what, one);
    }
  if (text && what == WM_RETURN_NOTHING)
    put (self, NULL); /* it was saved after all */
  return what;
}

static const char *
describe (WmTyping *self)
{
  gboolean fresh = wm_record_is_new (self->records->pdata[0]);
  if (self->what == WM_RETURN_REMOVED)
    return _("What you typed and didn’t save is back. The entry was removed after that: saving enters it anew.");
  if (self->what == WM_RETURN_CHANGED)
    return _("What you typed and didn’t save is back. The entry was changed after that: saving replaces what stands below each row that differs.");
  return fresh ? _("What you typed and didn’t save is back. Nothing of it is saved yet.")
               : _("What you typed and didn’t save is back. Below each row that differs stands what is saved.");
}

static void
tell (WmTyping *self, AdwPreferencesGroup *notice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = gtk_label_new (describe (self));
  GtkWidget *discard = gtk_button_new_with_label (_("Discard…"));
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  g_object_set (discard, "valign", GTK_ALIGN_CENTER, "action-name", "window.close", NULL);
  gtk_widget_add_css_class (box, "form-note");
  if (self->what == WM_RETURN_TYPED)
    gtk_widget_add_css_class (box, "info");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), discard);
  adw_preferences_group_add (notice, box);
  gtk_widget_set_visible (GTK_WIDGET (notice), TRUE);
}

static GPtrArray *
begin_window (GtkWindow *window)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (typing_free);
  g_object_set_data_full (G_OBJECT (window), TYPINGS, all, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (window, "close-request", G_CALLBACK (close_cb), NULL);
  g_signal_connect (window, "destroy", G_CALLBACK (wm_typing_leave), NULL);
  return all;
}

/**
 * wm_typing_begin:
 * @window: that shows the form of @records; it is asked about before it closes with something typed
 * @key: (nullable): where it is kept; another for each form of the window
 * @records: (element-type WmRecord): as they are before anything is typed, each of another type
 * @notice: (nullable): hidden; where it is told that what was typed before is back
 *
 * Returns: what came back. The rows of @records may be bound already, or be bound then.
 */
WmReturn
wm_typing_begin (GtkWindow *window, WmClinic *clinic, const char *key, GPtrArray *records, AdwPreferencesGroup *notice)
{
  WmTyping *self = g_new0 (WmTyping, 1);
  *self = (WmTyping){ g_object_ref (clinic), g_ptr_array_ref (records), g_strdup (key), wm_record_draft_write (records), 0, WM_RETURN_NOTHING, window };
  g_ptr_array_add (typings_of (window) ? typings_of (window) : begin_window (window), self);
  self->what = take_back (self);
  if (self->what != WM_RETURN_NOTHING && notice && !gtk_widget_get_visible (GTK_WIDGET (notice)))
    tell (self, notice);
  for (guint i = 0; i < records->len; i++)
    g_signal_connect_object (records->pdata[i], "changed", G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
  return self->what;
}

static char *
difference (WmClinic *clinic, const WmField *field, const char *stored)
{
  g_autofree char *words = wm_clinic_text_of (clinic, field, stored);
  return stored ? g_strdup_printf (_("Saved: %s"), words) : g_strdup (_("Saved: nothing"));
}

/** wm_typing_add_differences: of what came back into the window's one form, what the store has in place of it, a sentence for
 * each row. */
void
wm_typing_add_differences (GtkWindow *window, GPtrArray *findings)
{
  WmTyping *self = nth (window, 0);
  for (guint r = 0; self && self->what != WM_RETURN_NOTHING && r < self->records->len; r++)
    {
      WmRecord *record = self->records->pdata[r];
      const WmSchema *schema = wm_record_get_schema (record);
      for (guint i = 0; !wm_record_is_new (record) && i < schema->n_fields; i++)
        {
          const char *stored = wm_record_get_stored_at (record, i);
          if (g_strcmp0 (stored, wm_record_get_at (record, i)) == 0)
            continue;
          g_autofree char *text = difference (self->clinic, &schema->fields[i], stored);
          g_ptr_array_add (findings, wm_finding_new ("typed", WM_SEVERITY_WARNING, wm_record_get_id (record), schema->fields[i].name, "", text));
        }
    }
}

static const char *
first_that_differs (WmTyping *self)
{
  WmRecord *record = self->records->pdata[0];
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; !wm_record_is_new (record) && i < schema->n_fields; i++)
    if (g_strcmp0 (wm_record_get_stored_at (record, i), wm_record_get_at (record, i)) != 0)
      return schema->fields[i].name;
  return NULL;
}

/** wm_typing_focus: the first row of @group; of what came back the first that differs, its caret where typing goes on. A row
 * that gets the keyboard selects its text, which the next key would replace. */
void
wm_typing_focus (GtkWindow *window, AdwPreferencesGroup *group)
{
  WmTyping *self = nth (window, 0);
  gboolean back = self && self->what != WM_RETURN_NOTHING;
  if (!back || !wm_form_rows_focus (group, first_that_differs (self)))
    wm_form_rows_focus (group, NULL);
  GtkWidget *focus = gtk_window_get_focus (window);
  if (back && GTK_IS_TEXT (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

/** wm_typing_end_of: what was typed into @record is saved or dropped: nothing of it is kept, and nothing more is. */
void
wm_typing_end_of (GtkWindow *window, WmRecord *record)
{
  GPtrArray *all = typings_of (window);
  for (guint i = all ? all->len : 0; i-- > 0;)
    {
      WmTyping *self = all->pdata[i];
      if (record && !g_ptr_array_find (self->records, record, NULL))
        continue;
      put (self, NULL);
      g_ptr_array_remove_index (all, i);
    }
}

/** wm_typing_end: the same of all that was typed into @window. */
void
wm_typing_end (GtkWindow *window)
{
  wm_typing_end_of (window, NULL);
}

/** wm_typing_chip_new: Returns: (transfer floating): for a row that leads to a form with something typed and not saved. */
GtkWidget *
wm_typing_chip_new (void)
{
  GtkWidget *chip = gtk_label_new (_("not saved"));
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "note");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, _("What you typed here and didn’t save comes back with the form."));
  return chip;
}
