/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new client needs: the next free number. */
#pragma once
#include "wm-clinic.h"

char *wm_client_next_number (WmClinic *clinic, GError **error);
