/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's filled-in form: for each section of the definition a list of rows (WmRecord of the
 * section's schema), loaded from and saved to form-answer records by (section, row, item). Answers the
 * definition doesn't know, of an older version, are kept as they are. */
#pragma once
#include "wm-clinic.h"
#include "wm-form-check.h"

#define WM_TYPE_FORM_DOCUMENT (wm_form_document_get_type ())
G_DECLARE_FINAL_TYPE (WmFormDocument, wm_form_document, WM, FORM_DOCUMENT, GObject)

WmFormDocument *wm_form_document_new (WmClinic *clinic, const char *episode_id, const char *form_key, GError **error);
WmFormDocument *wm_form_document_load (WmClinic *clinic, const char *document_id, GError **error);
char *wm_form_document_find_current (WmClinic *clinic, const char *client_id, const char *form_key, GError **error);

const WmForm *wm_form_document_get_form (WmFormDocument *self);
WmClinic *wm_form_document_get_clinic (WmFormDocument *self);
WmRecord *wm_form_document_get_record (WmFormDocument *self);
WmRecord *wm_form_document_get_client (WmFormDocument *self);
gboolean wm_form_document_applies (WmFormDocument *self, const WmFormPart *part);

GListStore *wm_form_document_get_rows (WmFormDocument *self, const char *section_key);
WmRecord *wm_form_document_get_single (WmFormDocument *self, const char *section_key);
WmRecord *wm_form_document_add_row (WmFormDocument *self, const char *section_key);
gboolean wm_form_document_remove_row (WmFormDocument *self, const char *section_key, WmRecord *row, guint *position);
void wm_form_document_restore_row (WmFormDocument *self, const char *section_key, WmRecord *row, guint position);
GPtrArray *wm_form_document_get_unknown (WmFormDocument *self);

gboolean wm_form_document_is_dirty (WmFormDocument *self);
gboolean wm_form_document_save (WmFormDocument *self, GPtrArray *findings, GError **error);
GPtrArray *wm_form_document_check (WmFormDocument *self);

char *wm_form_document_get_draft_key (WmFormDocument *self);
char *wm_form_document_to_draft (WmFormDocument *self);
gboolean wm_form_document_apply_draft (WmFormDocument *self, const char *draft);

GStrv wm_form_lines (WmClinic *clinic, const char *name);
