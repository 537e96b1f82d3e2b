/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Under the pseudo translation that pseudo.py makes: on every screen no text of the program was missed, none is cut off, in
 * the smallest window and in a usual one, and each stands out from what is behind it, light or dark. */
#include "look-over.h"
#include "wm-calendar-view.h"
#include "wm-chart-pages.h"
#include "wm-help-window.h"
#include "wm-new-client.h"
#include "wm-person-dialog.h"
#include "wm-plan-preview.h"
#include "wm-preferences.h"
#include "wm-preview.h"
#include "wm-record-dialog.h"
#include "wm-records-page.h"
#include "wm-sample.h"
#include "wm-session-dialog.h"
#include "wm-sign-dialog.h"
#include "wm-window.h"

#include <locale.h>
#include <string.h>

#define SAMPLE 12 /* clients */

static WmClinic *clinic;
static char *folder;
static AdwApplication *application;
static LookOver *look;

static void
settle (GtkWidget *widget)
{
  for (guint i = 0; i < 400 && g_main_context_iteration (NULL, FALSE); i++)
    ;
  gtk_test_widget_wait_for_draw (widget);
  for (guint i = 0; i < 400 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* What a menu or a list that opens says, each in its turn. */
static void
open_popovers (GtkWindow *window, GtkWidget *widget, const char *screen)
{
  if (GTK_IS_MENU_BUTTON (widget) && look_over_in_sight (widget) && gtk_widget_is_sensitive (widget))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      settle (GTK_WIDGET (window));
      look_over_window (look, window, screen);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      settle (GTK_WIDGET (window));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    open_popovers (window, child, screen);
}

static void
look_at (GtkWindow *window, const char *screen)
{
  g_test_message ("screen %s", screen);
  settle (GTK_WIDGET (window));
  look_over_window (look, window, screen);
  open_popovers (window, GTK_WIDGET (window), screen);
}

static void
look_at_dialog (GtkWindow *dialog, const char *screen)
{
  gtk_window_present (dialog);
  look_at (dialog, screen);
  gtk_window_destroy (dialog);
  settle (GTK_WIDGET (application ? gtk_application_get_active_window (GTK_APPLICATION (application)) : NULL));
}

static void
look_at_charts (WmWindow *window)
{
  static const char *const numbers[] = { "C-0101", "C-0102", "C-0104" };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, numbers[i], NULL);
      g_assert_nonnull (client);
      for (const WmChartPage *p = wm_chart_pages; p->name; p++)
        {
          g_autofree char *screen = g_strdup_printf ("chart %s, %s", numbers[i], p->name);
          gtk_widget_activate_action (GTK_WIDGET (window), "win.open-page", "(ss)", wm_record_get_id (client), p->name);
          look_at (GTK_WINDOW (window), screen);
        }
    }
}

static WmWindow *
show_window (int width, int height, WmClinic *of, const char *place)
{
  static WmOptions options;
  options = (WmOptions){ place, NULL, FALSE, WM_DAY_NONE };
  WmWindow *window = wm_window_new (GTK_APPLICATION (application), &options);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  look_over_set_screen (look, width, height);
  if (of)
    wm_window_set_clinic (window, of);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
look_at_views (int width, int height)
{
  static const char *const views[] = { "today", "clients", "calendar", "review", "library" };
  WmWindow *window = show_window (width, height, clinic, folder);
  for (int i = 0; i < (int) G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "i", i);
      look_at (GTK_WINDOW (window), views[i]);
    }
  look_at_charts (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  look_at (GTK_WINDOW (window), "locked");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_small (void)
{
  look_at_views (1024, 700);
  g_assert_cmpuint (look_over_count (look), ==, 0);
}

static void
test_usual (void)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  look_at_views (1366, 768);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpuint (look_over_count (look), ==, 0);
}

/* Text twice as large: it may be shortened, but the window still fits on the screen. */
static void
test_large (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  look_over_set_only_size (look, TRUE);
  look_at_views (1024, 700);
  look_over_set_only_size (look, FALSE);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpuint (look_over_count (look), ==, 0);
}

static GtkWidget *
make_ink_row (GtkStateFlags state)
{
  static const char *const inks[] = { "chip plain", "chip good", "chip note", "chip alert", "chip info", "go-there", "clash-note", "dim-label" };
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      g_auto (GStrv) classes = g_strsplit (inks[i], " ", -1);
      GtkWidget *label = gtk_label_new ("⟦Running⟧");
      gtk_widget_set_css_classes (label, (const char **) classes);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_state_flags (row, state, FALSE);
  return row;
}

/* Every small colored text on rows as they are at rest, pointed at, selected, and both: what the clock or the day decides
 * whether it is shown is seen here at any hour. */
static GtkWindow *
make_inks (void)
{
  static const char *const lists[] = { "view", "boxed-list", "navigation-sidebar" };
  static const GtkStateFlags states[] = { 0, GTK_STATE_FLAG_PRELIGHT, GTK_STATE_FLAG_SELECTED, GTK_STATE_FLAG_SELECTED | GTK_STATE_FLAG_PRELIGHT };
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      GtkWidget *list = gtk_list_box_new ();
      gtk_widget_add_css_class (list, lists[l]);
      for (guint s = 0; s < G_N_ELEMENTS (states); s++)
        gtk_list_box_append (GTK_LIST_BOX (list), make_ink_row (states[s]));
      gtk_box_append (GTK_BOX (box), list);
    }
  adw_window_set_content (ADW_WINDOW (window), box);
  return GTK_WINDOW (window);
}

static void
test_inks (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_DARK, ADW_COLOR_SCHEME_DEFAULT };
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      GtkWindow *window = make_inks ();
      gtk_window_present (window);
      look_at (window, i == 0 ? "inks, dark" : "inks");
      gtk_window_destroy (window);
    }
  g_assert_cmpuint (look_over_count (look), ==, 0);
}

static void
look_at_pages (GtkWindow *window, GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_PAGE (widget))
    {
      GtkWidget *stack = gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_STACK);
      if (stack == NULL) /* the one that shows what a search finds */
        return;
      adw_view_stack_set_visible_child (ADW_VIEW_STACK (stack), widget);
      look_at (window, "preferences");
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    look_at_pages (window, child);
}

static void
look_at_preferences (WmWindow *above)
{
  GtkWindow *window = GTK_WINDOW (wm_preferences_new (GTK_WINDOW (above), clinic));
  gtk_window_present (window);
  look_at_pages (window, GTK_WIDGET (window));
  gtk_window_destroy (window);
}

static GtkWindow *
window_of (GType type)
{
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);
      if (G_TYPE_CHECK_INSTANCE_TYPE (one, type))
        return one;
    }
  g_assert_not_reached ();
}

static void
look_at_plan_dialogs (WmWindow *above)
{
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0102", NULL);
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), "current", NULL);
  g_autoptr (WmPlan) plan = wm_plan_load (clinic, id, NULL);
  look_at_dialog (GTK_WINDOW (wm_sign_dialog_new (GTK_WINDOW (above), plan, NULL)), "signatures");
  wm_plan_preview (GTK_WIDGET (above), clinic, id);
  look_at_dialog (window_of (WM_TYPE_PREVIEW), "preview");
}

static void
look_at_kinds (const WmRecordKind *kind)
{
  for (; kind->schema; kind++)
    {
      g_autoptr (WmRecord) record = wm_record_new (kind->schema);
      look_at_dialog (GTK_WINDOW (wm_record_dialog_new (NULL, clinic, kind, record)), kind->schema->name);
    }
}

static void
test_dialogs (void)
{
  static const char *const pages[] = { "today", "clients", "calendar", "assessment", "plan", "relapse", "history", "safety", WM_HELP_KEYS };
  WmWindow *window = show_window (1024, 700, clinic, folder);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    look_at_dialog (wm_help_window_new (GTK_WINDOW (window), pages[i]), "help");
  look_at_dialog (GTK_WINDOW (wm_new_client_new (GTK_WINDOW (window), clinic, NULL)), "new client");
  look_at_preferences (window);
  look_at_plan_dialogs (window);
  look_at_dialog (GTK_WINDOW (wm_person_dialog_new (GTK_WINDOW (window), clinic, WM_PERSON_ADD, NULL)), "new person");
  look_at_dialog (GTK_WINDOW (wm_person_dialog_new (GTK_WINDOW (window), clinic, WM_PERSON_PASSPHRASE, "J. Harmon")), "passphrase");
  look_at_dialog (GTK_WINDOW (wm_session_dialog_new (clinic, wm_clinic_get_today (clinic), 600, 660, NULL)), "new session");
  look_at_kinds (wm_records_contacts);
  look_at_kinds (wm_records_medications);
  look_at_kinds (wm_records_authorizations);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (look_over_count (look), ==, 0);
}

/* Where nothing is yet. */
static void
test_empty (void)
{
  g_autofree char *none = g_build_filename (folder, "..", "none", NULL), *new = g_build_filename (folder, "..", "new", NULL), *code = NULL;
  g_autoptr (WmClinic) empty = wm_clinic_create (new, "Riverside Recovery", "J. Harmon", "correct horse", &code, NULL);
  WmWindow *window = show_window (1024, 700, NULL, none);
  look_at (GTK_WINDOW (window), "welcome");
  gtk_window_destroy (GTK_WINDOW (window));
  window = show_window (1024, 700, NULL, folder);
  look_at (GTK_WINDOW (window), "sign-in");
  gtk_window_destroy (GTK_WINDOW (window));
  window = show_window (1024, 700, empty, new);
  for (int i = 0; i < 4; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "i", i);
      look_at (GTK_WINDOW (window), "an empty clinic");
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (look_over_count (look), ==, 0);
}

/* The test can fail: what is in brackets or data is nobody's fault, everything else is. */
static void
test_strip (void)
{
  static const char *const texts[][2] = { { "⟦Šåvë ïï⟧", "" }, { "Save", "Save" }, { "⟦ä ⟦b⟧ c⟧ of 3", " of 3" }, { "Riverside Recovery", "·" }, { "Riverside Recoveryx", "Riverside Recoveryx" } };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *left = look_over_strip (look, texts[i][0]);
      g_assert_cmpstr (left, ==, texts[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("WM_PSEUDO"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_disable_setlocale ();
  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL); /* what is on its way is faint */
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-pseudo-XXXXXX", NULL), *code = NULL;
  folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_clinic_create (folder, "Riverside Recovery", "J. Harmon", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  g_assert_true (wm_sample_fill (clinic, SAMPLE, 1, wm_day_from_ymd (2026, 11, 24), &error));
  application = g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path", "/org/waymark/Waymark/ui", NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  look = look_over_new (g_getenv ("WM_ROOT"));
  look_over_add_data (look, clinic);
  g_test_add_func ("/ui/pseudo/strip", test_strip);
  g_test_add_func ("/ui/pseudo/inks", test_inks);
  g_test_add_func ("/ui/pseudo/small", test_small);
  g_test_add_func ("/ui/pseudo/usual", test_usual);
  g_test_add_func ("/ui/pseudo/dialogs", test_dialogs);
  g_test_add_func ("/ui/pseudo/large", test_large);
  g_test_add_func ("/ui/pseudo/empty", test_empty);
  int result = g_test_run ();
  look_over_free (look);
  g_clear_object (&application);
  g_clear_object (&clinic);
  g_free (folder);
  return result;
}
