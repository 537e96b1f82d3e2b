/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A small clinic's files kept in memory, so that each trial begins with the same bytes. */
#pragma once
#include "wm-store.h"

#define SMALL_ROOMS 20
#define SMALL_BATCH 5

char *small_clinic_new (void);                        /* rooms, a backup of its own; closed; its folder */
GHashTable *small_clinic_read (const char *folder);   /* path below the folder -> GBytes; all but the lock */
void small_clinic_write (const char *folder, GHashTable *files); /* just these files, as they were */
gboolean small_clinic_save (WmStore *store, GError **error); /* SMALL_BATCH more rooms and a renamed one, in one act */
/* Opens and verifies; returns how many batches it holds, each whole. */
guint small_clinic_check (const char *folder);
