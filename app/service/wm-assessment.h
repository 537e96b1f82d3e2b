/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment of an episode with all that hangs on it: life areas, dimensions, whatever else is a table of the
 * assessment, and the episode's diagnoses (domain reference 3.3). Saved in one act; once signed it never changes, and
 * a new one may be begun as its copy. */
#pragma once
#include "wm-clinic.h"

#include <gio/gio.h>

#define WM_TYPE_ASSESSMENT (wm_assessment_get_type ())
G_DECLARE_FINAL_TYPE (WmAssessment, wm_assessment, WM, ASSESSMENT, GObject)

char *wm_assessment_find (WmClinic *clinic, const char *client_id, GError **error);
WmAssessment *wm_assessment_new (WmClinic *clinic, const char *episode_id, GError **error);
WmAssessment *wm_assessment_load (WmClinic *clinic, const char *id, GError **error);
WmAssessment *wm_assessment_copy (WmAssessment *self, GError **error);

WmRecord *wm_assessment_get_record (WmAssessment *self);
WmClinic *wm_assessment_get_clinic (WmAssessment *self);
gboolean wm_assessment_is_editable (WmAssessment *self);
gboolean wm_assessment_may_change (WmAssessment *self);
gboolean wm_assessment_is_dirty (WmAssessment *self);

/* What belongs to it, by record type, in the order in which it is asked. */
const WmSchema *const *wm_assessment_get_parts (WmAssessment *self, guint *n);
GListModel *wm_assessment_get_rows (WmAssessment *self, const WmSchema *schema);
const char *wm_assessment_key (const WmSchema *schema);
gboolean wm_assessment_is_blank (WmRecord *row);
WmRecord *wm_assessment_add (WmAssessment *self, const WmSchema *schema);
void wm_assessment_remove (WmAssessment *self, WmRecord *row);
void wm_assessment_complete (WmAssessment *self);

gboolean wm_assessment_save (WmAssessment *self, GPtrArray *findings, GError **error);
GPtrArray *wm_assessment_check (WmAssessment *self);
gboolean wm_assessment_sign (WmAssessment *self, const char *passphrase, GPtrArray *findings, GError **error);
gboolean wm_assessment_sign_present (WmAssessment *self, WmPresence *presence, GPtrArray *findings, GError **error);

char *wm_assessment_draft_key (WmAssessment *self);
char *wm_assessment_to_draft (WmAssessment *self);
gboolean wm_assessment_apply_draft (WmAssessment *self, const char *text);
