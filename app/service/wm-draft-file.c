/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of a draft. A field's name holds no dot, so the two keys of the draft itself do. */
#include "wm-draft-file.h"

#define SCHEMA_KEY "schema."
#define REMOVED_KEY "removed."

/** _wm_draft_write: what differs from the store; nothing where nothing does. */
void
_wm_draft_write (GKeyFile *file, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  const char *group = wm_record_get_id (record);
  if (!wm_record_is_dirty (record))
    return;
  g_key_file_set_string (file, group, SCHEMA_KEY, schema->name);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const char *value = wm_record_get_at (record, i);
      if (g_strcmp0 (value, wm_record_get_stored_at (record, i)) != 0)
        g_key_file_set_string (file, group, schema->fields[i].name, value ? value : "");
    }
}

void
_wm_draft_write_removed (GKeyFile *file, WmRecord *record)
{
  g_key_file_set_string (file, wm_record_get_id (record), REMOVED_KEY, "1");
}

/** _wm_draft_schema: (nullable): of the record that @group was written for. */
const WmSchema *
_wm_draft_schema (GKeyFile *file, const char *group)
{
  g_autofree char *name = g_key_file_get_string (file, group, SCHEMA_KEY, NULL);
  return name ? wm_schema_find (name) : NULL;
}

gboolean
_wm_draft_is_removed (GKeyFile *file, const char *group)
{
  return g_key_file_has_key (file, group, REMOVED_KEY, NULL);
}

/** _wm_draft_read: puts what was typed back; a field that the table lost since is passed over. */
void
_wm_draft_read (GKeyFile *file, const char *group, WmRecord *record)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
  for (guint i = 0; keys && keys[i]; i++)
    if (wm_schema_field (wm_record_get_schema (record), keys[i]))
      {
        g_autofree char *value = g_key_file_get_string (file, group, keys[i], NULL);
        wm_record_set (record, keys[i], value);
      }
}
