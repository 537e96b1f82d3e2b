/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose records a chart's are, by the tables' own links; entries of one act become one line. What was deleted since is told
 * by the other records of its act. */
#define G_LOG_DOMAIN "wm-history"
#include "wm-history.h"

#include "wm-role.h"

#include <stdlib.h>
#include <string.h>

#define SLICE 4000            /* entries of the audit read at a time: a few milliseconds */
#define ONE_ACT G_TIME_SPAN_SECOND /* entries of one act follow each other at once */

struct _WmHistory
{
  /* owned */
  WmClinic *clinic;
  GHashTable *ids;       /* of every record of the chart */
  GHashTable *labels[3]; /* of the act that is being gathered: record types added, changed, removed */
  WmHistoryEntry *open;  /* the newest line, to which older entries may still belong; NULL at first */
  char *open_act;
  gint64 left;           /* entries up to this one are still to be read */
};

/** wm_history_entry_free: for arrays of WmHistoryEntry. */
void
wm_history_entry_free (WmHistoryEntry *entry)
{
  g_clear_pointer (&entry->at, g_date_time_unref);
  g_free (entry->user);
  g_free (entry->words);
  g_free (entry->details);
  g_free (entry);
}

void
wm_history_free (WmHistory *self)
{
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->labels); i++)
    g_clear_pointer (&self->labels[i], g_hash_table_unref);
  g_clear_pointer (&self->open, wm_history_entry_free);
  g_free (self->open_act);
  g_free (self);
}

static gboolean gather (WmHistory *self, const WmSchema *schema, const char *id, GError **error);

static gboolean
gather_below (WmHistory *self, const WmSchema *of, const char *field, const char *id, GError **error)
{
  g_autoptr (GPtrArray) rows = wm_clinic_list (self->clinic, of, field, id, error);
  for (guint i = 0; rows && i < rows->len; i++)
    if (!gather (self, of, wm_record_get_id (rows->pdata[i]), error))
      return FALSE;
  return rows != NULL;
}

/* The items of a plan all name it, which spares asking for each of them what stands below. */
static const char *
link_to (const WmSchema *below, const WmSchema *schema)
{
  const WmField *up = below->parent ? wm_schema_field (below, below->parent) : NULL;
  const WmField *plan = wm_schema_field (below, "plan");
  if (plan && plan->kind == WM_KIND_LINK)
    return schema == &wm_plan_schema ? plan->name : NULL;
  return up && strcmp (up->of, schema->name) == 0 ? up->name : NULL;
}

static gboolean
gather (WmHistory *self, const WmSchema *schema, const char *id, GError **error)
{
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  g_hash_table_add (self->ids, g_strdup (id));
  for (guint i = 0; i < n; i++)
    {
      const char *link = link_to (all[i], schema);
      if (link && !gather_below (self, all[i], link, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
last_cb (const WmRow *row, gpointer data)
{
  *(gint64 *) data = wm_row_int (row, 0);
  return FALSE;
}

/** wm_history_new: Returns: (transfer full) (nullable): of the chart of @client_id; %WM_ERROR_REFUSED where the role of who
 * is signed in may not see the audit. */
WmHistory *
wm_history_new (WmClinic *clinic, const char *client_id, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_SEE_AUDIT, error))
    return NULL;
  g_autoptr (WmHistory) self = g_new0 (WmHistory, 1);
  self->clinic = g_object_ref (clinic);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->labels); i++)
    self->labels[i] = g_hash_table_new (g_str_hash, g_str_equal);
  if (!gather (self, &wm_client_schema, client_id, error)
      || !wm_store_query (wm_clinic_get_store (clinic), "audit-last", last_cb, &self->left, error, NULL))
    return NULL;
  return g_steal_pointer (&self);
}

/* in words */

static const char *
act_in_words (const char *act)
{
  static const struct { const char *act, *words; } table[] = {
    { "view", N_("Chart opened") },
    { "open with a reason", N_("Chart opened with a reason, outside the own caseload") },
    { "print", N_("Document printed") },
    { "export", N_("Document handed out") },
    { "new client", N_("Client added") },
    { "import roster", N_("Taken in from a list") },
    { "import plan", N_("Treatment plan taken in from a file") },
    { "save assessment", N_("Assessment edited") },
    { "sign assessment", N_("Assessment signed") },
    { "save plan", N_("Treatment plan edited") },
    { "mark plan ready", N_("Treatment plan marked as ready to sign") },
    { "back to draft", N_("Treatment plan taken back to a draft") },
    { "sign plan", N_("Treatment plan signed") },
    { "return plan", N_("Treatment plan returned with a comment") },
    { "put plan in force", N_("Treatment plan put in force") },
    { "record copy of plan", N_("Copy of the treatment plan recorded") },
    { "finish review", N_("Plan review finished") },
    { "sign review", N_("Plan review signed") },
    { "edit form", N_("Form edited") },
    { "sample", N_("Invented for the sample clinic") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].act, act) == 0)
      return _(table[i].words);
  return NULL;
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

typedef enum
{
  ADDED,
  CHANGED,
  REMOVED
} Change;

static void
append_labels (GString *details, Change change, GHashTable *labels)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  if (names->len == 0)
    return;
  g_ptr_array_sort (names, by_name);
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  g_autofree char *sentence = change == ADDED     ? g_strdup_printf (_("Added: %s."), list)
                              : change == CHANGED ? g_strdup_printf (_("Changed: %s."), list)
                                                  : g_strdup_printf (_("Removed: %s."), list);
  g_string_append_printf (details, "%s%s", details->len ? " " : "", sentence);
}

/* The line is complete: nothing older belongs to it. */
static void
close_line (WmHistory *self, GPtrArray *entries)
{
  g_autoptr (GString) details = g_string_new (NULL);
  if (self->open == NULL)
    return;
  for (Change change = ADDED; change <= REMOVED; change++)
    {
      append_labels (details, change, self->labels[change]);
      g_hash_table_remove_all (self->labels[change]);
    }
  const char *words = act_in_words (self->open_act);
  self->open->words = g_strdup (words ? words : details->str);
  if (self->open->details == NULL)
    self->open->details = g_strdup (words ? details->str : "");
  if (*self->open->words)
    g_ptr_array_add (entries, g_steal_pointer (&self->open));
  g_clear_pointer (&self->open, wm_history_entry_free);
  g_clear_pointer (&self->open_act, g_free);
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/* One act, or the chart opened again on the same day. */
static gboolean
continues (WmHistory *self, const char *user, const char *act, GDateTime *at)
{
  if (self->open == NULL || strcmp (self->open->user, user) != 0 || strcmp (self->open_act, act) != 0)
    return FALSE;
  return strcmp (act, "view") == 0 ? is_same_day (self->open->at, at) : g_date_time_difference (self->open->at, at) <= ONE_ACT;
}

typedef struct
{
  WmHistory *history;
  GPtrArray *entries;
} Slice;

static void
note_type (WmHistory *self, const char *action, const char *type)
{
  static const char *const actions[] = { "create", "edit", "delete" };
  const WmSchema *schema = wm_schema_find (type);
  for (guint i = 0; schema && i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i], action) == 0)
      g_hash_table_add (self->labels[i], (gpointer) _(schema->label));
}

static gboolean
entry_cb (const WmRow *row, gpointer data)
{
  Slice *slice = data;
  WmHistory *self = slice->history;
  const char *user = wm_row_text (row, 2), *act = wm_row_text (row, 3), *record = wm_row_text (row, 6);
  if (!g_hash_table_contains (self->ids, record))
    return TRUE;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (wm_row_text (row, 1), utc);
  g_autoptr (GDateTime) at = then ? g_date_time_to_local (then) : NULL;
  if (at == NULL)
    return TRUE;
  if (continues (self, user, act, at))
    self->open->times += strcmp (act, "view") == 0 ? 1 : 0;
  else
    {
      close_line (self, slice->entries);
      self->open = g_new0 (WmHistoryEntry, 1);
      *self->open = (WmHistoryEntry) { .at = g_date_time_ref (at), .user = g_strdup (user), .times = 1, .details = g_strdup (wm_row_text (row, 7)) };
      self->open_act = g_strdup (act);
    }
  note_type (self, wm_row_text (row, 4), wm_row_text (row, 5));
  return TRUE;
}

/**
 * wm_history_read: one slice more, backwards; a few milliseconds.
 * @entries: (element-type WmHistoryEntry): gets the lines that are complete, newest first
 */
gboolean
wm_history_read (WmHistory *self, GPtrArray *entries, GError **error)
{
  Slice slice = { self, entries };
  gint64 from = MAX (self->left - SLICE, 0);
  g_autofree char *after = g_strdup_printf ("%" G_GINT64_FORMAT, from), *up_to = g_strdup_printf ("%" G_GINT64_FORMAT, self->left);
  if (!wm_store_query (wm_clinic_get_store (self->clinic), "audit-slice", entry_cb, &slice, error, "from", after, "to", up_to, NULL))
    return FALSE;
  self->left = from;
  if (wm_history_is_done (self))
    close_line (self, entries);
  return TRUE;
}

/** wm_history_is_done: the first entry was read. */
gboolean
wm_history_is_done (WmHistory *self)
{
  return self->left <= 0;
}
