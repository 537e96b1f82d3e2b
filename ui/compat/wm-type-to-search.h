/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing in the open list of a drop-down searches it. */
#pragma once
#include <gtk/gtk.h>

void wm_type_to_search (GtkDropDown *drop_down);
