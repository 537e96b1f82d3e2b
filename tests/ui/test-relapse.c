/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The relapse-prevention page and each of its classes, from their templates, filled in and finalized. */
#include "save-record.h"
#include "seek.h"
#include "start.h"
#include "wm-relapse-page.h"
#include "wm-relapse-part.h"
#include "wm-relapse-row.h"
#include "wm-relapse-section.h"
#include "wm-scale-row.h"
#include "wm-suggest-row.h"

#include <adwaita.h>

#define RPP WM_FORM_RELAPSE_PREVENTION

typedef struct
{
  WmClinic *clinic;
  char *client, *episode;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-ui-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  f->clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema), episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (client, "client-no", "C-1", "first-name", "Ximena", "last-name", "Abara", "status", "active", NULL);
  save_record (f->clinic, client);
  wm_record_set_many (episode, "client", wm_record_get_id (client), "admit-date", "2026-01-05", NULL);
  save_record (f->clinic, episode);
  f->client = g_strdup (wm_record_get_id (client));
  f->episode = g_strdup (wm_record_get_id (episode));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->clinic);
  g_free (f->client);
  g_free (f->episode);
}

static WmFormDocument *
new_document (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  WmFormDocument *document = wm_form_document_new (f->clinic, f->episode, RPP, &error);
  g_assert_no_error (error);
  return document;
}

static GtkWidget *
find (GtkWidget *root, GType type, guint n)
{
  GtkWidget *found = seek (root, type, n);
  g_assert_nonnull (found);
  return found;
}

static guint
count (GtkWidget *root, GType type)
{
  guint n = 0;
  while (seek (root, type, n))
    n++;
  return n;
}

static GtkWidget *
in_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_scale (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f);
  const WmFormSection *section = wm_form_section (wm_form_document_get_form (document), "situations");
  WmRecord *record = wm_form_document_add_row (document, "situations");
  GtkWidget *row = g_object_ref_sink (wm_scale_row_new (record, wm_form_item (section, "confidence")->field));
  GtkWidget *scale = find (row, GTK_TYPE_SCALE, 0);
  gboolean handled;
  g_assert_true (gtk_widget_has_css_class (scale, "unset"));
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 0.0, &handled); /* a click on 0 means 0 */
  g_assert_cmpstr (wm_record_get (record, "confidence"), ==, "0");
  g_assert_false (gtk_widget_has_css_class (scale, "unset"));
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 17.0, &handled);
  g_assert_cmpstr (wm_record_get (record, "confidence"), ==, "10");
  wm_record_set (record, "confidence", "4");
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 4);
  g_assert_finalize_object (row);
}

static void
test_section_adds (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f);
  const WmForm *form = wm_form_document_get_form (document);
  GtkWidget *section = wm_relapse_section_new (document, wm_form_part (form, "my-triggers"), wm_form_section (form, "triggers"));
  g_object_add_weak_pointer (G_OBJECT (section), (gpointer *) &section);
  GtkWidget *window = in_window (section);
  GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (document, "triggers"));
  wm_relapse_section_focus_add (WM_RELAPSE_SECTION (section));
  GtkWidget *add = find (section, ADW_TYPE_ENTRY_ROW, 0), *chips = find (section, WM_TYPE_SUGGEST_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (add), "The old pier");
  g_signal_emit_by_name (add, "entry-activated");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (add), "payd");
  g_assert_true (gtk_widget_get_visible (chips));
  g_signal_emit_by_name (find (chips, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  g_autoptr (WmRecord) picked = g_list_model_get_item (rows, 1);
  g_assert_cmpstr (wm_record_get (picked, "text"), ==, "Payday");
  g_assert_cmpstr (wm_record_get (picked, "kind"), ==, "time"); /* the library knows what kind of trigger it is */
  GtkWidget *row = find (section, WM_TYPE_RELAPSE_ROW, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Payday");
  g_signal_emit_by_name (row, "remove-row");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  wm_form_document_restore_row (document, "triggers", picked, 0);
  g_assert_cmpuint (count (section, WM_TYPE_RELAPSE_ROW), ==, 2);
  close_window (window);
  g_assert_null (section);
}

static void
test_row (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f);
  const WmFormSection *section = wm_form_section (wm_form_document_get_form (document), "situations");
  WmRecord *record = wm_form_document_add_row (document, "situations");
  wm_record_set_many (record, "situation", "Dinner & drinks <at> the club", "confidence", "3", NULL);
  wm_record_set (record, "category", "conflict & more");
  GtkWidget *row = g_object_ref_sink (wm_relapse_row_new (document, section, record));
  g_assert_cmpuint (count (row, WM_TYPE_SCALE_ROW), ==, 0);
  g_autoptr (GPtrArray) findings = wm_form_document_check (document);
  wm_relapse_row_show_findings (WM_RELAPSE_ROW (row), findings);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "3 of 10"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpuint (count (row, WM_TYPE_SCALE_ROW), ==, 2);
  GtkWidget *category = find (row, ADW_TYPE_COMBO_ROW, 0);
  wm_record_set (record, "category", "conflict");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (category)), ==, 6);
  adw_combo_row_set_selected (ADW_COMBO_ROW (category), 1);
  g_assert_cmpstr (wm_record_get (record, "category"), ==, "unpleasant-emotions");
  g_assert_finalize_object (row);
}

static void
test_parts (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f);
  const WmForm *form = wm_form_document_get_form (document);
  g_autoptr (GPtrArray) findings = wm_form_document_check (document);
  guint found = 0;
  for (guint i = 0; i < form->parts->len; i++)
    {
      GtkWidget *part = g_object_ref_sink (wm_relapse_part_new (document, form->parts->pdata[i]));
      found += wm_relapse_part_show_findings (WM_RELAPSE_PART (part), findings);
      g_assert_finalize_object (part);
    }
  g_assert_cmpuint (found, ==, findings->len); /* each is shown in some part */
}

static GtkWidget *
new_page (Fixture *f)
{
  return g_object_new (WM_TYPE_RELAPSE_PAGE, "clinic", f->clinic, "client-id", f->client, NULL);
}

static void
test_page (Fixture *f, gconstpointer data)
{
  GtkWidget *page = new_page (f);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  GtkWidget *window = in_window (page);
  g_signal_emit_by_name (find (page, GTK_TYPE_BUTTON, 0), "clicked"); /* Start the plan */
  GtkWidget *reasons = find (page, WM_TYPE_RELAPSE_SECTION, 0), *add = find (reasons, ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (add), "My daughter");
  g_signal_emit_by_name (add, "entry-activated");
  gtk_editable_set_text (GTK_EDITABLE (find (reasons, ADW_TYPE_ENTRY_ROW, 0)), "My daughter, and sl");
  run_for (400);
  g_autofree char *key = g_strdup_printf ("form/%s/%s/1", RPP, f->episode);
  g_autofree char *draft = wm_store_get_draft (wm_clinic_get_store (f->clinic), key);
  g_assert_nonnull (strstr (draft, "and sl"));
  close_window (window); /* the program ends in the middle of the sentence */
  g_assert_null (page);
  page = new_page (f);
  window = in_window (page);
  add = find (find (page, WM_TYPE_RELAPSE_SECTION, 0), ADW_TYPE_ENTRY_ROW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "My daughter, and sl");
  gtk_widget_activate_action (page, "page.save", NULL);
  g_autofree char *after = wm_store_get_draft (wm_clinic_get_store (f->clinic), key);
  g_assert_null (after);
  g_autofree char *current = wm_form_document_find_current (f->clinic, f->client, RPP, NULL);
  g_assert_nonnull (current);
  close_window (window);
}

/* What who only reads types would come back to a counselor as their own. */
static void
test_reader (Fixture *f, gconstpointer data)
{
  GtkWidget *page = new_page (f), *window = in_window (page);
  g_signal_emit_by_name (find (page, GTK_TYPE_BUTTON, 0), "clicked"); /* Start the plan */
  GtkWidget *reasons = find (page, WM_TYPE_RELAPSE_SECTION, 0), *add = find (reasons, ADW_TYPE_ENTRY_ROW, 0);
  g_assert_true (gtk_widget_is_sensitive (add));
  gtk_editable_set_text (GTK_EDITABLE (add), "My daughter");
  g_signal_emit_by_name (add, "entry-activated");
  gtk_widget_activate_action (page, "page.save", NULL);
  close_window (window);
  g_autoptr (WmRecord) own = g_object_ref (wm_clinic_get_staff (f->clinic)->pdata[0]);
  wm_record_set (own, "role", "medical");
  save_record (f->clinic, own);
  page = new_page (f);
  window = in_window (page);
  add = find (find (page, WM_TYPE_RELAPSE_SECTION, 0), ADW_TYPE_ENTRY_ROW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "My daughter");
  g_assert_false (gtk_widget_is_sensitive (add));
  close_window (window);
}

#define ADD(path, test) g_test_add ("/ui/relapse/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  ADD ("scale", test_scale);
  ADD ("section-adds", test_section_adds);
  ADD ("row", test_row);
  ADD ("parts", test_parts);
  ADD ("page", test_page);
  ADD ("reader", test_reader);
  return g_test_run ();
}
