/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting the sample clinic together: staff and rooms, then people in batches, each batch one act. */
#define G_LOG_DOMAIN "wm-sample"
#include "wm-sample-private.h"

#include "wm-clinic-private.h"
#include "wm-text.h"

#include <string.h>

#define COHORT 12
#define BATCH 20000 /* records in one act */

/** _wm_sample_record: (transfer none): a new record of the batch, its id from the seed. */
WmRecord *
_wm_sample_record (WmSample *self, const WmSchema *schema)
{
  g_autofree char *id = wm_id_in_order (self->seed, schema->name, ++self->n_ids);
  WmRecord *record = wm_record_new_with_id (schema, id);
  g_ptr_array_add (self->batch, record);
  return record;
}

guint
_wm_sample_below (WmSample *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

/** _wm_sample_between: @low to @high, both among them. */
int
_wm_sample_between (WmSample *self, int low, int high)
{
  return g_rand_int_range (self->rand, low, high + 1);
}

const char *
_wm_sample_pick (WmSample *self, const char *const *list)
{
  return list[_wm_sample_below (self, g_strv_length ((char **) list))];
}

/** _wm_sample_flush: writes the batch in one act. */
gboolean
_wm_sample_flush (WmSample *self, GError **error)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  gboolean ok = wm_clinic_save (self->clinic, "sample", self->batch, NULL, findings, error);
  g_ptr_array_set_size (self->batch, 0);
  return ok;
}

static WmRecord *
add_staff (WmSample *self, guint n, const char *credential, const char *role)
{
  static const char *const initials = "JALMRSTBCDEFGHIKNOPQUVWXYZ";
  guint names = g_strv_length ((char **) wm_sample_staff_last);
  WmRecord *staff = _wm_sample_record (self, &wm_staff_schema);
  g_autofree char *name = g_strdup_printf ("%c. %s", initials[(n + n / names) % 26], wm_sample_staff_last[n % names]);
  g_autofree char *expires = wm_day_to_iso (self->until + 200 + (WmDay) _wm_sample_below (self, 500));
  wm_record_set_many (staff, "name", name, "credential", credential, "role", role, "active", "1", "credential-expires", expires, NULL);
  static const char *const allow[] = { "LCSW", "LPC", "LMHC", "LMFT", "LPC-S", "MD", NULL };
  wm_record_set (staff, "may-diagnose", credential && g_strv_contains (allow, credential) ? "1" : "0");
  return staff;
}

/* Who works here beside those that treat, and the programs; drawn like the intake, beside everything else. */
static void
add_office (WmSample *self, guint n_staff)
{
  static const struct { const char *credential, *role; } others[] = {
    { NULL, "front-desk" }, { "MD", "medical" }, { NULL, "records" }, { NULL, "administrator" }, { NULL, "auditor" },
  };
  static const struct { const char *name, *edition, *code, *days, *least, *most, *weeks; } programs[] = {
    { "Intensive outpatient", "4", "2.1", "4", "9", "12", "12" }, { "Outpatient", "4", "1.5", "1", "2", "5", "12" }, { "High-intensity outpatient", "4", "2.5", "5", "20", "24", "8" },
    { "Young people", "3", "2.1", "4", "6", "10", "12" }, { "Young people, outpatient", "3", "1", "1", "2", "5", "12" }, { "Young people, full days", "3", "2.5", "5", "20", "24", "8" },
  };
  GRand *rand = self->rand;
  self->rand = self->intake;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      WmRecord *staff = add_staff (self, n_staff + i, others[i].credential, others[i].role);
      if (i == 0)
        self->front_desk = g_object_ref (staff);
    }
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      WmRecord *program = _wm_sample_record (self, &wm_program_schema);
      wm_record_set_many (program, "name", programs[i].name, "level", wm_record_get_id (wm_clinic_find_level (self->clinic, programs[i].edition, programs[i].code)),
                          "days", programs[i].days, "hours-min", programs[i].least, "hours-max", programs[i].most, "weeks", programs[i].weeks, "needs-sud", "1",
                          "active", "1", NULL);
      g_ptr_array_add (self->programs, g_object_ref (program));
    }
  self->rand = rand;
}

static void
add_house (WmSample *self, guint n_clients)
{
  static const char *const credentials[] = { "LCSW", "LADC", "LPC", "CADC II", "LMHC", "LMFT" };
  guint n_counselors = MAX (2, n_clients / COHORT + 1); /* one for each cohort: who leads one has no hour for another */
  for (guint i = 0; i < n_counselors; i++)
    g_ptr_array_add (self->staff, g_object_ref (add_staff (self, i, credentials[i % G_N_ELEMENTS (credentials)], "counselor")));
  self->peer = g_object_ref (add_staff (self, n_counselors, "peer specialist", "peer"));
  self->supervisor = g_object_ref (add_staff (self, n_counselors + 1, "LPC-S", "supervisor"));
  add_office (self, n_counselors + 2);
  for (guint i = 0; i < n_clients / 40 + 2; i++)
    {
      WmRecord *room = _wm_sample_record (self, &wm_room_schema);
      g_autofree char *name = g_strdup_printf ("Room %u", i + 1);
      wm_record_set_many (room, "name", name, "capacity", "14", NULL);
      g_ptr_array_add (self->rooms, g_object_ref (room));
    }
}

/* What may be done with invented people only asks for this. */
static void
mark_as_sample (WmSample *self)
{
  WmRecord *mark = _wm_sample_record (self, &wm_setting_schema);
  wm_record_set_many (mark, "name", "sample", "value", "1", NULL);
}

/* Whoever runs the clinic may co-sign and diagnose, as directors do. */
static void
give_credential (WmSample *self)
{
  WmRecord *director = wm_clinic_get_user_record (self->clinic);
  if (director == NULL)
    return;
  wm_record_set_many (director, "credential", "LCSW", "may-diagnose", "1", NULL);
  wm_record_set_day (director, "credential-expires", self->until + 400);
  g_ptr_array_add (self->batch, g_object_ref (director));
}

static gboolean
is_group_client (const WmSamplePerson *person)
{
  return person->episode && g_strcmp0 (wm_record_get (person->client, "status"), "active") == 0;
}

static gboolean
add_people (WmSample *self, guint n_clients, GError **error)
{
  g_autoptr (GPtrArray) cohort = g_ptr_array_new_with_free_func (g_free);
  guint n_cohorts = 0;
  for (guint i = 0; i < n_clients; i++)
    {
      WmSamplePerson *person = g_new0 (WmSamplePerson, 1);
      person->index = i;
      person->counselor = self->staff->pdata[MIN (n_cohorts, self->staff->len - 1)];
      _wm_sample_person (self, person);
      if (person->assessment)
        _wm_sample_plan (self, person);
      if (is_group_client (person))
        g_ptr_array_add (cohort, person);
      else
        {
          _wm_sample_intake (self, person);
          g_free (person);
        }
      if (cohort->len == COHORT || (i + 1 == n_clients && cohort->len))
        {
          _wm_sample_cohort (self, n_cohorts++, cohort);
          g_ptr_array_set_size (cohort, 0);
          if (self->batch->len >= BATCH && !_wm_sample_flush (self, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * wm_sample_fill:
 * @clinic: a new clinic
 * @n_clients: 1 to 100,000
 * @until: the date up to which sessions have been held
 *
 * Fills @clinic with invented staff, rooms, groups and clients, each with a plan built from their own facts, and
 * marks it as a sample clinic.
 */
gboolean
wm_sample_fill (WmClinic *clinic, guint n_clients, guint64 seed, WmDay until, GError **error)
{
  g_autofree char *user = wm_text_fold (wm_clinic_get_user (clinic));
  WmSample self = {
    .clinic = clinic, .rand = g_rand_new_with_seed ((guint32) (seed ^ (seed >> 32))), .seed = seed, .until = until,
    .batch = g_ptr_array_new_with_free_func (g_object_unref), .staff = g_ptr_array_new_with_free_func (g_object_unref),
    .rooms = g_ptr_array_new_with_free_func (g_object_unref), .taken = g_strsplit (user, " ", -1),
    .texts = g_string_chunk_new (4096), .intake = g_rand_new_with_seed ((guint32) (seed * 2654435761u)),
    .programs = g_ptr_array_new_with_free_func (g_object_unref),
  };
  WmRecord *house = wm_clinic_get_record (clinic);
  wm_record_set_many (house, "address", "214 Mill Street, Springfield", "phone", "(555) 010-0142", "after-hours-phone",
                      "(555) 010-0199", NULL);
  g_ptr_array_add (self.batch, g_object_ref (house));
  mark_as_sample (&self);
  give_credential (&self);
  add_house (&self, n_clients);
  wm_store_expect_bulk (wm_clinic_get_store (clinic), TRUE);
  gboolean ok = add_people (&self, n_clients, error) && _wm_sample_flush (&self, error);
  wm_store_expect_bulk (wm_clinic_get_store (clinic), FALSE);
  g_ptr_array_unref (self.batch);
  g_ptr_array_unref (self.staff);
  g_ptr_array_unref (self.rooms);
  g_object_unref (self.peer);
  g_object_unref (self.supervisor);
  g_object_unref (self.front_desk);
  g_ptr_array_unref (self.programs);
  g_rand_free (self.intake);
  g_string_chunk_free (self.texts);
  g_strfreev (self.taken);
  g_rand_free (self.rand);
  return ok;
}

/**
 * wm_sample_create:
 * @user: (nullable): its director, the one person who can sign in
 *
 * Returns: (transfer full) (nullable): a new sample clinic, today's date set to @until. All its ids come from @seed.
 */
WmClinic *
wm_sample_create (const char *folder, const char *user, const char *passphrase, guint n_clients, guint64 seed, WmDay until,
                  GError **error)
{
  g_autofree char *code = NULL;
  g_autoptr (WmClinic) clinic = _wm_clinic_create (folder, "Riverside Recovery", user ? user : "J. Harmon", passphrase, &seed, &code, error);
  if (code)
    explicit_bzero (code, strlen (code));
  if (clinic == NULL)
    return NULL;
  wm_clinic_set_today (clinic, until);
  return wm_sample_fill (clinic, n_clients, seed, until, error) ? g_steal_pointer (&clinic) : NULL;
}
