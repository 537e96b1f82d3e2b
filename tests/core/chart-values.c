/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fails with the field and the value that isn't on paper. Where the plan says a value in words, the words are written
 * here a second time. */
#include "chart-values.h"

#include "read-pdf.h"
#include "wm-catalog.h"

#include <string.h>

typedef struct
{
  WmClinic *clinic;
  const char *text; /* squeezed */
  guint n;
} Check;

static gboolean
holds (const Check *self, const char *words)
{
  g_autofree char *squeezed = read_pdf_squeeze (words);
  return strstr (self->text, squeezed) != NULL;
}

/* A text may be cut by the end of a page, a word of it after its hyphen or slash: then each part is there. */
static gboolean
holds_each_word (const Check *self, const char *words)
{
  g_auto (GStrv) each = g_strsplit_set (words, " \n\t-/", -1);
  for (guint i = 0; each[i] != NULL; i++)
    if (!holds (self, each[i]))
      return FALSE;
  return TRUE;
}

/* "3 times a week" for frequency and per; NULL where the field is told as it is. */
static char *
words_of (WmRecord *record, const WmField *field, const char *value)
{
  static const struct { const char *field, *one, *many; } counted[] = {
    { "minutes", "minute", "minutes" }, { "sessions", "session", "sessions" }, { "weeks", "week", "weeks" }, { "frequency", "once", "times" },
  };
  static const struct { const char *per, *words; } pers[] = {
    { "once", "" }, { "day", "a day" }, { "week", "a week" }, { "two-weeks", "every two weeks" }, { "month", "a month" },
  };
  const WmSchema *schema = wm_record_get_schema (record);
  if (schema != &wm_intervention_schema && schema != &wm_objective_schema)
    return NULL;
  gint64 n = g_ascii_strtoll (value, NULL, 10);
  if (strcmp (field->name, "minutes") == 0 && n % 60 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " hour", n / 60);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (strcmp (field->name, counted[i].field) == 0)
      return n == 1 && strcmp (field->name, "frequency") == 0 ? g_strdup ("once")
                                                              : g_strdup_printf ("%s %s", value, n == 1 ? counted[i].one : counted[i].many);
  for (guint i = 0; i < G_N_ELEMENTS (pers) && strcmp (field->name, "per") == 0; i++)
    if (strcmp (value, pers[i].per) == 0)
      return g_strdup (pers[i].words);
  return NULL;
}

static gboolean
date_is_there (const Check *self, const char *iso)
{
  WmDay day;
  g_assert_true (wm_day_parse (iso, &day));
  g_autofree char *words = wm_catalog_date (NULL, day);
  return holds (self, iso) || holds (self, words) || holds_each_word (self, words);
}

static gboolean
is_there (const Check *self, WmRecord *record, const WmField *field, const char *value)
{
  if (field->kind == WM_KIND_DATE)
    return date_is_there (self, value);
  g_autofree char *words = words_of (record, field, value);
  g_autofree char *shown = words != NULL ? g_strdup (words) : wm_clinic_text_of (self->clinic, field, value);
  g_assert_true (*shown != '\0' || strcmp (field->name, "per") == 0);
  if (g_str_has_suffix (shown, ".") && strcmp (field->name, "text") == 0)
    shown[strlen (shown) - 1] = '\0';
  return holds (self, shown) || holds_each_word (self, shown);
}

static void
check_record (Check *self, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *field = &schema->fields[i];
      const char *value = wm_record_get_at (record, i);
      if (field->flags & WM_FIELD_INTERNAL || value == NULL)
        continue;
      self->n++;
      if (!is_there (self, record, field, value))
        g_error ("%s.%s isn't on paper: %s", schema->name, field->name, value);
    }
}

static gboolean
check_node (WmPlanNode *node, gpointer self)
{
  check_record (self, wm_plan_node_get_record (node));
  return TRUE;
}

/* The records of @schema that hang on @id, and what hangs on each of them. */
static void
check_list (Check *self, const WmSchema *schema, const char *link, const char *id)
{
  static const struct { const WmSchema *of, *below; const char *link; } more[] = {
    { &wm_assessment_schema, &wm_asam_rating_schema, "assessment" }, { &wm_assessment_schema, &wm_life_area_schema, "assessment" },
    { &wm_review_schema, &wm_review_objective_schema, "review" }, { &wm_review_schema, &wm_review_rating_schema, "review" },
  };
  g_autoptr (GPtrArray) records = wm_clinic_list (self->clinic, schema, link, id, NULL);
  g_assert_nonnull (records);
  for (guint i = 0; i < records->len; i++)
    {
      check_record (self, records->pdata[i]);
      for (guint j = 0; j < G_N_ELEMENTS (more); j++)
        if (more[j].of == schema)
          check_list (self, more[j].below, more[j].link, wm_record_get_id (records->pdata[i]));
    }
}

/** chart_values_check: @pdf_text is what is read from the English chart copy. Returns: how many values were looked for. */
guint
chart_values_check (WmPlan *plan, const char *pdf_text)
{
  g_autofree char *squeezed = read_pdf_squeeze (pdf_text);
  Check self = { wm_plan_get_clinic (plan), squeezed, 0 };
  const char *id = wm_record_get_id (wm_plan_get_record (plan)), *episode = wm_record_get_id (wm_plan_get_episode (plan));
  check_record (&self, wm_plan_get_record (plan));
  check_record (&self, wm_plan_get_client (plan));
  check_record (&self, wm_plan_get_episode (plan));
  wm_plan_foreach (plan, check_node, &self);
  check_list (&self, &wm_diagnosis_schema, "episode", episode);
  check_list (&self, &wm_assessment_schema, "episode", episode);
  check_list (&self, &wm_screen_result_schema, "episode", episode);
  check_list (&self, &wm_safety_flag_schema, "client", wm_record_get_id (wm_plan_get_client (plan)));
  check_list (&self, &wm_review_schema, "plan", id);
  check_list (&self, &wm_signature_schema, "plan", id);
  return self.n;
}
