/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A clinic of which one page of the database can't be read: every view and page of a chart is shown all the same, with what
 * can be read, and no widget stumbles over what is missing. A few of the pages; each with -m slow. */
#include "seek.h"
#include "start.h"
#include "wm-access.h"
#include "wm-assessment-page.h"
#include "wm-chart-pages.h"
#include "wm-clients-view.h"
#include "wm-plan-page.h"
#include "wm-relapse-page.h"
#include "wm-today-view.h"
#include "wm-waiting-list.h"
#include "wm-window.h"

#include <glib/gstdio.h>

#define PAGE 4096
#define FIRST 7 /* of the quick run: before them are the schema and the lists, without which no clinic opens */
#define STEP 97

static char *folder, *file;
static AdwApplication *application;
static guint n_opened, n_refused;

/* One bit, there and back; in place, as a disk does it. */
static void
flip (gsize page)
{
  FILE *stream = g_fopen (file, "r+");
  g_assert_cmpint (fseek (stream, (long) (page * PAGE + 99), SEEK_SET), ==, 0);
  int byte = fgetc (stream);
  g_assert_cmpint (fseek (stream, (long) (page * PAGE + 99), SEEK_SET), ==, 0);
  g_assert_cmpint (fputc (byte ^ 1, stream), !=, EOF);
  g_assert_cmpint (fclose (stream), ==, 0);
}

static void
close_others (GtkWindow *window)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *l = all; l; l = l->next)
    if (l->data != window && gtk_widget_get_visible (l->data))
      gtk_window_destroy (l->data);
}

static void
look_at (GtkWidget *window)
{
  seek_spin ();
  seek_wait (window);
}

static void
look_around (GtkWidget *window, WmClinic *clinic)
{
  static const char *const numbers[] = { "C-0101", "C-0102" };
  for (int view = 0; view < 5; view++)
    {
      gtk_widget_activate_action (window, "win.view", "i", view);
      look_at (window);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, numbers[i], NULL);
      if (client)
        wm_access_open (clinic, client, "case review", NULL);
      for (const WmChartPage *p = wm_chart_pages; client && p->name; p++)
        {
          gtk_widget_activate_action (window, "win.open-page", "(ss)", wm_record_get_id (client), p->name);
          look_at (window);
        }
    }
  gtk_widget_activate_action (window, "win.preferences", NULL);
  look_at (window);
  close_others (GTK_WINDOW (window));
}

static void
try_page (gsize page)
{
  static WmOptions options; /* the window borrows them */
  options = (WmOptions){ folder, NULL, TRUE, WM_DAY_NONE };
  g_autoptr (GError) error = NULL;
  flip (page);
  WmClinic *clinic = wm_clinic_open (folder, "J. Harmon", "correct horse", &error);
  g_assert_true ((clinic == NULL) == (error != NULL));
  if (clinic)
    {
      WmWindow *window = g_object_ref (wm_window_new (GTK_APPLICATION (application), &options));
      wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
      wm_window_set_clinic (window, clinic);
      gtk_window_present (GTK_WINDOW (window));
      look_around (GTK_WIDGET (window), clinic);
      gtk_window_destroy (GTK_WINDOW (window));
      seek_spin ();
      g_assert_finalize_object (window);
      g_object_unref (clinic);
    }
  flip (page);
  n_opened += clinic != NULL;
  n_refused += clinic == NULL;
}

static gsize
count_pages (void)
{
  GStatBuf status;
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  return (gsize) status.st_size / PAGE;
}

static void
test_pages (void)
{
  gsize n = count_pages ();
  for (gsize page = g_test_slow () ? 1 : FIRST; page < n; page += g_test_slow () ? 1 : STEP)
    try_page (page);
  g_test_message ("%u opened, %u refused", n_opened, n_refused);
  g_assert_cmpuint (n_opened, >, 0);
}

static void
expect_unread (GtkWidget *view, const char *what)
{
  GtkWidget *window = gtk_window_new ();
  g_autofree char *said = g_strdup_printf ("The %s can’t be read", what);
  g_object_ref_sink (view);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  GtkWidget *page = seek_titled (view, ADW_TYPE_STATUS_PAGE, said);
  g_assert_nonnull (page);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_true (seek_says (page, "clinic.db is damaged"));
  g_assert_null (adw_status_page_get_child (ADW_STATUS_PAGE (page)));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (view);
}

/* The list of what waits, beside the sessions. */
static void
expect_waiting_unread (WmClinic *clinic)
{
  WmWaitingList *list = g_object_ref_sink (g_object_new (WM_TYPE_WAITING_LIST, NULL));
  g_autoptr (GError) error = NULL;
  g_assert_nonnull (seek_titled (GTK_WIDGET (list), ADW_TYPE_STATUS_PAGE, "Nothing waits for you"));
  g_assert_false (wm_waiting_list_load (list, clinic, NULL, &error));
  g_assert_nonnull (seek_titled (GTK_WIDGET (list), ADW_TYPE_STATUS_PAGE, "What waits for you can’t be read"));
  g_assert_finalize_object (list);
}

static void
flip_all (void)
{
  gsize n = count_pages ();
  for (gsize page = 1; page < n; page++)
    flip (page);
}

/* What can't be read never looks like what isn't there: nobody is offered to begin it. */
static void
test_unread (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = wm_clinic_open (folder, "J. Harmon", "correct horse", &error);
  g_assert_no_error (error);
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0102", &error);
  g_assert_true (wm_access_open (clinic, client, "case review", &error));
  const char *id = wm_record_get_id (client);
  wm_store_give_memory_back (wm_clinic_get_store (clinic));
  flip_all ();
  GtkWidget *roster = g_object_new (WM_TYPE_CLIENTS_VIEW, "clinic", clinic, NULL);
  gtk_editable_set_text (GTK_EDITABLE (seek (roster, GTK_TYPE_SEARCH_ENTRY, 0)), "Vega");
  expect_unread (roster, "clients");
  expect_unread (g_object_new (WM_TYPE_TODAY_VIEW, "clinic", clinic, NULL), "sessions of today");
  expect_waiting_unread (clinic);
  expect_unread (g_object_new (WM_TYPE_PLAN_PAGE, "clinic", clinic, "client-id", id, NULL), "plan");
  expect_unread (g_object_new (WM_TYPE_RELAPSE_PAGE, "clinic", clinic, "client-id", id, NULL), "relapse-prevention plan");
  expect_unread (g_object_new (WM_TYPE_ASSESSMENT_PAGE, "clinic", clinic, "client-id", id, NULL), "assessment");
  flip_all ();
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  g_object_unref (start_clinic (6, &folder));
  file = g_build_filename (folder, "clinic.db", NULL);
  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/ui/damaged/pages", test_pages);
  g_test_add_func ("/ui/damaged/unread", test_unread);
  int result = g_test_run ();
  g_clear_object (&application);
  g_free (file);
  g_free (folder);
  return result;
}
