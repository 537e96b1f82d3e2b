/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview page, made anew whenever the clinic saved something. */
#include "wm-chart-overview.h"

#include "wm-calendar-text.h"
#include "wm-client-path.h"
#include "wm-intake-acts.h"
#include "wm-kept-group.h"
#include "wm-line-layout.h"
#include "wm-objective-track.h"
#include "wm-path-group.h"
#include "wm-plan.h"
#include "wm-record-list.h"
#include "wm-review.h"
#include "wm-schedule.h"
#include "wm-way-track.h"

#include <glib/gi18n.h>

#define SESSIONS 3   /* of the next ones are told */
#define LOOK_AHEAD 14 /* days */

struct _WmChartOverview
{
  AdwBin parent_instance;

  AdwPreferencesPage *page; /* borrowed */
  guint rest;               /* of the page comes when its beginning is painted, a part with a frame */
  guint frames;

  /* owned */
  WmClinic *clinic;
  char *client_id;
  WmRecord *episode; /* the open one, nullable */
  WmPlan *plan;      /* the newest, nullable */
};

enum
{
  PROP_CLINIC = 1,
  PROP_CLIENT_ID,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmChartOverview, wm_chart_overview, ADW_TYPE_BIN)

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE); /* before the texts, which may hold an & */
  g_object_set (row, "title", title, "subtitle", subtitle ? subtitle : "", "title-lines", 0, "subtitle-lines", 0, NULL);
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_group (AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return group;
}

static const char *
or_dot (WmRecord *record, const char *field)
{
  const char *value = wm_record_get (record, field);
  return value ? value : "·";
}

static gboolean
add_objective (WmPlanNode *node, gpointer group)
{
  WmRecord *record = wm_plan_node_get_record (node);
  if (wm_record_get_schema (record) != &wm_objective_schema || !wm_plan_node_is_active (node))
    return TRUE;
  g_autofree char *number = wm_plan_node_get_number (node);
  const char *text = wm_record_get (record, "text"), *unit = wm_record_get (record, "unit");
  g_autofree char *title = g_strdup_printf ("%s  %s", number, text ? text : "");
  g_autofree char *track = g_strdup_printf ("%s → %s → %s %s", or_dot (record, "baseline"), or_dot (record, "now"), or_dot (record, "target"),
                                            unit ? unit : "");
  GtkWidget *row = add_row (group, title, track);
  GtkWidget *drawn = wm_objective_track_new (record);
  gtk_widget_set_size_request (drawn, 140, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drawn);
  return TRUE;
}

static void
add_plan (AdwPreferencesPage *page, WmPlan *plan)
{
  const char *own = wm_record_get (wm_plan_get_record (plan), "own-words");
  g_autofree char *words = own ? g_strdup_printf ("“%s”", own) : NULL;
  if (words)
    add_row (add_group (page, _("What the client wants")), words, NULL);
  wm_plan_foreach (plan, add_objective, add_group (page, _("Open objectives")));
}

static void
add_way (WmChartOverview *self)
{
  g_autoptr (GArray) way = wm_way_of (self->clinic, self->episode, self->plan ? wm_plan_next_review (self->plan) : WM_DAY_NONE);
  if (way->len == 0)
    return;
  GtkWidget *row = adw_preferences_row_new (), *track = wm_way_track_new (way, wm_clinic_get_today (self->clinic));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("On the way"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), track);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_widget_get_tooltip_text (track), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (add_group (self->page, _("On the way"))), row);
}

static gboolean
is_to_come (const WmOccurrence *o, WmDay today)
{
  return o->state == WM_SESSION_PLANNED && (o->date > today || o->times.end > wm_minute_now ());
}

static void
add_sessions (WmChartOverview *self)
{
  WmDay today = wm_clinic_get_today (self->clinic);
  g_autoptr (WmSchedule) schedule = self->episode ? wm_schedule_load (self->clinic, today, today + LOOK_AHEAD, self->client_id, NULL) : NULL;
  GPtrArray *all = schedule ? wm_schedule_occurrences (schedule) : NULL;
  GtkWidget *group = all ? add_group (self->page, _("Next sessions")) : NULL;
  guint told = 0;
  for (guint i = 0; all && i < all->len && told < SESSIONS; i++)
    {
      const WmOccurrence *o = all->pdata[i];
      if (!is_to_come (o, today))
        continue;
      g_autofree char *day = wm_day_in_words (o->date, _("%A, %B %-d")), *span = wm_minutes_to_span (o->times.start, o->times.end);
      g_autofree char *when = g_strjoin (" · ", day, span, *o->room_name ? o->room_name : NULL, NULL);
      add_row (group, o->client ? o->kind_label : o->title, when);
      told++;
    }
  if (group && told == 0)
    add_row (group, _("Nothing is scheduled in the next two weeks."), NULL);
}

static void
add_next_steps (WmChartOverview *self)
{
  const char *criteria = self->plan ? wm_record_get (wm_plan_get_record (self->plan), "step-down-criteria") : NULL;
  if (criteria)
    add_row (add_group (self->page, _("Next steps")), _("Ready to step down when"), criteria);
}

static void
add_episode (WmChartOverview *self)
{
  if (self->episode == NULL)
    return;
  GtkWidget *group = add_group (self->page, _("This episode of care"));
  const WmField *source = wm_schema_field (&wm_episode_schema, "referral-source");
  double min = 0, max = 0;
  wm_record_get_number (self->episode, "hours-min", &min);
  wm_record_get_number (self->episode, "hours-max", &max);
  g_autofree char *hours = wm_hours_range_text (min, max);
  g_autofree char *from = wm_clinic_text_of (self->clinic, source, wm_record_get (self->episode, "referral-source"));
  add_row (group, _("Hours a week"), hours);
  add_row (group, _(source->label), from);
}

/* --- the page --- */

/* Of who isn't in treatment: where they are on the way, and what they said of their last use. */
static WmPathGroup *
add_path (WmChartOverview *self)
{
  g_autoptr (WmClientPath) path = wm_client_path_load (self->clinic, self->client_id, NULL);
  if (path == NULL || (!wm_client_path_is_under_way (path) && !wm_client_path_is_away (path)))
    return NULL;
  GtkWidget *group = wm_path_group_new (self->clinic, path);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  if (path->screening)
    {
      WmRecordList *uses = wm_record_list_new (self->clinic, &wm_intake_uses, wm_record_get_id (path->screening));
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (uses));
    }
  return WM_PATH_GROUP (group);
}

static void
begin (WmChartOverview *self)
{
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (wm_kept_group_new (self->clinic, self->client_id)));
  WmPathGroup *path = add_path (self);
  g_autofree char *id = wm_plan_find (self->clinic, self->client_id, NULL, NULL);
  g_clear_object (&self->episode);
  g_clear_object (&self->plan);
  self->episode = wm_clinic_open_episode (self->clinic, self->client_id, NULL);
  self->plan = id ? wm_plan_load (self->clinic, id, NULL) : NULL;
  if (self->episode)
    add_way (self);
  if (self->plan)
    add_plan (self->page, self->plan);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
  if (focused && path)
    wm_path_group_focus (path);
}

static void (*const rest[]) (WmChartOverview *self) = { add_sessions, add_next_steps, add_episode };

static gboolean
rest_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WmChartOverview *self = WM_CHART_OVERVIEW (widget);
  if (self->frames)
    rest[self->frames - 1](self);
  if (self->frames++ < G_N_ELEMENTS (rest))
    return G_SOURCE_CONTINUE;
  self->rest = 0;
  return G_SOURCE_REMOVE;
}

static void
saved_cb (WmChartOverview *self)
{
  if (self->rest)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->rest);
  self->rest = 0;
  begin (self);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    rest[i](self);
}

static void
wm_chart_overview_constructed (GObject *object)
{
  WmChartOverview *self = WM_CHART_OVERVIEW (object);
  G_OBJECT_CLASS (wm_chart_overview_parent_class)->constructed (object);
  g_signal_connect_object (self->clinic, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  begin (self);
  self->rest = gtk_widget_add_tick_callback (GTK_WIDGET (self), rest_cb, NULL, NULL);
}

static void
wm_chart_overview_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmChartOverview *self = WM_CHART_OVERVIEW (object);
  if (id == PROP_CLINIC)
    self->clinic = g_value_dup_object (value);
  else
    self->client_id = g_value_dup_string (value);
}

static void
wm_chart_overview_finalize (GObject *object)
{
  WmChartOverview *self = WM_CHART_OVERVIEW (object);
  g_clear_object (&self->plan);
  g_clear_object (&self->episode);
  g_clear_object (&self->clinic);
  g_free (self->client_id);
  G_OBJECT_CLASS (wm_chart_overview_parent_class)->finalize (object);
}

static void
wm_chart_overview_class_init (WmChartOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->constructed = wm_chart_overview_constructed;
  object_class->set_property = wm_chart_overview_set_property;
  object_class->finalize = wm_chart_overview_finalize;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
wm_chart_overview_init (WmChartOverview *self)
{
}
