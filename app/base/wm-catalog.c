/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed texts of documents: a small reader for compiled message catalogs (.mo) that trusts no offset, and dates
 * and times in words. Touches only the catalogs built into the program. */
#include "wm-catalog.h"

#include "wm-error.h"

#include <string.h>

/* From the resource bundle the build makes of po/documents/. */
GResource *wm_catalogs_get_resource (void);

#define MO_MAGIC 0x950412deu
#define MAX_TEXTS 100000u

struct _WmCatalog
{
  GBytes *bytes;       /* keeps the texts alive */
  GHashTable *texts;   /* msgid -> msgstr, both borrowed from bytes */
  gboolean plural_is_not_one; /* else there is one form for every number */
};

typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean swapped;
} Mo;

static gboolean
mo_number (const Mo *mo, gsize offset, guint32 *value)
{
  if (offset > mo->size || mo->size - offset < 4)
    return FALSE;
  memcpy (value, mo->data + offset, 4);
  if (mo->swapped)
    *value = GUINT32_SWAP_LE_BE (*value);
  return TRUE;
}

/* The text described by the table entry at @entry, if it lies in the file and ends with a zero byte. */
static const char *
mo_string (const Mo *mo, gsize entry, guint32 *length)
{
  guint32 offset;
  if (!mo_number (mo, entry, length) || !mo_number (mo, entry + 4, &offset))
    return NULL;
  if (offset >= mo->size || *length >= mo->size - offset || mo->data[offset + *length] != 0)
    return NULL;
  return g_utf8_validate ((const char *) mo->data + offset, (gssize) strlen ((const char *) mo->data + offset), NULL)
             ? (const char *) mo->data + offset
             : NULL;
}

static gboolean
load_texts (WmCatalog *self, const Mo *mo)
{
  guint32 n, originals, translations, length, translated_length;
  if (!mo_number (mo, 8, &n) || !mo_number (mo, 12, &originals) || !mo_number (mo, 16, &translations)
      || n > MAX_TEXTS)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      const char *msgid = mo_string (mo, originals + 8 * i, &length);
      const char *text = mo_string (mo, translations + 8 * i, &translated_length);
      if (msgid == NULL || text == NULL)
        return FALSE;
      /* A second form is only read where the entry says it is there. */
      gboolean has_plural = strlen (msgid) < length && strlen (text) < translated_length;
      g_hash_table_insert (self->texts, (gpointer) msgid, (gpointer) text);
      if (has_plural && g_utf8_validate (text + strlen (text) + 1, -1, NULL))
        g_hash_table_insert (self->texts, (gpointer) (msgid + strlen (msgid) + 1),
                             (gpointer) (text + strlen (text) + 1));
    }
  return TRUE;
}

static gboolean
load_plural_rule (WmCatalog *self, GError **error)
{
  const char *header = g_hash_table_lookup (self->texts, "");
  const char *rule = header != NULL ? strstr (header, "Plural-Forms:") : NULL;
  if (rule != NULL && g_str_has_prefix (rule, "Plural-Forms: nplurals=2; plural=(n != 1);"))
    self->plural_is_not_one = TRUE;
  else if (rule == NULL || !g_str_has_prefix (rule, "Plural-Forms: nplurals=1; plural=0;"))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           "The texts for this language count in a way this version doesn’t know.");
      return FALSE;
    }
  return TRUE;
}

/**
 * wm_catalog_new:
 * @mo: the bytes of a compiled catalog; kept
 *
 * Returns: (transfer full): the catalog, or NULL with %WM_ERROR_CORRUPT or %WM_ERROR_INVALID.
 */
WmCatalog *
wm_catalog_new (GBytes *mo, GError **error)
{
  Mo file = { 0 };
  guint32 magic = 0;
  g_autoptr (WmCatalog) self = g_new0 (WmCatalog, 1);

  self->bytes = g_bytes_ref (mo);
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  file.data = g_bytes_get_data (mo, &file.size);
  gboolean ok = mo_number (&file, 0, &magic);
  file.swapped = magic == GUINT32_SWAP_LE_BE (MO_MAGIC);
  if (!ok || (magic != MO_MAGIC && !file.swapped) || !load_texts (self, &file))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_CORRUPT, "The texts for this language are damaged.");
      return NULL;
    }
  return load_plural_rule (self, error) ? g_steal_pointer (&self) : NULL;
}

/** wm_catalog_free: frees a catalog made by wm_catalog_new(); NULL is fine. */
void
wm_catalog_free (WmCatalog *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->texts);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
catalog_free (gpointer catalog)
{
  wm_catalog_free (catalog);
}

static WmCatalog *
load_built_in (const char *code)
{
  g_autofree char *path = g_strdup_printf ("/org/waymark/Waymark/documents/%s.mo", code);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (wm_catalogs_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     NULL);
  return bytes != NULL ? wm_catalog_new (bytes, NULL) : NULL;
}

/**
 * wm_catalog_get:
 * @language: (nullable): a language code such as "es" or "es-MX"; what follows the first two or three letters
 *   doesn't matter
 *
 * Returns: (transfer none) (nullable): the catalog, which lives as long as the program; NULL is English, also
 *   for a language there are no texts for. Safe in any thread.
 */
const WmCatalog *
wm_catalog_get (const char *language)
{
  static GMutex lock;
  static GHashTable *loaded;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  gsize length = language != NULL ? strspn (language, "abcdefghijklmnopqrstuvwxyz") : 0;
  if (length < 2 || length > 3)
    return NULL;
  g_autofree char *code = g_strndup (language, length);
  gpointer catalog = NULL;
  if (loaded == NULL)
    loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, catalog_free);
  if (!g_hash_table_lookup_extended (loaded, code, NULL, &catalog) && g_hash_table_size (loaded) < 64)
    {
      catalog = load_built_in (code);
      g_hash_table_insert (loaded, g_steal_pointer (&code), catalog);
    }
  return catalog;
}

/** wm_catalog_has: Returns: whether documents can be printed in @language; NULL and "en" always. */
gboolean
wm_catalog_has (const char *language)
{
  return language == NULL || g_str_has_prefix (language, "en") || wm_catalog_get (language) != NULL;
}

/** wm_catalog_text: Returns: (transfer none): the text for @msgid, or @msgid itself where there is none. */
const char *
wm_catalog_text (const WmCatalog *self, const char *msgid)
{
  const char *text = self != NULL && *msgid != '\0' ? g_hash_table_lookup (self->texts, msgid) : NULL;
  return text != NULL && *text != '\0' ? text : msgid;
}

/** wm_catalog_knows: Returns: whether the catalog has its own text for @msgid. */
gboolean
wm_catalog_knows (const WmCatalog *self, const char *msgid)
{
  const char *text = self != NULL ? g_hash_table_lookup (self->texts, msgid) : NULL;
  return text != NULL && *text != '\0';
}

/** wm_catalog_plural: Returns: (transfer none): the text for a number of @n things. */
const char *
wm_catalog_plural (const WmCatalog *self, const char *msgid, const char *msgid_plural, guint n)
{
  gboolean many = self == NULL || self->plural_is_not_one ? n != 1 : FALSE;
  return wm_catalog_text (self, many ? msgid_plural : msgid);
}

static void
replace (GString *text, const char *slot, const char *value)
{
  g_string_replace (text, slot, value, 1);
}

/**
 * wm_catalog_date:
 *
 * Returns: (transfer full): the date in words, such as "December 18, 2026" or "18 de diciembre de 2026"; the
 *   empty text for %WM_DAY_NONE.
 */
char *
wm_catalog_date (const WmCatalog *self, WmDay day)
{
  static const char *const months[] = { D_("January"), D_("February"), D_("March"), D_("April"), D_("May"),
                                        D_("June"), D_("July"), D_("August"), D_("September"), D_("October"),
                                        D_("November"), D_("December") };
  char number[16];
  int year, month, day_of_month;
  if (day == WM_DAY_NONE)
    return g_strdup ("");
  wm_day_to_ymd (day, &year, &month, &day_of_month);
  /* TRANSLATORS: a date such as December 18, 2026 */
  GString *text = g_string_new (wm_catalog_text (self, D_("{month} {day}, {year}")));
  replace (text, "{month}", wm_catalog_text (self, months[CLAMP (month, 1, 12) - 1]));
  g_snprintf (number, sizeof number, "%d", day_of_month);
  replace (text, "{day}", number);
  g_snprintf (number, sizeof number, "%d", year);
  replace (text, "{year}", number);
  return g_string_free (text, FALSE);
}

/** wm_catalog_time: Returns: (transfer full): @minutes after midnight as "6:00 pm" or, where usual, "18:00". */
char *
wm_catalog_time (const WmCatalog *self, int minutes)
{
  int hour = (minutes / 60) % 24, minute = minutes % 60;
  /* TRANSLATORS: write "24" where hours are counted to 24, else leave it */
  if (strcmp (wm_catalog_text (self, D_("hours counted to 12")), "24") == 0)
    return g_strdup_printf ("%d:%02d", hour, minute);
  return g_strdup_printf ("%d:%02d %s", hour % 12 == 0 ? 12 : hour % 12, minute, hour < 12 ? "am" : "pm");
}

/** wm_catalog_weekday: @weekday 0 is Sunday. Returns: (transfer none): its name. */
const char *
wm_catalog_weekday (const WmCatalog *self, int weekday)
{
  static const char *const days[] = { D_("Sunday"), D_("Monday"), D_("Tuesday"), D_("Wednesday"), D_("Thursday"),
                                      D_("Friday"), D_("Saturday") };
  return wm_catalog_text (self, days[((weekday % 7) + 7) % 7]);
}
