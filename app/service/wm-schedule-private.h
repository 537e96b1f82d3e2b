/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the schedule share. */
#pragma once
#include "wm-schedule.h"

struct _WmSchedule
{
  GStringChunk *texts;    /* every text once: equal ids are equal pointers */
  GPtrArray *occurrences; /* of WmOccurrence, by date, start, title */
  GPtrArray *people;      /* of WmPerson, by name */
  GHashTable *by_id;      /* client id -> WmPerson */
  GPtrArray *clashes;     /* of WmFinding */
  WmDay from, to;
  gboolean breaks_counted;
};

const char *_wm_schedule_text (WmSchedule *self, const char *text);
gboolean _wm_schedule_fill (WmSchedule *self, WmClinic *clinic, const char *client, const char *chosen, GError **error);
WmSchedule *_wm_schedule_load (WmClinic *clinic, WmDay from, WmDay to, const char *client, const char *chosen, GError **error);
WmHoursFacts _wm_schedule_hours_facts (const WmRow *row);
void _wm_schedule_find_clashes (WmSchedule *self);
char *_wm_schedule_choose (WmClinic *clinic, WmDay day, const char *staff, int after, guint limit, GError **error);
