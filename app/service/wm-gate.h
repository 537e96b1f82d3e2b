/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate: every document passes it on its way out, as a file, on paper or on standard output. It decides by who
 * receives the document, and logs what was handed out. */
#pragma once
#include "wm-clinic.h"

typedef enum
{
  WM_RECIPIENT_CLIENT, /* the person themself: their own copy */
  WM_RECIPIENT_STAFF,  /* the program's own staff: the chart copy */
} WmRecipient;

typedef struct
{
  const char *report;    /* "treatment-plan" */
  const char *format;    /* "xml", "csv", "pdf", "print" */
  WmRecipient recipient;
  WmRecord *client;      /* whom it is about; NULL: about several people */
} WmHandout;

gboolean wm_recipient_parse (const char *text, WmRecipient *recipient, GError **error);
gboolean wm_gate_pass (WmClinic *clinic, const WmHandout *handout, GBytes *bytes, GError **error);
