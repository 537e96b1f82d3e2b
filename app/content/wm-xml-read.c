/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one XML parser call of the program and small readers of its tree. */
#include "wm-xml-read.h"

#include "wm-text.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* A document type could declare entities that read files or grow without end, so none is let in. */
static void
refuse_doctype (void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  xmlParserCtxt *ctxt = context;
  *(gboolean *) ctxt->_private = TRUE;
  xmlStopParser (ctxt);
}

static void
report (xmlParserCtxt *ctxt, const char *what, gboolean doctype, GError **error)
{
  const xmlError *last = xmlCtxtGetLastError (ctxt);
  if (doctype)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 "%s can’t be read: it declares a document type, which is not allowed. Remove the DOCTYPE line.", what);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "%s can’t be read: it is not well-formed XML (line %d).", what,
                 last ? last->line : 1);
}

static int
options (void)
{
  int flags = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
#if LIBXML_VERSION >= 21300
  flags |= XML_PARSE_NO_XXE;
#endif
  return flags;
}

static gboolean
check_size (GBytes *bytes, gsize max_bytes, const char *what, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  if (size == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "%s can’t be read: it is empty.", what);
  else if (size > max_bytes || size > G_MAXINT)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "%s can’t be read: it is larger than %u kilobytes.", what,
                 (guint) (max_bytes / 1024));
  else
    return TRUE;
  return FALSE;
}

/**
 * wm_xml_read:
 * @bytes: a whole file, never more than @max_bytes
 * @what: how a sentence names it: "The form definition"
 *
 * Returns: (transfer full) (nullable): the tree with a root element. %WM_ERROR_INVALID where it is too
 * large, not well formed, or declares a document type; the sentence never quotes what the file says.
 */
xmlDoc *
wm_xml_read (GBytes *bytes, gsize max_bytes, const char *what, GError **error)
{
  if (!check_size (bytes, max_bytes, what, error))
    return NULL;
  xmlParserCtxt *ctxt = xmlNewParserCtxt ();
  if (ctxt == NULL)
    g_error ("no memory for an XML parser");
  gboolean doctype = FALSE;
  ctxt->_private = &doctype;
  ctxt->sax->internalSubset = refuse_doctype;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *doc = xmlCtxtReadMemory (ctxt, data, (int) size, NULL, NULL, options ());
  if (doctype || !ctxt->wellFormed || doc == NULL || doc->intSubset || xmlDocGetRootElement (doc) == NULL)
    {
      report (ctxt, what, doctype || (doc && doc->intSubset), error);
      g_clear_pointer (&doc, xmlFreeDoc);
    }
  xmlFreeParserCtxt (ctxt);
  return doc;
}

/** wm_xml_attribute: Returns: (transfer full) (nullable): the attribute without a namespace, %NULL where missing. */
char *
wm_xml_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);
  xmlFree (value);
  return copy;
}

/** wm_xml_text: Returns: (transfer full) (nullable): what stands inside, cleaned, runs of blanks as one. */
char *
wm_xml_text (xmlNode *node, gsize max_chars)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *clean = wm_text_clean ((const char *) content, max_chars);
  xmlFree (content);
  if (clean == NULL)
    return NULL;
  GString *out = g_string_sized_new (strlen (clean));
  for (const char *p = clean; *p; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
    else if (out->len && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

/** wm_xml_is: an element of that namespace and name. */
gboolean
wm_xml_is (xmlNode *node, const char *ns, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0 && node->ns != NULL
         && g_strcmp0 ((const char *) node->ns->href, ns) == 0;
}

static xmlNode *
to_element (xmlNode *node)
{
  while (node && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

/** wm_xml_first: (transfer none) (nullable): the first child element. */
xmlNode *
wm_xml_first (xmlNode *parent)
{
  return to_element (parent->children);
}

/** wm_xml_next: (transfer none) (nullable): the next sibling element. */
xmlNode *
wm_xml_next (xmlNode *node)
{
  return to_element (node->next);
}
