/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's rows, search, filter and order. */
#define G_LOG_DOMAIN "wm-roster"
#include "wm-role.h"
#include "wm-roster-filter.h"

#include <string.h>

struct _WmRoster
{
  GObject parent_instance;

  /* owned */
  WmRosterContent *content; /* shared with the rows, so that a row outlives a reload */
  GArray *order;            /* guint: all places in the content, sorted; empty where that is still to be done */
  GArray *shown;            /* guint: those that are shown */
  GPtrArray *rows;          /* one for each shown; NULL where nobody asked for it yet */
  char *search;
  WmRosterFilter filter;
  WmClinic *clinic;
  WmRosterColumn sort;
  gboolean descending;
  gboolean told; /* that something can't be read */
};

struct _WmRosterRow
{
  GObject parent_instance;
  WmRosterContent *content; /* owned */
  guint index;
  WmDay today;
};

static void roster_list_model_init (GListModelInterface *iface);

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmRosterRow, wm_roster_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (WmRoster, wm_roster, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, roster_list_model_init))

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  WmRoster *self = data;
  WmRosterContent *content = self->content;
  guint x = *(const guint *) a, y = *(const guint *) b;
  int order = 0, by_name = strcmp (_wm_roster_content_key (content, x), _wm_roster_content_key (content, y));
  if (self->sort != WM_ROSTER_LAST_NAME)
    order = g_strcmp0 (_wm_roster_content_get (content, x, self->sort), _wm_roster_content_get (content, y, self->sort));
  if (self->descending)
    order = -order;
  if (order == 0)
    order = self->sort == WM_ROSTER_LAST_NAME && self->descending ? -by_name : by_name;
  return order ? order
               : g_strcmp0 (_wm_roster_content_get (content, x, WM_ROSTER_NUMBER), _wm_roster_content_get (content, y, WM_ROSTER_NUMBER));
}

static gboolean
passes (guint i, gpointer data)
{
  WmRoster *self = data;
  return _wm_roster_filter_passes (&self->filter, self->content, i, wm_clinic_get_today (self->clinic));
}

/* Sorted once, then gone through for each keystroke. */
static void
put_in_order (WmRoster *self)
{
  if (self->order->len)
    return;
  for (guint i = 0; i < _wm_roster_content_size (self->content); i++)
    g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare, self);
}

/* Once for all that was read together: what is damaged for one client is so for others too. */
static void
tell (WmRoster *self, const GError *error)
{
  if (!self->told)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  self->told = TRUE;
}

/* Returns: whether @row shows other content than before */
static gboolean
set_row (WmRoster *self, WmRosterRow *row, guint index)
{
  g_autoptr (GError) error = NULL;
  if (row->content == self->content && row->index == index)
    return FALSE;
  if (!_wm_roster_content_complete (self->content, index, &error))
    tell (self, error);
  g_clear_pointer (&row->content, _wm_roster_content_unref);
  row->content = _wm_roster_content_ref (self->content);
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
    if (self->rows->pdata[i] && set_row (self, self->rows->pdata[i], g_array_index (self->shown, guint, i)))
      g_signal_emit (self->rows->pdata[i], signals[SIGNAL_CHANGED], 0);
}

/* Order and filter look at all clients: by a detail only once everyone's was read. */
static void
read_details (WmRoster *self)
{
  g_autoptr (GError) error = NULL;
  if ((_wm_roster_filter_needs_details (&self->filter) || self->sort >= WM_ROSTER_FIRST_DETAIL) && !_wm_roster_content_complete_all (self->content, &error))
    tell (self, error);
}

static void
refresh (WmRoster *self)
{
  g_autoptr (WmQuery) query = wm_query_new (self->search);
  read_details (self);
  put_in_order (self);
  g_array_set_size (self->shown, 0);
  if (wm_query_is_empty (query))
    {
      for (guint i = 0; i < self->order->len; i++)
        if (passes (g_array_index (self->order, guint, i), self))
          g_array_append_val (self->shown, g_array_index (self->order, guint, i));
    }
  else
    wm_search_index_find (_wm_roster_content_get_index (self->content), query, self->order, passes, self, self->shown);
  replace_rows (self);
}

/** wm_roster_reload: reads all clients again, keeping search, filter and order. */
gboolean
wm_roster_reload (WmRoster *self, GError **error)
{
  WmRosterContent *content = _wm_roster_content_load (self->clinic, error);
  if (content == NULL)
    return FALSE;
  g_clear_pointer (&self->content, _wm_roster_content_unref);
  self->content = content;
  self->told = FALSE;
  g_array_set_size (self->order, 0);
  refresh (self);
  return TRUE;
}

/**
 * wm_roster_open:
 *
 * For a view: reads the names; a row reads the rest when it is asked for, and so does everyone for an order or a
 * filter that needs it. What can't be read stays empty, and ::failed says so.
 * Returns: (transfer full) (nullable): every client, by last name
 */
WmRoster *
wm_roster_open (WmClinic *clinic, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_SEE_CLIENTS, error))
    return NULL;
  g_autoptr (WmRoster) self = g_object_new (WM_TYPE_ROSTER, NULL);
  self->clinic = g_object_ref (clinic);
  return wm_roster_reload (self, error) ? g_steal_pointer (&self) : NULL;
}

/** wm_roster_new: Returns: (transfer full) (nullable): every client, by last name, with all that is said about them. */
WmRoster *
wm_roster_new (WmClinic *clinic, GError **error)
{
  g_autoptr (WmRoster) self = wm_roster_open (clinic, error);
  return self && wm_roster_complete (self, error) ? g_steal_pointer (&self) : NULL;
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

/** wm_roster_set_search: @text as typed; empty shows all. Who fits best comes first, then the order. */
void
wm_roster_set_search (WmRoster *self, const char *text)
{
  if (take_text (&self->search, text))
    refresh (self);
}

/** wm_roster_set_filter: only clients with this @value in @column; %NULL for all. */
void
wm_roster_set_filter (WmRoster *self, WmRosterColumn column, const char *value)
{
  if (_wm_roster_filter_set (&self->filter, column, value))
    refresh (self);
}

/** wm_roster_set_attention: only who is in treatment with an open safety flag, no plan in force, or a late review. */
void
wm_roster_set_attention (WmRoster *self, gboolean attention)
{
  if (self->filter.attention == attention)
    return;
  self->filter.attention = attention;
  refresh (self);
}

/** wm_roster_set_only: @ids (nullable): only these clients, whoever else would pass; %NULL for all. */
void
wm_roster_set_only (WmRoster *self, const char *const *ids)
{
  if (ids == NULL && self->filter.only == NULL)
    return;
  g_clear_pointer (&self->filter.only, g_hash_table_unref);
  if (ids)
    self->filter.only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (; ids && *ids; ids++)
    g_hash_table_add (self->filter.only, g_strdup (*ids));
  refresh (self);
}

void
wm_roster_sort (WmRoster *self, WmRosterColumn column, gboolean descending)
{
  if (self->sort == column && self->descending == descending)
    return;
  self->sort = column;
  self->descending = descending;
  g_array_set_size (self->order, 0);
  refresh (self);
}

/** wm_roster_prepare_search: gets up to @n more clients ready, so that the first keystroke needn't. Returns: FALSE when
 * all are. */
gboolean
wm_roster_prepare_search (WmRoster *self, guint n)
{
  return _wm_roster_content_prepare (self->content, n);
}

/** wm_roster_complete: reads all that is said about those who are shown. */
gboolean
wm_roster_complete (WmRoster *self, GError **error)
{
  if (self->shown->len == _wm_roster_content_size (self->content)) /* in the order in which they are stored */
    return _wm_roster_content_complete_all (self->content, error);
  for (guint i = 0; i < self->shown->len; i++)
    if (!_wm_roster_content_complete (self->content, g_array_index (self->shown, guint, i), error))
      return FALSE;
  return TRUE;
}

/** wm_roster_get_total: how many clients there are, shown or not. */
guint
wm_roster_get_total (WmRoster *self)
{
  return _wm_roster_content_size (self->content);
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
      set_row (self, *row, g_array_index (self->shown, guint, position));
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
  return _wm_roster_content_get (row->content, row->index, column);
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
  g_clear_pointer (&self->content, _wm_roster_content_unref);
  g_array_unref (self->order);
  g_array_unref (self->shown);
  g_ptr_array_unref (self->rows);
  g_free (self->search);
  _wm_roster_filter_clear (&self->filter);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_roster_parent_class)->finalize (object);
}

static void
wm_roster_class_init (WmRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_roster_finalize;
  /* ::failed with one sentence when a detail couldn't be read. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", WM_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wm_roster_init (WmRoster *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->sort = WM_ROSTER_LAST_NAME;
}

static void
wm_roster_row_finalize (GObject *object)
{
  g_clear_pointer (&WM_ROSTER_ROW (object)->content, _wm_roster_content_unref);
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
