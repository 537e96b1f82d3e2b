/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A treatment plan as a tree that can be shown and edited: problems, their goals, objectives and
 * interventions. Editing changes records in memory; wm_plan_save() writes them in one act. */
#pragma once
#include "wm-clinic.h"

#include <gio/gio.h>

#define WM_TYPE_PLAN (wm_plan_get_type ())
G_DECLARE_FINAL_TYPE (WmPlan, wm_plan, WM, PLAN, GObject)
#define WM_TYPE_PLAN_NODE (wm_plan_node_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanNode, wm_plan_node, WM, PLAN_NODE, GObject)

WmPlan *wm_plan_build (WmRecord *record);
WmPlan *wm_plan_load (WmClinic *clinic, const char *plan_id, GError **error);
WmPlan *wm_plan_new_draft (WmClinic *clinic, const char *episode_id, GError **error);
char *wm_plan_find (WmClinic *clinic, const char *client_id, const char *which, GError **error);

WmRecord *wm_plan_get_record (WmPlan *self);
WmRecord *wm_plan_get_client (WmPlan *self);
WmRecord *wm_plan_get_episode (WmPlan *self);
WmClinic *wm_plan_get_clinic (WmPlan *self);
GListModel *wm_plan_get_problems (WmPlan *self);
GListModel *wm_plan_get_signatures (WmPlan *self);
gboolean wm_plan_is_editable (WmPlan *self);
gboolean wm_plan_may_change (WmPlan *self, GError **error);
gboolean wm_plan_is_dirty (WmPlan *self);

WmPlanNode *wm_plan_add (WmPlan *self, WmPlanNode *parent, int position);
WmPlanNode *wm_plan_attach (WmPlan *self, WmPlanNode *parent, WmRecord *record);
void wm_plan_remove (WmPlan *self, WmPlanNode *node);
void wm_plan_restore (WmPlan *self, WmPlanNode *node, WmPlanNode *parent, int position);
gboolean wm_plan_move (WmPlan *self, WmPlanNode *node, int delta);
gboolean wm_plan_save (WmPlan *self, GPtrArray *findings, GError **error);
GPtrArray *wm_plan_check (WmPlan *self, GError **error);
GPtrArray *wm_plan_check_signing (WmPlan *self, GError **error);
WmPlanNode *wm_plan_find_node (WmPlan *self, const char *record_id);

WmRecord *wm_plan_node_get_record (WmPlanNode *node);
WmPlanNode *wm_plan_node_get_parent (WmPlanNode *node);
GListModel *wm_plan_node_get_children (WmPlanNode *node);
const WmSchema *wm_plan_node_child_schema (WmPlanNode *node);
guint wm_plan_node_get_index (WmPlanNode *node);
char *wm_plan_node_get_number (WmPlanNode *node);
char *wm_plan_node_where (WmPlanNode *node);
gboolean wm_plan_node_is_active (WmPlanNode *node);

/* Depth first; FALSE from @func stops. */
typedef gboolean (*WmPlanFunc) (WmPlanNode *node, gpointer data);
gboolean wm_plan_foreach (WmPlan *self, WmPlanFunc func, gpointer data);
