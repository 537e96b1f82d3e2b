/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The typing journal of a window that shows one record, or a few that are entered together: bound to who typed it, and
 * with what the store held then, so that what changed meanwhile is seen. */
#pragma once
#include "wm-clinic.h"

typedef enum
{
  WM_RETURN_NOTHING, /* the store holds it already, or it is no draft */
  WM_RETURN_TYPED,
  WM_RETURN_CHANGED, /* and the record was saved with other values after it was typed */
  WM_RETURN_REMOVED, /* and the record was removed after it was typed */
} WmReturn;

#define WM_DRAFT_NO_OWNER "-"
#define WM_DRAFT_NEW_CLIENT "new-client" /* in place of the id of somebody who isn't in the clinic yet */
#define WM_DRAFT_NEW_SESSION "new-session"
#define WM_DRAFT_NEW_PERSON "new-person" /* who is to sign in */

char *wm_record_draft_key (WmClinic *clinic, const WmSchema *schema, const char *owner, const char *id);
char *wm_record_draft_write (GPtrArray *records);
WmReturn wm_record_draft_read (const char *text, WmRecord *record);
WmRecord *wm_record_draft_load (WmClinic *clinic, const char *key, WmReturn *what);
char **wm_record_draft_ids (WmClinic *clinic, const WmSchema *schema, const char *owner);
gboolean wm_record_draft_put (WmClinic *clinic, const char *key, const char *text, GError **error);
