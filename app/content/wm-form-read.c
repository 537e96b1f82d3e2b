/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a form definition (data/schema/waymark-form-1.xsd). It may come damaged or hostile: every
 * count and length is bounded, every name checked, and the first problem ends it with one sentence. */
#include "wm-form.h"
#include "wm-xml-read.h"

#include "wm-text.h"

#include <string.h>

#define MAX_BYTES (1024 * 1024)
#define MAX_CHILDREN 80 /* parts of a form, sections of a part, items of a section, choices of an item */
#define MAX_CHARS 2000
#define MAX_KEY 40

typedef struct
{
  WmForm *form;
  GHashTable *sections; /* key -> section: unique over all parts */
  GError **error;
} Reader;

static gboolean G_GNUC_PRINTF (3, 4)
fail (Reader *r, xmlNode *node, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (r->error, WM_ERROR, WM_ERROR_INVALID, "The form definition can’t be used: %s (line %ld).", what,
               xmlGetLineNo (node));
  return FALSE;
}

static const char *
store (Reader *r, const char *text)
{
  return text ? g_string_chunk_insert_const (r->form->texts, text) : NULL;
}

/* A name from the file as a sentence may hold it. */
static const char *
shown (Reader *r, xmlNode *node)
{
  g_autofree char *name = wm_text_clean ((const char *) node->name, 20);
  return store (r, name);
}

/* (nullable): NULL also where the attribute is empty. */
static const char *
attribute (Reader *r, xmlNode *node, const char *name)
{
  g_autofree char *raw = wm_xml_attribute (node, name);
  g_autofree char *clean = wm_text_clean (raw, MAX_CHARS);
  return store (r, clean);
}

static gboolean
is_key (const char *key)
{
  gsize n = key ? strlen (key) : 0;
  if (n == 0 || n > MAX_KEY || !g_ascii_islower (key[0]) || key[n - 1] == '-' || strstr (key, "--"))
    return FALSE;
  return strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

static gboolean
read_key (Reader *r, xmlNode *node, const char *name, const char **key)
{
  *key = attribute (r, node, name);
  return is_key (*key) || fail (r, node, "<%s> needs a %s of small letters, digits and hyphens", shown (r, node), name);
}

static gboolean
read_text (Reader *r, xmlNode *node, const char *name, const char **text)
{
  *text = attribute (r, node, name);
  return *text || fail (r, node, "<%s> needs a %s", shown (r, node), name);
}

static gboolean
read_number (Reader *r, xmlNode *node, const char *name, gint64 min, gint64 max, gint64 fallback, gint64 *value)
{
  const char *text = attribute (r, node, name);
  *value = fallback;
  if (text && !g_ascii_string_to_signed (text, 10, min, max, value, NULL))
    return fail (r, node, "%s must be a whole number from %d to %d", name, (int) min, (int) max);
  return TRUE;
}

static gboolean
read_yes (Reader *r, xmlNode *node, const char *name, gboolean *yes)
{
  const char *text = attribute (r, node, name);
  *yes = g_strcmp0 (text, "yes") == 0;
  return text == NULL || *yes || strcmp (text, "no") == 0 || fail (r, node, "%s must be yes or no", name);
}

/* A misspelt attribute would else be a rule that silently doesn't hold. */
static gboolean
only_attributes (Reader *r, xmlNode *node, const char *names)
{
  for (xmlAttr *a = node->properties; a; a = a->next)
    {
      g_autofree char *padded = g_strdup_printf (" %.60s ", (const char *) a->name);
      if (a->ns || strstr (names, padded) == NULL)
        return fail (r, node, "<%s> has an attribute that is not known", shown (r, node));
    }
  return TRUE;
}

static gboolean
too_many (Reader *r, xmlNode *node, GPtrArray *already)
{
  return already->len >= MAX_CHILDREN && !fail (r, node, "there are more than %d of <%s>", MAX_CHILDREN, shown (r, node));
}

static gboolean
stray (Reader *r, xmlNode *node)
{
  return fail (r, node, "<%s> is not expected here", shown (r, node));
}

/* items */

static void
free_item (gpointer data)
{
  WmFormItem *item = data;
  g_clear_pointer (&item->choices, g_ptr_array_unref);
  g_free (item);
}

static gboolean
read_choice (Reader *r, xmlNode *node, WmFormItem *item)
{
  const char *code, *label;
  if (!wm_xml_is (node, WM_FORM_NS, "choice"))
    return stray (r, node);
  if (too_many (r, node, item->choices) || !only_attributes (r, node, " code label ")
      || !read_key (r, node, "code", &code) || !read_text (r, node, "label", &label))
    return FALSE;
  for (guint i = 0; i < item->choices->len; i++)
    if (strcmp (((WmFormChoice *) item->choices->pdata[i])->code, code) == 0)
      return fail (r, node, "the choice %s is there twice", code);
  WmFormChoice *choice = g_new0 (WmFormChoice, 1);
  choice->code = code;
  choice->label = label;
  g_ptr_array_add (item->choices, choice);
  return TRUE;
}

static gboolean
read_kind (Reader *r, xmlNode *node, WmFormItem *item, WmField *field)
{
  static const struct { const char *name; WmKind kind; } kinds[] = {
    { "text", WM_KIND_TEXT }, { "long-text", WM_KIND_LONG_TEXT }, { "date", WM_KIND_DATE }, { "time", WM_KIND_TIME },
    { "int", WM_KIND_INT },   { "number", WM_KIND_NUMBER },       { "bool", WM_KIND_BOOL }, { "pick", WM_KIND_PICK },
    { "scale", WM_KIND_INT }, { "phone", WM_KIND_TEXT },
  };
  const char *name = attribute (r, node, "kind");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        field->kind = kinds[i].kind;
        item->is_scale = strcmp (name, "scale") == 0;
        item->is_phone = strcmp (name, "phone") == 0;
        return TRUE;
      }
  return fail (r, node, "an item’s kind must be one of text, long-text, date, time, int, number, bool, pick, scale, phone");
}

static gboolean
read_limits (Reader *r, xmlNode *node, WmFormItem *item, WmField *field)
{
  gboolean numeric = field->kind == WM_KIND_INT || field->kind == WM_KIND_NUMBER;
  gint64 min, max, top = field->kind == WM_KIND_LONG_TEXT ? 8000 : field->kind == WM_KIND_TEXT ? 1000 : 1000000;
  if (!read_number (r, node, "min", numeric ? -1000000 : 0, top, 0, &min)
      || !read_number (r, node, "max", numeric ? -1000000 : 0, top, item->is_scale ? 10 : 0, &max))
    return FALSE;
  if (!numeric && min != 0)
    return fail (r, node, "min belongs to a number");
  if ((numeric && min > max) || (item->is_scale && max - min > 100))
    return fail (r, node, "min must be below max");
  field->min = (double) min;
  field->max = (double) max;
  return TRUE;
}

static gboolean
read_within (Reader *r, xmlNode *node, WmFormItem *item, const WmField *field)
{
  const char *within = attribute (r, node, "within");
  item->within_review = within != NULL;
  return within == NULL || (field->kind == WM_KIND_DATE && strcmp (within, "review-every-days") == 0)
         || fail (r, node, "within may only be review-every-days, of a date");
}

/* suggest="triggers" names a library; suggest-rows="contacts.name" another section's item. */
static gboolean
read_suggestions (Reader *r, xmlNode *node, WmFormItem *item)
{
  item->suggest = attribute (r, node, "suggest");
  item->fills = attribute (r, node, "suggest-fills");
  const char *rows = attribute (r, node, "suggest-rows");
  if ((item->suggest && !is_key (item->suggest)) || (item->fills && !is_key (item->fills)))
    return fail (r, node, "suggest and suggest-fills must be keys");
  if (rows == NULL)
    return TRUE;
  g_auto (GStrv) parts = g_strsplit (rows, ".", 3);
  if (g_strv_length (parts) != 2 || !is_key (parts[0]) || !is_key (parts[1]))
    return fail (r, node, "suggest-rows must name a section and its item as section.item");
  item->rows_section = store (r, parts[0]);
  item->rows_item = store (r, parts[1]);
  return TRUE;
}

static gboolean
read_choices (Reader *r, xmlNode *node, WmFormItem *item, WmField *field, const char *section)
{
  gboolean pick = field->kind == WM_KIND_PICK;
  if (pick)
    item->choices = g_ptr_array_new_with_free_func (g_free);
  for (xmlNode *child = wm_xml_first (node); child; child = wm_xml_next (child))
    if (!pick || !read_choice (r, child, item))
      return pick ? FALSE : stray (r, child);
  if (pick && item->choices->len == 0)
    return fail (r, node, "a pick needs choices");
  g_autofree char *list = g_strdup_printf ("%s.%s.%s", r->form->key, section, field->name);
  field->of = pick ? store (r, list) : NULL;
  return TRUE;
}

static gboolean
fill_item (Reader *r, xmlNode *node, const char *section, WmFormItem *item, WmField *field)
{
  gboolean needed;
  if (!only_attributes (r, node, " key label kind required min max help suggest suggest-fills suggest-rows within ")
      || !read_key (r, node, "key", &field->name) || !read_text (r, node, "label", &field->label)
      || !read_kind (r, node, item, field) || !read_limits (r, node, item, field)
      || !read_yes (r, node, "required", &needed) || !read_within (r, node, item, field)
      || !read_suggestions (r, node, item))
    return FALSE;
  field->flags = needed ? WM_FIELD_SIGN : 0;
  field->help = attribute (r, node, "help");
  return read_choices (r, node, item, field, section);
}

static gboolean
read_item (Reader *r, xmlNode *node, WmFormSection *section, GArray *fields)
{
  if (too_many (r, node, section->items))
    return FALSE;
  WmField field = { 0 };
  WmFormItem *item = g_new0 (WmFormItem, 1);
  g_ptr_array_add (section->items, item);
  if (!fill_item (r, node, section->key, item, &field))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    if (strcmp (g_array_index (fields, WmField, i).name, field.name) == 0)
      return fail (r, node, "the item %s is there twice", field.name);
  g_array_append_val (fields, field);
  return TRUE;
}

/* rules of a section */

static void
free_need (gpointer data)
{
  g_strfreev (((WmFormNeed *) data)->items);
  g_free (data);
}

static gboolean
read_require (Reader *r, xmlNode *node, WmFormSection *section)
{
  gint64 most;
  if (too_many (r, node, section->needs))
    return FALSE;
  WmFormNeed *need = g_new0 (WmFormNeed, 1);
  g_ptr_array_add (section->needs, need);
  const char *items;
  if (!only_attributes (r, node, " items when is at-most rule text ") || !read_text (r, node, "items", &items)
      || !read_key (r, node, "when", &need->item) || !read_text (r, node, "rule", &need->rule)
      || !read_text (r, node, "text", &need->text)
      || !read_number (r, node, "at-most", -1000000, 1000000, 0, &most))
    return FALSE;
  need->is = attribute (r, node, "is");
  need->at_most = (double) most;
  need->items = g_strsplit (items, " ", MAX_CHILDREN);
  if ((need->is == NULL) == (attribute (r, node, "at-most") == NULL))
    return fail (r, node, "<require> needs either is or at-most");
  return wm_xml_first (node) == NULL || stray (r, wm_xml_first (node));
}

static gboolean
read_quota (Reader *r, xmlNode *node, WmFormSection *section)
{
  gint64 rows;
  if (too_many (r, node, section->quotas))
    return FALSE;
  WmFormQuota *quota = g_new0 (WmFormQuota, 1);
  g_ptr_array_add (section->quotas, quota);
  if (!only_attributes (r, node, " rows item is rule text ") || !read_number (r, node, "rows", 1, 50, 1, &rows)
      || !read_key (r, node, "item", &quota->item) || !read_text (r, node, "is", &quota->is)
      || !read_text (r, node, "rule", &quota->rule) || !read_text (r, node, "text", &quota->text))
    return FALSE;
  quota->rows = (guint) rows;
  return wm_xml_first (node) == NULL || stray (r, wm_xml_first (node));
}

/* Rules and suggestions may only speak of items that exist. */
static gboolean
check_names (Reader *r, xmlNode *node, const WmFormSection *section)
{
  for (guint i = 0; i < section->needs->len; i++)
    {
      const WmFormNeed *need = section->needs->pdata[i];
      gboolean known = wm_form_item (section, need->item) != NULL;
      for (guint j = 0; known && need->items[j]; j++)
        known = wm_form_item (section, need->items[j]) != NULL;
      if (!known)
        return fail (r, node, "a <require> of section %s names an item that isn’t there", section->key);
    }
  for (guint i = 0; i < section->quotas->len; i++)
    if (wm_form_item (section, ((WmFormQuota *) section->quotas->pdata[i])->item) == NULL)
      return fail (r, node, "an <at-least> of section %s names an item that isn’t there", section->key);
  for (guint i = 0; i < section->items->len; i++)
    {
      const WmFormItem *item = section->items->pdata[i];
      if (item->fills && wm_form_item (section, item->fills) == NULL)
        return fail (r, node, "suggest-fills of item %s names an item that isn’t there", item->field->name);
    }
  return TRUE;
}

/* sections */

static void
free_section (gpointer data)
{
  WmFormSection *section = data;
  g_clear_pointer (&section->items, g_ptr_array_unref);
  g_clear_pointer (&section->needs, g_ptr_array_unref);
  g_clear_pointer (&section->quotas, g_ptr_array_unref);
  g_free (section->fields);
  g_free (section);
}

static void
make_schema (Reader *r, WmFormSection *section, GArray *fields)
{
  guint n = fields->len;
  section->fields = (WmField *) g_array_free (fields, FALSE);
  for (guint i = 0; i < n; i++)
    ((WmFormItem *) section->items->pdata[i])->field = &section->fields[i];
  g_autofree char *name = g_strdup_printf ("form-%s-%s", r->form->key, section->key);
  section->table.name = store (r, name);
  section->table.label = section->row;
  section->table.fields = section->fields;
  section->table.n_fields = n;
  section->schema = &section->table;
}

static gboolean
read_section_head (Reader *r, xmlNode *node, WmFormSection *section)
{
  gint64 min;
  gboolean many;
  if (!only_attributes (r, node, " key title help row rows rule many min ") || !read_key (r, node, "key", &section->key)
      || !read_text (r, node, "row", &section->row) || !read_text (r, node, "rows", &section->rows)
      || !read_text (r, node, "rule", &section->rule) || !read_yes (r, node, "many", &many)
      || !read_number (r, node, "min", 0, 50, 0, &min))
    return FALSE;
  section->title = attribute (r, node, "title");
  section->help = attribute (r, node, "help");
  section->many = many;
  section->min_rows = (guint) min;
  if (!many && min != 0)
    return fail (r, node, "min belongs to a section with many rows");
  return g_hash_table_add (r->sections, (gpointer) section->key)
         || fail (r, node, "the section %s is there twice", section->key);
}

static gboolean
read_section_child (Reader *r, xmlNode *child, WmFormSection *section, GArray *fields)
{
  if (wm_xml_is (child, WM_FORM_NS, "item"))
    return read_item (r, child, section, fields);
  if (wm_xml_is (child, WM_FORM_NS, "require"))
    return read_require (r, child, section);
  if (wm_xml_is (child, WM_FORM_NS, "at-least"))
    return read_quota (r, child, section);
  return stray (r, child);
}

static gboolean
read_section (Reader *r, xmlNode *node, WmFormPart *part)
{
  if (too_many (r, node, part->sections))
    return FALSE;
  WmFormSection *section = g_new0 (WmFormSection, 1);
  g_ptr_array_add (part->sections, section);
  section->items = g_ptr_array_new_with_free_func (free_item);
  section->needs = g_ptr_array_new_with_free_func (free_need);
  section->quotas = g_ptr_array_new_with_free_func (g_free);
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (WmField));
  gboolean ok = read_section_head (r, node, section);
  for (xmlNode *child = wm_xml_first (node); ok && child; child = wm_xml_next (child))
    ok = read_section_child (r, child, section, fields);
  if (!ok || fields->len == 0)
    {
      g_array_unref (fields);
      return ok ? fail (r, node, "the section %s has no items", section->key) : FALSE;
    }
  make_schema (r, section, fields);
  return check_names (r, node, section);
}

/* parts */

static void
free_note (gpointer data)
{
  g_strfreev (((WmFormNote *) data)->lines);
  g_free (data);
}

static void
free_part (gpointer data)
{
  WmFormPart *part = data;
  g_clear_pointer (&part->sections, g_ptr_array_unref);
  g_clear_pointer (&part->notes, g_ptr_array_unref);
  g_free (part);
}

static gboolean
read_note (Reader *r, xmlNode *node, WmFormPart *part)
{
  if (too_many (r, node, part->notes))
    return FALSE;
  WmFormNote *note = g_new0 (WmFormNote, 1);
  g_ptr_array_add (part->notes, note);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean ok = only_attributes (r, node, " key title ") && read_key (r, node, "key", &note->key)
                && read_text (r, node, "title", &note->title);
  for (xmlNode *child = wm_xml_first (node); ok && child; child = wm_xml_next (child))
    {
      char *line = wm_xml_is (child, WM_FORM_NS, "line") ? wm_xml_text (child, MAX_CHARS) : NULL;
      ok = (line || stray (r, child)) && !too_many (r, child, lines);
      if (line)
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_add (lines, NULL);
  note->lines = (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
  return ok;
}

static gboolean
read_part_head (Reader *r, xmlNode *node, WmFormPart *part)
{
  if (!only_attributes (r, node, " key letter title when lines guide ") || !read_key (r, node, "key", &part->key)
      || !read_text (r, node, "letter", &part->letter) || !read_text (r, node, "title", &part->title)
      || !read_yes (r, node, "guide", &part->guide))
    return FALSE;
  part->when = attribute (r, node, "when");
  part->lines = attribute (r, node, "lines");
  if (!g_ascii_isupper (part->letter[0]) || part->letter[1])
    return fail (r, node, "letter must be one capital letter");
  if (part->when && strcmp (part->when, "safety-flag-open") != 0)
    return fail (r, node, "when may only be safety-flag-open");
  if (part->lines && !is_key (part->lines))
    return fail (r, node, "lines must be the name of settings");
  return (wm_form_part (r->form, part->key) == part) || fail (r, node, "the part %s is there twice", part->key);
}

static gboolean
read_intro (Reader *r, xmlNode *node, const char **intro)
{
  if (*intro || wm_xml_first (node))
    return stray (r, node);
  g_autofree char *text = wm_xml_text (node, MAX_CHARS);
  *intro = store (r, text);
  return TRUE;
}

static gboolean
read_part (Reader *r, xmlNode *node)
{
  if (too_many (r, node, r->form->parts))
    return FALSE;
  WmFormPart *part = g_new0 (WmFormPart, 1);
  part->key = "";
  part->sections = g_ptr_array_new_with_free_func (free_section);
  part->notes = g_ptr_array_new_with_free_func (free_note);
  g_ptr_array_add (r->form->parts, part);
  gboolean ok = read_part_head (r, node, part);
  for (xmlNode *child = wm_xml_first (node); ok && child; child = wm_xml_next (child))
    if (wm_xml_is (child, WM_FORM_NS, "intro"))
      ok = read_intro (r, child, &part->intro);
    else if (wm_xml_is (child, WM_FORM_NS, "note"))
      ok = read_note (r, child, part);
    else
      ok = wm_xml_is (child, WM_FORM_NS, "section") ? read_section (r, child, part) : stray (r, child);
  return ok;
}

/* the form */

static gboolean
check_row_suggestions (Reader *r, xmlNode *root)
{
  for (guint p = 0; p < r->form->parts->len; p++)
    {
      const WmFormPart *part = r->form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        {
          const WmFormSection *section = part->sections->pdata[s];
          for (guint i = 0; i < section->items->len; i++)
            {
              const WmFormItem *item = section->items->pdata[i];
              const WmFormSection *from = item->rows_section ? wm_form_section (r->form, item->rows_section) : NULL;
              if (item->rows_section && (from == NULL || wm_form_item (from, item->rows_item) == NULL))
                return fail (r, root, "suggest-rows of item %s names an item that isn’t there", item->field->name);
            }
        }
    }
  return TRUE;
}

static gboolean
read_root (Reader *r, xmlNode *root)
{
  gint64 version;
  WmForm *form = r->form;
  if (!wm_xml_is (root, WM_FORM_NS, "form"))
    return fail (r, root, "its root is not a <form> of %s", WM_FORM_NS);
  if (!only_attributes (r, root, " key version title ") || !read_key (r, root, "key", &form->key)
      || !read_text (r, root, "title", &form->title) || !read_number (r, root, "version", 1, 999, 0, &version))
    return FALSE;
  if (version == 0)
    return fail (r, root, "<form> needs a version");
  form->version = (guint) version;
  gboolean ok = TRUE;
  for (xmlNode *child = wm_xml_first (root); ok && child; child = wm_xml_next (child))
    if (wm_xml_is (child, WM_FORM_NS, "intro"))
      ok = read_intro (r, child, &form->intro);
    else
      ok = wm_xml_is (child, WM_FORM_NS, "part") ? read_part (r, child) : stray (r, child);
  if (ok && form->parts->len == 0)
    return fail (r, root, "the form has no parts");
  return ok && check_row_suggestions (r, root);
}

/**
 * wm_form_read:
 * @bytes: a definition by data/schema/waymark-form-1.xsd, of any origin
 *
 * Returns: (transfer full) (nullable): the form; %WM_ERROR_INVALID and one sentence with the line where
 * it can't be used.
 */
WmForm *
wm_form_read (GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) doc = wm_xml_read (bytes, MAX_BYTES, "The form definition", error);
  if (doc == NULL)
    return NULL;
  g_autoptr (WmForm) form = g_new0 (WmForm, 1);
  form->texts = g_string_chunk_new (4096);
  form->parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr (GHashTable) sections = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { form, sections, error };
  return read_root (&reader, xmlDocGetRootElement (doc)) ? g_steal_pointer (&form) : NULL;
}
