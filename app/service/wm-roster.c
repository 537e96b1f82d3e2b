/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's rows, search, filter and order. */
#define G_LOG_DOMAIN "wm-roster"
#include "wm-roster.h"

#include "wm-search.h"
#include "wm-text.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *texts[WM_ROSTER_N_COLUMNS]; /* in the roster's chunk */
  const char *key;                        /* folded: names, number, birth date */
} Entry;

/* Shared with row objects, so that a row outlives a reload. */
typedef struct
{
  GStringChunk *chunk;
  GArray *entries;
} Content;

struct _WmRoster
{
  GObject parent_instance;

  /* owned */
  Content *content;   /* a GAtomicRcBox */
  GArray *shown;      /* guint: places in entries */
  GPtrArray *rows;    /* one for each shown; NULL where nobody asked for it yet */
  char *search;
  char *status;
  char *counselor;
  WmClinic *clinic;
  WmRosterColumn sort;
  gboolean descending;
};

struct _WmRosterRow
{
  GObject parent_instance;
  Content *content; /* owned */
  guint index;
  WmDay today;
};

static void roster_list_model_init (GListModelInterface *iface);

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmRosterRow, wm_roster_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (WmRoster, wm_roster, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, roster_list_model_init))

static void
content_clear (gpointer data)
{
  Content *content = data;
  g_string_chunk_free (content->chunk);
  g_array_unref (content->entries);
}

static void
content_unref (Content *content)
{
  g_atomic_rc_box_release_full (content, content_clear);
}

static Content *
content_new (void)
{
  Content *content = g_atomic_rc_box_new0 (Content);
  content->chunk = g_string_chunk_new (16384);
  content->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  return content;
}

static const Entry *
entry_at (const Content *content, guint i)
{
  return &g_array_index (content->entries, Entry, i);
}

static const char *
make_key (GStringChunk *chunk, const Entry *e)
{
  int y = 0, m = 0, d = 0;
  WmDay birth;
  char american[32] = "";
  if (wm_day_parse (e->texts[WM_ROSTER_BIRTH], &birth))
    {
      wm_day_to_ymd (birth, &y, &m, &d);
      g_snprintf (american, sizeof american, "%d %d %d", m, d, y);
    }
  const char *parts[] = { e->texts[WM_ROSTER_LAST_NAME], e->texts[WM_ROSTER_FIRST_NAME], e->texts[WM_ROSTER_PREFERRED_NAME],
                          e->texts[WM_ROSTER_NUMBER], e->texts[WM_ROSTER_BIRTH], american };
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (all, "%s ", parts[i] ? parts[i] : "");
  g_autofree char *folded = wm_text_fold (all->str);
  return g_string_chunk_insert (chunk, folded);
}

static gboolean
add_entry (const WmRow *row, gpointer data)
{
  Content *content = data;
  Entry entry = { 0 };
  for (guint i = 0; i < WM_ROSTER_N_COLUMNS; i++)
    {
      const char *text = wm_row_text (row, i);
      if (text)
        entry.texts[i] = g_string_chunk_insert_const (content->chunk, text);
    }
  entry.key = make_key (content->chunk, &entry);
  g_array_append_val (content->entries, entry);
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  WmRoster *self = data;
  const Entry *x = entry_at (self->content, *(const guint *) a), *y = entry_at (self->content, *(const guint *) b);
  int order = 0;
  if (self->sort != WM_ROSTER_LAST_NAME)
    order = g_strcmp0 (x->texts[self->sort], y->texts[self->sort]);
  if (self->descending)
    order = -order;
  if (order == 0)
    order = self->sort == WM_ROSTER_LAST_NAME && self->descending ? strcmp (y->key, x->key) : strcmp (x->key, y->key);
  return order ? order : g_strcmp0 (x->texts[WM_ROSTER_NUMBER], y->texts[WM_ROSTER_NUMBER]);
}

static gboolean
passes (WmRoster *self, const Entry *e)
{
  if (self->status && g_strcmp0 (e->texts[WM_ROSTER_STATUS], self->status) != 0)
    return FALSE;
  return self->counselor == NULL || g_strcmp0 (e->texts[WM_ROSTER_COUNSELOR], self->counselor) == 0;
}

static void
collect (WmRoster *self, const WmQuery *query, gboolean near)
{
  for (guint i = 0; i < self->content->entries->len; i++)
    {
      const Entry *e = entry_at (self->content, i);
      if (passes (self, e) && (near ? wm_query_nearly_matches (query, e->key) : wm_query_matches (query, e->key)))
        g_array_append_val (self->shown, i);
    }
}

/* Returns: whether @row shows other content than before */
static gboolean
row_set (WmRosterRow *row, Content *content, guint index)
{
  if (row->content == content && row->index == index)
    return FALSE;
  g_clear_pointer (&row->content, content_unref);
  row->content = g_atomic_rc_box_acquire (content);
  row->index = index;
  return TRUE;
}

static void
free_row (gpointer row)
{
  if (row)
    g_object_unref (row);
}

/* Rows stay in their places and show whoever stands there now; the list changes at its end alone. A table
 * then keeps its widgets while someone types. */
static void
replace_rows (WmRoster *self)
{
  guint before = self->rows->len, after = self->shown->len, kept = MIN (before, after);
  g_ptr_array_set_size (self->rows, (int) after);
  if (before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), kept, before - kept, after - kept);
  for (guint i = 0; i < MIN (kept, self->rows->len); i++)
    if (self->rows->pdata[i] && row_set (self->rows->pdata[i], self->content, g_array_index (self->shown, guint, i)))
      g_signal_emit (self->rows->pdata[i], signals[SIGNAL_CHANGED], 0);
}

/* A slip is forgiven only where nothing matches what was typed, so that a right name is never drowned. */
static void
refresh (WmRoster *self)
{
  g_autoptr (WmQuery) query = wm_query_new (self->search);
  g_array_set_size (self->shown, 0);
  collect (self, query, FALSE);
  if (self->shown->len == 0 && !wm_query_is_empty (query))
    collect (self, query, TRUE);
  g_array_sort_with_data (self->shown, compare, self);
  replace_rows (self);
}

/** wm_roster_reload: reads all clients again, keeping search, filter and order. */
gboolean
wm_roster_reload (WmRoster *self, GError **error)
{
  Content *content = content_new ();
  if (!wm_store_query (wm_clinic_get_store (self->clinic), "roster", add_entry, content, error, NULL))
    {
      content_unref (content);
      return FALSE;
    }
  g_clear_pointer (&self->content, content_unref);
  self->content = content;
  refresh (self);
  return TRUE;
}

/** wm_roster_new: Returns: (transfer full) (nullable): every client, by last name. */
WmRoster *
wm_roster_new (WmClinic *clinic, GError **error)
{
  g_autoptr (WmRoster) self = g_object_new (WM_TYPE_ROSTER, NULL);
  self->clinic = g_object_ref (clinic);
  return wm_roster_reload (self, error) ? g_steal_pointer (&self) : NULL;
}

/* No text and an empty one are the same. */
static gboolean
take_text (char **place, const char *text)
{
  if (g_strcmp0 (*place ? *place : "", text ? text : "") == 0)
    return FALSE;
  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

/** wm_roster_set_search: @text as typed; empty shows all. */
void
wm_roster_set_search (WmRoster *self, const char *text)
{
  if (take_text (&self->search, text))
    refresh (self);
}

/** wm_roster_set_status: only clients of this status; %NULL for all. */
void
wm_roster_set_status (WmRoster *self, const char *status)
{
  if (take_text (&self->status, status))
    refresh (self);
}

/** wm_roster_set_counselor: only clients whose primary counselor is called so; %NULL for all. */
void
wm_roster_set_counselor (WmRoster *self, const char *name)
{
  if (take_text (&self->counselor, name))
    refresh (self);
}

void
wm_roster_sort (WmRoster *self, WmRosterColumn column, gboolean descending)
{
  if (self->sort == column && self->descending == descending)
    return;
  self->sort = column;
  self->descending = descending;
  refresh (self);
}

/** wm_roster_get_total: how many clients there are, shown or not. */
guint
wm_roster_get_total (WmRoster *self)
{
  return self->content->entries->len;
}

static GType
roster_get_item_type (GListModel *model)
{
  return WM_TYPE_ROSTER_ROW;
}

static guint
roster_get_n_items (GListModel *model)
{
  return WM_ROSTER (model)->shown->len;
}

static gpointer
roster_get_item (GListModel *model, guint position)
{
  WmRoster *self = WM_ROSTER (model);
  if (position >= self->shown->len)
    return NULL;
  WmRosterRow **row = (WmRosterRow **) &self->rows->pdata[position];
  if (*row == NULL)
    {
      *row = g_object_new (WM_TYPE_ROSTER_ROW, NULL);
      (*row)->today = wm_clinic_get_today (self->clinic);
      row_set (*row, self->content, g_array_index (self->shown, guint, position));
    }
  return g_object_ref (*row);
}

static void
roster_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = roster_get_item_type;
  iface->get_n_items = roster_get_n_items;
  iface->get_item = roster_get_item;
}

/** wm_roster_row_get: (nullable): the column's text, canonical as in records. */
const char *
wm_roster_row_get (WmRosterRow *row, WmRosterColumn column)
{
  return entry_at (row->content, row->index)->texts[column];
}

/** wm_roster_row_get_week: week of the open episode, counted from 1; 0 where there is none. */
int
wm_roster_row_get_week (WmRosterRow *row)
{
  WmDay admitted;
  if (wm_roster_row_get (row, WM_ROSTER_DISCHARGED) || !wm_day_parse (wm_roster_row_get (row, WM_ROSTER_ADMITTED), &admitted)
      || admitted > row->today)
    return 0;
  return (row->today - admitted) / 7 + 1;
}

/** wm_roster_row_get_name: Returns: (transfer full): "Last, First". */
char *
wm_roster_row_get_name (WmRosterRow *row)
{
  return g_strdup_printf ("%s, %s", wm_roster_row_get (row, WM_ROSTER_LAST_NAME), wm_roster_row_get (row, WM_ROSTER_FIRST_NAME));
}

static void
wm_roster_finalize (GObject *object)
{
  WmRoster *self = WM_ROSTER (object);
  g_clear_pointer (&self->content, content_unref);
  g_array_unref (self->shown);
  g_ptr_array_unref (self->rows);
  g_free (self->search);
  g_free (self->status);
  g_free (self->counselor);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_roster_parent_class)->finalize (object);
}

static void
wm_roster_class_init (WmRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_roster_finalize;
}

static void
wm_roster_init (WmRoster *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->sort = WM_ROSTER_LAST_NAME;
}

static void
wm_roster_row_finalize (GObject *object)
{
  g_clear_pointer (&WM_ROSTER_ROW (object)->content, content_unref);
  G_OBJECT_CLASS (wm_roster_row_parent_class)->finalize (object);
}

static void
wm_roster_row_class_init (WmRosterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_roster_row_finalize;
  /* ::changed when another client stands in the row's place, or the same one was saved. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_ROSTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_roster_row_init (WmRosterRow *row)
{
}
