/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and searching the lists of wordings. A list is a hundred lines at most, so a search walks it. */
#include "wm-library.h"
#include "wm-xml-read.h"

#include "wm-text.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_BYTES (1024 * 1024)
#define MAX_ENTRIES 2000

static void
free_entry (gpointer data)
{
  WmLibraryEntry *entry = data;
  g_free (entry->code);
  g_free (entry->group);
  g_free (entry->of);
  g_free (entry->dimensions);
  g_free (entry->text);
  g_free (entry->folded);
  g_free (entry);
}

void
wm_library_free (WmLibrary *self)
{
  g_free (self->key);
  g_free (self->title);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static gboolean
fail (xmlNode *node, const char *what, GError **error)
{
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "The library can’t be used: %s (line %ld).", what,
               xmlGetLineNo (node));
  return FALSE;
}

static gboolean
read_entry (WmLibrary *self, xmlNode *node, GError **error)
{
  if (!wm_xml_is (node, WM_LIBRARY_NS, "entry") || wm_xml_first (node))
    return fail (node, "only entries are expected", error);
  if (self->entries->len >= MAX_ENTRIES)
    return fail (node, "it has too many entries", error);
  WmLibraryEntry *entry = g_new0 (WmLibraryEntry, 1);
  g_ptr_array_add (self->entries, entry);
  entry->code = wm_xml_attribute (node, "code");
  entry->group = wm_xml_attribute (node, "group");
  entry->of = wm_xml_attribute (node, "of");
  entry->dimensions = wm_xml_attribute (node, "dimensions");
  entry->text = wm_xml_text (node, 200);
  if (entry->text == NULL || wm_text_is_empty (entry->code))
    return fail (node, "an entry needs a code and a text", error);
  entry->folded = wm_text_fold (entry->text);
  return TRUE;
}

/** wm_library_read: Returns: (transfer full) (nullable): bounded; one sentence where it can't be used. */
WmLibrary *
wm_library_read (GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) doc = wm_xml_read (bytes, MAX_BYTES, "The library", error);
  xmlNode *root = doc ? xmlDocGetRootElement (doc) : NULL;
  if (root == NULL)
    return NULL;
  g_autoptr (WmLibrary) self = g_new0 (WmLibrary, 1);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->key = wm_xml_attribute (root, "key");
  self->title = wm_xml_attribute (root, "title");
  if (!wm_xml_is (root, WM_LIBRARY_NS, "library") || wm_text_is_empty (self->key))
    {
      fail (root, "its root is not a <library> with a key", error);
      return NULL;
    }
  for (xmlNode *node = wm_xml_first (root); node; node = wm_xml_next (node))
    if (!read_entry (self, node, error))
      return NULL;
  return g_steal_pointer (&self);
}

/** wm_library_find: (transfer none) (nullable): the shipped library called @key, read once. */
const WmLibrary *
wm_library_find (const char *key, GError **error)
{
  static GMutex lock;
  static GHashTable *known;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  WmLibrary *library = g_hash_table_lookup (known, key);
  if (library)
    return library;
  g_autofree char *path = g_strdup_printf ("/org/waymark/Waymark/library/%s.xml", key);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, "There is no library called “%s”.", key);
  else if ((library = wm_library_read (bytes, error)) != NULL)
    g_hash_table_insert (known, library->key, library);
  return library;
}

static gboolean
begins_a_word (const char *folded, const char *typed)
{
  for (const char *p = folded; (p = strstr (p, typed)) != NULL; p++)
    if (p == folded || p[-1] == ' ')
      return TRUE;
  return FALSE;
}

/**
 * wm_library_search:
 * @typed: (nullable): what stands in the entry so far; nothing typed offers the first entries
 *
 * Returns: (transfer container) (element-type WmLibraryEntry): at most @max entries: those that begin
 * so, then those with a word that does. An entry that is already typed in full is not offered.
 */
GPtrArray *
wm_library_search (const WmLibrary *self, const char *typed, guint max)
{
  g_autofree char *folded = wm_text_fold (typed);
  GPtrArray *found = g_ptr_array_new ();
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->entries->len && found->len < max; i++)
      {
        WmLibraryEntry *entry = self->entries->pdata[i];
        gboolean first = g_str_has_prefix (entry->folded, folded);
        gboolean fits = pass == 0 ? first : !first && begins_a_word (entry->folded, folded);
        if (fits && strcmp (entry->folded, folded) != 0)
          g_ptr_array_add (found, entry);
      }
  return found;
}
