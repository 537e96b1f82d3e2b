/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The written help: one page for each view. A page is one entry of the table in wm-help-texts.c. */
#pragma once

typedef struct
{
  const char *heading; /* N_() */
  const char *text;    /* N_() */
} WmHelpSection;

typedef struct
{
  const char *name;  /* of the view or of the chart's page it belongs to */
  const char *title; /* N_() */
  WmHelpSection sections[9]; /* one without a heading ends */
} WmHelpPage;

extern const WmHelpPage wm_help_pages[];
