/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart's frame. So that nobody writes into the wrong chart, each keeps its own accent stripe. */
#define G_LOG_DOMAIN "wm-chart"
#include "wm-chart.h"

#include "wm-allergies.h"
#include "wm-chart-pages.h"
#include "wm-client-path.h"
#include "wm-intake-acts.h"
#include "wm-late-menu.h"
#include "wm-line-layout.h"
#include "wm-record-dialog.h"
#include "wm-schedule.h"
#include "wm-text.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>

#define FLAG_CHARS 44 /* of a flag are seen, whatever somebody typed into it */
#define ALLERGIES 2   /* are named; the others are counted, and told where the pointer rests */

struct _WmChart
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget *stripe;
  GtkLabel *name;
  GtkLabel *facts;
  GtkLabel *where;
  GtkBox *flags;
  GtkWidget *hours_place;
  GtkLabel *hours;
  GtkLevelBar *hours_bar;
  GtkMenuButton *moves;
  GtkListBox *sections;
  GtkStack *pages;

  /* owned */
  WmClinic *clinic;
  WmRecord *client;
  WmRecord *episode;

  guint arriving; /* the focus is looked after once the chart is there */
};

G_DEFINE_FINAL_TYPE (WmChart, wm_chart, ADW_TYPE_BIN)

static GtkWidget *
add_flag (WmChart *self, const char *text, const char *kind)
{
  GtkWidget *chip = gtk_label_new (text);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, kind);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (chip), FLAG_CHARS);
  gtk_box_append (self->flags, chip);
  return chip;
}

/* Each with how it was: "peanuts · Severe · swelling". */
static char *
tell_allergies (WmChart *self, GPtrArray *allergies)
{
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < allergies->len; i++)
    {
      const char *severity = wm_record_get (allergies->pdata[i], "severity"), *reaction = wm_record_get (allergies->pdata[i], "reaction");
      g_string_append_printf (all, "%s%s", i ? "\n" : "", wm_record_get (allergies->pdata[i], "name"));
      if (severity)
        g_string_append_printf (all, " · %s", wm_clinic_label (self->clinic, "severity", severity));
      if (reaction)
        g_string_append_printf (all, " · %s", reaction);
    }
  return g_string_free (all, FALSE);
}

static void
show_allergies (WmChart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) allergies = wm_allergies_of (self->clinic, wm_record_get_id (self->client), &error);
  if (error && !g_error_matches (error, WM_ERROR, WM_ERROR_REFUSED))
    add_flag (self, _("allergy: can’t be read"), "alert");
  if (allergies == NULL || allergies->len == 0)
    return;
  g_autofree char *names = wm_allergies_names (allergies, ALLERGIES), *all = tell_allergies (self, allergies);
  g_autofree char *text = g_strdup_printf (_("allergy: %s"), names);
  gtk_widget_set_tooltip_text (add_flag (self, text, wm_allergy_is_severe (allergies->pdata[0]) ? "alert" : "note"), all);
}

/* Where the flags take a second line, it begins where the first does. */
static void
align_flags (WmChart *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->flags));
  if (last)
    gtk_widget_set_hexpand (last, TRUE);
}

static void
show_flags (WmChart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) flags = wm_clinic_list (self->clinic, &wm_safety_flag_schema, "client", wm_record_get_id (self->client), &error);
  for (GtkWidget *chip; (chip = gtk_widget_get_first_child (GTK_WIDGET (self->flags)));)
    gtk_box_remove (self->flags, chip);
  if (error && !g_error_matches (error, WM_ERROR, WM_ERROR_REFUSED))
    add_flag (self, _("safety: can’t be read"), "alert");
  for (guint i = 0; flags && i < flags->len; i++)
    if (wm_record_is_empty (flags->pdata[i], "closed"))
      {
        g_autofree char *text = g_strdup_printf (_("safety: %s"), wm_clinic_label (self->clinic, "safety-kind", wm_record_get (flags->pdata[i], "kind")));
        add_flag (self, text, "alert");
      }
  show_allergies (self);
  if (wm_record_get_bool (self->client, "interpreter"))
    {
      g_autofree char *text = g_strdup_printf (_("interpreter: %s"), wm_clinic_label (self->clinic, "language", wm_record_get (self->client, "language")));
      add_flag (self, text, "note");
    }
  if (self->episode && wm_record_get_bool (self->episode, "mandated"))
    add_flag (self, _("court"), "info");
  align_flags (self);
}

static char *
where_in_treatment (WmChart *self)
{
  if (self->episode == NULL)
    return g_strdup (wm_clinic_label (self->clinic, "client-status", wm_record_get (self->client, "status")));
  WmRecord *level = wm_clinic_level (self->clinic, wm_record_get (self->episode, "level"));
  WmDay admitted = wm_record_get_day (self->episode, "admit-date"), today = wm_clinic_get_today (self->clinic);
  g_autofree char *counselor = wm_clinic_staff_name (self->clinic, wm_record_get (self->episode, "counselor"));
  const char *weeks = wm_record_get (self->episode, "planned-weeks");
  return g_strdup_printf (_("%s (%s) · %s track · week %d of %s · with %s"), level ? wm_record_get (level, "label") : "",
                          level ? wm_record_get (level, "code") : "", wm_clinic_label (self->clinic, "track", wm_record_get (self->episode, "track")),
                          admitted == WM_DAY_NONE ? 0 : (today - admitted) / 7 + 1, weeks ? weeks : "?", counselor);
}

static void
show_header (WmChart *self)
{
  static const char *const stripes[] = { "stripe-0", "stripe-1", "stripe-2", "stripe-3", "stripe-4", "stripe-5" };
  const char *preferred = wm_record_get (self->client, "preferred-name"), *pronouns = wm_record_get (self->client, "pronouns");
  g_autofree char *name = g_strdup_printf ("%s %s", wm_record_get (self->client, "first-name"), wm_record_get (self->client, "last-name"));
  g_autoptr (GString) facts = g_string_new (NULL);
  WmDay birth = wm_record_get_day (self->client, "date-of-birth");
  if (preferred)
    {
      g_autofree char *apart = wm_text_isolate (preferred);
      g_string_append_printf (facts, "\u200e“%s” · ", apart); /* the line runs left to right, whichever way the name does */
    }
  if (pronouns)
    g_string_append_printf (facts, "%s · ", pronouns);
  g_string_append (facts, wm_record_get (self->client, "client-no"));
  if (birth != WM_DAY_NONE)
    g_string_append_printf (facts, _(" · age %d"), wm_day_age (birth, wm_clinic_get_today (self->clinic)));
  g_autofree char *where = where_in_treatment (self);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->facts, facts->str);
  gtk_label_set_label (self->where, where);
  gtk_widget_add_css_class (self->stripe, stripes[g_str_hash (wm_record_get_id (self->client)) % G_N_ELEMENTS (stripes)]);
}

/* Attended this week against the range, counted anew after every save. */
static void
show_hours (WmChart *self)
{
  WmHours hours;
  gtk_widget_set_visible (self->hours_place, FALSE);
  if (self->episode == NULL
      || !wm_hours_for_week (self->clinic, wm_record_get_id (self->client), wm_clinic_get_today (self->clinic), &hours, NULL))
    return;
  g_autofree char *range = wm_hours_range_text (hours.prescribed_min, hours.prescribed_max);
  g_autofree char *text = g_strdup_printf (_("%.1f h attended of %s this week"), hours.attended, range);
  gtk_label_set_label (self->hours, text);
  gtk_level_bar_set_max_value (self->hours_bar, MAX (hours.prescribed_max, 1));
  gtk_level_bar_set_value (self->hours_bar, CLAMP (hours.attended, 0, MAX (hours.prescribed_max, 1)));
  gtk_widget_set_visible (self->hours_place, TRUE);
}

/* What the status and the role allow, and nothing else. */
static void
show_moves (WmChart *self, const WmClientPath *path)
{
  g_autoptr (GMenu) menu = g_menu_new (), own = g_menu_new ();
  g_autoptr (GMenuModel) acts = wm_intake_menu (path, "chart.act", ~0u);
  if (wm_clinic_may (self->clinic, WM_ACT_EDIT_CLIENT, NULL))
    g_menu_append (own, _("Personal data…"), "chart.person");
  g_menu_append_section (menu, NULL, acts);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  wm_late_menu_set (self->moves, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->moves), g_menu_model_get_n_items (acts) + g_menu_model_get_n_items (G_MENU_MODEL (own)) > 0);
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmChart *self = WM_CHART (widget);
  wm_intake_act (widget, self->clinic, wm_record_get_id (self->client), (WmClientAct) g_variant_get_int32 (parameter));
}

static void
person_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmChart *self = WM_CHART (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  gtk_window_present (GTK_WINDOW (wm_record_dialog_new (GTK_WINDOW (root), self->clinic, &wm_intake_person, self->client)));
}

/* Pages of another episode are made anew when they are shown again. */
static void
take_episode (WmChart *self, WmRecord *episode)
{
  const char *before = self->episode ? wm_record_get_id (self->episode) : NULL, *now = episode ? wm_record_get_id (episode) : NULL;
  gboolean same = g_strcmp0 (before, now) == 0;
  g_set_object (&self->episode, episode);
  for (const WmChartPage *p = wm_chart_pages; p->name && !same; p++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->pages, p->name);
      if (page && page != gtk_stack_get_visible_child (self->pages))
        gtk_stack_remove (self->pages, page);
    }
}

static gboolean
refresh (WmChart *self, GError **error)
{
  g_autoptr (WmClientPath) path = wm_client_path_load (self->clinic, wm_record_get_id (self->client), error);
  if (path == NULL)
    return FALSE;
  g_set_object (&self->client, path->client);
  take_episode (self, path->episode);
  show_header (self);
  show_flags (self);
  show_hours (self);
  show_moves (self, path);
  return TRUE;
}

static void
saved_cb (WmChart *self)
{
  refresh (self, NULL); /* what can't be read any more stays as it was */
}

static void
add_pages (WmChart *self)
{
  for (const WmChartPage *p = wm_chart_pages; p->name; p++)
    {
      GtkWidget *label = gtk_label_new (_(p->title)), *row = gtk_list_box_row_new ();
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_widget_set_visible (row, wm_clinic_may (self->clinic, p->act, NULL));
      gtk_list_box_append (self->sections, row);
    }
  gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, 0));
}

static GtkWidget *
make_page (WmChart *self, const WmChartPage *page)
{
  const char *client = wm_record_get_id (self->client);
  if (page->kinds)
    return g_object_new (page->get_type (), "clinic", self->clinic, "client-id", client, "kinds", page->kinds, NULL);
  return g_object_new (page->get_type (), "clinic", self->clinic, "client-id", client, NULL);
}

/* A section is made when it is first shown. */
static void
section_cb (WmChart *self, GtkListBoxRow *row)
{
  const WmChartPage *page = row ? &wm_chart_pages[gtk_list_box_row_get_index (row)] : NULL;
  if (page == NULL)
    return;
  if (gtk_stack_get_child_by_name (self->pages, page->name) == NULL)
    gtk_stack_add_named (self->pages, make_page (self, page), page->name);
  gtk_stack_set_visible_child_name (self->pages, page->name);
}

/** wm_chart_show_page: the section of wm_chart_pages with this name; an unknown one changes nothing. */
void
wm_chart_show_page (WmChart *self, const char *page)
{
  for (int i = 0; wm_chart_pages[i].name; i++)
    if (g_strcmp0 (wm_chart_pages[i].name, page) == 0 && wm_clinic_may (self->clinic, wm_chart_pages[i].act, NULL))
      gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, i));
}

/** wm_chart_get_page: the name of the section that is shown. */
const char *
wm_chart_get_page (WmChart *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

/** wm_chart_act: a key that belongs to the section that is shown: "page.save". A section that has no such act ignores it. */
void
wm_chart_act (WmChart *self, const char *action)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  if (page)
    gtk_widget_activate_action (page, action, NULL);
}

/* A list box walks its rows on Tab and each would be opened in passing; Tab leaves the list for the page. */
static gboolean
section_key_cb (WmChart *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Tab || state & GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* A chart that opens is read first: the keyboard begins at its sections, not at the menu above them. */
static gboolean
arrived_cb (gpointer data)
{
  WmChart *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections);
  self->arriving = 0;
  if (row && gtk_widget_get_state_flags (GTK_WIDGET (self->moves)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

static void
wm_chart_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_chart_parent_class)->map (widget);
  WM_CHART (widget)->arriving = g_idle_add (arrived_cb, widget);
}

static void
wm_chart_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&WM_CHART (widget)->arriving, g_source_remove);
  GTK_WIDGET_CLASS (wm_chart_parent_class)->unmap (widget);
}

static void
wm_chart_dispose (GObject *object)
{
  WmChart *self = WM_CHART (object);
  g_clear_object (&self->episode);
  g_clear_object (&self->client);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_chart_parent_class)->dispose (object);
}

static void
wm_chart_class_init (WmChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_chart_dispose;
  widget_class->map = wm_chart_map;
  widget_class->unmap = wm_chart_unmap;
  g_type_ensure (WM_TYPE_LINE_LAYOUT);
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/chart/wm-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, WmChart, stripe);
  gtk_widget_class_bind_template_child (widget_class, WmChart, name);
  gtk_widget_class_bind_template_child (widget_class, WmChart, facts);
  gtk_widget_class_bind_template_child (widget_class, WmChart, where);
  gtk_widget_class_bind_template_child (widget_class, WmChart, flags);
  gtk_widget_class_bind_template_child (widget_class, WmChart, hours_place);
  gtk_widget_class_bind_template_child (widget_class, WmChart, hours);
  gtk_widget_class_bind_template_child (widget_class, WmChart, hours_bar);
  gtk_widget_class_bind_template_child (widget_class, WmChart, moves);
  gtk_widget_class_bind_template_child (widget_class, WmChart, sections);
  gtk_widget_class_bind_template_child (widget_class, WmChart, pages);
  gtk_widget_class_bind_template_callback (widget_class, section_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_key_cb);
  gtk_widget_class_install_action (widget_class, "chart.act", "i", act_cb);
  gtk_widget_class_install_action (widget_class, "chart.person", NULL, person_cb);
}

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A window also asks how wide its content is at its height, and each text that wraps tries dozens of widths for an answer:
 * most of what opening a chart took. How wide a chart is doesn't depend on its height. */
static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static void
wm_chart_init (WmChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (request_mode, measure, allocate));
}

/** wm_chart_new: Returns: (nullable): the chart of a client; opening it is entered in the audit. */
WmChart *
wm_chart_new (WmClinic *clinic, const char *client_id, GError **error)
{
  g_autoptr (WmRecord) client = wm_clinic_load (clinic, &wm_client_schema, client_id, error);
  if (client == NULL || !wm_clinic_note (clinic, "view", client, NULL, error))
    return NULL;
  WmChart *self = g_object_new (WM_TYPE_CHART, NULL);
  self->clinic = g_object_ref (clinic);
  self->client = g_steal_pointer (&client);
  if (!refresh (self, error))
    {
      g_object_ref_sink (self);
      g_object_unref (self);
      return NULL;
    }
  g_signal_connect_object (clinic, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  add_pages (self);
  return self;
}
