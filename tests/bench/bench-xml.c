/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Treatment plans to XML, from the loaded plan to the validated bytes, against a bare libxml2 program that builds the
 * same tree from texts that lie ready, writes it, reads it again and validates it by the same schema. Turns alternate. */
#include "bench-plans.h"
#include "wm-report.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

static xmlSchema *schema;

static void
ours (gpointer plan, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = wm_report_treatment_plan (plan, TRUE, &error);
  bench_check (xml != NULL, error);
}

static void
copy_attributes (xmlNode *node, const xmlNode *like)
{
  for (const xmlAttr *at = like->properties; at; at = at->next)
    xmlNewProp (node, at->name, at->children->content);
}

/* The children of @like are made anew below @node. */
static void
copy_children (xmlNode *node, const xmlNode *like, xmlNs *ns)
{
  for (const xmlNode *at = like->children; at; at = at->next)
    if (at->type == XML_ELEMENT_NODE)
      {
        gboolean text = at->children && at->children->type == XML_TEXT_NODE && !at->children->next;
        xmlNode *child = xmlNewTextChild (node, ns, at->name, text ? at->children->content : NULL);
        copy_attributes (child, at);
        copy_children (child, at, ns);
      }
}

static xmlChar *
write_like (const xmlDoc *like, int *length)
{
  const xmlNode *top = xmlDocGetRootElement (like);
  xmlChar *text = NULL;
  xmlDoc *document = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = xmlNewDocNode (document, NULL, top->name, NULL);
  xmlDocSetRootElement (document, root);
  xmlSetNs (root, xmlNewNs (root, top->ns->href, NULL));
  copy_attributes (root, top);
  copy_children (root, top, root->ns);
  xmlDocDumpFormatMemoryEnc (document, &text, length, "UTF-8", 1);
  xmlFreeDoc (document);
  return text;
}

static void
bare (gpointer like, gpointer data)
{
  int length = 0;
  xmlChar *text = write_like (like, &length);
  xmlDoc *again = xmlReadMemory ((const char *) text, length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt (schema);
  bench_check (again && xmlSchemaValidateDoc (context, again) == 0, NULL);
  xmlSchemaFreeValidCtxt (context);
  xmlFreeDoc (again);
  xmlFree (text);
}

static xmlSchema *
compile (void)
{
  g_autoptr (GBytes) bytes
    = g_resources_lookup_data ("/org/waymark/Waymark/schema/waymark-report-1.xsd", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  xmlSchemaParserCtxt *context = xmlSchemaNewMemParserCtxt (text, (int) size);
  xmlSchema *compiled = xmlSchemaParse (context);
  xmlSchemaFreeParserCtxt (context);
  return compiled;
}

/* What the peer is to write; that it writes the same bytes is checked before anything is measured. */
static xmlDoc *
like_of (WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = wm_report_treatment_plan (plan, TRUE, &error);
  bench_check (xml != NULL, error);
  int length = 0, size = (int) g_bytes_get_size (xml);
  xmlDoc *like = xmlReadMemory (g_bytes_get_data (xml, NULL), size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
  xmlChar *text = write_like (like, &length);
  bench_check (length == size && memcmp (text, g_bytes_get_data (xml, NULL), (gsize) size) == 0, NULL);
  xmlFree (text);
  return like;
}

static void
measure (GPtrArray *plans)
{
  g_autoptr (GPtrArray) likes = g_ptr_array_new_with_free_func ((GDestroyNotify) xmlFreeDoc);
  for (guint i = 0; i < plans->len; i++)
    g_ptr_array_add (likes, like_of (plans->pdata[i]));
  schema = compile ();
  bench_rates ("treatment plans to XML against bare libxml2", plans, ours, likes, bare, 9, 10);
  xmlSchemaFree (schema);
}

int
main (void)
{
  return bench_with_plans (measure);
}
