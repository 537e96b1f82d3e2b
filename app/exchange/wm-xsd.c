/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Validation of written bytes, by reading them again: what is wrong in the tree or in its writing is found
 * before a byte reaches the target. The sentence names no value: values are health data. */
#define G_LOG_DOMAIN "wm-xsd"
#include "wm-xsd.h"

#include "wm-xml-read.h"

#include <gio/gio.h>
#include <libxml/xmlschemas.h>

#define PLACE "/org/waymark/Waymark/schema/waymark-report-1.xsd"

static xmlParserInputPtr
load_nothing (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

static xmlSchema *
compile (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (PLACE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  xmlSetExternalEntityLoader (load_nothing); /* nothing in this program is ever loaded by address */
  xmlSchemaParserCtxt *context = xmlSchemaNewMemParserCtxt (text, (int) size);
  xmlSchema *schema = xmlSchemaParse (context);
  xmlSchemaFreeParserCtxt (context);
  return schema;
}

static xmlSchema *
get_schema (void)
{
  static xmlSchema *schema;
  static gsize ready;
  if (g_once_init_enter (&ready))
    {
      schema = compile ();
      g_once_init_leave (&ready, 1);
    }
  return schema;
}

typedef struct
{
  int line;
  int code;
} First;

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPtr;
#else
typedef xmlErrorPtr ErrorPtr;
#endif

static void
note_error (void *data, ErrorPtr e)
{
  First *first = data;
  if (first->code == 0 && e->level >= XML_ERR_ERROR)
    *first = (First) { e->line, e->code };
}

/** wm_xsd_fits: FALSE with the @line and the library's @code of the first thing that is wrong. */
gboolean
wm_xsd_fits (xmlDoc *document, int *line, int *code)
{
  First first = { 0, 0 };
  xmlSchemaValidCtxt *context = get_schema () ? xmlSchemaNewValidCtxt (get_schema ()) : NULL;
  int result = -1;
  if (context)
    {
      xmlSchemaSetValidStructuredErrors (context, note_error, &first);
      result = xmlSchemaValidateDoc (context, document);
      xmlSchemaFreeValidCtxt (context);
    }
  *line = first.line;
  *code = first.code;
  return result == 0;
}

/** wm_xsd_validate: a report of ours; FALSE with a sentence that names line and code, never a value. */
gboolean
wm_xsd_validate (GBytes *report, GError **error)
{
  int line, code;
  g_autoptr (xmlDoc) document = wm_xml_read (report, WM_XML_MAX_BYTES * 4, "report", error);
  if (document == NULL)
    return FALSE;
  if (wm_xsd_fits (document, &line, &code))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "The report doesn’t fit its published schema (line %d, code %d). Nothing was "
               "written; please report this.", line, code);
  return FALSE;
}
