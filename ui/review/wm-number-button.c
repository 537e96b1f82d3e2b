/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What it is called says number, indicator and counselor, so that it can be understood without its place in the table. */
#include "wm-number-button.h"

#include <glib/gi18n.h>

struct _WmNumberButton
{
  GtkButton parent_instance;

  /* owned by the widget tree */
  GtkLabel *label;

  /* owned */
  WmCaseloadRow *row;

  guint indicator;
};

G_DEFINE_FINAL_TYPE (WmNumberButton, wm_number_button, GTK_TYPE_BUTTON)

/* A counselor's own clients stand against the limit. */
static gboolean
is_limited (WmNumberButton *self)
{
  return self->indicator == WM_CASELOAD_ACTIVE && wm_caseload_row_get_counselor (self->row) != NULL;
}

static char *
call_number (WmNumberButton *self, guint n, const char *name, const WmCaseloadTerms *terms)
{
  g_autofree char *said = wm_caseload_number_text (&wm_caseload_indicators[self->indicator], n);
  if (is_limited (self))
    return g_strdup_printf (_("%s, the limit is %d, %s"), said, terms->caseload_limit, name);
  return g_strdup_printf ("%s, %s", said, name);
}

static void
set_look (WmNumberButton *self, guint n, const WmCaseloadTerms *terms)
{
  gboolean late = self->indicator == WM_CASELOAD_OVERDUE ? n > 0 : is_limited (self) && (int) n > terms->caseload_limit;
  g_autofree char *limit = is_limited (self) ? g_strdup_printf ("/%d", terms->caseload_limit) : NULL;
  g_autofree char *text = g_strdup_printf ("%u%s", n, limit ? limit : "");
  gtk_label_set_label (self->label, text);
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "late");
  gtk_widget_set_sensitive (GTK_WIDGET (self), n > 0); /* behind nothing there is nothing to open */
}

/** wm_number_button_set: @row (nullable) and what it is called; nothing for %NULL. */
void
wm_number_button_set (WmNumberButton *self, WmCaseloadRow *row, const char *name, const WmCaseloadTerms *terms)
{
  const WmCaseloadIndicator *indicator = &wm_caseload_indicators[self->indicator];
  g_set_object (&self->row, row);
  if (row == NULL || terms == NULL)
    return;
  guint n = wm_caseload_row_get_number (row, self->indicator);
  g_autofree char *said = call_number (self, n, name, terms), *formula = wm_caseload_fill_formula (indicator, terms, _(indicator->formula));
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", _(indicator->label), formula);
  set_look (self, n, terms);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

/** wm_number_button_get_row: (transfer none) (nullable) */
WmCaseloadRow *
wm_number_button_get_row (WmNumberButton *self)
{
  return self->row;
}

guint
wm_number_button_get_indicator (WmNumberButton *self)
{
  return self->indicator;
}

static void
wm_number_button_dispose (GObject *object)
{
  g_clear_object (&WM_NUMBER_BUTTON (object)->row);
  G_OBJECT_CLASS (wm_number_button_parent_class)->dispose (object);
}

static void
wm_number_button_class_init (WmNumberButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_number_button_dispose;
}

static void
wm_number_button_init (WmNumberButton *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 1);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "number");
}

/** wm_number_button_new: of that indicator, without a number yet. */
GtkWidget *
wm_number_button_new (guint indicator)
{
  WmNumberButton *self = g_object_new (WM_TYPE_NUMBER_BUTTON, NULL);
  self->indicator = indicator;
  return GTK_WIDGET (self);
}
