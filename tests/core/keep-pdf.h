/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* For looking: with the environment variable WAYMARK_KEEP_PDF naming a folder, tests leave what they printed there. */
#pragma once
#include "wm-pages.h"

void keep_pdf (const char *name, const WmPages *pages);
