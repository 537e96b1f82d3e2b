/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the sample's intake share. */
#pragma once
#include "wm-sample-private.h"

#define WM_SAMPLE_OPIOIDS 2 /* place in wm_sample_substances */

const char *_wm_sample_status (const WmSamplePerson *p);
gboolean _wm_sample_is (WmRecord *record, const char *field, const char *value);
int _wm_sample_age (WmSample *self, const WmSamplePerson *p);
const char *_wm_sample_substance (const WmSamplePerson *p);
void _wm_sample_inquiry (WmSample *self, WmSamplePerson *p, WmDay day, WmDay first, const char *status);
void _wm_sample_screening (WmSample *self, WmSamplePerson *p, WmDay day, gboolean refer);
void _wm_sample_care (WmSample *self, WmSamplePerson *p);
