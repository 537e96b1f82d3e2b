/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Why somebody needs a chart, or a few at once, outside their own caseload. */
#pragma once
#include "wm-clinic.h"

#include <adwaita.h>

typedef void (*WmChartReasonFunc) (gpointer owner, const char *client_id, const char *page);

typedef void (*WmChartsReasonFunc) (gpointer owner, gboolean opened);

GtkWindow *wm_chart_reason_ask_all (GtkWidget *owner, WmClinic *clinic, GPtrArray *client_ids, WmChartsReasonFunc answered);
char *wm_chart_reason_numbers (WmClinic *clinic, GPtrArray *client_ids);
GtkWindow *wm_chart_reason_ask (GtkWidget *owner, WmClinic *clinic, const char *client_id, const char *page, WmChartReasonFunc open);
