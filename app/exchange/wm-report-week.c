/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A week as XML: sessions, who is expected and what was marked, hours. */
#include "wm-report.h"

#include "wm-xml.h"

static void
add_number (WmXml *xml, xmlNode *parent, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  if (value != WM_HOURS_NONE)
    wm_xml_add (xml, parent, name, g_ascii_formatd (text, sizeof text, "%.1f", value));
}

static void
add_time (WmXml *xml, xmlNode *parent, const char *name, int minutes)
{
  if (minutes == WM_MINUTES_NONE)
    return;
  g_autofree char *text = wm_minutes_to_text (minutes);
  wm_xml_add (xml, parent, name, text);
}

static void
add_seat (WmXml *xml, xmlNode *parent, const WmSeat *seat)
{
  xmlNode *node = wm_xml_add (xml, parent, "seat", NULL);
  const char *code = wm_attendance_code (seat->status);
  char minutes[16];
  wm_xml_set (node, "client", seat->person->id);
  if (seat->status == WM_ATTENDANCE_EXPECTED)
    return;
  wm_xml_set (wm_xml_add (xml, node, "attendance", wm_clinic_label (xml->clinic, "attendance", code)), "code", code);
  add_time (xml, node, "arrive", seat->arrive);
  add_time (xml, node, "leave", seat->leave);
  g_snprintf (minutes, sizeof minutes, "%d", seat->credit);
  wm_xml_add (xml, node, "credited-minutes", minutes);
}

static void
add_session (WmXml *xml, xmlNode *parent, const WmOccurrence *o, const char *client)
{
  static const char *const states[] = { "planned", "held", "cancelled", "moved" };
  xmlNode *node = wm_xml_add (xml, parent, "session", NULL);
  g_autofree char *date = wm_day_to_iso (o->date);
  wm_xml_set (node, "state", states[o->state]);
  wm_xml_add (xml, node, "date", date);
  add_time (xml, node, "starts", o->times.start);
  add_time (xml, node, "ends", o->times.end);
  wm_xml_set (wm_xml_add (xml, node, "kind", o->kind_label), "code", o->kind);
  wm_xml_add (xml, node, "title", o->group || client == NULL ? o->title : o->kind_label);
  const struct { const char *name, *text; } more[] = { { "room", o->room_name }, { "staff", o->staff_name },
                                                       { "costaff", o->costaff_name }, { "topic", o->topic_label } };
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (more[i].text && *more[i].text)
      wm_xml_add (xml, node, more[i].name, more[i].text);
  for (guint i = 0; i < o->seats->len; i++)
    {
      const WmSeat *seat = &g_array_index (o->seats, WmSeat, i);
      if (client == NULL || g_strcmp0 (seat->person->id, client) == 0) /* nobody else's presence leaves in one's own week */
        add_seat (xml, node, seat);
    }
}

static void
add_person (WmXml *xml, xmlNode *parent, WmSchedule *week, const WmPerson *person)
{
  xmlNode *node = wm_xml_add (xml, parent, "person", NULL);
  WmHours hours = wm_schedule_hours (week, person->id, wm_clinic_get_today (xml->clinic));
  wm_xml_set (node, "id", person->id);
  wm_xml_add (xml, node, "number", person->number);
  wm_xml_add (xml, node, "name", person->name);
  add_number (xml, node, "hours-min", hours.prescribed_min);
  add_number (xml, node, "hours-max", hours.prescribed_max);
  add_number (xml, node, "scheduled", hours.scheduled);
  add_number (xml, node, "attended", hours.attended);
}

/* Whether @person sits in a session of @staff, or is their own client. */
static gboolean
is_seen_by (GPtrArray *all, const WmPerson *person, const char *staff)
{
  if (staff == NULL || g_strcmp0 (person->counselor, staff) == 0)
    return TRUE;
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *o = all->pdata[i];
      for (guint j = 0; j < o->seats->len && wm_occurrence_involves (o, NULL, staff, NULL); j++)
        if (g_array_index (o->seats, WmSeat, j).person == person)
          return TRUE;
    }
  return FALSE;
}

/**
 * wm_report_week:
 * @week: a loaded week
 * @client_id: (nullable): this client's own week, without anyone else in it; %NULL everyone's
 * @staff_id: (nullable): only the sessions this person leads, and the people in them
 */
GBytes *
wm_report_week (WmClinic *clinic, WmSchedule *week, const char *client_id, const char *staff_id,
                gboolean for_staff, GError **error)
{
  g_autoptr (WmXml) xml = wm_xml_new (clinic, "week-schedule", for_staff);
  xmlNode *top = wm_xml_add (xml, xml->root, "week-schedule", NULL);
  g_autofree char *from = wm_day_to_iso (wm_schedule_from (week)), *to = wm_day_to_iso (wm_schedule_to (week));
  wm_xml_set (top, "from", from);
  wm_xml_set (top, "to", to);
  wm_xml_add_record (xml, top, wm_clinic_get_record (clinic));
  GPtrArray *people = wm_schedule_people (week), *all = wm_schedule_occurrences (week);
  for (guint i = 0; i < people->len; i++)
    {
      const WmPerson *person = people->pdata[i];
      if (client_id ? g_strcmp0 (person->id, client_id) == 0 : is_seen_by (all, person, staff_id))
        add_person (xml, top, week, person);
    }
  for (guint i = 0; i < all->len; i++)
    if (wm_occurrence_involves (all->pdata[i], client_id, staff_id, NULL))
      add_session (xml, top, all->pdata[i], client_id);
  return wm_xml_finish (xml, error);
}
