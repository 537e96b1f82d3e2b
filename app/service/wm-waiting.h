/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for someone: plans due for review, returned or unfinished, hours that will be short. It is gathered client by client, so
 * that who has frames to paint does it in idle moments. */
#pragma once
#include "wm-clinic.h"
#include "wm-hours.h"

typedef enum
{
  WM_WAITING_REVIEW,
  WM_WAITING_DRAFT,
  WM_WAITING_HOURS,
  WM_WAITING_RETURNED, /* a plan, to whom it is to be answered by */
} WmWaitingKind;

typedef struct
{
  WmWaitingKind kind;
  char *client, *name; /* "Brandt, Karl" */
  char *version;       /* of a draft (NULL: not begun yet), of a plan that was returned */
  WmDay due;           /* of a review, of a first plan; the day on which a plan was returned; else 0 */
  WmHours hours;       /* where it is about them */
} WmWaitingItem;

typedef struct _WmWaiting WmWaiting;

WmWaiting *wm_waiting_new (WmClinic *clinic, const char *staff, GError **error);
void wm_waiting_free (WmWaiting *self);
gboolean wm_waiting_step (WmWaiting *self, GError **error);
gboolean wm_waiting_counts_hours (const WmWaiting *self);
gboolean wm_waiting_is_large (const WmWaiting *self);
GPtrArray *wm_waiting_get_items (WmWaiting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmWaiting, wm_waiting_free)
