/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "save-record.h"

static void
act (WmClinic *clinic, WmRecord *record, gboolean remove)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  g_ptr_array_add (records, record);
  wm_clinic_save (clinic, "edit", remove ? NULL : records, remove ? records : NULL, findings, &error);
  g_assert_no_error (error);
}

void
save_record (WmClinic *clinic, WmRecord *record)
{
  act (clinic, record, FALSE);
}

void
remove_record (WmClinic *clinic, WmRecord *record)
{
  act (clinic, record, TRUE);
}
