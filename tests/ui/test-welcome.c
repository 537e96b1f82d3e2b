/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The first run: where it is one, what setting up refuses, and the clinic that comes of it. */
#include "seek.h"
#include "start.h"
#include "wm-passphrase.h"
#include "wm-set-up.h"
#include "wm-welcome.h"

#include <glib/gstdio.h>

#define PASSPHRASE "plum tractor seventeen haze"

static char *top;

static void
type_in (WmSetUp *set_up, const char *row, const char *text)
{
  GtkWidget *entry = seek_any (GTK_WIDGET (set_up), ADW_TYPE_ENTRY_ROW, row);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
press (WmSetUp *set_up, const char *label)
{
  g_signal_emit_by_name (seek_any (GTK_WIDGET (set_up), GTK_TYPE_BUTTON, label), "clicked");
}

static gboolean
says (WmSetUp *set_up, const char *text)
{
  return seek_any (GTK_WIDGET (set_up), GTK_TYPE_LABEL, text) != NULL;
}

static void
note_cb (WmSetUp *set_up, gpointer n)
{
  (*(guint *) n)++;
}

static void
opened_cb (WmSetUp *set_up, WmClinic *clinic, WmClinic **opened)
{
  *opened = g_object_ref (clinic);
}

static void
test_first_run (void)
{
  g_autofree char *folder = g_build_filename (top, "new", NULL), *file = g_build_filename (folder, "clinic.keys", NULL);
  g_assert_true (wm_welcome_is_first_run (folder));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (wm_welcome_is_first_run (folder));
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_false (wm_welcome_is_first_run (folder)); /* something is wrong there, but it isn't new */
  g_assert_false (wm_welcome_is_first_run (file));
  g_remove (file);
  g_rmdir (folder);
}

static void
test_strength (void)
{
  static const char *const weak[] = { "", "short", "aaaaaaaaaaaa", "abcdefgh" };
  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autofree char *advice = NULL;
      g_assert_cmpint (wm_passphrase_strength (weak[i], "Jane Doe", &advice), ==, 0);
      g_assert_nonnull (advice);
    }
  g_autofree char *advice = NULL, *none = NULL;
  int plain = wm_passphrase_strength ("tractor plum", NULL, &advice), long_one = wm_passphrase_strength (PASSPHRASE, "Jane Doe", &none);
  g_assert_cmpint (plain, <, long_one);
  g_assert_null (none);
}

static void
test_refusals (void)
{
  g_autofree char *folder = g_build_filename (top, "refused", NULL);
  guint made = 0;
  WmSetUp *set_up = g_object_ref_sink (g_object_new (WM_TYPE_SET_UP, NULL));
  g_signal_connect (set_up, "made", G_CALLBACK (note_cb), &made);
  wm_set_up_begin (set_up, folder);
  press (set_up, "Set up this clinic");
  g_assert_true (says (set_up, "The passphrase needs at least 8 characters."));
  type_in (set_up, "Passphrase", PASSPHRASE);
  type_in (set_up, "The same again", "plum tractor seventeen haze!");
  press (set_up, "Set up this clinic");
  g_assert_true (says (set_up, "The two passphrases differ. Type the same one twice."));
  type_in (set_up, "The same again", PASSPHRASE);
  g_assert_false (says (set_up, "The two passphrases differ."));
  press (set_up, "Set up this clinic"); /* neither the clinic nor its director has a name */
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (made, ==, 0);
  g_assert_true (wm_welcome_is_first_run (folder));
  g_assert_finalize_object (set_up);
}

static void
fill (WmSetUp *set_up)
{
  type_in (set_up, "Clinic name", "Riverside Recovery");
  type_in (set_up, "Phone", "(555) 010-0142");
  type_in (set_up, "Name", "Jane Doe");
  type_in (set_up, "Credential", "LCSW");
  type_in (set_up, "Passphrase", PASSPHRASE);
  type_in (set_up, "The same again", PASSPHRASE);
}

static void
check_clinic (WmClinic *clinic, const char *folder, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpstr (wm_clinic_get_user (clinic), ==, "Jane Doe");
  g_assert_cmpstr (wm_record_get (wm_clinic_get_record (clinic), "phone"), ==, "(555) 010-0142");
  g_assert_cmpstr (wm_record_get (wm_clinic_get_staff (clinic)->pdata[0], "credential"), ==, "LCSW");
  g_assert_cmpstr (wm_record_get (wm_clinic_get_staff (clinic)->pdata[0], "role"), ==, "director");
  g_object_unref (clinic);
  g_autoptr (WmClinic) again = wm_clinic_open_recovery (folder, code, &error);
  g_assert_no_error (error);
}

/* The only label that can be selected is the code. */
static char *
code_on (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_label_get_selectable (GTK_LABEL (root)))
    return g_strdup (gtk_label_get_label (GTK_LABEL (root)));
  char *code = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && code == NULL; child = gtk_widget_get_next_sibling (child))
    code = code_on (child);
  return code;
}

static void
test_set_up (void)
{
  g_autofree char *folder = g_build_filename (top, "no", "folder", "yet", NULL);
  guint made = 0;
  WmClinic *clinic = NULL;
  WmSetUp *set_up = g_object_ref_sink (g_object_new (WM_TYPE_SET_UP, NULL));
  g_signal_connect (set_up, "made", G_CALLBACK (note_cb), &made);
  g_signal_connect (set_up, "opened", G_CALLBACK (opened_cb), &clinic);
  wm_set_up_begin (set_up, folder);
  fill (set_up);
  press (set_up, "Set up this clinic");
  while (made == 0)
    g_main_context_iteration (NULL, TRUE);
  GtkWidget *step = gtk_stack_get_visible_child (GTK_STACK (seek_any (GTK_WIDGET (set_up), GTK_TYPE_STACK, NULL)));
  g_autofree char *code = code_on (step);
  type_in (set_up, "The code from the paper", "00000-00000-00000-00000-00000-00000");
  g_assert_true (says (set_up, "This is not the code above. Compare it group by group."));
  press (set_up, "Open the clinic");
  g_assert_null (clinic);
  g_autofree char *typed = g_ascii_strdown (code, -1);
  g_strdelimit (typed, "-", ' ');
  type_in (set_up, "The code from the paper", typed);
  press (set_up, "Open the clinic");
  g_assert_nonnull (clinic);
  check_clinic (clinic, folder, code);
  g_assert_finalize_object (set_up);
}

static void
test_welcome (void)
{
  g_autofree char *folder = g_build_filename (top, "welcome", NULL);
  WmWelcome *welcome = g_object_ref_sink (g_object_new (WM_TYPE_WELCOME, NULL));
  GtkStack *steps = GTK_STACK (seek_any (GTK_WIDGET (welcome), GTK_TYPE_STACK, NULL));
  wm_welcome_set_folder (welcome, folder);
  g_signal_emit_by_name (seek_any (GTK_WIDGET (welcome), ADW_TYPE_ACTION_ROW, "Set up this clinic"), "activated");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (steps), ==, "set-up");
  wm_welcome_set_folder (welcome, folder);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (steps), ==, "choose");
  g_assert_finalize_object (welcome);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  top = g_dir_make_tmp ("waymark-welcome-XXXXXX", NULL);
  g_test_add_func ("/ui/welcome/first-run", test_first_run);
  g_test_add_func ("/ui/welcome/strength", test_strength);
  g_test_add_func ("/ui/welcome/refusals", test_refusals);
  g_test_add_func ("/ui/welcome/set-up", test_set_up);
  g_test_add_func ("/ui/welcome/choices", test_welcome);
  int result = g_test_run ();
  g_free (top);
  return result;
}
