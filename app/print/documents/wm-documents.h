/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents a clinic hands out, each a function from records to blocks. The language is that of the fixed texts;
 * NULL is English. What people entered is printed as it is. */
#pragma once
#include "wm-caseload.h"
#include "wm-document.h"
#include "wm-form-document.h"
#include "wm-plan.h"

const char *wm_document_language_for (WmRecord *client);
WmDocument *wm_document_treatment_plan (WmPlan *plan, gboolean for_staff, const char *language, GError **error);
WmDocument *wm_document_form (WmFormDocument *form_document, const char *language, GError **error);
WmDocument *wm_document_recovery_code (WmClinic *clinic, const char *code, const char *language);
WmDocument *wm_document_caseload (WmClinic *clinic, WmCaseload *caseload, const char *language);
WmDocument *wm_document_client_week (WmClinic *clinic, WmRecord *client, WmDay any_day, const char *language,
                                     GError **error);
WmDocument *wm_document_staff_week (WmClinic *clinic, const char *staff_id, WmDay any_day, const char *language,
                                    GError **error);
