/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* At the left every list by the name of the field it serves; at the right its entries. */
#define G_LOG_DOMAIN "wm-library"
#include "wm-library-view.h"

#include "wm-form.h"
#include "wm-record-list.h"
#include "wm-tab-stop.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmLibraryView
{
  AdwBin parent_instance;

  /* template children */
  GtkListBox *lists;
  GtkSearchEntry *search;
  AdwBin *place;

  /* owned */
  WmClinic *clinic;
};

enum
{
  PROP_CLINIC = 1,
};

G_DEFINE_FINAL_TYPE (WmLibraryView, wm_library_view, ADW_TYPE_BIN)

const WmRecordKind wm_library_entries = {
  &wm_pick_item_schema, N_("Entries"), N_("Add an entry"), N_("Nothing is offered here yet."), "list", "label",
  { "plain", "active", "counts", NULL }, { "active", "1" }, NULL, "code", TRUE,
};

static void
show_list (WmLibraryView *self, const char *list, const char *title)
{
  GtkWidget *page = adw_preferences_page_new ();
  WmRecordList *rows = wm_record_list_new (self->clinic, &wm_library_entries, list);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (rows), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (rows), _("What is no longer offered stays readable where it was chosen."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (rows));
  adw_bin_set_child (self->place, page);
}

static void
add_form (AdwPreferencesGroup *group, const WmForm *form)
{
  guint items = 0;
  for (guint p = 0; p < form->parts->len; p++)
    {
      const WmFormPart *part = form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        items += ((const WmFormSection *) part->sections->pdata[s])->items->len;
    }
  g_autofree char *about = g_strdup_printf (_("%u parts · %u items · version %u"), form->parts->len, items, form->version);
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", form->title, "subtitle", about, NULL);
  adw_preferences_group_add (group, row);
}

static void
show_forms (WmLibraryView *self)
{
  g_autoptr (GPtrArray) forms = wm_form_all (NULL);
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  g_object_set (group, "title", _("Forms"), "description", _("They are filled in from a chart, and printed there."), NULL);
  for (guint i = 0; forms && i < forms->len; i++)
    add_form (ADW_PREFERENCES_GROUP (group), forms->pdata[i]);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_bin_set_child (self->place, page);
}

static void
selected_cb (WmLibraryView *self, GtkListBoxRow *row)
{
  const char *list = row ? g_object_get_data (G_OBJECT (row), "list") : NULL;
  if (row && list == NULL)
    show_forms (self);
  else if (row)
    show_list (self, list, g_object_get_data (G_OBJECT (row), "title"));
}

/* @list is static; %NULL is the row of the forms. */
static void
add_row (WmLibraryView *self, const char *list, char *title)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "list", (gpointer) list);
  g_object_set_data_full (G_OBJECT (row), "title", title, g_free);
  gtk_list_box_append (self->lists, row);
}

/* A list serves several fields at times: the first of them names it, with its record where that is not plain. */
static char *
title_of (const WmSchema *schema, const WmField *field)
{
  const char *record = _(schema->label), *label = _(field->label);
  return g_str_equal (record, label) ? g_strdup (label) : g_strdup_printf (_("%s: %s"), record, label);
}

static int
by_title (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  const char *first = g_object_get_data (G_OBJECT (a), "title"), *second = g_object_get_data (G_OBJECT (b), "title");
  gboolean forms = g_object_get_data (G_OBJECT (a), "list") == NULL;
  if (forms || g_object_get_data (G_OBJECT (b), "list") == NULL)
    return forms ? -1 : 1;
  return g_utf8_collate (first, second);
}

static gboolean
matches (GtkListBoxRow *row, gpointer self)
{
  g_autofree char *title = g_utf8_casefold (g_object_get_data (G_OBJECT (row), "title"), -1);
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (WM_LIBRARY_VIEW (self)->search)), -1);
  return strstr (title, wanted) != NULL;
}

static void
search_cb (WmLibraryView *self)
{
  gtk_list_box_invalidate_filter (self->lists);
}

static void
fill (WmLibraryView *self)
{
  guint n;
  const WmSchema *const *schemas = wm_schema_all (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  add_row (self, NULL, g_strdup (_("Forms")));
  for (guint i = 0; i < n; i++)
    for (guint f = 0; f < schemas[i]->n_fields; f++)
      {
        const WmField *field = &schemas[i]->fields[f];
        if (field->kind == WM_KIND_PICK && wm_clinic_picks (self->clinic, field->of) && g_hash_table_add (seen, (gpointer) field->of))
          add_row (self, field->of, title_of (schemas[i], field));
      }
  gtk_list_box_select_row (self->lists, gtk_list_box_get_row_at_index (self->lists, 0));
}

static void
wm_library_view_constructed (GObject *object)
{
  WmLibraryView *self = WM_LIBRARY_VIEW (object);
  G_OBJECT_CLASS (wm_library_view_parent_class)->constructed (object);
  gtk_list_box_set_sort_func (self->lists, by_title, NULL, NULL);
  gtk_list_box_set_filter_func (self->lists, matches, self, NULL);
  fill (self);
}

static void
wm_library_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (id == PROP_CLINIC)
    WM_LIBRARY_VIEW (object)->clinic = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
wm_library_view_dispose (GObject *object)
{
  g_clear_object (&WM_LIBRARY_VIEW (object)->clinic);
  G_OBJECT_CLASS (wm_library_view_parent_class)->dispose (object);
}

static void
wm_library_view_class_init (WmLibraryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->constructed = wm_library_view_constructed;
  object_class->set_property = wm_library_view_set_property;
  object_class->dispose = wm_library_view_dispose;
  g_object_class_install_property (object_class, PROP_CLINIC,
                                   g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (WM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/library/wm-library-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WmLibraryView, lists);
  gtk_widget_class_bind_template_child (widget_class, WmLibraryView, search);
  gtk_widget_class_bind_template_child (widget_class, WmLibraryView, place);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
wm_library_view_init (WmLibraryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
