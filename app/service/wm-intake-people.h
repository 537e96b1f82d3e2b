/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who isn't in treatment yet, as lists: who waits for a place, in the order in which places are given, and who asked. Names and what
 * may be said in a call, nothing clinical. */
#pragma once
#include "wm-clinic.h"

#include <gio/gio.h>

typedef enum
{
  WM_INTAKE_ID,
  WM_INTAKE_NUMBER,
  WM_INTAKE_LAST_NAME,
  WM_INTAKE_FIRST_NAME,
  WM_INTAKE_PREFERRED_NAME,
  WM_INTAKE_STATUS,
  WM_INTAKE_RECORD, /* place or inquiry */
  WM_INTAKE_SINCE,  /* waits since, or received */
  WM_INTAKE_TRACK,
  /* of who waits */
  WM_INTAKE_PRIORITY,
  WM_INTAKE_LAST_CONTACT,
  WM_INTAKE_INTERIM,
  WM_INTAKE_NEXT_CALL,
  WM_INTAKE_N_COLUMNS,
  /* of who asked, in the same places */
  WM_INTAKE_RELATION = WM_INTAKE_PRIORITY,
  WM_INTAKE_PHONE = WM_INTAKE_LAST_CONTACT,
  WM_INTAKE_MESSAGE = WM_INTAKE_INTERIM,
  WM_INTAKE_URGENT = WM_INTAKE_NEXT_CALL,
} WmIntakeColumn;

#define WM_TYPE_INTAKE_PERSON (wm_intake_person_get_type ())
G_DECLARE_FINAL_TYPE (WmIntakePerson, wm_intake_person, WM, INTAKE_PERSON, GObject)

GListModel *wm_intake_waiting (WmClinic *clinic, GError **error);
GListModel *wm_intake_inquiries (WmClinic *clinic, GError **error);
const char *wm_intake_person_get (WmIntakePerson *self, WmIntakeColumn column);
int wm_intake_person_days (WmIntakePerson *self, WmIntakeColumn column, WmDay today);
gboolean wm_intake_person_matches (WmIntakePerson *self, const char *text);
gboolean wm_intake_contacted (WmClinic *clinic, const char *place_id, GError **error);
