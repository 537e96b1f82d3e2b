/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of the switcher. A further view is one line in wm-views.c: its widget class has a "clinic" property. */
#pragma once
#include <adwaita.h>

#include "wm-role.h"

typedef struct
{
  const char *name;
  const char *title; /* N_() */
  const char *icon;
  GType (*get_type) (void);
  WmAct act; /* for whom it is; WM_N_ACTS: for everyone */
} WmView;

extern const WmView wm_views[];

gboolean wm_views_has (const char *name);
GtkWidget *wm_views_make_none (void);
