/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The view table, in the order of the switcher. */
#include "wm-views.h"

#include "wm-calendar-view.h"
#include "wm-clients-view.h"
#include "wm-library-view.h"
#include "wm-review-view.h"
#include "wm-today-view.h"

#include <glib/gi18n.h>

const WmView wm_views[] = {
  { "today", N_("Today"), "daytime-sunrise-symbolic", wm_today_view_get_type, WM_ACT_SEE_CLIENTS },
  { "clients", N_("Clients"), "system-users-symbolic", wm_clients_view_get_type, WM_ACT_SEE_CLIENTS },
  { "calendar", N_("Calendar"), "x-office-calendar-symbolic", wm_calendar_view_get_type, WM_ACT_SEE_CLIENTS },
  { "review", N_("Review"), "view-list-symbolic", wm_review_view_get_type, WM_ACT_REVIEW_CASELOADS },
  { "library", N_("Library"), "user-bookmarks-symbolic", wm_library_view_get_type, WM_ACT_SETTINGS },
  { NULL, NULL, NULL, NULL, WM_N_ACTS },
};

/** wm_views_has: whether there is a view of this name. */
gboolean
wm_views_has (const char *name)
{
  for (const WmView *v = wm_views; v->name; v++)
    if (g_str_equal (v->name, name))
      return TRUE;
  return FALSE;
}

/** wm_views_make_none: Returns: (transfer floating): the place of whoever has no view, as an administrator who sees no client:
 * one page that says so. */
GtkWidget *
wm_views_make_none (void)
{
  GtkWidget *place = adw_bin_new (), *page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No clients for your role"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("What your role does stands in the menu."));
  adw_bin_set_child (ADW_BIN (place), page);
  return place;
}
