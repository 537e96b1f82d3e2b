/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The page: loaded when it is first shown; what is typed is journaled as an encrypted draft, Ctrl+S
 * commits. */
#define G_LOG_DOMAIN "wm-relapse-page"
#include "wm-relapse-page.h"

#include "wm-documents.h"
#include "wm-findings-button.h"
#include "wm-page-icon.h"
#include "wm-preview.h"
#include "wm-relapse-part.h"
#include "wm-report.h"
#include "wm-role.h"
#include "wm-tab-stop.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

#define JOURNAL_MS 200

struct _WmRelapsePage
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *states;
  AdwStatusPage *none_page;
  GtkLabel *version;
  WmFindingsButton *settle;
  GtkLabel *progress_text;
  GtkProgressBar *progress;
  GtkListBox *rail;
  GtkScrolledWindow *scroller;
  GtkBox *parts;
  GtkLabel *crisis;

  /* owned */
  WmClinic *clinic;
  char *client_id;
  WmFormDocument *document;
  GPtrArray *findings;
  GPtrArray *watched; /* records whose changes are followed */
  guint journal;
  gboolean loaded;
};

enum
{
  PROP_CLINIC = 1,
  PROP_CLIENT_ID,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmRelapsePage, wm_relapse_page, ADW_TYPE_BIN)

static void
say (WmRelapsePage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
}

/* the rail */

static GtkWidget *
part_at (WmRelapsePage *self, int index)
{
  GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->parts));
  while (part && index-- > 0)
    part = gtk_widget_get_next_sibling (part);
  return part;
}

static double
top_of (WmRelapsePage *self, GtkWidget *part)
{
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0);
  gboolean ok = gtk_widget_compute_point (part, GTK_WIDGET (self->parts), &at, &at);
  return ok ? (double) at.y : 0;
}

static void
rail_cb (WmRelapsePage *self, GtkListBoxRow *row)
{
  GtkWidget *part = part_at (self, gtk_list_box_row_get_index (row));
  if (part == NULL)
    return;
  wm_relapse_part_focus_first (WM_RELAPSE_PART (part));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), top_of (self, part));
}

/* The rail follows the column: the part at the upper third is the one being read. */
static void
scrolled_cb (WmRelapsePage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double line = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 3;
  int index = 0, n = 0;
  for (GtkWidget *part = part_at (self, 0); part; part = gtk_widget_get_next_sibling (part), n++)
    if (top_of (self, part) <= line)
      index = n;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rail, index);
  if (row && !gtk_list_box_row_is_selected (row))
    gtk_list_box_select_row (self->rail, row);
}

static GtkWidget *
rail_row (const WmFormPart *part)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *letter = gtk_label_new (part->letter), *title = gtk_label_new (_(part->title)), *state = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (letter), 2);
  gtk_widget_add_css_class (letter, "rail-letter");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (state, "rail-state");
  gtk_box_append (GTK_BOX (box), letter);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), state);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _(part->title));
  g_object_set_data (G_OBJECT (row), "state", state);
  return row;
}

static void
show_rail_state (WmRelapsePage *self, int index, const WmFormPart *part, guint n)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->rail, index));
  GtkWidget *state = g_object_get_data (G_OBJECT (row), "state");
  g_autofree char *count = n ? g_strdup_printf ("%u", n) : g_strdup ("✓");
  g_autofree char *left = g_strdup_printf (g_dngettext (NULL, "%s: %u thing to settle", "%s: %u things to settle", n), _(part->title), n);
  g_autofree char *done = g_strdup_printf (_("%s: complete"), _(part->title));
  gtk_label_set_label (GTK_LABEL (state), count);
  if (n)
    gtk_widget_remove_css_class (state, "done");
  else
    gtk_widget_add_css_class (state, "done");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, n ? left : done, -1);
}

/* findings */

static void
go_there_cb (WmRelapsePage *self, const WmFinding *f)
{
  for (GtkWidget *part = part_at (self, 0); part; part = gtk_widget_get_next_sibling (part))
    if (wm_relapse_part_focus (WM_RELAPSE_PART (part), f))
      {
        if (g_strcmp0 (f->field, wm_relapse_part_get_part (WM_RELAPSE_PART (part))->key) == 0) /* nothing to focus */
          gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), top_of (self, part));
        return;
      }
}

static void
show_findings (WmRelapsePage *self, GPtrArray *findings)
{
  guint done = 0, all = 0;
  if (findings != self->findings)
    {
      g_clear_pointer (&self->findings, g_ptr_array_unref);
      self->findings = g_ptr_array_ref (findings);
    }
  wm_findings_button_set (self->settle, self->findings);
  for (GtkWidget *part = part_at (self, 0); part; part = gtk_widget_get_next_sibling (part))
    {
      guint n = wm_relapse_part_show_findings (WM_RELAPSE_PART (part), self->findings);
      show_rail_state (self, (int) all++, wm_relapse_part_get_part (WM_RELAPSE_PART (part)), n);
      done += n == 0;
    }
  g_autofree char *text = g_strdup_printf (_("%u of %u parts complete"), done, all);
  gtk_label_set_label (self->progress_text, text);
  gtk_progress_bar_set_fraction (self->progress, all ? (double) done / all : 0);
}

static void
check (WmRelapsePage *self)
{
  g_autoptr (GPtrArray) findings = wm_form_document_check (self->document);
  show_findings (self, findings);
}

/* drafts */

static void
show_state (WmRelapsePage *self)
{
  WmRecord *record = wm_form_document_get_record (self->document);
  gboolean dirty = wm_form_document_is_dirty (self->document);
  g_autofree char *state = wm_clinic_label_within (self->clinic, "plan-state", wm_record_get (record, "state"));
  g_autofree char *text = g_strdup_printf (_("version %s · %s%s"), wm_record_get (record, "version"), state,
                                           dirty ? _(" · not saved") : "");
  gtk_label_set_label (self->version, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save", dirty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.preview", !wm_record_is_new (record));
}

static void
write_draft (WmRelapsePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = wm_form_document_get_draft_key (self->document);
  g_autofree char *text = wm_form_document_is_dirty (self->document) ? wm_form_document_to_draft (self->document) : NULL;
  if (!wm_store_put_draft (wm_clinic_get_store (self->clinic), key, text, &error))
    say (self, error->message);
}

static gboolean
journal_cb (gpointer data)
{
  WmRelapsePage *self = data;
  self->journal = 0;
  write_draft (self);
  check (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WmRelapsePage *self)
{
  show_state (self);
  if (self->journal == 0)
    self->journal = g_timeout_add (JOURNAL_MS, journal_cb, self);
}

static void
watch (WmRelapsePage *self, WmRecord *record)
{
  if (g_ptr_array_find (self->watched, record, NULL))
    return;
  g_ptr_array_add (self->watched, g_object_ref (record));
  g_signal_connect_object (record, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
rows_changed_cb (WmRelapsePage *self, guint position, guint removed, guint added, GListModel *rows)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (rows, i);
      watch (self, record);
    }
  if (self->loaded)
    changed_cb (self);
}

static void
watch_part (WmRelapsePage *self, const WmFormPart *part)
{
  for (guint i = 0; i < part->sections->len; i++)
    {
      const WmFormSection *section = part->sections->pdata[i];
      GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (self->document, section->key));
      rows_changed_cb (self, 0, 0, g_list_model_get_n_items (rows), rows);
      g_signal_connect_object (rows, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
return_draft (WmRelapsePage *self)
{
  g_autofree char *key = wm_form_document_get_draft_key (self->document);
  g_autofree char *text = wm_store_get_draft (wm_clinic_get_store (self->clinic), key);
  if (text && wm_form_document_apply_draft (self->document, text))
    say (self, _("What was typed and not saved is back. Ctrl+S keeps it."));
}

/* loading */

static void
show_crisis_lines (WmRelapsePage *self)
{
  g_auto (GStrv) lines = wm_form_lines (self->clinic, "crisis-line");
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; lines[i]; i++) /* a name and its number stay on one line */
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autofree char *kept = g_strjoinv ("\u00a0", words);
      g_string_append_printf (text, "%s%s", i ? "  ·  " : "", kept);
    }
  gtk_label_set_label (self->crisis, text->str);
}

/* @document (transfer full) */
static void
set_document (WmRelapsePage *self, WmFormDocument *document)
{
  const WmForm *form = wm_form_document_get_form (document);
  self->document = document;
  return_draft (self);
  for (guint i = 0; i < form->parts->len; i++)
    {
      if (!wm_form_document_applies (document, form->parts->pdata[i]))
        continue;
      gtk_box_append (self->parts, wm_relapse_part_new (document, form->parts->pdata[i]));
      gtk_list_box_append (self->rail, rail_row (form->parts->pdata[i]));
      watch_part (self, form->parts->pdata[i]);
    }
  /* what somebody else typed would come back to a counselor as if it were their own; who only reads has the preview */
  gtk_widget_set_sensitive (GTK_WIDGET (self->parts), wm_clinic_may (self->clinic, WM_ACT_WRITE_CLINICAL, NULL));
  show_crisis_lines (self);
  gtk_list_box_select_row (self->rail, gtk_list_box_get_row_at_index (self->rail, 0));
  gtk_stack_set_visible_child_name (self->states, "form");
  self->loaded = TRUE;
  show_state (self);
  check (self);
}

static WmFormDocument *
find (WmRelapsePage *self, gboolean make, GError **error)
{
  GError *problem = NULL;
  g_autofree char *id = wm_form_document_find_current (self->clinic, self->client_id, WM_FORM_RELAPSE_PREVENTION, &problem);
  if (problem)
    g_propagate_error (error, problem);
  if (id || problem)
    return id ? wm_form_document_load (self->clinic, id, error) : NULL;
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (self->clinic, self->client_id, error);
  g_autoptr (WmFormDocument) fresh
    = episode ? wm_form_document_new (self->clinic, wm_record_get_id (episode), WM_FORM_RELAPSE_PREVENTION, error) : NULL;
  if (fresh == NULL)
    return NULL;
  g_autofree char *key = wm_form_document_get_draft_key (fresh);
  g_autofree char *draft = wm_store_get_draft (wm_clinic_get_store (self->clinic), key);
  return make || draft ? g_steal_pointer (&fresh) : NULL; /* begun, typed into, never saved: go on with it */
}

static void
load (WmRelapsePage *self, gboolean make)
{
  g_autoptr (GError) error = NULL;
  WmFormDocument *document = find (self, make, &error);
  if (document)
    set_document (self, document);
  else if (error && make)
    say (self, error->message);
  else if (error)
    wm_page_say_unread (self->none_page, _("The relapse-prevention plan can’t be read"), error);
  else if (make)
    say (self, _("A plan belongs to an open episode of care. Admit the client first."));
}

static void
start_cb (WmRelapsePage *self)
{
  load (self, TRUE);
  if (self->document)
    wm_relapse_part_focus_first (WM_RELAPSE_PART (part_at (self, 0)));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRelapsePage *self = WM_RELAPSE_PAGE (widget);
  g_autoptr (GPtrArray) refused = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  if (self->document == NULL || !wm_form_document_is_dirty (self->document))
    return;
  if (!wm_form_document_save (self->document, refused, &error))
    {
      if (refused->len)
        show_findings (self, refused);
      say (self, error->message);
      return;
    }
  write_draft (self); /* nothing differs any more: the draft goes */
  show_state (self);
  say (self, _("Saved"));
}

/* paper */

static WmDocument *
make_document (gpointer document, gboolean for_staff, const char *language, GError **error)
{
  return wm_document_form (document, language, error); /* one edition: it is the client's own */
}

static GBytes *
make_xml (gpointer document, gboolean for_staff, GError **error)
{
  return wm_report_relapse_prevention (document, for_staff, error);
}

/* What is typed and not saved never prints: the preview reads the plan from the store. */
static void
preview_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const WmPreviewSource source = { "relapse-prevention-plan", make_document, make_xml };
  WmRelapsePage *self = WM_RELAPSE_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmFormDocument) stored
    = wm_form_document_load (self->clinic, wm_record_get_id (wm_form_document_get_record (self->document)), &error);
  if (stored == NULL)
    {
      say (self, error->message);
      return;
    }
  WmPreview *preview = wm_preview_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->clinic,
                                       wm_form_document_get_client (stored), &source, G_OBJECT (stored));
  gtk_window_present (GTK_WINDOW (preview));
}

/* Charts make all their pages at once, so this one waits until it is looked at. */
static void
wm_relapse_page_map (GtkWidget *widget)
{
  WmRelapsePage *self = WM_RELAPSE_PAGE (widget);
  if (self->document == NULL)
    load (self, FALSE);
  GTK_WIDGET_CLASS (wm_relapse_page_parent_class)->map (widget);
}

static void
wm_relapse_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmRelapsePage *self = WM_RELAPSE_PAGE (object);
  if (id == PROP_CLINIC)
    self->clinic = g_value_dup_object (value);
  else
    self->client_id = g_value_dup_string (value);
}

static void
wm_relapse_page_dispose (GObject *object)
{
  WmRelapsePage *self = WM_RELAPSE_PAGE (object);
  if (self->journal)
    write_draft (self); /* the last typed word is journaled before the page goes */
  g_clear_handle_id (&self->journal, g_source_remove);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->client_id, g_free);
  G_OBJECT_CLASS (wm_relapse_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/relapse/wm-relapse-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, wm_page_icon_show);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, states);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, none_page);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, version);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, settle);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, progress_text);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, progress);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, rail);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, parts);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePage, crisis);
  gtk_widget_class_bind_template_callback (widget_class, go_there_cb);
  gtk_widget_class_bind_template_callback (widget_class, rail_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
wm_relapse_page_class_init (WmRelapsePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->set_property = wm_relapse_page_set_property;
  object_class->dispose = wm_relapse_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_relapse_page_map;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.save", NULL, save_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.preview", NULL, preview_cb);
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  g_type_ensure (WM_TYPE_FINDINGS_BUTTON);
  g_type_ensure (WM_TYPE_TAB_STOP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
wm_relapse_page_init (WmRelapsePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save", FALSE);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (scrolled_cb),
                           self, G_CONNECT_SWAPPED);
}
