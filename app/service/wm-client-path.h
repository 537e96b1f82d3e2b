/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where somebody is on the way from the first call to treatment, and what may be done next: by the table of steps, the
 * table of roles, and what is on record. A way that was left is taken up again where it was. */
#pragma once
#include "wm-clinic.h"

typedef enum
{
  WM_CLIENT_INQUIRE, /* enter the inquiry; of who comes back: another one */
  WM_CLIENT_SCREEN,
  WM_CLIENT_OVERRIDE, /* go on against the screening */
  WM_CLIENT_ADMIT,
  WM_CLIENT_BEGIN, /* the first day of treatment */
  WM_CLIENT_WAIT,
  WM_CLIENT_REFER,
  WM_CLIENT_DECLINE,
  WM_CLIENT_CHANGE_LEVEL,
  WM_CLIENT_CHANGE_PHASE,
  WM_CLIENT_TRANSFER,
  WM_CLIENT_FOLLOW_UP,
  WM_CLIENT_N_ACTS
} WmClientAct;

typedef struct
{
  const char *status; /* code of the list "client-status"; interned */
  /* owned; NULL where there is none. An inquiry or a screening from before the last episode ended is none. */
  WmRecord *client, *inquiry, *place, *episode; /* place: on the waitlist now; episode: the open one */
  WmRecord *screening;                          /* for whom clinical records are, and this chart is open */
  gboolean screened;                            /* whoever asks */
  gboolean against;                             /* and it stands against going on, and nobody decided otherwise */
  guint may;                                    /* a bit for each WmClientAct that is possible and allowed */
} WmClientPath;

WmClientPath *wm_client_path_load (WmClinic *clinic, const char *client_id, GError **error);
void wm_client_path_free (WmClientPath *self);
WmClientAct wm_client_path_next (const WmClientPath *self);
gboolean wm_client_path_is_away (const WmClientPath *self);
gboolean wm_client_path_is_under_way (const WmClientPath *self);
const char *wm_client_act_label (const WmClientPath *self, WmClientAct act);
char *wm_inquiry_call_words (WmClinic *clinic, WmRecord *inquiry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmClientPath, wm_client_path_free)
