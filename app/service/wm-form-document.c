/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled-in form in memory: making, finding, its rows, its drafts. wm-form-answers.c reads and writes
 * the answers. */
#define G_LOG_DOMAIN "wm-form"
#include "wm-form-private.h"

#include "wm-role.h"
#include "wm-text.h"

#include <string.h>

#define DRAFT_TYPE "a(sxss)" /* section, row, item, value; one line per row with item "" so that blank rows stay */

G_DEFINE_FINAL_TYPE (WmFormDocument, wm_form_document, G_TYPE_OBJECT)

static GQuark
row_no_quark (void)
{
  return g_quark_from_static_string ("wm-form-row-no");
}

gint64
_wm_form_row_no (WmRecord *row)
{
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (row), row_no_quark ()));
}

/* A row's id follows from document, section and number, so a finding finds its row after loading again. */
WmRecord *
_wm_form_row_new (WmFormDocument *self, const WmFormSection *section, gint64 row_no)
{
  g_autofree char *kind = g_strdup_printf ("%s/%s", wm_record_get_id (self->record), section->key);
  g_autofree char *id = wm_id_from_seed (0, kind, (guint64) row_no);
  WmRecord *row = wm_record_new_with_id (section->schema, id);
  g_object_set_qdata (G_OBJECT (row), row_no_quark (), GINT_TO_POINTER ((int) row_no));
  return row;
}

static void
wm_form_document_finalize (GObject *object)
{
  WmFormDocument *self = WM_FORM_DOCUMENT (object);
  g_clear_object (&self->clinic);
  g_clear_object (&self->record);
  g_clear_object (&self->client);
  g_clear_pointer (&self->rows, g_hash_table_destroy);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_form_document_parent_class)->finalize (object);
}

static void
wm_form_document_class_init (WmFormDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_form_document_finalize;
}

static void
wm_form_document_init (WmFormDocument *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->answers = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
load_client (WmFormDocument *self, GError **error)
{
  const char *id = wm_record_get (self->record, "client");
  self->client = wm_clinic_load (self->clinic, &wm_client_schema, id, error);
  g_autoptr (GPtrArray) flags
    = self->client ? wm_clinic_list (self->clinic, &wm_safety_flag_schema, "client", id, error) : NULL;
  for (guint i = 0; flags && i < flags->len; i++)
    if (wm_record_is_empty (flags->pdata[i], "closed"))
      self->safety_flag_open = TRUE;
  return flags != NULL;
}

static void
make_lists (WmFormDocument *self)
{
  for (guint p = 0; p < self->form->parts->len; p++)
    {
      const WmFormPart *part = self->form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        {
          const WmFormSection *section = part->sections->pdata[s];
          GListStore *rows = g_list_store_new (WM_TYPE_RECORD);
          g_hash_table_insert (self->rows, (gpointer) section->key, rows);
          if (section->many)
            continue;
          g_autoptr (WmRecord) row = _wm_form_row_new (self, section, 1);
          wm_record_mark_stored (row);
          g_list_store_append (rows, row);
        }
    }
}

/**
 * wm_form_document_new:
 * @episode_id: the episode of care it belongs to
 *
 * Returns: (transfer full) (nullable): an empty draft of the form, dated today; stored with the first save.
 */
WmFormDocument *
wm_form_document_new (WmClinic *clinic, const char *episode_id, const char *form_key, GError **error)
{
  g_autoptr (WmFormDocument) self = g_object_new (WM_TYPE_FORM_DOCUMENT, NULL);
  g_autoptr (WmRecord) episode = wm_clinic_load (clinic, &wm_episode_schema, episode_id, error);
  self->form = episode ? wm_form_find (form_key, error) : NULL;
  if (self->form == NULL)
    return NULL;
  self->clinic = g_object_ref (clinic);
  self->record = wm_record_new (&wm_form_document_schema);
  wm_record_set_many (self->record, "client", wm_record_get (episode, "client"), "episode", episode_id, "form", form_key,
                      "version", "1", "state", "draft", NULL);
  wm_record_set_int (self->record, "form-version", self->form->version);
  wm_record_set_day (self->record, "made", wm_clinic_get_today (clinic));
  make_lists (self);
  return load_client (self, error) ? g_steal_pointer (&self) : NULL;
}

/** wm_form_document_load: Returns: (transfer full) (nullable): the stored form with its answers. */
WmFormDocument *
wm_form_document_load (WmClinic *clinic, const char *document_id, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_SEE_CLINICAL, error))
    return NULL;
  g_autoptr (WmFormDocument) self = g_object_new (WM_TYPE_FORM_DOCUMENT, NULL);
  self->clinic = g_object_ref (clinic);
  self->record = wm_clinic_load (clinic, &wm_form_document_schema, document_id, error);
  self->form = self->record ? wm_form_find (wm_record_get (self->record, "form"), error) : NULL;
  if (self->form == NULL)
    return NULL;
  make_lists (self);
  return load_client (self, error) && _wm_form_load_answers (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * wm_form_document_find_current:
 *
 * Returns: (transfer full) (nullable): the id of the client's newest form of that key; %NULL without an
 * error where there is none yet.
 */
char *
wm_form_document_find_current (WmClinic *clinic, const char *client_id, const char *form_key, GError **error)
{
  g_autoptr (GPtrArray) documents = wm_clinic_list (clinic, &wm_form_document_schema, "client", client_id, error);
  WmRecord *newest = NULL;
  gint64 version, highest = 0;
  for (guint i = 0; documents && i < documents->len; i++)
    if (g_strcmp0 (wm_record_get (documents->pdata[i], "form"), form_key) == 0
        && wm_record_get_int (documents->pdata[i], "version", &version) && version >= highest)
      {
        newest = documents->pdata[i];
        highest = version;
      }
  return newest ? g_strdup (wm_record_get_id (newest)) : NULL;
}

const WmForm *
wm_form_document_get_form (WmFormDocument *self)
{
  return self->form;
}

WmClinic *
wm_form_document_get_clinic (WmFormDocument *self)
{
  return self->clinic;
}

/** wm_form_document_get_record: (transfer none): the form-document record: version, state, made. */
WmRecord *
wm_form_document_get_record (WmFormDocument *self)
{
  return self->record;
}

WmRecord *
wm_form_document_get_client (WmFormDocument *self)
{
  return self->client;
}

/** wm_form_document_applies: whether @part is asked of this client, as of when the form was loaded. */
gboolean
wm_form_document_applies (WmFormDocument *self, const WmFormPart *part)
{
  return wm_form_part_applies (part, self->safety_flag_open);
}

/** wm_form_document_get_rows: (transfer none) (nullable): the section's rows, WmRecord of its schema. */
GListStore *
wm_form_document_get_rows (WmFormDocument *self, const char *section_key)
{
  return g_hash_table_lookup (self->rows, section_key);
}

/** wm_form_document_get_single: (transfer none) (nullable): the one row of a section without many rows. */
WmRecord *
wm_form_document_get_single (WmFormDocument *self, const char *section_key)
{
  GListStore *rows = wm_form_document_get_rows (self, section_key);
  g_autoptr (WmRecord) row = rows ? g_list_model_get_item (G_LIST_MODEL (rows), 0) : NULL;
  return row;
}

gint64
_wm_form_next_row_no (WmFormDocument *self, const WmFormSection *section)
{
  gint64 number, highest = 0;
  GListModel *rows = g_hash_table_lookup (self->rows, section->key);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      highest = MAX (highest, _wm_form_row_no (row));
    }
  for (guint i = 0; i < self->answers->len; i++) /* a removed row's number is not used again before the save */
    if (g_strcmp0 (wm_record_get (self->answers->pdata[i], "section"), section->key) == 0
        && wm_record_get_int (self->answers->pdata[i], "row-no", &number))
      highest = MAX (highest, number);
  return highest + 1;
}

/** wm_form_document_add_row: (transfer none): a new empty row at the end of the section. */
WmRecord *
wm_form_document_add_row (WmFormDocument *self, const char *section_key)
{
  const WmFormSection *section = wm_form_section (self->form, section_key);
  g_return_val_if_fail (section && section->many, NULL);
  g_autoptr (WmRecord) row = _wm_form_row_new (self, section, _wm_form_next_row_no (self, section));
  g_list_store_append (wm_form_document_get_rows (self, section_key), row);
  return row;
}

/** wm_form_document_remove_row: takes @row out until the next save writes that; FALSE where it isn't there. */
gboolean
wm_form_document_remove_row (WmFormDocument *self, const char *section_key, WmRecord *row, guint *position)
{
  guint at;
  GListStore *rows = wm_form_document_get_rows (self, section_key);
  if (rows == NULL || !g_list_store_find (rows, row, &at))
    return FALSE;
  if (position)
    *position = at;
  g_list_store_remove (rows, at);
  return TRUE;
}

/** wm_form_document_restore_row: undoes a removal. */
void
wm_form_document_restore_row (WmFormDocument *self, const char *section_key, WmRecord *row, guint position)
{
  GListStore *rows = wm_form_document_get_rows (self, section_key);
  g_list_store_insert (rows, MIN (position, g_list_model_get_n_items (G_LIST_MODEL (rows))), row);
}

/** wm_form_document_check: Returns: (transfer full) (element-type WmFinding): RP01-RP11, see wm_form_check(). */
GPtrArray *
wm_form_document_check (WmFormDocument *self)
{
  WmDay confirmed = WM_DAY_NONE;
  wm_day_parse (wm_clinic_setting (self->clinic, "crisis-lines-confirmed"), &confirmed);
  const WmFormFacts facts = {
    .form = self->form,
    .document_id = wm_record_get_id (self->record),
    .rows = self->rows,
    .safety_flag_open = self->safety_flag_open,
    .today = wm_clinic_get_today (self->clinic),
    .review_days = wm_clinic_setting_int (self->clinic, "review-every-days", 30),
    .lines_confirmed = confirmed,
  };
  return wm_form_check (&facts);
}

/** wm_form_lines: Returns: (transfer full): settings @name-1, @name-2 ... and the program's after-hours number. */
GStrv
wm_form_lines (WmClinic *clinic, const char *name)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  for (guint i = 1;; i++)
    {
      g_autofree char *setting = g_strdup_printf ("%s-%u", name, i);
      const char *line = wm_clinic_setting (clinic, setting);
      if (line == NULL)
        break;
      g_strv_builder_add (lines, line);
    }
  WmRecord *record = wm_clinic_get_record (clinic);
  if (record && !wm_record_is_empty (record, "after-hours-phone"))
    {
      g_autofree char *own = g_strdup_printf (_("%s after hours: %s"), wm_record_get (record, "name"),
                                              wm_record_get (record, "after-hours-phone"));
      g_strv_builder_add (lines, own);
    }
  return g_strv_builder_end (lines);
}

/* drafts */

/** wm_form_document_get_draft_key: Returns: (transfer full): the same before and after the first save. */
char *
wm_form_document_get_draft_key (WmFormDocument *self)
{
  return g_strdup_printf ("form/%s/%s/%s", self->form->key, wm_record_get (self->record, "episode"),
                          wm_record_get (self->record, "version"));
}

static void
draft_row (GVariantBuilder *builder, const char *section, WmRecord *row)
{
  const WmSchema *schema = wm_record_get_schema (row);
  g_variant_builder_add (builder, "(sxss)", section, _wm_form_row_no (row), "", "");
  for (guint i = 0; i < schema->n_fields; i++)
    if (wm_record_get_at (row, i))
      g_variant_builder_add (builder, "(sxss)", section, _wm_form_row_no (row), schema->fields[i].name,
                             wm_record_get_at (row, i));
}

/** wm_form_document_to_draft: Returns: (transfer full): every row as text, for the store's drafts. */
char *
wm_form_document_to_draft (WmFormDocument *self)
{
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE (DRAFT_TYPE));
  for (guint p = 0; p < self->form->parts->len; p++)
    {
      const WmFormPart *part = self->form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        {
          const char *key = ((const WmFormSection *) part->sections->pdata[s])->key;
          GListModel *rows = g_hash_table_lookup (self->rows, key);
          for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
            {
              g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
              draft_row (&builder, key, row);
            }
        }
    }
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (variant, FALSE);
}

static WmRecord *
row_with_number (GListStore *rows, gint64 row_no)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      if (_wm_form_row_no (row) == row_no)
        return row;
    }
  return NULL;
}

static gboolean
draft_has_row (GVariant *draft, const char *section, gint64 row_no)
{
  GVariantIter iter;
  const char *s, *item, *value;
  gint64 n;
  g_variant_iter_init (&iter, draft);
  while (g_variant_iter_next (&iter, "(&sx&s&s)", &s, &n, &item, &value))
    if (n == row_no && strcmp (s, section) == 0)
      return TRUE;
  return FALSE;
}

/* A draft is the whole form, so what it doesn't hold had been taken out. */
static void
clear_rows (WmFormDocument *self, GVariant *draft)
{
  GHashTableIter iter;
  gpointer key, rows;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &rows))
    for (guint i = g_list_model_get_n_items (rows); i > 0; i--)
      {
        g_autoptr (WmRecord) row = g_list_model_get_item (rows, i - 1);
        if (wm_form_section (self->form, key)->many && !draft_has_row (draft, key, _wm_form_row_no (row)))
          g_list_store_remove (rows, i - 1);
        else
          for (guint f = 0; f < wm_record_get_schema (row)->n_fields; f++)
            wm_record_set_at (row, f, NULL);
      }
}

static void
apply_value (WmFormDocument *self, const char *section_key, gint64 row_no, const char *item, const char *value)
{
  const WmFormSection *section = wm_form_section (self->form, section_key);
  GListStore *rows = section ? wm_form_document_get_rows (self, section_key) : NULL;
  if (rows == NULL || row_no < 1 || row_no > G_MAXINT)
    return;
  WmRecord *row = row_with_number (rows, row_no);
  if (row == NULL && section->many)
    {
      g_autoptr (WmRecord) fresh = _wm_form_row_new (self, section, row_no);
      g_list_store_append (rows, fresh);
      row = fresh;
    }
  if (row && wm_form_item (section, item))
    wm_record_set (row, item, value);
}

/** wm_form_document_apply_draft: sets every row as it was typed; FALSE where @draft is no draft. */
gboolean
wm_form_document_apply_draft (WmFormDocument *self, const char *draft)
{
  g_autoptr (GVariant) variant = g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), draft, NULL, NULL, NULL);
  if (variant == NULL)
    return FALSE;
  clear_rows (self, variant);
  GVariantIter iter;
  const char *section, *item, *value;
  gint64 row_no;
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "(&sx&s&s)", &section, &row_no, &item, &value))
    apply_value (self, section, row_no, item, value);
  return TRUE;
}
