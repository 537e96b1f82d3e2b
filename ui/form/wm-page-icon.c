/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-page-icon.h"

/**
 * wm_page_icon_show:
 *
 * For the "map" of a page that is seldom seen; the page's name is that of its icon. GTK reads the icons of hidden pages
 * too, and what draws so large a one takes 7 MB.
 */
void
wm_page_icon_show (AdwStatusPage *page)
{
  adw_status_page_set_icon_name (page, gtk_widget_get_name (GTK_WIDGET (page)));
}

/** wm_page_say_unread: @page said that there is nothing yet and offered to begin; now that it can't be read, and why. */
void
wm_page_say_unread (AdwStatusPage *page, const char *title, const GError *error)
{
  g_autofree char *why = g_markup_escape_text (error->message, -1);
  gtk_widget_set_name (GTK_WIDGET (page), "dialog-warning-symbolic");
  wm_page_icon_show (page);
  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, why);
  adw_status_page_set_child (page, NULL);
}
