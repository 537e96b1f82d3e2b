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

/* Occurrences are sorted by date and start, so the inner loop ends at the first that starts too late. */
void
_wm_schedule_find_clashes (WmSchedule *self)
{
  WmOccurrence **all = (WmOccurrence **) self->occurrences->pdata;
  for (guint i = 0; i < self->occurrences->len; i++)
    for (guint j = i + 1; j < self->occurrences->len; j++)
      {
        if (all[j]->date != all[i]->date || all[j]->times.start >= all[i]->times.end)
          break;
        if (all[i]->state != WM_SESSION_CANCELLED && all[j]->state != WM_SESSION_CANCELLED && overlaps (all[i], all[j]))
          compare (self, all[i], all[j]);
      }
}
