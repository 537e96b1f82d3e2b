/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of the draft: the review, "objective ID", "dimension CODE". */
#include "wm-review-draft.h"

#include "wm-draft-file.h"

#define REVIEW "review"

/** wm_review_draft_key: Returns: (transfer full): where the store keeps the draft of the one open review of @plan. */
char *
wm_review_draft_key (WmPlan *plan)
{
  return g_strdup_printf ("review/%s", wm_record_get_id (wm_plan_get_record (plan)));
}

static char *
group_of (WmRecord *row)
{
  gboolean objective = wm_record_get_schema (row) == &wm_review_objective_schema;
  return g_strdup_printf ("%s %s", objective ? "objective" : "dimension", wm_record_get (row, objective ? "objective" : "dimension"));
}

/* What was typed; the links say themselves what they name. */
static void
write_values (GKeyFile *file, const char *group, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const char *value = wm_record_get_at (record, i);
      if (value && schema->fields[i].kind != WM_KIND_LINK && g_strcmp0 (schema->fields[i].name, "dimension") != 0)
        g_key_file_set_string (file, group, schema->fields[i].name, value);
    }
}

static void
write_rows (GKeyFile *file, GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      g_autofree char *group = group_of (row);
      write_values (file, group, row);
    }
}

/** wm_review_to_draft: Returns: (transfer full): everything that is entered. */
char *
wm_review_to_draft (WmReview *review)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  write_values (file, REVIEW, wm_review_get_record (review));
  write_rows (file, wm_review_get_objectives (review));
  write_rows (file, wm_review_get_ratings (review));
  return g_key_file_to_data (file, NULL, NULL);
}

static void
read_rows (GKeyFile *file, GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      g_autofree char *group = group_of (row);
      if (g_key_file_has_group (file, group))
        _wm_draft_read (file, group, row);
    }
}

/** wm_review_apply_draft: puts what was typed back into a review that was just begun; FALSE where @text is no draft. */
gboolean
wm_review_apply_draft (WmReview *review, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL) || !g_key_file_has_group (file, REVIEW))
    return FALSE;
  _wm_draft_read (file, REVIEW, wm_review_get_record (review));
  read_rows (file, wm_review_get_objectives (review));
  read_rows (file, wm_review_get_ratings (review));
  return TRUE;
}
