/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of records: the tables name what there is, a record is added, changed and removed through its form, and who may
 * not write is offered nothing. */
#include "save-record.h"
#include "seek.h"
#include "start.h"
#include "wm-chart.h"
#include "wm-library-view.h"
#include "wm-record-dialog.h"
#include "wm-record-list.h"
#include "wm-records-page.h"
#include "wm-store-private.h"

#include <string.h>

static WmClinic *clinic;
static const WmRecordKind *const tables[] = { wm_records_contacts, wm_records_medications, wm_records_authorizations };

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = seek_any (root, GTK_TYPE_BUTTON, label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static char *
client_id (void)
{
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0102", NULL);
  g_assert_nonnull (client);
  return g_strdup (wm_record_get_id (client));
}

static void
check_kind (const WmRecordKind *kind)
{
  g_assert_nonnull (wm_schema_field (kind->schema, kind->name));
  g_assert_nonnull (wm_schema_field (kind->schema, kind->owner));
  for (guint i = 0; i < G_N_ELEMENTS (kind->told) && kind->told[i]; i++)
    g_assert_nonnull (wm_schema_field (kind->schema, kind->told[i]));
  if (kind->preset[0])
    g_assert_nonnull (wm_schema_field (kind->schema, kind->preset[0]));
  if (kind->today)
    g_assert_cmpint (wm_schema_field (kind->schema, kind->today)->kind, ==, WM_KIND_DATE);
  if (kind->preset[0] && wm_schema_field (kind->schema, kind->preset[0])->kind == WM_KIND_PICK)
    g_assert_nonnull (wm_clinic_pick (clinic, wm_schema_field (kind->schema, kind->preset[0])->of, kind->preset[1]));
}

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const WmRecordKind *kind = tables[i]; kind->schema; kind++)
      check_kind (kind);
}

static void
test_pages (void)
{
  g_autofree char *id = client_id ();
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      GtkWidget *page = g_object_ref_sink (g_object_new (WM_TYPE_RECORDS_PAGE, "clinic", clinic, "client-id", id, "kinds", tables[i], NULL));
      g_assert_nonnull (seek_any (page, WM_TYPE_RECORD_LIST, NULL));
      g_assert_finalize_object (page);
    }
  GtkWidget *nobody = g_object_ref_sink (g_object_new (WM_TYPE_RECORDS_PAGE, "clinic", clinic, "client-id", "nobody", "kinds", wm_records_authorizations, NULL));
  g_assert_null (seek_any (nobody, WM_TYPE_RECORD_LIST, NULL));
  g_assert_finalize_object (nobody);
}

static void
remove_at_last (void)
{
  press (seek_window (WM_TYPE_RECORD_DIALOG), "Remove…");
  GtkWidget *ask = seek_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ask), "cancel");
  g_assert_nonnull (seek_window (WM_TYPE_RECORD_DIALOG));
  press (seek_window (WM_TYPE_RECORD_DIALOG), "Remove…");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (seek_window (ADW_TYPE_MESSAGE_DIALOG)), "remove");
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
}

static void
test_add_change_remove (void)
{
  g_autofree char *id = client_id ();
  GtkWindow *window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
  GtkWidget *list = GTK_WIDGET (wm_record_list_new (clinic, &wm_records_medications[0], id));
  gtk_window_set_child (window, list);
  press (list, "Add a medication");
  GtkWidget *dialog = seek_window (WM_TYPE_RECORD_DIALOG);
  press (dialog, "Save"); /* refused: it has no name */
  g_assert_true (seek_window (WM_TYPE_RECORD_DIALOG) == dialog);
  gtk_editable_set_text (GTK_EDITABLE (seek_any (dialog, ADW_TYPE_ENTRY_ROW, "Medication")), "zinc tablets");
  adw_combo_row_set_selected (ADW_COMBO_ROW (seek_any (dialog, ADW_TYPE_COMBO_ROW, "Purpose")), 1);
  press (dialog, "Save");
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  GtkWidget *row = seek_any (list, ADW_TYPE_ACTION_ROW, "zinc tablets");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  gtk_editable_set_text (GTK_EDITABLE (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), ADW_TYPE_ENTRY_ROW, "Medication")), "zinc");
  gtk_window_destroy (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG))); /* what is cancelled changes nothing */
  g_signal_emit_by_name (seek_any (list, ADW_TYPE_ACTION_ROW, "zinc tablets"), "activated");
  remove_at_last ();
  g_assert_null (seek_any (list, ADW_TYPE_ACTION_ROW, "zinc tablets"));
  gtk_window_destroy (window);
  g_assert_finalize_object (window);
}

static void
answer (GtkWidget *dialog, const char *response)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *at = all; at; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data) && gtk_window_get_transient_for (at->data) == GTK_WINDOW (dialog))
      {
        adw_message_dialog_response (at->data, response);
        return;
      }
  g_assert_not_reached ();
}

/* The list is made anew after each save; whoever came from a row finds the keyboard there again. */
static void
test_keeps_the_keyboard (void)
{
  g_autofree char *id = client_id ();
  GtkWindow *window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
  GtkWidget *list = GTK_WIDGET (wm_record_list_new (clinic, &wm_records_medications[0], id));
  gtk_window_set_child (window, list);
  gtk_window_present (window);
  press (list, "Add a medication");
  gtk_editable_set_text (GTK_EDITABLE (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), ADW_TYPE_ENTRY_ROW, "Medication")), "zinc");
  adw_combo_row_set_selected (ADW_COMBO_ROW (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), ADW_TYPE_COMBO_ROW, "Purpose")), 1);
  press (seek_window (WM_TYPE_RECORD_DIALOG), "Save");
  g_assert_true (gtk_widget_grab_focus (seek_any (list, ADW_TYPE_ACTION_ROW, "zinc")));
  g_signal_emit_by_name (seek_any (list, ADW_TYPE_ACTION_ROW, "zinc"), "activated");
  gtk_editable_set_text (GTK_EDITABLE (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), ADW_TYPE_ENTRY_ROW, "Medication")), "zinc tablets");
  press (seek_window (WM_TYPE_RECORD_DIALOG), "Save");
  g_assert_true (gtk_window_get_focus (window) == seek_any (list, ADW_TYPE_ACTION_ROW, "zinc tablets"));
  g_signal_emit_by_name (seek_any (list, ADW_TYPE_ACTION_ROW, "zinc tablets"), "activated");
  press (seek_window (WM_TYPE_RECORD_DIALOG), "Remove…");
  answer (seek_window (WM_TYPE_RECORD_DIALOG), "remove");
  g_assert_null (seek_any (list, ADW_TYPE_ACTION_ROW, "zinc tablets"));
  g_assert_true (gtk_window_get_focus (window) && gtk_widget_is_ancestor (gtk_window_get_focus (window), list));
  settle ();
  gtk_window_destroy (window);
  g_assert_finalize_object (window);
}

/* What was typed doesn't go with Escape alone. */
static void
test_leaving (void)
{
  g_autofree char *id = client_id ();
  GtkWindow *window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
  GtkWidget *list = GTK_WIDGET (wm_record_list_new (clinic, &wm_records_medications[0], id));
  gtk_window_set_child (window, list);
  press (list, "Add a medication");
  gtk_window_close (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  press (list, "Add a medication");
  GtkWidget *row = seek_any (seek_window (WM_TYPE_RECORD_DIALOG), ADW_TYPE_ENTRY_ROW, "Medication");
  gtk_editable_set_text (GTK_EDITABLE (row), "zinc tablets");
  gtk_window_close (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  answer (seek_window (WM_TYPE_RECORD_DIALOG), "cancel");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "zinc tablets");
  gtk_window_close (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  answer (seek_window (WM_TYPE_RECORD_DIALOG), "discard");
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  g_assert_null (seek_any (list, ADW_TYPE_ACTION_ROW, "zinc tablets"));
  gtk_window_destroy (window);
  g_assert_finalize_object (window);
}

/* An auditor reads. */
static void
test_reading (void)
{
  g_autofree char *id = client_id (), *user = g_strdup (wm_clinic_get_user (clinic));
  g_autoptr (WmRecord) auditor = wm_record_new (&wm_staff_schema);
  wm_record_set_many (auditor, "name", "O. Reader", "role", "auditor", "active", "1", NULL);
  save_record (clinic, auditor);
  wm_clinic_act_as (clinic, "O. Reader");
  GtkWidget *list = g_object_ref_sink (GTK_WIDGET (wm_record_list_new (clinic, &wm_records_contacts[0], id)));
  g_assert_null (seek_any (list, GTK_TYPE_BUTTON, "Add a contact"));
  g_assert_finalize_object (list);
  wm_clinic_act_as (clinic, user);
}

static GtkListBoxRow *
list_row (GtkListBox *lists, const char *title)
{
  GtkListBoxRow *row;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (lists, i)); i++)
    if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), title) == 0)
      return row;
  g_assert_not_reached ();
}

/* An entry of the clinic's own; its code is entered once, and nothing is taken from a list. */
static void
test_library (void)
{
  GtkWindow *window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
  GtkWidget *view = g_object_new (WM_TYPE_LIBRARY_VIEW, "clinic", clinic, NULL);
  gtk_window_set_child (window, view);
  GtkListBox *lists = GTK_LIST_BOX (seek_any (view, GTK_TYPE_LIST_BOX, NULL));
  g_assert_nonnull (seek_any (view, ADW_TYPE_ACTION_ROW, "Relapse-prevention plan"));
  g_assert_nonnull (list_row (lists, "Attendance")); /* not "Attendance: Attendance" */
  gtk_list_box_select_row (lists, list_row (lists, "Client: Language"));
  press (view, "Add an entry");
  GtkWidget *dialog = seek_window (WM_TYPE_RECORD_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (seek_any (dialog, ADW_TYPE_ENTRY_ROW, "Code")), "so");
  gtk_editable_set_text (GTK_EDITABLE (seek_any (dialog, ADW_TYPE_ENTRY_ROW, "Label")), "Somali");
  press (dialog, "Save");
  g_assert_cmpstr (wm_clinic_label (clinic, "language", "so"), ==, "Somali");
  g_assert_true (seek_says (view, "What is no longer offered stays readable"));
  g_signal_emit_by_name (seek_any (view, ADW_TYPE_ACTION_ROW, "Somali"), "activated");
  dialog = seek_window (WM_TYPE_RECORD_DIALOG);
  g_assert_null (seek_any (dialog, ADW_TYPE_ENTRY_ROW, "Code"));
  g_assert_false (gtk_widget_get_visible (seek_any (dialog, GTK_TYPE_BUTTON, "Remove…")));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (window);
  g_assert_finalize_object (window);
}

/* Two days in one row are told apart. */
static void
test_days (void)
{
  g_autofree char *id = client_id ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, id, &error), record = wm_record_new (&wm_authorization_schema);
  wm_record_set_many (record, "episode", wm_record_get_id (episode), "payer", "Valley Health", "from-date", "2026-11-02", "to-date", "2026-12-01", NULL);
  save_record (clinic, record);
  GtkWidget *list = g_object_ref_sink (GTK_WIDGET (wm_record_list_new (clinic, &wm_records_authorizations[0], wm_record_get_id (episode))));
  const char *told = adw_action_row_get_subtitle (ADW_ACTION_ROW (seek_any (list, ADW_TYPE_ACTION_ROW, "Valley Health")));
  g_assert_cmpstr (told, ==, "From: November 2, 2026 · Until: December 1, 2026");
  g_assert_finalize_object (list);
}

/* What is in use is the rule; only what isn't is told. */
static void
test_put_aside (void)
{
  GPtrArray *kinds = wm_clinic_picks (clinic, "allergy-kind");
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (WmRecord) kind = wm_clinic_load (clinic, &wm_pick_item_schema, wm_record_get_id (kinds->pdata[0]), NULL);
  g_autofree char *label = g_strdup (wm_record_get (kind, "label"));
  g_ptr_array_add (save, kind);
  for (int active = 1; active >= 0; active--)
    {
      wm_record_set (kind, "active", active ? "1" : "0");
      g_assert_true (wm_clinic_save (clinic, "edit", save, NULL, findings, NULL));
      GtkWidget *list = g_object_ref_sink (GTK_WIDGET (wm_record_list_new (clinic, &wm_library_entries, "allergy-kind")));
      const char *told = adw_action_row_get_subtitle (ADW_ACTION_ROW (seek_any (list, ADW_TYPE_ACTION_ROW, label)));
      g_assert_cmpstr (told, ==, active ? "" : "Offered: no");
      g_assert_finalize_object (list);
    }
  wm_record_set (kind, "active", "1");
  g_assert_true (wm_clinic_save (clinic, "edit", save, NULL, findings, NULL));
}

static int
height_of (const WmRecordKind *kind)
{
  g_autoptr (WmRecord) record = wm_record_new (kind->schema);
  GtkWindow *dialog = GTK_WINDOW (wm_record_dialog_new (NULL, clinic, kind, record));
  gtk_window_present (dialog);
  settle ();
  int height = gtk_widget_get_height (GTK_WIDGET (dialog));
  gtk_window_destroy (dialog);
  settle ();
  return height;
}

/* A form of few rows has a low window, one of many doesn't leave a small screen. */
static void
test_height (void)
{
  int low = height_of (&wm_library_entries), high = height_of (&wm_records_medications[0]);
  g_assert_cmpint (low, <, high);
  g_assert_cmpint (high, <=, 660);
}

static WmRecord *
add_allergy (const char *client, const char *name, const char *severity)
{
  WmRecord *allergy = wm_record_new (&wm_allergy_schema);
  wm_record_set_many (allergy, "client", client, "name", name, "kind", "other", "severity", severity, NULL);
  save_record (clinic, allergy);
  return allergy;
}

/* The flag of the chart's header; NULL where there is none. */
static GtkWidget *
allergy_flag (GtkWidget *chart)
{
  GtkWidget *chip;
  for (guint i = 0; (chip = seek (chart, GTK_TYPE_LABEL, i)); i++)
    if (gtk_widget_has_css_class (chip, "chip") && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (chip)), "allergy: "))
      return chip;
  return NULL;
}

static void
expect_flag (GtkWidget *chart, const char *text, const char *ink)
{
  GtkWidget *chip = allergy_flag (chart);
  g_assert_nonnull (chip);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (chip)), ==, text);
  g_assert_true (gtk_widget_has_css_class (chip, ink));
}

static void
expect_unread_flag (GtkWidget *chart)
{
  WmStore *store = wm_clinic_get_store (clinic);
  g_assert_true (_wm_store_exec (store, "ALTER TABLE allergy RENAME TO lost", NULL));
  g_signal_emit_by_name (clinic, "saved");
  g_assert_true (_wm_store_exec (store, "ALTER TABLE lost RENAME TO allergy", NULL));
  expect_flag (chart, "allergy: can’t be read", "alert");
}

/* Whoever opens a chart sees what the client is allergic to, what is severe before all else, and after each change anew. */
static void
test_allergies (void)
{
  g_autofree char *id = client_id ();
  g_autoptr (GPtrArray) before = wm_clinic_list (clinic, &wm_allergy_schema, "client", id, NULL);
  for (guint i = 0; i < before->len; i++)
    remove_record (clinic, before->pdata[i]);
  GtkWidget *chart = g_object_ref_sink (GTK_WIDGET (wm_chart_new (clinic, id, NULL)));
  g_assert_null (allergy_flag (chart));
  g_autoptr (WmRecord) none = add_allergy (id, "None known", NULL);
  g_assert_null (allergy_flag (chart));
  g_autoptr (WmRecord) pollen = add_allergy (id, "pollen", "mild");
  expect_flag (chart, "allergy: pollen", "note");
  g_autoptr (WmRecord) latex = add_allergy (id, "latex", NULL);
  g_autoptr (WmRecord) peanuts = add_allergy (id, "peanuts", "severe");
  expect_flag (chart, "allergy: peanuts, pollen and 1 more", "alert");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (allergy_flag (chart)), "latex"));
  expect_unread_flag (chart);
  remove_record (clinic, peanuts);
  expect_flag (chart, "allergy: pollen, latex", "note");
  remove_record (clinic, pollen);
  remove_record (clinic, latex);
  g_assert_null (allergy_flag (chart));
  g_assert_finalize_object (chart);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (12, NULL);
  g_test_add_func ("/ui/records/tables", test_tables);
  g_test_add_func ("/ui/records/pages", test_pages);
  g_test_add_func ("/ui/records/add-change-remove", test_add_change_remove);
  g_test_add_func ("/ui/records/keeps-the-keyboard", test_keeps_the_keyboard);
  g_test_add_func ("/ui/records/days", test_days);
  g_test_add_func ("/ui/records/leaving", test_leaving);
  g_test_add_func ("/ui/records/library", test_library);
  g_test_add_func ("/ui/records/put-aside", test_put_aside);
  g_test_add_func ("/ui/records/height", test_height);
  g_test_add_func ("/ui/records/reading", test_reading);
  g_test_add_func ("/ui/records/allergies", test_allergies);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
