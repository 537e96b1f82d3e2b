/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one clash rule: a client, a staff member or a room twice at overlapping times (domain reference 6). */
#include "wm-schedule-private.h"

static gboolean
overlaps (const WmOccurrence *a, const WmOccurrence *b)
{
  return a->date == b->date && a->times.start < b->times.end && b->times.start < a->times.end;
}

/* Ids of one schedule are equal pointers. */
static const char *
shared_staff (const WmOccurrence *a, const WmOccurrence *b)
{
  if (a->staff && (a->staff == b->staff || a->staff == b->costaff))
    return a->staff_name;
  if (a->costaff && (a->costaff == b->staff || a->costaff == b->costaff))
    return a->costaff_name;
  return NULL;
}

static const WmSeat *
shared_client (const WmOccurrence *a, const WmOccurrence *b)
{
  for (guint i = 0; i < a->seats->len; i++)
    for (guint j = 0; j < b->seats->len; j++)
      if (g_array_index (a->seats, WmSeat, i).person == g_array_index (b->seats, WmSeat, j).person)
        return &g_array_index (a->seats, WmSeat, i);
  return NULL;
}

static void
add (WmSchedule *self, WmOccurrence *a, WmOccurrence *b, const char *rule, const char *field, const char *who)
{
  int start = MAX (a->times.start, b->times.start), end = MIN (a->times.end, b->times.end);
  g_autofree char *span = wm_minutes_to_span (start, end), *iso = wm_day_to_iso (b->date);
  g_autofree char *sentence = g_strdup_printf (_("%s is booked twice at %s: %s and %s."), who, span, a->title, b->title);
  a->clash = a->clash ? a->clash : _wm_schedule_text (self, sentence);
  b->clash = b->clash ? b->clash : _wm_schedule_text (self, sentence);
  g_ptr_array_add (self->clashes, wm_finding_new (rule, WM_SEVERITY_ERROR, b->session ? b->session : b->series, field, iso,
                                                  sentence));
}

static void
compare (WmSchedule *self, WmOccurrence *a, WmOccurrence *b)
{
  const WmSeat *seat = shared_client (a, b);
  const char *staff = shared_staff (a, b);
  if (seat)
    add (self, a, b, "clash-client", "client", seat->person->short_name);
  if (staff)
    add (self, a, b, "clash-staff", "staff", staff);
  if (a->room && a->room == b->room)
    add (self, a, b, "clash-room", "room", a->room_name);
}

/* Of each person, staff member and room: the numbers of the occurrences that need it, in their order. */
static void
need (GHashTable *needs, gconstpointer what, guint32 number)
{
  GArray *list = what ? g_hash_table_lookup (needs, what) : NULL;
  if (what == NULL)
    return;
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (needs, (gpointer) what, list);
    }
  if (list->len == 0 || g_array_index (list, guint32, list->len - 1) != number)
    g_array_append_val (list, number);
}

static GHashTable *
list_needs (WmSchedule *self)
{
  GHashTable *needs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint32 i = 0; i < self->occurrences->len; i++)
    {
      const WmOccurrence *o = self->occurrences->pdata[i];
      if (o->state == WM_SESSION_CANCELLED)
        continue;
      need (needs, o->staff, i);
      need (needs, o->costaff, i);
      need (needs, o->room, i);
      for (guint j = 0; j < o->seats->len; j++)
        need (needs, g_array_index (o->seats, WmSeat, j).person, i);
    }
  return needs;
}

/* Occurrences are sorted by date and start, so the inner loop ends at the first that starts too late. */
static void
add_pairs (WmSchedule *self, const GArray *list, GArray *pairs)
{
  WmOccurrence **all = (WmOccurrence **) self->occurrences->pdata;
  for (guint i = 0; i < list->len; i++)
    for (guint j = i + 1; j < list->len; j++)
      {
        guint64 a = g_array_index (list, guint32, i), b = g_array_index (list, guint32, j);
        if (all[b]->date != all[a]->date || all[b]->times.start >= all[a]->times.end)
          break;
        guint64 pair = a << 32 | b;
        if (overlaps (all[a], all[b]))
          g_array_append_val (pairs, pair);
      }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return (x > y) - (x < y);
}

/* Only what needs the same can clash: a large clinic has thousands of sessions at six o'clock. */
void
_wm_schedule_find_clashes (WmSchedule *self)
{
  g_autoptr (GHashTable) needs = list_needs (self);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  GHashTableIter iter;
  gpointer list;
  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    add_pairs (self, list, pairs);
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      guint64 pair = g_array_index (pairs, guint64, i);
      if (i == 0 || g_array_index (pairs, guint64, i - 1) != pair)
        compare (self, self->occurrences->pdata[pair >> 32], self->occurrences->pdata[(guint32) pair]);
    }
}
