/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader sees of good pages, looked for in what is drawn, not in how it was glued. */
#pragma once
#include "wm-pages.h"

void page_laws_check (const WmPages *pages);
char *page_laws_text (const WmPages *pages);
