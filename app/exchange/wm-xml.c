/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to elements. */
#include "wm-xml.h"

#include "wm-text.h"
#include "wm-xsd.h"

#include <string.h>

#define X(text) ((const xmlChar *) (text))

/** wm_xml_new: Returns: (transfer full): the frame of a report: its root with version, date and policy, no clock time. */
WmXml *
wm_xml_new (WmClinic *clinic, const char *report, gboolean for_staff)
{
  WmXml *self = g_new0 (WmXml, 1);
  g_autofree char *date = wm_day_to_iso (wm_clinic_get_today (clinic));
  self->clinic = clinic;
  self->for_staff = for_staff;
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
  xmlFreeDoc (self->document);
  g_free (self);
}

/** wm_xml_add: @text (nullable) is any user's text; it is cleaned, and escaped by the library. */
xmlNode *
wm_xml_add (WmXml *self, xmlNode *parent, const char *name, const char *text)
{
  g_autofree char *clean = wm_text_clean (text, 100000);
  return xmlNewTextChild (parent, self->root->ns, X (name), X (clean));
}

/** wm_xml_set: an attribute; nothing for %NULL. */
void
wm_xml_set (xmlNode *node, const char *name, const char *value)
{
  g_autofree char *clean = wm_text_clean (value, 10000);
  if (clean)
    xmlNewProp (node, X (name), X (clean));
}

static void
add_field (WmXml *self, xmlNode *parent, const WmField *field, const char *value)
{
  if (field->kind == WM_KIND_BOOL)
    {
      wm_xml_add (self, parent, field->name, strcmp (value, "1") == 0 ? "true" : "false");
      return;
    }
  g_autofree char *text = wm_clinic_text_of (self->clinic, field, value);
  xmlNode *node = wm_xml_add (self, parent, field->name, text);
  if (field->kind == WM_KIND_PICK)
    wm_xml_set (node, "code", value);
  else if (field->kind == WM_KIND_LINK)
    wm_xml_set (node, "ref", value);
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
      const WmField *field = &schema->fields[i];
      const char *value = wm_record_get_at (record, i);
      if ((field->flags & WM_FIELD_INTERNAL) || wm_text_is_empty (value) || ((field->flags & WM_FIELD_STAFF) && !self->for_staff))
        continue;
      add_field (self, node, field, value);
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

/** wm_xml_finish: Returns: (transfer full) (nullable): UTF-8, indented, valid by the published schema, or an error. */
GBytes *
wm_xml_finish (WmXml *self, GError **error)
{
  xmlChar *text = NULL;
  int length = 0;
  xmlDocDumpFormatMemoryEnc (self->document, &text, &length, "UTF-8", 1);
  if (text == NULL)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_IO, "The report can't be put together: there is not enough memory.");
      return NULL;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (text, (gsize) length, (GDestroyNotify) xmlFree, text);
  return wm_xsd_validate (bytes, error) ? g_steal_pointer (&bytes) : NULL;
}
