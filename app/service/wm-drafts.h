/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not saved, by whom it is about: it comes back when its page is opened, or the window of its record. */
#pragma once
#include "wm-clinic.h"

typedef struct
{
  char *client; /* id; NULL: it is about nobody's chart */
  char *name;   /* "Last, First"; NULL as well */
  char *what;   /* "plan", "assessment", the key of a form, or the type of a record */
  char *key;    /* of a record that has a window of its own; else NULL */
  char *owner;  /* of it: an id, or WM_DRAFT_NO_OWNER */
  char *id;     /* of it, or the word for its form */
} WmKept;

GPtrArray *wm_drafts_list (WmClinic *clinic);
