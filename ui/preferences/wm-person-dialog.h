/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A person who can sign in: a new one with a role, or a new passphrase for oneself after the present one. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

typedef enum
{
  WM_PERSON_ADD,
  WM_PERSON_PASSPHRASE,
} WmPersonAct;

#define WM_TYPE_PERSON_DIALOG (wm_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WmPersonDialog, wm_person_dialog, WM, PERSON_DIALOG, AdwWindow)

WmPersonDialog *wm_person_dialog_new (GtkWindow *parent, WmClinic *clinic, WmPersonAct act, const char *person);
