/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is journaled as an encrypted draft; Ctrl+S commits. Rows are marked once signing was asked for: an
 * assessment that was just begun isn't wrong. */
#define G_LOG_DOMAIN "wm-assessment-page"
#include "wm-assessment-page.h"

#include "wm-assessment-form.h"
#include "wm-busy.h"
#include "wm-calendar-text.h"
#include "wm-findings-button.h"
#include "wm-form-rows.h"
#include "wm-page-icon.h"
#include "wm-presence.h"
#include "wm-role.h"
#include "wm-tab-stop.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>

#define JOURNAL_MS 200

struct _WmAssessmentPage
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *states;
  GtkWidget *none;
  GtkLabel *state;
  WmFindingsButton *settle;
  GtkWidget *next, *sign, *save;
  GtkListBox *rail;
  AdwBin *place;

  /* owned */
  WmClinic *clinic;
  char *client_id;
  WmAssessment *assessment; /* NULL: none yet */
  GPtrArray *findings;
  GCancellable *closed;
  guint journal, rebuild;

  WmBusy busy; /* while a passphrase is checked */

  gboolean loaded;        /* when it is first shown, so that opening a chart doesn't wait for it */
  gboolean wants_signing;

  /* borrowed: of the form's last group */
  GtkWidget *passphrase;
  GtkSpinner *spinner;
};

enum
{
  PROP_CLINIC = 1,
  PROP_CLIENT_ID,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmAssessmentPage, wm_assessment_page, ADW_TYPE_BIN)

static void show_assessment (WmAssessmentPage *self, WmAssessment *assessment);

static void
say (WmAssessmentPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_state (WmAssessmentPage *self)
{
  WmRecord *record = wm_assessment_get_record (self->assessment);
  gboolean editable = wm_assessment_may_change (self->assessment), dirty = wm_assessment_is_dirty (self->assessment);
  gboolean is_signed = !wm_assessment_is_editable (self->assessment);
  g_autofree char *date = wm_record_day_in_words (record, "assessed");
  g_autofree char *text = g_strdup_printf ("%s · %s%s", date, is_signed ? _("signed") : _("draft"), dirty ? _(" · not saved") : "");
  gtk_label_set_label (self->state, text);
  set_class (GTK_WIDGET (self->state), "good", is_signed);
  gtk_widget_set_visible (self->next, is_signed && wm_clinic_may (self->clinic, WM_ACT_WRITE_CLINICAL, NULL));
  gtk_widget_set_visible (self->sign, editable);
  gtk_widget_set_visible (self->save, editable);
  set_class (self->save, "suggested-action", dirty);
  set_class (self->sign, "suggested-action", !dirty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save", editable && dirty);
}

static void
show_findings (WmAssessmentPage *self)
{
  g_autoptr (GPtrArray) findings = wm_assessment_may_change (self->assessment) ? wm_assessment_check (self->assessment) : wm_findings_new ();
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_steal_pointer (&findings);
  wm_findings_button_set (self->settle, self->findings);
  wm_assessment_form_show_findings (adw_bin_get_child (self->place), self->wants_signing ? self->findings : NULL);
}

static void
write_draft (WmAssessmentPage *self)
{
  g_autofree char *key = wm_assessment_draft_key (self->assessment), *text = wm_assessment_to_draft (self->assessment);
  g_autoptr (GError) error = NULL;
  if (!wm_store_put_draft (wm_clinic_get_store (self->clinic), key, text, &error))
    say (self, error->message);
}

static gboolean
journal_cb (gpointer data)
{
  WmAssessmentPage *self = data;
  self->journal = 0;
  write_draft (self);
  show_findings (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WmAssessmentPage *self)
{
  show_state (self);
  if (self->journal == 0)
    self->journal = g_timeout_add (JOURNAL_MS, journal_cb, self);
}

/* signing */

static gboolean
save (WmAssessmentPage *self)
{
  g_autoptr (GPtrArray) refused = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  if (!wm_assessment_save (self->assessment, refused, &error))
    {
      wm_assessment_form_show_findings (adw_bin_get_child (self->place), refused);
      say (self, error->message);
      return FALSE;
    }
  write_draft (self); /* nothing differs any more: the draft goes */
  show_state (self);
  return TRUE;
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmAssessmentPage *self = WM_ASSESSMENT_PAGE (widget);
  if (self->assessment && wm_assessment_is_dirty (self->assessment) && save (self))
    say (self, _("Saved"));
}

static void
refused (WmAssessmentPage *self, const char *sentence)
{
  show_findings (self);
  say (self, sentence);
  if (wm_findings_have_errors (self->findings))
    wm_findings_button_open (self->settle);
}

static void
proved (gpointer owner, WmPresence *presence, const GError *problem)
{
  WmAssessmentPage *self = owner;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_busy_end (&self->busy);
  if (presence == NULL || !wm_assessment_sign_present (self->assessment, presence, findings, &error))
    {
      refused (self, presence ? error->message : problem->message);
      return;
    }
  g_autoptr (WmAssessment) signed_one = g_object_ref (self->assessment);
  show_assessment (self, signed_one);
  say (self, _("The assessment is signed"));
}

/* What forbids signing is said at once; a key is derived only for what could be signed. */
static void
sign_now_cb (WmAssessmentPage *self)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  self->wants_signing = TRUE;
  if (self->busy.on || (wm_assessment_is_dirty (self->assessment) && !save (self)))
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->passphrase)) == '\0')
    {
      wm_assessment_sign (self->assessment, NULL, findings, &error);
      refused (self, error->message);
    }
  else if (wm_busy_begin (&self->busy, GTK_WIDGET (self), self->spinner))
    wm_presence_ask (self->clinic, GTK_EDITABLE (self->passphrase), self->closed, proved, self);
}

/* From the toolbar: to the last group, where it is signed, unless something is missing. */
static void
sign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmAssessmentPage *self = WM_ASSESSMENT_PAGE (widget);
  if (self->assessment == NULL || !wm_assessment_may_change (self->assessment)
      || (wm_assessment_is_dirty (self->assessment) && !save (self)))
    return;
  self->wants_signing = TRUE;
  show_findings (self);
  if (wm_findings_have_errors (self->findings))
    refused (self, _("Some things are missing before the assessment can be signed."));
  else
    gtk_widget_grab_focus (self->passphrase);
}

static void
add_sign_row (WmAssessmentPage *self, AdwPreferencesGroup *group)
{
  const char *sample = wm_clinic_setting (self->clinic, "sample-passphrase");
  GtkWidget *row = adw_action_row_new (), *spinner = gtk_spinner_new (), *button = gtk_button_new_with_label (_("Sign the assessment"));
  g_autofree char *title = sample ? g_strdup_printf (_("Your passphrase, in this invented clinic: %s"), sample) : g_strdup (_("Your passphrase, once more"));
  self->passphrase = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->passphrase), title);
  g_signal_connect_object (self->passphrase, "entry-activated", G_CALLBACK (sign_now_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, self->passphrase);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", wm_clinic_get_user (self->clinic), "subtitle", _("What is signed doesn’t change any more."), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (sign_now_cb), self, G_CONNECT_SWAPPED);
  self->spinner = GTK_SPINNER (spinner);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spinner);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
}

static void
add_signed_row (WmAssessmentPage *self, AdwPreferencesGroup *group)
{
  WmRecord *record = wm_assessment_get_record (self->assessment);
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_autofree char *who = wm_clinic_staff_name (self->clinic, wm_record_get (record, "signed-by"));
  g_autofree char *date = wm_record_day_in_words (record, "signed");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", who, "subtitle", date, NULL);
  gtk_widget_add_css_class (icon, "success");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

static void
add_unsigned_row (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Not signed yet"));
  adw_preferences_group_add (group, row);
}

static void
add_signature (WmAssessmentPage *self, GtkWidget *form)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Signature"));
  self->passphrase = NULL;
  if (wm_assessment_may_change (self->assessment))
    add_sign_row (self, ADW_PREFERENCES_GROUP (group));
  else if (wm_assessment_is_editable (self->assessment))
    add_unsigned_row (ADW_PREFERENCES_GROUP (group));
  else
    add_signed_row (self, ADW_PREFERENCES_GROUP (group));
  wm_assessment_form_add (form, group);
}

/* showing */

static void
fill_rail (WmAssessmentPage *self, GPtrArray *groups)
{
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->rail, 0));)
    gtk_list_box_remove (self->rail, GTK_WIDGET (row));
  for (guint i = 0; i < groups->len; i++)
    {
      GtkWidget *label = gtk_label_new (adw_preferences_group_get_title (groups->pdata[i]));
      g_object_set (label, "xalign", 0.0, "wrap", TRUE, NULL);
      gtk_list_box_append (self->rail, label);
    }
}

static void
rail_cb (WmAssessmentPage *self, GtkListBoxRow *row)
{
  wm_assessment_form_focus_group (adw_bin_get_child (self->place), (guint) gtk_list_box_row_get_index (row));
}

static void
go_there_cb (WmAssessmentPage *self, const WmFinding *finding)
{
  wm_assessment_form_focus (adw_bin_get_child (self->place), finding);
}

/* The form goes with the row that has the keyboard in it, which GTK would still look for. */
static void
leave_form (WmAssessmentPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->place)))
    gtk_root_set_focus (root, NULL);
}

static void
show_form (WmAssessmentPage *self)
{
  leave_form (self);
  wm_assessment_complete (self->assessment);
  GtkWidget *form = wm_assessment_form_new (self->assessment);
  add_signature (self, form);
  adw_bin_set_child (self->place, form);
  fill_rail (self, wm_assessment_form_get_groups (form));
  show_findings (self);
  show_state (self);
}

static gboolean
rebuild_cb (gpointer data)
{
  WmAssessmentPage *self = data;
  self->rebuild = 0;
  show_form (self);
  wm_form_rows_focus (wm_assessment_form_get_groups (adw_bin_get_child (self->place))->pdata[0], "edition");
  return G_SOURCE_REMOVE;
}

/* Another edition asks about other dimensions; the row that was chosen in is done first, and has the keyboard again. */
static void
edition_cb (WmAssessmentPage *self)
{
  if (self->rebuild == 0 && wm_record_get (wm_assessment_get_record (self->assessment), "edition"))
    self->rebuild = g_idle_add (rebuild_cb, self);
}

static void
leave (WmAssessmentPage *self)
{
  g_clear_handle_id (&self->journal, g_source_remove);
  g_clear_handle_id (&self->rebuild, g_source_remove);
  if (self->assessment == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->assessment, changed_cb, self);
  g_signal_handlers_disconnect_by_func (wm_assessment_get_record (self->assessment), edition_cb, self);
}

static void
show_assessment (WmAssessmentPage *self, WmAssessment *assessment)
{
  leave (self);
  g_set_object (&self->assessment, assessment);
  self->wants_signing = FALSE;
  g_signal_connect_object (assessment, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wm_assessment_get_record (assessment), "notify::edition", G_CALLBACK (edition_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->states, "form");
  show_form (self);
}

static void
return_draft (WmAssessmentPage *self, WmAssessment *assessment)
{
  g_autofree char *key = wm_assessment_draft_key (assessment);
  g_autofree char *text = wm_store_get_draft (wm_clinic_get_store (self->clinic), key);
  if (text && wm_assessment_may_change (assessment) && wm_assessment_apply_draft (assessment, text))
    say (self, _("What was typed and not saved is back. Ctrl+S keeps it."));
}

static void
load (WmAssessmentPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = wm_assessment_find (self->clinic, self->client_id, &error);
  g_autoptr (WmAssessment) assessment = id ? wm_assessment_load (self->clinic, id, &error) : NULL;
  self->loaded = TRUE;
  if (assessment)
    {
      return_draft (self, assessment);
      show_assessment (self, assessment);
    }
  else if (error)
    wm_page_say_unread (ADW_STATUS_PAGE (self->none), _("The assessment can’t be read"), error);
}

/* The first one, or a copy of the one that was signed. Kept at once, so that what is typed has where to belong. */
static void
begin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmAssessmentPage *self = WM_ASSESSMENT_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (self->clinic, self->client_id, NULL);
  g_autoptr (WmAssessment) next = NULL;
  if (self->assessment && wm_assessment_is_editable (self->assessment))
    return;
  if (self->assessment)
    next = wm_assessment_copy (self->assessment, &error);
  else if (episode)
    next = wm_assessment_new (self->clinic, wm_record_get_id (episode), &error);
  if (next && wm_assessment_save (next, findings, &error))
    show_assessment (self, next);
  else
    say (self, error ? error->message : _("An assessment belongs to an open episode of care. Admit the client first."));
}

static void
wm_assessment_page_map (GtkWidget *widget)
{
  WmAssessmentPage *self = WM_ASSESSMENT_PAGE (widget);
  if (!self->loaded)
    load (self);
  GTK_WIDGET_CLASS (wm_assessment_page_parent_class)->map (widget);
}

static void
wm_assessment_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmAssessmentPage *self = WM_ASSESSMENT_PAGE (object);
  if (id == PROP_CLINIC)
    self->clinic = g_value_dup_object (value);
  else
    self->client_id = g_value_dup_string (value);
}

static void
wm_assessment_page_dispose (GObject *object)
{
  WmAssessmentPage *self = WM_ASSESSMENT_PAGE (object);
  if (self->journal)
    write_draft (self); /* the last typed word is journaled before the page goes */
  leave (self);
  g_cancellable_cancel (self->closed);
  wm_busy_end (&self->busy);
  g_clear_object (&self->closed);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->assessment);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->client_id, g_free);
  G_OBJECT_CLASS (wm_assessment_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/assessment/wm-assessment-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, wm_page_icon_show);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, states);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, none);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, state);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, settle);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, next);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, sign);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, save);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, rail);
  gtk_widget_class_bind_template_child (widget_class, WmAssessmentPage, place);
  gtk_widget_class_bind_template_callback (widget_class, rail_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_there_cb);
}

static void
wm_assessment_page_class_init (WmAssessmentPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->set_property = wm_assessment_page_set_property;
  object_class->dispose = wm_assessment_page_dispose;
  widget_class->map = wm_assessment_page_map;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "page.sign", NULL, sign_cb);
  gtk_widget_class_install_action (widget_class, "page.begin", NULL, begin_cb);
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  g_type_ensure (WM_TYPE_FINDINGS_BUTTON);
  g_type_ensure (WM_TYPE_TAB_STOP);
  bind_template (widget_class);
}

static void
wm_assessment_page_init (WmAssessmentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->closed = g_cancellable_new ();
}
