/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the outline. A row follows its record and the plan, so numbers and texts are always right. */
#include "wm-plan-outline.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define FINDINGS "wm-findings" /* of the plan, as last checked */
#define ROWS "wm-rows"         /* of the view: the list items that show something */

static GListModel *
children_of (gpointer item, gpointer data)
{
  WmPlanNode *node = item;
  return wm_plan_node_child_schema (node) ? g_object_ref (wm_plan_node_get_children (node)) : NULL;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *expander = gtk_tree_expander_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (NULL), *text = gtk_label_new (NULL), *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (number, "outline-number");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 3);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_widget_set_focusable (expander, FALSE); /* the row has the keyboard, and Left and Right fold it */
  gtk_list_item_set_child (item, expander);
}

static char *
intervention_text (WmPlan *plan, WmRecord *record)
{
  const char *service = wm_record_get (record, "service"), *n = wm_record_get (record, "frequency");
  const char *name = wm_plan_get_clinic (plan) ? wm_clinic_label (wm_plan_get_clinic (plan), "service", service) : service;
  const char *per = wm_plan_get_clinic (plan) ? wm_clinic_label (wm_plan_get_clinic (plan), "per", wm_record_get (record, "per")) : "";
  if (service == NULL)
    return NULL;
  g_autofree char *how_often = g_utf8_strdown (per, -1);
  return n ? g_strdup_printf (_("%s, %s × %s"), name, n, how_often) : g_strdup (name);
}

static char *
row_text (WmPlan *plan, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  const char *text = wm_record_get (record, schema == &wm_problem_schema ? "title" : "text");
  if (schema == &wm_intervention_schema)
    {
      char *made = intervention_text (plan, record);
      if (made)
        return made;
    }
  if (text == NULL)
    return g_strdup_printf (_("New: %s"), _(schema->label));
  return schema == &wm_goal_schema && wm_record_get_bool (record, "own-words") ? g_strdup_printf ("“%s”", text) : g_strdup (text);
}

/* The gravest finding about the item itself; what its children lack is marked on them. */
static const WmFinding *
finding_about (WmPlan *plan, WmRecord *record)
{
  GPtrArray *findings = g_object_get_data (G_OBJECT (plan), FINDINGS);
  const WmFinding *found = NULL;
  for (guint i = 0; findings && i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      if (g_strcmp0 (f->record_id, wm_record_get_id (record)) == 0 && (found == NULL || f->severity > found->severity))
        found = f;
    }
  return found;
}

static void
show_mark (GtkWidget *mark, const WmFinding *finding)
{
  const char *const grave[] = { "error", NULL }, *const light[] = { "warning", NULL };
  gtk_widget_set_visible (mark, finding != NULL);
  if (finding == NULL)
    return;
  gtk_widget_set_css_classes (mark, (const char **) (finding->severity == WM_SEVERITY_ERROR ? grave : light));
  gtk_widget_set_tooltip_text (mark, finding->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->text, -1);
}

/* Beside the first line of a text that has several. */
static void
lift_arrow (GtkTreeExpander *expander)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (expander)); child; child = gtk_widget_get_next_sibling (child))
    if (strcmp (gtk_widget_get_css_name (child), "expander") == 0)
      gtk_widget_set_valign (child, GTK_ALIGN_START);
}

static void
show_row (GtkListItem *item, WmPlan *plan)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  if (row == NULL)
    return;
  g_autoptr (WmPlanNode) node = gtk_tree_list_row_get_item (row);
  WmRecord *record = wm_plan_node_get_record (node);
  const WmSchema *schema = wm_record_get_schema (record);
  GtkWidget *number = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  GtkWidget *text = gtk_widget_get_next_sibling (number);
  g_autofree char *place = schema == &wm_goal_schema ? g_strdup ("") : wm_plan_node_get_number (node);
  g_autofree char *words = row_text (plan, record);
  lift_arrow (expander);
  gtk_label_set_label (GTK_LABEL (number), place);
  gtk_label_set_label (GTK_LABEL (text), words);
  show_mark (gtk_widget_get_next_sibling (text), finding_about (plan, record));
  (schema == &wm_problem_schema ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (text, "heading");
  (schema == &wm_goal_schema ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (text, "quote");
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, WmPlan *plan)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
  show_row (item, plan);
  g_ptr_array_add (g_object_get_data (G_OBJECT (factory), ROWS), item);
  g_signal_connect_object (plan, "changed", G_CALLBACK (show_row), item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, WmPlan *plan)
{
  g_ptr_array_remove (g_object_get_data (G_OBJECT (factory), ROWS), item);
  g_signal_handlers_disconnect_by_func (plan, show_row, item);
}

/** wm_plan_outline_show_findings: marks the items that @findings (element-type WmFinding) are about. */
void
wm_plan_outline_show_findings (GtkListView *view, WmPlan *plan, GPtrArray *findings)
{
  GtkListItemFactory *factory = gtk_list_view_get_factory (view);
  GPtrArray *rows = factory ? g_object_get_data (G_OBJECT (factory), ROWS) : NULL;
  g_object_set_data_full (G_OBJECT (plan), FINDINGS, g_ptr_array_ref (findings), (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; rows && i < rows->len; i++)
    show_row (rows->pdata[i], plan);
}

/** wm_plan_outline_set_plan: Returns: (transfer none): the selection of the new model. */
GtkSingleSelection *
wm_plan_outline_set_plan (GtkListView *view, WmPlan *plan)
{
  GtkTreeListModel *tree = gtk_tree_list_model_new (g_object_ref (wm_plan_get_problems (plan)), FALSE, TRUE, children_of, NULL, NULL);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_object_set_data_full (G_OBJECT (factory), ROWS, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), plan, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), plan, 0);
  gtk_list_view_set_model (view, NULL);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (selection));
  return selection;
}

/** wm_plan_outline_get_selected: (transfer none) (nullable) */
WmPlanNode *
wm_plan_outline_get_selected (GtkSingleSelection *selection)
{
  GtkTreeListRow *row = selection ? gtk_single_selection_get_selected_item (selection) : NULL;
  g_autoptr (WmPlanNode) node = row ? gtk_tree_list_row_get_item (row) : NULL;
  return node; /* the plan holds it */
}

/** wm_plan_outline_select: selects @node's row; %NULL selects nothing: the plan as a whole. */
void
wm_plan_outline_select (GtkSingleSelection *selection, WmPlanNode *node)
{
  guint n = node ? g_list_model_get_n_items (G_LIST_MODEL (selection)) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (selection), i);
      g_autoptr (WmPlanNode) here = gtk_tree_list_row_get_item (row);
      if (here == node)
        {
          gtk_single_selection_set_selected (selection, i);
          return;
        }
    }
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
}

static GtkWidget *
row_at (GtkListView *view, guint position)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (gtk_list_view_get_factory (view)), ROWS);
  for (guint i = 0; i < rows->len; i++)
    if (gtk_list_item_get_position (rows->pdata[i]) == position)
      return gtk_widget_get_parent (gtk_list_item_get_child (rows->pdata[i]));
  return NULL;
}

/** wm_plan_outline_fold: the row that is selected is opened (@inward) or closed; where it is so already, the keyboard goes to
 * its first child or to its parent. */
void
wm_plan_outline_fold (GtkListView *view, GtkSingleSelection *selection, gboolean inward)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (selection);
  if (row == NULL)
    return;
  if (gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row) != inward)
    {
      gtk_tree_list_row_set_expanded (row, inward);
      return;
    }
  g_autoptr (GtkTreeListRow) next = inward ? gtk_tree_list_row_get_child_row (row, 0) : gtk_tree_list_row_get_parent (row);
  if (next == NULL)
    return;
  guint position = gtk_tree_list_row_get_position (next);
  gtk_single_selection_set_selected (selection, position);
  GtkWidget *to = row_at (view, position);
  if (to)
    gtk_widget_grab_focus (to);
}

/** wm_plan_outline_keep_place: the arrow keys go on from the row at @position, however it was selected. A list remembers only
 * the row that last had the keyboard. */
void
wm_plan_outline_keep_place (GtkListView *view, guint position)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (view)))
    return;
  gtk_widget_set_focus_child (GTK_WIDGET (view), row_at (view, position));
  gtk_widget_set_focus_child (GTK_WIDGET (view), NULL);
}
