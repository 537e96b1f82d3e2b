/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the intake rules share. */
#pragma once
#include "wm-intake-rules.h"

void _wm_intake_add (GPtrArray *findings, const char *rule, WmSeverity severity, WmRecord *record, const char *field,
                     const char *format, ...) G_GNUC_PRINTF (6, 7);
gboolean _wm_intake_is (WmRecord *record, const char *field, const char *value);
WmDay _wm_intake_day (WmRecord *record, const char *field);
WmRecord *_wm_intake_find (GPtrArray *records, const char *id);

#define E WM_SEVERITY_ERROR
#define W WM_SEVERITY_WARNING
#define RULE(id) void _wm_intake_##id (const WmIntakeFacts *facts, GPtrArray *findings)

RULE (in01);
RULE (in02);
RULE (in03);
RULE (in04);
RULE (in05);
RULE (in06);
RULE (in07);
RULE (sc01);
RULE (sc02);
RULE (sc03);
RULE (sc04);
RULE (sc05);
RULE (sc06);
RULE (sc07);
RULE (ep01);
RULE (ep02);
RULE (ep03);
RULE (ep04);
RULE (ep05);
RULE (ep06);
RULE (ep07);
RULE (ep08);
RULE (ep09);
RULE (au01);
RULE (au02);
RULE (lc01);
RULE (ep10);
RULE (su01);
RULE (su02);
RULE (dx01);
RULE (dx02);
RULE (dx03);
RULE (dx04);
RULE (dx05);
RULE (dx06);
RULE (dx07);
RULE (dx08);
RULE (dx09);
RULE (dx10);
