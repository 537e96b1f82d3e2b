/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a chart. A further section is one line in wm-chart-pages.c: its widget class has the
 * properties "clinic" and "client-id", and an action "page.save" where it can be edited. A section of mere
 * lists of records needs no class of its own: it names their table. */
#pragma once
#include <adwaita.h>

#include "wm-record-kind.h"
#include "wm-role.h"

typedef struct
{
  const char *name;
  const char *title; /* N_() */
  GType (*get_type) (void);
  const WmRecordKind *kinds; /* of a WmRecordsPage; else NULL */
  WmAct act;                 /* for whom it is */
} WmChartPage;

extern const WmChartPage wm_chart_pages[];

const char *wm_chart_page_of (const char *what);
const char *wm_chart_page_title (const char *page);
