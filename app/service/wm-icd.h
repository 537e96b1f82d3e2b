/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What an ICD-10-CM code says about a substance use disorder (domain reference 3.3). Pure functions over texts. */
#pragma once
#include <glib.h>

typedef enum
{
  WM_ICD_OTHER,       /* no substance use disorder */
  WM_ICD_MILD,        /* F1x.1, Z72.0 */
  WM_ICD_GRAVE,       /* F1x.2: moderate or severe */
  WM_ICD_UNSPECIFIED, /* F1x.9: use, unspecified */
} WmIcdDegree;

char *wm_icd_normalize (const char *text);
gboolean wm_icd_is_well_formed (const char *code);
int wm_icd_family (const char *code);
WmIcdDegree wm_icd_degree (const char *code);
gboolean wm_icd_is_in_remission (const char *code);
const char *wm_icd_severity_of (int criteria);
