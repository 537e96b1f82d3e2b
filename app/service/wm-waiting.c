/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One client after another, each by what is indexed. */
#define G_LOG_DOMAIN "wm-waiting"
#include "wm-waiting.h"

#include "wm-plan-due.h"
#include "wm-role.h"
#include "wm-roster.h"
#include "wm-schedule.h"
#include "wm-text.h"

#include <string.h>

#define SOON 5    /* days before a review is due that it waits */
#define MANY 3000  /* clients whose hours are still counted one by one */
#define LARGE 6000 /* episodes of care: of a clinic that has more, nothing is looked for in all charts at once */

struct _WmWaiting
{
  WmClinic *clinic;
  GHashTable *seen;
  GPtrArray *clients; /* ids, owned by seen */
  GPtrArray *items;   /* WmWaitingItem */
  guint done;
  gint64 episodes;
  gboolean own; /* of one counselor, who answers what was returned */
};

/* One client, as the roster's queries give them. */
typedef struct
{
  WmWaiting *waiting;
  const char *client;
  char *name, *preferred_name;
} Looking;

static void
item_free (gpointer data)
{
  WmWaitingItem *item = data;
  g_free (item->client);
  g_free (item->name);
  g_free (item->version);
  g_free (item);
}

void
wm_waiting_free (WmWaiting *self)
{
  g_object_unref (self->clinic);
  g_ptr_array_unref (self->clients);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static gboolean
add_client (const WmRow *row, gpointer data)
{
  WmWaiting *self = data;
  char *client = g_strdup (wm_row_text (row, 0));
  self->episodes = wm_row_int (row, 1);
  if (g_hash_table_add (self->seen, client))
    g_ptr_array_add (self->clients, client);
  return TRUE;
}

/**
 * wm_waiting_new:
 * @staff: (nullable): whose clients; %NULL for everyone's
 *
 * Returns: (transfer full) (nullable): nothing gathered yet
 */
WmWaiting *
wm_waiting_new (WmClinic *clinic, const char *staff, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_SEE_CLIENTS, error))
    return NULL;
  g_autoptr (WmWaiting) self = g_new0 (WmWaiting, 1);
  self->clinic = g_object_ref (clinic);
  self->own = staff != NULL;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clients = g_ptr_array_new ();
  self->items = g_ptr_array_new_with_free_func (item_free);
  if (!wm_store_query (wm_clinic_get_store (clinic), "waiting-clients", add_client, self, error, "staff", staff, NULL))
    return NULL;
  return g_steal_pointer (&self);
}

/* The texts of an item are its own. */
static void
add_item (Looking *l, WmWaitingKind kind, const char *name, const char *version, WmDay due, const WmHours *hours)
{
  WmWaitingItem *item = g_new0 (WmWaitingItem, 1);
  *item = (WmWaitingItem){ kind, g_strdup (l->client), g_strdup (name), g_strdup (version), due, hours ? *hours : (WmHours){ 0 } };
  g_ptr_array_add (l->waiting->items, item);
}

/* Who isn't in treatment has nothing that waits. */
static gboolean
take_name (const WmRow *row, gpointer data)
{
  Looking *l = data;
  const char *last = wm_row_text (row, WM_ROSTER_LAST_NAME), *first = wm_row_text (row, WM_ROSTER_FIRST_NAME);
  if (g_strcmp0 (wm_row_text (row, WM_ROSTER_STATUS), "active") != 0)
    return FALSE;
  l->name = g_strdup_printf ("%s, %s", last, first);
  g_autofree char *called = wm_text_called (first, wm_row_text (row, WM_ROSTER_PREFERRED_NAME));
  l->preferred_name = g_strdup_printf ("%s, %s", last, called);
  return FALSE;
}

/* That no plan was begun waits once it is late. */
static gboolean
take_plan (const WmRow *row, gpointer data)
{
  Looking *l = data;
  WmClinic *clinic = l->waiting->clinic;
  WmDay today = wm_clinic_get_today (clinic), review = WM_DAY_NONE, admitted = WM_DAY_NONE;
  const char *state = wm_row_text (row, WM_ROSTER_PLAN_STATE - WM_ROSTER_FIRST_DETAIL);
  wm_day_parse (wm_row_text (row, WM_ROSTER_ADMITTED - WM_ROSTER_FIRST_DETAIL), &admitted);
  WmDay first = wm_plan_due (FALSE, WM_DAY_NONE, admitted, wm_plan_due_days (clinic));
  if (g_strcmp0 (state, "draft") == 0 || (state == NULL && wm_plan_days_late (first, today)))
    add_item (l, WM_WAITING_DRAFT, l->name, wm_row_text (row, WM_ROSTER_PLAN_VERSION - WM_ROSTER_FIRST_DETAIL),
              first == WM_DAY_NONE ? 0 : first, NULL);
  else if (wm_day_parse (wm_row_text (row, WM_ROSTER_NEXT_REVIEW - WM_ROSTER_FIRST_DETAIL), &review) && review <= today + SOON)
    add_item (l, WM_WAITING_REVIEW, l->name, NULL, review, NULL);
  return FALSE;
}

static gboolean
take_returned (const WmRow *row, gpointer data)
{
  WmDay day = 0;
  if (wm_day_parse (wm_row_text (row, 1), &day))
    add_item (data, WM_WAITING_RETURNED, ((Looking *) data)->name, wm_row_text (row, 0), day, NULL);
  return TRUE;
}

static gboolean
look_at (WmWaiting *self, const char *client, GError **error)
{
  WmStore *store = wm_clinic_get_store (self->clinic);
  Looking l = { self, client, NULL, NULL };
  WmHours hours = { 0 };
  gboolean done = wm_store_query (store, "roster", take_name, &l, error, "client", client, NULL);
  if (done && l.name)
    done = wm_store_query (store, "roster-details", take_plan, &l, error, "client", client, NULL)
           && (!self->own || wm_store_query (store, "waiting-returned", take_returned, &l, error, "client", client, NULL))
           && (!wm_waiting_counts_hours (self) || wm_hours_for_week (self->clinic, client, wm_clinic_get_today (self->clinic), &hours, error));
  if (done && hours.flags)
    add_item (&l, WM_WAITING_HOURS, l.preferred_name, NULL, 0, &hours);
  g_free (l.name);
  g_free (l.preferred_name);
  return done;
}

/** wm_waiting_step: looks at one more client. Returns: FALSE when there is none, or with @error. */
gboolean
wm_waiting_step (WmWaiting *self, GError **error)
{
  return self->done < self->clients->len && look_at (self, self->clients->pdata[self->done++], error);
}

/** wm_waiting_counts_hours: whether the hours of the week are among what is gathered; of very many clients they aren't. */
gboolean
wm_waiting_counts_hours (const WmWaiting *self)
{
  return self->clients->len <= MANY;
}

/** wm_waiting_is_large: whether the clinic is so large that what takes a look at all charts is left to Review. */
gboolean
wm_waiting_is_large (const WmWaiting *self)
{
  return self->episodes > LARGE;
}

/** wm_waiting_get_items: (transfer none) (element-type WmWaitingItem): what was found so far. */
GPtrArray *
wm_waiting_get_items (WmWaiting *self)
{
  return self->items;
}
