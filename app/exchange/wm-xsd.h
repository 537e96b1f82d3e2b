/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The published report schema, compiled once from inside the program. */
#pragma once
#include "wm-error.h"

#include <libxml/tree.h>

gboolean wm_xsd_fits (xmlDoc *document, int *line, int *code);
gboolean wm_xsd_validate (GBytes *report, GError **error);
