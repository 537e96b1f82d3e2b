/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Form rows: what is wrong is shown on them, dates can be picked, what is signed can be read; the list of findings
 * leads to each. */
#include "seek.h"
#include "start.h"
#include "wm-date-row.h"
#include "wm-findings-button.h"
#include "wm-form-fields.h"
#include "wm-form-read.h"
#include "wm-form-rows.h"
#include "wm-form-sentence.h"
#include "wm-hours-cell.h"
#include "wm-line-layout.h"
#include "wm-new-passphrase.h"
#include "wm-plan-form.h"
#include "wm-plan-reader.h"
#include "wm-sample.h"
#include "wm-schedule.h"
#include "wm-tab-stop.h"

static WmClinic *clinic;

static void
add_finding (GPtrArray *findings, WmSeverity severity, WmRecord *record, const char *field, const char *text)
{
  g_ptr_array_add (findings, wm_finding_new ("TP18", severity, wm_record_get_id (record), field, "plan", text));
}

static void
test_sentence (void)
{
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *row = wm_form_row_new (clinic, plan, wm_schema_field (&wm_plan_schema, "barriers")), *sentence = wm_form_sentence_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), sentence);
  add_finding (findings, WM_SEVERITY_WARNING, plan, "barriers", "Say what may get in the way.");
  add_finding (findings, WM_SEVERITY_ERROR, plan, "supports", "Not about this one.");
  wm_form_sentence_show (sentence, row, findings, wm_record_get_id (plan), "barriers");
  g_assert_true (gtk_widget_has_css_class (row, "warning"));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  /* all at once, and the gravest decides */
  add_finding (findings, WM_SEVERITY_ERROR, plan, "barriers", "A blank is left.");
  wm_form_sentence_show (sentence, row, findings, wm_record_get_id (plan), "barriers");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_false (gtk_widget_has_css_class (row, "warning"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (seek (sentence, GTK_TYPE_LABEL, 0))), ==, "Say what may get in the way.\nA blank is left.");
  gtk_test_accessible_assert_state (seek (row, GTK_TYPE_TEXT_VIEW, 0), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  wm_form_sentence_show (sentence, row, NULL, wm_record_get_id (plan), "barriers");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_false (gtk_widget_get_visible (sentence));
  g_assert_finalize_object (list);
}

/* Where a form is checked when it is saved, a row is marked until it is changed, and only that one. */
static void
test_forgets (void)
{
  static const char *const fields[] = { "barriers", "supports", NULL };
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  GtkWidget *group = g_object_ref_sink (adw_preferences_group_new ());
  wm_form_rows_add (ADW_PREFERENCES_GROUP (group), clinic, plan, fields);
  for (guint i = 0; fields[i]; i++)
    add_finding (findings, WM_SEVERITY_ERROR, plan, fields[i], "This is needed.");
  GtkWidget *one = gtk_widget_get_ancestor (seek (group, GTK_TYPE_TEXT_VIEW, 0), GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *other = gtk_widget_get_ancestor (seek (group, GTK_TYPE_TEXT_VIEW, 1), GTK_TYPE_LIST_BOX_ROW);
  wm_form_rows_show_findings (ADW_PREFERENCES_GROUP (group), findings);
  wm_record_set (plan, "barriers", "evening shifts");
  g_assert_true (gtk_widget_has_css_class (one, "error")); /* whoever checks while it is typed says when it is right */
  wm_form_rows_forget_when_changed (ADW_PREFERENCES_GROUP (group));
  wm_record_set (plan, "barriers", "evening shifts, rides");
  g_assert_false (gtk_widget_has_css_class (one, "error"));
  g_assert_true (gtk_widget_has_css_class (other, "error"));
  g_assert_finalize_object (group);
}

static void
test_time_row (void)
{
  g_autoptr (WmRecord) session = wm_record_new (&wm_session_schema);
  wm_record_set (session, "starts", "18:00");
  GtkWidget *row = g_object_ref_sink (wm_form_row_new (clinic, session, wm_schema_field (&wm_session_schema, "starts")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "6:00 pm");
  wm_record_set (session, "starts", "19:00"); /* a draft that is put back */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "7:00 pm");
  gtk_editable_set_text (GTK_EDITABLE (row), "9:30 am");
  g_assert_cmpstr (wm_record_get (session, "starts"), ==, "09:30");
  gtk_editable_set_text (GTK_EDITABLE (row), "soon"); /* refused when it is saved, and not lost before */
  g_assert_cmpstr (wm_record_get (session, "starts"), ==, "soon");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_null (wm_record_get (session, "starts"));
  g_assert_finalize_object (row);
}

/* While somebody types the row keeps the words; left, it says how they were understood. It may go with the keyboard in it. */
static void
test_left_row (void)
{
  static const char *const fields[] = { "starts", "date", NULL };
  g_autoptr (WmRecord) session = wm_record_new (&wm_session_schema);
  GtkWidget *window = gtk_window_new (), *group = adw_preferences_group_new ();
  wm_form_rows_add (ADW_PREFERENCES_GROUP (group), clinic, session, fields);
  gtk_window_set_child (GTK_WINDOW (window), group);
  gtk_window_present (GTK_WINDOW (window));
  GtkWidget *time = seek (group, ADW_TYPE_ENTRY_ROW, 0), *day = seek (group, ADW_TYPE_ENTRY_ROW, 1);
  g_assert_true (gtk_widget_grab_focus (time));
  gtk_editable_set_text (GTK_EDITABLE (time), "6:30pm");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (time)), ==, "6:30pm");
  g_assert_cmpstr (wm_record_get (session, "starts"), ==, "18:30");
  g_assert_true (gtk_widget_grab_focus (day));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (time)), ==, "6:30 pm");
  gtk_editable_set_text (GTK_EDITABLE (day), "12/4");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (day)), ==, "12/4");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpstr (wm_record_get (session, "date"), ==, "2026-12-04");
}

/* The row of a switch is no stop beside it. */
static void
test_switch_row (void)
{
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  GtkWidget *row = g_object_ref_sink (wm_form_row_new (clinic, plan, wm_schema_field (&wm_plan_schema, "copy-offered")));
  g_assert_true (GTK_IS_SWITCH (seek (row, GTK_TYPE_SWITCH, 0)));
  g_assert_false (gtk_widget_get_focusable (row));
  g_assert_true (gtk_widget_get_focusable (seek (row, GTK_TYPE_SWITCH, 0)));
  g_assert_finalize_object (row);
}

/* A sentence takes no keyboard, and doesn't keep it from what stands below. */
static void
test_way_past_sentence (void)
{
  static const char *const fields[] = { "barriers", "step-down-date", NULL };
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  GtkWidget *window = gtk_window_new (), *group = adw_preferences_group_new ();
  wm_form_rows_add (ADW_PREFERENCES_GROUP (group), clinic, plan, fields);
  add_finding (findings, WM_SEVERITY_ERROR, plan, "barriers", "Say what may get in the way.");
  wm_form_rows_show_findings (ADW_PREFERENCES_GROUP (group), findings);
  gtk_window_set_child (GTK_WINDOW (window), group);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  GtkWidget *above = seek (group, GTK_TYPE_TEXT_VIEW, 0), *below = seek (group, WM_TYPE_DATE_ROW, 0);
  gtk_widget_grab_focus (above);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), below));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == above);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (g_object_ref_sink (wm_form_sentence_new ()));
}

static void
step (GtkWidget *window, GtkDirectionType direction, GtkWidget *to)
{
  g_assert_true (gtk_widget_child_focus (window, direction));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == to);
}

/* One stop on the way, from either side. */
static void
test_tab_stop (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *list = gtk_list_box_new ();
  GtkWidget *before = gtk_button_new (), *stop = g_object_new (WM_TYPE_TAB_STOP, "child", list, NULL), *after = gtk_button_new ();
  for (guint i = 0; i < 3; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("A part"));
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), stop);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  GtkWidget *first = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)), *second = gtk_widget_get_next_sibling (first);
  gtk_widget_grab_focus (before);
  step (window, GTK_DIR_TAB_FORWARD, first);
  step (window, GTK_DIR_TAB_FORWARD, after);
  step (window, GTK_DIR_TAB_BACKWARD, first);
  step (window, GTK_DIR_TAB_BACKWARD, before);
  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (second));
  step (window, GTK_DIR_TAB_FORWARD, second);
  g_object_ref (stop);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (stop);
}

/* A list without rows is no stop, and no end. */
static void
test_tab_past_nothing (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *list = gtk_list_view_new (NULL, NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", list, "focusable", FALSE, NULL);
  GtkWidget *before = gtk_button_new (), *after = gtk_button_new ();
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), g_object_new (WM_TYPE_TAB_STOP, "child", scrolled, NULL));
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_widget_grab_focus (before);
  step (window, GTK_DIR_TAB_FORWARD, after);
  step (window, GTK_DIR_TAB_BACKWARD, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
press (GtkWidget *row, guint key)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (row);
  gboolean taken = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (all, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (keys) && gtk_event_controller_get_propagation_phase (keys) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (keys, "key-pressed", key, 0, 0, &taken);
    }
  return taken;
}

/* The beginning of a label chooses it, letter by letter; what nothing begins with changes nothing, and a first space is the row's. */
static void
test_type_ahead (void)
{
  g_autoptr (WmRecord) problem = wm_record_new (&wm_problem_schema);
  GtkWidget *window = gtk_window_new (), *list = gtk_list_box_new ();
  GtkWidget *row = wm_form_row_new (clinic, problem, wm_schema_field (&wm_problem_schema, "screen"));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_false (press (row, GDK_KEY_space));
  for (const char *c = "auditX"; *c; c++)
    g_assert_true (press (row, (guint) *c));
  g_assert_cmpstr (wm_record_get (problem, "screen"), ==, "audit");
  for (const char *c = "drug s"; *c; c++)
    g_assert_true (press (row, (guint) *c));
  g_assert_cmpstr (wm_record_get (problem, "screen"), ==, "drug-screen");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A text is shown whole, and its row becomes smaller with it. */
static void
test_long_text (void)
{
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  GtkWidget *window = gtk_window_new (), *list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), wm_form_row_new (clinic, plan, wm_schema_field (&wm_plan_schema, "barriers")));
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
  wm_record_set (plan, "barriers", "one\ntwo\nthree\nfour\nfive\nsix\nseven");
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  GtkWidget *view = seek (list, GTK_TYPE_TEXT_VIEW, 0), *frame = gtk_widget_get_parent (view);
  int whole, tall = gtk_widget_get_height (frame);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (view), NULL, &whole, NULL, NULL);
  g_assert_cmpint (tall, >=, whole);
  g_autofree char *long_one = g_strnfill (40, '\n');
  wm_record_set (plan, "barriers", long_one);
  settle ();
  int scrolled = gtk_widget_get_height (frame); /* much of it, and not all */
  g_assert_cmpint (scrolled, >, tall);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (view), NULL, &whole, NULL, NULL);
  g_assert_cmpint (scrolled, <, whole / 2);
  wm_record_set (plan, "barriers", "one");
  settle ();
  g_assert_cmpint (gtk_widget_get_height (frame), <, tall);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A long choice has a line of its own, and what is in it is no markup. */
static void
test_long_choice (void)
{
  g_autoptr (WmRecord) problem = wm_record_new (&wm_problem_schema), medication = wm_record_new (&wm_medication_schema);
  wm_record_set (problem, "dimension", "4-4");
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *dimension = wm_form_row_new (clinic, problem, wm_schema_field (&wm_problem_schema, "dimension"));
  GtkWidget *route = wm_form_row_new (clinic, medication, wm_schema_field (&wm_medication_schema, "route"));
  gtk_list_box_append (GTK_LIST_BOX (list), dimension);
  gtk_list_box_append (GTK_LIST_BOX (list), route);
  GListModel *labels = adw_combo_row_get_model (ADW_COMBO_ROW (dimension));
  adw_combo_row_set_selected (ADW_COMBO_ROW (dimension), g_list_model_get_n_items (labels) - 1);
  g_autoptr (GtkStringObject) last = g_list_model_get_item (labels, g_list_model_get_n_items (labels) - 1);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (dimension)), ==, gtk_string_object_get_string (last));
  g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (dimension)));
  g_assert_false (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (route)));
  g_assert_finalize_object (list);
}

static void
test_date_row (void)
{
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  wm_record_set (plan, "plan-date", "2026-11-10");
  GtkWidget *window = gtk_window_new (), *row = wm_date_row_new (clinic, plan, wm_schema_field (&wm_plan_schema, "plan-date"));
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "November 10, 2026");
  wm_record_set (plan, "plan-date", "2026-11-12"); /* a draft that is put back */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "November 12, 2026");
  gtk_editable_set_text (GTK_EDITABLE (row), "in 10 days");
  g_assert_cmpstr (wm_record_get (plan, "plan-date"), ==, "2026-12-04");
  gtk_widget_activate_action (row, "date.pick", NULL);
  for (guint i = 0; i < 100 && seek (row, GTK_TYPE_CALENDAR, 0) == NULL; i++)
    run_for (20);
  GtkCalendar *calendar = GTK_CALENDAR (seek (row, GTK_TYPE_CALENDAR, 0));
  g_autoptr (GDateTime) shown = gtk_calendar_get_date (calendar), picked = g_date_time_new_local (2026, 12, 18, 0, 0, 0);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 4);
  g_assert_cmpint (g_date_time_get_month (shown), ==, 12);
  /* turning the month picks nothing */
  g_autoptr (GDateTime) january = g_date_time_add_months (shown, 1);
  gtk_calendar_select_day (calendar, january);
  g_signal_emit_by_name (calendar, "next-month");
  run_for (30);
  g_assert_cmpstr (wm_record_get (plan, "plan-date"), ==, "2026-12-04");
  gtk_calendar_select_day (calendar, picked);
  for (guint i = 0; i < 100 && g_strcmp0 (wm_record_get (plan, "plan-date"), "2026-12-18") != 0; i++)
    run_for (20);
  g_assert_cmpstr (wm_record_get (plan, "plan-date"), ==, "2026-12-18");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "December 18, 2026");
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < 100 && row; i++)
    run_for (20);
  g_assert_null (row);
}

static void
test_read_row (void)
{
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  wm_record_set_many (plan, "plan-date", "2026-11-10", "kind", "initial", NULL);
  const char *const words[][2] = { { "plan-date", "Tuesday, November 10, 2026" }, { "kind", "Initial plan" }, { "barriers", "—" } };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *row = g_object_ref_sink (wm_form_read_row_new (clinic, plan, wm_schema_field (&wm_plan_schema, words[i][0])));
      GtkLabel *value = GTK_LABEL (seek (row, GTK_TYPE_LABEL, 1));
      g_assert_cmpstr (gtk_label_get_text (value), ==, words[i][1]);
      g_assert_true (gtk_label_get_selectable (value));
      g_assert_finalize_object (row);
    }
}

/* A plan in force is read, not greyed out: its rows are sensitive and nothing in them takes typing. */
static void
test_signed_form (void)
{
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0102", NULL);
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), "current", NULL);
  WmPlan *plan = wm_plan_load (clinic, id, NULL);
  g_assert_false (wm_plan_is_editable (plan));
  GtkWidget *form = g_object_ref_sink (wm_plan_form_new (plan, NULL));
  g_assert_true (gtk_widget_get_sensitive (form));
  g_assert_null (seek (form, GTK_TYPE_TEXT, 0));
  g_assert_null (seek (form, GTK_TYPE_TEXT_VIEW, 0));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (seek (form, GTK_TYPE_LABEL, 2))), "can be read, not changed"));
  g_assert_finalize_object (form);
  g_assert_finalize_object (plan);
}

static gboolean
has_pages (WmPlanReader *reader)
{
  for (guint i = 0; i < 100 && wm_plan_reader_get_n_pages (reader) == 0; i++)
    run_for (20);
  return wm_plan_reader_get_n_pages (reader) > 0;
}

/* The reader shows what is typed and not saved, and only while someone sees it. */
static void
test_reader (void)
{
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0101", NULL);
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), NULL, NULL);
  WmPlan *plan = wm_plan_load (clinic, id, NULL);
  WmPlanReader *reader = g_object_ref_sink (g_object_new (WM_TYPE_PLAN_READER, NULL));
  wm_plan_reader_set_plan (reader, plan);
  run_for (200);
  g_assert_cmpuint (wm_plan_reader_get_n_pages (reader), ==, 0);
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 500);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (reader));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (has_pages (reader));
  guint before = wm_plan_reader_get_n_pages (reader);
  g_autoptr (WmPlanNode) first = g_list_model_get_item (wm_plan_get_problems (plan), 0);
  g_autoptr (GString) long_text = g_string_new (NULL);
  for (guint i = 0; i < 400; i++)
    g_string_append (long_text, "and on the weekends that follow ");
  wm_record_set (wm_plan_node_get_record (first), "plain", long_text->str);
  wm_plan_reader_show_item (reader, first);
  for (guint i = 0; i < 100 && wm_plan_reader_get_n_pages (reader) == before; i++)
    run_for (20);
  g_assert_cmpuint (wm_plan_reader_get_n_pages (reader), >, before);
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (30);
  g_assert_finalize_object (reader);
}

/* The cell is empty until the hours were read; nobody waits for them. */
static void
test_hours_cell (void)
{
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, NULL);
  wm_roster_set_filter (roster, WM_ROSTER_STATUS, "active");
  WmRosterHours *hours = wm_roster_hours_new (clinic);
  GtkWidget *cell = g_object_ref_sink (wm_hours_cell_new (hours));
  GtkLabel *label = GTK_LABEL (seek (cell, GTK_TYPE_LABEL, 0));
  g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  wm_hours_cell_set_row (WM_HOURS_CELL (cell), row);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (label)));
  for (guint i = 0; i < 100 && !gtk_widget_get_visible (GTK_WIDGET (label)); i++)
    run_for (20);
  WmHours own;
  g_assert_true (wm_hours_for_week (clinic, wm_roster_row_get (row, WM_ROSTER_ID), wm_clinic_get_today (clinic), &own, NULL));
  g_autofree char *expected = g_strdup_printf ("%.1f / ", own.attended);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (label), expected));
  /* known by now: at once */
  wm_hours_cell_set_row (WM_HOURS_CELL (cell), NULL);
  wm_hours_cell_set_row (WM_HOURS_CELL (cell), row);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (label)));
  g_assert_finalize_object (cell);
  g_assert_finalize_object (hours);
}

static void
go_there_cb (WmFindingsButton *button, const WmFinding *finding, const WmFinding **went)
{
  *went = finding;
}

static void
test_findings_button (void)
{
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  g_autoptr (GPtrArray) findings = wm_findings_new (), none = wm_findings_new ();
  const WmFinding *went = NULL;
  WmFindingsButton *button = g_object_ref_sink (g_object_new (WM_TYPE_FINDINGS_BUTTON, NULL));
  g_signal_connect (button, "go-there", G_CALLBACK (go_there_cb), &went);
  add_finding (findings, WM_SEVERITY_ERROR, plan, "barriers", "Name a barrier & a support.");
  add_finding (findings, WM_SEVERITY_WARNING, plan, "supports", "Name a support, and somebody who comes along to it, and say how they are reached.");
  wm_findings_button_set (button, none);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (button)));
  wm_findings_button_set (button, findings);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  GtkListBox *list = GTK_LIST_BOX (seek (GTK_WIDGET (button), GTK_TYPE_LIST_BOX, 0));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW);
  int high, place;
  gtk_widget_measure (GTK_WIDGET (list), GTK_ORIENTATION_VERTICAL, 462, NULL, &high, NULL, NULL); /* its sentences take a second line there */
  gtk_widget_measure (scrolled, GTK_ORIENTATION_VERTICAL, 462, &place, NULL, NULL, NULL);
  g_assert_cmpint (place, ==, high);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 1));
  g_assert_true (went == findings->pdata[1]);
  wm_findings_button_set (button, none);
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  g_assert_finalize_object (button);
}

static void
bounds_of (GtkWidget *row, GtkWidget *text, GtkWidget *beside, graphene_rect_t *text_bounds, graphene_rect_t *beside_bounds)
{
  g_assert_true (gtk_widget_compute_bounds (text, row, text_bounds));
  g_assert_true (gtk_widget_compute_bounds (beside, row, beside_bounds));
}

/* A text goes on in a further line before anything beside it gives way, and stands in the middle of what is higher. */
static void
test_line_layout (void)
{
  GtkWidget *row = g_object_ref_sink (adw_action_row_new ()), *beside = gtk_button_new_with_label ("Beside");
  graphene_rect_t text_bounds, beside_bounds;
  int least, usual, high, lines = 0;
  g_object_set (row, "title", "A text of more words than a narrow window has room for", "title-lines", 0, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), beside);
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  gtk_widget_set_size_request (beside, 140, 90);
  GtkWidget *text = seek (row, GTK_TYPE_LABEL, 0);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
  for (int width = usual + 60; width > least; width -= 60)
    {
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &high, NULL, NULL, NULL);
      gtk_widget_allocate (row, width, high, -1, NULL);
      bounds_of (row, text, beside, &text_bounds, &beside_bounds);
      g_assert_cmpfloat (beside_bounds.size.width, ==, 140);
      g_assert_cmpfloat (text_bounds.origin.x + text_bounds.size.width, <=, beside_bounds.origin.x);
      g_assert_cmpfloat_with_epsilon (text_bounds.origin.y + text_bounds.size.height / 2, high / 2.0, 1);
      lines = pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (text)));
      g_assert_true ((lines == 1) == (width >= usual));
    }
  g_assert_cmpint (lines, >, 3);
  gtk_widget_set_direction (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (row, usual, high, -1, NULL);
  bounds_of (row, text, beside, &text_bounds, &beside_bounds);
  g_assert_cmpfloat (beside_bounds.origin.x + beside_bounds.size.width, <=, text_bounds.origin.x);
  g_assert_finalize_object (row);
}

/* Below what is in sight, it comes there when somebody types into it, and not while they type whose it will be. */
static void
test_new_passphrase (void)
{
  GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *above = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *passphrase = g_object_new (WM_TYPE_NEW_PASSPHRASE, NULL);
  gtk_widget_set_size_request (above, 200, 800);
  gtk_widget_set_size_request (scroller, 300, 400);
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), passphrase);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  wm_new_passphrase_set_person (WM_NEW_PASSPHRASE (passphrase), "J. Doe");
  settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (seek (passphrase, ADW_TYPE_PASSWORD_ENTRY_ROW, 0)), "a quiet river");
  settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 400);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (g_object_ref_sink (g_object_new (WM_TYPE_NEW_PASSPHRASE, NULL)));
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-form-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_sample_create (folder, NULL, "correct horse", 8, 1, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  g_test_add_func ("/ui/form/sentence", test_sentence);
  g_test_add_func ("/ui/form/way-past-sentence", test_way_past_sentence);
  g_test_add_func ("/ui/form/tab-stop", test_tab_stop);
  g_test_add_func ("/ui/form/tab-past-nothing", test_tab_past_nothing);
  g_test_add_func ("/ui/form/type-ahead", test_type_ahead);
  g_test_add_func ("/ui/form/long-text", test_long_text);
  g_test_add_func ("/ui/form/long-choice", test_long_choice);
  g_test_add_func ("/ui/form/date-row", test_date_row);
  g_test_add_func ("/ui/form/time-row", test_time_row);
  g_test_add_func ("/ui/form/left-row", test_left_row);
  g_test_add_func ("/ui/form/switch-row", test_switch_row);
  g_test_add_func ("/ui/form/forgets", test_forgets);
  g_test_add_func ("/ui/form/read-row", test_read_row);
  g_test_add_func ("/ui/form/signed", test_signed_form);
  g_test_add_func ("/ui/form/reader", test_reader);
  g_test_add_func ("/ui/roster/hours-cell", test_hours_cell);
  g_test_add_func ("/ui/form/findings-button", test_findings_button);
  g_test_add_func ("/ui/form/line-layout", test_line_layout);
  g_test_add_func ("/ui/form/new-passphrase", test_new_passphrase);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
