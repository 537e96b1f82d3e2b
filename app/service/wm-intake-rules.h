/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of intake, domain reference 3.1 to 3.4: pure functions over the records of one client and one episode. E stands
 * against admission, or against signing the assessment; W may stand with a reason. A finding's sentence says what to do. */
#pragma once
#include "wm-authorization.h"
#include "wm-clinic.h"

/* NULL where there is none: what isn't there is no fault of what is. */
typedef struct
{
  WmRecord *client;
  WmRecord *inquiry, *screening;          /* the newest of the client, begun by the episode's admission */
  WmRecord *episode, *assessment;         /* the newest assessment of the episode */
  WmRecord *program;                      /* of the episode */
  GPtrArray *screening_uses;              /* of the screening */
  GPtrArray *uses;                        /* of the assessment */
  GPtrArray *diagnoses, *authorizations, *documents, *level_changes; /* of the episode */
  GPtrArray *medications;                 /* of the client */
  GPtrArray *staff, *credentials, *levels, *codes; /* of the clinic; codes: those the diagnoses use */
  GArray *attended;                       /* WmAttended, of the client */
  GStrv papers, paper_names;              /* kinds of documents that each admission needs, and their labels */
  int adult_age, assessment_due_days, alert_days, alert_percent;
  WmDay today;
} WmIntakeFacts;

typedef struct
{
  const char *id;
  void (*check) (const WmIntakeFacts *facts, GPtrArray *findings);
} WmIntakeRule;

extern const WmIntakeRule wm_intake_rules[]; /* ends with an id of NULL */

GPtrArray *wm_intake_check (const WmIntakeFacts *facts);
void wm_intake_check_signing (const WmIntakeFacts *facts, GPtrArray *findings);
gboolean wm_staff_may_diagnose (const WmIntakeFacts *facts, const char *staff_id, WmDay on);
gboolean wm_intake_is_minor (const WmIntakeFacts *facts, WmDay on);

WmIntakeFacts *wm_intake_facts_load (WmClinic *clinic, const char *client_id, GError **error);
WmIntakeFacts *_wm_intake_facts_load_next (WmClinic *clinic, const char *client_id, GError **error);
WmIntakeFacts *_wm_intake_facts_load_way (WmClinic *clinic, const char *client_id, GError **error);
void wm_intake_facts_free (WmIntakeFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmIntakeFacts, wm_intake_facts_free)
