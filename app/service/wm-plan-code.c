/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical content of a plan and its hash. Signed plans keep their code for as long as they are kept, so
 * what is hashed never changes: entered fields alone, by name, so that a table may grow or be put in another order. */
#include "wm-plan-code.h"

#include <string.h>

#define FORM_OF_PLAN "waymark plan 1"
#define FORM_OF_REVIEW "waymark review 1"
#define GROUP 4
#define SHORT 12

/* Where a version stands and what is done with it afterwards is no content; nor are links upwards, which the order of
 * the tree says already. Whom the plan is about, and which item is which, is; so is all of a review. */
static gboolean
is_content (const WmSchema *schema, const WmField *field)
{
  static const char *const other[] = { "state", "version", "effective", "copy-offered", "copy-date",
                                       "plan", "problem", "goal", "objective", NULL };
  return g_str_has_prefix (schema->name, "review") || !g_strv_contains (other, field->name);
}

static void
hash_text (GChecksum *sum, const char *text)
{
  g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1); /* the NUL keeps neighbours apart */
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const WmField *const *) a)->name, (*(const WmField *const *) b)->name);
}

static void
hash_record (GChecksum *sum, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  g_autoptr (GPtrArray) entered = g_ptr_array_new ();
  for (guint i = 0; i < schema->n_fields; i++)
    if (wm_record_get_at (record, i) && is_content (schema, &schema->fields[i]))
      g_ptr_array_add (entered, (gpointer) &schema->fields[i]);
  g_ptr_array_sort (entered, by_name);
  hash_text (sum, schema->name);
  for (guint i = 0; i < entered->len; i++)
    {
      const WmField *field = entered->pdata[i];
      hash_text (sum, field->name);
      hash_text (sum, wm_record_get (record, field->name));
    }
  hash_text (sum, ""); /* no field is named so: the record ends */
}

static gboolean
hash_node (WmPlanNode *node, gpointer sum)
{
  hash_record (sum, wm_plan_node_get_record (node));
  return TRUE;
}

/**
 * wm_plan_content_code:
 *
 * SHA-256 over the plan's content: every entered field of plan and items, names and values, in the tree's order; not
 * version, state, signatures, and what becomes of the signed plan (in force since, copy). The same content in another
 * version has the same code. Links count by id: a staff member who marries doesn't break a signature.
 *
 * Returns: (transfer full): 64 hexadecimal digits.
 */
char *
wm_plan_content_code (WmPlan *plan)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  hash_text (sum, FORM_OF_PLAN);
  hash_record (sum, wm_plan_get_record (plan));
  wm_plan_foreach (plan, hash_node, sum);
  return g_strdup (g_checksum_get_string (sum));
}

static void
hash_rows (GChecksum *sum, GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      hash_record (sum, row);
    }
}

/** wm_review_content_code: Returns: (transfer full): as wm_plan_content_code(), over a review and its rows. */
char *
wm_review_content_code (WmReview *review)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  hash_text (sum, FORM_OF_REVIEW);
  hash_record (sum, wm_review_get_record (review));
  hash_rows (sum, wm_review_get_objectives (review));
  hash_rows (sum, wm_review_get_ratings (review));
  return g_strdup (g_checksum_get_string (sum));
}

/** wm_plan_short_code: Returns: (transfer full): the first 12 digits, in groups that can be read out: "1f09 ab34 77c2". */
char *
wm_plan_short_code (const char *content_code)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < SHORT && content_code[i]; i++)
    g_string_append_printf (text, "%s%c", i && i % GROUP == 0 ? " " : "", content_code[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
