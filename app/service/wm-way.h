/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through an episode of care: its stations from admission to the planned end. */
#pragma once
#include "wm-clinic.h"

typedef enum
{
  WM_STATION_ADMITTED,
  WM_STATION_LEVEL,    /* of care, changed */
  WM_STATION_REVIEWED, /* the plan was */
  WM_STATION_DUE,      /* the next review is */
  WM_STATION_END       /* planned */
} WmStationKind;

typedef struct
{
  WmDay day;
  WmStationKind kind;
  const char *level; /* borrowed of the clinic: the new one's name, NULL of the other kinds */
} WmStation;

GArray *wm_way_of (WmClinic *clinic, WmRecord *episode, WmDay next_review);
const WmStation *wm_way_find (GArray *way, WmStationKind kind);
double wm_way_share (GArray *way, WmDay day);
