/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* When the clinic makes a backup of itself: when it is locked or closed after records changed (PR15). And the one that
 * somebody asks for, to keep it elsewhere. */
#define G_LOG_DOMAIN "wm-clinic"
#include "wm-clinic-private.h"
#include "wm-role.h"

#include <glib/gstdio.h>

#define KEEP 14        /* days, where the setting is missing */
#define AGAIN_AFTER 3600 /* seconds: a clinic is locked many times a day */

/* Also where the clock was set back since. */
static gboolean
is_recent (const char *file)
{
  GStatBuf info;
  gint64 age = file && g_stat (file, &info) == 0 ? g_get_real_time () / G_USEC_PER_SEC - (gint64) info.st_mtime : -1;
  return age >= 0 && age < AGAIN_AFTER;
}

/**
 * wm_clinic_begin_backup:
 * @closing: else the clinic is only locked, and a backup that is younger than an hour will do
 *
 * Returns: (transfer full) (nullable): what is left to do, in any thread, while the clinic is used, locked or closed; %NULL
 * without an error where nothing changed since the newest backup.
 */
WmBackupJob *
wm_clinic_begin_backup (WmClinic *self, gboolean closing, GError **error)
{
  g_autofree char *newest = wm_store_newest_backup (self->store);
  if (!wm_store_changed_since_backup (self->store, newest) || (!closing && is_recent (newest)))
    return NULL;
  if (!wm_clinic_note (self, "backup", NULL, closing ? "at closing" : "at the lock", error))
    return NULL;
  return wm_store_begin_backup (self->store, (guint) CLAMP (wm_clinic_setting_int (self, "backup-keep", KEEP), 1, 1000), error);
}

/** wm_clinic_back_up: where it is due, as at closing, to its end. */
gboolean
wm_clinic_back_up (WmClinic *self, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (WmBackupJob) job = wm_clinic_begin_backup (self, TRUE, &failed);
  if (job)
    wm_backup_job_run (job, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/**
 * wm_clinic_begin_backup_to:
 *
 * By whom the role allows it; it is in the audit.
 * Returns: (transfer full) (nullable): what is left to do until @file is there, in any thread
 */
WmBackupJob *
wm_clinic_begin_backup_to (WmClinic *self, const char *file, GError **error)
{
  g_autoptr (WmBackupJob) job = wm_clinic_may (self, WM_ACT_BACK_UP, error) ? wm_store_begin_backup_to (self->store, file, error) : NULL;
  return job && wm_clinic_note (self, "backup", NULL, NULL, error) ? g_steal_pointer (&job) : NULL;
}
