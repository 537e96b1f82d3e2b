/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How the sample clinic's people came, and what goes with their stay: the intake rules find no error, and what one record
 * says no other one gainsays. */
#include "wm-client-status.h"
#include "wm-icd.h"
#include "wm-intake-rules.h"
#include "wm-sample.h"

#include <string.h>

static WmClinic *clinic;
static GPtrArray *clients;

static GPtrArray *
rows (const WmSchema *schema, const char *field, WmRecord *owner)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = wm_clinic_list (clinic, schema, field, owner ? wm_record_get_id (owner) : NULL, &error);
  g_assert_no_error (error);
  return all;
}

static gboolean
is (WmRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (wm_record_get (record, field), value) == 0;
}

static guint
count (GPtrArray *all, const char *field, const char *value)
{
  guint n = 0;
  for (guint i = 0; i < all->len; i++)
    n += is (all->pdata[i], field, value);
  return n;
}

/* No error in anyone's intake; of warnings only an authorization that ends soon. */
static void
test_rules (void)
{
  guint soon = 0;
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmIntakeFacts) facts = wm_intake_facts_load (clinic, wm_record_get_id (clients->pdata[i]), &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) findings = wm_intake_check (facts);
      for (guint j = 0; j < findings->len; j++)
        {
          WmFinding *f = findings->pdata[j];
          g_test_message ("%s %s %s %s", wm_record_get (clients->pdata[i], "client-no"), f->rule, f->where, f->text);
          g_assert_cmpint (f->severity, ==, WM_SEVERITY_WARNING);
          g_assert_cmpstr (f->rule, ==, "AU02");
          soon++;
        }
    }
  g_assert_cmpuint (soon, >, 0);
  g_assert_cmpuint (soon, <, clients->len / 2);
}

/* Everyone asked once; who waits stands on the waitlist, and nobody else; who was referred out was told where. */
static void
test_ways_in (void)
{
  guint waiting = 0, referred = 0;
  for (guint i = 0; i < clients->len; i++)
    {
      WmRecord *client = clients->pdata[i];
      const char *status = wm_record_get (client, "status");
      g_autoptr (GPtrArray) inquiries = rows (&wm_inquiry_schema, "client", client), screenings = rows (&wm_screening_schema, "client", client);
      g_autoptr (GPtrArray) places = rows (&wm_waitlist_schema, "client", client), episodes = rows (&wm_episode_schema, "client", client);
      g_assert_cmpuint (inquiries->len, ==, MAX (episodes->len, 1));
      gboolean early = strcmp (status, "inquiry") == 0 || strcmp (status, "screening") == 0;
      g_assert_cmpuint (screenings->len, ==, early ? 0 : 1);
      g_assert_cmpuint (places->len, ==, strcmp (status, "waitlisted") == 0 ? 1 : 0);
      waiting += places->len;
      if (strcmp (status, "referred-out") == 0)
        {
          g_assert_nonnull (wm_record_get (inquiries->pdata[0], "referred-to"));
          g_assert_true (wm_record_get_bool (screenings->pdata[0], "needs-24h"));
          referred++;
        }
    }
  g_assert_cmpuint (waiting, >, 0);
  g_assert_cmpuint (referred, >, 0);
}

/* Each history is a chain of legal steps in the order of days that ends where the client is. */
static void
test_steps (void)
{
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (GPtrArray) steps = rows (&wm_status_change_schema, "client", clients->pdata[i]);
      const char *at = "inquiry";
      if (steps->len == 0 && i >= 500) /* of very many people not everyone's are kept */
        continue;
      WmDay before = 0;
      for (guint j = 0; j < steps->len; j++)
        {
          WmDay day = wm_record_get_day (steps->pdata[j], "date");
          g_assert_cmpstr (wm_record_get (steps->pdata[j], "old-status"), ==, at);
          at = wm_record_get (steps->pdata[j], "new-status");
          g_assert_nonnull (wm_client_step (wm_record_get (steps->pdata[j], "old-status"), at));
          g_assert_cmpint (day, >=, before);
          g_assert_cmpint (day, <=, wm_clinic_get_today (clinic));
          before = day;
        }
      g_assert_cmpstr (at, ==, wm_record_get (clients->pdata[i], "status"));
    }
}

/* Histories begin with the admission and end at the level and the phase the episode has; its program offers that level, and
 * its hours lie in the program's. */
static void
test_histories (void)
{
  g_autoptr (GPtrArray) episodes = rows (&wm_episode_schema, NULL, NULL);
  guint changed = 0, older = 0;
  for (guint i = 0; i < episodes->len; i++)
    {
      WmRecord *e = episodes->pdata[i];
      g_autoptr (GPtrArray) levels = rows (&wm_level_change_schema, "episode", e), phases = rows (&wm_phase_change_schema, "episode", e);
      g_autoptr (WmRecord) program = wm_clinic_load (clinic, &wm_program_schema, wm_record_get (e, "program"), NULL);
      g_assert_cmpuint (levels->len, >=, 1);
      g_assert_cmpstr (wm_record_get (levels->pdata[0], "date"), ==, wm_record_get (e, "admit-date"));
      g_assert_cmpstr (wm_record_get (levels->pdata[levels->len - 1], "new-level"), ==, wm_record_get (e, "level"));
      g_assert_cmpstr (wm_record_get (phases->pdata[phases->len - 1], "phase"), ==, wm_record_get (e, "phase"));
      for (guint j = 1; j < levels->len; j++)
        g_assert_cmpstr (wm_record_get (levels->pdata[j], "old-level"), ==, wm_record_get (levels->pdata[j - 1], "new-level"));
      if (levels->len == 1)
        g_assert_cmpstr (wm_record_get (program, "level"), ==, wm_record_get (e, "level"));
      changed += levels->len > 1;
      older += wm_record_get_day (e, "admit-date") < wm_clinic_get_today (clinic) - 365;
    }
  g_assert_cmpuint (changed, >, 0);
  g_assert_cmpuint (older, >, 0); /* two years of life */
}

/* No two stays of one person overlap, and at most one is open. */
static void
test_stays (void)
{
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (GPtrArray) stays = rows (&wm_episode_schema, "client", clients->pdata[i]);
      g_assert_cmpuint (count (stays, "discharge-date", NULL), ==, is (clients->pdata[i], "status", "active") ? 1 : 0);
      for (guint j = 1; j < stays->len; j++)
        g_assert_cmpint (wm_record_get_day (stays->pdata[j], "discharge-date"), <, wm_record_get_day (stays->pdata[0], "admit-date"));
    }
}

static WmRecord *
owner_client (WmRecord *diagnosis)
{
  g_autoptr (WmRecord) episode = wm_clinic_load (clinic, &wm_episode_schema, wm_record_get (diagnosis, "episode"), NULL);
  return wm_clinic_load (clinic, &wm_client_schema, wm_record_get (episode, "client"), NULL);
}

/* Who has an opioid use disorder was offered its medication and has naloxone; nobody else has either. Maintenance is said
 * where it is taken. */
static void
test_medication (void)
{
  g_autoptr (GPtrArray) all = rows (&wm_diagnosis_schema, NULL, NULL), medications = rows (&wm_medication_schema, NULL, NULL);
  guint opioids = 0;
  for (guint i = 0; i < all->len; i++)
    if (wm_icd_family (wm_record_get (all->pdata[i], "code")) == 11)
      {
        g_autoptr (WmRecord) client = owner_client (all->pdata[i]);
        g_autoptr (GPtrArray) own = rows (&wm_medication_schema, "client", client);
        g_assert_cmpuint (count (own, "purpose", "moud"), ==, 1);
        g_assert_cmpuint (count (own, "purpose", "reversal"), ==, 1);
        opioids++;
      }
  g_assert_cmpuint (opioids, >, 3);
  g_assert_cmpuint (count (medications, "purpose", "moud"), ==, opioids);
  g_assert_cmpuint (count (all, "on-maintenance", "1"), >, 0);
}

/* Whose hours at work are known works, and not while the group of their track meets. */
static void
test_hours (void)
{
  g_autoptr (GPtrArray) hours = rows (&wm_availability_schema, NULL, NULL);
  g_assert_cmpuint (hours->len, >, 10);
  for (guint i = 0; i < hours->len; i++)
    {
      g_autoptr (WmRecord) client = wm_clinic_load (clinic, &wm_client_schema, wm_record_get (hours->pdata[i], "client"), NULL);
      g_autoptr (GPtrArray) stays = rows (&wm_episode_schema, "client", client);
      gboolean evening = is (stays->pdata[0], "track", "evening");
      int from = wm_record_get_minutes (hours->pdata[i], "starts"), to = wm_record_get_minutes (hours->pdata[i], "ends");
      g_assert_true (g_str_has_suffix (wm_record_get (client, "employment"), "-time"));
      g_assert_true (evening ? to <= 18 * 60 : from >= 12 * 60);
    }
}

/* What is said twice of a person is the same: allergies, the home, the risk and its flag. */
static void
test_same_person (void)
{
  for (guint i = 0; i < clients->len; i++)
    {
      WmRecord *c = clients->pdata[i];
      g_autoptr (GPtrArray) allergies = rows (&wm_allergy_schema, "client", c), addresses = rows (&wm_client_address_schema, "client", c);
      g_autoptr (GPtrArray) flags = rows (&wm_safety_flag_schema, "client", c), screenings = rows (&wm_screening_schema, "client", c);
      g_assert_cmpuint (allergies->len, ==, wm_record_get_bool (c, "no-allergies") ? 0 : 1);
      if (is (c, "living", "homeless"))
        g_assert_cmpuint (count (addresses, "kind", "home"), ==, 0);
      if (is (c, "pregnant", "yes"))
        g_assert_true (is (c, "sex", "female"));
      for (guint j = 0; j < flags->len; j++)
        if (is (flags->pdata[j], "kind", "suicide"))
          g_assert_cmpstr (wm_record_get (screenings->pdata[0], "suicide-risk"), ==, wm_record_get (flags->pdata[j], "level"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-sample-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_sample_create (folder, NULL, "correct horse", g_test_slow () ? 1300 : 150, 5, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  clients = rows (&wm_client_schema, NULL, NULL);
  g_test_add_func ("/service/sample-intake/rules", test_rules);
  g_test_add_func ("/service/sample-intake/ways-in", test_ways_in);
  g_test_add_func ("/service/sample-intake/steps", test_steps);
  g_test_add_func ("/service/sample-intake/histories", test_histories);
  g_test_add_func ("/service/sample-intake/stays", test_stays);
  g_test_add_func ("/service/sample-intake/medication", test_medication);
  g_test_add_func ("/service/sample-intake/hours", test_hours);
  g_test_add_func ("/service/sample-intake/same-person", test_same_person);
  int result = g_test_run ();
  g_ptr_array_unref (clients);
  g_object_unref (clinic);
  return result;
}
