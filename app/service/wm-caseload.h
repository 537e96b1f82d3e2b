/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Caseloads by counselor (domain reference 10.1). Each indicator is one line of the table in wm-caseload.c: screens,
 * paper, XML and CSV all read it. Behind each number stand the clients that it counts. */
#pragma once
#include "wm-caseload-facts.h"

#include <gio/gio.h>

typedef struct
{
  const char *id;          /* stable: "overdue" */
  const char *label;       /* N_(): what it counts */
  const char *title;       /* N_(): the same where room is short */
  const char *one, *many;  /* with %u: how a number is read */
  const char *formula;     /* N_(); {n} stands for its term */
  gsize term;              /* of WmCaseloadTerms, in bytes; 0: it has none */
  gboolean in_period;      /* else as of today */
  guint (*count) (const WmCaseloadChart *chart, const WmCaseloadTerms *terms); /* how often the chart counts */
} WmCaseloadIndicator;

enum
{
  WM_CASELOAD_ACTIVE,
  WM_CASELOAD_OVERDUE,
  WM_CASELOAD_SOON,
  WM_CASELOAD_UNSIGNED,
  WM_CASELOAD_COSIGN,
  WM_CASELOAD_HOURS,
  WM_CASELOAD_NO_CONTACT,
  WM_CASELOAD_ADMISSIONS,
  WM_CASELOAD_DISCHARGES,
  WM_CASELOAD_REVIEWS_DUE,
  WM_CASELOAD_REVIEWS_ON_TIME,
  WM_CASELOAD_N
};

extern const WmCaseloadIndicator wm_caseload_indicators[WM_CASELOAD_N];

char *wm_caseload_fill_formula (const WmCaseloadIndicator *indicator, const WmCaseloadTerms *terms, const char *formula);
char *wm_caseload_number_text (const WmCaseloadIndicator *indicator, guint n);

#define WM_TYPE_CASELOAD_ROW (wm_caseload_row_get_type ())
G_DECLARE_FINAL_TYPE (WmCaseloadRow, wm_caseload_row, WM, CASELOAD_ROW, GObject)

const char *wm_caseload_row_get_counselor (WmCaseloadRow *self);
gboolean wm_caseload_row_get_is_total (WmCaseloadRow *self);
const char *wm_caseload_row_get_name (WmCaseloadRow *self);
guint wm_caseload_row_get_number (WmCaseloadRow *self, guint indicator);
GPtrArray *wm_caseload_row_get_clients (WmCaseloadRow *self, guint indicator);

#define WM_TYPE_CASELOAD (wm_caseload_get_type ())
G_DECLARE_FINAL_TYPE (WmCaseload, wm_caseload, WM, CASELOAD, GObject)

WmCaseload *wm_caseload_new (WmCaseloadFacts *facts);
WmCaseload *wm_caseload_load (WmClinic *clinic, WmDay from, WmDay to, GError **error);
WmCaseload *wm_caseload_load_waiting (WmClinic *clinic, GError **error);
void wm_caseload_name_rows (WmCaseload *self, WmClinic *clinic);
const WmCaseloadTerms *wm_caseload_get_terms (WmCaseload *self);
GListModel *wm_caseload_get_rows (WmCaseload *self);
WmCaseloadRow *wm_caseload_get_total (WmCaseload *self);
GPtrArray *wm_caseload_get_waiting (WmCaseload *self);
