/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten thousand names are read in the time of a frame, their episodes and plans aren't; and a window shows twenty. */
#define G_LOG_DOMAIN "wm-roster"
#include "wm-roster-content.h"

#include "wm-text.h"

typedef struct
{
  const char *texts[WM_ROSTER_N_COLUMNS]; /* in the content's chunk */
  const char *key;                        /* the names, folded */
  gboolean complete;
} Entry;

struct _WmRosterContent
{
  /* owned */
  GStringChunk *chunk;
  GArray *entries;
  WmClinic *clinic;
  WmSearchIndex *index; /* of the first entries; of all once a search needs it */
};

typedef struct
{
  WmRosterContent *content;
  Entry *entry;
} Completing;

static void
clear (gpointer data)
{
  WmRosterContent *self = data;
  g_string_chunk_free (self->chunk);
  g_array_unref (self->entries);
  wm_search_index_free (self->index);
  g_object_unref (self->clinic);
}

WmRosterContent *
_wm_roster_content_ref (WmRosterContent *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
_wm_roster_content_unref (WmRosterContent *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static Entry *
entry_at (WmRosterContent *self, guint i)
{
  return &g_array_index (self->entries, Entry, i);
}

static void
take_text (WmRosterContent *self, Entry *entry, WmRosterColumn column, const char *text)
{
  entry->texts[column] = text ? g_string_chunk_insert (self->chunk, text) : NULL;
}

static const char *
make_key (GStringChunk *chunk, const Entry *e)
{
  const char *last = e->texts[WM_ROSTER_LAST_NAME], *first = e->texts[WM_ROSTER_FIRST_NAME], *preferred = e->texts[WM_ROSTER_PREFERRED_NAME];
  g_autofree char *all = g_strconcat (last ? last : "", " ", first ? first : "", " ", preferred ? preferred : "", NULL);
  g_autofree char *folded = wm_text_fold (all);
  return g_string_chunk_insert (chunk, folded);
}

static gboolean
add_entry (const WmRow *row, gpointer data)
{
  WmRosterContent *self = data;
  Entry entry = { 0 };
  for (guint i = 0; i < WM_ROSTER_FIRST_DETAIL; i++)
    take_text (self, &entry, i, wm_row_text (row, i));
  entry.key = make_key (self->chunk, &entry);
  g_array_append_val (self->entries, entry);
  return TRUE;
}

/** _wm_roster_content_load: Returns: (transfer full) (nullable): the names of every client. */
WmRosterContent *
_wm_roster_content_load (WmClinic *clinic, GError **error)
{
  WmRosterContent *self = g_atomic_rc_box_new0 (WmRosterContent);
  self->chunk = g_string_chunk_new (16384);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->clinic = g_object_ref (clinic);
  self->index = wm_search_index_new ();
  if (wm_store_query (wm_clinic_get_store (clinic), "roster", add_entry, self, error, NULL))
    return self;
  _wm_roster_content_unref (self);
  return NULL;
}

guint
_wm_roster_content_size (WmRosterContent *self)
{
  return self->entries->len;
}

static gboolean
complete_entry (const WmRow *row, gpointer data)
{
  Completing *c = data;
  for (guint i = WM_ROSTER_FIRST_DETAIL; i < WM_ROSTER_N_COLUMNS; i++)
    take_text (c->content, c->entry, i, wm_row_text (row, i - WM_ROSTER_FIRST_DETAIL));
  c->entry->complete = TRUE;
  return TRUE;
}

/** _wm_roster_content_complete: reads what the roster says about client @i beyond the names, once. */
gboolean
_wm_roster_content_complete (WmRosterContent *self, guint i, GError **error)
{
  Completing c = { self, entry_at (self, i) };
  return c.entry->complete
         || wm_store_query (wm_clinic_get_store (self->clinic), "roster-details", complete_entry, &c, error,
                            "client", c.entry->texts[WM_ROSTER_ID], NULL);
}

gboolean
_wm_roster_content_complete_all (WmRosterContent *self, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (!_wm_roster_content_complete (self, i, error))
      return FALSE;
  return TRUE;
}

/** _wm_roster_content_get: (nullable): a detail only of who was completed. */
const char *
_wm_roster_content_get (WmRosterContent *self, guint i, WmRosterColumn column)
{
  return entry_at (self, i)->texts[column];
}

/** _wm_roster_content_key: the names folded, for the order by last name. */
const char *
_wm_roster_content_key (WmRosterContent *self, guint i)
{
  return entry_at (self, i)->key;
}

/* O'Brien is found as "o brien" and as "obrien". */
static void
append_without_apostrophes (GString *words, const Entry *e)
{
  static const char *const apostrophes[] = { "'", "’", "ʼ", "ʻ", "‘", "`", "´" };
  for (guint column = WM_ROSTER_LAST_NAME; column <= WM_ROSTER_PREFERRED_NAME; column++)
    {
      g_autoptr (GString) name = g_string_new (e->texts[column]);
      guint n = 0;
      for (guint i = 0; i < G_N_ELEMENTS (apostrophes); i++)
        n += g_string_replace (name, apostrophes[i], "", 0);
      g_autofree char *folded = n ? wm_text_fold (name->str) : NULL;
      if (folded && *folded)
        g_string_append_printf (words, " %s", folded);
    }
}

/* Names and number; the date of birth as it is stored and as it is written here. */
static void
index_entry (WmRosterContent *self, const Entry *e)
{
  int y = 0, m = 0, d = 0;
  WmDay birth;
  g_autoptr (GString) words = g_string_new (e->key);
  g_autofree char *number = wm_text_fold (e->texts[WM_ROSTER_NUMBER]);
  append_without_apostrophes (words, e);
  if (*number)
    g_string_append_printf (words, "%s%s", words->len ? " " : "", number);
  if (wm_day_parse (e->texts[WM_ROSTER_BIRTH], &birth))
    {
      wm_day_to_ymd (birth, &y, &m, &d);
      g_string_append_printf (words, " %04d %02d %02d %d %d", y, m, d, m, d);
    }
  wm_search_index_add (self->index, words->str);
}

/** _wm_roster_content_prepare: gets up to @n more clients ready for a search. Returns: FALSE when all are. */
gboolean
_wm_roster_content_prepare (WmRosterContent *self, guint n)
{
  guint done = wm_search_index_get_size (self->index);
  guint end = n < self->entries->len - done ? done + n : self->entries->len;
  for (; done < end; done++)
    index_entry (self, entry_at (self, done));
  if (done == self->entries->len)
    wm_search_index_seal (self->index);
  return done < self->entries->len;
}

/** _wm_roster_content_get_index: (transfer none): what a search looks through. */
WmSearchIndex *
_wm_roster_content_get_index (WmRosterContent *self)
{
  while (_wm_roster_content_prepare (self, self->entries->len))
    ;
  return self->index;
}
