/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions made, moved, removed; attendance marked. */
#define G_LOG_DOMAIN "wm-schedule"
#include "wm-schedule-acts.h"

#include "wm-clinic-private.h"
#include "wm-role.h"

#include <string.h>

#define SHORTEST 5 /* minutes */

struct _WmUndo
{
  const char *act;   /* static */
  WmAct needed;      /* who marks attendance may keep the session that was held, and nothing else of the schedule */
  GPtrArray *save;   /* records as they were: copies, to be written again */
  GPtrArray *insert; /* copies of removed records */
  GPtrArray *remove; /* records the act made, a link before its target */
};

static WmUndo *
undo_new (const char *act, WmAct needed)
{
  WmUndo *self = g_new0 (WmUndo, 1);
  self->act = act;
  self->needed = needed;
  self->save = g_ptr_array_new_with_free_func (g_object_unref);
  self->insert = g_ptr_array_new_with_free_func (g_object_unref);
  self->remove = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
wm_undo_free (WmUndo *self)
{
  g_ptr_array_unref (self->save);
  g_ptr_array_unref (self->insert);
  g_ptr_array_unref (self->remove);
  g_free (self);
}

/* The stored record, given the values it had before the act. */
static WmRecord *
restored (WmClinic *clinic, WmRecord *before, GError **error)
{
  WmRecord *now = wm_clinic_load (clinic, wm_record_get_schema (before), wm_record_get_id (before), error);
  for (guint i = 0; now && i < wm_record_get_schema (before)->n_fields; i++)
    wm_record_set_at (now, i, wm_record_get_at (before, i));
  return now;
}

static gboolean
is_marked (WmClinic *clinic, const char *session, gboolean *marked, GError **error)
{
  g_autoptr (GPtrArray) rows = wm_clinic_list (clinic, &wm_attendance_schema, "session", session, error);
  *marked = rows && rows->len > 0;
  return rows != NULL;
}

static gboolean
refuse_marked (WmClinic *clinic, WmRecord *session, GError **error)
{
  gboolean marked = FALSE;
  if (!is_marked (clinic, wm_record_get_id (session), &marked, error))
    return FALSE;
  if (marked)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED,
                         _("Attendance was marked there meanwhile, so this can’t be undone. Take the marks back first."));
  return !marked;
}

/* A session that was marked since keeps its marks: taking it back would take them with it. */
static gboolean
may_take_back (WmUndo *self, WmClinic *clinic, GError **error)
{
  WmRecord *made = self->remove->len == 1 ? self->remove->pdata[0] : NULL;
  return made == NULL || wm_record_get_schema (made) != &wm_session_schema || refuse_marked (clinic, made, error);
}

/* Nor does it go back to another time. */
static gboolean
may_put_back (WmClinic *clinic, WmRecord *record, GError **error)
{
  static const char *const when[] = { "date", "starts", "ends" };
  gboolean moves = FALSE;
  if (wm_record_get_schema (record) != &wm_session_schema)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (when); i++)
    {
      guint field = (guint) wm_schema_field_index (&wm_session_schema, when[i]);
      moves |= g_strcmp0 (wm_record_get_at (record, field), wm_record_get_stored_at (record, field)) != 0;
    }
  return !moves || refuse_marked (clinic, record, error);
}

/** wm_undo_run: one act more, that puts everything back as it was. */
gboolean
wm_undo_run (WmUndo *self, WmClinic *clinic, GError **error)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  if (!wm_clinic_may (clinic, self->needed, error) || !may_take_back (self, clinic, error))
    return FALSE;
  for (guint i = 0; i < self->insert->len; i++)
    g_ptr_array_add (save, wm_record_copy (self->insert->pdata[i], NULL));
  for (guint i = 0; i < self->save->len; i++)
    {
      WmRecord *record = restored (clinic, self->save->pdata[i], error);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (save, record);
      if (!may_put_back (clinic, record, error))
        return FALSE;
    }
  g_autofree char *act = g_strconcat ("undo ", self->act, NULL);
  return _wm_clinic_write (clinic, act, save, self->remove, findings, error);
}

/* Saves and remembers: @session and @attendance may be new or changed, @gone is removed; each may be NULL. */
static gboolean
perform_as (WmClinic *clinic, WmAct needed, const char *act, WmRecord *session, WmRecord *attendance, WmRecord *gone,
            GPtrArray *findings, WmUndo **undo, GError **error)
{
  g_autoptr (WmUndo) back = undo_new (act, needed);
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) remove = g_ptr_array_new_with_free_func (g_object_unref);
  WmRecord *written[] = { session, attendance };
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    if (written[i] && wm_record_is_dirty (written[i]))
      {
        g_ptr_array_add (save, g_object_ref (written[i]));
        if (wm_record_is_new (written[i]))
          g_ptr_array_insert (back->remove, 0, g_object_ref (written[i]));
        else
          {
            WmRecord *before = wm_record_copy (written[i], NULL);
            for (guint f = 0; f < wm_record_get_schema (before)->n_fields; f++)
              wm_record_set_at (before, f, wm_record_get_stored_at (written[i], f));
            g_ptr_array_add (back->save, before);
          }
      }
  if (gone)
    {
      g_ptr_array_add (remove, g_object_ref (gone));
      g_ptr_array_add (back->insert, wm_record_copy (gone, NULL));
    }
  if (!wm_clinic_may (clinic, needed, error) || !_wm_clinic_write (clinic, act, save, remove, findings, error))
    return FALSE;
  if (undo)
    *undo = g_steal_pointer (&back);
  return TRUE;
}

static gboolean
perform (WmClinic *clinic, const char *act, WmRecord *session, WmRecord *gone, GPtrArray *findings, WmUndo **undo, GError **error)
{
  return perform_as (clinic, WM_ACT_SCHEDULE, act, session, NULL, gone, findings, undo, error);
}

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
check_times (int start, int end, GError **error)
{
  if (start >= 0 && end <= 24 * 60 && end - start >= SHORTEST)
    return TRUE;
  return refuse (error, _("A session ends at least five minutes after it starts, on the same day. Correct its times."));
}

static void
set_times (WmRecord *session, int start, int end)
{
  g_autofree char *starts = wm_minutes_to_text (start), *ends = wm_minutes_to_text (end);
  wm_record_set_many (session, "starts", starts, "ends", ends, NULL);
}

/**
 * wm_session_usual_start:
 * @now: on the day of today the minute it is, else %WM_MINUTES_NONE
 *
 * Returns: when a new session begins unless someone says otherwise: at ten, or at the next half hour where that is past, as late as
 * leaves an hour of the day
 */
int
wm_session_usual_start (int now)
{
  return CLAMP ((now + 29) / 30 * 30, 10 * 60, 23 * 60);
}

/** wm_session_new: Returns: (transfer full): a session that stands alone, to be filled in and added. */
WmRecord *
wm_session_new (WmDay date, int start, int end)
{
  WmRecord *session = wm_record_new (&wm_session_schema);
  wm_record_set_day (session, "date", date);
  wm_record_set (session, "state", "planned");
  set_times (session, start, end);
  return session;
}

/**
 * wm_session_add:
 * @session: of wm_session_new
 * @findings: every problem of its fields
 * @undo: (out) (transfer full) (optional)
 */
gboolean
wm_session_add (WmClinic *clinic, WmRecord *session, GPtrArray *findings, WmUndo **undo, GError **error)
{
  int start = wm_record_get_minutes (session, "starts"), end = wm_record_get_minutes (session, "ends");
  if (start >= 0 && end >= 0 && !check_times (start, end, error))
    return FALSE;
  if (!wm_record_is_empty (session, "client-group") && !wm_record_is_empty (session, "client"))
    return refuse (error, _("A session is for a group or for one client, not for both. Clear one of them."));
  return perform (clinic, "create session", session, NULL, findings, undo, error);
}

static WmRecord *
record_of_virtual (const WmOccurrence *o)
{
  WmRecord *session = wm_session_new (o->date, o->times.start, o->times.end);
  wm_record_set_many (session, "series", o->series, "client-group", o->group, "client", o->client, "kind", o->kind, "room",
                      o->room, "staff", o->staff, "costaff", o->costaff, NULL);
  wm_record_set_day (session, "planned-date", o->planned);
  return session;
}

/**
 * wm_occurrence_to_record:
 *
 * Returns: (transfer full) (nullable): the stored session, or a new one with the values its series plans.
 */
WmRecord *
wm_occurrence_to_record (WmClinic *clinic, const WmOccurrence *occurrence, GError **error)
{
  return occurrence->session ? wm_clinic_load (clinic, &wm_session_schema, occurrence->session, error)
                             : record_of_virtual (occurrence);
}

static const char *
marked_sentence (void)
{
  return _("Attendance is marked for this session, so it can’t be moved or deleted. Take the marks back first.");
}

/** wm_occurrence_why_fixed: Returns: (nullable): why it can neither be moved nor be deleted, one sentence */
const char *
wm_occurrence_why_fixed (const WmOccurrence *occurrence)
{
  return occurrence->n_marked ? marked_sentence () : NULL;
}

static gboolean
check_unmarked (WmClinic *clinic, const WmOccurrence *o, GError **error)
{
  gboolean marked = FALSE;
  if (o->session && !is_marked (clinic, o->session, &marked, error))
    return FALSE;
  if (!marked)
    return TRUE;
  return refuse (error, "%s", marked_sentence ());
}

/**
 * wm_occurrence_move:
 * @start: new start, minutes since midnight
 * @end: new end
 * @undo: (out) (transfer full) (optional)
 *
 * Moves or resizes this occurrence only. Refused where attendance is marked.
 */
gboolean
wm_occurrence_move (WmClinic *clinic, const WmOccurrence *occurrence, WmDay date, int start, int end, WmUndo **undo,
                    GError **error)
{
  if (!check_times (start, end, error) || !check_unmarked (clinic, occurrence, error))
    return FALSE;
  g_autoptr (WmRecord) session = wm_occurrence_to_record (clinic, occurrence, error);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (session == NULL)
    return FALSE;
  wm_record_set_day (session, "date", date);
  set_times (session, start, end);
  if (occurrence->series)
    wm_record_set (session, "state", "moved");
  return perform (clinic, "move session", session, NULL, findings, undo, error);
}

/**
 * wm_occurrence_remove:
 * @undo: (out) (transfer full) (optional)
 *
 * Takes this occurrence away: one of a series is kept as cancelled, one that stands alone is deleted. Refused where
 * attendance is marked.
 */
gboolean
wm_occurrence_remove (WmClinic *clinic, const WmOccurrence *occurrence, WmUndo **undo, GError **error)
{
  if (!check_unmarked (clinic, occurrence, error))
    return FALSE;
  g_autoptr (WmRecord) session = wm_occurrence_to_record (clinic, occurrence, error);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (session == NULL)
    return FALSE;
  if (occurrence->series == NULL)
    return perform (clinic, "delete session", NULL, session, findings, undo, error);
  wm_record_set (session, "state", "cancelled");
  return perform (clinic, "cancel session", session, NULL, findings, undo, error);
}

/* A client cannot be present in two places at once (domain reference 6). */
static gboolean
check_elsewhere (WmClinic *clinic, const WmOccurrence *o, const char *client, GError **error)
{
  g_autoptr (WmSchedule) day = wm_schedule_load (clinic, o->date, o->date, client, error);
  if (day == NULL)
    return FALSE;
  GPtrArray *all = wm_schedule_occurrences (day);
  const WmOccurrence *here = wm_schedule_find (day, o);
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *other = all->pdata[i];
      if (other != here && other->n_there > 0 && other->times.start < o->times.end && o->times.start < other->times.end)
        return refuse (error, _("This person is marked as present at “%s” at the same time. Nobody is in two places at once: "
                                "take one of the two back."), other->title);
    }
  return TRUE;
}

static gboolean
check_mark (WmClinic *clinic, const WmOccurrence *o, const char *client, WmAttendance status, GError **error)
{
  gboolean expected = FALSE;
  for (guint i = 0; i < o->seats->len; i++)
    expected = expected || g_str_equal (g_array_index (o->seats, WmSeat, i).person->id, client);
  if (!expected)
    return refuse (error, _("This person doesn’t belong to the session on that day. Add the person to the group first."));
  if (o->state == WM_SESSION_CANCELLED)
    return refuse (error, _("This session is cancelled, so there is no attendance to mark."));
  if (!wm_attendance_was_there (status))
    return TRUE;
  if (o->date > wm_clinic_get_today (clinic))
    return refuse (error, _("This session lies in the future: nobody can be marked as present yet."));
  return check_elsewhere (clinic, o, client, error);
}

static WmRecord *
attendance_of (WmClinic *clinic, WmRecord *session, const char *client, GError **error)
{
  g_autoptr (GPtrArray) rows = wm_clinic_list (clinic, &wm_attendance_schema, "session", wm_record_get_id (session), error);
  for (guint i = 0; rows && i < rows->len; i++)
    if (g_strcmp0 (wm_record_get (rows->pdata[i], "client"), client) == 0)
      return g_object_ref (rows->pdata[i]);
  WmRecord *fresh = rows ? wm_record_new (&wm_attendance_schema) : NULL;
  if (fresh)
    wm_record_set_many (fresh, "session", wm_record_get_id (session), "client", client, NULL);
  return fresh;
}

static void
set_mark (WmRecord *attendance, WmAttendance status, int arrive, int leave)
{
  g_autofree char *a = arrive == WM_MINUTES_NONE ? NULL : wm_minutes_to_text (arrive);
  g_autofree char *b = leave == WM_MINUTES_NONE ? NULL : wm_minutes_to_text (leave);
  wm_record_set_many (attendance, "status", wm_attendance_code (status), NULL);
  wm_record_set (attendance, "arrive", a);
  wm_record_set (attendance, "leave", b);
}

static gboolean
write_mark (WmClinic *clinic, WmRecord *session, WmRecord *attendance, WmAttendance status, WmUndo **undo, GError **error)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (status != WM_ATTENDANCE_EXPECTED)
    return perform_as (clinic, WM_ACT_MARK_ATTENDANCE, "mark attendance", session, attendance, NULL, findings, undo, error);
  if (wm_record_is_new (attendance))
    return TRUE;
  return perform_as (clinic, WM_ACT_MARK_ATTENDANCE, "take mark back", NULL, NULL, attendance, findings, undo, error);
}

/**
 * wm_occurrence_mark:
 * @client: id of someone expected there
 * @status: %WM_ATTENDANCE_EXPECTED takes a mark back
 * @arrive: or %WM_MINUTES_NONE
 * @leave: or %WM_MINUTES_NONE
 * @undo: (out) (transfer full) (optional): left alone where nothing had to be done
 *
 * Marks one person; the session becomes one that was held once someone was there. Staff marks, nothing is assumed
 * (domain reference 6).
 */
gboolean
wm_occurrence_mark (WmClinic *clinic, const WmOccurrence *occurrence, const char *client, WmAttendance status, int arrive,
                    int leave, WmUndo **undo, GError **error)
{
  if (!check_mark (clinic, occurrence, client, status, error)
      || !wm_attendance_settle (&occurrence->times, &status, arrive, leave,
                                wm_clinic_setting_int (clinic, "late-minutes", 10), error))
    return FALSE;
  g_autoptr (WmRecord) session = wm_occurrence_to_record (clinic, occurrence, error);
  g_autoptr (WmRecord) attendance = session ? attendance_of (clinic, session, client, error) : NULL;
  if (attendance == NULL)
    return FALSE;
  if (wm_attendance_was_there (status))
    wm_record_set (session, "state", "held");
  set_mark (attendance, status, arrive, leave);
  return write_mark (clinic, session, attendance, status, undo, error);
}
