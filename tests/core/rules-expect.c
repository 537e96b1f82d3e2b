/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the rules share. */
#include "rules-expect.h"

#include <string.h>

char *
rules_found_in (WorkedExample *example)
{
  g_autoptr (GPtrArray) findings = wm_rules_run (&example->facts);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      g_test_message ("%s %s %s: %s", f->rule, f->where, f->field ? f->field : "", f->text);
      g_assert_null (strstr (f->text, "TP"));
      g_assert_true (g_str_has_suffix (f->text, "."));
      g_assert_nonnull (f->record_id);
      if (!strstr (all->str, f->rule))
        g_string_append_printf (all, "%s%s%s", all->len ? " " : "", f->rule, f->severity == WM_SEVERITY_WARNING ? "w" : "");
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

void
rules_expect (WorkedExample *example, const char *rules)
{
  g_autofree char *found = rules_found_in (example);
  g_assert_cmpstr (found, ==, rules);
}

WmRecord *
rules_item (WorkedExample *e, const char *number, const WmSchema *schema)
{
  return wm_plan_node_get_record (worked_example_node (e, number, schema));
}
