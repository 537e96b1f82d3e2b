/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of signing share. */
#pragma once
#include "wm-signing.h"

gboolean _wm_signing_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The signature record out of what was given, under the plan or (nullable) one of its reviews; NULL with one sentence where
 * it can't be given so. */
WmRecord *_wm_signing_record (WmPlan *plan, WmReview *review, const WmSigning *signing, GError **error);
