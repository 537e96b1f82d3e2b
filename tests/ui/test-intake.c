/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way into treatment: the new-client window names who is here already and saves person and inquiry together; each act has a
 * form; the group shows the way and follows it. */
#include "seek.h"
#include "start.h"
#include "wm-chart.h"
#include "wm-client-path.h"
#include "wm-intake-acts.h"
#include "wm-intake-list.h"
#include "wm-new-client.h"
#include "wm-path-group.h"
#include "wm-record-dialog.h"

static WmClinic *clinic;

static void
type_into (GtkWidget *root, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (seek_any (root, ADW_TYPE_ENTRY_ROW, title)), text);
}

static WmRecord *
client_with (const char *status)
{
  g_autoptr (GPtrArray) all = wm_clinic_list (clinic, &wm_client_schema, "status", status, NULL);
  g_test_message ("%s: %u", status, all->len);
  g_assert_cmpuint (all->len, >, 0);
  return g_object_ref (all->pdata[0]);
}

static void
test_new_client (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) known = client_with ("active");
  GtkWidget *window = g_object_ref (GTK_WIDGET (wm_new_client_new (NULL, clinic, &error)));
  g_assert_no_error (error);
  type_into (window, "Last name", wm_record_get (known, "last-name"));
  type_into (window, "First name", wm_record_get (known, "first-name"));
  g_autofree char *name = g_strdup_printf ("%s, %s", wm_record_get (known, "last-name"), wm_record_get (known, "first-name"));
  g_assert_nonnull (seek_any (window, ADW_TYPE_ACTION_ROW, name));
  g_assert_nonnull (seek_any (window, GTK_TYPE_BUTTON, "Add anyway"));
  type_into (window, "First name", "Nobody Of That Name");
  g_assert_null (seek_any (window, ADW_TYPE_ACTION_ROW, name));
  type_into (window, "Who asked", "Rosa"); /* an inquiry that lacks the rest is refused, and nobody is there */
  g_signal_emit_by_name (seek_any (window, GTK_TYPE_BUTTON, "Add client"), "clicked");
  g_autoptr (GPtrArray) before = wm_clinic_list (clinic, &wm_client_schema, "first-name", "Nobody Of That Name", NULL);
  g_assert_cmpuint (before->len, ==, 0);
  type_into (window, "Who asked", "");
  g_signal_emit_by_name (seek_any (window, GTK_TYPE_BUTTON, "Add client"), "clicked");
  g_autoptr (GPtrArray) after = wm_clinic_list (clinic, &wm_client_schema, "first-name", "Nobody Of That Name", NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (wm_record_get (after->pdata[0], "status"), ==, "inquiry");
  g_assert_finalize_object (window);
}

/* Every act that somebody's status allows opens its form. */
static void
test_every_act (void)
{
  static const char *const statuses[] = { "inquiry", "assessment", "waitlisted", "active", "discharged", "referred-out" };
  guint seen = 0;
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (WmRecord) client = client_with (statuses[i]);
      g_autoptr (WmClientPath) path = wm_client_path_load (clinic, wm_record_get_id (client), NULL);
      for (WmClientAct act = 0; act < WM_CLIENT_N_ACTS; act++)
        if (path->may & (1u << act))
          {
            g_test_message ("%s: %s", statuses[i], wm_client_act_label (path, act));
            GtkWidget *dialog = g_object_ref (wm_intake_dialog_new (NULL, clinic, path, act));
            gtk_window_destroy (GTK_WINDOW (dialog));
            g_assert_finalize_object (dialog);
            seen |= 1u << act;
          }
    }
  g_assert_true (seen & (1u << WM_CLIENT_ADMIT) && seen & (1u << WM_CLIENT_TRANSFER) && seen & (1u << WM_CLIENT_INQUIRE) && seen & (1u << WM_CLIENT_SCREEN));
}

static void
test_path_group (void)
{
  static const struct { const char *status, *next; } shown[] = {
    { "inquiry", "Enter the screening…" }, { "assessment", "Admit…" }, { "waitlisted", "Admit…" }, { "discharged", "Readmit…" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (WmRecord) client = client_with (shown[i].status);
      g_autoptr (WmClientPath) path = wm_client_path_load (clinic, wm_record_get_id (client), NULL);
      GtkWidget *group = g_object_ref_sink (wm_path_group_new (clinic, path));
      g_assert_nonnull (seek_any (group, GTK_TYPE_BUTTON, shown[i].next));
      g_assert_finalize_object (group);
    }
}

/* Both lists: what may be done stands below; what was done shows. */
static void
test_lists (void)
{
  for (int waiting = 0; waiting < 2; waiting++)
    {
      GtkWindow *window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
      GtkWidget *list = wm_intake_list_new (clinic, waiting);
      gtk_window_set_child (window, list);
      gtk_window_present (window);
      g_assert_nonnull (seek_any (list, GTK_TYPE_BUTTON, waiting ? "Take off the waitlist…" : "Decline…"));
      if (waiting)
        {
          GtkWidget *contacted = seek_any (list, GTK_TYPE_BUTTON, "Contacted today");
          gtk_widget_grab_focus (contacted);
          g_signal_emit_by_name (contacted, "clicked");
          g_assert_true (gtk_window_get_focus (window) == seek_any (list, GTK_TYPE_BUTTON, "Contacted today")); /* made anew */
          g_autoptr (GPtrArray) places = wm_clinic_list (clinic, &wm_waitlist_schema, "last-contact", "2026-11-24", NULL);
          g_assert_cmpuint (places->len, >=, 1);
        }
      wm_intake_list_set_search (WM_INTAKE_LIST (list), "qqq");
      g_assert_null (seek_any (list, GTK_TYPE_BUTTON, waiting ? "Take off the waitlist…" : "Decline…"));
      g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
      gtk_window_destroy (window);
      g_object_unref (window);
      for (int i = 0; i < 50 && list; i++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_null (list);
    }
}

/* The chart follows what was done: its status, its menu. */
static void
test_chart_follows (void)
{
  g_autoptr (WmRecord) client = client_with ("assessment");
  GtkWidget *chart = g_object_ref_sink (GTK_WIDGET (wm_chart_new (clinic, wm_record_get_id (client), NULL)));
  g_autoptr (WmClientPath) path = wm_client_path_load (clinic, wm_record_get_id (client), NULL);
  g_assert_nonnull (seek_any (chart, GTK_TYPE_BUTTON, "Admit…"));
  GtkWidget *dialog = wm_intake_dialog_new (NULL, clinic, path, WM_CLIENT_DECLINE);
  type_into (dialog, "Reason", "asked elsewhere");
  g_signal_emit_by_name (seek_any (dialog, GTK_TYPE_BUTTON, "Decline"), "clicked");
  g_assert_null (seek_any (chart, GTK_TYPE_BUTTON, "Admit…"));
  g_assert_nonnull (seek_any (chart, GTK_TYPE_BUTTON, "Enter a new inquiry…"));
  g_assert_finalize_object (chart);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (60, NULL);
  g_test_add_func ("/ui/intake/new-client", test_new_client);
  g_test_add_func ("/ui/intake/every-act", test_every_act);
  g_test_add_func ("/ui/intake/path-group", test_path_group);
  g_test_add_func ("/ui/intake/lists", test_lists);
  g_test_add_func ("/ui/intake/chart-follows", test_chart_follows);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
