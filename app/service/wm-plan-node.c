/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of a plan: its record, its place, its number. */
#include "wm-plan-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (WmPlanNode, wm_plan_node, G_TYPE_OBJECT)

static void
wm_plan_node_finalize (GObject *object)
{
  WmPlanNode *self = WM_PLAN_NODE (object);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
    {
      g_autoptr (WmPlanNode) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);
      child->parent = NULL; /* a removed item may outlive its parent */
    }
  g_clear_object (&self->children);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (wm_plan_node_parent_class)->finalize (object);
}

static void
wm_plan_node_class_init (WmPlanNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_plan_node_finalize;
}

static void
wm_plan_node_init (WmPlanNode *self)
{
  self->children = g_list_store_new (WM_TYPE_PLAN_NODE);
}

/** _wm_plan_child_of: the schema below @schema, or %NULL. */
const WmSchema *
_wm_plan_child_of (const WmSchema *schema)
{
  static const WmSchema *const shape[] = { &wm_plan_schema, &wm_problem_schema, &wm_goal_schema, &wm_objective_schema,
                                           &wm_intervention_schema, NULL };
  for (guint i = 0; shape[i]; i++)
    if (shape[i] == schema)
      return shape[i + 1];
  return NULL;
}

/** _wm_plan_renumber: every sibling's position is its place, from 1. */
void
_wm_plan_renumber (GListStore *siblings)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (siblings)); i++)
    {
      g_autoptr (WmPlanNode) node = g_list_model_get_item (G_LIST_MODEL (siblings), i);
      wm_record_set_int (node->record, "position", i + 1);
    }
}

WmRecord *
wm_plan_node_get_record (WmPlanNode *self)
{
  return self->record;
}

/** wm_plan_node_get_parent: (transfer none) (nullable): %NULL for a problem. */
WmPlanNode *
wm_plan_node_get_parent (WmPlanNode *self)
{
  return self->parent;
}

GListModel *
wm_plan_node_get_children (WmPlanNode *self)
{
  return G_LIST_MODEL (self->children);
}

/** wm_plan_node_child_schema: (nullable): what can be added below; %NULL below an intervention. */
const WmSchema *
wm_plan_node_child_schema (WmPlanNode *self)
{
  return _wm_plan_child_of (wm_record_get_schema (self->record));
}

/** wm_plan_node_get_index: place among its siblings, from 0. */
guint
wm_plan_node_get_index (WmPlanNode *self)
{
  guint place = 0;
  GListStore *siblings = self->parent ? self->parent->children : self->plan->problems;
  g_list_store_find (siblings, self, &place);
  return place;
}

/* Objectives are counted through all goals of their problem. */
static guint
objectives_before (WmPlanNode *goal)
{
  guint n = 0;
  for (guint i = 0; i < wm_plan_node_get_index (goal); i++)
    {
      g_autoptr (WmPlanNode) earlier = g_list_model_get_item (G_LIST_MODEL (goal->parent->children), i);
      n += g_list_model_get_n_items (G_LIST_MODEL (earlier->children));
    }
  return n;
}

/**
 * wm_plan_node_get_number:
 * Returns: (transfer full): "1" for a problem and its goals, "1.2" for an objective, "1.2a" for an intervention.
 */
char *
wm_plan_node_get_number (WmPlanNode *self)
{
  const WmSchema *schema = wm_record_get_schema (self->record);
  guint place = wm_plan_node_get_index (self);
  if (self->parent == NULL)
    return g_strdup_printf ("%u", place + 1);
  g_autofree char *above = wm_plan_node_get_number (self->parent);
  if (schema == &wm_goal_schema)
    return g_steal_pointer (&above);
  if (schema == &wm_objective_schema)
    return g_strdup_printf ("%s.%u", above, objectives_before (self->parent) + place + 1);
  if (place < 26)
    return g_strdup_printf ("%s%c", above, 'a' + (char) place);
  return g_strdup_printf ("%s%c%c", above, 'a' + (char) (place / 26 - 1), 'a' + (char) (place % 26));
}

/** wm_plan_node_where: Returns: (transfer full): as people would say it: "objective 1.2". */
char *
wm_plan_node_where (WmPlanNode *self)
{
  const WmSchema *schema = wm_record_get_schema (self->record);
  g_autofree char *number = wm_plan_node_get_number (self);
  if (schema == &wm_problem_schema)
    return g_strdup_printf (_("problem %s"), number);
  if (schema == &wm_objective_schema)
    return g_strdup_printf (_("objective %s"), number);
  if (schema == &wm_intervention_schema)
    return g_strdup_printf (_("intervention %s"), number);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->parent->children)) == 1)
    return g_strdup_printf (_("the goal of problem %s"), number);
  return g_strdup_printf (_("goal %u of problem %s"), wm_plan_node_get_index (self) + 1, number);
}

/** wm_plan_node_is_active: neither it nor what stands above it was closed, deferred or referred; a goal or an intervention
 * has no status of its own. */
gboolean
wm_plan_node_is_active (WmPlanNode *self)
{
  for (WmPlanNode *node = self; node; node = node->parent)
    {
      gboolean has_status = wm_schema_field_index (wm_record_get_schema (node->record), "status") >= 0;
      const char *status = has_status ? wm_record_get (node->record, "status") : NULL;
      if (status && strcmp (status, "active") != 0)
        return FALSE;
    }
  return TRUE;
}
