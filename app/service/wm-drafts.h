/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not saved, by whom it is about: it comes back when its page is opened. */
#pragma once
#include "wm-clinic.h"

typedef struct
{
  char *client; /* id */
  char *name;   /* "Last, First" */
  char *what;   /* "plan", "assessment", or the key of a form */
} WmKept;

GPtrArray *wm_drafts_list (WmClinic *clinic);
