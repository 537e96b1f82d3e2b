/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a clinic, its lists and settings in memory, and the one way records are saved. */
#define G_LOG_DOMAIN "wm-clinic"
#include "wm-clinic-private.h"

#include "wm-access.h"
#include "wm-form.h"
#include "wm-people.h"
#include "wm-role.h"
#include "wm-shipped.h"
#include "wm-text.h"
#include "wm-validate.h"

G_DEFINE_FINAL_TYPE (WmClinic, wm_clinic, G_TYPE_OBJECT)

enum
{
  SIGNAL_SAVED,
  SIGNAL_KEPT,
  SIGNAL_FAULT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
wm_clinic_finalize (GObject *object)
{
  WmClinic *self = WM_CLINIC (object);
  if (self->store)
    wm_store_watch_faults (self->store, NULL, NULL); /* closing it may meet one */
  g_clear_pointer (&self->store, wm_store_close);
  g_clear_pointer (&self->lists, g_hash_table_destroy);
  g_clear_pointer (&self->settings, g_hash_table_destroy);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->staff_by_id, g_hash_table_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_pointer (&self->acting, g_free);
  g_clear_pointer (&self->opened, g_hash_table_unref);
  g_clear_pointer (&self->likeness, _wm_likeness_free);
  G_OBJECT_CLASS (wm_clinic_parent_class)->finalize (object);
}

static void
wm_clinic_class_init (WmClinicClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_clinic_finalize;
  /* ::saved after an act changed records: who shows them reads them again. */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", WM_TYPE_CLINIC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* ::kept after what was typed into a record's window and not saved came into the journal or left it. */
  signals[SIGNAL_KEPT] = g_signal_new ("kept", WM_TYPE_CLINIC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* ::fault with a sentence: something couldn't be read, and whoever wanted it goes on without; see wm_store_watch_faults(). */
  signals[SIGNAL_FAULT] = g_signal_new ("fault", WM_TYPE_CLINIC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fault_cb (const char *sentence, gpointer self)
{
  g_signal_emit (self, signals[SIGNAL_FAULT], 0, sentence);
}

static void
wm_clinic_init (WmClinic *self)
{
  self->today = WM_DAY_NONE;
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
load_lists (WmClinic *self, GError **error)
{
  g_autoptr (GPtrArray) items = wm_store_list (self->store, &wm_pick_item_schema, NULL, NULL, error);
  if (items == NULL)
    return FALSE;
  g_hash_table_remove_all (self->lists);
  for (guint i = 0; i < items->len; i++)
    {
      WmRecord *item = g_ptr_array_index (items, i);
      const char *list = wm_record_get (item, "list");
      GPtrArray *picks = g_hash_table_lookup (self->lists, list);
      if (picks == NULL)
        {
          picks = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->lists, g_strdup (list), picks);
        }
      g_ptr_array_add (picks, g_object_ref (item));
    }
  return TRUE;
}

/* The choices of a form's picks count as lists too, so a pick reads the same wherever it stands. */
static void
add_form_lists (WmClinic *self, const WmForm *form, const WmFormSection *section)
{
  for (guint i = 0; i < section->items->len; i++)
    {
      const WmFormItem *item = section->items->pdata[i];
      if (item->choices)
        g_hash_table_insert (self->lists, g_strdup (item->field->of), wm_form_picks (form, section, item));
    }
}

static gboolean
load_form_lists (WmClinic *self, GError **error)
{
  g_autoptr (GPtrArray) forms = wm_form_all (error);
  for (guint f = 0; forms && f < forms->len; f++)
    {
      const WmForm *form = forms->pdata[f];
      for (guint p = 0; p < form->parts->len; p++)
        {
          const WmFormPart *part = form->parts->pdata[p];
          for (guint s = 0; s < part->sections->len; s++)
            add_form_lists (self, form, part->sections->pdata[s]);
        }
    }
  return forms != NULL;
}

static gboolean
load_settings (WmClinic *self, GError **error)
{
  g_autoptr (GPtrArray) rows = wm_store_list (self->store, &wm_setting_schema, NULL, NULL, error);
  if (rows == NULL)
    return FALSE;
  g_hash_table_remove_all (self->settings);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (self->settings, g_strdup (wm_record_get (rows->pdata[i], "name")),
                         g_strdup (wm_record_get (rows->pdata[i], "value")));
  return TRUE;
}

static gboolean
reload (WmClinic *self, GError **error)
{
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->staff_by_id, g_hash_table_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_object (&self->record);
  self->role_known = FALSE;
  self->levels = wm_store_list (self->store, &wm_level_of_care_schema, NULL, NULL, error);
  self->staff = self->levels ? wm_store_list (self->store, &wm_staff_schema, NULL, NULL, error) : NULL;
  self->staff_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; self->staff && i < self->staff->len; i++)
    g_hash_table_insert (self->staff_by_id, (char *) wm_record_get_id (self->staff->pdata[i]), self->staff->pdata[i]);
  g_autoptr (GPtrArray) clinics = self->staff ? wm_store_list (self->store, &wm_clinic_schema, NULL, NULL, error) : NULL;
  if (clinics == NULL || !load_lists (self, error) || !load_form_lists (self, error)
      || !load_settings (self, error))
    return FALSE;
  if (clinics->len)
    self->record = g_object_ref (clinics->pdata[0]);
  return TRUE;
}

static WmClinic *
start (WmStore *store, GError **error)
{
  if (store == NULL)
    return NULL;
  g_autoptr (WmClinic) self = g_object_new (WM_TYPE_CLINIC, NULL);
  self->store = store;
  wm_store_watch_faults (store, fault_cb, self);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return reload (self, error) ? g_steal_pointer (&self) : NULL;
}

static GPtrArray *
first_records (const char *name, const char *user, GError **error)
{
  GPtrArray *records = wm_shipped_records (error);
  if (records == NULL)
    return NULL;
  WmRecord *clinic = wm_record_new (&wm_clinic_schema), *director = wm_record_new (&wm_staff_schema);
  wm_record_set (clinic, "name", name);
  wm_record_set_many (director, "name", user, "role", "director", "active", "1", NULL);
  g_ptr_array_add (records, clinic);
  g_ptr_array_add (records, director);
  return records;
}

/* The same records under ids that depend on @seed alone. */
static GPtrArray *
reseed (GPtrArray *records, guint64 seed)
{
  GPtrArray *seeded = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *id = wm_id_from_seed (seed, "first", i);
      g_ptr_array_add (seeded, wm_record_copy (records->pdata[i], id));
    }
  g_ptr_array_unref (records);
  return seeded;
}

/** _wm_clinic_create: as wm_clinic_create(); with @seed (nullable) the ids of the first records come from it. */
WmClinic *
_wm_clinic_create (const char *folder, const char *name, const char *user, const char *passphrase, const guint64 *seed,
                   char **recovery_code, GError **error)
{
  g_autoptr (WmClinic) self = start (wm_store_create (folder, user, passphrase, recovery_code, error), error);
  g_autoptr (GPtrArray) records = self ? first_records (name, user, error) : NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (records && seed)
    records = reseed (g_steal_pointer (&records), *seed);
  if (records == NULL || !_wm_clinic_write (self, "create clinic", records, NULL, findings, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * wm_clinic_create:
 * @name: the clinic's name
 * @user: its first user, who becomes its director
 * @recovery_code: (out) (transfer full): to be printed once
 *
 * Returns: (transfer full) (nullable): a new clinic with the shipped lists, levels of care and settings.
 */
WmClinic *
wm_clinic_create (const char *folder, const char *name, const char *user, const char *passphrase, char **recovery_code,
                  GError **error)
{
  return _wm_clinic_create (folder, name, user, passphrase, NULL, recovery_code, error);
}

/* Whether the clinic has the shipped @record already, perhaps as it edited it. */
static gboolean
has_shipped (WmClinic *self, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  if (schema == &wm_pick_item_schema)
    return wm_clinic_pick (self, wm_record_get (record, "list"), wm_record_get (record, "code")) != NULL;
  if (schema == &wm_level_of_care_schema)
    return wm_clinic_find_level (self, wm_record_get (record, "edition"), wm_record_get (record, "code")) != NULL;
  if (schema == &wm_icd_code_schema)
    {
      g_autoptr (GPtrArray) same = wm_clinic_list (self, schema, "code", wm_record_get (record, "code"), NULL);
      return same && same->len > 0;
    }
  return schema != &wm_setting_schema || g_hash_table_contains (self->settings, wm_record_get (record, "name"));
}

/* A clinic that an older program made lacks the lists that came since. */
static gboolean
add_missing_lists (WmClinic *self, GError **error)
{
  g_autoptr (GPtrArray) records = wm_shipped_records (error), findings = wm_findings_new ();
  for (guint i = records ? records->len : 0; i-- > 0;)
    if (has_shipped (self, records->pdata[i]))
      g_ptr_array_remove_index (records, i);
  return records && (records->len == 0 || _wm_clinic_write (self, "add lists", records, NULL, findings, error));
}

static WmClinic *
start_older (WmStore *store, GError **error)
{
  g_autoptr (WmClinic) self = start (store, error);
  if (self && wm_store_was_migrated (self->store) && !add_missing_lists (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Nobody was signed in when a backup was restored to this folder: the first who is enters it (PR15). */
static gboolean
note_restored (WmClinic *self, GError **error)
{
  g_autofree char *when = wm_store_get_restored (self->store);
  if (when && !wm_clinic_note (self, "restore", NULL, when, error))
    return FALSE;
  if (when)
    wm_store_forget_restored (self->store);
  return TRUE;
}

/* Whoever can't be entered in the audit doesn't get in. */
static WmClinic *
sign_in (WmStore *store, const char *detail, GError **error)
{
  g_autoptr (WmClinic) self = start_older (store, error);
  return self && wm_store_note_failures (self->store, wm_clinic_get_user (self), error)
                 && wm_clinic_note (self, "sign-in", NULL, detail, error) && note_restored (self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/** wm_clinic_open: Returns: (transfer full) (nullable): @user (nullable where one person can sign in) signed in. */
WmClinic *
wm_clinic_open (const char *folder, const char *user, const char *passphrase, GError **error)
{
  return sign_in (wm_store_open (folder, user, passphrase, error), NULL, error);
}

/** wm_clinic_open_recovery: signed in by the printed recovery code, which is entered in the audit. */
WmClinic *
wm_clinic_open_recovery (const char *folder, const char *code, GError **error)
{
  return sign_in (wm_store_open_recovery (folder, code, error), "recovery code", error);
}

/**
 * wm_clinic_note:
 * @action: a word for what is done: "view", "print", "export", "sign-in", "lock", "unlock", "backup"
 * @record: (nullable): whom or what it is about
 * @detail: (nullable): more, in the erasable part
 *
 * Enters in the audit, under who is signed in, an act that changes no record (PR12). Acts that do are entered by
 * wm_clinic_save().
 */
gboolean
wm_clinic_note (WmClinic *self, const char *action, WmRecord *record, const char *detail, GError **error)
{
  return wm_store_audit_note (self->store, wm_clinic_get_user (self), action, record ? wm_record_get_schema (record)->name : NULL,
                              record ? wm_record_get_id (record) : NULL, detail, error);
}

static gboolean
has_code (const char *list, const char *code, gpointer data)
{
  return wm_clinic_pick (data, list, code) != NULL;
}

/* A list that is being entered in the same act knows its codes already. */
static gboolean
is_list_row (WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  return schema == &wm_pick_item_schema || schema == &wm_setting_schema || schema == &wm_level_of_care_schema
         || schema == &wm_staff_schema || schema == &wm_clinic_schema;
}

/** wm_clinic_validate: appends what refuses a save of @record; FALSE where anything does. */
gboolean
wm_clinic_validate (WmClinic *self, WmRecord *record, const char *where, GPtrArray *findings)
{
  guint before = findings->len;
  gboolean lists_known = g_hash_table_contains (self->lists, "role"); /* not before the first act */
  wm_validate_record (record, where, lists_known ? has_code : NULL, self, findings);
  return findings->len == before;
}

static gboolean
validate_all (WmClinic *self, GPtrArray *records, GPtrArray *findings, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (wm_record_is_dirty (records->pdata[i]))
      wm_clinic_validate (self, records->pdata[i], _(wm_record_get_schema (records->pdata[i])->label), findings);
  if (findings->len == 0)
    return TRUE;
  WmFinding *first = findings->pdata[0];
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "%s: %s", first->where, first->text);
  return FALSE;
}

/** wm_clinic_would_save: what wm_clinic_save() says about new records before it writes them. */
gboolean
wm_clinic_would_save (WmClinic *self, GPtrArray *records, GPtrArray *findings, GError **error)
{
  return validate_all (self, records, findings, error);
}

static gboolean
write_all (WmClinic *self, GPtrArray *save, GPtrArray *remove, GError **error)
{
  for (guint i = 0; remove && i < remove->len; i++)
    if (!wm_store_delete (self->store, remove->pdata[i], error))
      return FALSE;
  for (guint i = 0; save && i < save->len; i++)
    if (!wm_store_save (self->store, save->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
touches_lists (GPtrArray *records)
{
  for (guint i = 0; records && i < records->len; i++)
    if (is_list_row (records->pdata[i]))
      return TRUE;
  return FALSE;
}

/** _wm_clinic_write: as wm_clinic_save(), for acts that ask by themselves who may do them. */
gboolean
_wm_clinic_write (WmClinic *self, const char *act, GPtrArray *save, GPtrArray *remove, GPtrArray *findings, GError **error)
{
  if (save && !validate_all (self, save, findings, error))
    return FALSE;
  if (!wm_store_begin (self->store, wm_clinic_get_user (self), act, error))
    return FALSE;
  if (!write_all (self, save, remove, error))
    {
      wm_store_rollback (self->store);
      return FALSE;
    }
  if (!wm_store_commit (self->store, error))
    return FALSE;
  if ((touches_lists (save) || touches_lists (remove)) && !reload (self, error))
    return FALSE;
  _wm_likeness_note (self->likeness, save);
  _wm_likeness_note (self->likeness, remove);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  return TRUE;
}

/**
 * wm_clinic_save:
 * @act: what is done, for the audit
 * @save: (nullable) (element-type WmRecord): new and changed records, a link's target before the link
 * @remove: (nullable) (element-type WmRecord): records to delete
 * @findings: every problem that refuses the save, all at once
 *
 * One act: everything is written, or nothing. Refused where the role of who is signed in doesn't allow it, or a chart isn't
 * open to them in which something clinical would be written.
 */
gboolean
wm_clinic_save (WmClinic *self, const char *act, GPtrArray *save, GPtrArray *remove, GPtrArray *findings, GError **error)
{
  return _wm_role_may_save (self, save, remove, error) && _wm_access_may_save (self, save, remove, error)
         && _wm_people_keep_names (self, save, remove, error)
         && _wm_clinic_write (self, act, save, remove, findings, error);
}

/** wm_clinic_set_setting: one act of its own; @value (nullable) NULL: not set. Refused where the role doesn't allow it. */
gboolean
wm_clinic_set_setting (WmClinic *self, const char *name, const char *value, GError **error)
{
  g_autoptr (GPtrArray) rows = wm_clinic_list (self, &wm_setting_schema, "name", name, error);
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  if (rows == NULL)
    return FALSE;
  WmRecord *row = rows->len ? g_object_ref (rows->pdata[0]) : wm_record_new (&wm_setting_schema);
  wm_record_set_many (row, "name", name, "value", value, NULL);
  g_ptr_array_add (save, row);
  return wm_clinic_save (self, "change setting", save, NULL, findings, error);
}
