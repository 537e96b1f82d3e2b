/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of a caseload: kept, and read from a clinic in a few passes over everybody, never one client after another. */
#define G_LOG_DOMAIN "wm-caseload"
#include "wm-caseload-facts.h"

#include "wm-plan-due.h"
#include "wm-schedule-private.h"
#include "wm-text.h"

#include <string.h>

#define SOON_DAYS 5 /* domain reference 10.1 */

struct _WmCaseloadFacts
{
  GStringChunk *texts;
  GPtrArray *charts;
  WmCaseloadTerms terms;
};

/* Of one client: the chart of the open episode, and the hours of the last full week. */
typedef struct
{
  WmCaseloadChart *chart;
  WmHoursFacts hours;
} Person;

typedef struct
{
  WmCaseloadFacts *facts;
  WmClinic *clinic;
  GHashTable *by_episode; /* episode id -> WmCaseloadChart */
  GHashTable *people;     /* client id -> Person */
  WmDay week;             /* its first day */
  gboolean breaks_counted;
} Loading;

static void
chart_free (gpointer data)
{
  WmCaseloadChart *chart = data;
  if (chart->steps)
    g_array_unref (chart->steps);
  g_free (chart);
}

static void
facts_clear (gpointer data)
{
  WmCaseloadFacts *self = data;
  g_ptr_array_unref (self->charts);
  g_string_chunk_free (self->texts);
}

WmCaseloadFacts *
wm_caseload_facts_ref (WmCaseloadFacts *self)
{
  return g_rc_box_acquire (self);
}

void
wm_caseload_facts_unref (WmCaseloadFacts *self)
{
  g_rc_box_release_full (self, facts_clear);
}

/** wm_caseload_facts_new: Returns: (transfer full): without a chart yet. */
WmCaseloadFacts *
wm_caseload_facts_new (const WmCaseloadTerms *terms)
{
  WmCaseloadFacts *self = g_rc_box_new0 (WmCaseloadFacts);
  self->texts = g_string_chunk_new (4096);
  self->charts = g_ptr_array_new_with_free_func (chart_free);
  self->terms = *terms;
  return self;
}

static const char *
keep (WmCaseloadFacts *self, const char *text)
{
  return text ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/** wm_caseload_facts_add: Returns: (transfer none): a copy of @chart, with texts of its own and no steps yet. */
WmCaseloadChart *
wm_caseload_facts_add (WmCaseloadFacts *self, const WmCaseloadChart *chart)
{
  WmCaseloadChart *own = g_memdup2 (chart, sizeof *chart);
  own->client = keep (self, chart->client);
  own->number = keep (self, chart->number);
  own->name = keep (self, chart->name);
  own->counselor = keep (self, chart->counselor);
  own->steps = NULL;
  g_ptr_array_add (self->charts, own);
  return own;
}

/** wm_caseload_chart_add_step: in any order; what was on one day stays in the order in which it was added. */
void
wm_caseload_chart_add_step (WmCaseloadChart *chart, const WmCaseloadStep *step)
{
  if (chart->steps == NULL)
    chart->steps = g_array_new (FALSE, FALSE, sizeof (WmCaseloadStep));
  guint at = chart->steps->len;
  while (at > 0 && g_array_index (chart->steps, WmCaseloadStep, at - 1).day > step->day)
    at--;
  g_array_insert_val (chart->steps, at, *step);
}

const WmCaseloadTerms *
wm_caseload_facts_terms (WmCaseloadFacts *self)
{
  return &self->terms;
}

/** wm_caseload_facts_charts: (transfer none) (element-type WmCaseloadChart): in the order in which they were added. */
GPtrArray *
wm_caseload_facts_charts (WmCaseloadFacts *self)
{
  return self->charts;
}

static WmDay
day (const WmRow *row, guint column)
{
  WmDay value = WM_DAY_NONE;
  wm_day_parse (wm_row_text (row, column), &value);
  return value;
}

static gboolean
add_person (const WmRow *row, gpointer data)
{
  Loading *l = data;
  const char *client = wm_row_text (row, 0);
  if (wm_row_is_null (row, 7) && g_hash_table_contains (l->people, client)) /* the newest counts, as everywhere */
    return TRUE;
  g_autofree char *called = wm_text_called (wm_row_text (row, 2), wm_row_text (row, 4));
  g_autofree char *name = g_strdup_printf ("%s, %s", wm_row_text (row, 3), called);
  WmCaseloadChart *chart = wm_caseload_facts_add (l->facts, &(WmCaseloadChart){
    .client = client, .number = wm_row_text (row, 1), .name = name, .counselor = wm_row_text (row, 10), .admitted = day (row, 6),
    .discharged = day (row, 7), .last_contact = WM_DAY_NONE, .next_review = WM_DAY_NONE, .signed_on = WM_DAY_NONE });
  g_hash_table_insert (l->by_episode, g_strdup (wm_row_text (row, 17)), chart);
  if (g_hash_table_contains (l->people, client))
    return TRUE;
  Person *person = g_new0 (Person, 1);
  *person = (Person){ chart, _wm_schedule_hours_facts (row) };
  person->hours.week = l->week;
  g_hash_table_insert (l->people, (char *) chart->client, person);
  return TRUE;
}

/* Versions come in their order: the last one read is the newest. */
static gboolean
add_version (const WmRow *row, gpointer data)
{
  Loading *l = data;
  WmCaseloadChart *chart = g_hash_table_lookup (l->by_episode, wm_row_text (row, 0));
  const char *state = wm_row_text (row, 2);
  if (chart == NULL)
    return TRUE;
  gboolean in_force = strcmp (state, "in-force") == 0, past = strcmp (state, "superseded") == 0;
  chart->version = (int) wm_row_int (row, 1);
  chart->in_work = !in_force && !past;
  chart->signed_on = day (row, 5);
  chart->waits = chart->signed_on != WM_DAY_NONE && !wm_row_int (row, 6);
  if (in_force)
    {
      chart->in_force = TRUE;
      chart->next_review = day (row, 4);
    }
  if (day (row, 3) != WM_DAY_NONE && (in_force || past))
    wm_caseload_chart_add_step (chart, &(WmCaseloadStep){ .day = day (row, 3), .signed_on = WM_DAY_NONE, .next = day (row, 4) });
  return TRUE;
}

static gboolean
add_review (const WmRow *row, gpointer data)
{
  Loading *l = data;
  WmCaseloadChart *chart = g_hash_table_lookup (l->by_episode, wm_row_text (row, 0));
  if (chart == NULL)
    return TRUE;
  WmCaseloadStep step = { TRUE, day (row, 3), day (row, 5), day (row, 4) };
  wm_caseload_chart_add_step (chart, &step);
  if (strcmp (wm_row_text (row, 2), "in-force") != 0)
    return TRUE;
  if (step.next != WM_DAY_NONE)
    chart->next_review = step.next;
  gboolean version_waits = chart->waits && !chart->review_waits; /* the queue has one line for a chart: the newest version's */
  if (step.signed_on != WM_DAY_NONE && !wm_row_int (row, 6) && !version_waits) /* a later one that is co-signed doesn't stand for it */
    {
      chart->signed_on = chart->review_waits ? MIN (chart->signed_on, step.signed_on) : step.signed_on;
      chart->waits = chart->review_waits = TRUE;
      chart->reviewed = (int) wm_row_int (row, 1);
    }
  return TRUE;
}

static int
minutes (const WmRow *row, guint column)
{
  int value = WM_MINUTES_NONE;
  wm_minutes_parse (wm_row_text (row, column), &value);
  return value;
}

static gboolean
counts_hours (Loading *l, const WmRow *row, WmDay date)
{
  WmRecord *kind = wm_clinic_pick (l->clinic, "session-kind", wm_row_text (row, 6));
  return date >= l->week && date < l->week + 7 && strcmp (wm_row_text (row, 5), "cancelled") != 0 && kind
         && wm_record_get_bool (kind, "counts");
}

static gboolean
add_attendance (const WmRow *row, gpointer data)
{
  Loading *l = data;
  Person *person = g_hash_table_lookup (l->people, wm_row_text (row, 0));
  WmAttendance status = wm_attendance_parse (wm_row_text (row, 1));
  WmDay date = day (row, 4);
  if (person == NULL)
    return TRUE;
  if (wm_attendance_was_there (status))
    person->chart->last_contact = MAX (person->chart->last_contact, date);
  if (counts_hours (l, row, date))
    {
      const WmSessionTimes times = { minutes (row, 7), minutes (row, 8), minutes (row, 9), minutes (row, 10) };
      person->hours.attended += wm_attendance_credit (&times, status, minutes (row, 2), minutes (row, 3), l->breaks_counted);
    }
  return TRUE;
}

/* As the ledger of that week judges: nothing of it is still to come, so the attended hours alone decide. */
static void
judge_hours (Loading *l)
{
  GHashTableIter iter;
  gpointer person;
  g_hash_table_iter_init (&iter, l->people);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    {
      const WmHours hours = wm_hours_judge (&((Person *) person)->hours);
      ((Person *) person)->chart->short_hours = (hours.flags & WM_HOURS_UNDER_ATTENDED) != 0;
    }
}

static gboolean
run (Loading *l, const char *query, WmRowFunc func, WmDay since, WmDay until, GError **error)
{
  g_autofree char *from = wm_day_to_iso (since), *to = wm_day_to_iso (until);
  return wm_store_query (wm_clinic_get_store (l->clinic), query, func, l, error, "since", from, "until", to, NULL);
}

static gboolean
fill (Loading *l, gboolean plans_only, GError **error)
{
  const WmCaseloadTerms *t = &l->facts->terms;
  WmDay since = MIN (t->from, t->today), until = MAX (t->to, t->today);
  return run (l, "caseload-people", add_person, since, until, error) && run (l, "caseload-plans", add_version, since, until, error)
         && run (l, "caseload-reviews", add_review, since, until, error)
         && (plans_only || run (l, "caseload-attendance", add_attendance, MIN (l->week, t->today - t->no_contact_days), t->today, error));
}

static WmCaseloadTerms
read_terms (WmClinic *clinic, WmDay from, WmDay to)
{
  return (WmCaseloadTerms){
    .today = wm_clinic_get_today (clinic), .from = from, .to = to, .soon_days = SOON_DAYS,
    .caseload_limit = wm_clinic_setting_int (clinic, "caseload-limit", 24),
    .plan_due_days = wm_plan_due_days (clinic),
    .no_contact_days = wm_clinic_setting_int (clinic, "no-contact-days", 14),
    .cosigned = wm_clinic_setting_int (clinic, "supervisor-cosign", 1) != 0,
  };
}

static WmCaseloadFacts *
load (WmClinic *clinic, WmDay from, WmDay to, gboolean plans_only, GError **error)
{
  const WmCaseloadTerms terms = read_terms (clinic, from, to);
  g_autoptr (WmCaseloadFacts) facts = wm_caseload_facts_new (&terms);
  g_autoptr (GHashTable) by_episode = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Loading l = { facts, clinic, by_episode, people, wm_clinic_week_start (clinic, terms.today) - 7,
                wm_clinic_setting_int (clinic, "breaks-counted", 1) != 0 };
  if (!fill (&l, plans_only, error))
    return NULL;
  if (!plans_only)
    judge_hours (&l);
  return g_steal_pointer (&facts);
}

/**
 * wm_caseload_facts_load:
 * @from: first day of the period
 * @to: last day of it
 *
 * Returns: (transfer full) (nullable): as the store has it now, by the clinic's settings (domain reference, App. A).
 */
WmCaseloadFacts *
wm_caseload_facts_load (WmClinic *clinic, WmDay from, WmDay to, GError **error)
{
  return load (clinic, from, to, FALSE, error);
}

/** wm_caseload_facts_load_plans: Returns: (transfer full) (nullable): as of today, without hours and contacts: attendance, by far the
 * most of it, isn't read. */
WmCaseloadFacts *
wm_caseload_facts_load_plans (WmClinic *clinic, GError **error)
{
  WmDay today = wm_clinic_get_today (clinic);
  return load (clinic, today, today, TRUE, error);
}
