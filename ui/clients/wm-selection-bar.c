/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* It shows itself once two are chosen, and stays while it works. */
#define G_LOG_DOMAIN "wm-clients"
#include "wm-selection-bar.h"

#include "wm-chart-reason.h"
#include "wm-file-dialog.h"
#include "wm-plan-batch.h"

#include <glib/gi18n.h>

struct _WmSelectionBar
{
  AdwBin parent_instance;

  /* owned by the widget tree */
  GtkRevealer *revealer;
  GtkStack *states;
  GtkLabel *count;
  GtkDropDown *edition;
  GtkProgressBar *progress;
  const char *doing; /* N_() */

  /* owned */
  WmClinic *clinic;
  char **clients;
  WmPlanBatch *batch; /* while it works */
  gboolean waits;     /* it is done, and what follows is for whoever comes back */
};

enum
{
  SIGNAL_CLEAR,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSelectionBar, wm_selection_bar, ADW_TYPE_BIN)

gboolean
wm_selection_bar_is_busy (WmSelectionBar *self)
{
  return self->batch != NULL;
}

static void
update (WmSelectionBar *self)
{
  guint n = self->clients ? g_strv_length (self->clients) : 0;
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u client chosen", "%u clients chosen", n), n);
  if (n)
    gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->states, self->batch ? "busy" : "choices");
  gtk_revealer_set_reveal_child (self->revealer, n > 1 || self->batch != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1 || self->batch != NULL);
}

/** wm_selection_bar_set_clients: @clients (transfer full): ids of who is chosen. */
void
wm_selection_bar_set_clients (WmSelectionBar *self, char **clients)
{
  g_strfreev (self->clients);
  self->clients = clients;
  update (self);
}

void
wm_selection_bar_set_clinic (WmSelectionBar *self, WmClinic *clinic)
{
  g_set_object (&self->clinic, clinic);
}

static void
progress_cb (WmSelectionBar *self, WmPlanBatch *batch)
{
  guint done, total;
  wm_plan_batch_get_progress (batch, &done, &total);
  g_autofree char *text = g_strdup_printf ("%s %u / %u", _(self->doing), done, total);
  gtk_progress_bar_set_fraction (self->progress, (double) done / total);
  gtk_progress_bar_set_text (self->progress, text);
}

static void
conclude (WmSelectionBar *self)
{
  g_autofree char *summary = wm_plan_batch_summary (self->batch);
  GPtrArray *parts = wm_plan_batch_take_parts (self->batch);
  g_autoptr (GError) error = NULL;
  g_clear_object (&self->batch);
  update (self);
  if (parts && !wm_print_parts (self->clinic, parts, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", summary);
}

static void
reason_cb (gpointer bar, gboolean opened)
{
  WmSelectionBar *self = bar;
  if (self->batch && opened)
    wm_plan_batch_go_on (self->batch);
  else if (self->batch)
    conclude (self);
}

/* The own ones are done: of the others it is asked once, for all of them. Nothing is asked or printed above a locked window, or
 * another view: that waits until this one is back. */
static void
finished_cb (WmSelectionBar *self, WmPlanBatch *batch)
{
  self->waits = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->waits)
    return;
  GPtrArray *outside = wm_plan_batch_get_outside (batch);
  if (outside->len && !wm_plan_batch_is_stopped (batch))
    wm_chart_reason_ask_all (GTK_WIDGET (self), self->clinic, outside, reason_cb);
  else
    conclude (self);
}

static void
start (WmSelectionBar *self, const char *folder)
{
  WmRecipient recipient = gtk_drop_down_get_selected (self->edition) == 0 ? WM_RECIPIENT_CLIENT : WM_RECIPIENT_STAFF;
  if (self->batch || self->clients == NULL || self->clients[0] == NULL)
    return;
  self->batch = wm_plan_batch_new (self->clinic, (const char *const *) self->clients, recipient, folder);
  g_signal_connect_object (self->batch, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->batch, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  progress_cb (self, self->batch);
  wm_plan_batch_start (self->batch);
  update (self);
}

/** wm_selection_bar_save_plans: the plans of who is chosen now, whatever is chosen later, into @folder. */
void
wm_selection_bar_save_plans (WmSelectionBar *self, const char *folder)
{
  self->doing = N_("Saving plans:");
  start (self, folder);
}

/** wm_selection_bar_print_plans: the same in one print job. */
void
wm_selection_bar_print_plans (WmSelectionBar *self)
{
  self->doing = N_("Preparing plans:");
  start (self, NULL);
}

static void
chosen_cb (const char *folder, gpointer bar)
{
  wm_selection_bar_save_plans (bar, folder);
}

static void
save_cb (WmSelectionBar *self)
{
  wm_folder_dialog (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Folder for the plans"), chosen_cb, g_object_ref (self), g_object_unref);
}

static void
cancel_cb (WmSelectionBar *self)
{
  g_autoptr (WmPlanBatch) batch = self->batch ? g_object_ref (self->batch) : NULL;
  if (batch)
    wm_plan_batch_cancel (batch);
}

static void
clear_cb (WmSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CLEAR], 0);
}

static GtkWidget *
add_button (WmSelectionBar *self, GtkWidget *box, const char *label, void (*clicked) (WmSelectionBar *))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_choices (WmSelectionBar *self)
{
  static const char *const names[] = { N_("Clients’ copies"), N_("Chart copies") };
  const char *editions[] = { _(names[0]), _(names[1]), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->edition = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (editions));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  gtk_widget_set_valign (GTK_WIDGET (self->edition), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edition), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Edition"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->edition));
  add_button (self, box, _("_Print plans…"), wm_selection_bar_print_plans);
  add_button (self, box, _("_Save plans as PDF…"), save_cb);
  add_button (self, box, _("C_hoose nobody"), clear_cb);
  return box;
}

static GtkWidget *
make_busy (WmSelectionBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  add_button (self, box, _("_Cancel"), cancel_cb);
  return box;
}

/* The window goes: what is written stays, the rest isn't begun. */
static gboolean
go_on_cb (gpointer data)
{
  WmSelectionBar *self = data;
  if (self->waits && self->batch)
    finished_cb (self, self->batch);
  return G_SOURCE_REMOVE;
}

static void
wm_selection_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_selection_bar_parent_class)->map (widget);
  if (WM_SELECTION_BAR (widget)->waits)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on_cb, g_object_ref (widget), g_object_unref);
}

static void
wm_selection_bar_dispose (GObject *object)
{
  WmSelectionBar *self = WM_SELECTION_BAR (object);
  g_clear_object (&self->batch);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->clients, g_strfreev);
  G_OBJECT_CLASS (wm_selection_bar_parent_class)->dispose (object);
}

static void
wm_selection_bar_class_init (WmSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_selection_bar_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_selection_bar_map;
  signals[SIGNAL_CLEAR] = g_signal_new ("clear", WM_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_selection_bar_init (WmSelectionBar *self)
{
  GtkWidget *revealer = gtk_revealer_new (), *states = gtk_stack_new ();
  self->revealer = GTK_REVEALER (revealer);
  self->states = GTK_STACK (states);
  gtk_stack_add_named (self->states, make_choices (self), "choices");
  gtk_stack_add_named (self->states, make_busy (self), "busy");
  gtk_widget_add_css_class (states, "toolbar-row");
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, states);
  adw_bin_set_child (ADW_BIN (self), revealer);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
