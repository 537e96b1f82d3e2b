/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The people who can sign in: joining, leaving, passphrases, new keys. Each has a staff record of the same name. */
#pragma once
#include "wm-clinic.h"

const char *wm_people_role (WmClinic *clinic, const char *person);
gboolean wm_people_may_add (WmClinic *clinic, const char *person, const char *role, const char *passphrase, GError **error);
gboolean wm_people_add_key (WmClinic *clinic, const char *person, const char *role, const WmNewKey *key, GError **error);
gboolean wm_people_set_key (WmClinic *clinic, const char *person, const WmNewKey *key, GError **error);
gboolean wm_people_add (WmClinic *clinic, const char *person, const char *role, const char *passphrase, GError **error);
typedef struct _WmLeaving WmLeaving; /* somebody who is being taken off */
WmLeaving *wm_people_begin_leave (WmClinic *clinic, const char *person, GError **error);
gboolean wm_people_run_leave (WmLeaving *self, GError **error);
gboolean wm_people_end_leave (WmLeaving *self, gboolean written, GError **error);
gboolean wm_people_leave (WmClinic *clinic, const char *person, GError **error);
gboolean wm_people_set_passphrase (WmClinic *clinic, const char *person, const char *passphrase, GError **error);
gboolean wm_people_rotate (WmClinic *clinic, GError **error);
gboolean _wm_people_keep_names (WmClinic *clinic, GPtrArray *save, GPtrArray *remove, GError **error);
