/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may sign in to the store, and who tried. The acts themselves are the vault's. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-store-private.h"

#include <glib/gi18n.h>

/** wm_store_get_people: Returns: (transfer full): who may sign in, in the order they were added. */
char **
wm_store_get_people (WmStore *self)
{
  return wm_vault_get_people (self->vault);
}

/** wm_store_may_add_person: FALSE with the reason for which wm_store_prepare_key() would refuse. */
gboolean
wm_store_may_add_person (WmStore *self, const char *person, const char *passphrase, GError **error)
{
  return wm_vault_may_add (self->vault, person, passphrase, error);
}

/**
 * wm_store_prepare_key:
 * @adds: whether @person is new, or can sign in already and does so with @passphrase from now on
 *
 * Changes nothing; may run in a thread of its own, since it takes most of a second.
 * Returns: (transfer full) (nullable): for wm_store_apply_key(), while nobody else's key changes
 */
WmNewKey *
wm_store_prepare_key (WmStore *self, const char *person, const char *passphrase, gboolean adds, GError **error)
{
  return wm_vault_prepare_key (self->vault, person, passphrase, adds, error);
}

/** wm_store_apply_key: puts @key into force. Between acts only. */
gboolean
wm_store_apply_key (WmStore *self, const WmNewKey *key, GError **error)
{
  g_return_val_if_fail (self->user == NULL, FALSE);
  return wm_vault_apply_key (self->vault, self->db, key, error);
}

void
wm_store_key_free (WmNewKey *key)
{
  wm_vault_key_free (key);
}

static void
forget_statements (WmStore *self)
{
  g_hash_table_remove_all (self->inserts);
  g_hash_table_remove_all (self->statements);
}

/**
 * wm_store_begin_rotation:
 * @leaver: (nullable): who can't sign in afterwards; not who is signed in
 *
 * A new data key, under which wm_store_run_rotation() writes everything anew. Between acts only. Returns: (transfer full)
 * (nullable): for wm_store_end_rotation(), which it needs in any case
 */
WmRotation *
wm_store_begin_rotation (WmStore *self, const char *leaver, GError **error)
{
  g_return_val_if_fail (self->user == NULL, NULL);
  forget_statements (self);
  return wm_vault_begin_rotation (self->vault, self->db, leaver, error);
}

/** wm_store_run_rotation: what takes long of it; may run in a thread of its own while @rotation's store is kept. */
gboolean
wm_store_run_rotation (WmRotation *rotation, GError **error)
{
  return wm_vault_run_rotation (rotation, error);
}

/**
 * wm_store_end_rotation:
 * @rotation: (transfer full)
 * @written: what wm_store_run_rotation() returned
 *
 * Between acts only. Failing, or where something was saved meanwhile, all is as it was; in the one case that the database
 * can't be opened again, every further act says so. Returns: whether the new key is in force
 */
gboolean
wm_store_end_rotation (WmStore *self, WmRotation *rotation, gboolean written, GError **error)
{
  g_return_val_if_fail (self->user == NULL, FALSE);
  forget_statements (self);
  return wm_vault_end_rotation (rotation, &self->db, written, error);
}

struct _WmPresence
{
  WmStore *store; /* compared, never used: it may be closed by now */
  gboolean taken;
};

/**
 * wm_store_prove_presence:
 *
 * wm_store_check_passphrase() for an act that follows later: it takes most of a second, and may run in a thread of its own.
 * Returns: (transfer full) (nullable): that who is signed in entered their passphrase again, good for one act
 */
WmPresence *
wm_store_prove_presence (WmStore *self, const char *passphrase, GError **error)
{
  if (!wm_store_check_passphrase (self, passphrase, error))
    return NULL;
  WmPresence *presence = g_new0 (WmPresence, 1);
  presence->store = self;
  return presence;
}

/** wm_store_take_presence: whether @presence was proved to this store and is taken for the first time. */
gboolean
wm_store_take_presence (WmStore *self, WmPresence *presence, GError **error)
{
  gboolean fresh = presence->store == self && !presence->taken;
  presence->taken = TRUE;
  if (!fresh)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_PASSPHRASE, _("Enter your passphrase again."));
  return fresh;
}

void
wm_presence_free (WmPresence *presence)
{
  g_free (presence);
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
