/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Random values per kind of field; links lead to records made for them. */
#include "random-records.h"

/* Mostly a record that is there already, so that links meet. */
static char *
random_target (WmStore *store, const WmSchema *schema, GRand *rand)
{
  g_autoptr (GPtrArray) there = wm_store_list (store, schema, NULL, NULL, NULL);
  if (there->len && g_rand_int_range (rand, 0, 8) != 0)
    return g_strdup (wm_record_get_id (there->pdata[g_rand_int_range (rand, 0, (gint32) there->len)]));
  g_autoptr (WmRecord) made = random_record_save (store, schema, rand);
  return g_strdup (wm_record_get_id (made));
}

static char *
random_value (WmStore *store, const WmField *f, GRand *rand)
{
  gboolean bounded = f->min != 0 || f->max != 0;
  int low = bounded ? (int) f->min : -1000, high = bounded ? (int) f->max : 1000;
  switch (f->kind)
    {
    case WM_KIND_INT:
      return g_strdup_printf ("%d", g_rand_int_range (rand, low, high + 1));
    case WM_KIND_NUMBER:
      return g_strdup_printf ("%d.25", g_rand_int_range (rand, low, high));
    case WM_KIND_BOOL:
      return g_strdup (g_rand_boolean (rand) ? "1" : "0");
    case WM_KIND_LINK:
      return random_target (store, wm_schema_find (f->of), rand);
    case WM_KIND_DATE:
      return wm_day_to_iso (g_rand_int_range (rand, 0, 30000));
    case WM_KIND_TIME:
      return wm_minutes_to_text (g_rand_int_range (rand, 0, 1440));
    case WM_KIND_TEXT:
    case WM_KIND_LONG_TEXT:
    case WM_KIND_PICK:
    default:
      return g_strdup_printf ("tëxt\t%08x\n'\"\\; %s", g_rand_int (rand), "שלום");
    }
}

WmRecord *
random_record_save (WmStore *store, const WmSchema *schema, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  WmRecord *record = wm_record_new (schema);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *value = random_value (store, &schema->fields[i], rand);
      wm_record_set_at (record, i, value);
    }
  wm_store_save (store, record, &error);
  g_assert_no_error (error);
  return record;
}

void
random_record_assert_same (WmRecord *a, WmRecord *b)
{
  const WmSchema *schema = wm_record_get_schema (a);
  for (guint i = 0; i < schema->n_fields; i++)
    g_assert_cmpstr (wm_record_get_at (a, i), ==, wm_record_get_at (b, i));
}
