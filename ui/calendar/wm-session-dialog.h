/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A new session that stands alone: for whom, what, when, where, with whom. What is entered and not added is kept.
 *   ::add (WmRecord *session)   asked for; who owns it adds it and closes the dialog or shows what refuses it */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_SESSION_DIALOG (wm_session_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WmSessionDialog, wm_session_dialog, WM, SESSION_DIALOG, AdwWindow)

GtkWidget *wm_session_dialog_new (WmClinic *clinic, WmDay day, int start, int end, const char *staff);
void wm_session_dialog_refuse (WmSessionDialog *self, GPtrArray *findings, const char *sentence);
