/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in through the page: wrong and right, the wait after five wrong ones, and a new passphrase by the recovery
 * code. */
#include "seek.h"
#include "wm-people.h"
#include "wm-sign-in.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define ANA "Ana Lee"
#define BO "Bo Roe"
#define PASSPHRASE "plum tractor seventeen"
#define FRESH "a lantern on the stairs"

typedef struct
{
  char *folder, *code;
  WmSignIn *page;
  WmClinic *opened;
} Fixture;

static GtkWidget *
row (Fixture *f, const char *title)
{
  return seek_any (GTK_WIDGET (f->page), ADW_TYPE_ENTRY_ROW, title);
}

static void
type_in (Fixture *f, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row (f, title)), text);
}

static const char *
problem (Fixture *f)
{
  GtkWidget *label = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (f->page), WM_TYPE_SIGN_IN, "problem"));
  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

/* Presses the button and waits until the thread has answered. */
static void
press (Fixture *f, const char *label)
{
  g_signal_emit_by_name (seek_any (GTK_WIDGET (f->page), GTK_TYPE_BUTTON, label), "clicked");
  seek_wait (GTK_WIDGET (f->page));
}

static void
opened_cb (WmSignIn *page, WmClinic *clinic, Fixture *f)
{
  g_set_object (&f->opened, clinic);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-sign-in-XXXXXX", NULL);
  f->folder = g_build_filename (top, "clinic", NULL);
  WmClinic *clinic = wm_clinic_create (f->folder, "Riverside", ANA, PASSPHRASE, &f->code, &error);
  g_assert_no_error (error);
  g_assert_true (wm_people_add (clinic, BO, "counselor", PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (clinic);
  f->page = g_object_ref_sink (g_object_new (WM_TYPE_SIGN_IN, NULL));
  g_signal_connect (f->page, "opened", G_CALLBACK (opened_cb), f);
  wm_sign_in_set_folder (f->page, f->folder, WM_DAY_NONE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->opened);
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, i < 1); i++)
    ;
  g_usleep (450000); /* until the row stands still: it holds itself meanwhile */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->page);
  g_free (f->folder);
  g_free (f->code);
}

static void
test_right (Fixture *f, gconstpointer data)
{
  type_in (f, "Passphrase", "not this one");
  press (f, "Sign in");
  g_assert_cmpstr (problem (f), ==, "The passphrase of " ANA " is wrong.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (f, "Passphrase"))), ==, "");
  type_in (f, "Passphrase", PASSPHRASE);
  press (f, "Sign in");
  g_assert_nonnull (f->opened);
  g_assert_cmpstr (wm_clinic_get_user (f->opened), ==, ANA);
}

static void
test_wait (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      type_in (f, "Passphrase", "not this one");
      press (f, "Sign in");
    }
  g_autofree char *path = g_build_filename (f->folder, "clinic.tries", NULL), *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) parts = g_strsplit (text, " 5 5 ", 2); /* fifty, so that a slow machine waits too */
  g_autofree char *longer = g_strjoin (" 50 5 ", parts[0], parts[1], NULL);
  g_assert_true (g_file_set_contents (path, longer, -1, NULL));
  type_in (f, "Passphrase", PASSPHRASE);
  press (f, "Sign in");
  g_assert_true (g_str_has_prefix (problem (f), "After 50 wrong tries in a row " ANA " can try again in "));
  g_assert_null (f->opened);
}

static void
test_recovery (Fixture *f, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (row (f, "Recovery code")));
  press (f, "Use the recovery code");
  g_assert_false (gtk_widget_get_visible (row (f, "Passphrase")));
  press (f, "Set passphrase and sign in");
  g_assert_true (g_str_has_prefix (problem (f), "Type the code that was printed"));
  type_in (f, "Recovery code", "0000");
  type_in (f, "New passphrase", "short");
  press (f, "Set passphrase and sign in");
  g_assert_cmpstr (problem (f), ==, "The passphrase needs at least 8 characters.");
  type_in (f, "New passphrase", FRESH);
  press (f, "Set passphrase and sign in");
  g_assert_true (g_str_has_prefix (problem (f), "The two passphrases differ."));
  type_in (f, "The same again", FRESH);
  press (f, "Set passphrase and sign in");
  g_assert_true (g_str_has_prefix (problem (f), "The recovery code is mistyped"));
  type_in (f, "Recovery code", f->code);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (f->page), WM_TYPE_SIGN_IN, "person")), 1);
  press (f, "Set passphrase and sign in");
  g_assert_cmpstr (problem (f), ==, "");
  g_assert_nonnull (f->opened);
  g_assert_cmpstr (wm_clinic_get_user (f->opened), ==, BO);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (f, "Recovery code"))), ==, "");
  g_clear_object (&f->opened);
  f->opened = wm_clinic_open (f->folder, ANA, PASSPHRASE, NULL); /* nobody else's was touched */
  g_assert_nonnull (f->opened);
}

/* The way back from the code, and none to it from behind the lock. */
static void
test_ways (Fixture *f, gconstpointer data)
{
  press (f, "Use the recovery code");
  type_in (f, "Recovery code", "half of it");
  press (f, "Use the passphrase");
  g_assert_true (gtk_widget_get_visible (row (f, "Passphrase")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (f, "Recovery code"))), ==, "");
  type_in (f, "Passphrase", PASSPHRASE);
  press (f, "Sign in");
  wm_sign_in_lock (f->page, f->opened, FALSE);
  g_assert_null (seek_any (GTK_WIDGET (f->page), GTK_TYPE_BUTTON, "Use the recovery code"));
  type_in (f, "Passphrase", "not this one");
  press (f, "Sign in");
  g_assert_cmpstr (problem (f), ==, "The passphrase of " ANA " is wrong.");
  type_in (f, "Passphrase", PASSPHRASE);
  press (f, "Sign in");
  g_assert_cmpstr (problem (f), ==, "");
}

#define ADD(name, func) g_test_add ("/ui/sign-in/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("right", test_right);
  ADD ("wait", test_wait);
  ADD ("recovery", test_recovery);
  ADD ("ways", test_ways);
  return g_test_run ();
}
