/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line asked for. Texts belong to main(). */
#pragma once
#include "wm-day.h"

typedef struct
{
  const char *folder; /* the clinic; NULL: the default place */
  const char *view;   /* of wm_views, shown first; NULL: the first one */
  gboolean demo;
  WmDay today;        /* WM_DAY_NONE: the machine's date */
} WmOptions;
