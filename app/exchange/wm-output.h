/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way a report becomes a file: through the gate, whole or not at all. */
#pragma once
#include "wm-gate.h"

gboolean wm_output_hand_out (WmClinic *clinic, const WmHandout *handout, const char *path, GBytes *bytes, GError **error);
gboolean wm_output_write (const char *path, GBytes *bytes, GError **error);
