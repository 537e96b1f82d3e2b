/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's tree: adding, removing, moving, saving. */
#define G_LOG_DOMAIN "wm-plan"
#include "wm-plan-private.h"

#include "wm-role.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (WmPlan, wm_plan, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
wm_plan_finalize (GObject *object)
{
  WmPlan *self = WM_PLAN (object);
  g_clear_object (&self->problems);
  g_clear_object (&self->signatures);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->facts, wm_plan_facts_free);
  g_clear_object (&self->record);
  g_clear_object (&self->client);
  g_clear_object (&self->episode);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_plan_parent_class)->finalize (object);
}

static void
wm_plan_class_init (WmPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_plan_finalize;
  /* ::changed after any value or the shape of the tree changed: whoever draws or checks the plan does so again. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_plan_init (WmPlan *self)
{
  self->problems = g_list_store_new (WM_TYPE_PLAN_NODE);
  self->signatures = g_list_store_new (WM_TYPE_RECORD);
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
emit_changed (WmPlan *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
watch (WmPlan *self, WmRecord *record)
{
  g_signal_connect_object (record, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

/** wm_plan_build: Returns: (transfer full): a plan without items around @record, outside any clinic. */
WmPlan *
wm_plan_build (WmRecord *record)
{
  WmPlan *self = g_object_new (WM_TYPE_PLAN, NULL);
  self->record = g_object_ref (record);
  watch (self, record);
  return self;
}

static void
forget_facts (WmPlan *self)
{
  g_clear_pointer (&self->facts, wm_plan_facts_free);
}

/** _wm_plan_set_clinic: once, where the plan is read or begun. */
void
_wm_plan_set_clinic (WmPlan *self, WmClinic *clinic)
{
  self->clinic = g_object_ref (clinic);
  g_signal_connect_object (clinic, "saved", G_CALLBACK (forget_facts), self, G_CONNECT_SWAPPED);
}

WmRecord *
wm_plan_get_record (WmPlan *self)
{
  return self->record;
}

WmRecord *
wm_plan_get_client (WmPlan *self)
{
  return self->client;
}

WmRecord *
wm_plan_get_episode (WmPlan *self)
{
  return self->episode;
}

WmClinic *
wm_plan_get_clinic (WmPlan *self)
{
  return self->clinic;
}

GListModel *
wm_plan_get_problems (WmPlan *self)
{
  return G_LIST_MODEL (self->problems);
}

/** wm_plan_get_signatures: (transfer none): the plan's signature records, oldest first. */
GListModel *
wm_plan_get_signatures (WmPlan *self)
{
  return G_LIST_MODEL (self->signatures);
}

/** wm_plan_is_editable: what is signed, in force or superseded doesn't change. */
gboolean
wm_plan_is_editable (WmPlan *self)
{
  const char *state = wm_record_get (self->record, "state");
  gboolean open = g_strcmp0 (state, "draft") == 0 || g_strcmp0 (state, "ready") == 0;
  return open && g_list_model_get_n_items (G_LIST_MODEL (self->signatures)) == 0;
}

/** wm_plan_may_change: whether it can be changed, and by who is signed in; where only the role is against it, @error says so. */
gboolean
wm_plan_may_change (WmPlan *self, GError **error)
{
  return wm_plan_is_editable (self) && (self->clinic == NULL || wm_clinic_may (self->clinic, WM_ACT_WRITE_PLAN, error));
}

static GListStore *
siblings_below (WmPlan *self, WmPlanNode *parent)
{
  return parent ? parent->children : self->problems;
}

static WmPlanNode *
node_new (WmPlan *self, WmPlanNode *parent, WmRecord *record)
{
  WmPlanNode *node = g_object_new (WM_TYPE_PLAN_NODE, NULL);
  node->record = g_object_ref (record);
  node->parent = parent;
  node->plan = self;
  watch (self, record);
  return node;
}

/** wm_plan_attach: Returns: (transfer none): a last child of @parent (nullable: a problem) around a record that stands. */
WmPlanNode *
wm_plan_attach (WmPlan *self, WmPlanNode *parent, WmRecord *record)
{
  g_autoptr (WmPlanNode) node = node_new (self, parent, record);
  g_list_store_append (siblings_below (self, parent), node);
  return node;
}

static void
set_defaults (WmPlan *self, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  if (schema == &wm_problem_schema)
    wm_record_set_many (record, "status", "active", "priority", "medium", "identified", wm_record_get (self->record, "plan-date"), NULL);
  else if (schema == &wm_goal_schema)
    wm_record_set (record, "own-words", "1");
  else if (schema == &wm_objective_schema)
    wm_record_set_many (record, "status", "active", "start-date", wm_record_get (self->record, "plan-date"), NULL);
}

/**
 * wm_plan_add:
 * @parent: (nullable): %NULL adds a problem
 * @position: place among the siblings, -1 for the end
 *
 * Returns: (transfer none): a new, empty item.
 */
WmPlanNode *
wm_plan_add (WmPlan *self, WmPlanNode *parent, int position)
{
  WmRecord *above = parent ? parent->record : self->record;
  const WmSchema *schema = _wm_plan_child_of (wm_record_get_schema (above));
  g_return_val_if_fail (schema != NULL, NULL);
  g_autoptr (WmRecord) record = wm_record_new (schema);
  wm_record_set_many (record, "plan", wm_record_get_id (self->record), schema->parent, wm_record_get_id (above), "item",
                      wm_record_get_id (record), NULL);
  set_defaults (self, record);
  g_autoptr (WmPlanNode) node = node_new (self, parent, record);
  GListStore *siblings = siblings_below (self, parent);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (siblings));
  g_list_store_insert (siblings, position < 0 ? n : MIN ((guint) position, n), node);
  _wm_plan_renumber (siblings);
  emit_changed (self);
  return node;
}

static void
mark_removed (WmPlan *self, WmPlanNode *node)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (node->children)); i++)
    {
      g_autoptr (WmPlanNode) child = g_list_model_get_item (G_LIST_MODEL (node->children), i);
      mark_removed (self, child);
    }
  if (!wm_record_is_new (node->record))
    g_ptr_array_add (self->removed, g_object_ref (node->record));
}

/** wm_plan_remove: takes @node and all below it out; a reference kept by the caller allows wm_plan_restore(). */
void
wm_plan_remove (WmPlan *self, WmPlanNode *node)
{
  GListStore *siblings = siblings_below (self, node->parent);
  g_autoptr (WmPlanNode) keep G_GNUC_UNUSED = g_object_ref (node);
  mark_removed (self, node);
  g_list_store_remove (siblings, wm_plan_node_get_index (node));
  _wm_plan_renumber (siblings);
  emit_changed (self);
}

/* A record that a save deleted meanwhile is inserted again under its old id. */
static void
unmark_removed (WmPlan *self, WmPlanNode *node)
{
  if (!g_ptr_array_remove (self->removed, node->record) && !wm_record_is_new (node->record))
    {
      g_autoptr (WmRecord) again = wm_record_copy (node->record, NULL);
      g_set_object (&node->record, again);
      watch (self, again);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (node->children)); i++)
    {
      g_autoptr (WmPlanNode) child = g_list_model_get_item (G_LIST_MODEL (node->children), i);
      unmark_removed (self, child);
    }
}

/** wm_plan_restore: the undo of wm_plan_remove(). */
void
wm_plan_restore (WmPlan *self, WmPlanNode *node, WmPlanNode *parent, int position)
{
  GListStore *siblings = siblings_below (self, parent);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (siblings));
  unmark_removed (self, node);
  node->parent = parent;
  g_list_store_insert (siblings, MIN ((guint) MAX (position, 0), n), node);
  _wm_plan_renumber (siblings);
  emit_changed (self);
}

/** wm_plan_move: @delta places up (negative) or down among the siblings; FALSE where there is no room. */
gboolean
wm_plan_move (WmPlan *self, WmPlanNode *node, int delta)
{
  GListStore *siblings = siblings_below (self, node->parent);
  int from = (int) wm_plan_node_get_index (node), to = from + delta;
  if (to < 0 || to >= (int) g_list_model_get_n_items (G_LIST_MODEL (siblings)) || delta == 0)
    return FALSE;
  g_autoptr (WmPlanNode) keep G_GNUC_UNUSED = g_object_ref (node);
  g_list_store_remove (siblings, (guint) from);
  g_list_store_insert (siblings, (guint) to, node);
  _wm_plan_renumber (siblings);
  emit_changed (self);
  return TRUE;
}

static gboolean
visit (GListStore *nodes, WmPlanFunc func, gpointer data)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (nodes)); i++)
    {
      g_autoptr (WmPlanNode) node = g_list_model_get_item (G_LIST_MODEL (nodes), i);
      if (!func (node, data) || !visit (node->children, func, data))
        return FALSE;
    }
  return TRUE;
}

/** wm_plan_foreach: every item, parents before children. */
gboolean
wm_plan_foreach (WmPlan *self, WmPlanFunc func, gpointer data)
{
  return visit (self->problems, func, data);
}

static gboolean
add_record (WmPlanNode *node, gpointer data)
{
  g_ptr_array_add (data, g_object_ref (node->record));
  return TRUE;
}

/** _wm_plan_records: Returns: (transfer full) (element-type WmRecord): the plan and its items, parents before children. */
GPtrArray *
_wm_plan_records (WmPlan *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, g_object_ref (self->record));
  wm_plan_foreach (self, add_record, records);
  return records;
}

/** wm_plan_is_dirty: whether anything would be written by a save. */
gboolean
wm_plan_is_dirty (WmPlan *self)
{
  g_autoptr (GPtrArray) records = _wm_plan_records (self);
  for (guint i = 0; i < records->len; i++)
    if (wm_record_is_dirty (records->pdata[i]))
      return TRUE;
  return self->removed->len > 0;
}

/* What was found sound and marked ready isn't that any more once it is edited. */
static gboolean
takes_back_ready (WmPlan *self)
{
  int state = wm_schema_field_index (&wm_plan_schema, "state");
  return g_strcmp0 (wm_record_get_stored_at (self->record, (guint) state), "ready") == 0
         && g_strcmp0 (wm_record_get_at (self->record, (guint) state), "ready") == 0 && wm_plan_is_dirty (self);
}

/** wm_plan_save: one act; what refuses it is in @findings. A signed plan is refused; a ready one is a draft again. */
gboolean
wm_plan_save (WmPlan *self, GPtrArray *findings, GError **error)
{
  if (!wm_plan_is_editable (self))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, "This plan is signed and can’t change. Make the next version.");
      return FALSE;
    }
  gboolean was_ready = takes_back_ready (self);
  if (was_ready)
    wm_record_set (self->record, "state", "draft");
  g_autoptr (GPtrArray) records = _wm_plan_records (self);
  if (!wm_clinic_save (self->clinic, "save plan", records, self->removed, findings, error))
    {
      if (was_ready)
        wm_record_set (self->record, "state", "ready");
      return FALSE;
    }
  g_ptr_array_set_size (self->removed, 0);
  emit_changed (self);
  return TRUE;
}

static gboolean
is_wanted (WmPlanNode *node, gpointer data)
{
  gpointer *want = data;
  if (strcmp (wm_record_get_id (node->record), want[0]) != 0)
    return TRUE;
  want[1] = node;
  return FALSE;
}

/** wm_plan_find_node: (transfer none) (nullable): the item whose record has this id. */
WmPlanNode *
wm_plan_find_node (WmPlan *self, const char *record_id)
{
  gpointer want[2] = { (gpointer) record_id, NULL };
  wm_plan_foreach (self, is_wanted, want);
  return want[1];
}
