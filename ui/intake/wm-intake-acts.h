/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be done next for a client, as forms: one line of a table each. */
#pragma once
#include <adwaita.h>

#include "wm-client-path.h"
#include "wm-record-kind.h"

extern const char *const wm_intake_inquiry_fields[];
extern const WmRecordKind wm_intake_inquiry, wm_intake_place, wm_intake_screening, wm_intake_uses, wm_intake_person;

WmClientAct wm_intake_act_called (const char *name);
const char *wm_intake_act_title (WmClientAct act);
void wm_intake_act (GtkWidget *from, WmClinic *clinic, const char *client_id, WmClientAct act);
GtkWidget *wm_intake_dialog_new (GtkWindow *parent, WmClinic *clinic, const WmClientPath *path, WmClientAct act);
void wm_intake_preset_inquiry (WmClinic *clinic, WmRecord *inquiry);
GMenuModel *wm_intake_menu (const WmClientPath *path, const char *action, guint acts);
