/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* An open clinic: its store, lists, settings, staff, the acting user and today's date. It is passed to
 * whoever needs it; there is no other way to the records. */
#pragma once
#include "wm-finding.h"
#include "wm-store.h"
#include "wm-tables.h"

#define WM_TYPE_CLINIC (wm_clinic_get_type ())
G_DECLARE_FINAL_TYPE (WmClinic, wm_clinic, WM, CLINIC, GObject)

WmClinic *wm_clinic_create (const char *folder, const char *name, const char *user, const char *passphrase,
                            char **recovery_code, GError **error);
WmClinic *wm_clinic_open (const char *folder, const char *user, const char *passphrase, GError **error);
WmClinic *wm_clinic_open_recovery (const char *folder, const char *code, GError **error);

WmStore *wm_clinic_get_store (WmClinic *self);
WmRecord *wm_clinic_get_record (WmClinic *self);
const char *wm_clinic_get_user (WmClinic *self);
WmRecord *wm_clinic_get_user_record (WmClinic *self);
gboolean wm_clinic_is_recovery (WmClinic *self);
gboolean wm_clinic_is_sample (WmClinic *self);
void wm_clinic_act_as (WmClinic *self, const char *name);
WmDay wm_clinic_get_today (WmClinic *self);
void wm_clinic_set_today (WmClinic *self, WmDay today);

const char *wm_clinic_setting (WmClinic *self, const char *name);
gboolean wm_clinic_set_setting (WmClinic *self, const char *name, const char *value, GError **error);
int wm_clinic_setting_int (WmClinic *self, const char *name, int fallback);
GPtrArray *wm_clinic_picks (WmClinic *self, const char *list);
WmRecord *wm_clinic_pick (WmClinic *self, const char *list, const char *code);
const char *wm_clinic_label (WmClinic *self, const char *list, const char *code);
char *wm_clinic_label_within (WmClinic *self, const char *list, const char *code);
const char *wm_clinic_plain (WmClinic *self, const char *list, const char *code);
GPtrArray *wm_clinic_get_levels (WmClinic *self);
WmRecord *wm_clinic_level (WmClinic *self, const char *id);
WmRecord *wm_clinic_find_level (WmClinic *self, const char *edition, const char *code);
GPtrArray *wm_clinic_get_staff (WmClinic *self);
WmRecord *wm_clinic_staff (WmClinic *self, const char *id);
char *wm_clinic_staff_name (WmClinic *self, const char *id);
char *wm_clinic_text_of (WmClinic *self, const WmField *field, const char *value);

WmRecord *wm_clinic_load (WmClinic *self, const WmSchema *schema, const char *id, GError **error);
GPtrArray *wm_clinic_list (WmClinic *self, const WmSchema *schema, const char *field, const char *value,
                           GError **error);
GPtrArray *wm_clinic_link_choices (WmClinic *self, WmRecord *record, const WmField *field, GError **error);
gboolean wm_clinic_validate (WmClinic *self, WmRecord *record, const char *where, GPtrArray *findings);
gboolean wm_clinic_would_save (WmClinic *self, GPtrArray *records, GPtrArray *findings, GError **error);
gboolean wm_clinic_save (WmClinic *self, const char *act, GPtrArray *save, GPtrArray *remove,
                         GPtrArray *findings, GError **error);
WmBackupJob *wm_clinic_begin_backup (WmClinic *self, gboolean closing, GError **error);
WmBackupJob *wm_clinic_begin_backup_to (WmClinic *self, const char *file, GError **error);
gboolean wm_clinic_back_up (WmClinic *self, GError **error);
gboolean wm_clinic_note (WmClinic *self, const char *action, WmRecord *record, const char *detail, GError **error);
WmRecord *wm_clinic_find_client (WmClinic *self, const char *number, GError **error);
WmRecord *wm_clinic_open_episode (WmClinic *self, const char *client_id, GError **error);
