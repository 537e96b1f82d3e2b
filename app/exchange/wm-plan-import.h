/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A treatment plan in XML, taken into a chart as the next draft. */
#pragma once
#include "wm-plan.h"

WmPlan *wm_plan_import (WmClinic *clinic, WmRecord *client, GBytes *file, GError **error);
gboolean wm_plan_import_try (WmClinic *clinic, WmRecord *client, GBytes *file, GError **error);
