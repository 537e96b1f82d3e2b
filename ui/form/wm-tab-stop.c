/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A list box walks its rows on Tab, and opens each in passing where a row that is selected is shown. */
#include "wm-tab-stop.h"

struct _WmTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (WmTabStop, wm_tab_stop, ADW_TYPE_BIN)

/* From behind, too, it is entered at the row that is selected, or at the first one; where there is none, it is passed: a
 * scrolled window that can't have the keyboard says all the same that it took it. */
static gboolean
wm_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  if (by_tab && gtk_widget_get_focus_child (widget))
    return FALSE;
  return GTK_WIDGET_CLASS (wm_tab_stop_parent_class)->focus (widget, by_tab ? GTK_DIR_TAB_FORWARD : direction) && gtk_widget_get_focus_child (widget);
}

static void
wm_tab_stop_class_init (WmTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = wm_tab_stop_focus;
}

static void
wm_tab_stop_init (WmTabStop *self)
{
}
