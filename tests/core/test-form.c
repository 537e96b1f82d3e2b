/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Form definitions: the shipped one is valid and whole, suggestions exist, damage is answered by one
 * sentence. */
#include "wm-form.h"
#include "wm-library.h"
#include "wm-record.h"
#include "wm-xml-read.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

static GBytes *
file_bytes (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  char *text;
  gsize size;
  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

static GBytes *
plan_bytes (void)
{
  return file_bytes ("data/forms/relapse-prevention-plan.xml");
}

/* schema */

/* The second argument is const from libxml2 2.12 on. */
#if LIBXML_VERSION >= 21200
static void
be_quiet (void *data, const xmlError *what)
#else
static void
be_quiet (void *data, xmlError *what)
#endif
{
}

static int
count_schema_errors (GBytes *form)
{
  g_autoptr (GBytes) xsd = file_bytes ("data/schema/waymark-form-1.xsd");
  gsize size;
  const char *text = g_bytes_get_data (xsd, &size);
  xmlSchemaParserCtxt *parser = xmlSchemaNewMemParserCtxt (text, (int) size);
  xmlSchema *schema = xmlSchemaParse (parser);
  g_assert_nonnull (schema);
  xmlSchemaFreeParserCtxt (parser);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = wm_xml_read (form, 1 << 20, "It", &error);
  g_assert_no_error (error);
  xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (valid, be_quiet, NULL);
  int result = xmlSchemaValidateDoc (valid, doc);
  xmlSchemaFreeValidCtxt (valid);
  xmlSchemaFree (schema);
  return result;
}

static GBytes *
replaced (GBytes *bytes, const char *old, const char *new)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autofree char *whole = g_strndup (text, size);
  g_auto (GStrv) parts = g_strsplit (whole, old, 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  char *joined = g_strjoinv (new, parts);
  return g_bytes_new_take (joined, strlen (joined));
}

static void
test_schema (void)
{
  g_autoptr (GBytes) plan = plan_bytes ();
  g_assert_cmpint (count_schema_errors (plan), ==, 0);
  g_autoptr (GBytes) bad = replaced (plan, "kind=\"scale\"", "kind=\"slider\"");
  g_assert_cmpint (count_schema_errors (bad), >, 0);
  g_autoptr (GBytes) twice = replaced (plan, "key=\"high-risk\"", "key=\"my-reasons\"");
  g_assert_cmpint (count_schema_errors (twice), >, 0);
}

/* content */

static void
test_parts (void)
{
  g_autoptr (GError) error = NULL;
  const WmForm *form = wm_form_find (WM_FORM_RELAPSE_PREVENTION, &error);
  g_assert_no_error (error);
  g_autoptr (GString) letters = g_string_new (NULL);
  for (guint i = 0; i < form->parts->len; i++)
    g_string_append (letters, ((WmFormPart *) form->parts->pdata[i])->letter);
  g_assert_cmpstr (letters->str, ==, "ABCDEGHIJKP");
  g_assert_cmpstr (wm_form_part (form, "safety")->when, ==, "safety-flag-open");
  const struct { const char *section; guint rows; } minima[]
    = { { "reasons", 2 }, { "situations", 3 }, { "signs", 3 }, { "coping", 5 }, { "contacts", 3 } };
  for (guint i = 0; i < G_N_ELEMENTS (minima); i++)
    g_assert_cmpuint (wm_form_section (form, minima[i].section)->min_rows, ==, minima[i].rows);
  const WmFormItem *category = wm_form_item (wm_form_section (form, "situations"), "category");
  g_assert_cmpuint (category->choices->len, ==, 8);
  g_assert_cmpstr (wm_form_item_label_of (category, "conflict"), ==, "Conflict with someone");
  g_assert_cmpstr (wm_form_item_label_of (category, "gone"), ==, "gone");
  g_assert_true (wm_form_part (form, "lapse")->notes->len == 1); /* the overdose warning is always there */
}

static void
test_rows_are_records (void)
{
  const WmForm *form = wm_form_find (WM_FORM_RELAPSE_PREVENTION, NULL);
  const WmFormSection *section = wm_form_section (form, "situations");
  g_autoptr (WmRecord) row = wm_record_new (section->schema);
  g_object_set (row, "situation", "Payday with the crew", "confidence", "4", NULL);
  gint64 confidence;
  g_assert_true (wm_record_get_int (row, "confidence", &confidence));
  g_assert_cmpint (confidence, ==, 4);
  g_assert_cmpuint (section->schema->n_fields, ==, section->items->len);
}

static void
check_item (const WmFormSection *section, const WmFormItem *item)
{
  g_autoptr (GError) error = NULL;
  const WmLibrary *library = item->suggest ? wm_library_find (item->suggest, &error) : NULL;
  g_assert_no_error (error);
  const WmFormItem *filled = item->fills ? wm_form_item (section, item->fills) : NULL;
  for (guint i = 0; library && filled && i < library->entries->len; i++)
    {
      const WmLibraryEntry *entry = library->entries->pdata[i];
      g_assert_cmpstr (wm_form_item_label_of (filled, entry->group), !=, entry->group);
    }
}

static void
test_suggestions (void)
{
  const WmForm *form = wm_form_find (WM_FORM_RELAPSE_PREVENTION, NULL);
  for (guint p = 0; p < form->parts->len; p++)
    {
      const WmFormPart *part = form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        {
          const WmFormSection *section = part->sections->pdata[s];
          for (guint i = 0; i < section->items->len; i++)
            check_item (section, section->items->pdata[i]);
        }
    }
  const WmLibrary *triggers = wm_library_find ("triggers", NULL);
  g_autoptr (GPtrArray) found = wm_library_search (triggers, "pa", 9);
  g_assert_cmpuint (found->len, >=, 3);
  g_assert_cmpstr (((WmLibraryEntry *) found->pdata[0])->text, ==, "Payday");
  g_assert_cmpstr (((WmLibraryEntry *) found->pdata[1])->text, ==, "Parties");
  g_autoptr (GPtrArray) whole = wm_library_search (triggers, "payday", 9);
  g_assert_cmpuint (whole->len, ==, 0);
  g_autoptr (GPtrArray) few = wm_library_search (triggers, NULL, 4);
  g_assert_cmpuint (few->len, ==, 4);
}

/* refusals */

static void
refuse (const char *old, const char *new, const char *part_of_sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plan = plan_bytes ();
  g_autoptr (GBytes) bad = replaced (plan, old, new);
  g_assert_null (wm_form_read (bad, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  if (strstr (error->message, part_of_sentence) == NULL)
    g_error ("“%s” doesn't say “%s”", error->message, part_of_sentence);
}

static void
test_refusals (void)
{
  refuse ("<form", "<!DOCTYPE form [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><form", "document type");
  refuse ("urn:waymark:form:1", "urn:waymark:form:9", "its root is not");
  refuse ("version=\"1\" title", "version=\"0\" title", "version must be");
  refuse ("key=\"category\"", "key=\"situation\"", "there twice");
  refuse ("key=\"category\"", "key=\"Category of it\"", "small letters");
  refuse ("kind=\"scale\"", "kind=\"slider\"", "kind must be");
  refuse ("items=\"coping backup person\"", "items=\"coping backup persona\"", "isn’t there");
  refuse ("suggest-rows=\"contacts.name\"", "suggest-rows=\"contacts.nom\"", "isn’t there");
  refuse ("required=\"yes\"", "requird=\"yes\"", "attribute that is not known");
  refuse ("min=\"0\" max=\"10\"", "min=\"10\" max=\"0\"", "below max");
  refuse ("when=\"safety-flag-open\"", "when=\"on-sundays\"", "safety-flag-open");
  refuse ("</form>", "</form", "not well-formed");
  refuse ("</form>", "<script/></form>", "not expected here");
  refuse (" version=\"1\"", "", "needs a version");
  refuse ("letter=\"B\"", "letter=\"b\"", "one capital letter");
  refuse ("letter=\"B\"", "letter=\"BB\"", "one capital letter");
  refuse ("<section key=\"direction\"", "<section min=\"2\" key=\"direction\"", "many rows");
  refuse ("<item key=\"vision\"", "<itm key=\"vision\"", "<itm> is not expected here");
  refuse ("<item key=\"reason\"", "<note/><item key=\"reason\"", "not expected here");
  refuse ("code=\"urges\"", "code=\"conflict\"", "the choice conflict is there twice");
  refuse ("kind=\"scale\" label=\"How likely it is\" min=\"0\"", "kind=\"text\" label=\"How likely it is\" min=\"1\"", "min belongs to a number");
  refuse ("suggest=\"triggers\"", "suggest=\"../triggers\"", "must be keys");
  refuse ("suggest-fills=\"kind\"", "suggest-fills=\"kindness\"", "isn’t there");
  refuse ("suggest-rows=\"contacts.name\"", "suggest-rows=\"contacts\"", "section.item");
  refuse ("when=\"confidence\" at-most=\"5\"", "when=\"confidence\"", "either is or at-most");
  refuse ("kind=\"scale\" label=\"How likely it is\"", "kind=\"pick\" label=\"How likely it is\"", "a pick needs choices");
}

static void
refuse_text (const char *text, const char *part_of_sentence)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strdup_printf ("<form xmlns='" WM_FORM_NS "' key='a' version='1' title='A'>%s</form>", text);
  g_autoptr (GBytes) bytes = g_bytes_new (whole, strlen (whole));
  g_assert_null (wm_form_read (bytes, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  if (strstr (error->message, part_of_sentence) == NULL)
    g_error ("“%s” doesn't say “%s”", error->message, part_of_sentence);
}

#define PART(inside) "<part key='p' letter='A' title='P'>" inside "</part>"
#define SECTION(inside) PART ("<section key='s' row='row' rows='rows' rule='RP01' many='yes'>" inside "</section>")
#define ITEM "<item key='i' label='I' kind='text'/>"

static void
test_small_refusals (void)
{
  refuse_text ("", "the form has no parts");
  refuse_text ("<intro>a<b/></intro>" PART (""), "not expected here");
  refuse_text ("<intro>a</intro><intro>b</intro>" PART (""), "not expected here");
  refuse_text (PART ("") PART (""), "the part p is there twice");
  refuse_text ("<part key='p' letter='A' title='P' lines='A b'/>", "lines must be the name of settings");
  refuse_text (SECTION (ITEM "<at-least item='j' is='x' rule='RP01' text='T'/>"), "names an item that isn’t there");
  refuse_text (SECTION (ITEM "<at-least item='i' is='x' rule='RP01'/>"), "<at-least> needs a text");
  refuse_text (SECTION (ITEM "<at-least rows='51' item='i' is='x' rule='RP01' text='T'/>"), "from 1 to 50");
  refuse_text (SECTION (ITEM "<at-least item='i' is='x' rule='RP01' text='T'><a/></at-least>"), "not expected here");
  refuse_text (SECTION ("<item key='i' label='I' kind='text' required='perhaps'/>"), "yes or no");
  refuse_text (SECTION ("<item key='i' label='I' kind='text' within='review-every-days'/>"), "of a date");
  refuse_text (SECTION ("<item key='i' label='I' kind='text'><choice code='a' label='A'/></item>"), "not expected here");
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (wm_form_find ("no-such-form", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

/* damage */

static GByteArray *
copy_of (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GByteArray *copy = g_byte_array_sized_new ((guint) size);
  return g_byte_array_append (copy, data, (guint) size);
}

static void
nest (GByteArray *bytes, guint depth)
{
  g_autoptr (GString) text = g_string_new ("<form xmlns='urn:waymark:form:1' key='a' version='1' title='a'>");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<part key='a' letter='A' title='a'><section>");
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (guint8 *) text->str, (guint) text->len);
}

static void
damage (GByteArray *bytes, GRand *rand, guint round)
{
  guint from = (guint) g_rand_int_range (rand, 0, (gint) bytes->len - 64), n = (guint) g_rand_int_range (rand, 1, 64);
  switch (round % 5)
    {
    case 0: /* bits flip */
      for (guint i = 0; i < 1 + round % 7; i++)
        bytes->data[g_rand_int_range (rand, 0, (gint) bytes->len)] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1: /* the end is missing */
      g_byte_array_set_size (bytes, from);
      break;
    case 2: /* a piece is missing */
      g_byte_array_remove_range (bytes, from, n);
      break;
    case 3: /* a piece is noise */
      for (guint i = 0; i < n; i++)
        bytes->data[from + i] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    default: /* a piece stands twice, or everything stands inside itself */
      if (round % 2)
        nest (bytes, 1 + round);
      else
        g_byte_array_append (bytes, bytes->data, bytes->len / 2);
    }
}

static void
assert_form_or_sentence (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmForm) form = wm_form_read (bytes, &error);
  g_assert_true ((form != NULL) != (error != NULL));
  if (form)
    return;
  g_assert_cmpint (error->domain, ==, WM_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, ".") && strchr (error->message, '\n') == NULL);
  g_assert_cmpuint (strlen (error->message), <, 500);
}

static void
test_damage (void)
{
  g_autoptr (GBytes) plan = plan_bytes ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260115);
  for (guint round = 0; round < 1000; round++)
    {
      GByteArray *bytes = copy_of (plan);
      damage (bytes, rand, round);
      g_autoptr (GBytes) damaged = g_byte_array_free_to_bytes (bytes);
      assert_form_or_sentence (damaged);
    }
}

static void
test_too_much (void)
{
  g_autoptr (GString) text = g_string_new ("<form xmlns='urn:waymark:form:1' key='a' version='1' title='a'>");
  for (guint i = 0; i < 81; i++)
    g_string_append_printf (text, "<part key='p%u' letter='A' title='a'/>", i);
  g_string_append (text, "</form>");
  g_autoptr (GBytes) many = g_bytes_new (text->str, text->len);
  g_autoptr (GError) error = NULL;
  g_assert_null (wm_form_read (many, &error));
  g_assert_nonnull (strstr (error->message, "more than 80"));
  g_clear_error (&error);
  g_autofree char *blanks = g_strnfill (2 << 20, ' ');
  g_autoptr (GBytes) large = g_bytes_new (blanks, 2 << 20);
  g_assert_null (wm_form_read (large, &error));
  g_assert_nonnull (strstr (error->message, "larger than 1024 kilobytes"));
}

/* Files as an attacker would send them; nothing is unpacked, loaded or followed. */
static void
expect_refused (const void *data, gsize size, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (xmlDoc) doc = wm_xml_read (bytes, WM_XML_MAX_BYTES, "The file", &error);
  g_assert_null (doc);
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, said));
  g_assert_null (strstr (error->message, "secret"));
}

static void
test_hostile_xml (void)
{
  static const struct { const char *text, *said; } texts[] = {
    { "<!DOCTYPE a [<!ENTITY e \"secret\">]><a>&e;</a>", "document type" },
    { "<!DOCTYPE a SYSTEM \"http://secret/x.dtd\"><a/>", "document type" },
    { "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>", "document type" },
    { "<a>&secret;</a>", "not well-formed" },
    { "<a><b>secret</a></b>", "not well-formed" },
    { "<?xml version='1.0' encoding='UTF-8'?><a>\xff\xfe</a>", "not well-formed" },
    { "<?xml version='1.0' encoding='secret'?><a/>", "not well-formed" },
    { "\x1f\x8b\x08<a/>", "not well-formed" },
    { "<a b='1' b='secret'/>", "not well-formed" },
    { "<a/><a/>", "not well-formed" },
    { "", "empty" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    expect_refused (texts[i].text, strlen (texts[i].text), texts[i].said);
  g_autoptr (GString) deep = g_string_new (NULL);
  for (guint i = 0; i < 300; i++)
    g_string_append (deep, "<a>");
  for (guint i = 0; i < 300; i++)
    g_string_append (deep, "</a>");
  expect_refused (deep->str, deep->len, "not well-formed");
  g_autofree char *large = g_strnfill (25 << 20, ' ');
  expect_refused (large, 25 << 20, "larger than 20480 kilobytes");
}

static void
test_utf16_xml (void)
{
  const char text[] = "\xff\xfe<\0a\0>\0\xe9\0<\0/\0a\0>";
  g_autoptr (GBytes) bytes = g_bytes_new (text, sizeof text); /* the string's own NUL ends the last unit */
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = wm_xml_read (bytes, WM_XML_MAX_BYTES, "The file", &error);
  g_assert_no_error (error);
  g_autofree char *content = wm_xml_text (xmlDocGetRootElement (doc), 100);
  g_assert_cmpstr (content, ==, "\xc3\xa9");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();
  g_test_add_func ("/content/form/schema", test_schema);
  g_test_add_func ("/content/form/parts", test_parts);
  g_test_add_func ("/content/form/rows", test_rows_are_records);
  g_test_add_func ("/content/form/suggestions", test_suggestions);
  g_test_add_func ("/content/form/refusals", test_refusals);
  g_test_add_func ("/content/form/small-refusals", test_small_refusals);
  g_test_add_func ("/content/form/unknown", test_unknown);
  g_test_add_func ("/content/form/damage", test_damage);
  g_test_add_func ("/content/form/too-much", test_too_much);
  g_test_add_func ("/content/xml/hostile", test_hostile_xml);
  g_test_add_func ("/content/xml/utf-16", test_utf16_xml);
  return g_test_run ();
}
