/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: the day's sessions in order, the selected one's attendance, what waits. */
#define G_LOG_DOMAIN "wm-today"
#include "wm-today-view.h"

#include "wm-calendar-text.h"
#include "wm-page-icon.h"
#include "wm-session-acts.h"
#include "wm-session-panel.h"
#include "wm-tab-stop.h"
#include "wm-waiting-list.h"

#include <glib/gi18n.h>

#define SESSIONS 60 /* of a large clinic, which has thousands a day */

struct _WmTodayView
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *title, *scope;
  GtkStack *states;
  AdwStatusPage *none;
  GtkListBox *sessions;
  WmSessionPanel *panel;
  WmWaitingList *waiting;

  /* owned */
  WmClinic *clinic;
  WmSchedule *schedule;
  GPtrArray *shown; /* of WmOccurrence of the schedule, one for each row */
  WmSessionActs acts;
  guint limit;      /* of a large clinic that so many sessions are shown at most; 0: all are */
  gboolean own;     /* own sessions and clients are shown, not everyone's */
  guint tick;       /* moves the mark of the running session */
  guint later;      /* what waits is gathered anew a moment after marks came in */
  guint arriving;   /* the focus is looked after once the view is there, */
  guint looking;    /* and the selected session brought into sight once it has its place */
};

enum
{
  PROP_CLINIC = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmTodayView, wm_today_view, ADW_TYPE_BIN)

/* The staff record of who is signed in, or NULL. */
static const char *
own_staff (WmTodayView *self)
{
  WmRecord *staff = wm_clinic_get_user_record (self->clinic);
  return staff ? wm_record_get_id (staff) : NULL;
}

static void
gather (WmTodayView *self, const char *staff)
{
  GPtrArray *all = wm_schedule_occurrences (self->schedule);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *o = all->pdata[i];
      if (o->state != WM_SESSION_CANCELLED && wm_occurrence_involves (o, NULL, staff, NULL))
        g_ptr_array_add (self->shown, all->pdata[i]);
    }
}

static GtkWidget *
make_chip (const WmOccurrence *o)
{
  int now = wm_minute_now ();
  gboolean running = now >= o->times.start && now < o->times.end, over = now >= o->times.end;
  gboolean complete = o->seats->len && o->n_marked == o->seats->len;
  g_autofree char *count = g_strdup_printf (_("%u of %u marked"), o->n_marked, o->seats->len);
  g_autofree char *running_count = g_strdup_printf (_("running · %u of %u"), o->n_marked, o->seats->len);
  const char *text = complete ? _("✓ attendance") : running ? running_count : over ? _("attendance missing") : count;
  GtkWidget *chip = gtk_label_new (text);
  const char *classes[] = { "chip", complete ? "good" : running ? "info" : over ? "note" : "plain", NULL };
  gtk_widget_set_css_classes (chip, classes);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (chip, o->seats->len > 0);
  gtk_widget_set_tooltip_text (chip, count);
  return chip;
}

static GtkWidget *
make_clash (const WmOccurrence *o)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_tooltip_text (icon, o->clash);
  gtk_widget_add_css_class (icon, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, o->clash, -1);
  return icon;
}

static GtkWidget *
make_row (const WmOccurrence *o)
{
  GtkWidget *row = adw_action_row_new ();
  const WmLook *look = wm_look_of (o);
  g_autofree char *span = wm_minutes_to_span (o->times.start, o->times.end), *words = wm_occurrence_in_words (o);
  g_autofree char *title = g_markup_printf_escaped ("\u200e%s \u2068%s\u2069", look->symbol, o->title); /* the symbol leads whichever way the name runs */
  g_autofree char *room = *o->room_name ? g_strdup_printf (" · %s", o->room_name) : g_strdup ("");
  g_autofree char *subtitle = g_markup_printf_escaped ("%s%s · %s", span, room, o->staff_name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (o->clash) /* the panel says why */
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_clash (o));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_chip (o));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static const WmOccurrence *
selected (WmTodayView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sessions);
  guint i = row ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;
  return i < self->shown->len ? self->shown->pdata[i] : NULL;
}

static void
selected_cb (WmTodayView *self)
{
  if (self->clinic && self->schedule)
    wm_session_panel_set (self->panel, self->schedule, selected (self), wm_clinic_get_today (self->clinic));
}

static void
activated_cb (WmTodayView *self)
{
  wm_session_panel_focus_roster (self->panel);
}

/* What was selected stays; else the running session, else the next one. */
static guint
row_to_select (WmTodayView *self, const WmOccurrence *was)
{
  const WmOccurrence *same = was ? wm_schedule_find (self->schedule, was) : NULL;
  int now = wm_minute_now ();
  for (guint i = 0; same && i < self->shown->len; i++)
    if (self->shown->pdata[i] == same)
      return i;
  for (guint i = 0; i < self->shown->len; i++)
    if (((const WmOccurrence *) self->shown->pdata[i])->times.end > now)
      return i;
  return 0;
}

static void
fill_sessions (WmTodayView *self, const WmOccurrence *was, gboolean focused)
{
  GtkListBoxRow *row;
  g_signal_handlers_block_by_func (self->sessions, selected_cb, self);
  while ((row = gtk_list_box_get_row_at_index (self->sessions, 0)))
    gtk_list_box_remove (self->sessions, GTK_WIDGET (row));
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_append (self->sessions, make_row (self->shown->pdata[i]));
  row = gtk_list_box_get_row_at_index (self->sessions, (int) row_to_select (self, was));
  gtk_list_box_select_row (self->sessions, row);
  g_signal_handlers_unblock_by_func (self->sessions, selected_cb, self);
  if (row && focused)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_stack_set_visible_child_name (self->states, self->shown->len ? "sessions" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->panel), self->shown->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->scope), self->shown->len > 0);
  selected_cb (self);
}

static void
fill_head (WmTodayView *self, gboolean own)
{
  g_autofree char *some = g_strdup_printf (_("The next %u sessions of the clinic · the week has all"), self->shown->len);
  g_autofree char *day = wm_day_in_words (wm_clinic_get_today (self->clinic), _("%A, %B %-d"));
  gtk_label_set_label (self->title, day);
  gtk_label_set_label (self->scope, own ? _("Your sessions · Enter goes to the attendance")
                                    : self->limit ? some
                                                  : _("All sessions of the clinic · Enter goes to the attendance"));
}

static gboolean
waiting_cb (gpointer data)
{
  WmTodayView *self = data;
  g_autoptr (GError) error = NULL;
  self->later = 0;
  if (!wm_waiting_list_load (self->waiting, self->clinic, self->own ? own_staff (self) : NULL, &error))
    wm_show_toast (GTK_WIDGET (self), error->message, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Returns: (transfer full) (nullable): where there are own sessions those, else the clinic's */
static WmSchedule *
load_sessions (WmTodayView *self, const char *staff, int after, GError **error)
{
  self->limit = SESSIONS;
  return wm_schedule_load_day (self->clinic, wm_clinic_get_today (self->clinic), staff, after, &self->limit, error);
}

static WmSchedule *
load_schedule (WmTodayView *self, const char *staff, GError **error)
{
  g_autoptr (WmSchedule) own = staff ? load_sessions (self, staff, 0, error) : NULL;
  if (staff && (own == NULL || self->limit == 0 || wm_schedule_occurrences (own)->len > 0))
    return g_steal_pointer (&own);
  g_autoptr (WmSchedule) next = load_sessions (self, NULL, wm_minute_now (), error);
  gboolean over = next && self->limit && wm_schedule_occurrences (next)->len == 0;
  return over ? load_sessions (self, NULL, 0, error) : g_steal_pointer (&next);
}

static gboolean
load (WmTodayView *self, GError **error)
{
  const char *staff = own_staff (self);
  WmSchedule *schedule = load_schedule (self, staff, error);
  if (schedule == NULL)
    return FALSE;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->sessions));
  const WmOccurrence *was = self->schedule ? selected (self) : NULL;
  g_autoptr (WmSchedule) before G_GNUC_UNUSED = g_steal_pointer (&self->schedule); /* holds what was selected until it is found again */
  self->schedule = schedule;
  gather (self, staff);
  self->own = self->shown->len > 0;
  if (!self->own)
    gather (self, NULL);
  fill_head (self, self->own);
  fill_sessions (self, was, focus != NULL);
  g_clear_handle_id (&self->later, g_source_remove);
  self->later = gtk_widget_get_mapped (GTK_WIDGET (self)) ? g_timeout_add (700, waiting_cb, self)
                                                          : g_idle_add_full (G_PRIORITY_LOW, waiting_cb, self, NULL); /* after the first picture */
  return TRUE;
}

static void
reload (WmTodayView *self)
{
  g_autoptr (GError) error = NULL;
  if (load (self, &error))
    return;
  if (self->schedule) /* what is shown stays */
    wm_show_toast (GTK_WIDGET (self), error->message, NULL, NULL, NULL);
  else
    {
      wm_page_say_unread (self->none, _("The sessions of today can’t be read"), error);
      gtk_stack_set_visible_child_name (self->states, "none");
      gtk_widget_set_visible (GTK_WIDGET (self->panel), FALSE);
    }
}

static void
saved_cb (WmTodayView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

/* What is typed and not saved stands among what waits. */
static void
kept_cb (WmTodayView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->later, g_source_remove);
  self->later = g_timeout_add (700, waiting_cb, self);
}

static void
mark_cb (WmTodayView *self, const char *client, int status, int arrive, int leave)
{
  const WmOccurrence *o = selected (self);
  if (o)
    wm_session_acts_mark (&self->acts, self->schedule, o, client, (WmAttendance) status, arrive, leave);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_session_acts_undo (&WM_TODAY_VIEW (widget)->acts);
}

static gboolean
tick_cb (gpointer data)
{
  reload (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
look_cb (gpointer data)
{
  WmTodayView *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sessions);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->sessions), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0);
  self->looking = 0;
  if (row && gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self->sessions), &at, &at))
    gtk_adjustment_set_value (adjustment, (double) at.y - gtk_adjustment_get_page_size (adjustment) / 4);
  return G_SOURCE_REMOVE;
}

/* The stack above moves the focus on by itself once this view is mapped: a row focused earlier would be left again. */
static gboolean
arrived_cb (gpointer data)
{
  WmTodayView *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sessions);
  self->arriving = 0;
  if (row && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

static void
wm_today_view_map (GtkWidget *widget)
{
  WmTodayView *self = WM_TODAY_VIEW (widget);
  reload (self);
  GTK_WIDGET_CLASS (wm_today_view_parent_class)->map (widget);
  self->tick = g_timeout_add_seconds (60, tick_cb, self);
  self->arriving = g_idle_add (arrived_cb, self);
  self->looking = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

static void
wm_today_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&WM_TODAY_VIEW (widget)->arriving, g_source_remove);
  g_clear_handle_id (&WM_TODAY_VIEW (widget)->looking, g_source_remove);
  g_clear_handle_id (&WM_TODAY_VIEW (widget)->tick, g_source_remove);
  g_clear_handle_id (&WM_TODAY_VIEW (widget)->later, g_source_remove);
  GTK_WIDGET_CLASS (wm_today_view_parent_class)->unmap (widget);
}

static void
failed_cb (WmTodayView *self, const char *sentence)
{
  wm_show_toast (GTK_WIDGET (self), sentence, NULL, NULL, NULL);
}

static void
wm_today_view_constructed (GObject *object)
{
  WmTodayView *self = WM_TODAY_VIEW (object);
  G_OBJECT_CLASS (wm_today_view_parent_class)->constructed (object);
  g_signal_connect_object (self->waiting, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  wm_session_acts_init (&self->acts, GTK_WIDGET (self), self->clinic);
  g_signal_connect_object (self->clinic, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clinic, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
}

static void
wm_today_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WM_TODAY_VIEW (object)->clinic = g_value_dup_object (value);
}

static void
wm_today_view_dispose (GObject *object)
{
  WmTodayView *self = WM_TODAY_VIEW (object);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->clinic);
  wm_session_acts_clear (&self->acts);
  G_OBJECT_CLASS (wm_today_view_parent_class)->dispose (object);
}

/* The list may still speak while it is taken apart, so what it reads goes last. */
static void
wm_today_view_finalize (GObject *object)
{
  WmTodayView *self = WM_TODAY_VIEW (object);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->schedule, wm_schedule_unref);
  G_OBJECT_CLASS (wm_today_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/today/wm-today-view.ui");
  gtk_widget_class_bind_template_callback (widget_class, wm_page_icon_show);
  gtk_widget_class_bind_template_child (widget_class, WmTodayView, title);
  gtk_widget_class_bind_template_child (widget_class, WmTodayView, scope);
  gtk_widget_class_bind_template_child (widget_class, WmTodayView, states);
  gtk_widget_class_bind_template_child (widget_class, WmTodayView, none);
  gtk_widget_class_bind_template_child (widget_class, WmTodayView, sessions);
  gtk_widget_class_bind_template_child (widget_class, WmTodayView, panel);
  gtk_widget_class_bind_template_child (widget_class, WmTodayView, waiting);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
}

static void
wm_today_view_class_init (WmTodayViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->constructed = wm_today_view_constructed;
  object_class->set_property = wm_today_view_set_property;
  object_class->dispose = wm_today_view_dispose;
  object_class->finalize = wm_today_view_finalize;
  widget_class->map = wm_today_view_map;
  widget_class->unmap = wm_today_view_unmap;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC,
                                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (WM_TYPE_SESSION_PANEL);
  g_type_ensure (WM_TYPE_TAB_STOP);
  g_type_ensure (WM_TYPE_WAITING_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "week.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "week.undo", NULL);
}

static void
wm_today_view_init (WmTodayView *self)
{
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
