/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The large icon of a page that says why nothing is to be seen. */
#pragma once
#include <adwaita.h>

void wm_page_icon_show (AdwStatusPage *page);
