/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Random values by the tables' own bounds. */
#include "random-plan.h"

#include <string.h>

static const char *const texts[] = {
  "A & B <x> ]]> \"q\" 'r'", "\x1b[31m red\x07", "שלום \xf0\x9f\x8c\x88 עולם", "line\nline\ttab", "  spaced   out  ", "\x01\x02\x1f",
  "\xc2\xa0", "\x01\xc2\xa0", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "&amp;&#38;&#0;&lt;", "one\xe2\x80\xa8two\xc2\x85three",
  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 family", "\xef\xbf\xbe\xef\xbf\xbf gone", "windows\r\nends\r\n", "--> <?pi?> <![CDATA[x]]>",
  "%s %n \\0", "\xe2\x80\xae turned round", "0", "-", "Nguyễn-Ökonkwo", "\xef\xbb\xbf mark first", "=1+1",
};

typedef struct
{
  WmClinic *clinic;
  GRand *rand;
  WmRecord *plan;
  GPtrArray *save;
} Build;

static char *
random_text (Build *b, const WmField *f)
{
  gsize max = wm_field_max_chars (f);
  const char *text = texts[g_rand_int_range (b->rand, 0, G_N_ELEMENTS (texts))];
  if (f->flags & WM_FIELD_REQUIRED)
    text = texts[0];
  if (g_rand_int_range (b->rand, 0, 40) == 0)
    return g_strnfill (max, 'x');
  return g_utf8_substring (text, 0, MIN ((glong) max, g_utf8_strlen (text, -1)));
}

static char *
random_link (Build *b, WmRecord *record, const WmField *f)
{
  g_autoptr (GPtrArray) choices = wm_clinic_link_choices (b->clinic, record, f, NULL);
  return choices && choices->len ? g_strdup (wm_record_get_id (choices->pdata[g_rand_int_range (b->rand, 0, (int) choices->len)])) : NULL;
}

static char *
random_value (Build *b, WmRecord *record, const WmField *f)
{
  gboolean bounded = f->min != 0 || f->max != 0;
  int low = bounded ? (int) f->min : 0, high = bounded ? (int) f->max : 1000;
  GPtrArray *picks = f->kind == WM_KIND_PICK ? wm_clinic_picks (b->clinic, f->of) : NULL;
  switch (f->kind)
    {
    case WM_KIND_INT:
      return g_strdup_printf ("%d", g_rand_int_range (b->rand, low, high + 1));
    case WM_KIND_NUMBER:
      return g_strdup_printf ("%d.5", g_rand_int_range (b->rand, low, high));
    case WM_KIND_BOOL:
      return g_strdup (g_rand_boolean (b->rand) ? "1" : "0");
    case WM_KIND_LINK:
      return random_link (b, record, f);
    case WM_KIND_DATE:
      return wm_day_to_iso (g_rand_int_range (b->rand, 0, 30000));
    case WM_KIND_TIME:
      return wm_minutes_to_text (g_rand_int_range (b->rand, 0, 1440));
    case WM_KIND_PICK:
      return g_strdup (wm_record_get (picks->pdata[g_rand_int_range (b->rand, 0, (int) picks->len)], "code"));
    case WM_KIND_TEXT:
    case WM_KIND_LONG_TEXT:
    default:
      return random_text (b, f);
    }
}

/* Every field that isn't internal; what may be missing is missing now and then. */
static WmRecord *
add (Build *b, const WmSchema *schema, const char *parent, const char *parent_id)
{
  WmRecord *record = wm_record_new (schema);
  g_ptr_array_add (b->save, record);
  wm_record_set (record, parent, parent_id);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *f = &schema->fields[i];
      gboolean needed = f->flags & WM_FIELD_REQUIRED;
      if ((f->flags & WM_FIELD_INTERNAL) || (!needed && g_rand_int_range (b->rand, 0, 6) == 0))
        continue;
      g_autofree char *value = random_value (b, record, f);
      wm_record_set_at (record, i, value);
    }
  return record;
}

static void
keep (Build *b)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_clinic_save (b->clinic, "awkward plan", b->save, NULL, findings, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (b->save, 0);
}

static WmRecord *
add_item (Build *b, const WmSchema *schema, WmRecord *parent, guint position)
{
  WmRecord *record = add (b, schema, schema->parent, wm_record_get_id (parent));
  wm_record_set_many (record, "plan", wm_record_get_id (b->plan), "item", wm_record_get_id (record), NULL);
  wm_record_set_int (record, "position", position);
  return record;
}

static void
add_findings (Build *b, WmRecord *episode, WmRecord *client)
{
  WmRecord *assessment = add (b, &wm_assessment_schema, "episode", wm_record_get_id (episode));
  for (guint i = 0; i < 3; i++)
    {
      add (b, &wm_asam_rating_schema, "assessment", wm_record_get_id (assessment));
      add (b, &wm_life_area_schema, "assessment", wm_record_get_id (assessment));
      add (b, &wm_screen_result_schema, "episode", wm_record_get_id (episode));
      add (b, &wm_safety_flag_schema, "client", wm_record_get_id (client));
    }
  wm_record_set (b->plan, "assessment", wm_record_get_id (assessment));
  g_ptr_array_remove (b->save, g_object_ref (b->plan)); /* after what it links to */
  g_ptr_array_add (b->save, b->plan);
  keep (b);
}

static void
add_review (Build *b, GPtrArray *objectives)
{
  WmRecord *review = add (b, &wm_review_schema, "plan", wm_record_get_id (b->plan));
  for (guint i = 0; i < MIN (objectives->len, 5); i++)
    wm_record_set (add (b, &wm_review_objective_schema, "review", wm_record_get_id (review)), "objective", wm_record_get_id (objectives->pdata[i]));
  add (b, &wm_review_rating_schema, "review", wm_record_get_id (review));
  wm_record_set (add (b, &wm_signature_schema, "plan", wm_record_get_id (b->plan)), "review", wm_record_get_id (review));
  add (b, &wm_signature_schema, "plan", wm_record_get_id (b->plan));
}

static void
add_tree (Build *b, guint n_objectives)
{
  g_autoptr (GPtrArray) objectives = g_ptr_array_new_with_free_func (g_object_unref);
  WmRecord *problem = NULL, *goal = NULL;
  for (guint i = 0; i < n_objectives; i++)
    {
      if (i % 7 == 0)
        problem = add_item (b, &wm_problem_schema, b->plan, i / 7 + 1);
      if (i % 7 == 0 || g_rand_boolean (b->rand))
        goal = add_item (b, &wm_goal_schema, problem, i % 7 + 1);
      WmRecord *objective = add_item (b, &wm_objective_schema, goal, i + 1);
      g_ptr_array_add (objectives, g_object_ref (objective));
      for (int n = g_rand_int_range (b->rand, 0, 4), k = 0; k < n; k++)
        add_item (b, &wm_intervention_schema, objective, (guint) k + 1);
    }
  if (n_objectives == 0)
    add_item (b, &wm_problem_schema, b->plan, 1);
  keep (b);
  for (guint i = 0; i < 2; i++)
    add_review (b, objectives);
  keep (b);
}

WmPlan *
random_plan_new (WmClinic *clinic, WmRecord *client, GRand *rand, guint n_objectives)
{
  Build b = { clinic, rand, NULL, g_ptr_array_new_with_free_func (g_object_unref) };
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, wm_record_get_id (client), NULL);
  g_assert_nonnull (episode);
  g_autoptr (WmRecord) plan = g_object_ref (add (&b, &wm_plan_schema, "episode", wm_record_get_id (episode)));
  b.plan = plan;
  wm_record_set_many (plan, "client", wm_record_get_id (client), "state", "in-force", NULL);
  wm_record_set_int (plan, "version", g_rand_int_range (rand, 1, 100));
  add_findings (&b, episode, client);
  add_tree (&b, n_objectives);
  g_ptr_array_unref (b.save);
  g_autoptr (GError) error = NULL;
  WmPlan *loaded = wm_plan_load (clinic, wm_record_get_id (plan), &error);
  g_assert_no_error (error);
  return loaded;
}

/* Whatever the state was: below the rules of signing, as only a test may. */
void
random_plan_set_state (WmPlan *plan, const char *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  wm_record_set (wm_plan_get_record (plan), "state", state);
  g_ptr_array_add (save, wm_plan_get_record (plan));
  wm_clinic_save (wm_plan_get_clinic (plan), "state", save, NULL, findings, &error);
  g_assert_no_error (error);
}
