/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows follow the document's list, so Undo and a returned draft need nothing here. */
#include "wm-relapse-section.h"

#include "wm-form-fields.h"
#include "wm-form-sentence.h"
#include "wm-relapse-fields.h"
#include "wm-relapse-row.h"
#include "wm-suggest-row.h"
#include "wm-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmRelapseSection
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *title;
  GtkLabel *help;
  GtkListBox *rows;
  GtkLabel *minimum;

  /* owned */
  WmFormDocument *document;
  WmRelapseFields *single; /* of a section with one row */
  GPtrArray *shown;        /* of many: the widget of each row (borrowed), in their order */

  /* borrowed */
  const WmFormPart *part;
  const WmFormSection *section;
  GtkWidget *add; /* the line at the end */
};

G_DEFINE_FINAL_TYPE (WmRelapseSection, wm_relapse_section, ADW_TYPE_BIN)

/* A section of one text needs no unfolding: its rows are lines. */
static gboolean
is_plain (WmRelapseSection *self)
{
  const WmFormItem *first = self->section->items->pdata[0];
  return self->section->items->len == 1 && first->field->kind == WM_KIND_TEXT;
}

/* removing, with Undo */

typedef struct
{
  WmFormDocument *document;
  WmRecord *row;
  const char *section;
  guint position;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;
  g_object_unref (undo->document);
  g_object_unref (undo->row);
  g_free (undo);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  wm_form_document_restore_row (undo->document, undo->section, undo->row, undo->position);
}

static void
offer_undo (WmRelapseSection *self, WmRecord *row, guint position)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    return;
  Undo *undo = g_new0 (Undo, 1);
  *undo = (Undo){ g_object_ref (self->document), g_object_ref (row), self->section->key, position };
  g_autofree char *text = g_strdup_printf (_("Removed a %s"), _(self->section->row));
  AdwToast *toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
remove_record (WmRelapseSection *self, WmRecord *record)
{
  guint position;
  g_autoptr (WmRecord) keep = g_object_ref (record);
  if (!wm_form_document_remove_row (self->document, self->section->key, record, &position))
    return;
  offer_undo (self, keep, position);
  gtk_widget_grab_focus (self->add);
}

static WmRecord *
record_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "record");
}

static void
remove_row_cb (WmRelapseSection *self, GtkWidget *row)
{
  remove_record (self, record_of (row));
}

static void
remove_plain_cb (WmRelapseSection *self, GtkWidget *button)
{
  remove_record (self, record_of (gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW)));
}

/* adding */

static void
add_with (WmRelapseSection *self, const char *text, const char *group)
{
  const WmFormItem *first = self->section->items->pdata[0];
  WmRecord *record = wm_form_document_add_row (self->document, self->section->key);
  wm_record_set (record, first->field->name, text);
  if (first->fills && group)
    wm_record_set (record, first->fills, group);
}

static void
add_cb (WmRelapseSection *self)
{
  g_autofree char *text = wm_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->add)), 1000);
  if (text == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  add_with (self, text, NULL);
}

static void
add_picked_cb (WmRelapseSection *self, const char *text, const char *group)
{
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  add_with (self, text, group);
}

static void
enter_cb (WmRelapseSection *self)
{
  gtk_widget_grab_focus (self->add);
}

/* the rows */

static void
append (gpointer list, GtkWidget *row)
{
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
plain_row (WmRelapseSection *self, WmRecord *record)
{
  const WmFormItem *item = self->section->items->pdata[0];
  GtkWidget *row = wm_form_row_new (wm_form_document_get_clinic (self->document), record, item->field),
            *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove this row"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_plain_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
row_for (WmRelapseSection *self, WmRecord *record)
{
  GtkWidget *row = is_plain (self) ? plain_row (self, record) : wm_relapse_row_new (self->document, self->section, record);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  if (!is_plain (self))
    g_signal_connect_object (row, "remove-row", G_CALLBACK (remove_row_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
items_changed_cb (WmRelapseSection *self, guint position, guint removed, guint added, GListModel *model)
{
  for (guint i = 0; i < removed; i++)
    {
      gtk_list_box_remove (self->rows, self->shown->pdata[position]);
      g_ptr_array_remove_index (self->shown, position);
    }
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (model, i);
      GtkWidget *row = row_for (self, record);
      gtk_list_box_insert (self->rows, row, (int) i);
      g_ptr_array_insert (self->shown, (int) i, row);
    }
}

static void
make_add_line (WmRelapseSection *self)
{
  g_autofree char *title = g_strdup_printf (_("Add a %s: type, then Enter"), _(self->section->row));
  GtkWidget *icon = gtk_image_new_from_icon_name ("list-add-symbolic");
  self->add = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), title);
  gtk_widget_add_css_class (self->add, "add-line");
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (self->add), icon);
  g_signal_connect_object (self->add, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, self->add);
  GtkWidget *chips = wm_suggest_row_new (self->document, self->section->items->pdata[0], self->add);
  if (chips == NULL)
    return;
  g_signal_connect_object (chips, "picked", G_CALLBACK (add_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, chips);
}

static void
make_rows (WmRelapseSection *self)
{
  GListModel *model = G_LIST_MODEL (wm_form_document_get_rows (self->document, self->section->key));
  if (!self->section->many)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (model, 0);
      self->single = wm_relapse_fields_new (self->document, self->section, record, append, self->rows);
      return;
    }
  make_add_line (self);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (model), model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
wm_relapse_section_dispose (GObject *object)
{
  WmRelapseSection *self = WM_RELAPSE_SECTION (object);
  g_clear_pointer (&self->single, wm_relapse_fields_free);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (wm_relapse_section_parent_class)->dispose (object);
}

static void
wm_relapse_section_class_init (WmRelapseSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_relapse_section_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/relapse/wm-relapse-section.ui");
  gtk_widget_class_bind_template_child (widget_class, WmRelapseSection, title);
  gtk_widget_class_bind_template_child (widget_class, WmRelapseSection, help);
  gtk_widget_class_bind_template_child (widget_class, WmRelapseSection, rows);
  gtk_widget_class_bind_template_child (widget_class, WmRelapseSection, minimum);
}

static void
wm_relapse_section_init (WmRelapseSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_ptr_array_new ();
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

GtkWidget *
wm_relapse_section_new (WmFormDocument *document, const WmFormPart *part, const WmFormSection *section)
{
  WmRelapseSection *self = g_object_new (WM_TYPE_RELAPSE_SECTION, NULL);
  self->document = g_object_ref (document);
  self->part = part;
  self->section = section;
  set_text (self->title, section->title ? _(section->title) : NULL);
  set_text (self->help, section->help ? _(section->help) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  section->title ? _(section->title) : _(part->title), -1);
  make_rows (self);
  return GTK_WIDGET (self);
}

static gboolean
is_mine (WmRelapseSection *self, const WmFinding *finding)
{
  if (strcmp (finding->record_id, wm_record_get_id (wm_form_document_get_record (self->document))) == 0)
    return g_strcmp0 (finding->field, self->section->key) == 0;
  GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (self->document, self->section->key));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      if (strcmp (wm_record_get_id (row), finding->record_id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
show_minimum (WmRelapseSection *self, GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      if (g_strcmp0 (f->field, self->section->key) == 0 && is_mine (self, f))
        g_string_append_printf (text, "%s%s", text->len ? " " : "", f->text);
    }
  set_text (self->minimum, text->len ? text->str : NULL);
}

/* Nobody is told what is missing from a sheet they haven't begun; the rail counts it all the same. */
static gboolean
is_begun (WmRelapseSection *self)
{
  return !wm_form_row_is_blank (wm_form_document_get_single (self->document, self->section->key));
}

/** wm_relapse_section_show_findings: Returns: how many of @findings are about this section. */
guint
wm_relapse_section_show_findings (WmRelapseSection *self, GPtrArray *findings)
{
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    n += is_mine (self, findings->pdata[i]);
  show_minimum (self, findings);
  if (self->single)
    wm_relapse_fields_show_findings (self->single, is_begun (self) ? findings : NULL);
  for (guint i = 0; i < self->shown->len; i++)
    if (is_plain (self))
      wm_form_sentence_show (NULL, self->shown->pdata[i], findings, wm_record_get_id (record_of (self->shown->pdata[i])),
                             ((WmFormItem *) self->section->items->pdata[0])->field->name);
    else
      wm_relapse_row_show_findings (self->shown->pdata[i], findings);
  return n;
}

/** wm_relapse_section_focus_add: the caret into the line that adds, or into the first item. */
void
wm_relapse_section_focus_add (WmRelapseSection *self)
{
  if (self->add)
    gtk_widget_grab_focus (self->add);
  else if (self->single)
    wm_relapse_fields_focus (self->single, NULL);
}

/** wm_relapse_section_focus: goes to what @finding is about; FALSE where it is not of this section. */
gboolean
wm_relapse_section_focus (WmRelapseSection *self, const WmFinding *finding)
{
  if (!is_mine (self, finding))
    return FALSE;
  for (guint i = 0; i < self->shown->len; i++)
    if (strcmp (wm_record_get_id (record_of (self->shown->pdata[i])), finding->record_id) == 0)
      {
        if (is_plain (self))
          gtk_widget_grab_focus (self->shown->pdata[i]);
        else
          wm_relapse_row_focus (self->shown->pdata[i], finding->field);
        return TRUE;
      }
  if (self->single)
    wm_relapse_fields_focus (self->single, finding->field);
  else
    gtk_widget_grab_focus (self->add);
  return TRUE;
}
