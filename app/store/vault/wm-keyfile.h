/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* clinic.keys: its bytes. Little-endian, fixed places, so that every byte has one meaning:
 *
 *   header, 64 bytes    magic 8 | version 4 | slots 4 | clinic id 16 | generation 8 | zero 24
 *   slot, 448 bytes     id 16 | kind 2 | name length 2 | kdf 4 | passes 4 | memory KiB 4 | lanes 4 |
 *                       salt 16 | name 128 | public half 32                       (these 212 are the AAD)
 *                       nonce 12 | private half, wrapped 32 | tag 16
 *                       2 data keys, each: epoch 4 | fresh public half 32 | sealed 32 | tag 16
 *                       zero 8
 *   end, 32 bytes       SHA-256 of all before
 *
 * A second data key is there only while everything is written anew under it. */
#pragma once
#include "wm-crypto.h"

#define WM_KEYFILE_NAME "clinic.keys"
#define WM_KEYFILE_COPY_NAME "clinic.keys.copy"

enum
{
  WM_KEYFILE_MAX_SLOTS = 128,
  WM_KEYSLOT_NAME_MAX = 128, /* bytes */
  WM_KEYSLOT_KEYS = 2,
  WM_KEYSLOT_AAD_SIZE = 212,
  WM_KEYSLOT_SIZE = 448,
  WM_KEYFILE_HEADER_SIZE = 64,
  WM_KEYFILE_MAX_SIZE = WM_KEYFILE_HEADER_SIZE + WM_KEYFILE_MAX_SLOTS * WM_KEYSLOT_SIZE + WM_SHA256_SIZE,
};

typedef enum
{
  WM_KEYSLOT_PERSON = 1,
  WM_KEYSLOT_RECOVERY = 2,
} WmKeyslotKind;

typedef struct
{
  guint32 epoch; /* which data key of the clinic; 0: none here */
  guint8 public_half[WM_KEY_SIZE];
  guint8 sealed[WM_KEY_SIZE];
  guint8 tag[WM_TAG_SIZE];
} WmSealedKey;

typedef struct
{
  guint8 id[WM_ID_SIZE];
  WmKeyslotKind kind;
  char name[WM_KEYSLOT_NAME_MAX + 1]; /* UTF-8; empty for the recovery code */
  WmKdfCost cost;
  guint8 salt[WM_SALT_SIZE];
  guint8 public_half[WM_KEY_SIZE];
  guint8 nonce[WM_NONCE_SIZE];
  guint8 wrapped[WM_KEY_SIZE];
  guint8 tag[WM_TAG_SIZE];
  WmSealedKey keys[WM_KEYSLOT_KEYS];
} WmKeyslot;

typedef struct
{
  guint8 clinic_id[WM_ID_SIZE];
  guint64 generation; /* counts the times it was written */
  guint n_slots;
  WmKeyslot slots[WM_KEYFILE_MAX_SLOTS];
} WmKeyfile;

/* wm-keyfile.c: bytes */
WmKeyfile *wm_keyfile_parse (const guint8 *data, gsize size, const char *name, GError **error);
GBytes *wm_keyfile_to_bytes (const WmKeyfile *self);
void wm_keyslot_write_aad (const WmKeyslot *slot, guint8 *aad);
WmKdfCost wm_keyfile_default_cost (void);
void wm_keyfile_free (WmKeyfile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmKeyfile, wm_keyfile_free)

/* wm-keyfile-disk.c: the two files */
typedef enum
{
  WM_KEYFILES_SAME,
  WM_KEYFILES_COPY_OLDER,   /* a save was interrupted between the two */
  WM_KEYFILES_DIFFER,       /* both are whole */
  WM_KEYFILES_FIRST_BROKEN, /* damaged or missing: the copy serves */
  WM_KEYFILES_COPY_BROKEN,
} WmKeyfilesState;

WmKeyfile *wm_keyfile_load (const char *folder, GError **error);
WmKeyfile *wm_keyfile_load_both (const char *folder, WmKeyfilesState *state, GError **error);
gboolean wm_keyfile_save (const WmKeyfile *self, const char *folder, GError **error);
gboolean wm_keyfile_verify (const char *folder, const WmKeyfile *loaded, GError **error);

/* wm-keyslot.c: what is in a slot */
gboolean wm_keyslot_init (WmKeyslot *slot, const guint8 *clinic_id, WmKeyslotKind kind, const char *name,
                          const char *phrase, guint8 *private_half, GError **error);
gboolean wm_keyslot_wrap (WmKeyslot *slot, const guint8 *clinic_id, const char *phrase,
                          const guint8 *private_half, GError **error);
gboolean wm_keyslot_unlock (const WmKeyslot *slot, const guint8 *clinic_id, const char *phrase,
                            guint8 *private_half, GError **error);
gboolean wm_keyslot_seal_key (WmKeyslot *slot, const guint8 *clinic_id, guint place, guint32 epoch,
                              const guint8 *data_key);
gboolean wm_keyslot_open_key (const WmKeyslot *slot, const guint8 *clinic_id, guint place,
                              const guint8 *private_half, guint8 *data_key);
