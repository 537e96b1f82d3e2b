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
