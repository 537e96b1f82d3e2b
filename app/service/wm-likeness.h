/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the objectives of every plan of the last year say, as shingles, kept by the open clinic: read when first asked
 * for, and again for the plans that were saved since. */
#pragma once
#include "wm-clinic.h"
#include "wm-shingles.h"

#define WM_LIKENESS_DAYS 365

typedef struct
{
  char *client;
  WmDay made;
  WmShingles *objectives;
} WmLikePlan;

WmLikePlan *wm_like_plan_new (const char *client, WmDay made);
void wm_like_plan_unref (WmLikePlan *self);
gboolean wm_likeness_read_on (WmClinic *clinic, gboolean *whole, GError **error);
GPtrArray *wm_likeness_plans (WmClinic *clinic, GError **error);
