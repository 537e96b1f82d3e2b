/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A payer's authorization against what was attended: units used, units left, the last day it covers (domain reference
 * 3.4). Pure functions over a record and a list of attended sessions. */
#pragma once
#include "wm-record.h"

/* One attended session. */
typedef struct
{
  WmDay date;
  double hours;
} WmAttended;

typedef struct
{
  double used, left;   /* @left is negative where no units were given: then only the dates count */
  WmDay last_covered;  /* the day the units ran out on, else the authorization's last day */
  gboolean overdrawn;  /* more was attended than authorized */
} WmAuthorizationUse;

WmAuthorizationUse wm_authorization_use (WmRecord *authorization, const WmAttended *attended, guint n);
gboolean wm_authorization_ends_soon (WmRecord *authorization, const WmAuthorizationUse *use, WmDay today, int days, int percent);
