/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that says why nothing is to be seen: its large icon, and what it says where something is there and can't be read. */
#pragma once
#include <adwaita.h>

void wm_page_icon_show (AdwStatusPage *page);
void wm_page_say_unread (AdwStatusPage *page, const char *title, const GError *error);
