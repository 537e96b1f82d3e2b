/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft is a key file: a group per record that differs, named by its id. */
#include "wm-plan-draft.h"
#include "wm-plan-private.h"

#define SCHEMA_KEY "schema."
#define REMOVED_KEY "removed."

/** wm_plan_draft_key: Returns: (transfer full): where the store keeps the draft. */
char *
wm_plan_draft_key (WmPlan *plan)
{
  return g_strdup_printf ("plan/%s", wm_record_get_id (plan->record));
}

static void
write_record (GKeyFile *file, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  const char *group = wm_record_get_id (record);
  if (!wm_record_is_dirty (record))
    return;
  g_key_file_set_string (file, group, SCHEMA_KEY, schema->name);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const char *value = wm_record_get_at (record, i);
      if (g_strcmp0 (value, wm_record_get_stored_at (record, i)) != 0)
        g_key_file_set_string (file, group, schema->fields[i].name, value ? value : "");
    }
}

static gboolean
write_node (WmPlanNode *node, gpointer file)
{
  write_record (file, node->record);
  return TRUE;
}

/** wm_plan_to_draft: Returns: (transfer full) (nullable): %NULL where nothing differs from the store. */
char *
wm_plan_to_draft (WmPlan *plan)
{
  if (!wm_plan_is_dirty (plan))
    return NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  write_record (file, plan->record);
  wm_plan_foreach (plan, write_node, file);
  for (guint i = 0; i < plan->removed->len; i++)
    g_key_file_set_string (file, wm_record_get_id (plan->removed->pdata[i]), REMOVED_KEY, "1");
  return g_key_file_to_data (file, NULL, NULL);
}

static void
read_fields (GKeyFile *file, const char *group, WmRecord *record)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
  for (guint i = 0; keys && keys[i]; i++)
    if (wm_schema_field (wm_record_get_schema (record), keys[i]))
      {
        g_autofree char *value = g_key_file_get_string (file, group, keys[i], NULL);
        wm_record_set (record, keys[i], value);
      }
}

static void
read_new (WmPlan *plan, GKeyFile *file, const char *group)
{
  g_autofree char *name = g_key_file_get_string (file, group, SCHEMA_KEY, NULL);
  const WmSchema *schema = name ? wm_schema_find (name) : NULL;
  if (schema == NULL || schema->parent == NULL)
    return;
  g_autoptr (WmRecord) record = wm_record_new_with_id (schema, group);
  read_fields (file, group, record);
  const char *above = wm_record_get (record, schema->parent);
  WmPlanNode *parent = above ? wm_plan_find_node (plan, above) : NULL;
  if (schema == &wm_problem_schema || (parent && _wm_plan_child_of (wm_record_get_schema (parent->record)) == schema))
    wm_plan_attach (plan, schema == &wm_problem_schema ? NULL : parent, record);
}

static void
read_group (WmPlan *plan, GKeyFile *file, const char *group)
{
  WmPlanNode *node = wm_plan_find_node (plan, group);
  if (g_key_file_has_key (file, group, REMOVED_KEY, NULL))
    {
      if (node)
        wm_plan_remove (plan, node);
    }
  else if (node)
    read_fields (file, group, node->record);
  else if (g_strcmp0 (group, wm_record_get_id (plan->record)) == 0)
    read_fields (file, group, plan->record);
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
