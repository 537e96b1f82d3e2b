/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview page, made anew whenever the clinic saved something. */
#include "wm-chart-overview.h"

#include "wm-calendar-text.h"
#include "wm-client-path.h"
#include "wm-drafts.h"
#include "wm-intake-acts.h"
#include "wm-kept.h"
#include "wm-line-layout.h"
#include "wm-objective-track.h"
#include "wm-path-group.h"
#include "wm-plan.h"
#include "wm-record-list.h"
#include "wm-review.h"
#include "wm-typing.h"

#include <glib/gi18n.h>

struct _WmChartOverview
{
  AdwBin parent_instance;

  /* owned */
  WmClinic *clinic;
  char *client_id;
  GPtrArray *rows; /* borrowed from the group below */

  AdwPreferencesGroup *kept; /* borrowed from the page */
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
  if (wm_record_get_schema (record) != &wm_objective_schema || g_strcmp0 (wm_record_get (record, "status"), "active") != 0)
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
add_plan (WmChartOverview *self, AdwPreferencesPage *page)
{
  g_autofree char *id = wm_plan_find (self->clinic, self->client_id, NULL, NULL);
  g_autoptr (WmPlan) plan = id ? wm_plan_load (self->clinic, id, NULL) : NULL;
  if (plan == NULL)
    return;
  WmRecord *record = wm_plan_get_record (plan);
  const char *own = wm_record_get (record, "own-words");
  g_autofree char *words = own ? g_strdup_printf ("“%s”", own) : NULL;
  if (words)
    add_row (add_group (page, _("What the client wants")), words, NULL);
  wm_plan_foreach (plan, add_objective, add_group (page, _("Open objectives")));
  GtkWidget *next = add_group (page, _("Next steps"));
  WmDay day = wm_plan_next_review (plan);
  g_autofree char *review = day != WM_DAY_NONE ? wm_day_in_words (day, _("%A, %B %-d, %Y")) : NULL;
  add_row (next, _("Next review"), review);
  add_row (next, _("Ready to step down when"), wm_record_get (record, "step-down-criteria"));
}

static void
add_episode (WmChartOverview *self, AdwPreferencesPage *page)
{
  static const char *const shown[] = { "admit-date", "expected-end", "hours-min", "hours-max", "referral-source" };
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (self->clinic, self->client_id, NULL);
  GtkWidget *group = episode ? add_group (page, _("This episode of care")) : NULL;
  for (guint i = 0; episode && i < G_N_ELEMENTS (shown); i++)
    {
      const WmField *field = wm_schema_field (&wm_episode_schema, shown[i]);
      WmDay day;
      g_autofree char *text = field->kind == WM_KIND_DATE && wm_day_parse (wm_record_get (episode, shown[i]), &day)
                                ? wm_day_in_words (day, _("%A, %B %-d, %Y"))
                                : wm_clinic_text_of (self->clinic, field, wm_record_get (episode, shown[i]));
      add_row (group, _(field->label), text);
    }
}

/* Of who isn't in treatment: where they are on the way, and what they said of their last use. */
static WmPathGroup *
add_path (WmChartOverview *self, AdwPreferencesPage *page)
{
  g_autoptr (WmClientPath) path = wm_client_path_load (self->clinic, self->client_id, NULL);
  if (path == NULL || (!wm_client_path_is_under_way (path) && !wm_client_path_is_away (path)))
    return NULL;
  GtkWidget *group = wm_path_group_new (self->clinic, path);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  if (path->screening)
    {
      WmRecordList *uses = wm_record_list_new (self->clinic, &wm_intake_uses, wm_record_get_id (path->screening));
      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (uses));
    }
  return WM_PATH_GROUP (group);
}

static void
open_kept_cb (WmChartOverview *self, GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) all = wm_drafts_list (self->clinic);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((WmKept *) all->pdata[i])->key, g_object_get_data (G_OBJECT (row), "kept")) == 0)
      {
        wm_kept_open (GTK_WINDOW (root), self->clinic, all->pdata[i]);
        return;
      }
}

/* What waits in windows of their own; a change of level or a signature stands in no other list of the chart. */
static void
fill_kept (WmChartOverview *self)
{
  g_autoptr (GPtrArray) all = wm_drafts_list (self->clinic);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->kept, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const WmKept *kept = all->pdata[i];
      if (kept->key == NULL || g_strcmp0 (kept->client, self->client_id) != 0)
        continue;
      GtkWidget *row = add_row (GTK_WIDGET (self->kept), wm_kept_title (kept), NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), wm_typing_chip_new ());
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "kept", g_strdup (kept->key), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_kept_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->kept), self->rows->len > 0);
}

static void
fill (WmChartOverview *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  g_ptr_array_set_size (self->rows, 0);
  self->kept = ADW_PREFERENCES_GROUP (add_group (ADW_PREFERENCES_PAGE (page), _("Typed and not saved")));
  fill_kept (self);
  WmPathGroup *path = add_path (self, ADW_PREFERENCES_PAGE (page));
  add_plan (self, ADW_PREFERENCES_PAGE (page));
  add_episode (self, ADW_PREFERENCES_PAGE (page));
  adw_bin_set_child (ADW_BIN (self), page);
  if (focused && path)
    wm_path_group_focus (path);
}

static void
wm_chart_overview_constructed (GObject *object)
{
  WmChartOverview *self = WM_CHART_OVERVIEW (object);
  G_OBJECT_CLASS (wm_chart_overview_parent_class)->constructed (object);
  g_signal_connect_object (self->clinic, "saved", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clinic, "kept", G_CALLBACK (fill_kept), self, G_CONNECT_SWAPPED);
  fill (self);
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
  g_clear_object (&WM_CHART_OVERVIEW (object)->clinic);
  g_free (WM_CHART_OVERVIEW (object)->client_id);
  g_ptr_array_unref (WM_CHART_OVERVIEW (object)->rows);
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
  self->rows = g_ptr_array_new ();
}
