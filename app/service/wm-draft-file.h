/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How typed and unsaved records are journaled: a key file with a group per record that differs, named by its id. */
#pragma once
#include "wm-record.h"

void _wm_draft_write (GKeyFile *file, WmRecord *record);
void _wm_draft_write_removed (GKeyFile *file, WmRecord *record);
const WmSchema *_wm_draft_schema (GKeyFile *file, const char *group);
gboolean _wm_draft_is_removed (GKeyFile *file, const char *group);
void _wm_draft_read (GKeyFile *file, const char *group, WmRecord *record);
