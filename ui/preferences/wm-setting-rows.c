/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of settings (domain reference App. A), and a row for each kind. */
#define G_LOG_DOMAIN "wm-preferences"
#include "wm-setting-rows.h"

#include <glib/gi18n.h>

const WmSetting wm_settings_plan[] = {
  { "assessment-due-days", N_("Assessment due"), N_("Days after admission"), WM_SETTING_NUMBER, 1, 60 },
  { "plan-due-days", N_("Treatment plan due"), N_("Days after admission"), WM_SETTING_NUMBER, 1, 60 },
  { "review-every-days", N_("Review due"), N_("Days after the plan or the last review"), WM_SETTING_NUMBER, 7, 180 },
  { "rpp-due-days", N_("Relapse-prevention plan due"), N_("Days after admission"), WM_SETTING_NUMBER, 1, 90 },
  { "require-client-signature", N_("The client signs the plan"), N_("Or does not want to, with a witness"), WM_SETTING_SWITCH, 0, 0 },
  { "supervisor-cosign", N_("A supervisor co-signs the plan"), NULL, WM_SETTING_SWITCH, 0, 0 },
  { NULL, NULL, NULL, WM_SETTING_NUMBER, 0, 0 },
};

const WmSetting wm_settings_week[] = {
  { "group-min", N_("Smallest group"), N_("Clients; fewer are named in the calendar"), WM_SETTING_NUMBER, 1, 20 },
  { "group-max", N_("Largest group"), N_("Clients"), WM_SETTING_NUMBER, 2, 40 },
  { "late-minutes", N_("Late from"), N_("Minutes after the start"), WM_SETTING_NUMBER, 1, 60 },
  { "breaks-counted", N_("Breaks count toward the hours"), NULL, WM_SETTING_SWITCH, 0, 0 },
  { "individual-every-days", N_("Individual session at least every"), N_("Days"), WM_SETTING_NUMBER, 1, 60 },
  { "caseload-limit", N_("Clients per counselor"), N_("More are marked in the review of caseloads"), WM_SETTING_NUMBER, 1, 100 },
  { NULL, NULL, NULL, WM_SETTING_NUMBER, 0, 0 },
};

const WmSetting wm_settings_lock[] = {
  { "lock-minutes", N_("Lock the window after"), N_("Minutes without a key or a click, from the next sign-in on"), WM_SETTING_NUMBER, 1, 15 },
  { NULL, NULL, NULL, WM_SETTING_NUMBER, 0, 0 },
};

static const char *const papers[] = { "letter", N_("Letter"), "a4", N_("A4"), NULL };
static const char *const print_sizes[] = { "normal", N_("Normal print"), "large", N_("Large print"), NULL };

const WmSetting wm_settings_print[] = {
  { "paper", N_("Paper"), NULL, WM_SETTING_CHOICE, .choices = papers },
  { "print-size", N_("Size of print"), N_("The preview offers both for each document"), WM_SETTING_CHOICE, .choices = print_sizes },
  { NULL, NULL, NULL, WM_SETTING_NUMBER, 0, 0 },
};

const WmSetting wm_settings_crisis[] = {
  { "crisis-line-1", N_("First"), NULL, WM_SETTING_TEXT, 0, 0 },
  { "crisis-line-2", N_("Second"), NULL, WM_SETTING_TEXT, 0, 0 },
  { "crisis-line-3", N_("Third"), NULL, WM_SETTING_TEXT, 0, 0 },
  { "crisis-line-4", N_("Fourth"), NULL, WM_SETTING_TEXT, 0, 0 },
  { "crisis-line-5", N_("Fifth"), NULL, WM_SETTING_TEXT, 0, 0 },
  { "crisis-line-6", N_("Sixth"), NULL, WM_SETTING_TEXT, 0, 0 },
  { NULL, NULL, NULL, WM_SETTING_NUMBER, 0, 0 },
};

/* Saves where it is another value; what is refused is said in the window. */
static void
save (GtkWidget *row, const char *value)
{
  WmClinic *clinic = g_object_get_data (G_OBJECT (row), "clinic");
  const char *name = g_object_get_data (G_OBJECT (row), "setting");
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (row);
  if (g_strcmp0 (wm_clinic_setting (clinic, name), value) == 0 || wm_clinic_set_setting (clinic, name, value, &error))
    return;
  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), adw_toast_new (error->message));
}

static void
number_cb (GtkWidget *row, GParamSpec *spec, GtkSpinButton *spin)
{
  g_autofree char *value = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (spin));
  save (row, value);
}

static void
switch_cb (GtkWidget *row, GParamSpec *spec, GtkSwitch *toggle)
{
  save (row, gtk_switch_get_active (toggle) ? "1" : "0");
}

static void
text_cb (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  save (row, *text ? text : NULL);
}

static GtkWidget *
with_suffix (const WmSetting *setting, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  g_object_set (row, "title", _(setting->label), "subtitle", setting->help ? _(setting->help) : "", NULL);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, _(setting->label), -1);
  gtk_widget_set_focusable (row, FALSE); /* what is in it is, and says the same */
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  return row;
}

static GtkWidget *
number_row (WmClinic *clinic, const WmSetting *setting)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (setting->min, setting->max, 1), *row = with_suffix (setting, spin);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), wm_clinic_setting_int (clinic, setting->name, setting->min));
  g_signal_connect_object (spin, "notify::value", G_CALLBACK (number_cb), row, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
switch_row (WmClinic *clinic, const WmSetting *setting)
{
  GtkWidget *toggle = gtk_switch_new (), *row = with_suffix (setting, toggle);
  gtk_switch_set_active (GTK_SWITCH (toggle), wm_clinic_setting_int (clinic, setting->name, 0));
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switch_cb), row, G_CONNECT_SWAPPED);
  return row;
}

static void
choice_cb (GtkWidget *row)
{
  const WmSetting *setting = g_object_get_data (G_OBJECT (row), "choices");
  save (row, setting->choices[2 * adw_combo_row_get_selected (ADW_COMBO_ROW (row))]);
}

static GtkWidget *
choice_row (WmClinic *clinic, const WmSetting *setting)
{
  const char *value = wm_clinic_setting (clinic, setting->name);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  g_object_set (row, "title", _(setting->label), "subtitle", setting->help ? _(setting->help) : "", "model", labels, NULL);
  for (guint i = 0; setting->choices[2 * i]; i++)
    {
      gtk_string_list_append (labels, _(setting->choices[2 * i + 1]));
      if (g_strcmp0 (setting->choices[2 * i], value) == 0)
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
    }
  g_object_set_data (G_OBJECT (row), "choices", (gpointer) setting);
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_cb), NULL);
  return row;
}

static GtkWidget *
text_row (WmClinic *clinic, const WmSetting *setting)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *value = wm_clinic_setting (clinic, setting->name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(setting->label));
  gtk_editable_set_text (GTK_EDITABLE (row), value ? value : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "apply", G_CALLBACK (text_cb), NULL);
  return row;
}

/** wm_setting_rows_add: @settings ends with a line without a name. */
void
wm_setting_rows_add (AdwPreferencesGroup *group, WmClinic *clinic, const WmSetting *settings)
{
  for (const WmSetting *s = settings; s->name; s++)
    {
      GtkWidget *row = s->kind == WM_SETTING_NUMBER   ? number_row (clinic, s)
                       : s->kind == WM_SETTING_SWITCH ? switch_row (clinic, s)
                       : s->kind == WM_SETTING_CHOICE ? choice_row (clinic, s)
                                                      : text_row (clinic, s);
      g_object_set_data (G_OBJECT (row), "clinic", clinic); /* borrowed: libadwaita 1.2 keeps the groups of preferences that are closed */
      g_object_set_data (G_OBJECT (row), "setting", (gpointer) s->name);
      adw_preferences_group_add (group, row);
    }
}
