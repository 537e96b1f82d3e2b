/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading XML that may be hostile: from memory only, bounded, without any document type, entity or
 * network. Every XML file the program reads comes in through here. */
#pragma once
#include "wm-error.h"

#include <libxml/tree.h>

#define WM_XML_MAX_BYTES (20u * 1024 * 1024)

xmlDoc *wm_xml_read (GBytes *bytes, gsize max_bytes, const char *what, GError **error);
char *wm_xml_attribute (xmlNode *node, const char *name);
char *wm_xml_text (xmlNode *node, gsize max_chars);
gboolean wm_xml_is (xmlNode *node, const char *ns, const char *name);
xmlNode *wm_xml_first (xmlNode *parent);
xmlNode *wm_xml_next (xmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
