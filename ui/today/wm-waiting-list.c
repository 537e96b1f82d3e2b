/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans due for review, drafts to finish, hours that will be short. */
#define G_LOG_DOMAIN "wm-today"
#include "wm-waiting-list.h"

#include "wm-calendar-text.h"
#include "wm-caseload.h"
#include "wm-drafts.h"
#include "wm-kept.h"
#include "wm-page-icon.h"
#include "wm-plan-due.h"
#include "wm-role.h"
#include "wm-text-scale.h"
#include "wm-waiting.h"

#include <glib/gi18n.h>

#define SLICE_US 4000 /* of work, between two looks at what else is to do */
#define WIDTH 240 /* pixels at the usual text size: a name beside its date */
#define SHOWN 40  /* rows of a group; what is more is counted */
#define LONG_WAIT 7 /* days from which on the wait for a co-signature stands out */

typedef struct
{
  char *client, *name, *detail;
  char *kept;       /* the key of a draft that has a window of its own; else NULL */
  const char *page; /* of the chart, or NULL: its first */
  WmDay due;
  const char *ink;  /* of the chip: a style class */
} Waiting;

struct _WmWaitingList
{
  AdwBin parent_instance;

  /* owned by the widget tree */
  GtkStack *states;
  GtkBox *groups;
  AdwStatusPage *none;

  /* owned */
  WmClinic *clinic;   /* while something is gathered */
  WmWaiting *waiting;

  guint working;
  guint count;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmWaitingList, wm_waiting_list, ADW_TYPE_BIN)

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;
  g_free (waiting->client);
  g_free (waiting->name);
  g_free (waiting->detail);
  g_free (waiting->kept);
  g_free (waiting);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Waiting *wa = *(Waiting *const *) a, *wb = *(Waiting *const *) b;
  return wa->due != wb->due ? (wa->due < wb->due ? -1 : 1) : g_utf8_collate (wa->name, wb->name);
}

static void
add (GPtrArray *group, const char *client, char *name, char *detail, WmDay due, const char *ink)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  *waiting = (Waiting){ .client = g_strdup (client), .name = name, .detail = detail, .due = due, .ink = ink };
  g_ptr_array_add (group, waiting);
}

/* A review of a plan, or the first version of one. */
static void
add_due (GPtrArray *group, const WmWaitingItem *item, WmDay today)
{
  gboolean late = wm_plan_days_late (item->due, today) > 0;
  g_autofree char *day = wm_day_in_words (item->due, _("%b %-d"));
  add (group, item->client, g_strdup (item->name), g_strdup_printf (late ? _("was due %s") : _("due %s"), day), item->due,
       late ? "alert" : "plain");
}

/* What is about hours stands in the group of its own. */
static void
add_items (WmWaitingList *self, GPtrArray *reviews, GPtrArray *drafts, GPtrArray *hours, GPtrArray *returned)
{
  GPtrArray *items = wm_waiting_get_items (self->waiting);
  WmDay today = wm_clinic_get_today (self->clinic);
  for (guint i = 0; i < items->len; i++)
    {
      const WmWaitingItem *item = items->pdata[i];
      if (item->kind == WM_WAITING_RETURNED)
        {
          g_autofree char *day = wm_day_in_words (item->due, _("%b %-d"));
          add (returned, item->client, g_strdup (item->name), g_strdup_printf (_("plan returned %s"), day), item->due, "note");
          ((Waiting *) returned->pdata[returned->len - 1])->page = "plan";
        }
      else if (item->kind == WM_WAITING_REVIEW)
        add_due (reviews, item, today);
      else if (item->kind == WM_WAITING_DRAFT && item->due && wm_plan_days_late (item->due, today))
        add_due (drafts, item, today);
      else if (item->kind == WM_WAITING_DRAFT)
        add (drafts, item->client, g_strdup (item->name), g_strdup_printf (_("version %s"), item->version), item->due ? item->due : G_MAXINT32,
             "plain");
      else
        add (hours, item->client, g_strdup (item->name), wm_hours_words (&item->hours), 0,
             item->hours.flags & WM_HOURS_UNDER_ATTENDED ? "note" : "plain");
    }
}

/* Whoever was the last to type here: a text that is kept is nobody's case load. */
static void
gather_kept (WmClinic *clinic, GPtrArray *group)
{
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  for (guint i = 0; i < kept->len; i++)
    {
      const WmKept *k = kept->pdata[i];
      const char *title = wm_kept_title (k);
      add (group, k->client, g_strdup (k->name ? k->name : title), g_strdup (k->name ? title : _("not saved")), 0, "note");
      Waiting *waiting = group->pdata[group->len - 1];
      waiting->page = wm_kept_page (k);
      waiting->kept = g_strdup (k->key);
    }
}

/* The same plans and reviews as in Review, whoever's clients they are. */
static gboolean
gather_cosign (WmClinic *clinic, GPtrArray *group, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_COSIGN, NULL))
    return TRUE;
  g_autoptr (WmCaseload) caseload = wm_caseload_load_waiting (clinic, error);
  GPtrArray *waiting = caseload ? wm_caseload_get_waiting (caseload) : NULL;
  for (guint i = 0; waiting && i < waiting->len; i++)
    {
      const WmCaseloadChart *chart = waiting->pdata[i];
      g_autofree char *day = wm_day_in_words (chart->signed_on, _("%b %-d"));
      add (group, chart->client, g_strdup (chart->name), g_strdup_printf (chart->review_waits ? _("review signed %s") : _("plan signed %s"), day),
           chart->signed_on, wm_clinic_get_today (clinic) - chart->signed_on >= LONG_WAIT ? "note" : "plain");
      ((Waiting *) group->pdata[group->len - 1])->page = "plan";
    }
  return caseload != NULL;
}

static void
activate_cb (GtkListBox *list, GtkListBoxRow *row, WmWaitingList *self)
{
  const char *client = g_object_get_data (G_OBJECT (row), "client"), *page = g_object_get_data (G_OBJECT (row), "page");
  const char *kept = g_object_get_data (G_OBJECT (row), "kept");
  if (kept)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-kept", "s", kept);
  else if (client)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-page", "(ss)", client, page ? page : "");
}

static GtkWidget *
make_row (const Waiting *waiting)
{
  GtkWidget *row = adw_action_row_new (), *chip = gtk_label_new (waiting->detail);
  g_autofree char *name = g_markup_escape_text (waiting->name, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, waiting->ink);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "client", g_strdup (waiting->client), g_free);
  g_object_set_data_full (G_OBJECT (row), "kept", g_strdup (waiting->kept), g_free);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) waiting->page);
  return row;
}

/* A group's own title is cut off where it doesn't fit. */
static GtkWidget *
make_heading (const char *title, guint n)
{
  g_autofree char *heading = g_strdup_printf ("%s · %u", title, n);
  GtkWidget *label = gtk_label_new (heading);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_group (WmWaitingList *self, const char *title, GPtrArray *group)
{
  if (group->len == 0)
    return;
  g_ptr_array_sort (group, compare);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *list = gtk_list_box_new ();
  gtk_box_append (GTK_BOX (box), make_heading (title, group->len));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activate_cb), self, 0);
  for (guint i = 0; i < MIN (group->len, SHOWN); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (group->pdata[i]));
  gtk_box_append (GTK_BOX (box), list);
  if (group->len > SHOWN)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more: see the Clients view"), group->len - SHOWN);
      GtkWidget *label = gtk_label_new (more);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (self->groups, box);
  self->count += group->len;
}

static void
add_note (WmWaitingList *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->groups, label);
}

static void
say_nothing (WmWaitingList *self)
{
  gtk_widget_set_name (GTK_WIDGET (self->none), "emblem-ok-symbolic");
  wm_page_icon_show (self->none);
  adw_status_page_set_title (self->none, _("Nothing waits for you"));
  adw_status_page_set_description (self->none, _("Plans to co-sign or to review, drafts and short hours show up here."));
}

/* Seen where no groups are. */
static void
say_unread (WmWaitingList *self, const GError *error)
{
  wm_page_say_unread (self->none, _("What waits for you can’t be read"), error);
}

static gboolean
show_groups (WmWaitingList *self, GError **error)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func (waiting_free);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (waiting_free);
  g_autoptr (GPtrArray) hours = g_ptr_array_new_with_free_func (waiting_free);
  g_autoptr (GPtrArray) cosign = g_ptr_array_new_with_free_func (waiting_free);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (waiting_free);
  g_autoptr (GPtrArray) returned = g_ptr_array_new_with_free_func (waiting_free);
  if (!wm_waiting_is_large (self->waiting) && !gather_cosign (self->clinic, cosign, error))
    return FALSE;
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))))
    gtk_box_remove (self->groups, child);
  self->count = 0;
  say_nothing (self);
  gather_kept (self->clinic, kept);
  add_items (self, reviews, drafts, hours, returned);
  add_group (self, _("Typed and not saved"), kept);
  add_group (self, _("Returned with a comment"), returned);
  add_group (self, _("Waiting for co-signature"), cosign);
  add_group (self, _("Plans due for review"), reviews);
  add_group (self, _("Hours this week"), hours);
  if (!wm_waiting_counts_hours (self->waiting))
    add_note (self, _("The hours of so many clients stand in Review."));
  add_group (self, _("Plans to finish"), drafts);
  if (wm_waiting_is_large (self->waiting) && wm_clinic_may (self->clinic, WM_ACT_COSIGN, NULL))
    add_note (self, _("What waits for a co-signature stands in Review."));
  gtk_stack_set_visible_child_name (self->states, self->count ? "groups" : "none");
  return TRUE;
}

static void
stop (WmWaitingList *self)
{
  g_clear_handle_id (&self->working, g_source_remove);
  g_clear_pointer (&self->waiting, wm_waiting_free);
  g_clear_object (&self->clinic);
}

static gboolean
work_cb (gpointer data)
{
  WmWaitingList *self = data;
  g_autoptr (GError) error = NULL;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  while (wm_waiting_step (self->waiting, &error))
    if (g_get_monotonic_time () >= end)
      return G_SOURCE_CONTINUE;
  if (error == NULL)
    show_groups (self, &error);
  self->working = 0;
  stop (self);
  if (error == NULL)
    return G_SOURCE_REMOVE;
  say_unread (self, error);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  return G_SOURCE_REMOVE;
}

/**
 * wm_waiting_list_load:
 * @staff: (nullable): only what this person's clients bring
 *
 * Gathers it in idle moments; until all is there the list stays as it is. ::failed says what can't be read meanwhile.
 */
gboolean
wm_waiting_list_load (WmWaitingList *self, WmClinic *clinic, const char *staff, GError **error)
{
  stop (self);
  g_autoptr (GError) problem = NULL;
  self->waiting = wm_waiting_new (clinic, staff, &problem);
  if (self->waiting == NULL)
    {
      say_unread (self, problem);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  self->clinic = g_object_ref (clinic);
  self->working = g_idle_add_full (G_PRIORITY_LOW, work_cb, self, NULL);
  return TRUE;
}

/** wm_waiting_list_is_busy: whether something is still being gathered. */
gboolean
wm_waiting_list_is_busy (WmWaitingList *self)
{
  return self->working != 0;
}

guint
wm_waiting_list_get_count (WmWaitingList *self)
{
  return self->count;
}

static void
wm_waiting_list_dispose (GObject *object)
{
  stop (WM_WAITING_LIST (object));
  G_OBJECT_CLASS (wm_waiting_list_parent_class)->dispose (object);
}

static void
wm_waiting_list_class_init (WmWaitingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_waiting_list_dispose;
  /* ::failed with one sentence when something couldn't be read. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", WM_TYPE_WAITING_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wm_waiting_list_init (WmWaitingList *self)
{
  GtkWidget *states = gtk_stack_new (), *scrolled = gtk_scrolled_window_new (), *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *none = adw_status_page_new ();
  self->none = ADW_STATUS_PAGE (none);
  say_nothing (self);
  gtk_widget_set_margin_start (groups, 18);
  gtk_widget_set_margin_end (groups, 18);
  gtk_widget_set_margin_top (groups, 14);
  gtk_widget_set_margin_bottom (groups, 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), groups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (states, (int) (WIDTH * wm_text_scale (states)), -1);
  self->states = GTK_STACK (states);
  self->groups = GTK_BOX (groups);
  gtk_stack_add_named (self->states, none, "none");
  gtk_stack_add_named (self->states, scrolled, "groups");
  adw_bin_set_child (ADW_BIN (self), states);
}
