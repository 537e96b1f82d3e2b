/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How the calendar names things: dates in words, the look of a kind of session, the chip of a mark. */
#pragma once
#include <adwaita.h>

#include "wm-schedule.h"

typedef enum
{
  WM_LOOK_GROUP,
  WM_LOOK_INDIVIDUAL,
  WM_LOOK_FAMILY,
  WM_LOOK_MEDICAL,
  WM_LOOK_OTHER,
} WmLookKind;

typedef struct
{
  WmLookKind kind;
  const char *style;  /* style class */
  const char *symbol; /* stands before the title, so that color never speaks alone */
  GdkRGBA color;      /* of the stripe */
  int dash, gap;      /* of the stripe, in pixels; gap 0: solid */
} WmLook;

const WmLook *wm_look_of (const WmOccurrence *occurrence);
int wm_minute_now (void);
char *wm_week_title (WmDay from);
char *wm_day_in_words (WmDay day, const char *format);
char *wm_record_day_in_words (WmRecord *record, const char *field);
char *wm_occurrence_in_words (const WmOccurrence *occurrence);
const char *wm_mark_label (WmAttendance status);
const char *wm_mark_style (WmAttendance status);
char *wm_seat_in_words (const WmSeat *seat);
AdwToast *wm_show_toast (GtkWidget *widget, const char *text, const char *button, GCallback callback, gpointer data);
