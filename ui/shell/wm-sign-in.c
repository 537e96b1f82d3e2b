/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in page in its four states: no clinic here, sign in, a new passphrase by the recovery code, locked. */
#define G_LOG_DOMAIN "wm-sign-in"
#include "wm-sign-in.h"

#include "wm-busy.h"
#include "wm-passphrase.h"
#include "wm-people.h"
#include "wm-type-ahead.h"

#include <glib/gi18n.h>
#include <string.h>

#define ICON "waymark-drawn" /* of the resource */

struct _WmSignIn
{
  AdwBin parent_instance;

  /* template children */
  AdwStatusPage *page;
  GtkWidget *form;
  AdwComboRow *person;
  GtkEditable *passphrase;
  GtkEditable *code;
  GtkEditable *fresh;
  GtkEditable *again;
  GtkLabel *advice;
  GtkButton *enter;
  GtkButton *other_way;
  GtkWidget *back;
  GtkListBox *places;
  GtkLabel *problem;
  GtkSpinner *spinner;

  /* owned */
  char *folder;
  WmClinic *locked; /* the clinic behind the lock */

  WmBusy busy;
  WmDay today;      /* that a sample clinic is opened on, or WM_DAY_NONE */
  gboolean recovering;
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_UNLOCKED,
  SIGNAL_LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSignIn, wm_sign_in, ADW_TYPE_BIN)

typedef struct
{
  char *folder, *person, *passphrase;
  char *code; /* then the passphrase is the new one */
  WmClinic *locked;
} Try;

static void
try_free (gpointer data)
{
  Try *try = data;
  explicit_bzero (try->passphrase, strlen (try->passphrase));
  g_free (try->passphrase);
  if (try->code)
    explicit_bzero (try->code, strlen (try->code));
  g_free (try->code);
  g_free (try->folder);
  g_free (try->person);
  g_clear_object (&try->locked);
  g_free (try);
}

/* The code sets the passphrase, and the person signs in with that, as on any other day. */
static WmClinic *
recover (Try *try, GError **error)
{
  g_autoptr (WmClinic) by_code = wm_clinic_open_recovery (try->folder, try->code, error);
  gboolean set = by_code && wm_people_set_passphrase (by_code, try->person, try->passphrase, error);
  g_clear_object (&by_code); /* gives the lock back */
  return set ? wm_clinic_open (try->folder, try->person, try->passphrase, error) : NULL;
}

static void
try_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Try *try = data;
  GError *error = NULL;
  WmClinic *clinic = NULL;
  gboolean good;
  if (try->locked)
    good = wm_store_check_passphrase (wm_clinic_get_store (try->locked), try->passphrase, &error);
  else
    good = (clinic = try->code ? recover (try, &error) : wm_clinic_open (try->folder, try->person, try->passphrase, &error)) != NULL;
  if (good)
    g_task_return_pointer (task, clinic ? clinic : g_object_ref (try->locked), g_object_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
stop_shaking (gpointer widget)
{
  gtk_widget_remove_css_class (widget, "shake");
  g_object_unref (widget);
  return G_SOURCE_REMOVE;
}

static void
say_no_at (WmSignIn *self, GtkEditable *row, const char *text)
{
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row), "shake");
  g_timeout_add (400, stop_shaking, g_object_ref (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
say_no (WmSignIn *self, const char *text)
{
  say_no_at (self, self->recovering ? self->code : self->passphrase, text);
}

static void
clear_secrets (WmSignIn *self)
{
  gtk_editable_set_text (self->passphrase, "");
  gtk_editable_set_text (self->code, "");
  gtk_editable_set_text (self->fresh, "");
  gtk_editable_set_text (self->again, "");
}

static void
show_way (WmSignIn *self, gboolean recovering)
{
  GtkEditable *for_code[] = { self->code, self->fresh, self->again };
  self->recovering = recovering;
  clear_secrets (self);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase), !recovering);
  for (guint i = 0; i < G_N_ELEMENTS (for_code); i++)
    gtk_widget_set_visible (GTK_WIDGET (for_code[i]), recovering);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), FALSE);
  adw_status_page_set_icon_name (self->page, recovering ? NULL : ICON); /* four rows take the room */
  adw_status_page_set_title (self->page, recovering ? _("A new passphrase") : _("Welcome"));
  adw_status_page_set_description (self->page, recovering ? _("The code that was printed when the clinic was set up gives whoever is chosen here a new passphrase. The code stays valid.")
                                                          : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_button_set_label (self->enter, recovering ? _("Set passphrase and sign in") : _("Sign in"));
  gtk_button_set_label (self->other_way, recovering ? _("Use the passphrase") : _("Use the recovery code"));
  gtk_widget_grab_focus (GTK_WIDGET (recovering ? self->code : self->passphrase));
}

/* Behind the lock the other way is somebody else's: whoever was here is signed out, and what they typed is kept as a draft. */
static void
other_way_cb (WmSignIn *self)
{
  if (self->busy.on)
    return;
  if (g_set_object (&self->locked, NULL))
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  else
    show_way (self, !self->recovering);
}

static void
open_clinic (WmSignIn *self, WmClinic *clinic)
{
  if (self->today != WM_DAY_NONE && !wm_clinic_is_sample (clinic))
    {
      say_no (self, _("This is not a sample clinic, so it opens with today’s date only. Start Waymark again without --today."));
      return;
    }
  if (self->today != WM_DAY_NONE)
    wm_clinic_set_today (clinic, self->today);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, clinic);
}

static void
tried_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  WmSignIn *self = WM_SIGN_IN (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = g_task_propagate_pointer (G_TASK (result), &error);
  wm_busy_end (&self->busy);
  gtk_editable_set_text (self->passphrase, "");
  if (clinic == NULL)
    {
      say_no (self, error->message); /* what was typed besides a passphrase can be corrected */
      return;
    }
  show_way (self, FALSE);
  if (g_set_object (&self->locked, NULL))
    g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0);
  else
    open_clinic (self, clinic);
}

static char *
chosen_person (WmSignIn *self)
{
  GtkStringObject *person = adw_combo_row_get_selected_item (self->person);
  return person ? g_strdup (gtk_string_object_get_string (person)) : NULL;
}

static void
fresh_cb (WmSignIn *self)
{
  g_autofree char *person = chosen_person (self), *advice = NULL;
  wm_passphrase_strength (gtk_editable_get_text (self->fresh), person, &advice);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE); /* it is being mended */
  gtk_label_set_label (self->advice, advice ? advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice), self->recovering && advice && *gtk_editable_get_text (self->fresh));
}

static gboolean
is_complete (WmSignIn *self)
{
  const char *fresh = gtk_editable_get_text (self->fresh);
  if (!self->recovering)
    return TRUE;
  if (*gtk_editable_get_text (self->code) == '\0')
    say_no_at (self, self->code, _("Type the code that was printed when the clinic was set up."));
  else if (g_utf8_strlen (fresh, -1) < WM_PASSPHRASE_LEAST)
    say_no_at (self, self->fresh, _("The passphrase needs at least 8 characters."));
  else if (!g_str_equal (fresh, gtk_editable_get_text (self->again)))
    say_no_at (self, self->again, _("The two passphrases differ. Type the same one twice."));
  else
    return TRUE;
  return FALSE;
}

static void
enter_cb (WmSignIn *self)
{
  if (self->busy.on || !is_complete (self) || !wm_busy_begin (&self->busy, self->form, self->spinner))
    return;
  Try *try = g_new0 (Try, 1);
  g_autoptr (GTask) task = g_task_new (self, NULL, tried_cb, NULL);
  try->folder = g_strdup (self->folder);
  try->person = chosen_person (self);
  try->passphrase = g_strdup (gtk_editable_get_text (self->recovering ? self->fresh : self->passphrase));
  try->code = self->recovering ? g_strdup (gtk_editable_get_text (self->code)) : NULL;
  try->locked = self->locked ? g_object_ref (self->locked) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  g_task_set_task_data (task, try, try_free);
  g_task_run_in_thread (task, try_in_thread);
}

static void
back_cb (WmSignIn *self, GtkListBoxRow *row)
{
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  if (g_strcmp0 (name, wm_clinic_get_user (self->locked)) != 0)
    wm_clinic_act_as (self->locked, name);
  g_clear_object (&self->locked);
  g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0);
}

/** wm_sign_in_set_folder: the clinic to sign in to; says so where there is none. Only a sample clinic opens on another
 * day than the machine's (@today, or WM_DAY_NONE). */
void
wm_sign_in_set_folder (WmSignIn *self, const char *folder, WmDay today)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) people = wm_store_people (folder, &error);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  self->today = today;
  gtk_widget_set_visible (self->form, people != NULL);
  gtk_widget_set_visible (self->back, FALSE);
  adw_status_page_set_title (self->page, _("Welcome"));
  if (people == NULL)
    {
      adw_status_page_set_title (self->page, _("This clinic can’t be opened"));
      adw_status_page_set_description (self->page, error->message);
      return;
    }
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const *) people);
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
  show_way (self, FALSE);
}

static void
add_place (WmSignIn *self, WmRecord *staff)
{
  GtkWidget *row = adw_action_row_new ();
  const char *role = wm_clinic_label (self->locked, "role", wm_record_get (staff, "role"));
  g_autofree char *name = wm_clinic_staff_name (self->locked, wm_record_get_id (staff));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", name, "subtitle", role, "activatable", TRUE, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (wm_record_get (staff, "name")), g_free);
  gtk_list_box_append (self->places, row);
  if (g_strcmp0 (wm_record_get (staff, "name"), wm_clinic_get_user (self->locked)) == 0)
    gtk_widget_grab_focus (row);
}

/* The places of two counselors and of one person of each other role, so that an office can be seen from each. */
static void
offer_places (WmSignIn *self)
{
  GPtrArray *staff = wm_clinic_get_staff (self->locked);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  guint counselors = 0;
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->places, 0));)
    gtk_list_box_remove (self->places, GTK_WIDGET (row));
  for (guint i = 0; i < staff->len; i++)
    {
      const char *role = wm_record_get (staff->pdata[i], "role");
      gboolean counselor = strcmp (role, "counselor") == 0;
      if (counselor ? counselors++ >= 2 : g_ptr_array_find_with_equal_func (taken, role, g_str_equal, NULL))
        continue;
      g_ptr_array_add (taken, (gpointer) role);
      add_place (self, staff->pdata[i]);
    }
}

/** wm_sign_in_lock: hides @clinic's content until its user comes back; a demo returns without a passphrase. */
void
wm_sign_in_lock (WmSignIn *self, WmClinic *clinic, gboolean demo)
{
  const char *people[] = { wm_clinic_get_user (clinic), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (people);
  g_set_object (&self->locked, clinic);
  show_way (self, FALSE);
  gtk_button_set_label (self->other_way, _("Sign in as somebody else"));
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
  adw_status_page_set_title (self->page, _("Locked"));
  adw_status_page_set_description (self->page, _("Everything stays as you left it."));
  gtk_widget_set_visible (self->form, !demo);
  gtk_widget_set_visible (self->back, demo);
  if (demo)
    offer_places (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
wm_sign_in_dispose (GObject *object)
{
  WmSignIn *self = WM_SIGN_IN (object);
  wm_busy_end (&self->busy);
  g_clear_object (&self->locked);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (wm_sign_in_parent_class)->dispose (object);
}

static void
wm_sign_in_class_init (WmSignInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_sign_in_dispose;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", WM_TYPE_SIGN_IN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, WM_TYPE_CLINIC);
  signals[SIGNAL_UNLOCKED] = g_signal_new ("unlocked", WM_TYPE_SIGN_IN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", WM_TYPE_SIGN_IN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/shell/wm-sign-in.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, page);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, form);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, person);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, passphrase);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, code);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, fresh);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, again);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, advice);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, enter);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, other_way);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, back);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, places);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, problem);
  gtk_widget_class_bind_template_child (widget_class, WmSignIn, spinner);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, fresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_way_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
wm_sign_in_init (WmSignIn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->today = WM_DAY_NONE;
  wm_type_ahead (self->person);
}
