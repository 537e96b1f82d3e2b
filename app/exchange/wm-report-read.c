/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A file is hostile until it is read. What costs a parser time or memory out of proportion - elements and attributes
 * without end, other encodings - is counted in the bytes, before the parser sees them. */
#include "wm-report-read.h"

#include "wm-xml.h"
#include "wm-xsd.h"

#include <string.h>

#define WHAT "The file"
#define MAX_TAGS 200000   /* a plan of 200 objectives has about 30,000 */
#define MAX_DECLARATION 500
#define MAX_ATTRIBUTES 16 /* of one element; a root has eight. The parser compares each with each. */

/* No sign "<" may stand inside a tag, so that each one begins another, whatever stood before it. */
static gboolean
is_bounded (const char *data, gsize length)
{
  guint tags = 0, attributes = 0;
  char quote = '\0';
  gboolean inside = FALSE;
  for (gsize i = 0; i < length && tags <= MAX_TAGS && attributes <= MAX_ATTRIBUTES; i++)
    if (data[i] == '<')
      {
        tags++;
        attributes = 0;
        quote = '\0';
        inside = i + 1 < length && !strchr ("!?/", data[i + 1]);
      }
    else if (inside && quote)
      quote = data[i] == quote ? '\0' : quote;
    else if (inside)
      {
        attributes += data[i] == '=';
        quote = data[i] == '"' || data[i] == '\'' ? data[i] : '\0';
        inside = data[i] != '>';
      }
  return tags <= MAX_TAGS && attributes <= MAX_ATTRIBUTES;
}

/* A parser changes to a declared encoding before it knows whether the declaration is whole, so it must be just this. */
static gboolean
is_declared_utf8 (const char *data, gsize length)
{
  static const char declaration[] = "^<\\?xml\\s+version\\s*=\\s*[\"']1\\.[0-9][\"'](\\s+encoding\\s*=\\s*[\"']UTF-8[\"'])?"
                                    "(\\s+standalone\\s*=\\s*[\"'](yes|no)[\"'])?\\s*\\?>";
  g_autofree char *head = g_strndup (data, MIN (length, MAX_DECLARATION));
  return !g_str_has_prefix (head, "<?xml") || g_regex_match_simple (declaration, head, G_REGEX_CASELESS | G_REGEX_RAW, 0);
}

static gboolean
is_readable (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, length -= 3;
  if (length == 0 || length > WM_XML_MAX_BYTES)
    return TRUE; /* refused unread, with the reader's sentence */
  if (!g_utf8_validate (data, (gssize) length, NULL))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, WHAT " can’t be read: it is not UTF-8 text. Choose a report as Waymark exported it.");
  else if (!is_declared_utf8 (data, length))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, WHAT " can’t be read: its first line is damaged or names another encoding than UTF-8. "
                         "Choose a report as Waymark exported it.");
  else if (!is_bounded (data, length))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, WHAT " can’t be read: it has more elements or attributes than a report can have.");
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_report (xmlNode *root, GError **error)
{
  if (wm_xml_is (root, WM_REPORT_NS, "waymark-report"))
    return TRUE;
  const char *ns = root->ns ? (const char *) root->ns->href : "";
  if (ns && g_str_has_prefix (ns, WM_REPORT_NS_OF_ALL))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NEWER, WHAT " is a report of another version of Waymark, which this one can’t read.");
  else
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, WHAT " is XML, but no report of Waymark. Choose a report as Waymark exported it.");
  return FALSE;
}

static gboolean
fits (xmlDoc *document, GError **error)
{
  int line, code;
  if (wm_xsd_fits (document, &line, &code))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, WHAT " doesn’t fit the schema of Waymark’s reports (line %d, code %d). Export it again, or "
               "correct that line.", line, code);
  return FALSE;
}

/**
 * wm_report_read:
 * @bytes: a file from anywhere, as wm_input_read() reads it
 * @report: (nullable): the element of the report that is wanted: "treatment-plan"; %NULL any
 * @document: (out) (transfer full): what the returned element belongs to
 *
 * Returns: (transfer none) (nullable): the report's element, valid by the schema with all its keys and links. No
 * sentence quotes what the file says.
 */
xmlNode *
wm_report_read (GBytes *bytes, const char *report, xmlDoc **document, GError **error)
{
  if (!is_readable (bytes, error))
    return NULL;
  g_autoptr (xmlDoc) doc = wm_xml_read (bytes, WM_XML_MAX_BYTES, WHAT, error);
  xmlNode *root = doc ? xmlDocGetRootElement (doc) : NULL;
  if (root == NULL || !is_report (root, error) || !fits (doc, error))
    return NULL;
  xmlNode *top = wm_xml_first (root);
  if (report && !wm_xml_is (top, WM_REPORT_NS, report))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, WHAT " is a report of Waymark, but no %s.", report);
      return NULL;
    }
  *document = g_steal_pointer (&doc);
  return top;
}
