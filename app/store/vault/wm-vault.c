/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Creating, opening and closing a clinic's folder. The order is always: lock, keys, database. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "wm-error.h"
#include "wm-mark.h"

static void
wipe_text (char *text)
{
  if (text)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static WmVault *
vault_new (const char *folder, GError **error)
{
  char *real = realpath (folder, NULL);
  WmVault *self;

  if (!real)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _("There is no clinic at %s."), folder);
      else
        wm_disk_error (error, errno, folder);
      return NULL;
    }
  self = g_new0 (WmVault, 1);
  self->folder = g_strdup (real);
  self->db_path = g_build_filename (real, WM_VAULT_DB_NAME, NULL);
  self->lock = -1;
  self->private_half = wm_secret_new (WM_KEY_SIZE);
  free (real);
  return self;
}

/* The lock is on a file of its own: SQLite's locks on the database would vanish with any other close of it.
 * The system gives it back when the process ends, however it ends. */
static gboolean
take_lock (WmVault *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, WM_VAULT_LOCK_NAME, NULL);
  self->lock = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self->lock < 0 && (errno == EROFS || errno == EACCES || errno == EPERM))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_READ_ONLY,
                   _("The clinic’s folder %s can’t be written; check its permissions, or copy the folder to a place "
                     "that can."), self->folder);
      return FALSE;
    }
  if (self->lock < 0)
    return wm_disk_error (error, errno, path);
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno != EWOULDBLOCK)
    return wm_disk_error (error, errno, path);
  g_set_error (error, WM_ERROR, WM_ERROR_BUSY,
               _("This clinic is open in another window or program; close it there first."));
  return FALSE;
}

/* Opens the lock, then the keys: a folder without a key file gets no lock file from us. */
static WmVault *
vault_load (const char *folder, GError **error)
{
  g_autoptr (WmVault) self = vault_new (folder, error);
  g_autoptr (WmKeyfile) found = self ? wm_keyfile_load (self->folder, error) : NULL;

  if (!found || !take_lock (self, error))
    return NULL;
  self->keyfile
      = wm_keyfile_load_both (self->folder, &self->files, error); /* again: it may have changed meanwhile */
  return self->keyfile ? g_steal_pointer (&self) : NULL;
}

gboolean
_wm_vault_passphrase_is_good (const char *passphrase, GError **error)
{
  if (g_utf8_validate (passphrase, -1, NULL) && g_utf8_strlen (passphrase, -1) >= WM_VAULT_MIN_PASSPHRASE)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _("A passphrase needs at least %d characters."),
               WM_VAULT_MIN_PASSPHRASE);
  return FALSE;
}

gboolean
_wm_vault_name_is_good (const char *name, GError **error)
{
  gboolean good = *name && strlen (name) <= WM_KEYSLOT_NAME_MAX && g_utf8_validate (name, -1, NULL)
                  && !g_ascii_isspace (*name);
  for (const char *p = name; good && *p; p = g_utf8_next_char (p))
    good = !g_unichar_iscntrl (g_utf8_get_char (p));
  if (!good)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _("The name of the person who signs in must have from 1 to %d letters."),
                 WM_KEYSLOT_NAME_MAX);
  return good;
}

/* Two slots and the clinic's first data key, sealed to both. */
static gboolean
make_keys (WmVault *self, const char *person, const char *passphrase, const char *code, GError **error)
{
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE), of_code = wm_secret_new (WM_KEY_SIZE);
  WmKeyfile *keys = self->keyfile = g_new0 (WmKeyfile, 1);

  wm_crypto_random (keys->clinic_id, WM_ID_SIZE);
  wm_crypto_random (data_key, WM_KEY_SIZE);
  keys->generation = 1;
  keys->n_slots = 2;
  if (!wm_keyslot_init (&keys->slots[0], keys->clinic_id, WM_KEYSLOT_PERSON, person, passphrase,
                        self->private_half, error)
      || !wm_keyslot_init (&keys->slots[1], keys->clinic_id, WM_KEYSLOT_RECOVERY, NULL, code, of_code, error))
    return FALSE;
  for (guint i = 0; i < keys->n_slots; i++)
    if (!wm_keyslot_seal_key (&keys->slots[i], keys->clinic_id, 0, 1, data_key))
      {
        g_set_error (error, WM_ERROR, WM_ERROR_IO, _("A key couldn’t be made on this system."));
        return FALSE;
      }
  return TRUE;
}

/* The database comes before the keys: a folder with a key file always has one. */
static gboolean
make_files (WmVault *self, GError **error)
{
  struct sqlite3 *db = _wm_vault_connect_new (self, error);
  gboolean made = db && _wm_vault_slots_create (self, db, error);
  sqlite3_close (db);
  return made && wm_keyfile_save (self->keyfile, self->folder, error);
}

/* The folder was empty before we had its lock; another program may have been faster. */
static gboolean
folder_is_ours (WmVault *self, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    if (strcmp (name, WM_VAULT_LOCK_NAME) != 0)
      {
        g_set_error (error, WM_ERROR, WM_ERROR_EXISTS,
                     _("The folder %s is not empty; choose a new or empty one."), self->folder);
        return FALSE;
      }
  return TRUE;
}

/* A failed creation leaves the folder as it was found. Only for who has its lock: nobody else's files are in
 * it. */
static void
undo_create (const char *folder, gboolean made_folder)
{
  static const char *const names[] = { WM_VAULT_DB_NAME, WM_VAULT_DB_NAME "-journal", WM_KEYFILE_NAME,
                                       WM_KEYFILE_COPY_NAME, WM_VAULT_LOCK_NAME };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_unlink (path);
    }
  if (made_folder)
    g_rmdir (folder);
}

/**
 * wm_vault_create:
 * @folder: a new or empty folder; its parent exists
 * @person: the first who may sign in, at most 128 bytes
 * @passphrase: at least 8 characters
 * @recovery_code: (out) (transfer full): to be printed and shown once; it is stored nowhere
 *
 * Makes a clinic with an empty database. Takes as long as two key derivations.
 * Returns: (transfer full): the vault, open; NULL: WM_ERROR_INVALID, EXISTS (not empty), or of the disk;
 *   @folder is then as it was
 */
WmVault *
wm_vault_create (const char *folder, const char *person, const char *passphrase, char **recovery_code,
                 GError **error)
{
  gboolean made_folder;
  WmVault *self;
  char *code;

  g_return_val_if_fail (folder && person && passphrase && recovery_code, NULL);
  if (!_wm_vault_name_is_good (person, error) || !_wm_vault_passphrase_is_good (passphrase, error)
      || !wm_disk_make_empty_folder (folder, &made_folder, error))
    return NULL;
  self = vault_new (folder, error);
  if (!self || !take_lock (self, error) || !folder_is_ours (self, error))
    {
      wm_vault_free (self);
      return NULL;
    }
  code = _wm_vault_code_new ();
  if (make_keys (self, person, passphrase, code, error) && make_files (self, error))
    {
      *recovery_code = code;
      return self;
    }
  wipe_text (code);
  undo_create (folder, made_folder);
  wm_vault_free (self);
  return NULL;
}

static char **
names_of_people (const WmKeyfile *keys)
{
  GPtrArray *names = g_ptr_array_new ();
  for (guint i = 0; i < keys->n_slots; i++)
    if (keys->slots[i].kind == WM_KEYSLOT_PERSON)
      g_ptr_array_add (names, g_strdup (keys->slots[i].name));
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (names, FALSE);
}

/* Returns: the place of @person's slot, or the number of slots where nobody has that name */
guint
_wm_vault_find_slot (const WmKeyfile *keys, const char *person)
{
  guint i = 0;
  while (i < keys->n_slots
         && (keys->slots[i].kind != WM_KEYSLOT_PERSON || strcmp (keys->slots[i].name, person) != 0))
    i++;
  return i;
}

/* Finds the slot of @person, or of the only one. */
static gboolean
find_person (WmVault *self, const char *person, GError **error)
{
  g_auto (GStrv) people = names_of_people (self->keyfile);
  g_autofree char *names = g_strjoinv (", ", people);

  if (person || g_strv_length (people) == 1)
    self->slot = _wm_vault_find_slot (self->keyfile, person ? person : people[0]);
  else
    {
      g_set_error (error, WM_ERROR, WM_ERROR_USAGE,
                   _("Several people can sign in to this clinic; say who with --user: %s."), names);
      return FALSE;
    }
  if (self->slot < self->keyfile->n_slots)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
               _("Nobody named “%s” can sign in to this clinic; those who can: %s."), person, names);
  return FALSE;
}

/**
 * wm_vault_open:
 * @folder: a clinic's folder
 * @person: (nullable): who signs in; NULL for the only person who can
 * @passphrase: that person's
 *
 * Takes the clinic's lock and derives the key, which takes most of a second: call it from a thread where a
 * window is to stay alive.
 * Returns: (transfer full): NULL: WM_ERROR_NOT_FOUND (no clinic, nobody of that name), USAGE (several
 * people), BUSY (open elsewhere), PASSPHRASE, REFUSED (too many wrong tries), CORRUPT, NEWER, or of the disk
 */
WmVault *
wm_vault_open (const char *folder, const char *person, const char *passphrase, GError **error)
{
  g_autoptr (WmVault) self = NULL;

  g_return_val_if_fail (folder && passphrase, NULL);
  self = vault_load (folder, error);
  if (!self || !find_person (self, person, error)
      || !_wm_vault_unlock (self, passphrase, self->private_half, error))
    return NULL;
  wm_mark ("key");
  return g_steal_pointer (&self);
}

/**
 * wm_vault_open_recovery:
 * @code: the printed recovery code; see _wm_vault_code_normalize() for how it may be typed
 *
 * As wm_vault_open(). wm_vault_get_person() is "" then.
 */
WmVault *
wm_vault_open_recovery (const char *folder, const char *code, GError **error)
{
  g_autoptr (WmVault) self = NULL;
  char *normal;
  gboolean opened = FALSE;

  g_return_val_if_fail (folder && code, NULL);
  normal = _wm_vault_code_normalize (code, error);
  if (normal)
    self = vault_load (folder, error);
  for (guint i = 0; self && !opened && i < self->keyfile->n_slots; i++)
    {
      if (self->keyfile->slots[i].kind != WM_KEYSLOT_RECOVERY)
        continue;
      g_clear_error (error);
      self->slot = i;
      opened = _wm_vault_unlock (self, normal, self->private_half, error);
    }
  wipe_text (normal);
  if (self && !opened && error && !*error)
    g_set_error (error, WM_ERROR, WM_ERROR_PASSPHRASE, _("This clinic has no recovery code."));
  return opened ? g_steal_pointer (&self) : NULL;
}

/**
 * wm_vault_people:
 *
 * Needs neither key nor lock.
 * Returns: (transfer full): the names of those who may sign in, in the order they were added; g_strfreev()
 */
char **
wm_vault_people (const char *folder, GError **error)
{
  g_autoptr (WmKeyfile) keys = NULL;

  g_return_val_if_fail (folder, NULL);
  keys = wm_keyfile_load (folder, error);
  return keys ? names_of_people (keys) : NULL;
}

/* As wm_vault_people(), of the open clinic. */
char **
wm_vault_get_people (WmVault *self)
{
  return names_of_people (self->keyfile);
}

/* Returns: who signed in; "" for the holder of the recovery code */
const char *
wm_vault_get_person (WmVault *self)
{
  return self->keyfile->slots[self->slot].name;
}

/* Returns: the folder's full path without symbolic links */
const char *
wm_vault_get_folder (WmVault *self)
{
  return self->folder;
}

/**
 * wm_vault_check_passphrase:
 *
 * For coming back from the screen lock: takes as long as signing in, and may run in a thread of its own.
 * Returns: FALSE with WM_ERROR_PASSPHRASE when it isn't the passphrase of who signed in
 */
gboolean
wm_vault_check_passphrase (WmVault *self, const char *passphrase, GError **error)
{
  g_autoptr (WmSecret) private_half = wm_secret_new (WM_KEY_SIZE);
  return _wm_vault_unlock (self, passphrase, private_half, error);
}

/**
 * wm_vault_free:
 * @vault: (nullable): all its connections are closed
 *
 * Forgets the keys and gives the lock back.
 */
void
wm_vault_free (WmVault *self)
{
  if (!self)
    return;
  wm_vfs_forget_key (self->db_path);
  wm_secret_free (self->private_half);
  wm_keyfile_free (self->keyfile);
  wm_fd_clear (&self->lock);
  g_free (self->db_path);
  g_free (self->folder);
  g_free (self);
}
