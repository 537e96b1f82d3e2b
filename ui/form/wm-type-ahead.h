/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing in a row of choices by typing the beginning of a label, without opening the list. */
#pragma once
#include <adwaita.h>

void wm_type_ahead (AdwComboRow *row);
