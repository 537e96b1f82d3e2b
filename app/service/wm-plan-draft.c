/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft is a key file: a group per record that differs, named by its id. */
#include "wm-plan-draft.h"
#include "wm-draft-file.h"
#include "wm-plan-private.h"

/** wm_plan_draft_key: Returns: (transfer full): where the store keeps the draft. */
char *
wm_plan_draft_key (WmPlan *plan)
{
  return g_strdup_printf ("plan/%s", wm_record_get_id (plan->record));
}

static gboolean
write_node (WmPlanNode *node, gpointer file)
{
  _wm_draft_write (file, node->record);
  return TRUE;
}

/** wm_plan_to_draft: Returns: (transfer full) (nullable): %NULL where nothing differs from the store. */
char *
wm_plan_to_draft (WmPlan *plan)
{
  if (!wm_plan_is_dirty (plan))
    return NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  _wm_draft_write (file, plan->record);
  wm_plan_foreach (plan, write_node, file);
  for (guint i = 0; i < plan->removed->len; i++)
    _wm_draft_write_removed (file, plan->removed->pdata[i]);
  return g_key_file_to_data (file, NULL, NULL);
}

static void
read_new (WmPlan *plan, GKeyFile *file, const char *group)
{
  const WmSchema *schema = _wm_draft_schema (file, group);
  if (schema == NULL || schema->parent == NULL)
    return;
  g_autoptr (WmRecord) record = wm_record_new_with_id (schema, group);
  _wm_draft_read (file, group, record);
  const char *above = wm_record_get (record, schema->parent);
  WmPlanNode *parent = above ? wm_plan_find_node (plan, above) : NULL;
  if (schema == &wm_problem_schema || (parent && _wm_plan_child_of (wm_record_get_schema (parent->record)) == schema))
    wm_plan_attach (plan, schema == &wm_problem_schema ? NULL : parent, record);
}

static void
read_group (WmPlan *plan, GKeyFile *file, const char *group)
{
  WmPlanNode *node = wm_plan_find_node (plan, group);
  if (_wm_draft_is_removed (file, group))
    {
      if (node)
        wm_plan_remove (plan, node);
    }
  else if (node)
    _wm_draft_read (file, group, node->record);
  else if (g_strcmp0 (group, wm_record_get_id (plan->record)) == 0)
    _wm_draft_read (file, group, plan->record);
  else
    read_new (plan, file, group);
}

static int
by_position (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 x = 0, y = 0;
  wm_record_get_int (((WmPlanNode *) a)->record, "position", &x);
  wm_record_get_int (((WmPlanNode *) b)->record, "position", &y);
  return x < y ? -1 : x > y;
}

static gboolean
sort_children (WmPlanNode *node, gpointer data)
{
  g_list_store_sort (node->children, by_position, NULL);
  return TRUE;
}

/** wm_plan_apply_draft: puts what was typed back; FALSE where @text is no draft. */
gboolean
wm_plan_apply_draft (WmPlan *plan, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return FALSE;
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i]; i++)
    read_group (plan, file, groups[i]);
  g_list_store_sort (plan->problems, by_position, NULL);
  wm_plan_foreach (plan, sort_children, NULL);
  return TRUE;
}
