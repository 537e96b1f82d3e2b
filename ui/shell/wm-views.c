/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The view table, in the order of the switcher. */
#include "wm-views.h"

#include "wm-calendar-view.h"
#include "wm-clients-view.h"
#include "wm-today-view.h"

#include <glib/gi18n.h>

const WmView wm_views[] = {
  { "today", N_("Today"), "view-continuous-symbolic", wm_today_view_get_type },
  { "clients", N_("Clients"), "system-users-symbolic", wm_clients_view_get_type },
  { "calendar", N_("Calendar"), "x-office-calendar-symbolic", wm_calendar_view_get_type },
  { NULL, NULL, NULL, NULL },
};
