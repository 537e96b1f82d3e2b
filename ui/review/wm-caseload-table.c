/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Head, rows and totals share the widths of their columns; a head sorts by its column, the largest number first. */
#define G_LOG_DOMAIN "wm-review"
#include "wm-caseload-table.h"

#include "wm-number-button.h"
#include "wm-text-scale.h"

#include <glib/gi18n.h>

#define NUMBER_WIDTH 78 /* pixels at the usual text size */
#define NAME_WIDTH 90
#define MOST_HEIGHT 560 /* of the rows; more of them scroll */
#define BY_NAME (-1)

struct _WmCaseloadTable
{
  AdwBin parent_instance;

  /* owned by the widget tree */
  GtkWidget *heads[WM_CASELOAD_N];
  GtkBox *total;
  GtkScrolledWindow *scrolled;

  /* owned */
  WmCaseload *caseload;
  GtkSortListModel *sorted;
  GtkCustomSorter *sorter;

  int sort; /* the indicator, or BY_NAME */
  int widest_word, number_width; /* pixels; 0: not measured yet */
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmCaseloadTable, wm_caseload_table, ADW_TYPE_BIN)

static const char *
name_of (WmCaseloadRow *row)
{
  const char *name = wm_caseload_row_get_name (row);
  return wm_caseload_row_get_is_total (row) ? _("All counselors") : name ? name : _("No counselor");
}

static void
clicked_cb (WmNumberButton *button, WmCaseloadTable *self)
{
  WmCaseloadRow *row = wm_number_button_get_row (button);
  if (row)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, row, wm_number_button_get_indicator (button), name_of (row));
}

static GtkWidget *
make_name (WmCaseloadTable *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, wm_text_width (GTK_WIDGET (self), _("All counselors"), NAME_WIDTH), -1);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* Heads and numbers ask for nothing themselves, so that all have this width: the longest word of a head fits. */
static void
set_width (WmCaseloadTable *self, GtkWidget *cell)
{
  for (guint i = 0; self->number_width == 0 && i < WM_CASELOAD_N; i++)
    {
      g_auto (GStrv) words = g_strsplit (_(wm_caseload_indicators[i].title), " ", -1);
      for (guint w = 0; words[w]; w++)
        self->widest_word = MAX (self->widest_word, wm_text_width (GTK_WIDGET (self), words[w], 0));
    }
  if (self->number_width == 0)
    self->number_width = MAX (self->widest_word, (int) (NUMBER_WIDTH * wm_text_scale (GTK_WIDGET (self))));
  gtk_widget_set_size_request (cell, self->number_width, -1);
}

/* A name, then a button for each indicator. */
static GtkWidget *
make_row (WmCaseloadTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (box), make_name (self));
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    {
      GtkWidget *button = wm_number_button_new (i);
      set_width (self, button);
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
fill_row (WmCaseloadTable *self, GtkWidget *box, WmCaseloadRow *row)
{
  GtkWidget *at = gtk_widget_get_first_child (box);
  gtk_label_set_label (GTK_LABEL (at), row ? name_of (row) : "");
  while ((at = gtk_widget_get_next_sibling (at)))
    wm_number_button_set (WM_NUMBER_BUTTON (at), row, row ? name_of (row) : NULL, self->caseload ? wm_caseload_get_terms (self->caseload) : NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WmCaseloadTable *self)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, make_row (self));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WmCaseloadTable *self)
{
  fill_row (self, gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WmCaseloadTable *self)
{
  fill_row (self, gtk_list_item_get_child (item), NULL);
}

/* The rows' own order is by name, and stays where numbers are equal. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  WmCaseloadTable *self = data;
  guint na = wm_caseload_row_get_number ((gpointer) a, (guint) self->sort), nb = wm_caseload_row_get_number ((gpointer) b, (guint) self->sort);
  return na < nb ? GTK_ORDERING_LARGER : na > nb ? GTK_ORDERING_SMALLER : GTK_ORDERING_EQUAL;
}

static void
show_sort (WmCaseloadTable *self)
{
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    {
      const WmCaseloadIndicator *indicator = &wm_caseload_indicators[i];
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (self->heads[i]));
      g_autofree char *text = (int) i == self->sort ? g_strdup_printf ("%s ↓", _(indicator->title)) : g_strdup (_(indicator->title));
      g_autofree char *said = (int) i == self->sort ? g_strdup_printf (_("Sorted by: %s"), _(indicator->label))
                                                    : g_strdup_printf (_("Sort by: %s"), _(indicator->label));
      if (wm_text_width (GTK_WIDGET (self), text, 0) > self->number_width) /* one that wraps by itself would ask for height as if it always did */
        g_strdelimit (text, " ", '\n');
      gtk_label_set_label (GTK_LABEL (label), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->heads[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
    }
}

static void
sort_by (WmCaseloadTable *self, int indicator)
{
  self->sort = indicator;
  gtk_sort_list_model_set_sorter (self->sorted, NULL);
  if (indicator != BY_NAME)
    gtk_sort_list_model_set_sorter (self->sorted, GTK_SORTER (self->sorter));
  show_sort (self);
}

static void
head_clicked_cb (GtkButton *head, WmCaseloadTable *self)
{
  int indicator = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (head), "indicator"));
  sort_by (self, indicator == self->sort ? BY_NAME : indicator);
}

static GtkWidget *
make_head (WmCaseloadTable *self, guint i)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  set_width (self, button);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "indicator", GINT_TO_POINTER ((int) i));
  g_signal_connect_object (button, "clicked", G_CALLBACK (head_clicked_cb), self, 0);
  return button;
}

static GtkWidget *
make_heads (WmCaseloadTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *name = make_name (self);
  gtk_label_set_label (GTK_LABEL (name), _("Counselor"));
  gtk_widget_set_valign (name, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), name);
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    gtk_box_append (GTK_BOX (box), self->heads[i] = make_head (self, i));
  gtk_widget_add_css_class (box, "caseload-row");
  gtk_widget_add_css_class (box, "caseload-heads");
  return box;
}

static GtkWidget *
make_list (WmCaseloadTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory), *scrolled = gtk_scrolled_window_new ();
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Caseloads by counselor"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  return scrolled;
}

static void
show_formulas (WmCaseloadTable *self, const WmCaseloadTerms *terms)
{
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    {
      g_autofree char *formula = wm_caseload_fill_formula (&wm_caseload_indicators[i], terms, _(wm_caseload_indicators[i].formula));
      g_autofree char *text = g_strdup_printf ("%s\n%s", _(wm_caseload_indicators[i].label), formula);
      gtk_widget_set_tooltip_text (self->heads[i], text);
    }
}

/** wm_caseload_table_set: shows @caseload, in the order chosen before. */
void
wm_caseload_table_set (WmCaseloadTable *self, WmCaseload *caseload)
{
  g_set_object (&self->caseload, caseload);
  gtk_sort_list_model_set_model (self->sorted, wm_caseload_get_rows (caseload));
  fill_row (self, GTK_WIDGET (self->total), wm_caseload_get_total (caseload));
  show_formulas (self, wm_caseload_get_terms (caseload));
}

/** wm_caseload_table_focus_numbers: the heads are a step before. */
void
wm_caseload_table_focus_numbers (WmCaseloadTable *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->scrolled), GTK_DIR_TAB_FORWARD);
}

static void
wm_caseload_table_dispose (GObject *object)
{
  WmCaseloadTable *self = WM_CASELOAD_TABLE (object);
  g_clear_object (&self->caseload);
  g_clear_object (&self->sorted);
  g_clear_object (&self->sorter);
  G_OBJECT_CLASS (wm_caseload_table_parent_class)->dispose (object);
}

static void
wm_caseload_table_class_init (WmCaseloadTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_caseload_table_dispose;
  /* ::open with the row, the indicator, and what the row is called. */
  signals[SIGNAL_OPEN] = g_signal_new ("open", WM_TYPE_CASELOAD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                       WM_TYPE_CASELOAD_ROW, G_TYPE_UINT, G_TYPE_STRING);
}

static void
wm_caseload_table_init (WmCaseloadTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->sort = BY_NAME;
  self->sorter = gtk_custom_sorter_new (compare, self, NULL);
  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  gtk_box_append (GTK_BOX (box), make_heads (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  self->total = GTK_BOX (make_row (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "caseload-row");
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "caseload-total");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->total));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "caseload");
  gtk_widget_set_overflow (box, GTK_OVERFLOW_HIDDEN);
  adw_bin_set_child (ADW_BIN (self), box);
  show_sort (self);
}
