/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found: one plain sentence about one field of one record. Validation, plan rules and
 * form minima all speak this way, and rows, chips, the command line and paper all read it. */
#pragma once
#include <glib-object.h>

typedef enum
{
  WM_SEVERITY_WARNING, /* W: may be overridden with a reason */
  WM_SEVERITY_ERROR,   /* E: blocks signing (rules), or saving (validation) */
} WmSeverity;

typedef struct
{
  const char *rule;    /* static or interned: "TP07", "RP03", "required", "range" ... */
  WmSeverity severity;
  char *record_id;     /* the record to go to */
  char *field;         /* its field, or NULL */
  char *where;         /* where a person finds it: "objective 1.1" */
  char *text;          /* one plain sentence */
} WmFinding;

WmFinding *wm_finding_new (const char *rule, WmSeverity severity, const char *record_id, const char *field,
                           const char *where, const char *text);
void wm_finding_free (WmFinding *finding);
GPtrArray *wm_findings_new (void);
gboolean wm_findings_have_errors (GPtrArray *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmFinding, wm_finding_free)
