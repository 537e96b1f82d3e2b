/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: settings are saved as they change, people join and leave, one's own passphrase asks for the present one,
 * and each role sees what is its own. */
#include "save-record.h"
#include "seek.h"
#include "start.h"
#include "wm-back-up.h"
#include "wm-clinic-paper.h"
#include "wm-people.h"
#include "wm-person-dialog.h"
#include "wm-preferences.h"
#include "wm-record-list.h"
#include "wm-setting-rows.h"

#define FIRST "correct horse"
#define SECOND "plum tractor seventeen haze"

static WmClinic *clinic;
static char *folder;

static void
type_in (GtkWidget *root, const char *row, const char *text)
{
  GtkWidget *entry = seek_any (root, ADW_TYPE_ENTRY_ROW, row);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
press (GtkWidget *root, const char *label)
{
  g_signal_emit_by_name (seek_any (root, GTK_TYPE_BUTTON, label), "clicked");
}

static gboolean
is_open (gpointer window)
{
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (all, i);
      if (one == window)
        return TRUE;
    }
  return FALSE;
}

/* Presses the dialog's button and waits for the thread, which derives keys. */
static void
save (GtkWidget *dialog)
{
  press (dialog, "Save");
  press (dialog, "Save"); /* the second time does nothing */
  seek_wait (dialog);
}

static void
test_tables (void)
{
  const WmSetting *const tables[] = { wm_settings_plan, wm_settings_week, wm_settings_lock, wm_settings_crisis, wm_settings_print };
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const WmSetting *s = tables[i]; s->name; s++)
      {
        int value = wm_clinic_setting_int (clinic, s->name, -1);
        g_assert_nonnull (wm_clinic_setting (clinic, s->name));
        if (s->kind == WM_SETTING_CHOICE)
          continue; /* names a choice, not a number */
        if (s->kind == WM_SETTING_NUMBER)
          g_assert_true (value >= s->min && value <= s->max);
      }
}

static void
test_settings (void)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *preferences = GTK_WIDGET (wm_preferences_new (NULL, clinic));
  GtkWidget *due = seek_any (preferences, ADW_TYPE_ACTION_ROW, "Treatment plan due"), *lines = seek_any (preferences, ADW_TYPE_ENTRY_ROW, "Second");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (seek_any (due, GTK_TYPE_SPIN_BUTTON, NULL)), 14);
  g_assert_cmpint (wm_clinic_setting_int (clinic, "plan-due-days", 0), ==, 14);
  GtkWidget *cosign = seek_any (preferences, ADW_TYPE_ACTION_ROW, "A supervisor co-signs the plan");
  gtk_switch_set_active (GTK_SWITCH (seek_any (cosign, GTK_TYPE_SWITCH, NULL)), FALSE);
  g_assert_cmpint (wm_clinic_setting_int (clinic, "supervisor-cosign", 1), ==, 0);
  g_assert_cmpint (wm_clinic_paper (clinic).kind, ==, WM_PAPER_LETTER);
  g_assert_false (wm_clinic_paper (clinic).large_print);
  adw_combo_row_set_selected (ADW_COMBO_ROW (seek_any (preferences, ADW_TYPE_COMBO_ROW, "Paper")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (seek_any (preferences, ADW_TYPE_COMBO_ROW, "Size of print")), 1);
  g_assert_cmpint (wm_clinic_paper (clinic).kind, ==, WM_PAPER_A4);
  g_assert_true (wm_clinic_paper (clinic).large_print);
  gtk_editable_set_text (GTK_EDITABLE (lines), "988: call or text");
  g_signal_emit_by_name (lines, "apply");
  g_assert_cmpstr (wm_clinic_setting (clinic, "crisis-line-2"), ==, "988: call or text");
  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_assert_null (preferences);
  g_assert_true (wm_store_verify (wm_clinic_get_store (clinic), &error));
}

static gboolean
can_sign_in (const char *person)
{
  g_auto (GStrv) people = wm_store_get_people (wm_clinic_get_store (clinic));
  return g_strv_contains ((const char *const *) people, person);
}

/* By the button in their row; all is written anew in a thread. */
static void
take_off (GtkWidget *preferences, const char *person)
{
  GtkWidget *people = GTK_WIDGET (gtk_widget_get_template_child (preferences, WM_TYPE_PREFERENCES, "people_group"));
  GtkWidget *button = seek_any (seek_any (people, ADW_TYPE_ACTION_ROW, person), GTK_TYPE_BUTTON, "Take off…");
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (seek_window (ADW_TYPE_MESSAGE_DIALOG)), "leave");
  g_assert_true (can_sign_in (person)); /* still, until all is written */
  while (can_sign_in (person))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_add_and_leave (void)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *preferences = g_object_ref (GTK_WIDGET (wm_preferences_new (NULL, clinic)));
  GtkWidget *dialog = GTK_WIDGET (wm_person_dialog_new (NULL, clinic, WM_PERSON_ADD, NULL));
  type_in (dialog, "Name", "T. Adeyemi");
  type_in (dialog, "Passphrase", SECOND);
  type_in (dialog, "The same again", SECOND);
  save (dialog); /* refused: no role yet */
  g_assert_true (is_open (dialog));
  adw_combo_row_set_selected (ADW_COMBO_ROW (seek_any (dialog, ADW_TYPE_COMBO_ROW, "Role")), 3);
  save (dialog);
  g_assert_false (is_open (dialog));
  g_assert_nonnull (wm_people_role (clinic, "T. Adeyemi"));
  g_assert_nonnull (seek_any (preferences, ADW_TYPE_ACTION_ROW, "T. Adeyemi"));
  GtkWidget *add = GTK_WIDGET (gtk_widget_get_template_child (preferences, WM_TYPE_PREFERENCES, "add_person"));
  gtk_window_present (GTK_WINDOW (preferences));
  g_signal_emit_by_name (clinic, "saved"); /* whoever opened the dialog lists the new key by itself */
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (preferences), ADW_PREFERENCES_PAGE (gtk_widget_get_ancestor (add, ADW_TYPE_PREFERENCES_PAGE)));
  settle ();
  take_off (preferences, "T. Adeyemi");
  g_assert_false (can_sign_in ("T. Adeyemi"));
  g_assert_true (gtk_widget_get_sensitive (preferences));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (preferences)) == add); /* the row went with its button */
  gtk_window_destroy (GTK_WINDOW (preferences));
  settle ();
  g_assert_finalize_object (preferences);
}

/* Closed while the key is made: the passphrase stays as it was. */
static void
test_closed_meanwhile (void)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = GTK_WIDGET (wm_person_dialog_new (NULL, clinic, WM_PERSON_PASSPHRASE, "J. Harmon"));
  guint holders = G_OBJECT (clinic)->ref_count - 1; /* without the dialog */
  type_in (dialog, "The passphrase you have now", FIRST);
  type_in (dialog, "Passphrase", SECOND);
  type_in (dialog, "The same again", SECOND);
  press (dialog, "Save");
  g_assert_true (is_open (dialog));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_null (dialog);
  for (guint i = 0; i < 2000 && G_OBJECT (clinic)->ref_count > holders; i++) /* the thread holds it too */
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_cmpuint (G_OBJECT (clinic)->ref_count, ==, holders);
  g_assert_true (wm_store_check_passphrase (wm_clinic_get_store (clinic), FIRST, &error));
}

static void
test_passphrase (void)
{
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_clinic_get_store (clinic);
  GtkWidget *dialog = GTK_WIDGET (wm_person_dialog_new (NULL, clinic, WM_PERSON_PASSPHRASE, "J. Harmon"));
  type_in (dialog, "The passphrase you have now", "guessed wrong");
  type_in (dialog, "Passphrase", SECOND);
  type_in (dialog, "The same again", SECOND);
  save (dialog);
  g_assert_true (is_open (dialog));
  g_assert_true (wm_store_check_passphrase (store, FIRST, &error));
  type_in (dialog, "The passphrase you have now", FIRST);
  save (dialog);
  g_assert_false (is_open (dialog));
  g_assert_true (wm_store_check_passphrase (store, SECOND, &error));
  g_assert_false (wm_store_check_passphrase (store, FIRST, NULL));
}

static void
test_roles (void)
{
  g_autoptr (WmRecord) auditor = wm_record_new (&wm_staff_schema);
  wm_record_set_many (auditor, "name", "O. Reader", "role", "auditor", "active", "1", NULL);
  save_record (clinic, auditor);
  wm_clinic_act_as (clinic, "O. Reader");
  GtkWidget *preferences = g_object_ref (GTK_WIDGET (wm_preferences_new (NULL, clinic)));
  g_assert_null (seek_any (preferences, WM_TYPE_RECORD_LIST, NULL));
  g_assert_null (seek_any (preferences, GTK_TYPE_SPIN_BUTTON, NULL));
  g_assert_null (seek_any (preferences, GTK_TYPE_BUTTON, "Take off…"));
  g_assert_nonnull (seek_any (preferences, ADW_TYPE_ACTION_ROW, "Your own passphrase"));
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_assert_finalize_object (preferences);
  wm_clinic_act_as (clinic, "J. Harmon");
}

static void
backed_up (gpointer told, const GError *error)
{
  g_assert_no_error (error);
  *(gboolean *) told = TRUE;
}

/* A backup by hand is written in a thread; who closed the window meanwhile isn't told. */
static void
test_backup (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (GCancellable) open = g_cancellable_new (), closed = g_cancellable_new ();
  g_autofree char *file = g_strconcat (folder, ".backup", NULL), *other = g_strconcat (folder, "-2.backup", NULL);
  gboolean told = FALSE, told_closed = FALSE;
  g_assert_true (wm_back_up_to (application, clinic, file, open, backed_up, &told, &error));
  g_assert_false (told);
  g_assert_true (wm_back_up_to (application, clinic, other, closed, backed_up, &told_closed, &error));
  g_cancellable_cancel (closed);
  for (guint i = 0; i < 2000 && G_OBJECT (application)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_true (told && !told_closed);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR) && g_file_test (other, G_FILE_TEST_IS_REGULAR));
  g_assert_false (wm_back_up_to (application, clinic, folder, open, backed_up, &told, &error));
  g_assert_nonnull (error);
}

typedef struct
{
  gboolean runs, ends;    /* without a failure */
  gboolean ran, end_told; /* what the end was told */
  char *told;             /* the reason; "" for none */
} Trial;

static gboolean
try_run (gpointer job, GError **error)
{
  Trial *trial = job;
  if (!trial->runs)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_BUSY, "in the thread");
  return trial->runs;
}

static gboolean
try_end (gpointer job, gboolean done, GError **error)
{
  Trial *trial = job;
  trial->ran = TRUE;
  trial->end_told = done;
  if (!trial->ends)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_BUSY, "at the end");
  return trial->ends;
}

static void
try_done (gpointer owner, const GError *error)
{
  Trial *trial = owner;
  g_assert_true (trial->ran);
  trial->told = g_strdup (error ? error->message : "");
}

/* Whatever fails comes to its end, and who asked is told the first reason; who has gone meanwhile isn't. */
static void
test_errand (void)
{
  static const WmErrand errand = { "try", "It failed", try_run, try_end };
  static const struct { gboolean runs, ends, closed; const char *told; } cases[] = {
    { TRUE, TRUE, FALSE, "" }, { FALSE, TRUE, FALSE, "in the thread" }, { FALSE, FALSE, FALSE, "in the thread" },
    { TRUE, FALSE, FALSE, "at the end" }, { TRUE, TRUE, TRUE, NULL }, { FALSE, TRUE, TRUE, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GCancellable) closed = g_cancellable_new ();
      Trial trial = { .runs = cases[i].runs, .ends = cases[i].ends };
      wm_errand_run (&errand, &trial, NULL, closed, try_done, &trial);
      if (cases[i].closed)
        g_cancellable_cancel (closed);
      while (!trial.ran)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (trial.end_told, ==, cases[i].runs);
      g_assert_cmpstr (trial.told, ==, cases[i].told);
      g_free (trial.told);
    }
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (3, &folder);
  g_test_add_func ("/ui/preferences/tables", test_tables);
  g_test_add_func ("/ui/preferences/settings", test_settings);
  g_test_add_func ("/ui/preferences/add-and-leave", test_add_and_leave);
  g_test_add_func ("/ui/preferences/backup", test_backup);
  g_test_add_func ("/ui/errand", test_errand);
  g_test_add_func ("/ui/preferences/roles", test_roles);
  g_test_add_func ("/ui/preferences/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/ui/preferences/passphrase", test_passphrase);
  int result = g_test_run ();
  g_clear_object (&clinic);
  g_free (folder);
  return result;
}
