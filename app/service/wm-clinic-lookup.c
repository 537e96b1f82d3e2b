/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What an open clinic knows by heart: settings, labels, people, levels; and how people read a value. */
#include "wm-clinic-private.h"

#include "wm-access.h"
#include "wm-role.h"
#include "wm-text.h"

#include <stdlib.h>
#include <string.h>

WmStore *
wm_clinic_get_store (WmClinic *self)
{
  return self->store;
}

/** wm_clinic_get_record: (transfer none): name, address, phones. */
WmRecord *
wm_clinic_get_record (WmClinic *self)
{
  return self->record;
}

/** wm_clinic_get_user: the name of who is signed in, as the audit has it; see also wm_clinic_is_recovery(). */
const char *
wm_clinic_get_user (WmClinic *self)
{
  if (self->acting)
    return self->acting;
  return wm_clinic_is_recovery (self) ? "(recovery code)" : wm_store_get_person (self->store);
}

/** wm_clinic_is_recovery: whether the printed recovery code opened it: then a passphrase can be set, and no more. */
gboolean
wm_clinic_is_recovery (WmClinic *self)
{
  return *wm_store_get_person (self->store) == '\0';
}

/** wm_clinic_is_sample: whether its people are invented; wm_sample_fill() marks it. */
gboolean
wm_clinic_is_sample (WmClinic *self)
{
  return wm_clinic_setting_int (self, "sample", 0) == 1;
}

/** wm_clinic_act_as: takes the place of a member of staff. Only a sample clinic, where nothing is anyone's, allows it. */
void
wm_clinic_act_as (WmClinic *self, const char *name)
{
  g_assert (wm_clinic_is_sample (self));
  g_free (self->acting);
  self->acting = g_strdup (name);
  self->role_known = FALSE;
  g_hash_table_remove_all (self->opened);
}

/** wm_clinic_get_today: the date rules and documents use. */
WmDay
wm_clinic_get_today (WmClinic *self)
{
  return self->today == WM_DAY_NONE ? wm_day_today () : self->today;
}

void
wm_clinic_set_today (WmClinic *self, WmDay today)
{
  self->today = today;
}

/** wm_clinic_setting: (nullable): the setting's text. */
const char *
wm_clinic_setting (WmClinic *self, const char *name)
{
  return g_hash_table_lookup (self->settings, name);
}

/** wm_clinic_setting_int: the setting as a whole number, @fallback where missing or no number. */
int
wm_clinic_setting_int (WmClinic *self, const char *name, int fallback)
{
  gint64 value;
  const char *text = wm_clinic_setting (self, name);
  return text && g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL) ? (int) value : fallback;
}

/** wm_clinic_picks: (transfer none) (nullable) (element-type WmRecord): the list's entries, hidden ones too. */
GPtrArray *
wm_clinic_picks (WmClinic *self, const char *list)
{
  return g_hash_table_lookup (self->lists, list);
}

/** wm_clinic_pick: (transfer none) (nullable): the entry with @code. */
WmRecord *
wm_clinic_pick (WmClinic *self, const char *list, const char *code)
{
  GPtrArray *picks = wm_clinic_picks (self, list);
  for (guint i = 0; picks && code && i < picks->len; i++)
    if (strcmp (wm_record_get (picks->pdata[i], "code"), code) == 0)
      return picks->pdata[i];
  return NULL;
}

/** wm_clinic_label: the entry's label; the code itself where the list lost it; "" for %NULL. */
const char *
wm_clinic_label (WmClinic *self, const char *list, const char *code)
{
  WmRecord *pick = wm_clinic_pick (self, list, code);
  return pick ? wm_record_get (pick, "label") : code ? code : "";
}

/** wm_clinic_label_within: Returns: (transfer full): the same as it stands within a line, or in a chip: in small letters. */
char *
wm_clinic_label_within (WmClinic *self, const char *list, const char *code)
{
  return g_utf8_strdown (wm_clinic_label (self, list, code), -1);
}

/** wm_clinic_plain: the entry's plain name for the client's copy, else its label. */
const char *
wm_clinic_plain (WmClinic *self, const char *list, const char *code)
{
  WmRecord *pick = wm_clinic_pick (self, list, code);
  const char *plain = pick ? wm_record_get (pick, "plain") : NULL;
  return plain ? plain : wm_clinic_label (self, list, code);
}

static WmRecord *
find_by_id (GPtrArray *records, const char *id)
{
  for (guint i = 0; id && i < records->len; i++)
    if (strcmp (wm_record_get_id (records->pdata[i]), id) == 0)
      return records->pdata[i];
  return NULL;
}

GPtrArray *
wm_clinic_get_levels (WmClinic *self)
{
  return self->levels;
}

/** wm_clinic_level: (transfer none) (nullable) */
WmRecord *
wm_clinic_level (WmClinic *self, const char *id)
{
  return find_by_id (self->levels, id);
}

/** wm_clinic_find_level: (transfer none) (nullable): by @edition (nullable: any) and code. */
WmRecord *
wm_clinic_find_level (WmClinic *self, const char *edition, const char *code)
{
  for (guint i = 0; i < self->levels->len; i++)
    if (g_strcmp0 (wm_record_get (self->levels->pdata[i], "code"), code) == 0
        && (edition == NULL || g_strcmp0 (wm_record_get (self->levels->pdata[i], "edition"), edition) == 0))
      return self->levels->pdata[i];
  return NULL;
}

GPtrArray *
wm_clinic_get_staff (WmClinic *self)
{
  return self->staff;
}

/** wm_clinic_staff: (transfer none) (nullable) */
WmRecord *
wm_clinic_staff (WmClinic *self, const char *id)
{
  return id ? g_hash_table_lookup (self->staff_by_id, id) : NULL;
}

/** wm_clinic_get_user_record: (transfer none) (nullable): who is signed in, as one of the staff. */
WmRecord *
wm_clinic_get_user_record (WmClinic *self)
{
  for (guint i = 0; i < self->staff->len; i++)
    if (g_strcmp0 (wm_record_get (self->staff->pdata[i], "name"), wm_clinic_get_user (self)) == 0)
      return self->staff->pdata[i];
  return NULL;
}

/** wm_clinic_staff_name: Returns: (transfer full): "J. Doe, LCSW"; "" where there is no such person. */
char *
wm_clinic_staff_name (WmClinic *self, const char *id)
{
  WmRecord *staff = wm_clinic_staff (self, id);
  if (staff == NULL)
    return g_strdup ("");
  const char *credential = wm_record_get (staff, "credential");
  return credential ? g_strdup_printf ("%s, %s", wm_record_get (staff, "name"), credential)
                    : g_strdup (wm_record_get (staff, "name"));
}

/* The fields by which people call a linked record. */
static char *
call_record (WmClinic *self, WmRecord *record)
{
  static const char *const names[][3] = {
    { "level-of-care", "label", "code" }, { "diagnosis", "text", "code" }, { "room", "name", NULL },
    { "client-group", "name", NULL },     { "client", "client-no", NULL }, { "problem", "title", NULL },
    { "assessment", "assessed", NULL },   { "safety-flag", "kind", "opened" }, { "program", "name", NULL },
    { "contact", "name", NULL },
  };
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i][0], schema->name) == 0)
      {
        g_autofree char *first = wm_clinic_text_of (self, wm_schema_field (schema, names[i][1]), wm_record_get (record, names[i][1]));
        const char *second = names[i][2] ? wm_record_get (record, names[i][2]) : NULL;
        return second ? g_strdup_printf ("%s (%s)", first, second) : g_steal_pointer (&first);
      }
  return g_strdup ("");
}

static char *
call_link (WmClinic *self, const char *schema_name, const char *id)
{
  if (strcmp (schema_name, "staff") == 0)
    return wm_clinic_staff_name (self, id);
  WmRecord *level = wm_clinic_level (self, id);
  if (level)
    return call_record (self, level);
  g_autoptr (WmRecord) record = wm_clinic_load (self, wm_schema_find (schema_name), id, NULL);
  return record ? call_record (self, record) : g_strdup ("");
}

/**
 * wm_clinic_text_of:
 * @value: (nullable): canonical text of @field
 *
 * Returns: (transfer full): how people read it: a label, a name with credential, yes or no, the text itself; "" for
 * nothing. Dates stay ISO: their wording belongs to the document's or the screen's language.
 */
char *
wm_clinic_text_of (WmClinic *self, const WmField *field, const char *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (field->kind == WM_KIND_PICK)
    return g_strdup (wm_clinic_label (self, field->of, value));
  if (field->kind == WM_KIND_BOOL)
    return g_strdup (strcmp (value, "1") == 0 ? _("yes") : _("no"));
  if (field->kind == WM_KIND_LINK)
    return call_link (self, field->of, value);
  return g_strdup (value);
}

/** wm_clinic_load: Returns: (transfer full) (nullable): refused where the role of who is signed in may not read it, or the
 * chart isn't open to them. */
WmRecord *
wm_clinic_load (WmClinic *self, const WmSchema *schema, const char *id, GError **error)
{
  g_autoptr (WmRecord) record = _wm_role_may_read (self, schema, error) ? wm_store_load (self->store, schema, id, error) : NULL;
  return record && _wm_access_may_have (self, record, error) ? g_steal_pointer (&record) : NULL;
}

/** wm_clinic_list: Returns: (transfer full) (element-type WmRecord) (nullable): as wm_store_list(); refused as
 * wm_clinic_load(). */
GPtrArray *
wm_clinic_list (WmClinic *self, const WmSchema *schema, const char *field, const char *value, GError **error)
{
  gboolean may = _wm_role_may_read (self, schema, error) && _wm_access_may_read (self, schema, field, value, error);
  return may ? wm_store_list (self->store, schema, field, value, error) : NULL;
}

/* The value of the link @owner in @record, or in the nearest of the records it belongs to. */
static char *
find_owner (WmClinic *self, WmRecord *record, const char *owner)
{
  g_autoptr (WmRecord) at = g_object_ref (record);
  while (at)
    {
      const WmSchema *schema = wm_record_get_schema (at);
      if (wm_schema_field (schema, owner))
        return g_strdup (wm_record_get (at, owner));
      const WmField *up = schema->parent ? wm_schema_field (schema, schema->parent) : NULL;
      const char *id = up ? wm_record_get (at, up->name) : NULL;
      WmRecord *parent = id ? wm_clinic_load (self, wm_schema_find (up->of), id, NULL) : NULL;
      g_set_object (&at, parent);
      g_clear_object (&parent);
    }
  return NULL;
}

/**
 * wm_clinic_link_choices:
 * @field: a link of @record
 *
 * Returns: (transfer full) (element-type WmRecord) (nullable): what the link may name. Where such records belong to
 * something, only those that belong where @record does: a problem may name a diagnosis of its own episode, never
 * another client's.
 */
GPtrArray *
wm_clinic_link_choices (WmClinic *self, WmRecord *record, const WmField *field, GError **error)
{
  const WmSchema *of = wm_schema_find (field->of);
  if (of->parent == NULL)
    return wm_clinic_list (self, of, NULL, NULL, error);
  g_autofree char *owner = find_owner (self, record, of->parent);
  return owner ? wm_clinic_list (self, of, of->parent, owner, error) : g_ptr_array_new ();
}

/** wm_clinic_find_client: Returns: (transfer full) (nullable): the client with that number. */
WmRecord *
wm_clinic_find_client (WmClinic *self, const char *number, GError **error)
{
  g_autoptr (GPtrArray) found = wm_clinic_list (self, &wm_client_schema, "client-no", number, error);
  if (found && found->len)
    return g_object_ref (found->pdata[0]);
  if (found)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, "There is no client with that number. Look it up with a search.");
  return NULL;
}

/** wm_clinic_open_episode: Returns: (transfer full) (nullable): the episode without a discharge date; %NULL without
 * an error where there is none. */
WmRecord *
wm_clinic_open_episode (WmClinic *self, const char *client_id, GError **error)
{
  g_autoptr (GPtrArray) episodes = wm_clinic_list (self, &wm_episode_schema, "client", client_id, error);
  for (guint i = episodes ? episodes->len : 0; i > 0; i--)
    if (wm_record_is_empty (episodes->pdata[i - 1], "discharge-date"))
      return g_object_ref (episodes->pdata[i - 1]);
  return NULL;
}
