/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages are made from the table; the last one tells the keys. */
#include "wm-help-window.h"

#include "wm-help-texts.h"
#include "wm-shortcuts.h"
#include "wm-tab-stop.h"

#include <glib/gi18n.h>

struct _WmHelpWindow
{
  AdwWindow parent_instance;

  /* template children */
  GtkListBox *list;
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (WmHelpWindow, wm_help_window, ADW_TYPE_WINDOW)

static GtkWidget *
paragraph (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "max-width-chars", 64, NULL);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_page (const WmHelpPage *page)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_object_set (box, "margin-start", 24, "margin-end", 24, "margin-top", 18, "margin-bottom", 24, NULL);
  gtk_box_append (GTK_BOX (box), paragraph (_(page->title), "title-2"));
  for (const WmHelpSection *section = page->sections; section->heading; section++)
    {
      GtkWidget *heading = paragraph (_(section->heading), "heading");
      gtk_widget_set_margin_top (heading, 14);
      gtk_box_append (GTK_BOX (box), heading);
      gtk_box_append (GTK_BOX (box), paragraph (_(section->text), NULL));
    }
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  return scroller;
}

static void
add_page (WmHelpWindow *self, const char *name, const char *title, GtkWidget *page)
{
  GtkWidget *label = gtk_label_new (title), *row = gtk_list_box_row_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) name);
  gtk_list_box_append (self->list, row);
  gtk_stack_add_named (self->pages, page, name);
}

static void
selected_cb (WmHelpWindow *self, GtkListBoxRow *row)
{
  if (row)
    gtk_stack_set_visible_child_name (self->pages, g_object_get_data (G_OBJECT (row), "page"));
}

static void
wm_help_window_class_init (WmHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_type_ensure (WM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/help/wm-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WmHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, WmHelpWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wm_help_window_init (WmHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const WmHelpPage *page = wm_help_pages; page->name; page++)
    add_page (self, page->name, _(page->title), make_page (page));
  add_page (self, WM_HELP_KEYS, _("Keyboard"), wm_shortcuts_page_new ());
}

/** wm_help_window_new: opened at the page of this name; at the first one where @page (nullable) has none. */
GtkWindow *
wm_help_window_new (GtkWindow *parent, const char *page)
{
  WmHelpWindow *self = g_object_new (WM_TYPE_HELP_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "page"), page) == 0)
      {
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
        gtk_widget_grab_focus (row);
      }
  return GTK_WINDOW (self);
}

/** wm_help_window_get_page: the page that is shown. */
const char *
wm_help_window_get_page (WmHelpWindow *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}
