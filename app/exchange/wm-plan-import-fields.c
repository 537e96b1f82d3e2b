/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements to values, by the tables of fields; and what the file's links mean in this clinic. */
#include "wm-plan-import-private.h"

#include "wm-text.h"
#include "wm-xml.h"

#include <string.h>

#define MAX_TEXT 100000

/** _wm_plan_import_refuse: the sentence begins with line and element, and quotes nothing of the file. */
void
_wm_plan_import_refuse (xmlNode *node, GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, "Nothing was imported: line %ld, %s: %s", xmlGetLineNo (node), (const char *) node->name, reason);
}

static xmlNode *
child (xmlNode *parent, const char *name)
{
  for (xmlNode *node = wm_xml_first (parent); node; node = wm_xml_next (node))
    if (wm_xml_is (node, WM_REPORT_NS, name))
      return node;
  return NULL;
}

/* As it stands, line ends and runs of blanks included. */
static char *
content (xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);
  char *clean = wm_text_clean ((const char *) text, MAX_TEXT);
  xmlFree (text);
  return clean;
}

/** _wm_plan_import_text: Returns: (transfer full) (nullable): what the first child element of that name holds. */
char *
_wm_plan_import_text (xmlNode *parent, const char *name)
{
  xmlNode *node = child (parent, name);
  return node ? content (node) : NULL;
}

static gboolean
is_same_folded (const char *a, const char *b)
{
  g_autofree char *x = wm_text_fold (a), *y = wm_text_fold (b);
  return *x && strcmp (x, y) == 0;
}

/**
 * _wm_plan_import_is_same_person: the same birth date, and the same number or first name; where a birth date is missing,
 * both names. A number alone says nothing: another clinic gives the same ones; nor does a last name: twins share it.
 */
gboolean
_wm_plan_import_is_same_person (WmRecord *chart, xmlNode *client)
{
  g_autofree char *birth = _wm_plan_import_text (client, "date-of-birth"), *number = _wm_plan_import_text (client, "client-no");
  g_autofree char *first = _wm_plan_import_text (client, "first-name"), *last = _wm_plan_import_text (client, "last-name");
  const char *born = wm_record_get (chart, "date-of-birth");
  gboolean same_first = is_same_folded (first, wm_record_get (chart, "first-name"));
  if (birth && born)
    return strcmp (birth, born) == 0 && (same_first || g_strcmp0 (number, wm_record_get (chart, "client-no")) == 0);
  return same_first && is_same_folded (last, wm_record_get (chart, "last-name"));
}

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "1") == 0;
}

static const char *
find_staff (WmPlanImport *self, const char *id, xmlNode *named)
{
  GPtrArray *staff = wm_clinic_get_staff (self->clinic);
  g_autofree char *name = _wm_plan_import_text (named, "name"), *credential = _wm_plan_import_text (named, "credential");
  WmRecord *only = NULL;
  guint n = 0, n_exact = 0;
  for (guint i = 0; i < staff->len; i++)
    {
      WmRecord *person = staff->pdata[i];
      if (!is_same_folded (name, wm_record_get (person, "name")))
        continue;
      if (strcmp (wm_record_get_id (person), id) == 0)
        return wm_record_get_id (person);
      gboolean exact = g_strcmp0 (credential, wm_record_get (person, "credential")) == 0;
      if (n == 0 || exact)
        only = person;
      n++;
      n_exact += exact;
    }
  return n == 1 || n_exact == 1 ? wm_record_get_id (only) : NULL; /* of two people of one name neither is guessed */
}

static const char *
find_level (WmPlanImport *self, xmlNode *named)
{
  g_autofree char *edition = wm_xml_attribute (child (named, "edition"), "code");
  g_autofree char *code = _wm_plan_import_text (named, "code"), *label = _wm_plan_import_text (named, "label");
  WmRecord *level = wm_clinic_find_level (self->clinic, edition, code);
  GPtrArray *levels = wm_clinic_get_levels (self->clinic);
  for (guint i = 0; level == NULL && i < levels->len; i++)
    if (g_strcmp0 (wm_record_get (levels->pdata[i], "edition"), edition) == 0 && is_same_folded (label, wm_record_get (levels->pdata[i], "label")))
      level = levels->pdata[i];
  return level ? wm_record_get_id (level) : NULL;
}

/* The chart's record that is the same one, or else has the same values in these two fields of the file. */
static const char *
find_alike (GPtrArray *records, const char *id, const char *const fields[2], char *const values[2])
{
  const char *alike = NULL;
  for (guint i = 0; i < records->len; i++)
    {
      WmRecord *record = records->pdata[i];
      gboolean same = TRUE;
      for (guint f = 0; f < 2 && fields[f]; f++)
        same = same && values[f] && g_strcmp0 (values[f], wm_record_get (record, fields[f])) == 0;
      if (same && (alike == NULL || strcmp (wm_record_get_id (record), id) == 0))
        alike = wm_record_get_id (record);
    }
  return alike;
}

static const char *
find_diagnosis (WmPlanImport *self, const char *id, xmlNode *named)
{
  g_autofree char *code = _wm_plan_import_text (named, "code");
  return find_alike (self->diagnoses, id, (const char *const[]) { "code", NULL }, (char *const[]) { code, NULL });
}

static const char *
find_flag (WmPlanImport *self, const char *id, xmlNode *named)
{
  xmlNode *kind = child (named, "kind");
  g_autofree char *code = kind ? wm_xml_attribute (kind, "code") : NULL, *opened = _wm_plan_import_text (named, "opened");
  return find_alike (self->flags, id, (const char *const[]) { "kind", "opened" }, (char *const[]) { code, opened });
}

static const struct
{
  const char *of, *element; /* what a link of this schema names in the file */
  const char *missing;      /* what to do about it; NULL: the link is left out */
} links[] = {
  { "staff", "staff-member", "no staff member here has that name, or several have; correct the name in the file or add the person first." },
  { "level-of-care", "level-of-care", "this clinic has no such level of care." },
  { "diagnosis", "diagnosis", "the chart has no diagnosis with that code; enter it first." },
  { "safety-flag", "safety-flag", NULL },
};

static const char *
look_up (WmPlanImport *self, const char *of, const char *id, xmlNode *named)
{
  if (strcmp (of, "staff") == 0)
    return find_staff (self, id, named);
  if (strcmp (of, "level-of-care") == 0)
    return find_level (self, named);
  return strcmp (of, "diagnosis") == 0 ? find_diagnosis (self, id, named) : find_flag (self, id, named);
}

/** _wm_plan_import_link: @id (nullable) is what @node's link means here; FALSE where this clinic lacks what must be there. */
gboolean
_wm_plan_import_link (WmPlanImport *self, xmlNode *node, const WmField *field, const char **id, GError **error)
{
  guint k = 0;
  while (k < G_N_ELEMENTS (links) && strcmp (links[k].of, field->of) != 0)
    k++;
  g_assert (k < G_N_ELEMENTS (links)); /* the tables link to nothing else; a test walks them */
  g_autofree char *ref = wm_xml_attribute (node, "ref");
  g_autofree char *place = g_strdup_printf ("%s/%s", links[k].element, ref);
  xmlNode *named = g_hash_table_lookup (self->named, place);
  if (!g_hash_table_contains (self->found, place))
    g_hash_table_insert (self->found, g_strdup (place), (gpointer) (named ? look_up (self, field->of, ref, named) : NULL));
  *id = g_hash_table_lookup (self->found, place);
  if (*id || links[k].missing == NULL)
    return TRUE;
  _wm_plan_import_refuse (node, error, "%s", links[k].missing);
  return FALSE;
}

static gboolean
read_pick (WmPlanImport *self, xmlNode *node, const WmField *field, WmRecord *record, GError **error)
{
  g_autofree char *code = wm_xml_attribute (node, "code");
  if (wm_clinic_pick (self->clinic, field->of, code) == NULL)
    {
      _wm_plan_import_refuse (node, error, "the list %s of this clinic has no such code.", field->of);
      return FALSE;
    }
  wm_record_set (record, field->name, code);
  return TRUE;
}

/* The schema lets blanks and signs stand around numbers that records don't know; what is no number is refused below. */
static void
read_number (WmRecord *record, const WmField *field, const char *text)
{
  gint64 whole;
  wm_record_set (record, field->name, text && *text == '+' ? text + 1 : text);
  if (field->kind == WM_KIND_INT && wm_record_get_int (record, field->name, &whole))
    wm_record_set_int (record, field->name, whole);
}

static gboolean
read_field (WmPlanImport *self, xmlNode *node, const WmField *field, WmRecord *record, GError **error)
{
  const char *id;
  g_autofree char *line = wm_xml_text (node, MAX_TEXT), *text = content (node);
  switch (field->kind)
    {
    case WM_KIND_PICK:
      return read_pick (self, node, field, record, error);
    case WM_KIND_LINK:
      if (!_wm_plan_import_link (self, node, field, &id, error))
        return FALSE;
      wm_record_set (record, field->name, id);
      return TRUE;
    case WM_KIND_BOOL:
      wm_record_set_bool (record, field->name, is_true (line));
      return TRUE;
    case WM_KIND_INT:
    case WM_KIND_NUMBER:
      read_number (record, field, line);
      return TRUE;
    case WM_KIND_DATE:
    case WM_KIND_TIME:
      wm_record_set (record, field->name, line);
      return TRUE;
    case WM_KIND_TEXT:
    case WM_KIND_LONG_TEXT:
      break;
    }
  wm_record_set (record, field->name, text);
  return TRUE;
}

/** _wm_plan_import_fields: every child element that is a field of @record's table; then what refuses a save. */
gboolean
_wm_plan_import_fields (WmPlanImport *self, xmlNode *node, WmRecord *record, GError **error)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  for (xmlNode *at = wm_xml_first (node); at; at = wm_xml_next (at))
    {
      const WmField *field = wm_schema_field (wm_record_get_schema (record), (const char *) at->name);
      if (field && !(field->flags & WM_FIELD_INTERNAL) && !read_field (self, at, field, record, error))
        return FALSE;
    }
  if (wm_clinic_validate (self->clinic, record, "", findings))
    return TRUE;
  _wm_plan_import_refuse (node, error, "%s", ((WmFinding *) findings->pdata[0])->text);
  return FALSE;
}
