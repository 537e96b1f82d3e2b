/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers in and out of the store. One form-answer per filled item, found again by section, row and
 * item; an answer that didn't change is not written, one whose item is unknown is never touched. */
#define G_LOG_DOMAIN "wm-form"
#include "wm-form-private.h"

#include "wm-validate.h"

#include <string.h>

/* What a save does to the stored answers; they change in memory only after it is committed. */
typedef struct
{
  WmFormDocument *self;
  GHashTable *stored; /* "section/row/item" -> answer */
  GPtrArray *save;    /* the document, then new and changed answers */
  GPtrArray *remove;
  GPtrArray *fresh;   /* those of save that are new */
} Plan;

static char *
place (const char *section, gint64 row_no, const char *item)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", section, row_no, item);
}

static char *
place_of (WmRecord *answer)
{
  gint64 row_no = 0;
  wm_record_get_int (answer, "row-no", &row_no);
  return place (wm_record_get (answer, "section"), row_no, wm_record_get (answer, "item"));
}

/* loading */

static int
by_row (gconstpointer a, gconstpointer b)
{
  gint64 x = 0, y = 0;
  wm_record_get_int (*(WmRecord *const *) a, "row-no", &x);
  wm_record_get_int (*(WmRecord *const *) b, "row-no", &y);
  return x < y ? -1 : x > y;
}

static const WmFormItem *
known_item (WmFormDocument *self, WmRecord *answer, const WmFormSection **section, gint64 *row_no)
{
  *section = wm_form_section (self->form, wm_record_get (answer, "section"));
  if (*section == NULL || !wm_record_get_int (answer, "row-no", row_no) || *row_no < 1 || *row_no > G_MAXINT
      || (!(*section)->many && *row_no != 1))
    return NULL;
  return wm_form_item (*section, wm_record_get (answer, "item"));
}

static void
place_answer (WmFormDocument *self, WmRecord *answer)
{
  gint64 row_no;
  const WmFormSection *section;
  if (known_item (self, answer, &section, &row_no) == NULL)
    return;
  GListStore *rows = wm_form_document_get_rows (self, section->key);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (rows));
  g_autoptr (WmRecord) row = n ? g_list_model_get_item (G_LIST_MODEL (rows), n - 1) : NULL;
  if (row == NULL || _wm_form_row_no (row) != row_no) /* answers come row by row */
    {
      g_clear_object (&row);
      row = _wm_form_row_new (self, section, row_no);
      g_list_store_append (rows, row);
    }
  wm_record_set (row, wm_record_get (answer, "item"), wm_record_get (answer, "value"));
}

static void
mark_rows_stored (WmFormDocument *self)
{
  GHashTableIter iter;
  gpointer rows;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &rows))
    for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
      {
        g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
        wm_record_mark_stored (row);
      }
}

gboolean
_wm_form_load_answers (WmFormDocument *self, GError **error)
{
  GPtrArray *answers = wm_clinic_list (self->clinic, &wm_form_answer_schema, "document", wm_record_get_id (self->record),
                                       error);
  if (answers == NULL)
    return FALSE;
  g_ptr_array_unref (self->answers);
  self->answers = answers;
  g_ptr_array_sort (answers, by_row);
  for (guint i = 0; i < answers->len; i++)
    place_answer (self, answers->pdata[i]);
  mark_rows_stored (self);
  return TRUE;
}

/** wm_form_document_get_unknown: Returns: (transfer container) (element-type WmRecord): stored answers whose
 * section or item the form no longer has; a save keeps them. */
GPtrArray *
wm_form_document_get_unknown (WmFormDocument *self)
{
  GPtrArray *unknown = g_ptr_array_new ();
  for (guint i = 0; i < self->answers->len; i++)
    {
      gint64 row_no;
      const WmFormSection *section;
      if (known_item (self, self->answers->pdata[i], &section, &row_no) == NULL)
        g_ptr_array_add (unknown, self->answers->pdata[i]);
    }
  return unknown;
}

/* saving */

static WmRecord *
new_answer (WmFormDocument *self, const char *section, gint64 row_no, const char *item)
{
  WmRecord *answer = wm_record_new (&wm_form_answer_schema);
  wm_record_set_many (answer, "document", wm_record_get_id (self->record), "section", section, "item", item, NULL);
  wm_record_set_int (answer, "row-no", row_no);
  return answer;
}

static void
plan_item (Plan *plan, const char *section, WmRecord *row, const WmField *field)
{
  const char *value = wm_record_get (row, field->name);
  g_autofree char *key = place (section, _wm_form_row_no (row), field->name);
  WmRecord *answer = g_hash_table_lookup (plan->stored, key);
  if (value == NULL && answer)
    g_ptr_array_add (plan->remove, g_object_ref (answer));
  if (value == NULL)
    return;
  if (answer)
    {
      if (g_strcmp0 (wm_record_get (answer, "value"), value) == 0 && !wm_record_is_dirty (answer))
        return;
      wm_record_set (answer, "value", value);
      g_ptr_array_add (plan->save, g_object_ref (answer));
      return;
    }
  WmRecord *fresh = new_answer (plan->self, section, _wm_form_row_no (row), field->name);
  wm_record_set (fresh, "value", value);
  g_ptr_array_add (plan->fresh, fresh);
  g_ptr_array_add (plan->save, g_object_ref (fresh));
}

static void
plan_rows (Plan *plan, const WmFormSection *section, GHashTable *present)
{
  GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (plan->self, section->key));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      g_hash_table_add (present, place (section->key, _wm_form_row_no (row), ""));
      for (guint f = 0; f < section->schema->n_fields; f++)
        plan_item (plan, section->key, row, &section->schema->fields[f]);
    }
}

/* A row that was taken out takes all its answers with it, those of unknown items too; a whole section
 * the form doesn't have stays. */
static void
plan_removed_rows (Plan *plan, GHashTable *present)
{
  for (guint i = 0; i < plan->self->answers->len; i++)
    {
      WmRecord *answer = plan->self->answers->pdata[i];
      gint64 row_no = 0;
      const WmFormSection *section = wm_form_section (plan->self->form, wm_record_get (answer, "section"));
      wm_record_get_int (answer, "row-no", &row_no);
      g_autofree char *key = place (wm_record_get (answer, "section"), row_no, "");
      if (section && section->many && !g_hash_table_contains (present, key) && row_no >= 1
          && g_hash_table_contains (plan->stored, key))
        g_ptr_array_add (plan->remove, g_object_ref (answer));
    }
}

static void
make_plan (Plan *plan)
{
  WmFormDocument *self = plan->self;
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->answers->len; i++)
    {
      gint64 row_no;
      const WmFormSection *section;
      if (known_item (self, self->answers->pdata[i], &section, &row_no) == NULL)
        continue;
      g_hash_table_insert (plan->stored, place_of (self->answers->pdata[i]), self->answers->pdata[i]);
      g_hash_table_insert (plan->stored, place (section->key, row_no, ""), self->answers->pdata[i]); /* a shown row */
    }
  for (guint p = 0; p < self->form->parts->len; p++)
    {
      const WmFormPart *part = self->form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        plan_rows (plan, part->sections->pdata[s], present);
    }
  plan_removed_rows (plan, present);
}

static gboolean
validate_rows (WmFormDocument *self, GPtrArray *findings, GError **error)
{
  for (guint p = 0; p < self->form->parts->len; p++)
    {
      const WmFormPart *part = self->form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        {
          const WmFormSection *section = part->sections->pdata[s];
          GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (self, section->key));
          for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
            {
              g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
              g_autofree char *where = wm_form_row_where (part, section, i + 1);
              wm_clinic_validate (self->clinic, row, where, findings);
            }
        }
    }
  if (findings->len == 0)
    return TRUE;
  WmFinding *first = findings->pdata[0];
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "%s: %s", first->where, first->text);
  return FALSE;
}

static void
take_over (Plan *plan)
{
  WmFormDocument *self = plan->self;
  for (guint i = 0; i < plan->remove->len; i++)
    g_ptr_array_remove (self->answers, plan->remove->pdata[i]);
  for (guint i = 0; i < plan->fresh->len; i++)
    g_ptr_array_add (self->answers, g_object_ref (plan->fresh->pdata[i]));
  mark_rows_stored (self);
}

/* What could not be written is as it was stored, and will differ from its row again next time. */
static void
undo (Plan *plan)
{
  for (guint i = 0; i < plan->save->len; i++)
    if (!wm_record_is_new (plan->save->pdata[i]))
      wm_record_revert (plan->save->pdata[i]);
}

static gboolean
carry_out (Plan *plan, GPtrArray *findings, GError **error)
{
  WmFormDocument *self = plan->self;
  if (plan->save->len == 0 && plan->remove->len == 0 && !wm_record_is_dirty (self->record))
    return TRUE;
  wm_record_set_int (self->record, "form-version", self->form->version);
  g_ptr_array_insert (plan->save, 0, g_object_ref (self->record));
  if (!wm_clinic_save (self->clinic, "edit form", plan->save, plan->remove, findings, error))
    {
      undo (plan);
      return FALSE;
    }
  take_over (plan);
  return TRUE;
}

/**
 * wm_form_document_save:
 * @findings: (element-type WmFinding): everything that refuses the save, with the id of its row
 *
 * One act: the document and every answer that changed. Constraints of kind, range and length refuse;
 * rules (wm_form_document_check()) never do. Nothing changed writes nothing.
 */
gboolean
wm_form_document_save (WmFormDocument *self, GPtrArray *findings, GError **error)
{
  if (!validate_rows (self, findings, error))
    return FALSE;
  g_autoptr (GHashTable) stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref),
                        remove = g_ptr_array_new_with_free_func (g_object_unref),
                        fresh = g_ptr_array_new_with_free_func (g_object_unref);
  Plan plan = { self, stored, save, remove, fresh };
  make_plan (&plan);
  return carry_out (&plan, findings, error);
}

/** wm_form_document_is_dirty: whether a save would write anything. */
gboolean
wm_form_document_is_dirty (WmFormDocument *self)
{
  GHashTableIter iter;
  gpointer rows;
  guint shown = 0;
  if (wm_record_is_dirty (self->record))
    return TRUE;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &rows))
    for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
      {
        g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
        if (wm_record_is_new (row) ? !wm_form_row_is_blank (row) : wm_record_is_dirty (row))
          return TRUE;
        for (guint f = 0; f < wm_record_get_schema (row)->n_fields; f++)
          shown += wm_record_get_at (row, f) != NULL;
      }
  g_autoptr (GPtrArray) unknown = wm_form_document_get_unknown (self);
  return shown != self->answers->len - unknown->len;
}
