/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* clinic.tries: wrong passphrases by slot, so that guessing at the keyboard gets slow, whichever program is used,
 * and that the next good sign-in can enter them in the audit. Against who copies the folder only the key derivation
 * helps. One line for each slot with wrong tries: its id, how many in a row, how many not entered yet, and when
 * the first of these and the last of all were. A file that isn't just that counts as none. It is read and written
 * under the clinic's lock. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "wm-error.h"
#include "wm-vault-private.h"

#define HEAD "waymark tries 1"
#define MAX_SIZE (32 * 1024)
#define MAX_COUNT 1000000
#define MAX_TIME G_GINT64_CONSTANT (253402300799) /* the end of the year 9999 */

enum
{
  FREE_TRIES = 5,    /* wrong ones in a row before the first wait */
  LONGEST_WAIT = 60, /* seconds */
  FIELDS = 5,
};

typedef struct
{
  guint8 id[WM_ID_SIZE];
  guint in_a_row;
  guint not_entered;
  gint64 first, last; /* seconds since 1970 */
} Tries;

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

static gboolean
parse_id (const char *text, guint8 *id)
{
  if (strlen (text) != 2 * WM_ID_SIZE)
    return FALSE;
  for (guint i = 0; i < WM_ID_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);
      if (high < 0 || low < 0)
        return FALSE;
      id[i] = (guint8)(high * 16 + low);
    }
  return TRUE;
}

static gboolean
parse_line (const char *line, Tries *tries)
{
  g_auto (GStrv) fields = g_strsplit (line, " ", FIELDS + 1);
  guint64 numbers[FIELDS] = { 0 };

  if (g_strv_length (fields) != FIELDS || !parse_id (fields[0], tries->id))
    return FALSE;
  for (guint i = 1; i < FIELDS; i++)
    if (!g_ascii_string_to_unsigned (fields[i], 10, 0, i < 3 ? MAX_COUNT : MAX_TIME, &numbers[i], NULL))
      return FALSE;
  tries->in_a_row = (guint)numbers[1];
  tries->not_entered = (guint)numbers[2];
  tries->first = (gint64)numbers[3];
  tries->last = (gint64)numbers[4];
  return TRUE;
}

static Tries *
find (GArray *all, const guint8 *id)
{
  for (guint i = 0; i < all->len; i++)
    if (memcmp (g_array_index (all, Tries, i).id, id, WM_ID_SIZE) == 0)
      return &g_array_index (all, Tries, i);
  return NULL;
}

static gboolean
parse (char *text, gsize size, GArray *all)
{
  g_auto (GStrv) lines = NULL;

  text[size] = '\0';
  if (size == 0 || strlen (text) != size || text[size - 1] != '\n')
    return FALSE;
  text[size - 1] = '\0';
  lines = g_strsplit (text, "\n", WM_KEYFILE_MAX_SLOTS + 2);
  if (g_strcmp0 (lines[0], HEAD) != 0 || g_strv_length (lines) > WM_KEYFILE_MAX_SLOTS + 1)
    return FALSE;
  for (guint i = 1; lines[i]; i++)
    {
      Tries tries;
      if (!parse_line (lines[i], &tries) || find (all, tries.id))
        return FALSE;
      g_array_append_val (all, tries);
    }
  return TRUE;
}

static char *
path_of (WmVault *self)
{
  return g_build_filename (self->folder, WM_VAULT_TRIES_NAME, NULL);
}

/* Whose slot it is: NULL for one that is gone. */
static const WmKeyslot *
slot_of (WmVault *self, const Tries *tries)
{
  for (guint i = 0; i < self->keyfile->n_slots; i++)
    if (memcmp (self->keyfile->slots[i].id, tries->id, WM_ID_SIZE) == 0)
      return &self->keyfile->slots[i];
  return NULL;
}

static GBytes *
to_bytes (WmVault *self, GArray *all)
{
  GString *text = g_string_new (HEAD "\n");
  for (guint i = 0; i < all->len; i++)
    {
      const Tries *t = &g_array_index (all, Tries, i);
      if (!slot_of (self, t) || (t->in_a_row == 0 && t->not_entered == 0))
        continue;
      for (guint k = 0; k < WM_ID_SIZE; k++)
        g_string_append_printf (text, "%02x", t->id[k]);
      g_string_append_printf (text, " %u %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", t->in_a_row,
                              t->not_entered, t->first, t->last);
    }
  return g_string_free_to_bytes (text);
}

/* Where the disk refuses, the count stays as it was: that must not keep anyone out. */
static gboolean
save (WmVault *self, GArray *all)
{
  g_autofree char *path = path_of (self);
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);
  g_autoptr (GBytes) bytes = to_bytes (self, all);

  g_unlink (fresh);
  return wm_disk_write_file (fresh, bytes, NULL) && wm_disk_replace (fresh, path, NULL);
}

static GArray *
load (WmVault *self)
{
  g_autofree char *path = path_of (self);
  g_autofree guint8 *data = NULL;
  g_autoptr (GError) problem = NULL;
  GArray *all = g_array_new (FALSE, TRUE, sizeof (Tries));
  gsize size;

  /* wm_disk_read_file() leaves room for the NUL. */
  if (wm_disk_read_file (path, MAX_SIZE, &data, &size, &problem) ? parse ((char *)data, size, all)
                                                                 : problem->code == WM_ERROR_NOT_FOUND)
    return all;
  g_array_set_size (all, 0);
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
may_try (WmVault *self, GArray *all, Tries *tries, GError **error)
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
count_wrong (WmVault *self, GArray *all, Tries *tries)
{
  Tries fresh = { 0 };

  if (!tries)
    {
      memcpy (fresh.id, self->keyfile->slots[self->slot].id, WM_ID_SIZE);
      g_array_append_val (all, fresh);
      tries = &g_array_index (all, Tries, all->len - 1);
    }
  tries->last = now ();
  if (tries->not_entered == 0)
    tries->first = tries->last;
  tries->in_a_row = MIN (tries->in_a_row + 1, MAX_COUNT);
  tries->not_entered = MIN (tries->not_entered + 1, MAX_COUNT);
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
  Tries *tries = find (all, slot->id);

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
      const Tries *t = &g_array_index (all, Tries, i);
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
    g_array_index (all, Tries, i).not_entered = 0;
  save (self, all);
}
