/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which edition of the ASAM criteria is used for whom, and the levels of care that a record may name by it. */
#pragma once
#include "wm-clinic.h"

const char *wm_edition_for (WmClinic *clinic, WmRecord *client);
GPtrArray *wm_level_choices (WmClinic *clinic, WmRecord *record, const char *current);
char *wm_level_choice_label (WmClinic *clinic, GPtrArray *choices, WmRecord *level);
