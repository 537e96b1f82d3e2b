/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of chosen clients, one after the other while the window stays alive: as files in a folder, or as the parts
 * of one print job. ::progress after each, ::finished at the end, also where it was cancelled. Charts that ask for a reason
 * are set aside meanwhile. */
#pragma once
#include <gtk/gtk.h>

#include "wm-print.h"

#define WM_TYPE_PLAN_BATCH (wm_plan_batch_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanBatch, wm_plan_batch, WM, PLAN_BATCH, GObject)

WmPlanBatch *wm_plan_batch_new (WmClinic *clinic, const char *const *clients, WmRecipient recipient, const char *folder);
void wm_plan_batch_start (WmPlanBatch *self);
void wm_plan_batch_cancel (WmPlanBatch *self);
void wm_plan_batch_get_progress (WmPlanBatch *self, guint *done, guint *total);
gboolean wm_plan_batch_is_stopped (WmPlanBatch *self);
GPtrArray *wm_plan_batch_get_outside (WmPlanBatch *self);
void wm_plan_batch_go_on (WmPlanBatch *self);
GPtrArray *wm_plan_batch_take_parts (WmPlanBatch *self);
char *wm_plan_batch_summary (WmPlanBatch *self);
