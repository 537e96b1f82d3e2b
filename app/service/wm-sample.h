/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented sample clinic, of any size up to 100,000 clients: same seed and date, same clinic. */
#pragma once
#include "wm-clinic.h"

#define WM_SAMPLE_MAX_CLIENTS 100000

WmClinic *wm_sample_create (const char *folder, const char *user, const char *passphrase, guint n_clients, guint64 seed,
                            WmDay until, GError **error);
gboolean wm_sample_fill (WmClinic *clinic, guint n_clients, guint64 seed, WmDay until, GError **error);
