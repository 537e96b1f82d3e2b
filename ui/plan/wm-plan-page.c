/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan page: what is typed is journaled as an encrypted draft, Ctrl+S commits. */
#define G_LOG_DOMAIN "wm-plan-page"
#include "wm-plan-page-private.h"

#include "wm-page-icon.h"
#include "wm-plan-draft.h"
#include "wm-plan-form.h"
#include "wm-plan-outline.h"
#include "wm-plan-preview.h"
#include "wm-text-scale.h"

#include "wm-likeness.h"
#include "wm-signing.h"
#include "wm-tab-stop.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

#define JOURNAL_MS 200
#define READER_FROM 1300 /* pixels of the window, at the usual text size, from which the reader has room */

enum
{
  PROP_CLINIC = 1,
  PROP_CLIENT_ID,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmPlanPage, wm_plan_page, ADW_TYPE_BIN)

void
_wm_plan_page_say (WmPlanPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
}

static WmPlanNode *
selected (WmPlanPage *self)
{
  return wm_plan_outline_get_selected (self->selection);
}

/** _wm_plan_page_show_form: the form of the selected item, made anew. */
void
_wm_plan_page_show_form (WmPlanPage *self)
{
  GtkWidget *form = wm_plan_form_new (self->plan, selected (self));
  adw_bin_set_child (self->form_place, form);
  wm_plan_form_show_findings (form, self->findings);
}

static void
show_add_below (WmPlanPage *self)
{
  WmPlanNode *node = selected (self);
  const WmSchema *schema = node ? wm_plan_node_child_schema (node) : NULL;
  g_autofree char *what = schema ? g_utf8_strdown (_(schema->label), -1) : NULL;
  g_autofree char *label = schema ? g_strdup_printf (_("Add %s"), what) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->add_below), schema != NULL && wm_plan_may_change (self->plan, NULL));
  if (label)
    gtk_button_set_label (self->add_below, label);
}

static void
selection_cb (WmPlanPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->outline), "list.scroll-to-item", "u", position);
      wm_plan_outline_keep_place (self->outline, position);
    }
  gtk_toggle_button_set_active (self->whole, selected (self) == NULL);
  wm_plan_reader_show_item (self->reader, selected (self));
  _wm_plan_page_show_form (self);
  show_add_below (self);
}

static void
go_there_cb (WmPlanPage *self, const WmFinding *f)
{
  wm_plan_outline_select (self->selection, wm_plan_find_node (self->plan, f->record_id));
  _wm_plan_page_show_form (self);
  wm_plan_form_focus (adw_bin_get_child (self->form_place), f->field);
  if (strcmp (f->rule, "TP18") == 0)
    wm_plan_form_select_blank (adw_bin_get_child (self->form_place));
}

/* What is wanted before the first signature, beside what the plan's text wants; who is still to sign isn't. */
static void
add_wanted_for_signing (WmPlanPage *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) signing = wm_plan_check_signing (self->plan, NULL);
  for (guint i = 0; signing && i < signing->len;)
    if (g_strcmp0 (((WmFinding *) signing->pdata[i])->field, "signature") == 0)
      i++;
    else
      g_ptr_array_add (findings, g_ptr_array_steal_index (signing, i));
}

static gboolean
read_on_cb (gpointer data)
{
  WmPlanPage *self = data;
  gboolean whole = TRUE;
  if (wm_likeness_read_on (self->clinic, &whole, NULL) && !whole)
    return G_SOURCE_CONTINUE;
  self->reading = 0;
  _wm_plan_page_show_findings (self);
  return G_SOURCE_REMOVE;
}

/* In a large clinic reading the other plans takes longer than a frame: the first findings wait for it. */
static void
read_and_show_findings (WmPlanPage *self)
{
  if (self->reading == 0 && read_on_cb (self) == G_SOURCE_CONTINUE)
    self->reading = g_idle_add (read_on_cb, self);
}

void
_wm_plan_page_show_findings (WmPlanPage *self)
{
  if (self->reading)
    return;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = wm_plan_check (self->plan, &error);
  if (findings == NULL)
    return;
  if (self->wants_signing && wm_plan_may_change (self->plan, NULL))
    add_wanted_for_signing (self, findings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  wm_findings_button_set (self->settle, findings);
  wm_plan_outline_show_findings (self->outline, self->plan, findings);
  if (adw_bin_get_child (self->form_place))
    wm_plan_form_show_findings (adw_bin_get_child (self->form_place), findings);
}

static void
write_draft (WmPlanPage *self)
{
  g_autofree char *key = wm_plan_draft_key (self->plan), *text = wm_plan_to_draft (self->plan);
  g_autoptr (GError) error = NULL;
  if (!wm_store_put_draft (wm_clinic_get_store (self->clinic), key, text, &error))
    _wm_plan_page_say (self, error->message);
}

static gboolean
journal_cb (gpointer data)
{
  WmPlanPage *self = data;
  self->journal = 0;
  write_draft (self);
  _wm_plan_page_show_findings (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WmPlanPage *self)
{
  _wm_plan_page_show_state (self);
  if (self->journal == 0)
    self->journal = g_timeout_add (JOURNAL_MS, journal_cb, self);
}

static void
return_draft (WmPlanPage *self)
{
  g_autofree char *key = wm_plan_draft_key (self->plan);
  g_autofree char *text = wm_store_get_draft (wm_clinic_get_store (self->clinic), key);
  if (text && wm_plan_apply_draft (self->plan, text))
    _wm_plan_page_say (self, _("What was typed and not saved is back. Ctrl+S keeps it."));
}

/* Large text leaves no room for a third pane. */
static gboolean
has_room (WmPlanPage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;
  return surface && gdk_surface_get_width (surface) >= READER_FROM * wm_text_scale (GTK_WIDGET (self));
}

static void
show_reader (WmPlanPage *self)
{
  gboolean room = has_room (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reader_button), room);
  gtk_widget_set_visible (GTK_WIDGET (self->reader), room && gtk_toggle_button_get_active (self->reader_button));
}

/* @plan (transfer full) */
static void
set_plan (WmPlanPage *self, WmPlan *plan)
{
  g_clear_object (&self->plan);
  self->plan = plan;
  self->wants_signing = FALSE;
  return_draft (self);
  self->selection = wm_plan_outline_set_plan (self->outline, plan);
  wm_plan_reader_set_plan (self->reader, plan);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->states, "plan");
  read_and_show_findings (self);
  _wm_plan_page_show_state (self);
  selection_cb (self);
}

/** _wm_plan_page_load: the chart's plan as it stands in the store, and what was typed to it and not saved. */
void
_wm_plan_page_load (WmPlanPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = wm_plan_find (self->clinic, self->client_id, NULL, &error);
  WmPlan *plan = id ? wm_plan_load (self->clinic, id, &error) : NULL;
  if (plan)
    {
      wm_signing_verify (plan, &error); /* PR16; it is shown all the same, and doesn't print */
      set_plan (self, plan);
    }
  if (error && self->plan)
    _wm_plan_page_say (self, error->message);
  else if (error && !g_error_matches (error, WM_ERROR, WM_ERROR_NOT_FOUND))
    wm_page_say_unread (self->none, _("The plan can’t be read"), error);
}

/** _wm_plan_page_save: FALSE where it was refused, which is said and shown. */
gboolean
_wm_plan_page_save (WmPlanPage *self)
{
  g_autoptr (GPtrArray) refused = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  if (!wm_plan_save (self->plan, refused, &error))
    {
      wm_plan_form_show_findings (adw_bin_get_child (self->form_place), refused);
      _wm_plan_page_say (self, error->message);
      return FALSE;
    }
  write_draft (self); /* nothing differs any more: the draft goes */
  _wm_plan_page_show_state (self);
  return TRUE;
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanPage *self = WM_PLAN_PAGE (widget);
  if (self->plan && wm_plan_is_dirty (self->plan) && _wm_plan_page_save (self))
    _wm_plan_page_say (self, _("Saved"));
}

static void
next_version_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanPage *self = WM_PLAN_PAGE (widget);
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (self->clinic, self->client_id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmPlan) plan = episode ? wm_plan_new_draft (self->clinic, wm_record_get_id (episode), &error) : NULL;
  if (plan && wm_plan_save (plan, findings, &error))
    set_plan (self, g_steal_pointer (&plan));
  else
    _wm_plan_page_say (self, error ? error->message : _("A plan belongs to an open episode of care. Admit the client first."));
}

static void
preview_cb (WmPlanPage *self)
{
  wm_plan_preview (GTK_WIDGET (self), self->clinic, wm_record_get_id (wm_plan_get_record (self->plan)));
}

/* F9. Where there is no room beside the form, the preview shows the same pages. */
static void
reader_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanPage *self = WM_PLAN_PAGE (widget);
  if (self->plan == NULL)
    return;
  if (has_room (self))
    gtk_toggle_button_set_active (self->reader_button, !gtk_toggle_button_get_active (self->reader_button));
  else
    preview_cb (self);
}

static void
add (WmPlanPage *self, WmPlanNode *parent, int position)
{
  if (!wm_plan_may_change (self->plan, NULL))
    return;
  WmPlanNode *node = wm_plan_add (self->plan, parent, position);
  wm_plan_outline_select (self->selection, node);
  _wm_plan_page_show_form (self);
  wm_plan_form_focus (adw_bin_get_child (self->form_place), NULL);
}

static void
add_problem_cb (WmPlanPage *self)
{
  add (self, NULL, -1);
}

static void
add_below_cb (WmPlanPage *self)
{
  WmPlanNode *node = selected (self);
  if (node && wm_plan_node_child_schema (node))
    add (self, node, -1);
}

static void
whole_plan_cb (WmPlanPage *self)
{
  wm_plan_outline_select (self->selection, NULL);
  selection_cb (self);
}

typedef struct
{
  WmPlanPage *page;
  WmPlan *plan;
  WmPlanNode *node, *parent;
  int position;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;
  g_object_unref (undo->page);
  g_object_unref (undo->plan);
  g_object_unref (undo->node);
  g_clear_object (&undo->parent);
  g_free (undo);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  if (undo->page->plan != undo->plan)
    return;
  wm_plan_restore (undo->plan, undo->node, undo->parent, undo->position);
  wm_plan_outline_select (undo->page->selection, undo->node);
}

static void
remove_selected (WmPlanPage *self)
{
  WmPlanNode *node = selected (self);
  if (node == NULL || !wm_plan_may_change (self->plan, NULL))
    return;
  g_autofree char *where = wm_plan_node_where (node);
  g_autofree char *text = g_strdup_printf (_("Removed %s"), where);
  Undo *undo = g_new0 (Undo, 1);
  WmPlanNode *parent = wm_plan_node_get_parent (node);
  *undo = (Undo) { g_object_ref (self), g_object_ref (self->plan), g_object_ref (node), parent ? g_object_ref (parent) : NULL,
                   (int) wm_plan_node_get_index (node) };
  wm_plan_remove (self->plan, node);
  wm_plan_outline_select (self->selection, undo->parent);
  selection_cb (self);
  AdwToast *toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static void
move_selected (WmPlanPage *self, int delta)
{
  WmPlanNode *node = selected (self);
  if (node == NULL || !wm_plan_may_change (self->plan, NULL))
    return;
  g_autoptr (WmPlanNode) keep = g_object_ref (node);
  if (wm_plan_move (self->plan, node, delta))
    wm_plan_outline_select (self->selection, keep);
}

static gboolean
outline_key_cb (WmPlanPage *self, guint key, guint code, GdkModifierType state)
{
  WmPlanNode *node = selected (self);
  gboolean alt = state & GDK_ALT_MASK, shift = state & GDK_SHIFT_MASK;
  if (alt && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    move_selected (self, key == GDK_KEY_Up ? -1 : 1);
  else if (node && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    wm_plan_outline_fold (self->outline, self->selection, (key == GDK_KEY_Right) != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL));
  else if (key == GDK_KEY_Delete)
    remove_selected (self);
  else if (key == GDK_KEY_Return && shift)
    add_below_cb (self);
  else if (key == GDK_KEY_Return && node)
    add (self, wm_plan_node_get_parent (node), (int) wm_plan_node_get_index (node) + 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
wm_plan_page_map (GtkWidget *widget)
{
  show_reader (WM_PLAN_PAGE (widget));
  _wm_plan_page_refresh (WM_PLAN_PAGE (widget));
  GTK_WIDGET_CLASS (wm_plan_page_parent_class)->map (widget);
}

static void
wm_plan_page_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_plan_page_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "notify::width", G_CALLBACK (show_reader), widget, G_CONNECT_SWAPPED);
}

static void
wm_plan_page_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), show_reader, widget);
  GTK_WIDGET_CLASS (wm_plan_page_parent_class)->unrealize (widget);
}

static void
wm_plan_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (wm_plan_page_parent_class)->constructed (object);
  _wm_plan_page_load (WM_PLAN_PAGE (object));
  _wm_plan_page_follow_clinic (WM_PLAN_PAGE (object));
}

static void
wm_plan_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmPlanPage *self = WM_PLAN_PAGE (object);
  if (id == PROP_CLINIC)
    self->clinic = g_value_dup_object (value);
  else
    self->client_id = g_value_dup_string (value);
}

static void
wm_plan_page_dispose (GObject *object)
{
  WmPlanPage *self = WM_PLAN_PAGE (object);
  if (self->journal)
    write_draft (self); /* the last typed word is journaled before the page goes */
  g_clear_handle_id (&self->journal, g_source_remove);
  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->client_id, g_free);
  G_OBJECT_CLASS (wm_plan_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/plan/wm-plan-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, wm_page_icon_show);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, states);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, none);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, version);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, settle);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, save);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, next_version);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, ready);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, back_to_draft);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, sign);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, review);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, add_problem);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, add_below);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, whole);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, outline);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, form_place);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, reader);
  gtk_widget_class_bind_template_child (widget_class, WmPlanPage, reader_button);
  gtk_widget_class_bind_template_callback (widget_class, show_reader);
  gtk_widget_class_bind_template_callback (widget_class, go_there_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_below_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_key_cb);
}

static void
wm_plan_page_class_init (WmPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->constructed = wm_plan_page_constructed;
  object_class->set_property = wm_plan_page_set_property;
  object_class->dispose = wm_plan_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_plan_page_map;
  GTK_WIDGET_CLASS (klass)->realize = wm_plan_page_realize;
  GTK_WIDGET_CLASS (klass)->unrealize = wm_plan_page_unrealize;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.save", NULL, save_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.next-version", NULL, next_version_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.reader", NULL, reader_cb);
  _wm_plan_page_install_states (GTK_WIDGET_CLASS (klass));
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  g_type_ensure (WM_TYPE_TAB_STOP);
  g_type_ensure (WM_TYPE_FINDINGS_BUTTON);
  g_type_ensure (WM_TYPE_PLAN_READER);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
wm_plan_page_init (WmPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
