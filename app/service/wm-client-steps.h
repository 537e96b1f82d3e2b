/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of intake as they are entered: a record and what follows from it for the status. What stands against it is said
 * all at once, each finding about the field it concerns. */
#pragma once
#include "wm-client-status.h"

gboolean wm_client_begin (WmClinic *clinic, WmRecord *client, WmRecord *inquiry, GPtrArray *findings, GError **error);
gboolean wm_client_inquire (WmClinic *clinic, WmRecord *inquiry, GPtrArray *findings, GError **error);
gboolean wm_client_screen (WmClinic *clinic, WmRecord *screening, GPtrArray *findings, GError **error);
gboolean wm_client_take (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error);
