/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings and arrays of them. */
#include "wm-finding.h"

/** wm_finding_new: Returns: (transfer full): copies every text but @rule, which is interned. */
WmFinding *
wm_finding_new (const char *rule, WmSeverity severity, const char *record_id, const char *field,
                const char *where, const char *text)
{
  WmFinding *self = g_new0 (WmFinding, 1);
  self->rule = g_intern_string (rule);
  self->severity = severity;
  self->record_id = g_strdup (record_id);
  self->field = g_strdup (field);
  self->where = g_strdup (where);
  self->text = g_strdup (text);
  return self;
}

void
wm_finding_free (WmFinding *self)
{
  g_free (self->record_id);
  g_free (self->field);
  g_free (self->where);
  g_free (self->text);
  g_free (self);
}

/** wm_findings_new: Returns: (transfer full) (element-type WmFinding): an empty array that owns. */
GPtrArray *
wm_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) wm_finding_free);
}

gboolean
wm_findings_have_errors (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((WmFinding *) g_ptr_array_index (findings, i))->severity == WM_SEVERITY_ERROR)
      return TRUE;
  return FALSE;
}
