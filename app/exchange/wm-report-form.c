/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled-in form as XML: sections and rows by their definition, answers by their stable keys. */
#include "wm-report.h"

#include "wm-text.h"
#include "wm-xml.h"

static void
add_answer (WmXml *xml, xmlNode *row, const WmFormItem *item, const char *value)
{
  const char *label = item->choices ? wm_form_item_label_of (item, value) : NULL;
  const char *text = item->field->kind == WM_KIND_BOOL ? (g_strcmp0 (value, "1") == 0 ? "true" : "false") : label ? label : value;
  xmlNode *answer = wm_xml_add (xml, row, "answer", text);
  wm_xml_set (answer, "item", item->field->name);
  wm_xml_set (answer, "label", item->field->label);
  if (label)
    wm_xml_set (answer, "code", value);
}

static void
add_row (WmXml *xml, xmlNode *section, const WmFormSection *definition, WmRecord *record)
{
  xmlNode *row = wm_xml_add (xml, section, "row", NULL);
  for (guint i = 0; i < definition->items->len; i++)
    {
      const WmFormItem *item = definition->items->pdata[i];
      const char *value = wm_record_get (record, item->field->name);
      if (!wm_text_is_empty (value))
        add_answer (xml, row, item, value);
    }
}

static void
add_section (WmXml *xml, xmlNode *parent, WmFormDocument *document, const WmFormPart *part, const WmFormSection *definition)
{
  GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (document, definition->key));
  xmlNode *section = wm_xml_add (xml, parent, "section", NULL);
  wm_xml_set (section, "key", definition->key);
  wm_xml_set (section, "part", part->letter);
  wm_xml_set (section, "title", definition->title ? definition->title : part->title);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (rows, i);
      add_row (xml, section, definition, record);
    }
}

/** wm_report_relapse_prevention: Returns: (transfer full) (nullable): the parts that apply to this client. */
GBytes *
wm_report_relapse_prevention (WmFormDocument *document, gboolean for_staff, GError **error)
{
  const WmForm *form = wm_form_document_get_form (document);
  g_autoptr (WmXml) xml = wm_xml_new (wm_form_document_get_clinic (document), "relapse-prevention-plan", for_staff);
  xmlNode *top = wm_xml_add (xml, xml->root, "relapse-prevention-plan", NULL);
  wm_xml_add_record (xml, top, wm_clinic_get_record (xml->clinic));
  wm_xml_add_record (xml, top, wm_form_document_get_client (document));
  wm_xml_add_record (xml, top, wm_form_document_get_record (document));
  for (guint i = 0; i < form->parts->len; i++)
    {
      const WmFormPart *part = form->parts->pdata[i];
      for (guint j = 0; wm_form_document_applies (document, part) && j < part->sections->len; j++)
        add_section (xml, top, document, part, part->sections->pdata[j]);
    }
  return wm_xml_finish (xml, error);
}
