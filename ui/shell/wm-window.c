/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's modes and actions. */
#define G_LOG_DOMAIN "wm-window"
#include "wm-window.h"

#include "wm-back-up.h"
#include "wm-clients-view.h"
#include "wm-drafts.h"
#include "wm-idle.h"
#include "wm-kept.h"
#include "wm-painted.h"
#include "wm-preferences.h"
#include "wm-sign-in.h"
#include "wm-squeeze.h"
#include "wm-views.h"
#include "wm-welcome.h"

#include <glib/gi18n.h>
#include <string.h>

#define NOTHING "nothing" /* the place of who has no view */

struct _WmWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  GtkStack *modes;
  AdwBin *welcome; /* empty where there is a clinic */
  WmSignIn *sign_in;
  AdwViewStack *views;
  AdwToastOverlay *toasts;
  GtkWidget *back;
  GtkLabel *user;

  /* owned */
  WmClinic *clinic;
  GPtrArray *aside; /* windows that wait behind the lock */

  /* weak */
  AdwToast *fault; /* that says what couldn't be read; NULL: gone or none */
  GtkWidget *typing; /* the row that was typed into when it was locked; NULL: none */

  /* borrowed */
  const WmOptions *options;
  gboolean demo;
  WmDay locked_on;
  const char *chart_from;  /* the view that asked for the chart; NULL: the roster */
  const char *roster_from; /* the view that asked for the charts in the roster; NULL: none did */

  int caret, bound; /* in it */
};

G_DEFINE_FINAL_TYPE (WmWindow, wm_window, ADW_TYPE_APPLICATION_WINDOW)

/** wm_window_add_toast: @toast (transfer full) */
void
wm_window_add_toast (WmWindow *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/** wm_window_say: one sentence in a toast. */
void
wm_window_say (WmWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, 8);
  wm_window_add_toast (self, toast);
}

/* Behind the lock no key opens anything. */
static gboolean
is_open (WmWindow *self)
{
  return self->clinic && g_strcmp0 (gtk_stack_get_visible_child_name (self->modes), "content") == 0;
}

static GtkWidget *
current_view (WmWindow *self)
{
  GtkWidget *place = adw_view_stack_get_visible_child (self->views);
  return place ? adw_bin_get_child (ADW_BIN (place)) : NULL;
}

/* Also above another that does: signatures above a review that is read. */
static gboolean
stands_above (GtkWindow *window, GtkWindow *below)
{
  while (window && (window = gtk_window_get_transient_for (window)))
    if (window == below)
      return TRUE;
  return FALSE;
}

/* A preview or a form that stands above this window shows clients too: it waits behind the lock. */
static void
put_aside (WmWindow *self)
{
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i - 1);
      if (!stands_above (window, GTK_WINDOW (self)) || !gtk_widget_get_visible (GTK_WIDGET (window)))
        continue;
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
      g_ptr_array_add (self->aside, g_steal_pointer (&window));
    }
}

/* Back for whoever left them; what someone else left open is closed. */
static void
bring_back (WmWindow *self, gboolean same_person)
{
  for (guint i = self->aside->len; i > 0; i--)
    if (same_person)
      gtk_window_present (self->aside->pdata[i - 1]);
    else
      gtk_window_destroy (self->aside->pdata[i - 1]);
  g_ptr_array_set_size (self->aside, 0);
}

/* The window locks and comes back also where the disk refuses the entry. */
static void
note (WmWindow *self, const char *action)
{
  g_autoptr (GError) error = NULL;
  if (!wm_clinic_note (self->clinic, action, NULL, NULL, &error))
    wm_window_say (self, error->message);
}

static void
back_up (WmWindow *self, gboolean closing)
{
  if (self->clinic && !self->demo)
    wm_back_up (g_application_get_default (), self->clinic, closing); /* a window that closes has left it already */
}

static void
keep_caret (WmWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_set_weak_pointer (&self->typing, GTK_IS_TEXT (focus) ? focus : NULL);
  if (self->typing)
    gtk_editable_get_selection_bounds (GTK_EDITABLE (self->typing), &self->bound, &self->caret);
}

/* A row that gets the keyboard selects its text, which the next key would replace. */
static void
return_caret (WmWindow *self)
{
  if (self->typing && gtk_window_get_focus (GTK_WINDOW (self)) == self->typing)
    gtk_editable_select_region (GTK_EDITABLE (self->typing), self->bound, self->caret);
  g_clear_weak_pointer (&self->typing);
}

static void
lock_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  if (!is_open (self))
    return;
  keep_caret (self);
  self->locked_on = wm_clinic_get_today (self->clinic);
  put_aside (self);
  gtk_stack_set_visible_child_name (self->modes, "sign-in");
  note (self, "lock");
  back_up (self, FALSE);
  wm_sign_in_lock (self->sign_in, self->clinic, self->demo);
}

static void
opened_cb (WmWindow *self, WmClinic *clinic)
{
  wm_window_set_clinic (self, clinic);
}

static void show_entrance (WmWindow *self);
static void
restored_cb (WmWindow *self)
{
  show_entrance (self);
  wm_window_say (self, _("The backup is restored. Sign in as on the day it was made."));
}

/* Few starts show it, so it is made when one does. */
static void
show_welcome (WmWindow *self)
{
  if (adw_bin_get_child (self->welcome) == NULL)
    {
      GtkWidget *welcome = g_object_new (WM_TYPE_WELCOME, NULL);
      g_signal_connect_object (welcome, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (welcome, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->welcome, welcome);
    }
  wm_welcome_set_folder (WM_WELCOME (adw_bin_get_child (self->welcome)), self->options->folder);
}

/* To sign in, or to set up where there is no clinic yet. */
static void
show_entrance (WmWindow *self)
{
  gboolean first = wm_welcome_is_first_run (self->options->folder);
  if (first)
    show_welcome (self);
  else
    wm_sign_in_set_folder (self->sign_in, self->options->folder, self->options->today);
  gtk_stack_set_visible_child_name (self->modes, first ? "welcome" : "sign-in");
}

/* From the chart to whoever opened it, from charts that a view asked for to that view. */
static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  if (!WM_IS_CLIENTS_VIEW (current_view (self)))
    return;
  WmClientsView *clients = WM_CLIENTS_VIEW (current_view (self));
  const char *to = wm_clients_view_shows_chart (clients) ? self->chart_from : self->roster_from;
  if (wm_clients_view_shows_chart (clients))
    wm_clients_view_close_chart (clients);
  else if (to)
    wm_clients_view_show_only (clients, NULL, NULL);
  if (to && adw_view_stack_get_child_by_name (self->views, to))
    adw_view_stack_set_visible_child_name (self->views, to);
}

static void
view_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  static const char *const places[] = { "today", "clients", "calendar", "review", "library" };
  int n = g_variant_get_int32 (parameter);
  if (n >= 0 && n < (int) G_N_ELEMENTS (places) && adw_view_stack_get_child_by_name (self->views, places[n]))
    adw_view_stack_set_visible_child_name (self->views, places[n]);
}

static void
update_back (WmWindow *self)
{
  GtkWidget *view = current_view (self);
  WmClientsView *clients = WM_IS_CLIENTS_VIEW (view) ? WM_CLIENTS_VIEW (view) : NULL;
  if (clients && !wm_clients_view_shows_only (clients))
    self->roster_from = NULL;
  if (clients && !wm_clients_view_shows_chart (clients))
    self->chart_from = NULL;
  gtk_widget_set_visible (self->back, clients && (wm_clients_view_shows_chart (clients) || self->roster_from));
}

/* The clients, shown for the view that is shown now; @from gets that one. */
static WmClientsView *
enter_clients (WmWindow *self, const char **from)
{
  const char *now = g_intern_string (adw_view_stack_get_visible_child_name (self->views));
  adw_view_stack_set_visible_child_name (self->views, "clients");
  *from = g_strcmp0 (now, "clients") == 0 ? NULL : now;
  return WM_CLIENTS_VIEW (current_view (self));
}

static void
preferences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  if (is_open (self))
    gtk_window_present (GTK_WINDOW (wm_preferences_new (GTK_WINDOW (self), self->clinic)));
}

static void
open_chart (WmWindow *self, const char *client, const char *page)
{
  WmClientsView *clients = enter_clients (self, &self->chart_from);
  wm_clients_view_open_chart (clients, client, page);
}

static void
show_clients_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const char *title, *from;
  g_autofree const char **ids = NULL;
  g_variant_get (parameter, "(&s^a&s)", &title, &ids);
  WmClientsView *clients = enter_clients (self, &from);
  wm_clients_view_show_only (clients, title, ids);
  self->roster_from = from;
  update_back (self);
}

static void
open_chart_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_chart (WM_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
open_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *client, *page;
  g_variant_get (parameter, "(&s&s)", &client, &page);
  open_chart (WM_WINDOW (widget), client, page);
}

static void
open_kept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  if (is_open (self))
    wm_kept_open_key (GTK_WINDOW (self), self->clinic, g_variant_get_string (parameter, NULL));
}

static void
say_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_window_say (WM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Keys that belong to the page of the chart, wherever the focus is: win.save is its page.save. */
static void
page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *view = current_view (WM_WINDOW (widget));
  g_autofree char *action = g_strconcat ("page.", name + strlen ("win."), NULL);
  if (is_open (WM_WINDOW (widget)) && WM_IS_CLIENTS_VIEW (view))
    wm_clients_view_act (WM_CLIENTS_VIEW (view), action);
}

/* Ctrl+N belongs to the view that is shown: a client, a session. */
static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *view = current_view (WM_WINDOW (widget));
  if (is_open (WM_WINDOW (widget)) && !gtk_widget_activate_action (view, "view.new", NULL))
    gtk_widget_activate_action (view, "week.new", NULL);
}

/* A view is made when it is first shown. */
static void
shown_cb (WmWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);
  for (const WmView *v = wm_views; v->name && current_view (self) == NULL; v++)
    if (g_strcmp0 (v->name, name) == 0)
      {
        GtkWidget *view = g_object_new (v->get_type (), "clinic", self->clinic, NULL);
        adw_bin_set_child (ADW_BIN (adw_view_stack_get_visible_child (self->views)), view);
        if (WM_IS_CLIENTS_VIEW (view))
          {
            g_signal_connect_object (view, "notify::shows-chart", G_CALLBACK (update_back), self, G_CONNECT_SWAPPED);
            g_signal_connect_object (view, "notify::shows-only", G_CALLBACK (update_back), self, G_CONNECT_SWAPPED);
          }
      }
  update_back (self);
}

static void
add_places (WmWindow *self)
{
  for (const WmView *v = wm_views; v->name; v++)
    {
      if (v->act != WM_N_ACTS && !wm_role_may (wm_clinic_get_role (self->clinic), v->act))
        continue;
      AdwViewStackPage *page = adw_view_stack_add_titled (self->views, adw_bin_new (), v->name, _(v->title));
      adw_view_stack_page_set_icon_name (page, v->icon);
    }
}

static const char *
first_place (WmWindow *self)
{
  for (const WmView *v = wm_views; v->name; v++)
    if (adw_view_stack_get_child_by_name (self->views, v->name))
      return v->name;
  adw_view_stack_add_named (self->views, wm_views_make_none (), NOTHING);
  return NOTHING;
}

static void
remove_place (WmWindow *self, const char *name)
{
  GtkWidget *before = adw_view_stack_get_child_by_name (self->views, name);
  if (before)
    adw_view_stack_remove (self->views, before);
}

static void
remove_places (WmWindow *self)
{
  remove_place (self, NOTHING);
  for (const WmView *v = wm_views; v->name; v++)
    remove_place (self, v->name);
}

/* The views of whoever signed in, from the first one on. */
static void
show_views (WmWindow *self)
{
  g_object_freeze_notify (G_OBJECT (self->views)); /* passing by is not being shown */
  remove_places (self);
  gtk_label_set_label (self->user, wm_clinic_get_user (self->clinic));
  add_places (self);
  gboolean there = self->options->view && adw_view_stack_get_child_by_name (self->views, self->options->view);
  adw_view_stack_set_visible_child_name (self->views, there ? self->options->view : first_place (self));
  g_object_thaw_notify (G_OBJECT (self->views));
  gtk_stack_set_visible_child_name (self->modes, "content");
}

/* After a crash: what was typed then is kept, and one step away. Names stay inside the charts. */
static void
tell_kept (WmWindow *self)
{
  g_autoptr (GPtrArray) kept = wm_drafts_list (self->clinic);
  if (kept->len == 0)
    return;
  const WmKept *first = kept->pdata[0];
  const char *page = wm_kept_page (first);
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u text that was typed and not saved is kept", "%u texts that were typed and not saved are kept",
                                                        kept->len), kept->len);
  AdwToast *toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, 10);
  adw_toast_set_button_label (toast, kept->len == 1 ? _("_Open") : _("_Open the first"));
  adw_toast_set_action_name (toast, first->key ? "win.open-kept" : "win.open-page");
  if (first->key)
    adw_toast_set_action_target (toast, "s", first->key);
  else
    adw_toast_set_action_target (toast, "(ss)", first->client, page);
  wm_window_add_toast (self, toast);
}

/* One of the two key files doesn't open any more: the other one writes both. */
static void
tell_damaged_keys (WmWindow *self)
{
  g_autofree char *damage = wm_store_describe_keys (wm_clinic_get_store (self->clinic));
  if (damage == NULL)
    return;
  AdwToast *toast = adw_toast_new (_("A key file is damaged; its twin opened the clinic"));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Repair"));
  adw_toast_set_action_name (toast, "win.repair-keys");
  wm_window_add_toast (self, toast);
}

static void
repair_keys_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  gboolean repaired = self->clinic && wm_store_repair_keys (wm_clinic_get_store (self->clinic), &error);
  if (repaired)
    note (self, "repair keys");
  if (repaired || error)
    wm_window_say (self, repaired ? _("Both key files are whole again.") : error->message);
}

static void
unlocked_cb (WmWindow *self)
{
  gboolean same = g_strcmp0 (gtk_label_get_label (self->user), wm_clinic_get_user (self->clinic)) == 0;
  wm_store_note_failures (wm_clinic_get_store (self->clinic), wm_clinic_get_user (self->clinic), NULL); /* or another time */
  note (self, "unlock");
  if (!same)
    {
      show_views (self);
      tell_kept (self);
    }
  if (same && self->locked_on != wm_clinic_get_today (self->clinic)) /* what is due and who comes is another day's */
    g_signal_emit_by_name (self->clinic, "saved");
  gtk_stack_set_visible_child_name (self->modes, "content");
  return_caret (self);
  bring_back (self, same);
}

/* Somebody else wants to sign in: the clinic is closed, and with it all that shows it. */
static void
left_cb (WmWindow *self)
{
  bring_back (self, FALSE);
  g_object_freeze_notify (G_OBJECT (self->views));
  remove_places (self);
  g_clear_object (&self->clinic);
  g_object_thaw_notify (G_OBJECT (self->views));
  show_entrance (self);
}

/* One sentence stands for all that meet the same fault. */
static void
fault_cb (WmWindow *self, const char *sentence)
{
  if (self->fault)
    return;
  AdwToast *toast = adw_toast_new (sentence);
  g_set_weak_pointer (&self->fault, toast);
  adw_toast_set_timeout (toast, 0);
  wm_window_add_toast (self, toast);
}

/** wm_window_set_clinic: shows @clinic's views. */
void
wm_window_set_clinic (WmWindow *self, WmClinic *clinic)
{
  if (g_set_object (&self->clinic, clinic))
    g_signal_connect_object (clinic, "fault", G_CALLBACK (fault_cb), self, G_CONNECT_SWAPPED);
  show_views (self);
  tell_kept (self);
  tell_damaged_keys (self);
  if (wm_store_describe_clock (wm_clinic_get_store (clinic)))
    wm_window_say (self, wm_store_describe_clock (wm_clinic_get_store (clinic)));
  wm_idle_watch (GTK_WIDGET (self), wm_clinic_setting_int (clinic, "lock-minutes", 10));
  wm_mark_when_painted (GTK_WIDGET (self), WM_IS_CLIENTS_VIEW (current_view (self)) ? "roster-painted" : "view-painted");
}

/** wm_window_explore: the sample clinic's views, which need no passphrase after a lock; @problem says why @clinic is %NULL. */
void
wm_window_explore (WmWindow *self, WmClinic *clinic, const char *problem)
{
  self->demo = clinic != NULL;
  if (clinic)
    wm_window_set_clinic (self, clinic);
  else
    show_entrance (self);
  if (problem)
    wm_window_say (self, problem);
}

/** wm_window_get_help_page: the page of the help about what is shown. */
const char *
wm_window_get_help_page (WmWindow *self)
{
  GtkWidget *view = current_view (self);
  const char *page = WM_IS_CLIENTS_VIEW (view) ? wm_clients_view_get_page (WM_CLIENTS_VIEW (view)) : NULL;
  if (!is_open (self))
    return "safety";
  return page && g_strcmp0 (page, "overview") != 0 ? page : adw_view_stack_get_visible_child_name (self->views);
}

static void
wm_window_dispose (GObject *object)
{
  WmWindow *self = WM_WINDOW (object);
  back_up (self, TRUE);
  g_clear_weak_pointer (&self->fault);
  g_clear_weak_pointer (&self->typing);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->aside, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_window_parent_class)->dispose (object);
}

static void
wm_window_class_init (WmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_window_dispose;
  g_type_ensure (WM_TYPE_SIGN_IN);
  g_type_ensure (WM_TYPE_SQUEEZE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/shell/wm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WmWindow, modes);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, sign_in);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, views);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, back);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, user);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlocked_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, page_cb);
  gtk_widget_class_install_action (widget_class, "win.reader", NULL, page_cb);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "win.view", "i", view_cb);
  gtk_widget_class_install_action (widget_class, "win.open-chart", "s", open_chart_cb);
  gtk_widget_class_install_action (widget_class, "win.open-page", "(ss)", open_page_cb);
  gtk_widget_class_install_action (widget_class, "win.open-kept", "s", open_kept_cb);
  gtk_widget_class_install_action (widget_class, "win.show-clients", "(sas)", show_clients_cb);
  gtk_widget_class_install_action (widget_class, "win.say", "s", say_cb);
  gtk_widget_class_install_action (widget_class, "win.repair-keys", NULL, repair_keys_cb);
}

static void
wm_window_init (WmWindow *self)
{
  self->aside = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** wm_window_new: the clinic to sign in to, or a first run; @options are borrowed for as long as the window lives. */
WmWindow *
wm_window_new (GtkApplication *application, const WmOptions *options)
{
  WmWindow *self = g_object_new (WM_TYPE_WINDOW, "application", application, NULL);
  self->options = options;
  if (!options->demo)
    show_entrance (self);
  wm_mark_when_painted (GTK_WIDGET (self), "sign-in-painted");
  return self;
}
