/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Files from anywhere: never more of one than may be, and what it is by its content. */
#pragma once
#include "wm-error.h"

GBytes *wm_input_read (const char *path, gsize max_bytes, GError **error);
gboolean wm_input_is_xml (GBytes *bytes);
