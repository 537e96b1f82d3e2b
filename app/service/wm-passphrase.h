/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How strong a new passphrase is, as libpwquality counts. Nothing of it is kept. */
#pragma once
#include <glib.h>

enum { WM_PASSPHRASE_LEAST = 8 }; /* characters */

int wm_passphrase_strength (const char *passphrase, const char *person, char **advice);
