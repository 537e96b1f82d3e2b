/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each plan or review that waits. */
#define G_LOG_DOMAIN "wm-review"
#include "wm-cosign-list.h"

#include "wm-calendar-text.h"

#include <glib/gi18n.h>

#define SHOWN 40   /* rows; what is more is counted */
#define LONG_WAIT 7 /* days from which on the wait stands out */

struct _WmCosignList
{
  AdwBin parent_instance;

  /* owned by the widget tree */
  GtkLabel *title, *more;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (WmCosignList, wm_cosign_list, ADW_TYPE_BIN)

static void
activate_cb (GtkListBox *list, GtkListBoxRow *row, WmCosignList *self)
{
  const char *client = g_object_get_data (G_OBJECT (row), "client");
  if (client)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-page", "(ss)", client, "plan");
}

static char *
describe (const WmCaseloadChart *chart, WmClinic *clinic)
{
  WmRecord *staff = wm_clinic_staff (clinic, chart->counselor);
  g_autofree char *day = wm_day_in_words (chart->signed_on, _("%B %-d"));
  g_autofree char *what = g_strdup_printf (chart->review_waits ? _("Review of plan version %d, signed %s") : _("Plan version %d, signed %s"),
                                           chart->review_waits ? chart->reviewed : chart->version, day);
  return staff ? g_strdup_printf ("%s · %s · %s", chart->number, what, wm_record_get (staff, "name")) : g_strdup_printf ("%s · %s", chart->number, what);
}

static GtkWidget *
make_row (const WmCaseloadChart *chart, WmClinic *clinic)
{
  int days = wm_clinic_get_today (clinic) - chart->signed_on;
  g_autofree char *wait = days > 0 ? g_strdup_printf (g_dngettext (NULL, "%d day", "%d days", (gulong) days), days) : g_strdup (_("today"));
  g_autofree char *text = describe (chart, clinic);
  GtkWidget *row = adw_action_row_new (), *chip = gtk_label_new (wait);
  g_object_set (row, "use-markup", FALSE, "title", chart->name, "subtitle", text, NULL);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, days >= LONG_WAIT ? "note" : "plain");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "client", g_strdup (chart->client), g_free);
  return row;
}

/** wm_cosign_list_set: what of @caseload waits. */
void
wm_cosign_list_set (WmCosignList *self, WmCaseload *caseload, WmClinic *clinic)
{
  GPtrArray *waiting = wm_caseload_get_waiting (caseload);
  g_autofree char *title = g_strdup_printf (_("Waiting for co-signature · %u"), waiting->len);
  g_autofree char *more = g_strdup_printf (_("and %u more: the number in the table opens them all"), waiting->len > SHOWN ? waiting->len - SHOWN : 0);
  for (GtkWidget *row; (row = gtk_widget_get_first_child (GTK_WIDGET (self->list)));)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < MIN (waiting->len, SHOWN); i++)
    gtk_list_box_append (self->list, make_row (waiting->pdata[i], clinic));
  gtk_label_set_label (self->title, waiting->len ? title : _("Nothing waits for a co-signature"));
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->list), waiting->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), waiting->len > SHOWN);
}

static void
wm_cosign_list_class_init (WmCosignListClass *klass)
{
}

static void
wm_cosign_list_init (WmCosignList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->more = GTK_LABEL (gtk_label_new (NULL));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_xalign (self->more, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Waiting for co-signature"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activate_cb), self, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), box);
}
