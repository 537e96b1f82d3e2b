/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster page: search by typing, sort by the headers, Enter opens the chart. */
#define G_LOG_DOMAIN "wm-clients"
#include "wm-clients-view.h"

#include "wm-access.h"
#include "wm-chart-reason.h"
#include "wm-chart.h"
#include "wm-filter-bar.h"
#include "wm-intake-list.h"
#include "wm-late-menu.h"
#include "wm-new-client.h"
#include "wm-page-icon.h"
#include "wm-role.h"
#include "wm-roster-columns.h"
#include "wm-roster-layout.h"
#include "wm-roster-rows.h"
#include "wm-selection-bar.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>

#define PREPARED_AT_ONCE 200 /* clients whose search keys are a millisecond's work */
#define DETAILS_AT_ONCE 60   /* clients whose details are */
struct _WmClientsView
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *pages;
  GtkStack *states;
  AdwStatusPage *empty;
  GtkWidget *roster_page;
  GtkWidget *modes;         /* the roster, who waits, who asked */
  GtkToggleButton *roster_mode, *waitlist_mode;
  GtkWidget *roster_parts;
  AdwBin *intake_place;
  GtkSearchEntry *search;
  WmFilterBar *filter;
  GtkMenuButton *columns;
  GtkColumnView *table;
  GtkLabel *footer;
  WmSelectionBar *chosen;
  AdwBin *chart_place;

  /* owned */
  WmClinic *clinic;
  WmRoster *roster;
  WmRosterLayout *layout;
  WmRosterSight *sight;
  WmRosterRows *rows;
  GtkMultiSelection *selection;
  char *problem; /* to be said once there is a window to say it in */
  gboolean stale;  /* something was saved while a chart was open */
  guint preparing; /* the search and the details, while nothing else is done */
  guint arriving; /* the search gets the focus once the view is there */
};

enum
{
  PROP_CLINIC = 1,
  PROP_SHOWS_CHART,
  PROP_SHOWS_ONLY,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmClientsView, wm_clients_view, ADW_TYPE_BIN)

gboolean
wm_clients_view_shows_chart (WmClientsView *self)
{
  return adw_bin_get_child (self->chart_place) != NULL;
}

static void
update_state (WmClientsView *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->roster)), total = wm_roster_get_total (self->roster);
  g_autofree char *count = g_strdup_printf (g_dngettext (NULL, "%u client", "%u clients", shown), shown);
  guint waiting = wm_roster_get_waiting (self->roster);
  g_autofree char *usual = g_strdup_printf (_("%s · Enter opens the chart · type to search"), count);
  g_autofree char *reading = g_strdup_printf (_("Reading the charts: %u %%"), total ? (guint) (100 * (guint64) (total - waiting) / total) : 0);
  gtk_label_set_label (self->footer, waiting ? reading : shown ? usual : count);
  gtk_stack_set_visible_child_name (self->states, total == 0 ? "empty" : shown == 0 ? "none" : "table");
}

/* Rows keep their places while others come to stand in them: what was chosen goes by clients, so it ends there. */
static void
select_first (WmClientsView *self)
{
  if (self->selection)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
}

static gboolean
table_key_cb (WmClientsView *self)
{
  if (self->rows)
    wm_roster_rows_show_all (self->rows);
  return GDK_EVENT_PROPAGATE;
}

/* NULL while the roster is shown. */
static WmIntakeList *
intake_list (WmClientsView *self)
{
  GtkWidget *list = adw_bin_get_child (self->intake_place);
  return list ? WM_INTAKE_LIST (list) : NULL;
}

/* Typed while the keyboard is on a button beside the search: Enter is for whoever is found, not for the button. */
static void
take_typing (WmClientsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL, *search = GTK_WIDGET (self->search);
  if (focus == NULL || *gtk_editable_get_text (GTK_EDITABLE (search)) == '\0' || !gtk_widget_is_ancestor (focus, gtk_widget_get_parent (search))
      || gtk_widget_is_ancestor (focus, search))
    return;
  gtk_widget_grab_focus (search);
  gtk_editable_set_position (GTK_EDITABLE (search), -1); /* what the focus selects, the next letter would replace */
}

static void
search_changed_cb (WmClientsView *self)
{
  take_typing (self);
  if (intake_list (self))
    {
      wm_intake_list_set_search (intake_list (self), gtk_editable_get_text (GTK_EDITABLE (self->search)));
      return;
    }
  if (self->roster == NULL)
    return;
  wm_roster_set_search (self->roster, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  select_first (self);
  update_state (self);
}

/* What was typed belongs to the list it was typed for. */
static void
mode_cb (WmClientsView *self, GtkToggleButton *button)
{
  gboolean roster = gtk_toggle_button_get_active (self->roster_mode);
  if (!gtk_toggle_button_get_active (button) || self->clinic == NULL)
    return;
  adw_bin_set_child (self->intake_place, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (!roster)
    adw_bin_set_child (self->intake_place, wm_intake_list_new (self->clinic, gtk_toggle_button_get_active (self->waitlist_mode)));
  gtk_widget_set_visible (GTK_WIDGET (self->intake_place), !roster);
  gtk_widget_set_visible (self->roster_parts, roster);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), roster);
  g_object_set (self->search, "placeholder-text", roster ? _("Name, number, or date of birth") : _("Name or number"), NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self->filter), roster); /* its place stays, so that nothing moves */
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter), roster && self->roster);
}

/* Escape: what was typed goes first, then the charts that another view had asked for. */
static void
stop_search_cb (WmClientsView *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (intake_list (self))
    gtk_toggle_button_set_active (self->roster_mode, TRUE);
  else if (wm_filter_bar_shows_only (self->filter))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  WmClientsView *self = WM_CLIENTS_VIEW (widget);
  if (wm_clients_view_shows_chart (self))
    return GDK_EVENT_PROPAGATE;
  stop_search_cb (self);
  return GDK_EVENT_STOP;
}

static void
show_everyone_cb (WmClientsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  wm_filter_bar_clear (self->filter);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
filter_changed_cb (WmClientsView *self)
{
  gboolean same = wm_filter_bar_shows_only (self->filter) || wm_filter_bar_is_chosen (self->filter, WM_ROSTER_STATUS);
  wm_roster_layout_set_aside (self->layout, same ? "status" : NULL);
  select_first (self);
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_ONLY]);
}

/** wm_clients_view_show_only: the roster with these clients alone; what they are called stands on a chip, which brings
 * everyone back. %NULL brings everyone back too. */
void
wm_clients_view_show_only (WmClientsView *self, const char *title, const char *const *ids)
{
  if (self->roster == NULL)
    return;
  if (title)
    gtk_toggle_button_set_active (self->roster_mode, TRUE);
  if (title && wm_clients_view_shows_chart (self))
    wm_clients_view_close_chart (self);
  if (title)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  wm_filter_bar_show_only (self->filter, title, ids);
}

gboolean
wm_clients_view_shows_only (WmClientsView *self)
{
  return wm_filter_bar_shows_only (self->filter);
}

static void
sort_changed_cb (WmClientsView *self)
{
  g_autoptr (WmRosterRow) any = g_list_model_get_item (G_LIST_MODEL (self->roster), 0);
  WmRosterColumn column = WM_ROSTER_LAST_NAME;
  gboolean descending = FALSE;
  if (any)
    wm_roster_columns_get_sort (self->table, any, &column, &descending);
  wm_roster_sort (self->roster, column, descending);
  select_first (self);
  update_state (self);
}

static void
open_now (gpointer view, const char *client_id, const char *page)
{
  WmClientsView *self = view;
  g_autoptr (GError) error = NULL;
  if (self->clinic == NULL)
    return;
  WmChart *chart = wm_chart_new (self->clinic, client_id, &error);
  if (chart == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
      return;
    }
  wm_chart_show_page (chart, page);
  adw_bin_set_child (self->chart_place, GTK_WIDGET (chart));
  gtk_stack_set_visible_child_name (self->pages, "chart");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_CHART]);
}

/** wm_clients_view_open_chart: shows the chart of the client with this id, at @page (nullable: the first); asks for the
 * reason first where the client isn't in the own caseload. */
void
wm_clients_view_open_chart (WmClientsView *self, const char *client_id, const char *page)
{
  if (wm_access_is_own (self->clinic, client_id))
    open_now (self, client_id, page);
  else
    wm_chart_reason_ask (GTK_WIDGET (self), self->clinic, client_id, page, open_now);
}

/** wm_clients_view_get_page: (nullable): the page of the chart that is open. */
const char *
wm_clients_view_get_page (WmClientsView *self)
{
  GtkWidget *chart = adw_bin_get_child (self->chart_place);
  return chart ? wm_chart_get_page (WM_CHART (chart)) : NULL;
}

/** wm_clients_view_act: a key such as Ctrl+S, for the page of the chart that is open. */
void
wm_clients_view_act (WmClientsView *self, const char *action)
{
  GtkWidget *chart = adw_bin_get_child (self->chart_place);
  if (chart)
    wm_chart_act (WM_CHART (chart), action);
}

static void
activate_cb (WmClientsView *self, guint position)
{
  g_autofree char *id = wm_roster_get_id (self->roster, position);
  if (id)
    wm_clients_view_open_chart (self, id, NULL);
}

static void
search_activate_cb (WmClientsView *self)
{
  if (intake_list (self))
    {
      wm_intake_list_open_selected (intake_list (self));
      return;
    }
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  activate_cb (self, gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected));
}

static void
new_client_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmClientsView *self = WM_CLIENTS_VIEW (widget);
  g_autoptr (GError) error = NULL;
  WmNewClient *window = wm_new_client_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->clinic, &error);
  if (window)
    gtk_window_present (GTK_WINDOW (window));
  else
    gtk_widget_activate_action (widget, "win.say", "s", error->message);
}

static void
say_problem (WmClientsView *self)
{
  if (self->problem && gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", self->problem))
    g_clear_pointer (&self->problem, g_free);
}

static void
failed_cb (WmClientsView *self, const char *sentence)
{
  g_free (self->problem);
  self->problem = g_strdup (sentence);
  say_problem (self);
}

static gboolean
prepare_cb (gpointer data)
{
  WmClientsView *self = data;
  guint waiting = wm_roster_get_waiting (self->roster);
  gboolean more = wm_roster_prepare_search (self->roster, PREPARED_AT_ONCE) || wm_roster_prepare_details (self->roster, DETAILS_AT_ONCE);
  if (waiting)
    update_state (self);
  if (more)
    return G_SOURCE_CONTINUE;
  self->preparing = 0;
  wm_store_give_memory_back (wm_clinic_get_store (self->clinic)); /* everyone was read */
  return G_SOURCE_REMOVE;
}

static void
prepare_search (WmClientsView *self)
{
  if (self->preparing == 0)
    self->preparing = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

/* Somebody may have moved; one who is selected only marks where the person was. */
static void
keep_one_selected (WmClientsView *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (selected) > 1)
    select_first (self);
}

/* Who works in a chart isn't kept waiting for a list that nobody sees. */
static void
reload (WmClientsView *self)
{
  g_autoptr (GError) error = NULL;
  self->stale = wm_clients_view_shows_chart (self);
  if (self->stale)
    return;
  if (!wm_roster_reload (self->roster, &error))
    failed_cb (self, error->message);
  keep_one_selected (self);
  prepare_search (self);
  update_state (self);
}

/** wm_clients_view_close_chart: back to the roster, where what was saved shows. */
void
wm_clients_view_close_chart (WmClientsView *self)
{
  gtk_stack_set_visible_child_name (self->pages, "roster");
  adw_bin_set_child (self->chart_place, NULL);
  if (self->stale)
    reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_CHART]);
  if (intake_list (self))
    wm_intake_list_focus (intake_list (self));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
selection_changed_cb (WmClientsView *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n = gtk_bitset_get_size (selected);
  char **ids = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    ids[i] = wm_roster_get_id (self->roster, gtk_bitset_get_nth (selected, i));
  wm_selection_bar_set_clients (self->chosen, ids);
}

static void
changing_cb (WmClientsView *self)
{
  if (self->rows)
    wm_roster_rows_begin_change (self->rows);
}

/* Nothing to search or to filter, and why. */
static void
show_unread (WmClientsView *self, const GError *error)
{
  wm_page_say_unread (self->empty, _("The clients can’t be read"), error);
  gtk_stack_set_visible_child_name (self->states, "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), FALSE);
}

static void
wm_clients_view_constructed (GObject *object)
{
  WmClientsView *self = WM_CLIENTS_VIEW (object);
  g_autoptr (GError) error = NULL;
  G_OBJECT_CLASS (wm_clients_view_parent_class)->constructed (object);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.new", wm_clinic_may (self->clinic, WM_ACT_EDIT_CLIENT, NULL));
  gtk_widget_set_visible (self->modes, wm_clinic_may (self->clinic, WM_ACT_INTAKE, NULL) || wm_clinic_may (self->clinic, WM_ACT_SEE_CLINICAL, NULL));
  self->roster = wm_roster_open_patient (self->clinic, &error);
  if (self->roster == NULL)
    {
      show_unread (self, error);
      return;
    }
  g_signal_connect_object (self->roster, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->roster, "settled", G_CALLBACK (select_first), self, G_CONNECT_SWAPPED);
  self->sight = wm_roster_columns_add (self->table, self->clinic);
  self->layout = wm_roster_layout_new (self->table, self->clinic);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", wm_roster_layout_get_actions (self->layout));
  wm_late_menu_set (self->columns, wm_roster_layout_get_menu (self->layout));
  wm_filter_bar_set_roster (self->filter, self->roster, self->clinic);
  self->rows = wm_roster_rows_new (self->table, G_LIST_MODEL (self->roster), self->sight);
  self->selection = gtk_multi_selection_new (g_object_ref (wm_roster_rows_get_model (self->rows)));
  g_signal_connect_object (self->roster, "changing", G_CALLBACK (changing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  wm_selection_bar_set_clinic (self->chosen, self->clinic);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clinic, "saved", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (self->search, self->roster_page);
  prepare_search (self);
  update_state (self);
}

static gboolean
arrived_cb (gpointer data)
{
  WmClientsView *self = data;
  self->arriving = 0;
  say_problem (self);
  if (!wm_clients_view_shows_chart (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return G_SOURCE_REMOVE;
}

/* Without a focus inside, what is typed would reach nobody, and Enter would open a chart that nobody asked for: a view that is
 * made as it is shown has it at once; one that was there before gets it back from the stack above, which moves it on after this. */
static void
wm_clients_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_clients_view_parent_class)->map (widget);
  arrived_cb (widget);
  WM_CLIENTS_VIEW (widget)->arriving = g_idle_add (arrived_cb, widget);
}

static void
wm_clients_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&WM_CLIENTS_VIEW (widget)->arriving, g_source_remove);
  GTK_WIDGET_CLASS (wm_clients_view_parent_class)->unmap (widget);
}

static void
wm_clients_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WM_CLIENTS_VIEW (object)->clinic = g_value_dup_object (value);
}

static void
wm_clients_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WmClientsView *self = WM_CLIENTS_VIEW (object);
  g_value_set_boolean (value, id == PROP_SHOWS_CHART ? wm_clients_view_shows_chart (self) : wm_clients_view_shows_only (self));
}

static void
wm_clients_view_dispose (GObject *object)
{
  WmClientsView *self = WM_CLIENTS_VIEW (object);
  g_clear_handle_id (&self->preparing, g_source_remove);
  g_clear_pointer (&self->rows, wm_roster_rows_free);
  g_clear_object (&self->layout);
  g_clear_object (&self->sight);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->problem, g_free);
  g_clear_object (&self->roster);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_clients_view_parent_class)->dispose (object);
}

static void
wm_clients_view_class_init (WmClientsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->constructed = wm_clients_view_constructed;
  object_class->set_property = wm_clients_view_set_property;
  object_class->get_property = wm_clients_view_get_property;
  object_class->dispose = wm_clients_view_dispose;
  widget_class->map = wm_clients_view_map;
  widget_class->unmap = wm_clients_view_unmap;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOWS_CHART] = g_param_spec_boolean ("shows-chart", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOWS_ONLY] = g_param_spec_boolean ("shows-only", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  g_type_ensure (WM_TYPE_FILTER_BAR);
  g_type_ensure (WM_TYPE_SELECTION_BAR);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_install_action (widget_class, "view.new", NULL, new_client_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/clients/wm-clients-view.ui");
  gtk_widget_class_bind_template_callback (widget_class, wm_page_icon_show);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, pages);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, states);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, empty);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, roster_page);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, modes);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, roster_mode);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, waitlist_mode);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, roster_parts);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, intake_place);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, search);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, filter);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, columns);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, table);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, footer);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, chosen);
  gtk_widget_class_bind_template_child (widget_class, WmClientsView, chart_place);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_everyone_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_first);
  gtk_widget_class_bind_template_callback (widget_class, table_key_cb);
}

static void
wm_clients_view_init (WmClientsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
