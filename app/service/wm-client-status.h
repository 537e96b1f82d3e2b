/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a client through the program: inquiry, screening, assessment, admitted or waitlisted or referred out or
 * declined, active, discharged, follow-up (domain reference 3). One table of legal steps; whoever comes back begins a new
 * episode. */
#pragma once
#include "wm-clinic.h"

typedef enum
{
  WM_STEP_SCREENED = 1 << 0,       /* a screening that doesn't stand against it, or the director's decision */
  WM_STEP_REFERRED = 1 << 1,       /* says where to */
  WM_STEP_OPENS_EPISODE = 1 << 2,  /* none may be open; only wm_client_admit() takes it */
  WM_STEP_HAS_EPISODE = 1 << 3,    /* one is open */
  WM_STEP_CLOSES_EPISODE = 1 << 4, /* the open one ends that day */
} WmStepNeeds;

typedef struct
{
  const char *from, *to; /* codes of the list "client-status" */
  guint needs;           /* WmStepNeeds */
} WmStep;

/* What is asked for. Only @to is always needed. */
typedef struct
{
  const char *to;
  WmDay day;                   /* WM_DAY_NONE: today */
  const char *reason;
  const char *referred_to;
  const char *override_reason; /* why the director admits against the screening */
} WmClientMove;

const WmStep *wm_client_step (const char *from, const char *to);
char *wm_client_steps_from (WmClinic *clinic, const char *from);

gboolean wm_client_move (WmClinic *clinic, const char *client_id, const WmClientMove *move, GError **error);
gboolean wm_client_wait (WmClinic *clinic, WmRecord *place, const char *reason, GPtrArray *findings, GError **error);
gboolean wm_client_admit (WmClinic *clinic, WmRecord *episode, const WmClientMove *move, GPtrArray *findings, GError **error);
gboolean wm_client_change_level (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error);
gboolean wm_client_change_phase (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error);
gboolean wm_client_transfer (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error);
