/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading, beginning, copying, saving. A table whose parent is the assessment belongs to it without a line here. */
#define G_LOG_DOMAIN "wm-assessment"
#include "wm-assessment-private.h"

#include "wm-draft-file.h"
#include "wm-level-choices.h"
#include "wm-role.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (WmAssessment, wm_assessment, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
wm_assessment_finalize (GObject *object)
{
  WmAssessment *self = WM_ASSESSMENT (object);
  g_clear_object (&self->clinic);
  g_clear_object (&self->record);
  g_clear_object (&self->episode);
  g_ptr_array_unref (self->schemas);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->removed);
  G_OBJECT_CLASS (wm_assessment_parent_class)->finalize (object);
}

static void
wm_assessment_class_init (WmAssessmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_assessment_finalize;
  /* ::changed after any value changed, or a row came or went. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_ASSESSMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Life areas and dimensions first, as they are asked; then what else there is; diagnoses last, as what follows from it. */
static void
wm_assessment_init (WmAssessment *self)
{
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  self->schemas = g_ptr_array_new ();
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (all[i]->parent, "assessment") == 0 && all[i] != &wm_asam_rating_schema && all[i] != &wm_life_area_schema)
      g_ptr_array_add (self->schemas, (gpointer) all[i]);
  g_ptr_array_add (self->schemas, (gpointer) &wm_life_area_schema);
  g_ptr_array_add (self->schemas, (gpointer) &wm_asam_rating_schema);
  g_ptr_array_add (self->schemas, (gpointer) &wm_diagnosis_schema);
  for (guint i = 0; i < self->schemas->len; i++)
    g_ptr_array_add (self->rows, g_list_store_new (WM_TYPE_RECORD));
}

static void
emit_changed (WmAssessment *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
watch (WmAssessment *self, WmRecord *record)
{
  g_signal_connect_object (record, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static GListStore *
store_of (WmAssessment *self, const WmSchema *schema)
{
  for (guint i = 0; i < self->schemas->len; i++)
    if (self->schemas->pdata[i] == schema)
      return self->rows->pdata[i];
  g_assert_not_reached ();
}

static void
append (WmAssessment *self, WmRecord *row)
{
  g_list_store_append (store_of (self, wm_record_get_schema (row)), row);
  watch (self, row);
}

/* The record above a row: the episode for a diagnosis. */
static WmRecord *
parent_of (WmAssessment *self, const WmSchema *schema)
{
  return strcmp (schema->parent, "episode") == 0 ? self->episode : self->record;
}

static WmRecord *
new_row (WmAssessment *self, const WmSchema *schema)
{
  WmRecord *row = wm_record_new (schema);
  wm_record_set (row, schema->parent, wm_record_get_id (parent_of (self, schema)));
  return row;
}

static WmAssessment *
around (WmClinic *clinic, WmRecord *record, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_SEE_CLINICAL, error))
    return NULL;
  g_autoptr (WmAssessment) self = g_object_new (WM_TYPE_ASSESSMENT, NULL);
  self->clinic = g_object_ref (clinic);
  self->record = g_object_ref (record);
  watch (self, record);
  self->episode = wm_clinic_load (clinic, &wm_episode_schema, wm_record_get (record, "episode"), error);
  return self->episode ? g_steal_pointer (&self) : NULL;
}

static gboolean
read_rows (WmAssessment *self, const WmSchema *schema, GError **error)
{
  g_autoptr (GPtrArray) rows = wm_clinic_list (self->clinic, schema, schema->parent, wm_record_get_id (parent_of (self, schema)), error);
  for (guint i = 0; rows && i < rows->len; i++)
    append (self, rows->pdata[i]);
  return rows != NULL;
}

/** wm_assessment_load: Returns: (transfer full) (nullable): with every row that belongs to it. */
WmAssessment *
wm_assessment_load (WmClinic *clinic, const char *id, GError **error)
{
  g_autoptr (WmRecord) record = wm_clinic_load (clinic, &wm_assessment_schema, id, error);
  g_autoptr (WmAssessment) self = record ? around (clinic, record, error) : NULL;
  for (guint i = 0; self && i < self->schemas->len; i++)
    if (!read_rows (self, self->schemas->pdata[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/** wm_assessment_find: Returns: (transfer full) (nullable): the newest of the open episode; NULL where there is none. */
char *
wm_assessment_find (WmClinic *clinic, const char *client_id, GError **error)
{
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, client_id, error);
  g_autoptr (GPtrArray) all = episode ? wm_clinic_list (clinic, &wm_assessment_schema, "episode", wm_record_get_id (episode), error) : NULL;
  WmRecord *newest = NULL;
  for (guint i = 0; all && i < all->len; i++)
    if (newest == NULL || wm_record_get_day (all->pdata[i], "assessed") >= wm_record_get_day (newest, "assessed"))
      newest = all->pdata[i];
  return newest ? g_strdup (wm_record_get_id (newest)) : NULL;
}

/** wm_assessment_new: Returns: (transfer full) (nullable): today's, of this edition, unsaved; the episode's diagnoses are in it. */
WmAssessment *
wm_assessment_new (WmClinic *clinic, const char *episode_id, GError **error)
{
  g_autoptr (WmRecord) record = wm_record_new (&wm_assessment_schema);
  wm_record_set (record, "episode", episode_id);
  wm_record_set_day (record, "assessed", wm_clinic_get_today (clinic));
  g_autoptr (WmAssessment) self = around (clinic, record, error);
  if (self == NULL || !read_rows (self, &wm_diagnosis_schema, error))
    return NULL;
  g_autoptr (WmRecord) client = wm_clinic_load (clinic, &wm_client_schema, wm_record_get (self->episode, "client"), NULL);
  wm_record_set (record, "edition", wm_edition_for (clinic, client)); /* each assessment keeps its own */
  return g_steal_pointer (&self);
}

/** wm_assessment_copy: Returns: (transfer full) (nullable): today's, unsaved and unsigned, with what was found then. */
WmAssessment *
wm_assessment_copy (WmAssessment *self, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (WmRecord) record = wm_record_copy (self->record, id);
  wm_record_set_many (record, "signed", NULL, "signed-by", NULL, NULL);
  wm_record_set_day (record, "assessed", wm_clinic_get_today (self->clinic));
  g_autoptr (WmAssessment) copy = around (self->clinic, record, error);
  if (copy == NULL || !read_rows (copy, &wm_diagnosis_schema, error))
    return NULL;
  for (guint i = 0; i < self->schemas->len; i++)
    for (guint j = 0; self->schemas->pdata[i] != &wm_diagnosis_schema && j < g_list_model_get_n_items (self->rows->pdata[i]); j++)
      {
        g_autoptr (WmRecord) row = g_list_model_get_item (self->rows->pdata[i], j);
        g_autofree char *row_id = g_uuid_string_random ();
        g_autoptr (WmRecord) again = wm_record_copy (row, row_id);
        wm_record_set (again, "assessment", id);
        append (copy, again);
      }
  return g_steal_pointer (&copy);
}

WmRecord *
wm_assessment_get_record (WmAssessment *self)
{
  return self->record;
}

WmClinic *
wm_assessment_get_clinic (WmAssessment *self)
{
  return self->clinic;
}

/** wm_assessment_is_editable: what was signed doesn't change. */
gboolean
wm_assessment_is_editable (WmAssessment *self)
{
  int i = wm_schema_field_index (&wm_assessment_schema, "signed");
  return wm_record_get_stored_at (self->record, (guint) i) == NULL;
}

/** wm_assessment_may_change: whether it is editable, and by who is signed in. */
gboolean
wm_assessment_may_change (WmAssessment *self)
{
  return wm_assessment_is_editable (self) && wm_clinic_may (self->clinic, WM_ACT_WRITE_CLINICAL, NULL);
}

/** wm_assessment_get_parts: (transfer none): the record types that belong to it. */
const WmSchema *const *
wm_assessment_get_parts (WmAssessment *self, guint *n)
{
  *n = self->schemas->len;
  return (const WmSchema *const *) self->schemas->pdata;
}

/** wm_assessment_get_rows: (transfer none): of WmRecord. */
GListModel *
wm_assessment_get_rows (WmAssessment *self, const WmSchema *schema)
{
  return G_LIST_MODEL (store_of (self, schema));
}

/** wm_assessment_key: (nullable): the field by which a row is one of a list that is asked through from top to bottom. */
const char *
wm_assessment_key (const WmSchema *schema)
{
  return schema == &wm_life_area_schema ? "area" : schema == &wm_asam_rating_schema ? "dimension" : NULL;
}

/** wm_assessment_is_blank: whether a row that isn't stored says no more than what it is about. Such rows aren't saved. */
gboolean
wm_assessment_is_blank (WmRecord *row)
{
  const WmSchema *schema = wm_record_get_schema (row);
  const char *key = wm_assessment_key (schema);
  if (!wm_record_is_new (row))
    return FALSE;
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *field = &schema->fields[i];
      if (wm_record_get_at (row, i) && strcmp (field->name, schema->parent) != 0 && g_strcmp0 (field->name, key) != 0
          && !(field->kind == WM_KIND_BOOL && !wm_record_get_bool (row, field->name)))
        return FALSE;
    }
  return TRUE;
}

/* Who is signed in, where their credential allows it. */
static const char *
diagnosing_user (WmClinic *clinic)
{
  WmRecord *user = wm_clinic_get_user_record (clinic);
  return user && wm_record_get_bool (user, "may-diagnose") ? wm_record_get_id (user) : NULL;
}

/** wm_assessment_add: Returns: (transfer none): a new row. */
WmRecord *
wm_assessment_add (WmAssessment *self, const WmSchema *schema)
{
  g_autoptr (WmRecord) row = new_row (self, schema);
  if (schema == &wm_diagnosis_schema)
    {
      gboolean first = g_list_model_get_n_items (wm_assessment_get_rows (self, schema)) == 0;
      wm_record_set_many (row, "status", "active", "is-primary", first ? "1" : "0", "diagnosed", wm_record_get (self->record, "assessed"),
                          "diagnosed-by", diagnosing_user (self->clinic), NULL);
    }
  append (self, row);
  emit_changed (self);
  return row;
}

static void
take_out (WmAssessment *self, WmRecord *row)
{
  GListStore *rows = store_of (self, wm_record_get_schema (row));
  guint place;
  if (!wm_record_is_new (row))
    g_ptr_array_add (self->removed, g_object_ref (row));
  if (g_list_store_find (rows, row, &place))
    g_list_store_remove (rows, place);
}

/** wm_assessment_remove: the next save deletes it. */
void
wm_assessment_remove (WmAssessment *self, WmRecord *row)
{
  g_autoptr (WmRecord) keep = g_object_ref (row);
  take_out (self, keep);
  emit_changed (self);
}

static gboolean
has_row (WmAssessment *self, const WmSchema *schema, const char *code)
{
  GListModel *rows = wm_assessment_get_rows (self, schema);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      if (g_strcmp0 (wm_record_get (row, wm_assessment_key (schema)), code) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
complete_list (WmAssessment *self, const WmSchema *schema, const char *prefix)
{
  const char *key = wm_assessment_key (schema);
  GPtrArray *picks = wm_clinic_picks (self->clinic, wm_schema_field (schema, key)->of);
  for (guint i = 0; picks && i < picks->len; i++)
    {
      const char *code = wm_record_get (picks->pdata[i], "code");
      if (!wm_record_get_bool (picks->pdata[i], "active") || (prefix && !g_str_has_prefix (code, prefix)) || has_row (self, schema, code))
        continue;
      g_autoptr (WmRecord) row = new_row (self, schema);
      wm_record_set (row, key, code);
      append (self, row);
    }
}

/* Dimensions of an edition that isn't this assessment's any more. */
static void
drop_other_edition (WmAssessment *self, const char *prefix)
{
  GListModel *rows = wm_assessment_get_rows (self, &wm_asam_rating_schema);
  for (guint i = g_list_model_get_n_items (rows); i-- > 0;)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      if (!g_str_has_prefix (wm_record_get (row, "dimension"), prefix))
        take_out (self, row);
    }
}

static int
by_key (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *picks = data;
  const char *key = wm_assessment_key (wm_record_get_schema ((WmRecord *) a));
  guint x = G_MAXUINT, y = G_MAXUINT;
  for (guint i = 0; i < picks->len; i++)
    {
      const char *code = wm_record_get (picks->pdata[i], "code");
      if (g_strcmp0 (code, wm_record_get ((WmRecord *) a, key)) == 0)
        x = i;
      if (g_strcmp0 (code, wm_record_get ((WmRecord *) b, key)) == 0)
        y = i;
    }
  return x < y ? -1 : x > y;
}

/** wm_assessment_complete: a row, blank where nothing is entered, for each life area and each dimension of the edition, in
 * the order of their lists. Does nothing to what is signed. */
void
wm_assessment_complete (WmAssessment *self)
{
  const WmSchema *const lists[] = { &wm_life_area_schema, &wm_asam_rating_schema };
  const char *edition = wm_record_get (self->record, "edition");
  g_autofree char *prefix = g_strconcat (edition ? edition : "4", ".", NULL);
  if (!wm_assessment_is_editable (self))
    return;
  drop_other_edition (self, prefix);
  complete_list (self, &wm_life_area_schema, NULL);
  complete_list (self, &wm_asam_rating_schema, prefix);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GPtrArray *picks = wm_clinic_picks (self->clinic, wm_schema_field (lists[i], wm_assessment_key (lists[i]))->of);
      if (picks)
        g_list_store_sort (store_of (self, lists[i]), by_key, picks);
    }
}

/* (transfer full): what a save writes, the assessment first. */
static GPtrArray *
records_of (WmAssessment *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, g_object_ref (self->record));
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < g_list_model_get_n_items (self->rows->pdata[i]); j++)
      {
        g_autoptr (WmRecord) row = g_list_model_get_item (self->rows->pdata[i], j);
        if (!wm_assessment_is_blank (row))
          g_ptr_array_add (records, g_steal_pointer (&row));
      }
  return records;
}

/** wm_assessment_is_dirty: whether a save would write anything. */
gboolean
wm_assessment_is_dirty (WmAssessment *self)
{
  g_autoptr (GPtrArray) records = records_of (self);
  for (guint i = 0; i < records->len; i++)
    if (wm_record_is_dirty (records->pdata[i]))
      return TRUE;
  return self->removed->len > 0;
}

/** wm_assessment_save: one act; what refuses it is in @findings. What is signed is refused. */
gboolean
wm_assessment_save (WmAssessment *self, GPtrArray *findings, GError **error)
{
  if (!wm_assessment_is_editable (self))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, _("This assessment is signed and can’t change. Begin a new one."));
      return FALSE;
    }
  g_autoptr (GPtrArray) records = records_of (self);
  if (!wm_clinic_save (self->clinic, "save assessment", records, self->removed, findings, error))
    return FALSE;
  g_ptr_array_set_size (self->removed, 0);
  emit_changed (self);
  return TRUE;
}

/** wm_assessment_draft_key: Returns: (transfer full): where the store keeps what is typed and not saved. */
char *
wm_assessment_draft_key (WmAssessment *self)
{
  return g_strdup_printf ("assessment/%s", wm_record_get_id (self->record));
}

/** wm_assessment_to_draft: Returns: (transfer full) (nullable): %NULL where nothing differs from the store. */
char *
wm_assessment_to_draft (WmAssessment *self)
{
  if (!wm_assessment_is_dirty (self))
    return NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) records = records_of (self);
  for (guint i = 0; i < records->len; i++)
    _wm_draft_write (file, records->pdata[i]);
  for (guint i = 0; i < self->removed->len; i++)
    _wm_draft_write_removed (file, self->removed->pdata[i]);
  return g_key_file_to_data (file, NULL, NULL);
}

static WmRecord *
find_record (WmAssessment *self, const char *id)
{
  if (strcmp (wm_record_get_id (self->record), id) == 0)
    return self->record;
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < g_list_model_get_n_items (self->rows->pdata[i]); j++)
      {
        g_autoptr (WmRecord) row = g_list_model_get_item (self->rows->pdata[i], j);
        if (strcmp (wm_record_get_id (row), id) == 0)
          return row; /* the list keeps it */
      }
  return NULL;
}

static void
read_new (WmAssessment *self, GKeyFile *file, const char *group)
{
  const WmSchema *schema = _wm_draft_schema (file, group);
  if (schema == NULL || !g_ptr_array_find (self->schemas, schema, NULL))
    return;
  g_autoptr (WmRecord) row = wm_record_new_with_id (schema, group);
  _wm_draft_read (file, group, row);
  wm_record_set (row, schema->parent, wm_record_get_id (parent_of (self, schema)));
  append (self, row);
}

/** wm_assessment_apply_draft: puts what was typed back, before wm_assessment_complete(); FALSE where @text is no draft. */
gboolean
wm_assessment_apply_draft (WmAssessment *self, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return FALSE;
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i]; i++)
    {
      WmRecord *record = find_record (self, groups[i]);
      if (record == NULL)
        read_new (self, file, groups[i]);
      else if (_wm_draft_is_removed (file, groups[i]))
        take_out (self, record);
      else
        _wm_draft_read (file, groups[i], record);
    }
  return TRUE;
}
