/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Why somebody needs a chart outside their own caseload. */
#pragma once
#include "wm-clinic.h"

#include <adwaita.h>

typedef void (*WmChartReasonFunc) (gpointer owner, const char *client_id, const char *page);

GtkWindow *wm_chart_reason_ask (GtkWidget *owner, WmClinic *clinic, const char *client_id, const char *page, WmChartReasonFunc open);
