/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Signatures under a plan or one of its reviews: who must sign, who has, and each to sign now. */
#pragma once
#include <adwaita.h>

#include "wm-review.h"

#define WM_TYPE_SIGN_DIALOG (wm_sign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WmSignDialog, wm_sign_dialog, WM, SIGN_DIALOG, AdwWindow)

WmSignDialog *wm_sign_dialog_new (GtkWindow *parent, WmPlan *plan, WmReview *review);
void wm_sign_dialog_go_to (WmSignDialog *self, const char *role, const char *way);
