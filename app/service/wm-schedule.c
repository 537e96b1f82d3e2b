/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A loaded schedule: its life, its readers, hours from it, and how times read. */
#include "wm-schedule-private.h"

#include "wm-role.h"

static void
occurrence_free (gpointer data)
{
  WmOccurrence *occurrence = data;
  g_array_unref (occurrence->seats);
  g_free (occurrence);
}

static void
schedule_clear (gpointer data)
{
  WmSchedule *self = data;
  g_ptr_array_unref (self->occurrences);
  g_hash_table_destroy (self->by_id);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->clashes);
  g_string_chunk_free (self->texts);
}

WmSchedule *
wm_schedule_ref (WmSchedule *self)
{
  return g_rc_box_acquire (self);
}

void
wm_schedule_unref (WmSchedule *self)
{
  g_rc_box_release_full (self, schedule_clear);
}

static int
compare_occurrences (gconstpointer pa, gconstpointer pb)
{
  const WmOccurrence *a = *(WmOccurrence *const *) pa, *b = *(WmOccurrence *const *) pb;
  if (a->date != b->date)
    return a->date < b->date ? -1 : 1;
  if (a->times.start != b->times.start)
    return a->times.start < b->times.start ? -1 : 1;
  int by_title = g_utf8_collate (a->title, b->title);
  return by_title ? by_title : g_strcmp0 (a->series ? a->series : a->session, b->series ? b->series : b->session);
}

/** _wm_schedule_load: as wm_schedule_load(); @chosen (nullable): only these series and sessions, a JSON list of their ids. */
WmSchedule *
_wm_schedule_load (WmClinic *clinic, WmDay from, WmDay to, const char *client, const char *chosen, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_SEE_CLIENTS, error))
    return NULL;
  g_autoptr (WmSchedule) self = g_rc_box_new0 (WmSchedule);
  self->texts = g_string_chunk_new (4096);
  self->occurrences = g_ptr_array_new_with_free_func (occurrence_free);
  self->people = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->clashes = wm_findings_new ();
  self->from = from;
  self->to = to;
  self->breaks_counted = wm_clinic_setting_int (clinic, "breaks-counted", 1) != 0;
  if (!_wm_schedule_fill (self, clinic, client, chosen, error))
    return NULL;
  g_ptr_array_sort (self->occurrences, compare_occurrences);
  _wm_schedule_find_clashes (self);
  return g_steal_pointer (&self);
}

/**
 * wm_schedule_load:
 * @from: first day
 * @to: last day
 * @client: (nullable): only what this client is expected at; %NULL for everything
 *
 * Returns: (transfer full) (nullable): the schedule as the store has it now.
 */
WmSchedule *
wm_schedule_load (WmClinic *clinic, WmDay from, WmDay to, const char *client, GError **error)
{
  return _wm_schedule_load (clinic, from, to, client, NULL, error);
}

/** wm_clinic_week_start: first day of the week that holds @any_day, as the clinic's setting has it. */
WmDay
wm_clinic_week_start (WmClinic *clinic, WmDay any_day)
{
  return wm_day_week_start (any_day, CLAMP (wm_clinic_setting_int (clinic, "week-start", 0), 0, 6));
}

/** wm_schedule_load_week: the seven days of the week that holds @any_day. */
WmSchedule *
wm_schedule_load_week (WmClinic *clinic, WmDay any_day, const char *client, GError **error)
{
  WmDay from = wm_clinic_week_start (clinic, any_day);
  return wm_schedule_load (clinic, from, from + 6, client, error);
}

const char *
_wm_schedule_text (WmSchedule *self, const char *text)
{
  return text ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

WmDay
wm_schedule_from (WmSchedule *self)
{
  return self->from;
}

WmDay
wm_schedule_to (WmSchedule *self)
{
  return self->to;
}

/** wm_schedule_occurrences: (transfer none) (element-type WmOccurrence): by date and time, cancelled ones too. */
GPtrArray *
wm_schedule_occurrences (WmSchedule *self)
{
  return self->occurrences;
}

/** wm_schedule_people: (transfer none) (element-type WmPerson): everyone expected somewhere, by name. */
GPtrArray *
wm_schedule_people (WmSchedule *self)
{
  return self->people;
}

/** wm_schedule_clashes: (transfer none) (element-type WmFinding): who or what is booked twice at a time. The
 * record of a finding is the session, else the series, of the later one. */
GPtrArray *
wm_schedule_clashes (WmSchedule *self)
{
  return self->clashes;
}

static gboolean
is_same (const WmOccurrence *a, const WmOccurrence *b)
{
  if (a->series && b->series)
    return a->planned == b->planned && g_str_equal (a->series, b->series);
  return a->session && b->session && g_str_equal (a->session, b->session);
}

/** wm_schedule_find: (transfer none) (nullable): the one that is the same as @like of another schedule. */
const WmOccurrence *
wm_schedule_find (WmSchedule *self, const WmOccurrence *like)
{
  for (guint i = 0; i < self->occurrences->len; i++)
    if (is_same (self->occurrences->pdata[i], like))
      return self->occurrences->pdata[i];
  return NULL;
}

/** wm_schedule_find_session: (transfer none) (nullable): by the id of a stored session. */
const WmOccurrence *
wm_schedule_find_session (WmSchedule *self, const char *session)
{
  for (guint i = 0; i < self->occurrences->len; i++)
    if (g_strcmp0 (((WmOccurrence *) self->occurrences->pdata[i])->session, session) == 0)
      return self->occurrences->pdata[i];
  return NULL;
}

static gboolean
expects (const WmOccurrence *occurrence, const char *client)
{
  for (guint i = 0; i < occurrence->seats->len; i++)
    if (g_str_equal (g_array_index (occurrence->seats, WmSeat, i).person->id, client))
      return TRUE;
  return FALSE;
}

/** wm_occurrence_involves: whether it passes a filter; each part may be %NULL for any. */
gboolean
wm_occurrence_involves (const WmOccurrence *occurrence, const char *client, const char *staff, const char *room)
{
  return (client == NULL || expects (occurrence, client))
         && (staff == NULL || g_strcmp0 (occurrence->staff, staff) == 0 || g_strcmp0 (occurrence->costaff, staff) == 0)
         && (room == NULL || g_strcmp0 (occurrence->room, room) == 0);
}

static void
add_seat (WmHoursFacts *facts, const WmOccurrence *occurrence, const WmSeat *seat, WmDay today)
{
  if (!wm_attendance_is_enrolled (seat->status))
    return;
  facts->scheduled += occurrence->minutes;
  facts->attended += seat->credit;
  if (seat->status == WM_ATTENDANCE_EXPECTED && occurrence->date >= today)
    facts->open += occurrence->minutes;
}

static void
add_minutes (WmHoursFacts *facts, const WmOccurrence *occurrence, const char *client, WmDay today)
{
  for (guint i = 0; i < occurrence->seats->len; i++)
    {
      const WmSeat *seat = &g_array_index (occurrence->seats, WmSeat, i);
      if (g_str_equal (seat->person->id, client))
        add_seat (facts, occurrence, seat, today);
    }
}

static gboolean
counts (const WmOccurrence *occurrence)
{
  return occurrence->counts && occurrence->state != WM_SESSION_CANCELLED;
}

/**
 * wm_schedule_hours:
 * @self: a week
 * @client: id
 * @today: sessions from this day on that nobody marked yet are still to come
 *
 * Scheduled and attended hours that count, judged by wm_hours_judge. Someone the schedule doesn't know has none.
 */
WmHours
wm_schedule_hours (WmSchedule *self, const char *client, WmDay today)
{
  static const WmHoursFacts nobody = { .birth = WM_DAY_NONE, .admitted = WM_DAY_NONE, .discharged = WM_DAY_NONE,
    .level = { WM_HOURS_NONE, WM_HOURS_NONE, WM_HOURS_NONE, WM_HOURS_NONE, 18 },
    .prescribed_min = WM_HOURS_NONE, .prescribed_max = WM_HOURS_NONE };
  const WmPerson *person = g_hash_table_lookup (self->by_id, client);
  WmHoursFacts facts = person ? person->facts : nobody;
  facts.week = self->from;
  for (guint i = 0; i < self->occurrences->len; i++)
    {
      const WmOccurrence *occurrence = self->occurrences->pdata[i];
      if (counts (occurrence))
        add_minutes (&facts, occurrence, client, today);
    }
  return wm_hours_judge (&facts);
}

/**
 * wm_schedule_hours_of_all:
 *
 * Returns: (transfer full): the same for everyone in the week, in one pass: client id -> WmHours. The ids belong to
 * the schedule.
 */
GHashTable *
wm_schedule_hours_of_all (WmSchedule *self, WmDay today)
{
  g_autoptr (GHashTable) facts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTable *hours = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < self->people->len; i++)
    {
      const WmPerson *person = self->people->pdata[i];
      WmHoursFacts *own = g_memdup2 (&person->facts, sizeof (WmHoursFacts));
      own->week = self->from;
      g_hash_table_insert (facts, (gpointer) person, own);
    }
  for (guint i = 0; i < self->occurrences->len; i++)
    {
      const WmOccurrence *o = self->occurrences->pdata[i];
      for (guint j = 0; counts (o) && j < o->seats->len; j++)
        {
          const WmSeat *seat = &g_array_index (o->seats, WmSeat, j);
          add_seat (g_hash_table_lookup (facts, seat->person), o, seat, today);
        }
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      const WmPerson *person = self->people->pdata[i];
      WmHours judged = wm_hours_judge (g_hash_table_lookup (facts, person));
      g_hash_table_insert (hours, (char *) person->id, g_memdup2 (&judged, sizeof judged));
    }
  return hours;
}

/** wm_hours_for_week: the same for one client, read from the store. */
gboolean
wm_hours_for_week (WmClinic *clinic, const char *client, WmDay any_day, WmHours *hours, GError **error)
{
  g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, any_day, client, error);
  if (week == NULL)
    return FALSE;
  *hours = wm_schedule_hours (week, client, wm_clinic_get_today (clinic));
  return TRUE;
}

/** wm_minutes_to_clock: Returns: (transfer full): "6:00 pm". */
char *
wm_minutes_to_clock (int minutes)
{
  int hour = minutes / 60 % 24, shown = hour % 12 == 0 ? 12 : hour % 12;
  return g_strdup_printf (hour < 12 ? _("%d:%02d am") : _("%d:%02d pm"), shown, minutes % 60);
}

/** wm_minutes_to_span: Returns: (transfer full): "6:00–9:00 pm", "11:00 am–12:30 pm". */
char *
wm_minutes_to_span (int start, int end)
{
  g_autofree char *to = wm_minutes_to_clock (end), *from = wm_minutes_to_clock (start);
  if ((start / 60 < 12) != (end / 60 % 24 < 12))
    return g_strdup_printf ("%s–%s", from, to);
  int hour = start / 60 % 12;
  return g_strdup_printf ("%d:%02d–%s", hour == 0 ? 12 : hour, start % 60, to);
}
