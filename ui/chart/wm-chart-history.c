/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Read when it is first shown and again after something was saved; the audit slice by slice while nothing else is to do. */
#define G_LOG_DOMAIN "wm-chart-history"
#include "wm-chart-history.h"

#include "wm-assessment-form.h"
#include "wm-calendar-text.h"
#include "wm-history.h"
#include "wm-line-layout.h"
#include "wm-plan-preview.h"
#include "wm-plan-review.h"

#include <glib/gi18n.h>

#define FIRST 60 /* lines shown at once; "Show more" adds as many */

struct _WmChartHistory
{
  AdwBin parent_instance;

  /* owned */
  WmClinic *clinic;
  char *client_id;
  WmHistory *history;  /* NULL: not asked for, or not allowed */
  GPtrArray *entries;  /* of WmHistoryEntry, newest first */
  guint reading;

  guint wanted;        /* lines */
  gboolean stale;

  /* borrowed */
  AdwPreferencesGroup *happened;
  GtkListBox *list;
  GtkWidget *more;
};

enum
{
  PROP_CLINIC = 1,
  PROP_CLIENT_ID,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmChartHistory, wm_chart_history, ADW_TYPE_BIN)

static void
say (WmChartHistory *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
}

/* versions */

static void
open_plan_cb (AdwActionRow *row, WmChartHistory *self)
{
  wm_plan_preview (GTK_WIDGET (self), self->clinic, g_object_get_data (G_OBJECT (row), "id"));
}

static void
open_window (WmChartHistory *self, const char *title, GtkWidget *content)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  g_object_set (window, "title", title, "content", box, "transient-for", root, "modal", TRUE, "destroy-with-parent", TRUE, "default-width", 700,
                "default-height", 660, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_review_cb (AdwActionRow *row, WmChartHistory *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmReview) review = wm_review_load (self->clinic, g_object_get_data (G_OBJECT (row), "id"), &error);
  if (review)
    open_window (self, _("Plan review"), wm_plan_review_new (review));
  else
    say (self, error->message);
}

static void
open_assessment_cb (AdwActionRow *row, WmChartHistory *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmAssessment) assessment = wm_assessment_load (self->clinic, g_object_get_data (G_OBJECT (row), "id"), &error);
  if (assessment && wm_assessment_is_editable (assessment))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-page", "(ss)", self->client_id, "assessment");
  else if (assessment)
    open_window (self, _("Assessment"), wm_assessment_form_new (assessment));
  else
    say (self, error->message);
}

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_version (WmChartHistory *self, AdwPreferencesGroup *group, WmRecord *record, const char *title, const char *subtitle, GCallback open)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE); /* before the texts, which may hold an & */
  g_object_set (row, "title", title, "subtitle", subtitle, "activatable", TRUE, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (wm_record_get_id (record)), g_free);
  g_signal_connect_object (row, "activated", open, self, 0);
  adw_preferences_group_add (group, row);
}

static int
by_version (gconstpointer a, gconstpointer b)
{
  gint64 x = 0, y = 0;
  wm_record_get_int (*(WmRecord *const *) a, "version", &x);
  wm_record_get_int (*(WmRecord *const *) b, "version", &y);
  return x > y ? -1 : x < y;
}

static void
add_reviews (WmChartHistory *self, GtkWidget *page, GPtrArray *plans)
{
  AdwPreferencesGroup *group = NULL;
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GPtrArray) reviews = wm_clinic_list (self->clinic, &wm_review_schema, "plan", wm_record_get_id (plans->pdata[i]), NULL);
      for (guint j = 0; reviews && j < reviews->len; j++)
        {
          g_autofree char *title = wm_record_day_in_words (reviews->pdata[j], "review-date");
          g_autofree char *subtitle = g_strdup_printf (_("%s · of version %s"), wm_clinic_label (self->clinic, "review-kind", wm_record_get (reviews->pdata[j], "kind")),
                                                       wm_record_get (plans->pdata[i], "version"));
          group = group ? group : add_group (page, _("Plan reviews"));
          add_version (self, group, reviews->pdata[j], title, subtitle, G_CALLBACK (open_review_cb));
        }
    }
}

static void
add_plans (WmChartHistory *self, GtkWidget *page)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (self->clinic, &wm_plan_schema, "client", self->client_id, NULL);
  if (plans == NULL || plans->len == 0)
    return;
  AdwPreferencesGroup *group = add_group (page, _("Versions of the treatment plan"));
  g_ptr_array_sort (plans, by_version);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autofree char *made = wm_record_day_in_words (plans->pdata[i], "plan-date"), *since = wm_record_day_in_words (plans->pdata[i], "effective");
      g_autofree char *state = wm_clinic_label_within (self->clinic, "plan-state", wm_record_get (plans->pdata[i], "state"));
      g_autofree char *title = g_strdup_printf (_("Version %s · %s"), wm_record_get (plans->pdata[i], "version"), state);
      g_autofree char *subtitle = *since ? g_strdup_printf (_("of %s, in force from %s"), made, since) : g_strdup_printf (_("of %s"), made);
      add_version (self, group, plans->pdata[i], title, subtitle, G_CALLBACK (open_plan_cb));
    }
  add_reviews (self, page, plans);
}

static void
add_assessments (WmChartHistory *self, GtkWidget *page)
{
  g_autoptr (GPtrArray) episodes = wm_clinic_list (self->clinic, &wm_episode_schema, "client", self->client_id, NULL);
  AdwPreferencesGroup *group = NULL;
  for (guint i = 0; episodes && i < episodes->len; i++)
    {
      g_autoptr (GPtrArray) all = wm_clinic_list (self->clinic, &wm_assessment_schema, "episode", wm_record_get_id (episodes->pdata[i]), NULL);
      for (guint j = 0; all && j < all->len; j++)
        {
          g_autofree char *title = wm_record_day_in_words (all->pdata[j], "assessed"), *day = wm_record_day_in_words (all->pdata[j], "signed");
          g_autofree char *who = wm_clinic_staff_name (self->clinic, wm_record_get (all->pdata[j], "signed-by"));
          g_autofree char *subtitle = *day ? g_strdup_printf (_("signed by %s on %s"), who, day) : g_strdup (_("not signed yet"));
          group = group ? group : add_group (page, _("Assessments"));
          add_version (self, group, all->pdata[j], title, subtitle, G_CALLBACK (open_assessment_cb));
        }
    }
}

/* what happened */

static GtkWidget *
happened_row (const WmHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = g_date_time_format (entry->at, _("%B %-d, %Y"));
  g_autofree char *clock = wm_minutes_to_clock (60 * g_date_time_get_hour (entry->at) + g_date_time_get_minute (entry->at));
  g_autofree char *when = g_strdup_printf (_("%s, %s"), day, clock);
  g_autofree char *title = entry->times > 1 ? g_strdup_printf (_("%s, %u times"), entry->words, entry->times) : g_strdup (entry->words);
  g_autofree char *subtitle = *entry->details ? g_strdup_printf ("%s · %s\n%s", when, entry->user, entry->details)
                                              : g_strdup_printf ("%s · %s", when, entry->user);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", title, "subtitle", subtitle, "title-lines", 0, "subtitle-lines", 0, NULL);
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  return row;
}

static guint
n_shown (WmChartHistory *self)
{
  guint n = 0;
  while (gtk_list_box_get_row_at_index (self->list, (int) n))
    n++;
  return n;
}

static void
show_lines (WmChartHistory *self)
{
  gboolean done = self->history == NULL || wm_history_is_done (self->history);
  for (guint i = n_shown (self); i < MIN (self->entries->len, self->wanted); i++)
    gtk_list_box_append (self->list, happened_row (self->entries->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->entries->len > 0);
  gtk_widget_set_visible (self->more, self->entries->len > self->wanted || (!done && self->entries->len >= self->wanted));
  adw_preferences_group_set_description (self->happened, !done && self->entries->len < self->wanted ? _("Reading…") : NULL);
}

/* Until as many lines are there as are wanted. */
static gboolean
read_cb (gpointer data)
{
  WmChartHistory *self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = wm_history_read (self->history, self->entries, &error);
  if (!ok)
    adw_preferences_group_set_description (self->happened, error->message);
  if (ok && !wm_history_is_done (self->history) && self->entries->len <= self->wanted)
    return G_SOURCE_CONTINUE;
  self->reading = 0;
  if (ok)
    show_lines (self);
  return G_SOURCE_REMOVE;
}

static void
read_on (WmChartHistory *self)
{
  if (self->reading == 0 && self->history && !wm_history_is_done (self->history) && self->entries->len <= self->wanted)
    self->reading = g_idle_add (read_cb, self);
}

static void
more_cb (WmChartHistory *self)
{
  self->wanted += FIRST;
  show_lines (self);
  read_on (self);
}

static void
add_happened (WmChartHistory *self, GtkWidget *page)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *list = gtk_list_box_new ();
  self->happened = add_group (page, _("What happened"));
  self->history = wm_history_new (self->clinic, self->client_id, &error);
  if (self->history == NULL)
    {
      adw_preferences_group_set_description (self->happened, _("Who opened and changed this chart is shown to the clinical director."));
      g_object_ref_sink (list);
      g_object_unref (list);
      return;
    }
  self->list = GTK_LIST_BOX (list);
  self->more = gtk_button_new_with_label (_("Show more"));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What happened"), -1);
  g_object_set (self->more, "halign", GTK_ALIGN_CENTER, "margin-top", 12, NULL);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->happened, list);
  adw_preferences_group_add (self->happened, self->more);
  show_lines (self);
  read_on (self);
}

/* the page */

static void
forget (WmChartHistory *self)
{
  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_pointer (&self->history, wm_history_free);
  g_ptr_array_set_size (self->entries, 0);
}

static void
fill (WmChartHistory *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  forget (self);
  self->stale = FALSE;
  self->wanted = FIRST;
  add_plans (self, page);
  add_assessments (self, page);
  add_happened (self, page);
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
saved_cb (WmChartHistory *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
wm_chart_history_map (GtkWidget *widget)
{
  if (WM_CHART_HISTORY (widget)->stale)
    fill (WM_CHART_HISTORY (widget));
  GTK_WIDGET_CLASS (wm_chart_history_parent_class)->map (widget);
}

static void
wm_chart_history_constructed (GObject *object)
{
  WmChartHistory *self = WM_CHART_HISTORY (object);
  G_OBJECT_CLASS (wm_chart_history_parent_class)->constructed (object);
  g_signal_connect_object (self->clinic, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
}

static void
wm_chart_history_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmChartHistory *self = WM_CHART_HISTORY (object);
  if (id == PROP_CLINIC)
    self->clinic = g_value_dup_object (value);
  else
    self->client_id = g_value_dup_string (value);
}

static void
wm_chart_history_dispose (GObject *object)
{
  WmChartHistory *self = WM_CHART_HISTORY (object);
  forget (self);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_chart_history_parent_class)->dispose (object);
}

static void
wm_chart_history_finalize (GObject *object)
{
  g_ptr_array_unref (WM_CHART_HISTORY (object)->entries);
  g_free (WM_CHART_HISTORY (object)->client_id);
  G_OBJECT_CLASS (wm_chart_history_parent_class)->finalize (object);
}

static void
wm_chart_history_class_init (WmChartHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->constructed = wm_chart_history_constructed;
  object_class->set_property = wm_chart_history_set_property;
  object_class->dispose = wm_chart_history_dispose;
  object_class->finalize = wm_chart_history_finalize;
  GTK_WIDGET_CLASS (klass)->map = wm_chart_history_map;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
wm_chart_history_init (WmChartHistory *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_history_entry_free);
  self->stale = TRUE;
}
