/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* TP20: a plan that says what another client's plan says. */
#include "wm-rules-private.h"

#include "wm-likeness.h"

#define ALIKE 0.80

static WmShingles *
own_objectives (const WmPlanFacts *facts)
{
  g_autoptr (GPtrArray) nodes = _wm_rule_all_items (facts);
  WmShingles *own = wm_shingles_new ();
  for (guint i = 0; i < nodes->len; i++)
    {
      WmRecord *record = wm_plan_node_get_record (nodes->pdata[i]);
      if (wm_record_get_schema (record) == &wm_objective_schema)
        wm_shingles_add (own, wm_record_get (record, "text"));
    }
  wm_shingles_finish (own);
  return own;
}

/* The number of other people with a plan of the last year that is alike. */
static guint
count_alike (const WmPlanFacts *facts, const WmShingles *own)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  const char *client = wm_record_get (wm_plan_get_record (facts->plan), "client");
  for (guint i = 0; i < facts->others->len; i++)
    {
      const WmLikePlan *other = facts->others->pdata[i];
      gboolean recent = other->made >= facts->today - WM_LIKENESS_DAYS;
      if (recent && g_strcmp0 (other->client, client) != 0 && wm_shingles_are_alike (own, other->objectives, ALIKE))
        g_hash_table_add (people, other->client);
    }
  return g_hash_table_size (people);
}

/** TP20 W (4.3): the objectives' runs of five words are not 0.80 or more (Jaccard) those of another client's plan of the
 * last 365 days. Says how many, never whose. */
void
_wm_rule_tp20 (const WmPlanFacts *facts, GPtrArray *findings)
{
  if (facts->others == NULL)
    return;
  g_autoptr (GArray) own = own_objectives (facts);
  guint n = count_alike (facts, own);
  if (n == 0)
    return;
  g_autofree char *text = g_strdup_printf (
    g_dngettext (NULL, "The objectives read almost like those of %u other person: make them this person’s own.",
                 "The objectives read almost like those of %u other people: make them this person’s own.", n), n);
  _wm_rule_add (findings, "TP20", WM_SEVERITY_WARNING, NULL, NULL, text);
}
