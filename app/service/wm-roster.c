/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster as a list: search, filter, order, and the rows that something holds. */
#define G_LOG_DOMAIN "wm-roster"
#include "wm-role.h"
#include "wm-roster-content.h"
#include "wm-roster-filter.h"
#include "wm-roster-private.h"

struct _WmRoster
{
  GObject parent_instance;

  /* owned */
  WmClinic *clinic;
  WmRosterContent *content;
  GArray *order;    /* guint32: all places in the content, sorted; empty where that is still to be done */
  GArray *shown;    /* guint32: those that are shown */
  GHashTable *rows; /* position -> the row that something holds there, borrowed */
  char *search;
  WmRosterFilter filter;
  WmRosterColumn sort;
  gboolean descending;
  gboolean patient; /* waits for details that are read in idle moments, instead of reading them all at once */
  gboolean waiting; /* so: what is shown is still by the order and filter before */
  gboolean told;    /* that something can't be read */
};

static void roster_list_model_init (GListModelInterface *iface);

enum
{
  SIGNAL_FAILED,
  SIGNAL_SETTLED,
  SIGNAL_CHANGING,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (WmRoster, wm_roster, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, roster_list_model_init))

static gboolean
passes (guint place, gpointer data)
{
  WmRoster *self = data;
  return _wm_roster_filter_passes (&self->filter, _wm_roster_content_get_keys (self->content), place);
}

/* Once for all that was read together: what is damaged for one client is so for others too. */
static void
tell (WmRoster *self, const GError *error)
{
  if (!self->told)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  self->told = TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

/** _wm_roster_read: Returns: (transfer full): what is said of the client at @place; what can't be read is empty. */
WmRosterText *
_wm_roster_read (WmRoster *self, guint place)
{
  g_autoptr (GError) error = NULL;
  WmRosterText *text = _wm_roster_content_read (self->content, place, &error);
  if (error)
    tell (self, error);
  return text;
}

/** _wm_roster_forget: @row is no place of the roster any more. */
void
_wm_roster_forget (WmRoster *self, WmRosterRow *row)
{
  g_hash_table_remove (self->rows, GUINT_TO_POINTER (row->position));
}

/* Texts are read when somebody asks for them: a table holds two hundred rows, and its window shows twenty. */
static void
show_place (WmRoster *self, WmRosterRow *row, guint place, gboolean anew)
{
  row->today = wm_clinic_get_today (self->clinic);
  if (row->text == NULL || !anew)
    {
      _wm_roster_row_move (row, place);
      return;
    }
  row->place = place;
  _wm_roster_row_show (row, _wm_roster_read (self, place));
}

/* What is at hand of a row that nobody asked yet stays with it; the place of one that was read @anew is another's. */
static void
let_go (WmRoster *self, WmRosterRow *row, gboolean anew)
{
  if (row->text == NULL && !anew)
    row->text = _wm_roster_content_peek (self->content, row->place);
  _wm_roster_row_leave (row);
}

/* Returns: (transfer full) (element-type WmRosterRow): who hears of a change may let others go */
static GPtrArray *
hold_rows (WmRoster *self)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (held, g_object_ref (row));
  return held;
}

/* Rows stay in their places and show whoever stands there now; the list changes at its end alone. A table then keeps its
 * widgets while someone types. @anew: what is said of a client may be another, too. */
static void
replace_rows (WmRoster *self, guint before, gboolean anew)
{
  guint after = self->shown->len, kept = MIN (before, after);
  g_autoptr (GPtrArray) held = hold_rows (self);
  for (guint i = 0; i < held->len; i++)
    if (((WmRosterRow *) held->pdata[i])->position >= after)
      let_go (self, held->pdata[i], anew);
  if (before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), kept, before - kept, after - kept);
  for (guint i = 0; i < held->len; i++)
    {
      WmRosterRow *row = held->pdata[i];
      guint place = row->roster && row->position < self->shown->len ? g_array_index (self->shown, guint32, row->position) : row->place;
      if (row->roster && (anew || row->place != place))
        show_place (self, row, place, anew);
    }
}

static gulong
needed (const WmRoster *self)
{
  return _wm_roster_filter_needs (&self->filter) | (self->sort == WM_ROSTER_LAST_NAME ? 0 : 1ul << self->sort);
}

/* Order and filter look at all clients: by a detail only once everyone's was read. */
static void
learn (WmRoster *self)
{
  for (int column = -1; (column = g_bit_nth_lsf (needed (self), column)) >= 0;)
    {
      g_autoptr (GError) error = NULL;
      if (!_wm_roster_content_knows (self->content, (WmRosterColumn) column)
          && !_wm_roster_content_learn (self->content, (WmRosterColumn) column, &error))
        tell (self, error);
    }
}

/* Sorted once, then gone through for each keystroke. */
static void
put_in_order (WmRoster *self)
{
  if (self->order->len == 0)
    _wm_roster_keys_order (_wm_roster_content_get_keys (self->content), self->sort, self->descending, self->order);
}

static void
choose_shown (WmRoster *self)
{
  g_autoptr (WmQuery) query = wm_query_new (self->search);
  g_array_set_size (self->shown, 0);
  if (!wm_query_is_empty (query))
    {
      wm_search_index_find (_wm_roster_content_get_index (self->content), query, self->order, passes, self, self->shown);
      return;
    }
  for (guint i = 0; i < self->order->len; i++)
    if (passes (g_array_index (self->order, guint32, i), self))
      g_array_append_val (self->shown, g_array_index (self->order, guint32, i));
}

static void
refresh (WmRoster *self, gboolean anew)
{
  guint before = self->shown->len;
  self->waiting = self->patient && !anew && _wm_roster_content_lacks (self->content, needed (self));
  if (self->waiting)
    return;
  if (!anew)
    g_signal_emit (self, signals[SIGNAL_CHANGING], 0);
  learn (self);
  put_in_order (self);
  _wm_roster_filter_begin (&self->filter, _wm_roster_content_get_keys (self->content), wm_clinic_get_today (self->clinic));
  choose_shown (self);
  replace_rows (self, before, anew);
}

/** wm_roster_reload: reads all clients again, keeping search, filter and order. A patient roster looks at the details of
 * those who aren't on the screen in idle moments. */
gboolean
wm_roster_reload (WmRoster *self, GError **error)
{
  WmRosterContent *content = _wm_roster_content_load (self->clinic, self->patient ? self->content : NULL, error);
  if (content == NULL)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGING], 0);
  g_clear_pointer (&self->content, _wm_roster_content_free);
  self->content = content;
  self->told = FALSE;
  g_array_set_size (self->order, 0);
  refresh (self, TRUE);
  return TRUE;
}

static WmRoster *
roster_new (WmClinic *clinic, gboolean patient, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_SEE_CLIENTS, error))
    return NULL;
  g_autoptr (WmRoster) self = g_object_new (WM_TYPE_ROSTER, NULL);
  self->clinic = g_object_ref (clinic);
  self->patient = patient;
  return wm_roster_reload (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * wm_roster_open:
 *
 * Reads the names; a row reads the rest when it is asked for, and so does everyone for an order or a filter that needs it.
 * What can't be read stays empty, and ::failed says so.
 * Returns: (transfer full) (nullable): every client, by last name
 */
WmRoster *
wm_roster_open (WmClinic *clinic, GError **error)
{
  return roster_new (clinic, FALSE, error);
}

/**
 * wm_roster_open_patient:
 *
 * For a view, which has frames to paint: as wm_roster_open(), but an order or a filter that needs everyone's details waits
 * until wm_roster_prepare_details() has read them. What is shown stays until then, and ::settled says when it is done.
 * Returns: (transfer full) (nullable)
 */
WmRoster *
wm_roster_open_patient (WmClinic *clinic, GError **error)
{
  return roster_new (clinic, TRUE, error);
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
    refresh (self, FALSE);
}

/** wm_roster_set_filter: only clients with this @value in @column; %NULL for all. */
void
wm_roster_set_filter (WmRoster *self, WmRosterColumn column, const char *value)
{
  if (_wm_roster_filter_set (&self->filter, column, value))
    refresh (self, FALSE);
}

/** wm_roster_set_attention: only who is in treatment with an open safety flag, no plan in force, or a late review. */
void
wm_roster_set_attention (WmRoster *self, gboolean attention)
{
  if (self->filter.attention == attention)
    return;
  self->filter.attention = attention;
  refresh (self, FALSE);
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
  refresh (self, FALSE);
}

void
wm_roster_sort (WmRoster *self, WmRosterColumn column, gboolean descending)
{
  if (self->sort == column && self->descending == descending)
    return;
  self->sort = column;
  self->descending = descending;
  g_array_set_size (self->order, 0);
  refresh (self, FALSE);
}

/** wm_roster_prepare_search: gets up to @n more clients ready, so that the first keystroke needn't. Returns: FALSE when
 * all are. */
gboolean
wm_roster_prepare_search (WmRoster *self, guint n)
{
  return _wm_roster_content_prepare (self->content, n);
}

/** wm_roster_prepare_details: reads those of up to @n more clients, so that the first order or filter by them needn't.
 * Returns: FALSE when all are read, or can't be. */
gboolean
wm_roster_prepare_details (WmRoster *self, guint n)
{
  g_autoptr (GError) error = NULL;
  gboolean other = FALSE, more = _wm_roster_content_learn_some (self->content, n, &other, &error);
  if (error)
    tell (self, error);
  if (more || !(self->waiting || other))
    return more;
  g_array_set_size (self->order, 0);
  refresh (self, FALSE);
  self->waiting = FALSE;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
  return FALSE;
}

/** wm_roster_get_waiting: how many clients' details are to be read before the order and the filter that were asked for are
 * there; 0: they are. */
guint
wm_roster_get_waiting (WmRoster *self)
{
  return self->waiting ? wm_roster_get_total (self) - _wm_roster_content_get_learned (self->content) : 0;
}

/** wm_roster_complete: reads all that is said about those who are shown, and keeps it. */
gboolean
wm_roster_complete (WmRoster *self, GError **error)
{
  g_autoptr (GArray) places = g_array_copy (self->shown);
  g_array_sort (places, compare_places); /* in the order in which they are stored */
  return _wm_roster_content_keep (self->content, places, error);
}

/** wm_roster_get_total: how many clients there are, shown or not. */
guint
wm_roster_get_total (WmRoster *self)
{
  return _wm_roster_keys_size (_wm_roster_content_get_keys (self->content));
}

/** wm_roster_get_id: Returns: (transfer full) (nullable): of the client at @position, without a row being read. */
char *
wm_roster_get_id (WmRoster *self, guint position)
{
  char text[WM_ROSTER_ID_SIZE];
  if (position >= self->shown->len)
    return NULL;
  return g_strdup (_wm_roster_keys_id (_wm_roster_content_get_keys (self->content), g_array_index (self->shown, guint32, position), text));
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
  WmRosterRow *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (position));
  if (row)
    return g_object_ref (row);
  row = g_object_new (WM_TYPE_ROSTER_ROW, NULL);
  row->roster = self;
  row->position = position;
  row->place = g_array_index (self->shown, guint32, position);
  row->today = wm_clinic_get_today (self->clinic);
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (position), row);
  return row;
}

static void
roster_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = roster_get_item_type;
  iface->get_n_items = roster_get_n_items;
  iface->get_item = roster_get_item;
}

static void
wm_roster_finalize (GObject *object)
{
  WmRoster *self = WM_ROSTER (object);
  g_autoptr (GPtrArray) held = hold_rows (self);
  for (guint i = 0; i < held->len; i++)
    let_go (self, held->pdata[i], FALSE);
  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->content, _wm_roster_content_free);
  g_array_unref (self->order);
  g_array_unref (self->shown);
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
  /* ::settled when what is shown follows details that had to be read first. */
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", WM_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* ::changing before rows come and go, while the list is still as it was. */
  signals[SIGNAL_CHANGING] = g_signal_new ("changing", WM_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_roster_init (WmRoster *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_hash_table_new (NULL, NULL);
  self->sort = WM_ROSTER_LAST_NAME;
}
