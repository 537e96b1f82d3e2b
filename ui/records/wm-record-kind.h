/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of records is: one table line each. The form of a record is made from its schema's fields; a further list
 * is one more line. */
#pragma once
#include "wm-role.h"
#include "wm-tables.h"

typedef struct
{
  const WmSchema *schema;
  const char *title;        /* N_(): "Contacts" */
  const char *add;          /* N_(): "Add a contact"; NULL: there is just what is there */
  const char *empty;        /* N_(): what goes here, one sentence */
  const char *owner;        /* the field that says whose it is; NULL: the clinic's */
  const char *name;         /* the field a row is called by */
  const char *told[4];      /* fields told below it; NULL ends */
  const char *preset[2];    /* a field and its value in a new record; NULL: none */
  const char *today;        /* a date that is today in a new record; NULL: none */
  const char *once;         /* a field that never changes once it is stored; NULL: none */
  gboolean keep;            /* records are never removed: others name them */
} WmRecordKind;

/* A record that is entered for what follows from it: an admission, a transfer. */
typedef struct
{
  const char *name;          /* of its draft; its own, and never changed */
  const char *title;         /* N_() */
  const char *verb;          /* N_(): on the button that does it */
  const char *const *fields; /* asked, in their order; NULL ends */
  gboolean (*save) (WmClinic *clinic, WmRecord *record, GPtrArray *findings, GError **error);
} WmRecordAct;

WmRecord *wm_record_kind_make (const WmRecordKind *kind, WmClinic *clinic, const char *owner_id, const char *id);
