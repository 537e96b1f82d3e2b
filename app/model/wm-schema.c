/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking up schemas and fields; the GType of each schema is made when it is first asked for. */
#include "wm-schema.h"

#include "wm-record-private.h"

#include <string.h>

/** wm_field_max_chars: how many characters a text field may hold. */
gsize
wm_field_max_chars (const WmField *field)
{
  if (field->kind == WM_KIND_TEXT || field->kind == WM_KIND_LONG_TEXT)
    return field->max > 0 ? (gsize) field->max : (field->kind == WM_KIND_TEXT ? 200 : 8000);
  return 64;
}

static char *
snake (const char *name)
{
  return g_strdelimit (g_strdup (name), "-", '_');
}

/** wm_field_column: Returns: (transfer full): the SQL column's name. */
char *
wm_field_column (const WmField *field)
{
  return snake (field->name);
}

/** wm_schema_table: Returns: (transfer full): the SQL table's name. */
char *
wm_schema_table (const WmSchema *schema)
{
  return snake (schema->name);
}

/** wm_schema_find: the built-in schema called @name, or %NULL. */
const WmSchema *
wm_schema_find (const char *name)
{
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    if (strcmp (all[i]->name, name) == 0)
      return all[i];
  return NULL;
}

/** wm_schema_field_index: place of the field in the table, or -1. */
int
wm_schema_field_index (const WmSchema *schema, const char *name)
{
  for (guint i = 0; i < schema->n_fields; i++)
    if (strcmp (schema->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

/** wm_schema_field: the field called @name, or %NULL. */
const WmField *
wm_schema_field (const WmSchema *schema, const char *name)
{
  int i = wm_schema_field_index (schema, name);
  return i < 0 ? NULL : &schema->fields[i];
}

static char *
type_name (const WmSchema *schema)
{
  GString *name = g_string_new ("WmRecord");
  gboolean upper = TRUE;
  for (const char *p = schema->name; *p; p++)
    if (g_ascii_isalnum (*p))
      {
        g_string_append_c (name, upper ? g_ascii_toupper (*p) : *p);
        upper = FALSE;
      }
    else
      upper = TRUE;
  return g_string_free (name, FALSE);
}

/** wm_schema_get_type: the class of @schema's records. @schema lives as long as the process. */
GType
wm_schema_get_type (const WmSchema *schema)
{
  static GMutex lock;
  static GHashTable *types;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  if (types == NULL)
    types = g_hash_table_new (NULL, NULL);
  gpointer known = g_hash_table_lookup (types, schema);
  if (known)
    return (GType) known;
  g_autofree char *name = type_name (schema);
  for (guint n = 2; g_type_from_name (name) != 0; n++) /* two forms may name a section alike */
    {
      g_autofree char *base = type_name (schema);
      g_free (name);
      name = g_strdup_printf ("%s%u", base, n);
    }
  GType type = _wm_record_register (name, schema);
  g_hash_table_insert (types, (gpointer) schema, (gpointer) type);
  return type;
}
