/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to elements. */
#include "wm-xml.h"

#include "wm-text.h"
#include "wm-xsd.h"

#include <string.h>

#define MAX_TEXT 100000 /* characters; no field holds as many */
#define X(text) ((const xmlChar *) (text))

/** wm_xml_new: Returns: (transfer full): the frame of a report: its root with version, date and policy, no clock time. */
WmXml *
wm_xml_new (WmClinic *clinic, const char *report, gboolean for_staff)
{
  WmXml *self = g_new0 (WmXml, 1);
  g_autofree char *date = wm_day_to_iso (wm_clinic_get_today (clinic));
  self->clinic = clinic;
  self->faults = wm_store_count_faults (wm_clinic_get_store (clinic));
  self->for_staff = for_staff;
  self->named = g_ptr_array_new_with_free_func (g_object_unref);
  self->document = xmlNewDoc (X ("1.0"));
  self->root = xmlNewDocNode (self->document, NULL, X ("waymark-report"), NULL);
  xmlDocSetRootElement (self->document, self->root);
  xmlSetNs (self->root, xmlNewNs (self->root, X (WM_REPORT_NS), NULL));
  wm_xml_set (self->root, "version", "1");
  wm_xml_set (self->root, "report", report);
  wm_xml_set (self->root, "edition", for_staff ? "staff" : "client");
  wm_xml_set (self->root, "date", date);
  wm_xml_set (self->root, "confidentiality", "R");
  wm_xml_set (self->root, "policy", "42CFRPart2");
  wm_xml_set (self->root, "program", wm_record_get (wm_clinic_get_record (clinic), "name"));
  return self;
}

void
wm_xml_free (WmXml *self)
{
  g_ptr_array_unref (self->named);
  xmlFreeDoc (self->document);
  g_free (self);
}

/* A text that is clean already. */
static xmlNode *
add_text (WmXml *self, xmlNode *parent, const char *name, const char *text)
{
  return xmlNewTextChild (parent, self->root->ns, X (name), X (text));
}

/** wm_xml_add: @text (nullable) is any user's text; it is cleaned, and escaped by the library. */
xmlNode *
wm_xml_add (WmXml *self, xmlNode *parent, const char *name, const char *text)
{
  g_autofree char *clean = wm_text_clean (text, MAX_TEXT);
  return add_text (self, parent, name, clean);
}

/** wm_xml_set: an attribute; nothing for %NULL. */
void
wm_xml_set (xmlNode *node, const char *name, const char *value)
{
  g_autofree char *clean = wm_text_clean (value, 10000);
  if (clean)
    xmlNewProp (node, X (name), X (clean));
}

/* Keeps whom and which level of care a link names, each once, in the document's order. A signature says itself who
 * gave it: it may be read by somebody who doesn't know the person. */
static void
remember (WmXml *self, const WmSchema *schema, const WmField *field, const char *id)
{
  if (schema == &wm_signature_schema || field->kind != WM_KIND_LINK)
    return;
  WmRecord *record = strcmp (field->of, "staff") == 0 ? wm_clinic_staff (self->clinic, id) : wm_clinic_level (self->clinic, id);
  if (record && !g_ptr_array_find (self->named, record, NULL))
    g_ptr_array_add (self->named, g_object_ref (record));
}

static void
add_field (WmXml *self, xmlNode *parent, const WmField *field, const char *value)
{
  if (field->kind == WM_KIND_BOOL)
    {
      add_text (self, parent, field->name, strcmp (value, "1") == 0 ? "true" : "false");
      return;
    }
  if (field->kind != WM_KIND_PICK && field->kind != WM_KIND_LINK)
    {
      add_text (self, parent, field->name, value);
      return;
    }
  g_autofree char *text = wm_clinic_text_of (self->clinic, field, value);
  xmlNode *node = wm_xml_add (self, parent, field->name, text);
  wm_xml_set (node, field->kind == WM_KIND_PICK ? "code" : "ref", value);
}

static gboolean
may_leave (WmXml *self, const WmField *field)
{
  return !(field->flags & WM_FIELD_INTERNAL) && (self->for_staff || !(field->flags & WM_FIELD_STAFF));
}

/** wm_xml_add_fields: an element @name with a child for each field that is set and may leave in this edition. */
xmlNode *
wm_xml_add_fields (WmXml *self, xmlNode *parent, const char *name, const char *id, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  xmlNode *node = wm_xml_add (self, parent, name, NULL);
  wm_xml_set (node, "id", id);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *value = wm_text_clean (wm_record_get_at (record, i), MAX_TEXT); /* of control characters alone nothing is left */
      if (wm_text_is_empty (value) || !may_leave (self, &schema->fields[i]))
        continue;
      add_field (self, node, &schema->fields[i], value);
      remember (self, schema, &schema->fields[i], value);
    }
  return node;
}

/** wm_xml_add_record: the record's element is called as its schema; items of a plan go by the id they keep over versions. */
xmlNode *
wm_xml_add_record (WmXml *self, xmlNode *parent, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  const char *item = wm_schema_field (schema, "item") ? wm_record_get (record, "item") : NULL;
  return wm_xml_add_fields (self, parent, schema->name, item ? item : wm_record_get_id (record), record);
}

/**
 * wm_xml_add_named: the staff members and levels of care that the document names, by which somebody who reads it can
 * tell them without our ids.
 */
void
wm_xml_add_named (WmXml *self, xmlNode *parent)
{
  static const struct { const WmSchema *schema; const char *element; const char *fields[4]; } kinds[] = {
    { &wm_staff_schema, "staff-member", { "name", "credential", NULL } },
    { &wm_level_of_care_schema, "level-of-care", { "edition", "code", "label", NULL } },
  };
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < self->named->len; i++)
      {
        WmRecord *record = self->named->pdata[i];
        if (wm_record_get_schema (record) != kinds[k].schema)
          continue;
        xmlNode *node = wm_xml_add (self, parent, kinds[k].element, NULL);
        wm_xml_set (node, "id", wm_record_get_id (record));
        for (guint f = 0; kinds[k].fields[f]; f++)
          if (!wm_record_is_empty (record, kinds[k].fields[f]))
            add_field (self, node, wm_schema_field (kinds[k].schema, kinds[k].fields[f]), wm_record_get (record, kinds[k].fields[f]));
      }
}

/** wm_xml_finish: Returns: (transfer full) (nullable): UTF-8, indented, valid by the published schema, and nothing that
 * couldn't be read left out; or an error. */
GBytes *
wm_xml_finish (WmXml *self, GError **error)
{
  xmlChar *text = NULL;
  int length = 0;
  if (!wm_store_read_whole (wm_clinic_get_store (self->clinic), self->faults, error))
    return NULL;
  xmlDocDumpFormatMemoryEnc (self->document, &text, &length, "UTF-8", 1);
  if (text == NULL)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_IO, "The report can’t be put together: there is not enough memory.");
      return NULL;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (text, (gsize) length, (GDestroyNotify) xmlFree, text);
  return wm_xsd_validate (bytes, error) ? g_steal_pointer (&bytes) : NULL;
}
