/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record may be saved: the table's own constraints, all problems at once. */
#pragma once
#include "wm-finding.h"
#include "wm-record.h"

/* TRUE where the pick list @list has @code; NULL skips the check of picks. */
typedef gboolean (*WmHasCode) (const char *list, const char *code, gpointer data);

void wm_validate_record (WmRecord *record, const char *where, WmHasCode has_code, gpointer data,
                         GPtrArray *findings);
