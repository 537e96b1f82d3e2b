/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of a draft are named by the record's type. A field's name holds no dot, so "was.FIELD", what the store held, is
 * none. The key is "record/STAFF/TYPE/OWNER/ID". */
#include "wm-record-draft.h"

#include "wm-clinic-private.h"
#include "wm-draft-file.h"
#include "wm-role.h"

#include <string.h>

#define WAS "was."

enum
{
  PART_STAFF = 1,
  PART_TYPE,
  PART_OWNER,
  PART_ID,
  N_PARTS
};

static char *
prefix_of (WmClinic *clinic, const WmSchema *schema, const char *owner)
{
  WmRecord *staff = wm_clinic_get_user_record (clinic);
  return staff ? g_strdup_printf ("record/%s/%s/%s/", wm_record_get_id (staff), schema->name, owner ? owner : WM_DRAFT_NO_OWNER) : NULL;
}

/**
 * wm_record_draft_key:
 * @owner: (nullable): id of whom or what the record belongs to; the draft is destroyed with it
 * @id: the record's, or a word for the form where a new one is made each time
 *
 * Returns: (transfer full) (nullable): where the store keeps what who is signed in types; %NULL where that is nobody of the
 * staff.
 */
char *
wm_record_draft_key (WmClinic *clinic, const WmSchema *schema, const char *owner, const char *id)
{
  g_autofree char *prefix = prefix_of (clinic, schema, owner);
  return prefix ? g_strconcat (prefix, id, NULL) : NULL;
}

/* Whose a new record is, is known from the key. */
static gboolean
is_frame (const WmField *field)
{
  return field->kind == WM_KIND_LINK && field->flags & WM_FIELD_INTERNAL;
}

static void
write_record (GKeyFile *file, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *field = &schema->fields[i];
      const char *value = wm_record_get_at (record, i), *stored = wm_record_get_stored_at (record, i);
      g_autofree char *was = g_strconcat (WAS, field->name, NULL);
      if (wm_record_is_new (record) ? !is_frame (field) : g_strcmp0 (value, stored) != 0)
        g_key_file_set_string (file, schema->name, field->name, value ? value : "");
      if (stored)
        g_key_file_set_string (file, schema->name, was, stored);
    }
}

/** wm_record_draft_write: Returns: (transfer full) (nullable): what was typed into @records, each of another type; %NULL
 * where nothing differs from the store. */
char *
wm_record_draft_write (GPtrArray *records)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gboolean differs = FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      write_record (file, records->pdata[i]);
      differs = differs || wm_record_is_dirty (records->pdata[i]);
    }
  return differs ? g_key_file_to_data (file, NULL, NULL) : NULL;
}

/* What the store held: FALSE where the record was typed as a new one. */
static gboolean
was_stored (GKeyFile *file, const WmSchema *schema)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, schema->name, NULL, NULL);
  for (guint i = 0; keys && keys[i]; i++)
    if (g_str_has_prefix (keys[i], WAS))
      return TRUE;
  return FALSE;
}

static char *
get_was (GKeyFile *file, const WmSchema *schema, guint i)
{
  g_autofree char *was = g_strconcat (WAS, schema->fields[i].name, NULL);
  return g_key_file_get_string (file, schema->name, was, NULL);
}

static gboolean
has_changed (GKeyFile *file, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *was = get_was (file, schema, i);
      if (g_strcmp0 (was, wm_record_get_stored_at (record, i)) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
take_stored (GKeyFile *file, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *was = get_was (file, schema, i);
      if (was)
        wm_record_set_at (record, i, was);
    }
}

/**
 * wm_record_draft_read:
 * @record: as the store has it; a new one where it hasn't
 *
 * Puts what was typed back over @record. Of a record that was removed all is put back.
 */
WmReturn
wm_record_draft_read (const char *text, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL) || !g_key_file_has_group (file, schema->name))
    return WM_RETURN_NOTHING;
  gboolean had = was_stored (file, schema), has = !wm_record_is_new (record);
  if (had && !has)
    take_stored (file, record);
  for (int i = 0; i < 2; i++) /* a value may bring others along, which had been typed over */
    _wm_draft_read (file, schema->name, record);
  if (!wm_record_is_dirty (record))
    return WM_RETURN_NOTHING;
  return had && !has ? WM_RETURN_REMOVED : has && has_changed (file, record) ? WM_RETURN_CHANGED : WM_RETURN_TYPED;
}

/**
 * wm_record_draft_load:
 * @key: of a draft of who is signed in
 * @what: (out)
 *
 * Returns: (transfer full) (nullable): the record with what was typed; %NULL where @key is none of theirs, or they may not
 * write such a record any more.
 */
WmRecord *
wm_record_draft_load (WmClinic *clinic, const char *key, WmReturn *what)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", N_PARTS);
  WmRecord *staff = wm_clinic_get_user_record (clinic);
  *what = WM_RETURN_NOTHING;
  if (staff == NULL || g_strv_length (parts) != N_PARTS || g_strcmp0 (parts[0], "record") != 0
      || g_strcmp0 (parts[PART_STAFF], wm_record_get_id (staff)) != 0)
    return NULL;
  const WmSchema *schema = wm_schema_find (parts[PART_TYPE]);
  g_autofree char *text = schema && wm_clinic_may (clinic, wm_role_act_to_write (schema), NULL) ? wm_store_get_draft (clinic->store, key) : NULL;
  if (text == NULL)
    return NULL;
  WmRecord *record = wm_clinic_load (clinic, schema, parts[PART_ID], NULL);
  if (record == NULL)
    record = wm_record_new_with_id (schema, parts[PART_ID]);
  *what = wm_record_draft_read (text, record);
  return record;
}

/** wm_record_draft_ids: Returns: (transfer full): of records of @owner (nullable) that who is signed in typed into; not of forms
 * with a word of their own, which lead to more than a record. */
char **
wm_record_draft_ids (WmClinic *clinic, const WmSchema *schema, const char *owner)
{
  g_autofree char *prefix = prefix_of (clinic, schema, owner);
  g_auto (GStrv) keys = wm_store_list_drafts (clinic->store);
  GPtrArray *ids = g_ptr_array_new ();
  for (guint i = 0; prefix && keys[i]; i++)
    if (g_str_has_prefix (keys[i], prefix) && g_uuid_string_is_valid (keys[i] + strlen (prefix)))
      g_ptr_array_add (ids, g_strdup (keys[i] + strlen (prefix)));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

/** wm_record_draft_put: keeps @text (nullable: no more) under @key; the clinic's ::kept says where one came or went. */
gboolean
wm_record_draft_put (WmClinic *clinic, const char *key, const char *text, GError **error)
{
  g_autofree char *before = wm_store_get_draft (clinic->store, key);
  if ((before == NULL && text == NULL) || g_strcmp0 (before, text) == 0)
    return TRUE;
  if (!wm_store_put_draft (clinic->store, key, text, error))
    return FALSE;
  if (before == NULL || text == NULL)
    g_signal_emit_by_name (clinic, "kept");
  return TRUE;
}
