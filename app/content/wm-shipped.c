/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads data/lists/shipped.xml: an element is a record of the schema of that name, its attributes are
 * fields. A <list> gives its code and an order to the entries inside. The file is part of the program,
 * so GLib's small reader is enough. */
#include "wm-shipped.h"

#include "wm-tables.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  GPtrArray *records;
  char *list;
  guint position;
} Reader;

static void
start_list (Reader *reader, const char **names, const char **values)
{
  g_free (reader->list);
  reader->list = NULL;
  reader->position = 0;
  for (guint i = 0; names[i]; i++)
    if (strcmp (names[i], "code") == 0)
      reader->list = g_strdup (values[i]);
}

static void
start_element (GMarkupParseContext *context, const char *name, const char **names, const char **values,
               gpointer data, GError **error)
{
  Reader *reader = data;
  if (strcmp (name, "records") == 0)
    return;
  if (strcmp (name, "list") == 0)
    {
      start_list (reader, names, values);
      return;
    }
  const WmSchema *schema = wm_schema_find (name);
  if (schema == NULL)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "%s is no kind of record", name);
      return;
    }
  WmRecord *record = wm_record_new (schema);
  g_ptr_array_add (reader->records, record);
  if (schema == &wm_pick_item_schema)
    {
      wm_record_set_many (record, "list", reader->list, "active", "1", NULL);
      wm_record_set_int (record, "position", ++reader->position);
    }
  for (guint i = 0; names[i]; i++)
    wm_record_set (record, names[i], values[i]);
}

/** wm_shipped_records: Returns: (transfer container) (element-type WmRecord): new, unstored records. */
GPtrArray *
wm_shipped_records (GError **error)
{
  g_autoptr (GBytes) bytes
    = g_resources_lookup_data ("/org/waymark/Waymark/lists/shipped.xml", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  static const GMarkupParser parser = { .start_element = start_element };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  Reader reader = { records, NULL, 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gboolean ok = g_markup_parse_context_parse (context, text, (gssize) size, error)
                && g_markup_parse_context_end_parse (context, error);
  g_free (reader.list);
  return ok ? g_steal_pointer (&records) : NULL;
}
