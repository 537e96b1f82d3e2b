/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The generic record: a GObject whose properties come from its schema's table. Every value is held as
 * canonical text (dates ISO, numbers in C notation, yes/no as "1"/"0") or NULL for empty, so that
 * "not entered" and 0 never mix; typed readers stand beside. A record knows what was last stored. */
#pragma once
#include "wm-day.h"
#include "wm-schema.h"

#define WM_TYPE_RECORD (wm_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (WmRecord, wm_record, WM, RECORD, GObject)
struct _WmRecordClass
{
  GObjectClass parent_class;
  const WmSchema *schema;
};

WmRecord *wm_record_new (const WmSchema *schema);
WmRecord *wm_record_new_with_id (const WmSchema *schema, const char *id);
WmRecord *wm_record_copy (WmRecord *self, const char *new_id);
const WmSchema *wm_record_get_schema (WmRecord *self);
const char *wm_record_get_id (WmRecord *self);

const char *wm_record_get (WmRecord *self, const char *field);
const char *wm_record_get_at (WmRecord *self, guint index);
gboolean wm_record_is_empty (WmRecord *self, const char *field);
gboolean wm_record_get_bool (WmRecord *self, const char *field);
gboolean wm_record_get_int (WmRecord *self, const char *field, gint64 *value);
gboolean wm_record_get_number (WmRecord *self, const char *field, double *value);
WmDay wm_record_get_day (WmRecord *self, const char *field);
int wm_record_get_minutes (WmRecord *self, const char *field);

void wm_record_set (WmRecord *self, const char *field, const char *value);
void wm_record_set_at (WmRecord *self, guint index, const char *value);
void wm_record_set_bool (WmRecord *self, const char *field, gboolean value);
void wm_record_set_int (WmRecord *self, const char *field, gint64 value);
void wm_record_set_day (WmRecord *self, const char *field, WmDay day);
void wm_record_set_many (WmRecord *self, const char *field, ...) G_GNUC_NULL_TERMINATED;

gboolean wm_record_is_new (WmRecord *self);
gboolean wm_record_is_dirty (WmRecord *self);
const char *wm_record_get_stored_at (WmRecord *self, guint index);
void wm_record_mark_stored (WmRecord *self);
void wm_record_revert (WmRecord *self);
