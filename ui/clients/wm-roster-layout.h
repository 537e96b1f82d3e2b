/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of the roster a person sees, in which order and how wide: chosen in the menu of a head, by dragging, and
 * kept in the clinic for who is signed in. */
#pragma once
#include <gtk/gtk.h>

#include "wm-clinic.h"

#define WM_TYPE_ROSTER_LAYOUT (wm_roster_layout_get_type ())
G_DECLARE_FINAL_TYPE (WmRosterLayout, wm_roster_layout, WM, ROSTER_LAYOUT, GObject)

WmRosterLayout *wm_roster_layout_new (GtkColumnView *view, WmClinic *clinic);
GMenuModel *wm_roster_layout_get_menu (WmRosterLayout *self);
GActionGroup *wm_roster_layout_get_actions (WmRosterLayout *self);
void wm_roster_layout_set_aside (WmRosterLayout *self, const char *id);
