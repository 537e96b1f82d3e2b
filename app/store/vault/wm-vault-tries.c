/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* clinic.tries: wrong passphrases by slot, so that guessing at the keyboard gets slow, whichever program is used,
 * and that the next good sign-in can enter them in the audit. Against who copies the folder only the key derivation
 * helps. It is read and written under the clinic's lock. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "wm-error.h"
#include "wm-tries.h"
#include "wm-vault-private.h"

#define MAX_SIZE (32 * 1024)

enum
{
  FREE_TRIES = 5,    /* wrong ones in a row before the first wait */
  LONGEST_WAIT = 60, /* seconds */
};

static gint64
machine_clock (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64 (*now) (void) = machine_clock;

void
wm_vault_set_clock (gint64 (*seconds) (void))
{
  now = seconds;
}

static char *
path_of (WmVault *self)
{
  return g_build_filename (self->folder, WM_VAULT_TRIES_NAME, NULL);
}

/* Whose slot it is: NULL for one that is gone. */
static const WmKeyslot *
slot_of (WmVault *self, const WmTries *tries)
{
  for (guint i = 0; i < self->keyfile->n_slots; i++)
    if (memcmp (self->keyfile->slots[i].id, tries->id, WM_ID_SIZE) == 0)
      return &self->keyfile->slots[i];
  return NULL;
}

/* Slots that are gone, and those with nothing to count, leave the file. */
static GArray *
worth_keeping (WmVault *self, GArray *all)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (WmTries));
  for (guint i = 0; i < all->len; i++)
    {
      const WmTries *t = &g_array_index (all, WmTries, i);
      if (slot_of (self, t) && (t->in_a_row > 0 || t->not_entered > 0))
        g_array_append_vals (kept, t, 1);
    }
  return kept;
}

/* Where the disk refuses, the count stays as it was: that must not keep anyone out. */
static gboolean
save (WmVault *self, GArray *all)
{
  g_autofree char *path = path_of (self);
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);
  g_autoptr (GArray) kept = worth_keeping (self, all);
  g_autoptr (GBytes) bytes = wm_tries_to_bytes (kept);

  g_unlink (fresh);
  return wm_disk_write_file (fresh, bytes, NULL) && wm_disk_replace (fresh, path, NULL);
}

static GArray *
load (WmVault *self)
{
  g_autofree char *path = path_of (self);
  g_autofree guint8 *data = NULL;
  g_autoptr (GError) problem = NULL;
  GArray *all = g_array_new (FALSE, TRUE, sizeof (WmTries));
  gsize size;

  if (wm_disk_read_file (path, MAX_SIZE, &data, &size, &problem) ? wm_tries_parse (data, size, all)
                                                                 : problem->code == WM_ERROR_NOT_FOUND)
    return all;
  save (self, all);
  return all;
}

/* 2, 4, 8, 16, 32, 60 seconds, counted from the last wrong try. */
static gint64
wait_after (guint in_a_row)
{
  if (in_a_row < FREE_TRIES)
    return 0;
  return MIN (LONGEST_WAIT, 2 << MIN (in_a_row - FREE_TRIES, 5));
}

static gboolean
say_wait (const WmKeyslot *slot, guint in_a_row, gint64 seconds, GError **error)
{
  if (slot->kind == WM_KEYSLOT_RECOVERY)
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED,
                 _("After %u wrong tries in a row the recovery code can be tried again in %d seconds."), in_a_row,
                 (int)seconds);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED,
                 _("After %u wrong tries in a row %s can try again in %d seconds."), in_a_row, slot->name, (int)seconds);
  return FALSE;
}

/* A last try in the future means that the clock was set back: it counts from now, so that nobody waits longer. */
static gboolean
may_try (WmVault *self, GArray *all, WmTries *tries, GError **error)
{
  gint64 wait = tries ? wait_after (tries->in_a_row) : 0;
  gint64 left;

  if (wait == 0)
    return TRUE;
  if (tries->last > now ())
    {
      tries->last = now ();
      if (!save (self, all))
        return TRUE;
    }
  left = wait - (now () - tries->last);
  return left <= 0 || say_wait (&self->keyfile->slots[self->slot], tries->in_a_row, left, error);
}

static void
count_wrong (WmVault *self, GArray *all, WmTries *tries)
{
  WmTries fresh = { 0 };

  if (!tries)
    {
      memcpy (fresh.id, self->keyfile->slots[self->slot].id, WM_ID_SIZE);
      g_array_append_val (all, fresh);
      tries = &g_array_index (all, WmTries, all->len - 1);
    }
  tries->last = now ();
  if (tries->not_entered == 0)
    tries->first = tries->last;
  tries->in_a_row = MIN (tries->in_a_row + 1, WM_TRIES_MAX);
  tries->not_entered = MIN (tries->not_entered + 1, WM_TRIES_MAX);
  save (self, all);
}

/**
 * _wm_vault_unlock:
 * @phrase: of the slot that the vault stands at
 * @private_half: WM_KEY_SIZE bytes, secure memory
 *
 * wm_keyslot_unlock(), counted: after five wrong tries in a row each further one has to wait, a minute at most.
 * Returns: FALSE with WM_ERROR_PASSPHRASE, or REFUSED at once while there is still to wait
 */
gboolean
_wm_vault_unlock (WmVault *self, const char *phrase, guint8 *private_half, GError **error)
{
  g_autoptr (GArray) all = load (self);
  g_autoptr (GError) problem = NULL;
  const WmKeyslot *slot = &self->keyfile->slots[self->slot];
  WmTries *tries = wm_tries_find (all, slot->id);

  if (!may_try (self, all, tries, error))
    return FALSE;
  if (wm_keyslot_unlock (slot, self->keyfile->clinic_id, phrase, private_half, &problem))
    {
      if (tries && tries->in_a_row > 0)
        {
          tries->in_a_row = 0;
          save (self, all);
        }
      return TRUE;
    }
  if (g_error_matches (problem, WM_ERROR, WM_ERROR_PASSPHRASE))
    count_wrong (self, all, tries);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * wm_vault_list_failures:
 *
 * Returns: (transfer full) (element-type WmVaultFailures): for wm_vault_forget_failures() once they are entered
 */
GArray *
wm_vault_list_failures (WmVault *self)
{
  g_autoptr (GArray) all = load (self);
  GArray *failures = g_array_new (FALSE, FALSE, sizeof (WmVaultFailures));

  for (guint i = 0; i < all->len; i++)
    {
      const WmTries *t = &g_array_index (all, WmTries, i);
      const WmKeyslot *slot = slot_of (self, t);
      WmVaultFailures failure = { slot ? slot->name : NULL, t->not_entered, t->first, t->last };
      if (slot && t->not_entered > 0)
        g_array_append_val (failures, failure);
    }
  return failures;
}

/* They stay counted for the wait, until their own slot is opened. */
void
wm_vault_forget_failures (WmVault *self)
{
  g_autoptr (GArray) all = load (self);
  for (guint i = 0; i < all->len; i++)
    g_array_index (all, WmTries, i).not_entered = 0;
  save (self, all);
}
