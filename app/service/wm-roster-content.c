/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten thousand names are read in the time of a frame, their episodes and plans aren't; and a window shows twenty. So of
 * everyone only keys are held: names for the order, words for the search, and once an order or a filter looks at them,
 * or nothing else is to do, what the details have that can be chosen by. */
#define G_LOG_DOMAIN "wm-roster"
#include "wm-roster-content.h"

#include "wm-roster-names.h"

#define KEPT 512 /* texts of rows: more than a table makes rows for */

/* The details that the window orders and filters by. */
static const WmRosterColumn learned_columns[] = { WM_ROSTER_LEVEL_CODE, WM_ROSTER_TRACK, WM_ROSTER_COUNSELOR, WM_ROSTER_ADMITTED,
  WM_ROSTER_PLAN_STATE, WM_ROSTER_NEXT_REVIEW, WM_ROSTER_DISCHARGED, WM_ROSTER_SAFETY_FLAGS };

struct _WmRosterContent
{
  /* owned */
  WmClinic *clinic;
  WmRosterKeys *keys;
  WmRosterNames *names; /* until the search is ready */
  WmSearchIndex *index; /* of the first places; of all once a search needs it */
  GHashTable *texts;    /* place -> WmRosterText */
  GQueue recent;        /* places that have a text, the oldest first */

  gulong known;         /* a bit for each column whose keys are there */
  guint n_learned;      /* places whose details were read */
  guint64 names_hash;
  gboolean other;       /* what was read differs from what the keys said */
  gboolean keeps;       /* no text goes */
};

void
_wm_roster_content_free (WmRosterContent *self)
{
  g_clear_pointer (&self->names, _wm_roster_names_free);
  _wm_roster_keys_free (self->keys);
  wm_search_index_free (self->index);
  g_hash_table_unref (self->texts);
  g_queue_clear (&self->recent);
  g_object_unref (self->clinic);
  g_free (self);
}

static gboolean
add_client (const WmRow *row, gpointer data)
{
  WmRosterContent *self = data;
  const WmRosterPerson person = { wm_row_text (row, WM_ROSTER_LAST_NAME), wm_row_text (row, WM_ROSTER_FIRST_NAME),
                                  wm_row_text (row, WM_ROSTER_PREFERRED_NAME), wm_row_text (row, WM_ROSTER_NUMBER),
                                  wm_row_text (row, WM_ROSTER_BIRTH) };
  guint place = _wm_roster_keys_add (self->keys, wm_row_text (row, WM_ROSTER_ID));
  _wm_roster_keys_set (self->keys, place, WM_ROSTER_STATUS, wm_row_text (row, WM_ROSTER_STATUS));
  _wm_roster_names_add (self->names, &person);
  return TRUE;
}

static gboolean
query (WmRosterContent *self, const char *name, const char *client, WmRowFunc func, gpointer data, GError **error)
{
  return wm_store_query (wm_clinic_get_store (self->clinic), name, func, data, error, "client", client, NULL);
}

/** _wm_roster_content_knows: whether everyone can be ordered and filtered by what stands in @column. */
gboolean
_wm_roster_content_knows (WmRosterContent *self, WmRosterColumn column)
{
  return (self->known >> column & 1) != 0;
}

static void
learn_text (WmRosterContent *self, guint place, WmRosterColumn column, const char *text)
{
  self->other = self->other || g_strcmp0 (_wm_roster_keys_get (self->keys, place, column), text) != 0;
  _wm_roster_keys_set (self->keys, place, column, text);
}

/* Mostly something else was saved than a name. */
static void
order_names (WmRosterContent *self, WmRosterContent *before)
{
  self->names_hash = _wm_roster_names_hash (self->names);
  gboolean same = before && before->names == NULL && before->names_hash == self->names_hash
                  && _wm_roster_keys_adopt_names (self->keys, before->keys);
  if (!same)
    {
      _wm_roster_keys_take_names (self->keys, _wm_roster_names_order (self->names));
      return;
    }
  WmSearchIndex *index = self->index;
  self->index = before->index;
  before->index = index;
  g_clear_pointer (&self->names, _wm_roster_names_free);
}

/* The details that were known count until they are read again. */
static void
adopt_details (WmRosterContent *self, WmRosterContent *before)
{
  for (guint i = 0; before && i < G_N_ELEMENTS (learned_columns); i++)
    if (_wm_roster_content_knows (before, learned_columns[i]) && _wm_roster_keys_adopt (self->keys, before->keys, learned_columns[i]))
      self->known |= 1ul << learned_columns[i];
}

/**
 * _wm_roster_content_load:
 * @before: (nullable): an older content whose details are good enough until they are read again, and which isn't used
 * any more
 *
 * Returns: (transfer full) (nullable): the keys of every client
 */
WmRosterContent *
_wm_roster_content_load (WmClinic *clinic, WmRosterContent *before, GError **error)
{
  g_autoptr (WmRosterContent) self = g_new0 (WmRosterContent, 1);
  self->clinic = g_object_ref (clinic);
  self->keys = _wm_roster_keys_new ();
  self->names = _wm_roster_names_new ();
  self->index = wm_search_index_new ();
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) _wm_roster_text_unref);
  self->known = 1ul << WM_ROSTER_STATUS;
  if (!query (self, "roster", NULL, add_client, self, error))
    return NULL;
  order_names (self, before);
  adopt_details (self, before);
  return g_steal_pointer (&self);
}

/** _wm_roster_content_get_keys: (transfer none) */
WmRosterKeys *
_wm_roster_content_get_keys (WmRosterContent *self)
{
  return self->keys;
}

typedef struct
{
  const char *texts[WM_ROSTER_N_COLUMNS];
  char *owned[WM_ROSTER_N_COLUMNS];
  guint first, end; /* the columns that the query gives */
} Reading;

static gboolean
take_row (const WmRow *row, gpointer data)
{
  Reading *r = data;
  for (guint i = r->first; i < r->end; i++)
    r->texts[i] = r->owned[i] = g_strdup (wm_row_text (row, i - r->first));
  return FALSE;
}

static WmRosterText *
read_text (WmRosterContent *self, guint place, GError **error)
{
  char id[WM_ROSTER_ID_SIZE];
  Reading r = { .end = WM_ROSTER_FIRST_DETAIL };
  const char *client = _wm_roster_keys_id (self->keys, place, id);
  gboolean done = query (self, "roster", client, take_row, &r, error);
  r.first = WM_ROSTER_FIRST_DETAIL;
  r.end = WM_ROSTER_N_COLUMNS;
  if (done)
    query (self, "roster-details", client, take_row, &r, error);
  r.texts[WM_ROSTER_ID] = client;
  WmRosterText *text = _wm_roster_text_new (r.texts);
  for (guint i = 0; i < WM_ROSTER_N_COLUMNS; i++)
    g_free (r.owned[i]);
  return text;
}

/** _wm_roster_content_peek: Returns: (transfer full) (nullable): the texts of the client, where they were read lately. */
WmRosterText *
_wm_roster_content_peek (WmRosterContent *self, guint place)
{
  WmRosterText *text = g_hash_table_lookup (self->texts, GUINT_TO_POINTER (place));
  return text ? _wm_roster_text_ref (text) : NULL;
}

/**
 * _wm_roster_content_read:
 * Returns: (transfer full): what the store says about the client; where that can't be read, as much as there is, and
 * @error is set
 */
WmRosterText *
_wm_roster_content_read (WmRosterContent *self, guint place, GError **error)
{
  WmRosterText *text = _wm_roster_content_peek (self, place);
  if (text)
    return text;
  text = read_text (self, place, error);
  if (g_queue_get_length (&self->recent) >= KEPT && !self->keeps)
    g_hash_table_remove (self->texts, g_queue_pop_head (&self->recent));
  for (guint i = 0; (error == NULL || *error == NULL) && i < G_N_ELEMENTS (learned_columns); i++) /* who is seen is never behind */
    if (_wm_roster_content_knows (self, learned_columns[i]))
      learn_text (self, place, learned_columns[i], text->texts[learned_columns[i]]);
  g_queue_push_tail (&self->recent, GUINT_TO_POINTER (place));
  g_hash_table_insert (self->texts, GUINT_TO_POINTER (place), _wm_roster_text_ref (text));
  return text;
}

/** _wm_roster_content_keep: reads the texts of all these places, and lets none go from now on: for who hands them out. */
gboolean
_wm_roster_content_keep (WmRosterContent *self, const GArray *places, GError **error)
{
  self->keeps = TRUE;
  for (guint i = 0; i < places->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      _wm_roster_text_unref (_wm_roster_content_read (self, g_array_index (places, guint32, i), &problem));
      if (problem)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
  return TRUE;
}

typedef struct
{
  WmRosterContent *content;
  guint place;
  WmRosterColumn column;
} Learning;

static gboolean
learn_row (const WmRow *row, gpointer data)
{
  Learning *l = data;
  _wm_roster_keys_set (l->content->keys, l->place++, l->column, wm_row_text (row, l->column));
  return TRUE;
}

static gboolean
learn_detail (const WmRow *row, gpointer data)
{
  Learning *l = data;
  learn_text (l->content, l->place, l->column, wm_row_text (row, l->column - WM_ROSTER_FIRST_DETAIL));
  return FALSE;
}

static gboolean
learn_details (const WmRow *row, gpointer data)
{
  Learning *l = data;
  for (guint i = 0; i < G_N_ELEMENTS (learned_columns); i++)
    learn_text (l->content, l->place, learned_columns[i], wm_row_text (row, learned_columns[i] - WM_ROSTER_FIRST_DETAIL));
  return FALSE;
}

static gboolean
learn_place (WmRosterContent *self, guint place, WmRowFunc func, WmRosterColumn column, GError **error)
{
  char id[WM_ROSTER_ID_SIZE];
  Learning l = { self, place, column };
  return query (self, "roster-details", _wm_roster_keys_id (self->keys, place, id), func, &l, error);
}

/* In the order in which they are stored. */
static gboolean
learn_one_detail (WmRosterContent *self, WmRosterColumn column, GError **error)
{
  for (guint place = 0; place < _wm_roster_keys_size (self->keys); place++)
    if (!learn_place (self, place, learn_detail, column, error))
      return FALSE;
  self->known |= 1ul << column;
  return TRUE;
}

/**
 * _wm_roster_content_learn_some: reads the details of up to @n more, which count as known once everyone's are.
 * @other: whether they differ, now that all are read, from what had counted before
 *
 * Returns: FALSE when all are read, or the next can't be
 */
gboolean
_wm_roster_content_learn_some (WmRosterContent *self, guint n, gboolean *other, GError **error)
{
  guint size = _wm_roster_keys_size (self->keys);
  for (; n > 0 && self->n_learned < size; n--, self->n_learned++)
    if (!learn_place (self, self->n_learned, learn_details, WM_ROSTER_N_COLUMNS, error))
      return FALSE;
  if (self->n_learned < size)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (learned_columns); i++)
    self->known |= 1ul << learned_columns[i];
  *other = self->other;
  self->other = FALSE;
  return FALSE;
}

/** _wm_roster_content_get_learned: how many of the clients have their details among the keys. */
guint
_wm_roster_content_get_learned (WmRosterContent *self)
{
  return self->n_learned;
}

/** _wm_roster_content_lacks: whether any of these columns, a bit for each, is one of those that are read in idle moments, and
 * isn't known yet. */
gboolean
_wm_roster_content_lacks (WmRosterContent *self, gulong columns)
{
  gboolean lacks = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (learned_columns); i++)
    lacks = lacks || (columns & ~self->known) >> learned_columns[i] & 1;
  return lacks;
}

/** _wm_roster_content_learn: reads from everyone what an order or a filter by @column needs. */
gboolean
_wm_roster_content_learn (WmRosterContent *self, WmRosterColumn column, GError **error)
{
  Learning l = { self, 0, column };
  gboolean other, detail = column >= WM_ROSTER_FIRST_DETAIL;
  if (detail)
    _wm_roster_content_learn_some (self, G_MAXUINT, &other, error);
  if (detail && self->n_learned < _wm_roster_keys_size (self->keys))
    return FALSE;
  if (_wm_roster_content_knows (self, column))
    return TRUE;
  if (detail)
    return learn_one_detail (self, column, error);
  self->known |= 1ul << column;
  return query (self, "roster", NULL, learn_row, &l, error);
}

/** _wm_roster_content_prepare: gets up to @n more clients ready for a search. Returns: FALSE when all are. */
gboolean
_wm_roster_content_prepare (WmRosterContent *self, guint n)
{
  guint done = wm_search_index_get_size (self->index), size = _wm_roster_keys_size (self->keys);
  for (guint end = n < size - done ? done + n : size; done < end; done++)
    {
      g_autofree char *words = _wm_roster_names_words (self->names, done);
      wm_search_index_add (self->index, words);
    }
  if (done < size)
    return TRUE;
  wm_search_index_seal (self->index);
  g_clear_pointer (&self->names, _wm_roster_names_free);
  return FALSE;
}

/** _wm_roster_content_get_index: (transfer none): what a search looks through. */
WmSearchIndex *
_wm_roster_content_get_index (WmRosterContent *self)
{
  _wm_roster_content_prepare (self, G_MAXUINT);
  return self->index;
}
