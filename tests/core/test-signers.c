/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who must sign a plan, out of birth date, consent and settings. */
#include "wm-signers.h"

static const struct { const char *birth, *basis; gboolean client_signs, cosigned; const char *roles; } required[] = {
  { "1992-03-14", "adult", TRUE, TRUE, "client counselor supervisor" },
  { "1992-03-14", NULL, TRUE, FALSE, "client counselor" },
  { "1992-03-14", "adult", FALSE, FALSE, "counselor" },
  { "2008-11-20", "parent-and-minor", TRUE, FALSE, "client counselor" }, /* eighteen today */
  { "2008-11-21", "parent-and-minor", TRUE, TRUE, "client guardian counselor supervisor" },
  { "2008-11-21", "parent-and-minor", FALSE, FALSE, "guardian counselor" },
  { "2010-01-01", "minor-alone", TRUE, FALSE, "client counselor" },
  { "2010-01-01", "emancipated", TRUE, FALSE, "client counselor" },
  { "2010-01-01", "court", TRUE, FALSE, "guardian counselor" },
  { "2010-01-01", NULL, TRUE, FALSE, "guardian counselor" },
  { "2010-01-01", "adult", TRUE, FALSE, "guardian counselor" }, /* the birth date says otherwise */
  { NULL, NULL, TRUE, FALSE, "client counselor" },
  { NULL, "court", TRUE, FALSE, "guardian counselor" },
  { NULL, "parent-and-minor", TRUE, FALSE, "client guardian counselor" },
};

static void
test_required (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema), episode = wm_record_new (&wm_episode_schema);
      wm_record_set (client, "date-of-birth", required[i].birth);
      wm_record_set (episode, "consent-basis", required[i].basis);
      const WmSignerFacts facts = { client, episode, wm_day_from_ymd (2026, 11, 20), 18, required[i].client_signs, required[i].cosigned };
      g_autoptr (GPtrArray) roles = wm_signing_required (&facts);
      g_ptr_array_add (roles, NULL);
      g_autofree char *said = g_strjoinv (" ", (char **) roles->pdata);
      g_test_message ("%u", i);
      g_assert_cmpstr (said, ==, required[i].roles);
    }
}

/* Each role has its words for every way of signing, under a plan and under a review. */
static void
test_statements (void)
{
  static const char *const roles[] = { "client", "guardian", "counselor", "supervisor", "physician" };
  static const char *const ways[] = { "screen", "paper", "refused", "unable" };
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
      {
        const char *plan = wm_signing_statement (roles[i], ways[j]), *review = wm_review_statement (roles[i], ways[j]);
        g_assert_cmpstr (plan, !=, "");
        g_assert_cmpstr (review, !=, "");
        g_assert_cmpstr (plan, !=, review);
        g_assert_cmpint (g_strcmp0 (plan, wm_signing_statement (roles[i], "screen")) == 0, ==, j < 2 || i > 1);
      }
  g_assert_cmpstr (wm_signing_statement ("nobody", "screen"), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/signers/required", test_required);
  g_test_add_func ("/service/signers/statements", test_statements);
  return g_test_run ();
}
