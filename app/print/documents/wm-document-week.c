/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A week: as a picture, as a table, and as a line in the treatment plan. A client's holds only their own sessions, and
 * nobody else's name but staff's; a counselor's is for staff. */
#include "wm-documents.h"
#include "wm-sheet.h"

#include "wm-schedule.h"
#include "wm-week-layout.h"

#include <math.h>

/* What the session is called; on the client's paper never another person's name. */
static const char *
title_of (const WmSheet *self, const WmOccurrence *occurrence)
{
  if (self->for_staff && occurrence->title != NULL)
    return occurrence->title;
  if (occurrence->client == NULL && occurrence->title != NULL && occurrence->group != NULL)
    return occurrence->title;
  return _wm_sheet_say (self, occurrence->kind_label);
}

static char *
span_of (const WmSheet *self, const WmOccurrence *occurrence)
{
  g_autofree char *start = wm_catalog_time (self->catalog, occurrence->times.start);
  g_autofree char *end = wm_catalog_time (self->catalog, occurrence->times.end);
  return g_strdup_printf ("%s–%s", start, end);
}

static char *
hours_text (const WmSheet *self, WmSchedule *schedule)
{
  WmHours hours = wm_schedule_hours (schedule, wm_record_get_id (self->client), wm_clinic_get_today (self->clinic));
  g_autofree char *number = g_strdup_printf ("%.4g", round (hours.scheduled * 10) / 10);
  g_autofree char *range = hours.level_min > 0 && hours.level_max > 0
                             ? g_strdup_printf ("%.3g–%.3g", hours.level_min, hours.level_max) : NULL;
  g_autofree char *text = _wm_sheet_fill (self, D_("{hours} hours of treatment this week"), "hours", number);
  if (range == NULL)
    return g_steal_pointer (&text);
  g_autofree char *planned = _wm_sheet_fill (self, D_("the level of care plans {range}"), "range", range);
  return g_strdup_printf ("%s (%s)", text, planned);
}

/* The same session on several days is one line: "Monday, Wednesday 6:00 pm–9:00 pm Process group". */
char *
_wm_sheet_week (const WmSheet *self, WmDay any_day)
{
  g_autoptr (WmSchedule) schedule = wm_schedule_load_week (self->clinic, any_day, wm_record_get_id (self->client), NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *all = schedule != NULL ? wm_schedule_occurrences (schedule) : NULL;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const WmOccurrence *occurrence = all->pdata[i];
      guint at;
      if (occurrence->state == WM_SESSION_CANCELLED)
        continue;
      g_autofree char *span = span_of (self, occurrence);
      g_autofree char *key = g_strdup_printf ("%s %s", span, title_of (self, occurrence));
      const char *day = wm_catalog_weekday (self->catalog, wm_day_weekday (occurrence->date));
      if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, &at))
        {
          g_ptr_array_add (keys, g_steal_pointer (&key));
          g_ptr_array_add (days, g_strdup (day));
          continue;
        }
      char *longer = g_strdup_printf ("%s, %s", (char *) days->pdata[at], day);
      g_free (days->pdata[at]);
      days->pdata[at] = longer;
    }
  if (keys->len == 0)
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "", (char *) days->pdata[i], (char *) keys->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
hours_shown (GPtrArray *all, int *from, int *to)
{
  *from = 24 * 60;
  *to = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *occurrence = all->pdata[i];
      *from = MIN (*from, occurrence->times.start / 60 * 60);
      *to = MAX (*to, (occurrence->times.end + 59) / 60 * 60);
    }
  *to = MIN (MAX (*to, *from + 4 * 60), 24 * 60);
}

static WmBlock *
add_grid (const WmSheet *self, WmDay first, int from, int to)
{
  g_autoptr (GPtrArray) hours = g_ptr_array_new_with_free_func (g_free);
  char *days[8] = { NULL };
  for (int i = 0; i < 7; i++)
    {
      int year, month, day;
      wm_day_to_ymd (first + i, &year, &month, &day);
      g_autofree char *name = g_utf8_substring (wm_catalog_weekday (self->catalog, wm_day_weekday (first + i)), 0, 3);
      days[i] = g_strdup_printf ("%s %d", name, day);
    }
  for (int minute = from; minute < to; minute += 60)
    g_ptr_array_add (hours, wm_catalog_time (self->catalog, minute));
  g_ptr_array_add (hours, NULL);
  WmBlock *grid = wm_document_add_week (self->document, 7, (const char *const *) days, from, to,
                                        (const char *const *) hours->pdata);
  for (int i = 0; i < 7; i++)
    g_free (days[i]);
  return grid;
}

static void
fill_grid (const WmSheet *self, WmBlock *grid, GPtrArray *all, WmDay first)
{
  g_autofree WmWeekBox *boxes = g_new0 (WmWeekBox, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *occurrence = all->pdata[i];
      boxes[i] = (WmWeekBox){ .day = occurrence->date - first, .start = occurrence->times.start, .end = occurrence->times.end };
    }
  wm_week_layout_pack (boxes, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *occurrence = all->pdata[i];
      WmWeekThing thing = { (guint) boxes[i].day, boxes[i].start, boxes[i].end, boxes[i].column, boxes[i].n_columns,
                            title_of (self, occurrence) };
      wm_block_add_thing (grid, &thing);
    }
}

static void
add_table (const WmSheet *self, GPtrArray *all)
{
  static const double shares[] = { 0.22, 0.22, 0.32, 0.24 };
  const char *header[] = { _wm_sheet_say (self, D_("Day")), _wm_sheet_say (self, D_("Time")),
                           _wm_sheet_say (self, D_("What and where")), _wm_sheet_say (self, D_("With")) };
  WmBlock *table = wm_document_add_table (self->document, 4, header, shares);
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *occurrence = all->pdata[i];
      g_autofree char *span = span_of (self, occurrence);
      const char *room = occurrence->room_name;
      g_autofree char *what = room != NULL && *room != '\0' ? g_strdup_printf ("%s, %s", title_of (self, occurrence), room)
                                                            : g_strdup (title_of (self, occurrence));
      WmRich *cells[] = { wm_rich_new (wm_catalog_weekday (self->catalog, wm_day_weekday (occurrence->date))), wm_rich_new (span),
                          wm_rich_new (what), wm_rich_new (occurrence->staff_name) };
      wm_block_add_row (table, cells);
    }
}

/* @staff: (nullable): only the sessions this person leads. */
static GPtrArray *
shown_occurrences (WmSchedule *schedule, const char *staff)
{
  GPtrArray *all = wm_schedule_occurrences (schedule), *shown = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (((WmOccurrence *) all->pdata[i])->state != WM_SESSION_CANCELLED && wm_occurrence_involves (all->pdata[i], NULL, staff, NULL))
      g_ptr_array_add (shown, all->pdata[i]);
  return shown;
}

static void
add_sessions (const WmSheet *self, WmSchedule *schedule, GPtrArray *all)
{
  int from, to;
  if (all->len == 0)
    {
      wm_document_add_paragraph (self->document, wm_rich_new (_wm_sheet_say (self, D_("Nothing is planned for this week."))));
      return;
    }
  hours_shown (all, &from, &to);
  fill_grid (self, add_grid (self, wm_schedule_from (schedule), from, to), all, wm_schedule_from (schedule));
  add_table (self, all);
}

static void
add_week_head (const WmSheet *self, WmSchedule *schedule)
{
  g_autofree char *from = wm_catalog_date (self->catalog, wm_schedule_from (schedule));
  g_autofree char *to = wm_catalog_date (self->catalog, wm_schedule_to (schedule));
  g_autoptr (WmRich) span = wm_rich_fill (_wm_sheet_say (self, D_("{from} to {to}")), "from", from, WM_RICH_PLAIN, "to", to,
                                          WM_RICH_PLAIN, NULL);
  _wm_sheet_letterhead (self, wm_rich_get_text (span), NULL);
  wm_document_add_heading (self->document, 1, NULL, wm_rich_new (_wm_sheet_say (self, self->client ? D_("My week") : D_("Week schedule"))));
  if (self->client)
    _wm_sheet_person (self, NULL);
}

/**
 * wm_document_client_week:
 * @any_day: a day of the week to print
 * @language: (nullable): language of the fixed texts; %NULL is English
 *
 * Returns: (transfer full) (nullable): the week of @client; %NULL where the clinic can't be read.
 */
WmDocument *
wm_document_client_week (WmClinic *clinic, WmRecord *client, WmDay any_day, const char *language, GError **error)
{
  const WmCatalog *catalog = wm_catalog_get (language);
  g_autoptr (WmSchedule) schedule = wm_schedule_load_week (clinic, any_day, wm_record_get_id (client), error);
  if (schedule == NULL)
    return NULL;
  g_autoptr (WmDocument) document = wm_document_new (wm_catalog_text (catalog, D_("Week schedule")), language);
  g_autoptr (GPtrArray) all = shown_occurrences (schedule, NULL);
  WmSheet self = _wm_sheet_begin (clinic, client, document, catalog, FALSE);
  g_autofree char *hours = hours_text (&self, schedule);

  add_week_head (&self, schedule);
  _wm_sheet_footer (&self, NULL, _wm_sheet_say (&self, D_("week schedule")));
  add_sessions (&self, schedule, all);
  if (all->len > 0)
    wm_document_add_paragraph (document, wm_rich_new (hours));
  _wm_sheet_help (&self);
  return _wm_sheet_is_whole (&self, error) ? g_steal_pointer (&document) : NULL;
}

static void
add_counselor (const WmSheet *self, WmSchedule *schedule, WmRecord *staff)
{
  g_autoptr (GPtrArray) all = shown_occurrences (schedule, wm_record_get_id (staff));
  g_autofree char *name = wm_clinic_staff_name (self->clinic, wm_record_get_id (staff));
  wm_document_add_heading (self->document, 2, NULL, wm_rich_new (name));
  add_sessions (self, schedule, all);
}

/**
 * wm_document_staff_week:
 * @staff_id: (nullable): the week of this person; %NULL for one grid for each counselor
 *
 * Returns: (transfer full) (nullable): for staff: sessions are called by whom they are for.
 */
WmDocument *
wm_document_staff_week (WmClinic *clinic, const char *staff_id, WmDay any_day, const char *language, GError **error)
{
  const WmCatalog *catalog = wm_catalog_get (language);
  g_autoptr (WmSchedule) schedule = wm_schedule_load_week (clinic, any_day, NULL, error);
  if (schedule == NULL)
    return NULL;
  g_autoptr (WmDocument) document = wm_document_new (wm_catalog_text (catalog, D_("Week schedule")), language);
  WmSheet self = _wm_sheet_begin (clinic, NULL, document, catalog, TRUE);
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  add_week_head (&self, schedule);
  wm_document_set_footer (document, NULL, NULL, _wm_sheet_say (&self, D_("week schedule")));
  for (guint i = 0; i < staff->len; i++)
    if (staff_id ? g_strcmp0 (wm_record_get_id (staff->pdata[i]), staff_id) == 0
                 : g_strcmp0 (wm_record_get (staff->pdata[i], "role"), "counselor") == 0)
      add_counselor (&self, schedule, staff->pdata[i]);
  return _wm_sheet_is_whole (&self, error) ? g_steal_pointer (&document) : NULL;
}
