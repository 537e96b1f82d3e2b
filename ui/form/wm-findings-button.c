/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The button and its list. */
#include "wm-findings-button.h"

#include "wm-finding.h"
#include "wm-line-layout.h"

#include <glib/gi18n.h>

#define LIST_WIDTH 462  /* pixels: the popover's, without its padding */
#define MOST_HEIGHT 420 /* of the list; more of it scrolls */

struct _WmFindingsButton
{
  AdwBin parent_instance;

  /* template children */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkScrolledWindow *scrolled;
  GtkListBox *list;

  /* owned */
  GPtrArray *findings;
};

enum
{
  SIGNAL_GO_THERE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmFindingsButton, wm_findings_button, ADW_TYPE_BIN)

/* The list may be filled anew while the field is gone to. */
static void
activated_cb (WmFindingsButton *self, GtkListBoxRow *row)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_ref (self->findings);
  guint index = (guint) gtk_list_box_row_get_index (row);
  gtk_popover_popdown (self->popover);
  if (index < findings->len)
    g_signal_emit (self, signals[SIGNAL_GO_THERE], 0, findings->pdata[index]);
}

static GtkWidget *
go_there (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Go there")));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (box, "go-there");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
add_row (WmFindingsButton *self, const WmFinding *f)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (f->severity == WM_SEVERITY_ERROR ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  g_autofree char *name = g_strdup_printf (_("%s: %s Go there"), f->where, f->text);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE); /* before the texts, which may hold an & */
  g_object_set (row, "title", f->text, "subtitle", f->where, "title-lines", 0, "activatable", TRUE, "tooltip-text", f->rule, NULL);
  gtk_widget_add_css_class (icon, f->severity == WM_SEVERITY_ERROR ? "error" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), go_there ());
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

/* A scrolled window asks its child how high it is where nothing wraps, so it is told. */
static void
make_room (WmFindingsButton *self)
{
  int high;
  gtk_widget_measure (GTK_WIDGET (self->list), GTK_ORIENTATION_VERTICAL, LIST_WIDTH, NULL, &high, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->scrolled, MIN (high, MOST_HEIGHT));
}

static void
wm_findings_button_finalize (GObject *object)
{
  g_clear_pointer (&WM_FINDINGS_BUTTON (object)->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_findings_button_parent_class)->finalize (object);
}

static void
wm_findings_button_class_init (WmFindingsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = wm_findings_button_finalize;
  /* ::go-there (WmFinding *): whoever shows the field brings it into sight. */
  signals[SIGNAL_GO_THERE] = g_signal_new ("go-there", WM_TYPE_FINDINGS_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/form/wm-findings-button.ui");
  gtk_widget_class_bind_template_child (widget_class, WmFindingsButton, button);
  gtk_widget_class_bind_template_child (widget_class, WmFindingsButton, popover);
  gtk_widget_class_bind_template_child (widget_class, WmFindingsButton, scrolled);
  gtk_widget_class_bind_template_child (widget_class, WmFindingsButton, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
wm_findings_button_init (WmFindingsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** wm_findings_button_set: shows @findings (element-type WmFinding); hidden where there is none. */
void
wm_findings_button_set (WmFindingsButton *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) before G_GNUC_UNUSED = g_steal_pointer (&self->findings);
  self->findings = g_ptr_array_ref (findings);
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, 0));)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < findings->len; i++)
    add_row (self, findings->pdata[i]);
  make_room (self);
  g_autofree char *label = g_strdup_printf (g_dngettext (NULL, "%u thing to settle", "%u things to settle", findings->len), findings->len);
  gtk_menu_button_set_label (self->button, label);
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
}

/** wm_findings_button_open: shows the list, where there is one. */
void
wm_findings_button_open (WmFindingsButton *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->button)))
    gtk_menu_button_popup (self->button);
}
