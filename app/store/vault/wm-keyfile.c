/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of clinic.keys: strict reading and writing, no keys are opened here. */
#define G_LOG_DOMAIN "wm-keyfile"
#include "wm-keyfile.h"

#include <glib/gi18n.h>
#include <string.h>

#include "wm-error.h"
#include "wm-vault-private.h"

#define MAGIC "WMKEYS\r\n"
#define MAGIC_SIZE 8
#define VERSION 1
#define KDF_ARGON2ID 1

/* What a slot may ask of this machine. Below the floor an edited file could weaken the next passphrase;
 * above the ceiling it could bring the machine to its knees. */
static WmKdfCost cost_floor = { 1, 64 * 1024, 1 };
static const WmKdfCost cost_ceiling = { 16, 1024 * 1024, 4 };
static WmKdfCost cost_default = { 3, 256 * 1024, 1 };

typedef struct
{
  guint8 *at;
} Writer;

typedef struct
{
  const guint8 *at;
} Reader;

static void
put (Writer *w, const void *data, gsize size)
{
  memcpy (w->at, data, size);
  w->at += size;
}

static void
put_zero (Writer *w, gsize size)
{
  memset (w->at, 0, size);
  w->at += size;
}

static void
put_number (Writer *w, guint64 value, gsize size)
{
  guint64 little = GUINT64_TO_LE (value);
  put (w, &little, size);
}

static void
get (Reader *r, void *data, gsize size)
{
  memcpy (data, r->at, size);
  r->at += size;
}

static guint64
get_number (Reader *r, gsize size)
{
  guint64 little = 0;
  get (r, &little, size);
  return GUINT64_FROM_LE (little);
}

static gboolean
get_zero (Reader *r, gsize size)
{
  guint8 any = 0;
  for (gsize i = 0; i < size; i++)
    any |= r->at[i];
  r->at += size;
  return any == 0;
}

/**
 * wm_keyslot_write_aad:
 * @aad: WM_KEYSLOT_AAD_SIZE bytes
 *
 * All of a slot that its passphrase vouches for, in the file's form.
 */
void
wm_keyslot_write_aad (const WmKeyslot *slot, guint8 *aad)
{
  Writer w = { aad };
  gsize length = strlen (slot->name);

  put (&w, slot->id, WM_ID_SIZE);
  put_number (&w, slot->kind, 2);
  put_number (&w, length, 2);
  put_number (&w, KDF_ARGON2ID, 4);
  put_number (&w, slot->cost.passes, 4);
  put_number (&w, slot->cost.memory, 4);
  put_number (&w, slot->cost.lanes, 4);
  put (&w, slot->salt, WM_SALT_SIZE);
  put (&w, slot->name, length);
  put_zero (&w, WM_KEYSLOT_NAME_MAX - length);
  put (&w, slot->public_half, WM_KEY_SIZE);
  g_assert (w.at == aad + WM_KEYSLOT_AAD_SIZE);
}

static void
write_slot (Writer *w, const WmKeyslot *slot)
{
  wm_keyslot_write_aad (slot, w->at);
  w->at += WM_KEYSLOT_AAD_SIZE;
  put (w, slot->nonce, WM_NONCE_SIZE);
  put (w, slot->wrapped, WM_KEY_SIZE);
  put (w, slot->tag, WM_TAG_SIZE);
  for (guint i = 0; i < WM_KEYSLOT_KEYS; i++)
    {
      put_number (w, slot->keys[i].epoch, 4);
      put (w, slot->keys[i].public_half, WM_KEY_SIZE);
      put (w, slot->keys[i].sealed, WM_KEY_SIZE);
      put (w, slot->keys[i].tag, WM_TAG_SIZE);
    }
  put_zero (w, 8);
}

static gsize
file_size (guint n_slots)
{
  return WM_KEYFILE_HEADER_SIZE + (gsize)n_slots * WM_KEYSLOT_SIZE + WM_SHA256_SIZE;
}

/* Returns: (transfer full): the file's content */
GBytes *
wm_keyfile_to_bytes (const WmKeyfile *self)
{
  gsize size = file_size (self->n_slots);
  guint8 *data = g_malloc (size);
  Writer w = { data };

  put (&w, MAGIC, MAGIC_SIZE);
  put_number (&w, VERSION, 4);
  put_number (&w, self->n_slots, 4);
  put (&w, self->clinic_id, WM_ID_SIZE);
  put_number (&w, self->generation, 8);
  put_zero (&w, 24);
  for (guint i = 0; i < self->n_slots; i++)
    write_slot (&w, &self->slots[i]);
  g_assert (w.at == data + size - WM_SHA256_SIZE);
  gcry_md_hash_buffer (GCRY_MD_SHA256, w.at, data, size - WM_SHA256_SIZE);
  return g_bytes_new_take (data, size);
}

static gboolean
cost_is_sane (const WmKdfCost *cost)
{
  return cost->passes >= cost_floor.passes && cost->passes <= cost_ceiling.passes
         && cost->memory >= cost_floor.memory && cost->memory <= cost_ceiling.memory
         && cost->lanes >= cost_floor.lanes && cost->lanes <= cost_ceiling.lanes;
}

static gboolean
name_is_sane (const WmKeyslot *slot, gsize length)
{
  if (slot->kind == WM_KEYSLOT_RECOVERY)
    return length == 0;
  if (length == 0 || !g_utf8_validate_len (slot->name, length, NULL))
    return FALSE;
  for (const char *p = slot->name; *p; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
read_slot (Reader *r, WmKeyslot *slot)
{
  gboolean sane = TRUE;
  gsize length;

  get (r, slot->id, WM_ID_SIZE);
  slot->kind = (WmKeyslotKind)get_number (r, 2);
  sane &= slot->kind == WM_KEYSLOT_PERSON || slot->kind == WM_KEYSLOT_RECOVERY;
  length = (gsize)get_number (r, 2);
  sane &= length <= WM_KEYSLOT_NAME_MAX;
  sane &= get_number (r, 4) == KDF_ARGON2ID;
  slot->cost.passes = (guint32)get_number (r, 4);
  slot->cost.memory = (guint32)get_number (r, 4);
  slot->cost.lanes = (guint32)get_number (r, 4);
  sane &= cost_is_sane (&slot->cost);
  get (r, slot->salt, WM_SALT_SIZE);
  get (r, slot->name, WM_KEYSLOT_NAME_MAX);
  sane &= strlen (slot->name) == length && name_is_sane (slot, length);
  get (r, slot->public_half, WM_KEY_SIZE);
  get (r, slot->nonce, WM_NONCE_SIZE);
  get (r, slot->wrapped, WM_KEY_SIZE);
  get (r, slot->tag, WM_TAG_SIZE);
  for (guint i = 0; i < WM_KEYSLOT_KEYS; i++)
    {
      slot->keys[i].epoch = (guint32)get_number (r, 4);
      get (r, slot->keys[i].public_half, WM_KEY_SIZE);
      get (r, slot->keys[i].sealed, WM_KEY_SIZE);
      get (r, slot->keys[i].tag, WM_TAG_SIZE);
    }
  sane &= slot->keys[0].epoch != 0;
  return get_zero (r, 8) && sane;
}

static gboolean
hash_is_right (const guint8 *data, gsize size)
{
  guint8 hash[WM_SHA256_SIZE];
  if (size < file_size (1))
    return FALSE;
  gcry_md_hash_buffer (GCRY_MD_SHA256, hash, data, size - WM_SHA256_SIZE);
  return memcmp (hash, data + size - WM_SHA256_SIZE, WM_SHA256_SIZE) == 0;
}

static gboolean
read_slots (Reader *r, WmKeyfile *self)
{
  guint people = 0;
  gboolean sane = TRUE;
  for (guint i = 0; sane && i < self->n_slots; i++)
    {
      sane = read_slot (r, &self->slots[i]);
      people += self->slots[i].kind == WM_KEYSLOT_PERSON;
    }
  return sane && people > 0;
}

/**
 * wm_keyfile_parse:
 * @name: how messages call the file
 *
 * Returns: (transfer full): the content, or NULL: WM_ERROR_CORRUPT, or WM_ERROR_NEWER for a later format
 */
WmKeyfile *
wm_keyfile_parse (const guint8 *data, gsize size, const char *name, GError **error)
{
  g_autoptr (WmKeyfile) self = g_new0 (WmKeyfile, 1);
  Reader r = { data + MAGIC_SIZE };
  guint64 version;

  wm_crypto_init ();
  if (size > WM_KEYFILE_MAX_SIZE || !hash_is_right (data, size) || memcmp (data, MAGIC, MAGIC_SIZE) != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("The key file %s is damaged."), name);
      return NULL;
    }
  version = get_number (&r, 4);
  if (version > VERSION)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NEWER, _("The key file %s was written by a newer Waymark; install that one to open the clinic."),
                   name);
      return NULL;
    }
  self->n_slots = (guint)get_number (&r, 4);
  get (&r, self->clinic_id, WM_ID_SIZE);
  self->generation = get_number (&r, 8);
  if (version == VERSION && get_zero (&r, 24) && self->n_slots <= WM_KEYFILE_MAX_SLOTS
      && size == file_size (self->n_slots) && read_slots (&r, self))
    return g_steal_pointer (&self);
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("The key file %s holds values that can’t be right."),
               name);
  return NULL;
}

WmKdfCost
wm_keyfile_default_cost (void)
{
  return cost_default;
}

void
wm_vault_kdf_set_test_cost (guint32 kib)
{
  cost_default = (WmKdfCost){ 1, kib, 1 };
  cost_floor = (WmKdfCost){ 1, 1024, 1 };
}

void
wm_keyfile_free (WmKeyfile *self)
{
  g_free (self); /* nothing secret is in it */
}
