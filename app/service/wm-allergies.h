/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client is allergic to, for those who see the chart and not its page of medications. */
#pragma once
#include "wm-clinic.h"

GPtrArray *wm_allergies_of (WmClinic *clinic, const char *client_id, GError **error);
gboolean wm_allergy_is_severe (WmRecord *allergy);
char *wm_allergies_names (GPtrArray *allergies, guint most);
