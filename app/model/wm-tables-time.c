/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Filled-in forms, and time: rooms, groups, series, sessions, membership, attendance (domain
 * reference 5 and 6). Times are local wall time. */
#include "wm-tables-private.h"

static const WmField form_document_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "form", N_("Form"), TEXT, NEED | HIDE },
  { "form-version", N_("Form version"), INT, NEED, .min = 1, .max = 999 },
  { "version", N_("Version"), INT, NEED, .min = 1, .max = 999 },
  { "state", N_("State"), PICK, NEED, "plan-state" },
  { "made", N_("Made"), DATE, NEED },
};
SCHEMA (form_document, "form-document", N_("Form"), "episode");

static const WmField form_answer_fields[] = {
  { "document", N_("Form"), LINK, NEED | HIDE, "form-document" },
  { "section", N_("Section"), TEXT, NEED | HIDE },
  { "row-no", N_("Row"), INT, NEED | HIDE },
  { "item", N_("Item"), TEXT, NEED | HIDE },
  { "value", N_("Answer"), LONG },
};
SCHEMA (form_answer, "form-answer", N_("Answer"), "document");

static const WmField room_fields[] = {
  { "name", N_("Room"), TEXT, NEED },
  { "capacity", N_("Seats"), INT, .min = 1, .max = 200 },
};
SCHEMA (room, "room", N_("Room"), NULL);

static const WmField group_fields[] = {
  { "name", N_("Group"), TEXT, NEED },
  { "kind", N_("Kind"), PICK, NEED, "session-kind" },
  { "track", N_("Track"), PICK, 0, "track" },
  { "room", N_("Room"), LINK, 0, "room" },
  { "facilitator", N_("Facilitator"), LINK, NEED, "staff" },
  { "cofacilitator", N_("Co-facilitator"), LINK, 0, "staff" },
  { "capacity", N_("Size, at most"), INT, .min = 2, .max = 60 },
};
SCHEMA (group, "client-group", N_("Group"), NULL);

static const WmField series_fields[] = {
  { "client-group", N_("Group"), LINK, 0, "client-group" },
  { "client", N_("Client"), LINK, 0, "client" },
  { "kind", N_("Kind"), PICK, NEED, "session-kind" },
  { "rule", N_("Repeats"), TEXT, NEED, .help = N_("A weekly recurrence rule") },
  { "first-date", N_("From"), DATE, NEED },
  { "last-date", N_("Until"), DATE },
  { "starts", N_("Starts"), TIME, NEED },
  { "ends", N_("Ends"), TIME, NEED },
  { "room", N_("Room"), LINK, 0, "room" },
  { "staff", N_("Staff"), LINK, NEED, "staff" },
  { "costaff", N_("Second staff member"), LINK, 0, "staff" },
};
SCHEMA (series, "series", N_("Series"), NULL);

static const WmField session_fields[] = {
  { "series", N_("Series"), LINK, HIDE, "series" },
  { "planned-date", N_("Planned for"), DATE, HIDE },
  { "client-group", N_("Group"), LINK, 0, "client-group" },
  { "client", N_("Client"), LINK, 0, "client" },
  { "kind", N_("Kind"), PICK, NEED, "session-kind" },
  { "date", N_("Date"), DATE, NEED },
  { "starts", N_("Starts"), TIME, NEED },
  { "ends", N_("Ends"), TIME, NEED },
  { "break-start", N_("Uncredited break from"), TIME },
  { "break-end", N_("Uncredited break to"), TIME },
  { "room", N_("Room"), LINK, 0, "room" },
  { "staff", N_("Staff"), LINK, NEED, "staff" },
  { "costaff", N_("Second staff member"), LINK, 0, "staff" },
  { "topic", N_("Topic"), PICK, 0, "topic" },
  { "state", N_("State"), PICK, NEED, "session-state" },
};
SCHEMA (session, "session", N_("Session"), NULL);

static const WmField membership_fields[] = {
  { "client-group", N_("Group"), LINK, NEED | HIDE, "client-group" },
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "from-date", N_("From"), DATE, NEED },
  { "to-date", N_("Until"), DATE },
};
SCHEMA (membership, "membership", N_("Group membership"), "client-group");

static const WmField attendance_fields[] = {
  { "session", N_("Session"), LINK, NEED | HIDE, "session" },
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "status", N_("Attendance"), PICK, NEED, "attendance" },
  { "arrive", N_("Arrived"), TIME },
  { "leave", N_("Left"), TIME },
  { "reason", N_("Reason"), PICK, STAFF, "absence-reason" },
};
SCHEMA (attendance, "attendance", N_("Attendance"), "session");
