/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is probably here already: everyone's names and births, kept so that one keystroke or one line of a long file is
 * answered at once. */
#pragma once
#include "wm-clinic.h"

typedef struct _WmLookalikes WmLookalikes;

typedef struct
{
  const char *number, *last, *first;
  const char *birth; /* nullable */
} WmLookalike;

WmLookalikes *wm_lookalikes_new (WmClinic *clinic, GError **error);
void wm_lookalikes_free (WmLookalikes *self);
void wm_lookalikes_add (WmLookalikes *self, WmRecord *client);
gboolean wm_lookalikes_has_number (const WmLookalikes *self, const char *number);
GPtrArray *wm_lookalikes_find (const WmLookalikes *self, WmRecord *client);
GPtrArray *wm_lookalikes_find_near (const WmLookalikes *self, WmRecord *client, guint most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmLookalikes, wm_lookalikes_free)
