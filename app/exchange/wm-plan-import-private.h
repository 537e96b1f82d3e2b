/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the plan's import share. */
#pragma once
#include "wm-plan.h"
#include "wm-xml-read.h"

typedef struct
{
  WmClinic *clinic;
  WmRecord *client, *episode;
  xmlNode *top;          /* the report's element */

  /* owned */
  GHashTable *named;     /* "staff-member/ID" -> xmlNode: what the file's links name */
  GHashTable *found;     /* the same -> id in this clinic, NULL where it has none */
  gboolean dry_run;
  GHashTable *items;     /* "objective/ITEM" that this client's versions have */
  GHashTable *objectives; /* item in the file -> id of the new record */
  GPtrArray *diagnoses, *flags; /* of the chart */
  GPtrArray *save;
} WmPlanImport;

void G_GNUC_PRINTF (3, 4) _wm_plan_import_refuse (xmlNode *node, GError **error, const char *format, ...);
gboolean _wm_plan_import_fields (WmPlanImport *self, xmlNode *node, WmRecord *record, GError **error);
gboolean _wm_plan_import_link (WmPlanImport *self, xmlNode *node, const WmField *field, const char **id, GError **error);
gboolean _wm_plan_import_is_same_person (WmRecord *chart, xmlNode *client);
char *_wm_plan_import_text (xmlNode *parent, const char *name);
