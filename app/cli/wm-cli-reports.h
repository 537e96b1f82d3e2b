/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports that export can write: one line each, a function for each format it has. */
#pragma once
#include "wm-cli.h"

typedef struct
{
  WmClinic *clinic;
  WmCliOptions *options;
  WmRecord *client; /* whom it is about; NULL: everybody, or the counselor's */
  WmDay day;        /* any day of the week */
  WmDay from, to;   /* a period */
  gboolean for_staff;
} WmCliRequest;

typedef GBytes *(*WmCliWriter) (const WmCliRequest *request, GError **error);

typedef struct
{
  const char *name;
  gboolean personal; /* about one person: with --all one file each */
  WmCliWriter xml, csv, pdf;
} WmCliReport;

const WmCliReport *wm_cli_find_report (const char *name, GError **error);
WmCliWriter wm_cli_find_writer (const WmCliReport *report, const char *format, GError **error);
