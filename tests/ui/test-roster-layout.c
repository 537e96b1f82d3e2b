/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's columns: hidden, moved and widened ones are so again the next time, for the same person only. */
#include "seek.h"
#include "start.h"
#include "wm-clients-view.h"
#include "wm-drafts.h"
#include "wm-roster-columns.h"
#include "wm-roster-layout.h"
#include "wm-sample.h"

static WmClinic *clinic;

typedef struct
{
  GtkWidget *view;
  GtkColumnView *table;
} Shown;

static Shown
show_roster (void)
{
  Shown shown = { g_object_ref_sink (g_object_new (WM_TYPE_CLIENTS_VIEW, "clinic", clinic, NULL)), NULL };
  shown.table = GTK_COLUMN_VIEW (seek (shown.view, GTK_TYPE_COLUMN_VIEW, 0));
  g_assert_nonnull (shown.table);
  return shown;
}

static char *
ids_of (Shown *shown)
{
  g_autoptr (GString) all = g_string_new (NULL);
  GListModel *columns = gtk_column_view_get_columns (shown->table);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_string_append_printf (all, "%s%s", i ? " " : "", wm_roster_columns_get_id (column));
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static GtkColumnViewColumn *
column_at (Shown *shown, guint i)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (shown->table), i);
  return column; /* the table keeps it */
}

static void
expect (Shown *shown, const char *ids)
{
  g_autofree char *now = ids_of (shown);
  g_assert_cmpstr (now, ==, ids);
}

static void
drag (Shown *shown, guint from, guint to)
{
  g_autoptr (GtkColumnViewColumn) column = g_object_ref (column_at (shown, from));
  gtk_column_view_remove_column (shown->table, column);
  gtk_column_view_insert_column (shown->table, to, column);
}

static void
close_roster (Shown *shown)
{
  g_assert_finalize_object (shown->view);
}

#define USUAL "client level counselor week hours plan flags"

static void
test_kept (void)
{
  Shown shown = show_roster ();
  expect (&shown, USUAL);
  gtk_widget_activate_action (shown.view, "columns.level", NULL);
  expect (&shown, "client counselor week hours plan flags");
  drag (&shown, 4, 1);
  gtk_column_view_column_set_fixed_width (column_at (&shown, 2), 150);
  expect (&shown, "client plan counselor week hours flags");
  close_roster (&shown); /* at once: what was changed is kept all the same */
  shown = show_roster ();
  expect (&shown, "client plan counselor week hours flags");
  g_assert_cmpint (ABS (gtk_column_view_column_get_fixed_width (column_at (&shown, 2)) - 150), <=, 1);
  gtk_widget_activate_action (shown.view, "columns.level", NULL);
  expect (&shown, "client level plan counselor week hours flags");
  close_roster (&shown);
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_assert_cmpuint (kept->len, ==, 0); /* a layout is no text that somebody typed */
}

/* Where everyone has another status the column is there, at its place, unless it was hidden. */
static void
test_status (void)
{
  static const char *const nobody[] = { NULL };
  Shown shown = show_roster ();
  wm_clients_view_show_only (WM_CLIENTS_VIEW (shown.view), "x", nobody);
  expect (&shown, "client level plan counselor week hours flags");
  wm_clients_view_show_only (WM_CLIENTS_VIEW (shown.view), NULL, NULL);
  close_roster (&shown);
}

static void
test_own (void)
{
  wm_clinic_act_as (clinic, "A. Okafor");
  Shown shown = show_roster ();
  expect (&shown, USUAL);
  close_roster (&shown);
  wm_clinic_act_as (clinic, NULL);
}

/* Nonsense that is kept, as by another version, leaves the table usable. */
static void
test_nonsense (void)
{
  g_autofree char *key = g_strconcat ("layout/roster/", wm_clinic_get_user (clinic), NULL);
  static const struct { const char *text, *shown; } table[] = {
    { "", USUAL }, { "plan:99999:0 client:-1:1 what:5:0 plan:10:0 level", "plan client level counselor week hours flags" },
    { ":::: :1: week:120:1", "client level counselor hours plan flags" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_true (wm_store_put_draft (wm_clinic_get_store (clinic), key, table[i].text, NULL));
      Shown shown = show_roster ();
      expect (&shown, table[i].shown);
      close_roster (&shown);
    }
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-layout-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_sample_create (folder, NULL, "correct horse", 20, 1, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  g_test_add_func ("/ui/roster-layout/kept", test_kept);
  g_test_add_func ("/ui/roster-layout/status", test_status);
  g_test_add_func ("/ui/roster-layout/own", test_own);
  g_test_add_func ("/ui/roster-layout/nonsense", test_nonsense);
  int status = g_test_run ();
  g_object_unref (clinic);
  return status;
}
