/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may sign in to the store, and who tried. The acts themselves are the vault's. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-store-private.h"

/** wm_store_get_people: Returns: (transfer full): who may sign in, in the order they were added. */
char **
wm_store_get_people (WmStore *self)
{
  return wm_vault_get_people (self->vault);
}

/** wm_store_may_add_person: FALSE with the reason for which wm_store_add_person() would refuse. */
gboolean
wm_store_may_add_person (WmStore *self, const char *person, const char *passphrase, GError **error)
{
  return wm_vault_may_add (self->vault, person, passphrase, error);
}

/** wm_store_add_person: @person can sign in with @passphrase. Between acts only. */
gboolean
wm_store_add_person (WmStore *self, const char *person, const char *passphrase, GError **error)
{
  g_return_val_if_fail (self->user == NULL, FALSE);
  return wm_vault_add_person (self->vault, self->db, person, passphrase, error);
}

/** wm_store_set_passphrase: @person, who can sign in already, does so with @passphrase from now on. Between acts only. */
gboolean
wm_store_set_passphrase (WmStore *self, const char *person, const char *passphrase, GError **error)
{
  g_return_val_if_fail (self->user == NULL, FALSE);
  return wm_vault_set_passphrase (self->vault, self->db, person, passphrase, error);
}

/**
 * wm_store_rotate:
 * @leaver: (nullable): who can't sign in afterwards; not who is signed in
 *
 * Writes everything anew under a new data key. Between acts only. Failing, all is as it was; in the one case that the
 * database can't be opened again, every further act says so.
 */
gboolean
wm_store_rotate (WmStore *self, const char *leaver, GError **error)
{
  g_return_val_if_fail (self->user == NULL, FALSE);
  g_hash_table_remove_all (self->inserts);
  g_hash_table_remove_all (self->statements);
  return wm_vault_rotate (self->vault, &self->db, leaver, error);
}

static char *
stamp (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static gboolean
note_failure (WmStore *self, const WmVaultFailures *f, GError **error)
{
  g_autofree char *first = stamp (f->first), *last = stamp (f->last);
  g_autofree char *detail = g_strdup_printf ("person\t\t%s\ntries\t\t%u\nfirst\t\t%s\nlast\t\t%s\n",
                                             *f->person ? f->person : "(recovery code)", f->n, first, last);
  return _wm_audit_add (self, "login failed", NULL, NULL, detail, error);
}

/**
 * wm_store_note_failures:
 * @user: who has signed in now
 *
 * Enters the wrong tries since the last good sign-in in the audit: whose name was used, how many, from when to when.
 */
gboolean
wm_store_note_failures (WmStore *self, const char *user, GError **error)
{
  g_autoptr (GArray) failures = wm_vault_list_failures (self->vault);
  gboolean noted = TRUE;

  if (failures->len == 0)
    return TRUE;
  if (!wm_store_begin (self, user, "sign in", error))
    return FALSE;
  for (guint i = 0; noted && i < failures->len; i++)
    noted = note_failure (self, &g_array_index (failures, WmVaultFailures, i), error);
  if (!noted)
    wm_store_rollback (self);
  else if (wm_store_commit (self, error))
    {
      wm_vault_forget_failures (self->vault);
      return TRUE;
    }
  return FALSE;
}

/** wm_store_describe_keys: (transfer full) (nullable): the sentence about a damaged key file that its twin stands in for. */
char *
wm_store_describe_keys (WmStore *self)
{
  return wm_vault_describe_keys (self->vault);
}

/** wm_store_repair_keys: writes both key files anew from the one that opened the clinic. */
gboolean
wm_store_repair_keys (WmStore *self, GError **error)
{
  return wm_vault_repair_keys (self->vault, error);
}
