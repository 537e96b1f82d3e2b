/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms the program knows, and looking things up in one. */
#define G_LOG_DOMAIN "wm-form"
#include "wm-form.h"

#include "wm-record.h"
#include "wm-tables.h"

#include <gio/gio.h>
#include <string.h>

#define FORMS "/org/waymark/Waymark/forms/"

static GMutex lock;
static GPtrArray *forms; /* WmForm; a form that made records lives as long as their classes: forever */

/** wm_form_free: only a form that was never registered may go. */
void
wm_form_free (WmForm *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static const WmForm *
find (const char *key)
{
  for (guint i = 0; forms && i < forms->len; i++)
    if (strcmp (((WmForm *) forms->pdata[i])->key, key) == 0)
      return forms->pdata[i];
  return NULL;
}

static const WmForm *
keep (WmForm *form)
{
  if (forms == NULL)
    forms = g_ptr_array_new ();
  g_ptr_array_insert (forms, 0, form);
  return form;
}

/**
 * wm_form_register:
 * @form: (transfer full)
 *
 * Makes @form known by its key, before an older one of the same key. Records may be made from its
 * sections from now on. Returns: (transfer none): @form, which lives as long as the process.
 */
const WmForm *
wm_form_register (WmForm *form)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  return keep (form);
}

/* Shipped files are read once, when first asked for. */
static const WmForm *
load (const char *key, GError **error)
{
  const WmForm *known = find (key);
  if (known)
    return known;
  g_autofree char *path = g_strconcat (FORMS, key, ".xml", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, "There is no form called “%s”.", key);
      return NULL;
    }
  WmForm *form = wm_form_read (bytes, error);
  return form ? keep (form) : NULL;
}

/** wm_form_find: (transfer none) (nullable): the form called @key. */
const WmForm *
wm_form_find (const char *key, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  return load (key, error);
}

/** wm_form_all: Returns: (transfer container) (element-type WmForm) (nullable): shipped and registered forms. */
GPtrArray *
wm_form_all (GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  g_auto (GStrv) names = g_resources_enumerate_children (FORMS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names && names[i]; i++)
    {
      g_autofree char *key = g_strdup (names[i]);
      if (g_str_has_suffix (key, ".xml"))
        key[strlen (key) - 4] = '\0';
      if (load (key, error) == NULL)
        return NULL;
    }
  GPtrArray *all = g_ptr_array_new ();
  for (guint i = 0; forms && i < forms->len; i++)
    if (find (((WmForm *) forms->pdata[i])->key) == forms->pdata[i])
      g_ptr_array_add (all, forms->pdata[i]);
  return all;
}

/** wm_form_part: (transfer none) (nullable) */
const WmFormPart *
wm_form_part (const WmForm *self, const char *part)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (strcmp (((WmFormPart *) self->parts->pdata[i])->key, part) == 0)
      return self->parts->pdata[i];
  return NULL;
}

/** wm_form_section: (transfer none) (nullable): section keys are unique within a form. */
const WmFormSection *
wm_form_section (const WmForm *self, const char *section)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const WmFormPart *part = self->parts->pdata[i];
      for (guint j = 0; j < part->sections->len; j++)
        if (strcmp (((WmFormSection *) part->sections->pdata[j])->key, section) == 0)
          return part->sections->pdata[j];
    }
  return NULL;
}

/** wm_form_item: (transfer none) (nullable) */
const WmFormItem *
wm_form_item (const WmFormSection *section, const char *item)
{
  int i = wm_schema_field_index (section->schema, item);
  return i < 0 ? NULL : section->items->pdata[i];
}

/** wm_form_item_label_of: the choice's label; the code itself where no choice has it; "" for %NULL. */
const char *
wm_form_item_label_of (const WmFormItem *item, const char *code)
{
  for (guint i = 0; item->choices && code && i < item->choices->len; i++)
    {
      const WmFormChoice *choice = item->choices->pdata[i];
      if (strcmp (choice->code, code) == 0)
        return choice->label;
    }
  return code ? code : "";
}

/**
 * wm_form_picks:
 *
 * Returns: (transfer full) (element-type WmRecord): the choices of @item as pick-item records of the
 * list item->field->of, so that whoever shows a pick needs not know that it stands in a form.
 */
GPtrArray *
wm_form_picks (const WmForm *self, const WmFormSection *section, const WmFormItem *item)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; item->choices && i < item->choices->len; i++)
    {
      const WmFormChoice *choice = item->choices->pdata[i];
      WmRecord *pick = wm_record_new (&wm_pick_item_schema);
      wm_record_set_many (pick, "list", item->field->of, "code", choice->code, "label", choice->label, "active", "1",
                          NULL);
      wm_record_set_int (pick, "position", (gint64) i + 1);
      g_ptr_array_add (picks, pick);
    }
  return picks;
}
