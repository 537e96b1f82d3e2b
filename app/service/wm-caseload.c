/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The indicators, and counting them: pure functions over charts. */
#define G_LOG_DOMAIN "wm-caseload"
#include "wm-caseload.h"

#include "wm-plan-due.h"
#include "wm-role.h"

#include <glib/gi18n.h>

/* Census (10.1): admitted by that day, and not discharged by then. */
static gboolean
is_active (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return c->admitted <= t->today && (c->discharged == WM_DAY_NONE || c->discharged > t->today);
}

static gboolean
is_in_period (WmDay day, const WmCaseloadTerms *t)
{
  return day != WM_DAY_NONE && day >= t->from && day <= t->to;
}

static guint
count_active (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return is_active (c, t);
}

static WmDay
due_of (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return wm_plan_due (c->in_force, c->next_review, c->admitted, t->plan_due_days);
}

static guint
count_overdue (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return is_active (c, t) && wm_plan_days_late (due_of (c, t), t->today) > 0;
}

static guint
count_soon (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  WmDay due = due_of (c, t);
  return is_active (c, t) && due != WM_DAY_NONE && due >= t->today && due <= t->today + t->soon_days;
}

static guint
count_cosign (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return is_active (c, t) && t->cosigned && c->waits;
}

/* What a review changes stands in the next version's draft, which is to be signed beside it. */
static guint
count_unsigned (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return is_active (c, t) && c->in_work && (c->review_waits || !count_cosign (c, t));
}

static guint
count_hours (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return is_active (c, t) && c->short_hours;
}

/* Who never came was last met at the admission. */
static guint
count_no_contact (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return is_active (c, t) && MAX (c->last_contact, c->admitted) < t->today - t->no_contact_days;
}

static guint
count_admissions (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return is_in_period (c->admitted, t);
}

static guint
count_discharges (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return is_in_period (c->discharged, t);
}

/* A day counts once it is past, so that who still has time is neither late nor on time; not when the person had left by
 * then, nor when a new version of the plan had set another day. */
static gboolean
is_due (const WmCaseloadChart *c, const WmCaseloadTerms *t, const WmCaseloadStep *step, const WmCaseloadStep *next)
{
  gboolean replaced = next && !next->is_review && next->day <= step->next;
  return is_in_period (step->next, t) && step->next < t->today && !replaced
         && (c->discharged == WM_DAY_NONE || c->discharged > step->next);
}

static guint
count_reviews (const WmCaseloadChart *c, const WmCaseloadTerms *t, gboolean only_on_time)
{
  guint n = 0;
  for (guint i = 0; c->steps && i < c->steps->len; i++)
    {
      const WmCaseloadStep *step = &g_array_index (c->steps, WmCaseloadStep, i);
      const WmCaseloadStep *next = i + 1 < c->steps->len ? step + 1 : NULL;
      gboolean on_time = next && next->is_review && next->signed_on != WM_DAY_NONE && next->signed_on <= step->next;
      n += is_due (c, t, step, next) && (on_time || !only_on_time);
    }
  return n;
}

static guint
count_reviews_due (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return count_reviews (c, t, FALSE);
}

static guint
count_reviews_on_time (const WmCaseloadChart *c, const WmCaseloadTerms *t)
{
  return count_reviews (c, t, TRUE);
}

#define TERM(member) offsetof (WmCaseloadTerms, member)
/* Marks the two forms of a number for po/. */
#define NP_(one, many) one, many

const WmCaseloadIndicator wm_caseload_indicators[WM_CASELOAD_N] = {
  { "active", N_("Active clients"), N_("Active"), NP_("%u active client", "%u active clients"),
    N_("Admitted by today and not discharged; a counselor’s limit is {n}"), TERM (caseload_limit), FALSE, count_active },
  { "overdue", N_("Plans overdue"), N_("Overdue"), NP_("%u plan overdue", "%u plans overdue"),
    N_("The day of the next review is past, or no plan is in force more than {n} days after admission"), TERM (plan_due_days), FALSE,
    count_overdue },
  { "due-soon", N_("Plans due soon"), N_("Due soon"), NP_("%u plan due soon", "%u plans due soon"),
    N_("The first plan or the next review is due within {n} days"), TERM (soon_days), FALSE, count_soon },
  { "unsigned", N_("Plans unsigned"), N_("Unsigned"), NP_("%u plan unsigned", "%u plans unsigned"),
    N_("The newest version is not in force, and does not wait for a co-signature alone"), 0, FALSE, count_unsigned },
  { "co-signature", N_("Waiting for co-signature"), N_("To co-sign"),
    NP_("%u waiting for co-signature", "%u waiting for co-signature"),
    N_("The counselor has signed the newest version or its review, a supervisor has not"), 0, FALSE, count_cosign },
  { "short-hours", N_("Below minimum hours last week"), N_("Short last week"),
    NP_("%u client below minimum hours last week", "%u clients below minimum hours last week"),
    N_("Attended less than the level of care’s minimum in the last full week; weeks of admission or discharge do not count"), 0, FALSE,
    count_hours },
  { "no-contact", N_("No recent contact"), N_("No contact"), NP_("%u client without recent contact", "%u clients without recent contact"),
    N_("The last attended session, or else the admission, was more than {n} days ago"), TERM (no_contact_days), FALSE, count_no_contact },
  { "admissions", N_("Admissions"), N_("Admitted"), NP_("%u admission", "%u admissions"), N_("Admitted in the period"), 0, TRUE,
    count_admissions },
  { "discharges", N_("Discharges"), N_("Discharged"), NP_("%u discharge", "%u discharges"), N_("Discharged in the period"), 0, TRUE,
    count_discharges },
  { "reviews-due", N_("Reviews due"), N_("Reviews"), NP_("%u review due", "%u reviews due"),
    N_("Reviews that were due on a day of the period that is past, of clients who were still here and whose plan was not replaced before"),
    0, TRUE, count_reviews_due },
  { "reviews-on-time", N_("Reviews on time"), N_("On time"), NP_("%u review on time", "%u reviews on time"),
    N_("Those of them that the counselor signed by the day they were due"), 0, TRUE, count_reviews_on_time },
};

struct _WmCaseloadRow
{
  GObject parent_instance;

  /* owned */
  WmCaseloadFacts *facts; /* the ids are its */
  char *name;
  GPtrArray *clients[WM_CASELOAD_N];

  /* borrowed */
  const char *counselor;
  gboolean is_total;
};

struct _WmCaseload
{
  GObject parent_instance;

  /* owned */
  WmCaseloadFacts *facts;
  GListStore *rows;
  WmCaseloadRow *total;
  GPtrArray *waiting;
};

G_DEFINE_FINAL_TYPE (WmCaseloadRow, wm_caseload_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (WmCaseload, wm_caseload, G_TYPE_OBJECT)

/**
 * wm_caseload_fill_formula:
 * @formula: the indicator's, in the language it is shown in
 *
 * Returns: (transfer full): with the clinic's number in its place.
 */
char *
wm_caseload_fill_formula (const WmCaseloadIndicator *indicator, const WmCaseloadTerms *terms, const char *formula)
{
  g_autofree char *number = g_strdup_printf ("%d", indicator->term ? G_STRUCT_MEMBER (int, terms, indicator->term) : 0);
  g_autoptr (GString) text = g_string_new (formula);
  g_string_replace (text, "{n}", number, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** wm_caseload_number_text: Returns: (transfer full): "3 plans overdue". */
char *
wm_caseload_number_text (const WmCaseloadIndicator *indicator, guint n)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (g_dngettext (NULL, indicator->one, indicator->many, n), n);
#pragma GCC diagnostic pop
}

static WmCaseloadRow *
row_new (WmCaseloadFacts *facts, const char *counselor)
{
  WmCaseloadRow *self = g_object_new (WM_TYPE_CASELOAD_ROW, NULL);
  self->facts = wm_caseload_facts_ref (facts);
  self->counselor = counselor;
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    self->clients[i] = g_ptr_array_new ();
  return self;
}

static void
add (WmCaseloadRow *row, guint indicator, const WmCaseloadChart *chart, guint times)
{
  for (guint i = 0; i < times; i++)
    g_ptr_array_add (row->clients[indicator], (char *) chart->client);
}

/* Counselors have a row once one of their charts counts somewhere. */
static WmCaseloadRow *
row_of (WmCaseload *self, GHashTable *rows, const WmCaseloadChart *chart)
{
  const char *key = chart->counselor ? chart->counselor : "";
  WmCaseloadRow *row = g_hash_table_lookup (rows, key);
  if (row == NULL)
    {
      row = row_new (self->facts, chart->counselor);
      g_hash_table_insert (rows, (char *) key, row);
      g_list_store_append (self->rows, row);
      g_object_unref (row);
    }
  return row;
}

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const WmCaseloadChart *ca = *(WmCaseloadChart *const *) a, *cb = *(WmCaseloadChart *const *) b;
  return ca->signed_on != cb->signed_on ? (ca->signed_on < cb->signed_on ? -1 : 1) : g_utf8_collate (ca->name, cb->name);
}

/** wm_caseload_new: Returns: (transfer full): @facts counted. */
WmCaseload *
wm_caseload_new (WmCaseloadFacts *facts)
{
  WmCaseload *self = g_object_new (WM_TYPE_CASELOAD, NULL);
  GPtrArray *charts = wm_caseload_facts_charts (facts);
  const WmCaseloadTerms *terms = wm_caseload_facts_terms (facts);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->facts = wm_caseload_facts_ref (facts);
  self->total = row_new (facts, NULL);
  self->total->is_total = TRUE;
  for (guint i = 0; i < charts->len; i++)
    for (guint j = 0; j < WM_CASELOAD_N; j++)
      {
        const WmCaseloadChart *chart = charts->pdata[i];
        guint times = wm_caseload_indicators[j].count (chart, terms);
        if (times == 0)
          continue;
        add (row_of (self, rows, chart), j, chart, times);
        add (self->total, j, chart, times);
        if (j == WM_CASELOAD_COSIGN)
          g_ptr_array_add (self->waiting, (gpointer) chart);
      }
  g_ptr_array_sort (self->waiting, compare_waiting);
  return self;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmCaseloadRow *ra = a, *rb = b;
  if ((ra->counselor == NULL) != (rb->counselor == NULL))
    return ra->counselor == NULL ? 1 : -1;
  int by_name = g_utf8_collate (ra->name ? ra->name : "", rb->name ? rb->name : "");
  return by_name ? by_name : g_strcmp0 (ra->counselor, rb->counselor);
}

/** wm_caseload_name_rows: calls them as the clinic calls its staff, and puts them in that order. */
void
wm_caseload_name_rows (WmCaseload *self, WmClinic *clinic)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (WmCaseloadRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      WmRecord *staff = wm_clinic_staff (clinic, row->counselor);
      g_free (row->name);
      row->name = g_strdup (staff ? wm_record_get (staff, "name") : NULL);
    }
  g_list_store_sort (self->rows, compare_rows, NULL);
}

/**
 * wm_caseload_load: Returns: (transfer full) (nullable): the clinic's caseloads today, the period from @from to @to.
 * %WM_ERROR_REFUSED for whom they aren't for.
 */
WmCaseload *
wm_caseload_load (WmClinic *clinic, WmDay from, WmDay to, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_REVIEW_CASELOADS, error))
    return NULL;
  g_autoptr (WmCaseloadFacts) facts = wm_caseload_facts_load (clinic, from, to, error);
  WmCaseload *self = facts ? wm_caseload_new (facts) : NULL;
  if (self)
    wm_caseload_name_rows (self, clinic);
  return self;
}

/** wm_caseload_load_waiting: Returns: (transfer full) (nullable): for wm_caseload_get_waiting() alone, with no more read than it takes.
 * %WM_ERROR_REFUSED for who may not co-sign. */
WmCaseload *
wm_caseload_load_waiting (WmClinic *clinic, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_COSIGN, error))
    return NULL;
  g_autoptr (WmCaseloadFacts) facts = wm_caseload_facts_load_plans (clinic, error);
  return facts ? wm_caseload_new (facts) : NULL;
}

const WmCaseloadTerms *
wm_caseload_get_terms (WmCaseload *self)
{
  return wm_caseload_facts_terms (self->facts);
}

/** wm_caseload_get_rows: (transfer none): of WmCaseloadRow, by counselor; the charts without one come last. */
GListModel *
wm_caseload_get_rows (WmCaseload *self)
{
  return G_LIST_MODEL (self->rows);
}

WmCaseloadRow *
wm_caseload_get_total (WmCaseload *self)
{
  return self->total;
}

/** wm_caseload_get_waiting: (transfer none) (element-type WmCaseloadChart): for a co-signature, the longest first. */
GPtrArray *
wm_caseload_get_waiting (WmCaseload *self)
{
  return self->waiting;
}

/** wm_caseload_row_get_counselor: (nullable): id; %NULL of the totals and of the charts without a counselor. */
const char *
wm_caseload_row_get_counselor (WmCaseloadRow *self)
{
  return self->counselor;
}

/** wm_caseload_row_get_is_total: whether it counts all charts. */
gboolean
wm_caseload_row_get_is_total (WmCaseloadRow *self)
{
  return self->is_total;
}

/** wm_caseload_row_get_name: (nullable): of the counselor. */
const char *
wm_caseload_row_get_name (WmCaseloadRow *self)
{
  return self->name;
}

guint
wm_caseload_row_get_number (WmCaseloadRow *self, guint indicator)
{
  return self->clients[indicator]->len;
}

/** wm_caseload_row_get_clients: (transfer none) (element-type utf8): the id of each client as often as they count. */
GPtrArray *
wm_caseload_row_get_clients (WmCaseloadRow *self, guint indicator)
{
  return self->clients[indicator];
}

static void
wm_caseload_row_finalize (GObject *object)
{
  WmCaseloadRow *self = WM_CASELOAD_ROW (object);
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    g_ptr_array_unref (self->clients[i]);
  g_free (self->name);
  wm_caseload_facts_unref (self->facts);
  G_OBJECT_CLASS (wm_caseload_row_parent_class)->finalize (object);
}

static void
wm_caseload_row_class_init (WmCaseloadRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_caseload_row_finalize;
}

static void
wm_caseload_row_init (WmCaseloadRow *self)
{
}

static void
wm_caseload_finalize (GObject *object)
{
  WmCaseload *self = WM_CASELOAD (object);
  g_object_unref (self->rows);
  g_object_unref (self->total);
  g_ptr_array_unref (self->waiting);
  wm_caseload_facts_unref (self->facts);
  G_OBJECT_CLASS (wm_caseload_parent_class)->finalize (object);
}

static void
wm_caseload_class_init (WmCaseloadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_caseload_finalize;
}

static void
wm_caseload_init (WmCaseload *self)
{
  self->rows = g_list_store_new (WM_TYPE_CASELOAD_ROW);
  self->waiting = g_ptr_array_new ();
}
