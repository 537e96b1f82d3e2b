/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way a report becomes a file: whole or not at all. */
#pragma once
#include "wm-error.h"

gboolean wm_output_write (const char *path, GBytes *bytes, GError **error);
