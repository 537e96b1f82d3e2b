/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of a record as rows inside a hand-made page: one switch from field kind to row. Rows are bound both ways;
 * what is wrong is said below the row it concerns. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

void wm_form_rows_add (AdwPreferencesGroup *group, WmClinic *clinic, WmRecord *record, const char *const *fields);
void wm_form_rows_add_for_reading (AdwPreferencesGroup *group, WmClinic *clinic, WmRecord *record, const char *const *fields);
void wm_form_rows_add_called (AdwPreferencesGroup *group, WmClinic *clinic, WmRecord *record, const char *name, const char *title, gboolean editable);
void wm_form_rows_forget_when_changed (AdwPreferencesGroup *group);
void wm_form_rows_show_findings (AdwPreferencesGroup *group, GPtrArray *findings);
gboolean wm_form_rows_focus (AdwPreferencesGroup *group, const char *field);
gboolean wm_form_rows_focus_record (AdwPreferencesGroup *group, const char *record_id, const char *field);
