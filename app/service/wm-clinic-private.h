/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of WmClinic share. */
#pragma once
#include "wm-clinic.h"

typedef struct _WmLikeness WmLikeness; /* of wm-likeness.c */

struct _WmClinic
{
  GObject parent_instance;

  /* owned */
  WmStore *store;
  GHashTable *lists;    /* list -> GPtrArray of pick items in their order */
  GHashTable *settings; /* name -> value */
  GPtrArray *levels;
  GPtrArray *staff;
  GHashTable *staff_by_id; /* borrowed from staff */
  WmRecord *record;     /* the clinic's own row */
  WmLikeness *likeness; /* NULL before it is asked for */
  WmDay today; /* WM_DAY_NONE: by the clock, also after midnight */
  char *acting;         /* in a sample clinic: whose place was taken; else NULL */
  const char *role;     /* interned; of who is signed in */
  GHashTable *opened;   /* clients whose charts are open to a counselor until the next sign-in */
  gboolean role_known;  /* until the staff is read again, or another place is taken */
};

void _wm_likeness_note (WmLikeness *self, GPtrArray *records);
void _wm_likeness_free (WmLikeness *self);

gboolean _wm_clinic_write (WmClinic *self, const char *act, GPtrArray *save, GPtrArray *remove, GPtrArray *findings,
                           GError **error);
WmClinic *_wm_clinic_create (const char *folder, const char *name, const char *user, const char *passphrase,
                             const guint64 *seed, char **recovery_code, GError **error);
