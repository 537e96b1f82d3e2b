/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The Calendar's widgets: each is built from its template and finalized; keys mark, move, take away and undo. */
#include "start.h"
#include "wm-calendar-view-private.h"
#include "wm-drafts.h"
#include "wm-narrow-text.h"
#include "wm-plan.h"
#include "wm-sample.h"
#include "wm-session-dialog.h"
#include "wm-today-view.h"
#include "wm-caseload.h"
#include "wm-waiting-list.h"
#include "wm-week-days.h"
#include "wm-week-event.h"

static WmClinic *clinic;

static void
make_clinic (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-calendar-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_sample_fill (clinic, 30, 1, wm_day_from_ymd (2026, 11, 20), &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 20));
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *style)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_visible (widget) && (style == NULL || gtk_widget_has_css_class (widget, style)))
    return widget;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type, style);
  return found;
}

static gboolean
press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
  return handled;
}

typedef struct
{
  GtkWidget *window, *view;
  WmWeekGrid *grid;
} Shown;

static Shown
show_view (void)
{
  Shown shown = { gtk_window_new (), g_object_new (WM_TYPE_CALENDAR_VIEW, "clinic", clinic, NULL), NULL };
  GtkWidget *overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), shown.view);
  gtk_window_set_child (GTK_WINDOW (shown.window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (shown.window), 1366, 720);
  gtk_window_present (GTK_WINDOW (shown.window));
  settle ();
  shown.grid = WM_WEEK_GRID (find (shown.view, WM_TYPE_WEEK_GRID, NULL));
  g_assert_nonnull (shown.grid);
  return shown;
}

static void
close_view (Shown *shown)
{
  GtkWidget *view = shown->view, *grid = GTK_WIDGET (shown->grid);
  g_object_add_weak_pointer (G_OBJECT (shown->view), (gpointer *) &view);
  g_object_add_weak_pointer (G_OBJECT (shown->grid), (gpointer *) &grid);
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  g_assert_null (view);
  g_assert_null (grid);
}

static GtkWidget *
select_event (Shown *shown, const char *style)
{
  GtkWidget *event = find (GTK_WIDGET (shown->grid), WM_TYPE_WEEK_EVENT, style);
  g_assert_nonnull (event);
  wm_week_grid_select (shown->grid, wm_week_event_get (WM_WEEK_EVENT (event)), TRUE);
  return event;
}

static guint
count_events (Shown *shown)
{
  guint n = 0;
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (shown->grid)); w; w = gtk_widget_get_next_sibling (w))
    n += gtk_widget_get_visible (w);
  return n;
}

/* Presses an arrow until it finds no further session, and says how many it came to. It never leaves the grid, beside which
 * is what deletes a session. */
static guint
walk (Shown *shown, guint key)
{
  const WmOccurrence *at = wm_week_grid_get_selected (shown->grid), *before;
  guint n = 0;
  do
    {
      before = at;
      g_assert_true (press (GTK_WIDGET (shown->grid), key, 0));
      at = wm_week_grid_get_selected (shown->grid);
      n += at != before;
    }
  while (at != before);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (shown->window)), GTK_WIDGET (shown->grid)));
  return n;
}

static void
test_view (void)
{
  Shown shown = show_view ();
  GtkWidget *event = select_event (&shown, "group");
  gtk_test_accessible_assert_role (event, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (event), GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (guint i = 0; i < 1000 && gtk_widget_get_width (event) == 0; i++) /* a slow machine lays out later */
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_cmpint (gtk_widget_get_width (event), >, 20);
  gtk_widget_activate_action (shown.view, "week.next", NULL);
  gtk_widget_activate_action (shown.view, "week.today", NULL);
  /* down goes through every session of the week, up back again */
  wm_week_grid_select (shown.grid, NULL, FALSE);
  guint n = count_events (&shown);
  g_assert_cmpuint (walk (&shown, GDK_KEY_Down), ==, n);
  g_assert_cmpuint (walk (&shown, GDK_KEY_Up), ==, n - 1);
  g_assert_cmpuint (walk (&shown, GDK_KEY_Right), >, 0);
  g_assert_cmpuint (walk (&shown, GDK_KEY_Left), >, 0);
  g_assert_true (press (GTK_WIDGET (shown.grid), GDK_KEY_Left, GDK_CONTROL_MASK));
  close_view (&shown);
}

static void
test_keys_move (void)
{
  Shown shown = show_view ();
  gtk_widget_activate_action (shown.view, "week.next", NULL); /* nothing is marked there */
  select_event (&shown, "group");
  const WmOccurrence *o = wm_week_grid_get_selected (shown.grid);
  WmDay day = o->date;
  int start = o->times.start, end = o->times.end;
  g_assert_true (press (GTK_WIDGET (shown.grid), GDK_KEY_Down, GDK_ALT_MASK));
  o = wm_week_grid_get_selected (shown.grid);
  g_assert_cmpint (o->times.start, ==, start + 15);
  g_assert_true (press (GTK_WIDGET (shown.grid), GDK_KEY_Right, GDK_ALT_MASK));
  o = wm_week_grid_get_selected (shown.grid);
  g_assert_cmpint (o->date, ==, day + 1);
  g_assert_true (press (GTK_WIDGET (shown.grid), GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK));
  o = wm_week_grid_get_selected (shown.grid);
  g_assert_cmpint (o->times.end, ==, end + 30);
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (shown.view, "week.undo", NULL);
  o = wm_week_grid_get_selected (shown.grid);
  g_assert_cmpint (o->date, ==, day);
  g_assert_cmpint (o->times.start, ==, start);
  g_assert_null (o->session);
  close_view (&shown);
}

static void
test_keys_remove (void)
{
  Shown shown = show_view ();
  gtk_widget_activate_action (shown.view, "week.next", NULL);
  select_event (&shown, "individual");
  guint before = count_events (&shown);
  g_assert_true (press (GTK_WIDGET (shown.grid), GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_events (&shown), ==, before - 1);
  gtk_widget_activate_action (shown.view, "week.undo", NULL);
  g_assert_cmpuint (count_events (&shown), ==, before);
  /* one that has attendance stays */
  gtk_widget_activate_action (shown.view, "week.today", NULL);
  select_event (&shown, "group");
  before = count_events (&shown);
  g_assert_true (press (GTK_WIDGET (shown.grid), GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_events (&shown), ==, before);
  close_view (&shown);
}

static void
test_keys_mark (void)
{
  Shown shown = show_view ();
  g_autoptr (WmSchedule) day = wm_schedule_load (clinic, wm_clinic_get_today (clinic), wm_clinic_get_today (clinic), NULL, NULL);
  GPtrArray *all = wm_schedule_occurrences (day);
  const WmOccurrence *group = NULL;
  for (guint i = 0; i < all->len; i++)
    if (((WmOccurrence *) all->pdata[i])->group)
      group = all->pdata[i];
  g_assert_nonnull (group);
  wm_calendar_view_show (WM_CALENDAR_VIEW (shown.view), group);
  g_assert_true (press (GTK_WIDGET (shown.grid), GDK_KEY_Return, 0));
  GtkWidget *rows = find (find (shown.view, WM_TYPE_SESSION_PANEL, NULL), GTK_TYPE_LIST_BOX, NULL);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (rows))), ==, 0);
  static const guint keys[] = { GDK_KEY_p, GDK_KEY_X, GDK_KEY_n };
  static const WmAttendance marks[] = { WM_ATTENDANCE_PRESENT, WM_ATTENDANCE_EXCUSED, WM_ATTENDANCE_NO_SHOW };
  for (guint i = 0; i < 3; i++)
    g_assert_true (press (rows, keys[i], 0));
  const WmOccurrence *now = wm_week_grid_get_selected (shown.grid);
  g_assert_cmpuint (now->n_marked, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (g_array_index (now->seats, WmSeat, i).status, ==, marks[i]);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (rows))), ==, 3);
  g_assert_false (press (rows, GDK_KEY_q, 0));
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (shown.view, "week.undo", NULL);
  g_assert_cmpuint (wm_week_grid_get_selected (shown.grid)->n_marked, ==, 0);
  close_view (&shown);
}

static GtkEventController *
controller_of (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (G_OBJECT_TYPE (controller) == type)
        return controller; /* the widget holds it */
    }
  g_assert_not_reached ();
}

static void
drag (GtkWidget *grid, double x, double y, double dx, double dy)
{
  GtkEventController *click = controller_of (grid, GTK_TYPE_GESTURE_CLICK), *pull = controller_of (grid, GTK_TYPE_GESTURE_DRAG);
  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_signal_emit_by_name (pull, "drag-begin", x, y);
  g_signal_emit_by_name (pull, "drag-update", dx, dy);
  g_signal_emit_by_name (pull, "drag-end", dx, dy);
}

static void
created_cb (WmWeekGrid *grid, int day, int start, int end, int *created)
{
  created[0] = day;
  created[1] = start;
  created[2] = end;
}

static void
test_drag (void)
{
  Shown shown = show_view ();
  gtk_widget_activate_action (shown.view, "week.next", NULL);
  settle ();
  GtkWidget *event = select_event (&shown, "group");
  const WmOccurrence *o = wm_week_grid_get_selected (shown.grid);
  WmDay day = o->date;
  int start = o->times.start, end = o->times.end, created[3] = { 0 };
  double x, y, hour = gtk_widget_get_height (event) * 60.0 / (end - start), height = gtk_widget_get_height (event);
  double width = (gtk_widget_get_width (GTK_WIDGET (shown.grid)) - wm_week_grid_gutter (GTK_WIDGET (shown.grid))) / 5.8; /* the weekend is narrow */
  gtk_widget_translate_coordinates (event, GTK_WIDGET (shown.grid), 8, 10, &x, &y);
  drag (GTK_WIDGET (shown.grid), x, y, width, hour);
  o = wm_week_grid_get_selected (shown.grid);
  g_assert_cmpint (o->date, ==, day + 1);
  g_assert_cmpint (o->times.start, ==, start + 60);
  gtk_widget_activate_action (shown.view, "week.undo", NULL);
  settle ();
  event = select_event (&shown, "group");
  gtk_widget_translate_coordinates (event, GTK_WIDGET (shown.grid), 8, height - 3, &x, &y);
  drag (GTK_WIDGET (shown.grid), x, y, 0, hour);
  o = wm_week_grid_get_selected (shown.grid);
  g_assert_cmpint (o->times.start, ==, start);
  g_assert_cmpint (o->times.end, ==, end + 60);
  gtk_widget_activate_action (shown.view, "week.undo", NULL);
  g_signal_handlers_disconnect_matched (shown.grid, G_SIGNAL_MATCH_ID, g_signal_lookup ("create", WM_TYPE_WEEK_GRID), 0, NULL, NULL, NULL);
  g_signal_connect (shown.grid, "create", G_CALLBACK (created_cb), created);
  drag (GTK_WIDGET (shown.grid), wm_week_grid_gutter (GTK_WIDGET (shown.grid)) + 10, 10, 0, hour);
  WmDay sunday = wm_day_week_start (day, 0);
  g_assert_cmpint (created[0], ==, sunday);
  g_assert_cmpint (created[2] - created[1], >=, 60);
  g_assert_cmpint (created[1] % 15, ==, 0);
  close_view (&shown);
}

static guint n_asked;

static void
asked_cb (WmSessionDialog *dialog, WmRecord *session, gpointer data)
{
  n_asked++;
  g_assert_cmpstr (wm_record_get (session, "date"), ==, "2026-11-20");
  g_assert_cmpstr (wm_record_get (session, "kind"), ==, "individual");
  g_assert_nonnull (wm_record_get (session, "staff"));
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_session_dialog_refuse (dialog, findings, "Not so.");
}

static void
test_dialog (void)
{
  GtkWidget *dialog = wm_session_dialog_new (clinic, wm_day_from_ymd (2026, 11, 20), 600, 650, NULL);
  g_signal_connect (dialog, "add", G_CALLBACK (asked_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  g_signal_emit_by_name (find (dialog, GTK_TYPE_BUTTON, "suggested-action"), "clicked");
  g_assert_cmpuint (n_asked, ==, 1);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle ();
  g_assert_null (dialog);
}

static guint
n_kept (void)
{
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  return kept->len;
}

/* In the calendar what was entered and lost comes back with the dialog, and is kept no longer once it is added. */
static void
test_entered_before (void)
{
  Shown shown = show_view ();
  for (guint again = 0; again < 2; again++)
    {
      gtk_widget_activate_action (shown.view, "week.new", NULL);
      settle ();
      GtkWindow *dialog = WM_CALENDAR_VIEW (shown.view)->dialog;
      GtkWidget *row = find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);
      if (again)
        {
          g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "December 2, 2026");
          g_signal_emit_by_name (find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "suggested-action"), "clicked");
          g_assert_null (WM_CALENDAR_VIEW (shown.view)->dialog);
          continue;
        }
      gtk_editable_set_text (GTK_EDITABLE (row), "12/2/2026");
      gtk_window_destroy (dialog);
      g_assert_cmpuint (n_kept (), ==, 1);
    }
  g_assert_cmpuint (n_kept (), ==, 0);
  gtk_widget_activate_action (shown.view, "week.undo", NULL);
  close_view (&shown);
}

static guint n_printed;

static void
printed_cb (WmHoursLedger *ledger, const char *client, gpointer data)
{
  n_printed += client != NULL;
}

static void
test_ledger (void)
{
  GtkWidget *window = gtk_window_new (), *ledger = wm_hours_ledger_new ();
  g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, wm_clinic_get_today (clinic), NULL, NULL);
  gtk_window_set_child (GTK_WINDOW (window), ledger);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 300);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (ledger, "print", G_CALLBACK (printed_cb), NULL);
  wm_hours_ledger_set (WM_HOURS_LEDGER (ledger), week, wm_schedule_people (week), wm_clinic_get_today (clinic));
  settle ();
  g_signal_emit_by_name (find (ledger, GTK_TYPE_BUTTON, "flat"), "clicked");
  g_assert_cmpuint (n_printed, ==, 1);
  /* a year later nothing was attended that could still be mended */
  wm_hours_ledger_set (WM_HOURS_LEDGER (ledger), week, wm_schedule_people (week), wm_clinic_get_today (clinic) + 365);
  g_assert_cmpuint (wm_hours_ledger_get_n_flagged (WM_HOURS_LEDGER (ledger)), >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_today (void)
{
  GtkWidget *window = gtk_window_new (), *view = g_object_new (WM_TYPE_TODAY_VIEW, "clinic", clinic, NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  GtkWidget *panel = find (view, WM_TYPE_SESSION_PANEL, NULL), *rows = find (panel, GTK_TYPE_LIST_BOX, NULL);
  g_assert_nonnull (rows);
  gtk_list_box_select_row (GTK_LIST_BOX (rows), gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0));
  g_assert_true (press (rows, GDK_KEY_x, 0));
  gtk_widget_activate_action (view, "week.undo", NULL);
  g_autoptr (WmSchedule) day = wm_schedule_load (clinic, wm_clinic_get_today (clinic), wm_clinic_get_today (clinic), NULL, NULL);
  for (guint i = 0; i < wm_schedule_occurrences (day)->len; i++)
    g_assert_cmpuint (((WmOccurrence *) wm_schedule_occurrences (day)->pdata[i])->n_marked, ==, 0);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_null (view);
}

static guint
count_waiting (GtkWidget *list, const char *staff)
{
  g_assert_true (wm_waiting_list_load (WM_WAITING_LIST (list), clinic, staff, NULL));
  g_assert_true (wm_waiting_list_is_busy (WM_WAITING_LIST (list)));
  while (wm_waiting_list_is_busy (WM_WAITING_LIST (list)))
    g_main_context_iteration (NULL, FALSE);
  return wm_waiting_list_get_count (WM_WAITING_LIST (list));
}

static void
test_waiting (void)
{
  GtkWidget *list = g_object_ref_sink (g_object_new (WM_TYPE_WAITING_LIST, NULL));
  guint all = count_waiting (list, NULL);
  g_autoptr (WmCaseload) caseload = wm_caseload_load_waiting (clinic, NULL); /* whoever's clients they are */
  guint cosign = wm_caseload_get_waiting (caseload)->len;
  g_assert_cmpuint (count_waiting (list, "nobody"), ==, cosign);
  g_assert_cmpuint (all, >, cosign);
  /* what was typed and not saved waits too, until it is saved */
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0101", NULL);
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), NULL, NULL), *key = g_strdup_printf ("plan/%s", id);
  g_assert_true (wm_store_put_draft (wm_clinic_get_store (clinic), key, "typed", NULL));
  g_assert_true (wm_store_put_draft (wm_clinic_get_store (clinic), "plan/gone", "typed", NULL));
  g_assert_cmpuint (count_waiting (list, "nobody"), ==, cosign + 1);
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((WmKept *) kept->pdata[0])->client, ==, wm_record_get_id (client));
  g_assert_cmpstr (((WmKept *) kept->pdata[0])->what, ==, "plan");
  g_assert_true (wm_store_put_draft (wm_clinic_get_store (clinic), key, NULL, NULL));
  g_assert_true (wm_store_put_draft (wm_clinic_get_store (clinic), "plan/gone", NULL, NULL));
  g_assert_finalize_object (list);
}

static const WmOccurrence *
find_single (WmSchedule *week)
{
  GPtrArray *all = wm_schedule_occurrences (week);
  for (guint i = 0; i < all->len; i++)
    if (!((WmOccurrence *) all->pdata[i])->group && strstr (((WmOccurrence *) all->pdata[i])->title, ". "))
      return all->pdata[i];
  g_assert_not_reached ();
}

/* What @event says at this width, unless sessions stand beside it. */
static const char *
said_at (GtkWidget *event, int width)
{
  gtk_widget_measure (event, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (event, width, 90, -1, NULL);
  GtkWidget *label = gtk_widget_get_first_child (event);
  return gtk_widget_get_child_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

/* The lines of the text for this width, none of which is wider. */
static char **
lines_at (GtkWidget *event, const WmOccurrence *occurrence, int width)
{
  int needed;
  g_autoptr (PangoLayout) layout = wm_narrow_text_new (event, occurrence, "", width);
  pango_layout_get_pixel_size (layout, &needed, NULL);
  g_assert_cmpint (needed, <=, width);
  g_assert_false (pango_layout_is_ellipsized (layout));
  return g_strsplit (pango_layout_get_text (layout), "\n", -1);
}

/* The name as a whole, then fewer and fewer of its letters and the hour alone, then no time at all. */
static void
check_narrow (GtkWidget *event, const WmOccurrence *single)
{
  const char *family = strstr (single->title, ". ") + strlen (". ");
  g_auto (GStrv) wide = lines_at (event, single, 400);
  g_assert_nonnull (strstr (wide[0], family));
  g_assert_nonnull (strchr (wide[1], ':'));
  gsize before = strlen (wide[0]);
  for (int width = 60; width >= 18; width -= 6)
    {
      g_auto (GStrv) lines = lines_at (event, single, width);
      g_assert_cmpuint (strlen (lines[0]), <=, before);
      g_assert_true (strstr (lines[0], family) || strchr (lines[0], '.'));
      g_assert_null (strstr (lines[0], "…"));
      before = strlen (lines[0]);
    }
  g_assert_cmpuint (before, <, strlen (wide[0]));
}

/* Where the text ends that is painted at this height; 0: nothing of it is cut. */
static float
painted_at (GtkWidget *event, int height)
{
  graphene_rect_t clip = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  gtk_widget_allocate (event, 160, height, -1, NULL);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GTK_WIDGET_GET_CLASS (event)->snapshot (event, snapshot);
  GskRenderNode *all = gtk_snapshot_free_to_node (snapshot);
  for (guint i = 0; i < gsk_container_node_get_n_children (all); i++)
    if (gsk_render_node_get_node_type (gsk_container_node_get_child (all, i)) == GSK_CLIP_NODE)
      clip = *gsk_clip_node_get_clip (gsk_container_node_get_child (all, i));
  gsk_render_node_unref (all);
  return clip.size.height;
}

/* Of sessions side by side the family name is told, without the initial, abbreviated where it must be; and of a text that is too
 * long, whole lines. */
static void
test_event (void)
{
  g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, wm_clinic_get_today (clinic), NULL, NULL);
  const WmOccurrence *single = find_single (week);
  GtkWidget *window = gtk_window_new (), *fixed = gtk_fixed_new (), *event = wm_week_event_new ();
  gtk_fixed_put (GTK_FIXED (fixed), event, 0, 0);
  gtk_window_set_child (GTK_WINDOW (window), fixed);
  gtk_window_present (GTK_WINDOW (window));
  wm_week_event_set (WM_WEEK_EVENT (event), single, wm_clinic_get_today (clinic));
  settle ();
  g_assert_nonnull (strstr (said_at (event, 160), single->title));
  g_assert_null (said_at (event, 60));
  check_narrow (event, single);
  guint cut = 0;
  for (int height = 30; height < 60; height++)
    {
      float end = painted_at (event, height);
      g_assert_cmpfloat (end, <=, (float) height);
      cut += end > 0 && end < (float) height - 4;
    }
  g_assert_cmpuint (cut, >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
least_width (GType type)
{
  int least;
  GtkWidget *window = gtk_window_new (), *view = g_object_new (type, "clinic", clinic, NULL);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  return least;
}

/* At twice the usual text size they still fit a small laptop's screen. */
static void
test_large_text (void)
{
  int usual;
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &usual, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * usual, NULL);
  g_assert_cmpint (least_width (WM_TYPE_TODAY_VIEW), <=, 1366);
  g_assert_cmpint (least_width (WM_TYPE_CALENDAR_VIEW), <=, 1366);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", usual, NULL);
}

static void
test_small_ones (void)
{
  GType types[] = { WM_TYPE_WEEK_DAYS, WM_TYPE_WEEK_GRID, WM_TYPE_WEEK_EVENT, WM_TYPE_SESSION_PANEL, WM_TYPE_HOURS_LEDGER, WM_TYPE_HOURS_BAR };
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));
      g_assert_finalize_object (widget);
    }
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  make_clinic ();
  g_test_add_func ("/ui/calendar/view", test_view);
  g_test_add_func ("/ui/calendar/keys-move", test_keys_move);
  g_test_add_func ("/ui/calendar/keys-remove", test_keys_remove);
  g_test_add_func ("/ui/calendar/keys-mark", test_keys_mark);
  g_test_add_func ("/ui/calendar/drag", test_drag);
  g_test_add_func ("/ui/calendar/dialog", test_dialog);
  g_test_add_func ("/ui/calendar/entered-before", test_entered_before);
  g_test_add_func ("/ui/calendar/ledger", test_ledger);
  g_test_add_func ("/ui/today/view", test_today);
  g_test_add_func ("/ui/today/waiting", test_waiting);
  g_test_add_func ("/ui/calendar/event", test_event);
  g_test_add_func ("/ui/calendar/small-ones", test_small_ones);
  g_test_add_func ("/ui/calendar/large-text", test_large_text);
  int result = g_test_run ();
  g_object_unref (clinic);
  return result;
}
