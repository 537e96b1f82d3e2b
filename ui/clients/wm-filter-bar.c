/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices, one line each. A set of charts that another view asks for takes their place, until its chip is removed. */
#define G_LOG_DOMAIN "wm-clients"
#include "wm-filter-bar.h"

#include "wm-role.h"

#include <glib/gi18n.h>

typedef struct
{
  WmRosterColumn column;
  const char *title; /* N_() */
  void (*add_choices) (WmClinic *clinic, const char *list, GPtrArray *values, GtkStringList *labels);
  const char *list;  /* of its choices, or NULL */
  const char *usual; /* what is chosen at first, or NULL */
} Kind;

static void
add_picks (WmClinic *clinic, const char *list, GPtrArray *values, GtkStringList *labels)
{
  GPtrArray *picks = wm_clinic_picks (clinic, list);
  for (guint i = 0; picks && i < picks->len; i++)
    {
      g_ptr_array_add (values, g_strdup (wm_record_get (picks->pdata[i], "code")));
      gtk_string_list_append (labels, wm_record_get (picks->pdata[i], "label"));
    }
}

static void
add_counselors (WmClinic *clinic, const char *list, GPtrArray *values, GtkStringList *labels)
{
  g_autoptr (GPtrArray) staff = wm_role_staff (clinic, WM_ACT_WRITE_PLAN, NULL);
  for (guint i = 0; i < staff->len; i++)
    {
      g_ptr_array_add (values, g_strdup (wm_record_get (staff->pdata[i], "name")));
      gtk_string_list_append (labels, wm_record_get (staff->pdata[i], "name"));
    }
}

/* The editions share their codes. */
static void
add_levels (WmClinic *clinic, const char *list, GPtrArray *values, GtkStringList *labels)
{
  GPtrArray *levels = wm_clinic_get_levels (clinic);
  for (guint i = 0; i < levels->len; i++)
    {
      const char *code = wm_record_get (levels->pdata[i], "code");
      if (g_ptr_array_find_with_equal_func (values, code, g_str_equal, NULL))
        continue;
      g_ptr_array_add (values, g_strdup (code));
      gtk_string_list_append (labels, code);
    }
}

static const Kind kinds[] = {
  { WM_ROSTER_STATUS, N_("Status"), add_picks, "client-status", "active" },
  { WM_ROSTER_COUNSELOR, N_("Counselor"), add_counselors, NULL, NULL },
  { WM_ROSTER_LEVEL_CODE, N_("Level"), add_levels, NULL, NULL },
  { WM_ROSTER_TRACK, N_("Track"), add_picks, "track", NULL },
};
#define N_KINDS G_N_ELEMENTS (kinds)

typedef struct
{
  guint at[N_KINDS];  /* places in the values of each kind; 0: any */
  gboolean attention; /* only who needs it */
} Choice;

struct _WmFilterBar
{
  AdwBin parent_instance;

  /* owned by the widget tree */
  GtkMenuButton *menu;
  GtkBox *chips;
  GtkDropDown *choices[N_KINDS]; /* NULL until the menu is opened: lists take long to make */
  GtkSwitch *attention;          /* so too */

  /* owned */
  WmRoster *roster;
  GPtrArray *values[N_KINDS];     /* utf8; the first is "": any */
  GtkStringList *labels[N_KINDS]; /* of these */
  char *only;                     /* what the set of charts is called; NULL: there is none */

  Choice chosen, before; /* before the set of charts came */
  gboolean showing;      /* what is chosen, in the menu */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmFilterBar, wm_filter_bar, ADW_TYPE_BIN)

static const char *
chosen_value (WmFilterBar *self, guint kind)
{
  return self->chosen.at[kind] > 0 ? self->values[kind]->pdata[self->chosen.at[kind]] : NULL;
}

static void apply (WmFilterBar *self);

static void
remove_cb (GtkButton *chip, WmFilterBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->menu)); /* the chip goes, and the focus with it */
  if (self->only)
    {
      wm_filter_bar_show_only (self, NULL, NULL);
      return;
    }
  guint kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "kind"));
  if (kind < N_KINDS)
    self->chosen.at[kind] = 0;
  else
    self->chosen.attention = FALSE;
  apply (self);
}

static void
add_chip (WmFilterBar *self, guint kind, const char *text)
{
  GtkWidget *chip = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (text);
  g_autofree char *said = g_strdup_printf (_("Remove the filter %s"), text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data (G_OBJECT (chip), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (self->chips, chip);
}

static void
show_chips (WmFilterBar *self)
{
  for (GtkWidget *chip; (chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)));)
    gtk_box_remove (self->chips, chip);
  if (self->only)
    {
      g_autofree char *text = g_strdup_printf (_("From Review: %s"), self->only);
      add_chip (self, N_KINDS, text);
      return;
    }
  for (guint i = 0; i < N_KINDS; i++)
    if (chosen_value (self, i))
      {
        g_autofree char *text = g_strdup_printf ("%s: %s", _(kinds[i].title), gtk_string_list_get_string (self->labels[i], self->chosen.at[i]));
        add_chip (self, i, text);
      }
  if (self->chosen.attention)
    add_chip (self, N_KINDS, _("Needs attention"));
}

static void
show_choices (WmFilterBar *self)
{
  if (self->attention == NULL)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < N_KINDS; i++)
    gtk_drop_down_set_selected (self->choices[i], self->chosen.at[i]);
  gtk_switch_set_active (self->attention, self->chosen.attention);
  self->showing = FALSE;
}

static void
apply (WmFilterBar *self)
{
  show_choices (self);
  for (guint i = 0; i < N_KINDS; i++)
    wm_roster_set_filter (self->roster, kinds[i].column, chosen_value (self, i));
  wm_roster_set_attention (self->roster, self->chosen.attention);
  show_chips (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A choice made while a set of charts is shown looks at everyone again. */
static void
chosen_cb (WmFilterBar *self)
{
  if (self->showing)
    return;
  for (guint i = 0; i < N_KINDS; i++)
    self->chosen.at[i] = gtk_drop_down_get_selected (self->choices[i]);
  self->chosen.attention = gtk_switch_get_active (self->attention);
  if (self->only)
    wm_roster_set_only (self->roster, NULL);
  g_clear_pointer (&self->only, g_free);
  apply (self);
}

/**
 * wm_filter_bar_show_only:
 * @title: (nullable): what these charts are called; %NULL: what was chosen before counts again
 * @ids: (nullable): of the clients, whatever else was chosen
 */
void
wm_filter_bar_show_only (WmFilterBar *self, const char *title, const char *const *ids)
{
  if (title && self->only == NULL)
    self->before = self->chosen;
  if (title || self->only)
    self->chosen = title ? (Choice){ 0 } : self->before;
  g_free (self->only);
  self->only = g_strdup (title);
  wm_roster_set_only (self->roster, title ? ids : NULL);
  apply (self);
}

/** wm_filter_bar_clear: shows everyone. */
void
wm_filter_bar_clear (WmFilterBar *self)
{
  g_clear_pointer (&self->only, g_free);
  wm_roster_set_only (self->roster, NULL);
  self->chosen = (Choice){ 0 };
  apply (self);
}

gboolean
wm_filter_bar_shows_only (WmFilterBar *self)
{
  return self->only != NULL;
}

/** wm_filter_bar_is_chosen: whether all who are shown have the same in @column. */
gboolean
wm_filter_bar_is_chosen (WmFilterBar *self, WmRosterColumn column)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (kinds[i].column == column)
      return chosen_value (self, i) != NULL;
  return FALSE;
}

static void
fill_choices (WmFilterBar *self, guint kind, WmClinic *clinic)
{
  self->values[kind] = g_ptr_array_new_with_free_func (g_free);
  self->labels[kind] = gtk_string_list_new (NULL);
  g_ptr_array_add (self->values[kind], g_strdup (""));
  gtk_string_list_append (self->labels[kind], _("Any"));
  kinds[kind].add_choices (clinic, kinds[kind].list, self->values[kind], self->labels[kind]);
  if (kinds[kind].usual)
    g_ptr_array_find_with_equal_func (self->values[kind], kinds[kind].usual, g_str_equal, &self->chosen.at[kind]);
}

/** wm_filter_bar_set_roster: what @roster shows follows the choices from now on, at first the usual ones. Once. */
void
wm_filter_bar_set_roster (WmFilterBar *self, WmRoster *roster, WmClinic *clinic)
{
  for (guint i = 0; i < N_KINDS; i++)
    fill_choices (self, i, clinic);
  self->roster = g_object_ref (roster);
  gtk_widget_set_sensitive (GTK_WIDGET (self->menu), TRUE);
  apply (self);
}

static void
add_line (GtkGrid *grid, int row, const char *title, GtkWidget *choice)
{
  GtkWidget *label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, choice, 1, row, 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
add_choices (WmFilterBar *self, GtkGrid *grid)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      self->choices[i] = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->labels[i])), NULL));
      gtk_widget_set_size_request (GTK_WIDGET (self->choices[i]), 190, -1);
      add_line (grid, (int) i, _(kinds[i].title), GTK_WIDGET (self->choices[i]));
    }
  self->attention = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->attention), GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->attention), _("An open safety flag, no plan in force, or a late review"));
  add_line (grid, N_KINDS, _("Needs attention"), GTK_WIDGET (self->attention));
}

static void
open_cb (GtkMenuButton *menu, gpointer data)
{
  WmFilterBar *self = data;
  if (gtk_menu_button_get_popover (menu))
    return;
  GtkWidget *popover = gtk_popover_new (), *grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_widget_add_css_class (grid, "filter-choices");
  add_choices (self, GTK_GRID (grid));
  show_choices (self);
  for (guint i = 0; i < N_KINDS; i++)
    g_signal_connect_object (self->choices[i], "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attention, "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (menu, popover);
}

static void
wm_filter_bar_dispose (GObject *object)
{
  WmFilterBar *self = WM_FILTER_BAR (object);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (wm_filter_bar_parent_class)->dispose (object);
}

static void
wm_filter_bar_finalize (GObject *object)
{
  WmFilterBar *self = WM_FILTER_BAR (object);
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_clear_pointer (&self->values[i], g_ptr_array_unref);
      g_clear_object (&self->labels[i]);
    }
  g_free (self->only);
  G_OBJECT_CLASS (wm_filter_bar_parent_class)->finalize (object);
}

static void
wm_filter_bar_class_init (WmFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_filter_bar_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_filter_bar_init (WmFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *menu = gtk_menu_button_new (), *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->menu = GTK_MENU_BUTTON (menu);
  self->chips = GTK_BOX (chips);
  gtk_menu_button_set_label (self->menu, _("Filter"));
  gtk_menu_button_set_create_popup_func (self->menu, open_cb, self, NULL);
  gtk_widget_set_sensitive (menu, FALSE); /* there is nothing to choose from yet */
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), chips);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}
