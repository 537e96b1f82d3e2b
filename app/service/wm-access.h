/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose charts who is signed in may open (domain reference PR10). */
#pragma once
#include "wm-clinic.h"

gboolean wm_access_is_own (WmClinic *clinic, const char *client_id);
gboolean wm_access_open (WmClinic *clinic, WmRecord *client, const char *reason, GError **error);
gboolean _wm_access_may_open (WmClinic *clinic, const char *client_id, GError **error);
gboolean _wm_access_may_read (WmClinic *clinic, const WmSchema *schema, const char *owner, const char *id, GError **error);
gboolean _wm_access_may_have (WmClinic *clinic, WmRecord *record, GError **error);
gboolean _wm_access_may_save (WmClinic *clinic, GPtrArray *save, GPtrArray *remove, GError **error);
