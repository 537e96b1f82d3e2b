/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One who must sign: in which way, what that way needs, or how it was signed. */
#pragma once
#include <adwaita.h>

#include "wm-review.h"

#define WM_TYPE_SIGNER (wm_signer_get_type ())
G_DECLARE_FINAL_TYPE (WmSigner, wm_signer, WM, SIGNER, AdwPreferencesGroup)

GtkWidget *wm_signer_new (WmPlan *plan, WmReview *review, const char *role);
void wm_signer_keep_typed (WmSigner *self, GtkWindow *window, AdwPreferencesGroup *notice);
gboolean wm_signer_is_open (WmSigner *self);
void wm_signer_choose_way (WmSigner *self, const char *way);
char *wm_signature_in_words (WmClinic *clinic, WmRecord *signature);
