/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line per group of a record type's form. */
#include "wm-plan-form.h"

#include "wm-blank.h"
#include "wm-calendar-text.h"
#include "wm-form-rows.h"
#include "wm-objective-track.h"
#include "wm-review.h"
#include "wm-signers.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const WmSchema *schema;
  const char *title;       /* N_(), NULL: the item's own name */
  const char *fields[16];
} Group;

static const Group groups[] = {
  { &wm_plan_schema, N_("The client"), { "own-words", "strengths", "needs", "abilities", "preferences", "barriers", "culture", "supports", "stage" } },
  { &wm_plan_schema, N_("Leaving this level of care"), { "step-down-criteria", "step-down-date", "next-level" } },
  { &wm_plan_schema, N_("The plan"), { "assessment", "plan-date", "next-review", "kind", "level", "hours-reason", "counselor" } },
  { &wm_plan_schema, N_("Made together"), { "took-part", "took-part-how", "family-invited", "disagreement", "explained-in", "explained-by", "copy-offered" } },
  { &wm_problem_schema, NULL, { "title", "statement", "evidence", "plain" } },
  { &wm_problem_schema, N_("Where it belongs"), { "dimension", "second-dimension", "diagnosis", "life-area", "screen", "safety-flag", "priority", "status", "reason",
                                                   "identified" } },
  { &wm_goal_schema, NULL, { "text", "own-words", "target-date" } },
  { &wm_objective_schema, NULL, { "text", "measure-type", "method", "plain-method" } },
  { &wm_objective_schema, N_("From where to where"), { "baseline", "now", "target", "unit", "weeks" } },
  { &wm_objective_schema, N_("When"), { "start-date", "target-date", "status" } },
  { &wm_objective_schema, N_("Builds on"), { "strength", "barrier", "relapse-plan" } },
  { &wm_intervention_schema, NULL, { "service", "text", "plain-name", "modality", "setting" } },
  { &wm_intervention_schema, N_("Who"), { "staff", "provider" } },
  { &wm_intervention_schema, N_("How often and until when"), { "frequency", "per", "minutes", "sessions", "start-date", "stop-date" } },
};

/* Where the client is on the way, under the title of the numbers it is drawn from. */
static void
add_track (AdwPreferencesGroup *group, WmRecord *objective)
{
  GtkWidget *track = wm_objective_track_new (objective);
  gtk_widget_set_size_request (track, 160, -1);
  gtk_widget_set_valign (track, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (group, track);
}

static char *
item_title (WmPlanNode *node)
{
  g_autofree char *where = node ? wm_plan_node_where (node) : g_strdup (_("plan"));
  g_autofree char *first = g_utf8_substring (where, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  return g_strconcat (upper, g_utf8_next_char (where), NULL);
}

static void
add_note (AdwPreferencesPage *page, const char *text, const char *kind)
{
  GtkWidget *group = adw_preferences_group_new (), *label = gtk_label_new (text);
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (label, "form-note");
  if (kind)
    gtk_widget_add_css_class (label, kind);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

/* Why nothing can be typed here, and the way on. */
static void
add_notice (AdwPreferencesPage *page, WmPlan *plan)
{
  WmRecord *record = wm_plan_get_record (plan);
  g_autofree char *state = wm_clinic_label_within (wm_plan_get_clinic (plan), "plan-state", wm_record_get (record, "state"));
  g_autofree char *text = g_strdup_printf (_("Version %s is %s: it can be read, not changed. “Next version” starts a draft that carries it on."),
                                           wm_record_get (record, "version"), state);
  add_note (page, text, "info");
}

/* What a supervisor wants changed; the next version answers. */
static void
add_returned (AdwPreferencesPage *page, WmPlan *plan)
{
  WmRecord *returned = wm_plan_returned (plan);
  WmDay day = returned ? wm_record_get_day (returned, "date") : WM_DAY_NONE;
  if (day == WM_DAY_NONE)
    return;
  g_autofree char *date = wm_day_in_words (day, _("%B %-d, %Y"));
  g_autofree char *text = g_strdup_printf (_("%s returned this version on %s:\n“%s”"), wm_record_get (returned, "name"), date,
                                           wm_record_get (returned, "statement"));
  add_note (page, text, NULL);
}

/* A review that was finished and that somebody is still to sign. */
static void
add_review (AdwPreferencesPage *page, WmPlan *plan)
{
  WmClinic *clinic = wm_plan_get_clinic (plan);
  g_autofree char *id = wm_review_find_unsigned (plan);
  g_autoptr (WmReview) review = id ? wm_review_load (clinic, id, NULL) : NULL;
  WmDay day = review ? wm_record_get_day (wm_review_get_record (review), "review-date") : WM_DAY_NONE;
  if (day == WM_DAY_NONE)
    return;
  g_autoptr (GPtrArray) missing = wm_review_missing_signers (review);
  g_autoptr (GString) who = g_string_new (NULL);
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (who, "%s%s", i ? ", " : "", wm_clinic_label (clinic, "signer-role", missing->pdata[i]));
  g_autofree char *date = wm_day_in_words (day, _("%B %-d, %Y")), *title = g_strdup_printf (_("The review of %s is still to be signed"), date);
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new (), *button = gtk_button_new_with_label (_("Sign the review…"));
  g_object_set (row, "title", title, "subtitle", who->str, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.sign-review");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
add_notes (AdwPreferencesPage *page, WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  add_review (page, plan);
  add_returned (page, plan);
  if (!wm_plan_is_editable (plan))
    add_notice (page, plan);
  else if (!wm_plan_may_change (plan, &error))
    add_note (page, error->message, "info");
  else if (g_strcmp0 (wm_record_get (wm_plan_get_record (plan), "state"), "ready") == 0)
    add_note (page, _("This version is ready to be printed and signed. Saving a change makes it a draft again."), "info");
}

/** wm_plan_form_new: Returns: the form for @node, or for the plan as a whole where @node is %NULL. */
GtkWidget *
wm_plan_form_new (WmPlan *plan, WmPlanNode *node)
{
  WmRecord *record = node ? wm_plan_node_get_record (node) : wm_plan_get_record (plan);
  GtkWidget *page = adw_preferences_page_new ();
  GPtrArray *made = g_ptr_array_new ();
  g_autofree char *title = item_title (node);
  gboolean editable = wm_plan_may_change (plan, NULL);
  add_notes (ADW_PREFERENCES_PAGE (page), plan);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (groups[i].schema != wm_record_get_schema (record))
        continue;
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, groups[i].title ? _(groups[i].title) : title);
      (editable ? wm_form_rows_add : wm_form_rows_add_for_reading) (group, wm_plan_get_clinic (plan), record, groups[i].fields);
      if (strcmp (groups[i].fields[0], "baseline") == 0)
        add_track (group, record);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
      g_ptr_array_add (made, group);
    }
  g_object_set_data_full (G_OBJECT (page), "groups", made, (GDestroyNotify) g_ptr_array_unref);
  return page;
}

void
wm_plan_form_show_findings (GtkWidget *form, GPtrArray *findings)
{
  GPtrArray *made = g_object_get_data (G_OBJECT (form), "groups");
  for (guint i = 0; i < made->len; i++)
    wm_form_rows_show_findings (made->pdata[i], findings);
}

/** wm_plan_form_focus: the row of @field, or the first row where it is %NULL. */
void
wm_plan_form_focus (GtkWidget *form, const char *field)
{
  GPtrArray *made = g_object_get_data (G_OBJECT (form), "groups");
  for (guint i = 0; i < made->len; i++)
    if (wm_form_rows_focus (made->pdata[i], field))
      return;
}

static void
select_in_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  int from, to;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (!wm_blank_find (text, &from, &to))
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

/** wm_plan_form_select_blank: in the row that has the caret, so that what is typed takes its place. */
void
wm_plan_form_select_blank (GtkWidget *form)
{
  GtkRoot *root = gtk_widget_get_root (form);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  int from, to;
  if (GTK_IS_TEXT_VIEW (focus))
    select_in_view (GTK_TEXT_VIEW (focus));
  else if (GTK_IS_EDITABLE (focus) && wm_blank_find (gtk_editable_get_text (GTK_EDITABLE (focus)), &from, &to))
    gtk_editable_select_region (GTK_EDITABLE (focus), from, to);
}
