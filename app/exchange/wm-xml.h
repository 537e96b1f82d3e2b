/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Building report XML: records become elements by their table of fields, so that a new field needs no line here.
 * Every text is cleaned of what XML forbids; order and wording depend on the content alone. */
#pragma once
#include "wm-clinic.h"

#include <libxml/tree.h>

#define WM_REPORT_NS_OF_ALL "urn:waymark:report:" /* of every version */
#define WM_REPORT_NS WM_REPORT_NS_OF_ALL "1"

typedef struct
{
  WmClinic *clinic;
  gboolean for_staff; /* else fields of the chart copy stay out */
  xmlDoc *document;   /* owned */
  xmlNode *root;
  GPtrArray *named;   /* of WmRecord: staff and levels of care that a link named */
  guint faults;       /* of the store, when it was begun */
} WmXml;

WmXml *wm_xml_new (WmClinic *clinic, const char *report, gboolean for_staff);
void wm_xml_free (WmXml *self);
xmlNode *wm_xml_add (WmXml *self, xmlNode *parent, const char *name, const char *text);
void wm_xml_set (xmlNode *node, const char *name, const char *value);
xmlNode *wm_xml_add_record (WmXml *self, xmlNode *parent, WmRecord *record);
xmlNode *wm_xml_add_fields (WmXml *self, xmlNode *parent, const char *name, const char *id, WmRecord *record);
void wm_xml_add_named (WmXml *self, xmlNode *parent);
GBytes *wm_xml_finish (WmXml *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmXml, wm_xml_free)
