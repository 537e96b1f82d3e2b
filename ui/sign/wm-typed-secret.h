/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A typed passphrase, out of its entry and wiped after use. */
#pragma once
#include <gtk/gtk.h>

char *wm_typed_secret_take (GtkEditable *entry);
void wm_typed_secret_free (char *secret);
