/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The page: period, numbers, what waits, ways out. */
#define G_LOG_DOMAIN "wm-review"
#include "wm-review-view.h"

#include "wm-calendar-text.h"
#include "wm-caseload-csv.h"
#include "wm-caseload-table.h"
#include "wm-clinic-paper.h"
#include "wm-cosign-list.h"
#include "wm-documents.h"
#include "wm-file-dialog.h"
#include "wm-output.h"
#include "wm-page-icon.h"
#include "wm-report.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>

#define REPORT "caseload-review"

struct _WmReviewView
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *states;
  AdwStatusPage *failed;
  GtkLabel *title;
  GtkLabel *span;
  GtkDropDown *period;
  WmCaseloadTable *table;
  WmCosignList *waiting;

  /* owned */
  WmClinic *clinic;
  WmCaseload *caseload;
  guint arriving; /* the focus is looked after once the view is there */
  guint later; /* numbers are counted anew a moment after something was saved */
};

enum
{
  PROP_CLINIC = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmReviewView, wm_review_view, ADW_TYPE_BIN)

/* In the order of the drop-down: this month, last month, 90 days, this year. */
static void
find_period (WmReviewView *self, WmDay *from, WmDay *to)
{
  WmDay today = wm_clinic_get_today (self->clinic);
  int year, month, day;
  wm_day_to_ymd (today, &year, &month, &day);
  WmDay first = today - day + 1;
  *to = today;
  switch (gtk_drop_down_get_selected (self->period))
    {
    case 1:
      *from = month > 1 ? wm_day_from_ymd (year, month - 1, 1) : wm_day_from_ymd (year - 1, 12, 1);
      *to = first - 1;
      break;
    case 2:
      *from = today - 89;
      break;
    case 3:
      *from = wm_day_from_ymd (year, 1, 1);
      break;
    default:
      *from = first;
    }
}

static void
show_span (WmReviewView *self)
{
  const WmCaseloadTerms *terms = wm_caseload_get_terms (self->caseload);
  g_autofree char *from = wm_day_in_words (terms->from, _("%B %-d")), *to = wm_day_in_words (terms->to, _("%B %-d"));
  g_autofree char *span = g_strdup_printf (_("Admissions, discharges and reviews from %s to %s"), from, to);
  gtk_label_set_label (self->span, span);
}

static void
show_caseload (WmReviewView *self)
{
  g_autofree char *today = wm_day_in_words (wm_clinic_get_today (self->clinic), _("%B %-d, %Y"));
  g_autofree char *title = g_strdup_printf (_("Caseloads on %s"), today);
  gboolean any = g_list_model_get_n_items (wm_caseload_get_rows (self->caseload)) > 0;
  gtk_label_set_label (self->title, title);
  show_span (self);
  wm_caseload_table_set (self->table, self->caseload);
  wm_cosign_list_set (self->waiting, self->caseload, self->clinic);
  gtk_stack_set_visible_child_name (self->states, any ? "numbers" : "empty");
}

static void
reload (WmReviewView *self)
{
  g_autoptr (GError) error = NULL;
  WmDay from, to;
  if (self->clinic == NULL) /* while the template is being built */
    return;
  find_period (self, &from, &to);
  WmCaseload *caseload = wm_caseload_load (self->clinic, from, to, &error);
  if (caseload == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->states, "failed");
      return;
    }
  g_clear_object (&self->caseload);
  self->caseload = caseload;
  show_caseload (self);
}

static gboolean
later_cb (gpointer data)
{
  WM_REVIEW_VIEW (data)->later = 0;
  reload (data);
  return G_SOURCE_REMOVE;
}

/* What nobody looks at is counted once somebody does. */
static void
saved_cb (WmReviewView *self)
{
  g_clear_object (&self->caseload);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->later == 0)
    self->later = g_timeout_add (400, later_cb, self);
}

static gboolean
arrived_cb (gpointer data)
{
  WmReviewView *self = data;
  self->arriving = 0;
  if (!(gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    wm_caseload_table_focus_numbers (self->table);
  return G_SOURCE_REMOVE;
}

static void
wm_review_view_map (GtkWidget *widget)
{
  WmReviewView *self = WM_REVIEW_VIEW (widget);
  if (self->caseload == NULL)
    reload (self);
  GTK_WIDGET_CLASS (wm_review_view_parent_class)->map (widget);
  self->arriving = g_idle_add (arrived_cb, self);
}

static void
wm_review_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&WM_REVIEW_VIEW (widget)->arriving, g_source_remove);
  GTK_WIDGET_CLASS (wm_review_view_parent_class)->unmap (widget);
}

static char **
ids_of (GPtrArray *clients)
{
  GStrvBuilder *ids = g_strv_builder_new ();
  for (guint i = 0; i < clients->len; i++)
    g_strv_builder_add (ids, clients->pdata[i]);
  char **all = g_strv_builder_end (ids);
  g_strv_builder_unref (ids);
  return all;
}

static void
open_cb (WmReviewView *self, WmCaseloadRow *row, guint indicator, const char *name)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", _(wm_caseload_indicators[indicator].label), name);
  g_auto (GStrv) ids = ids_of (wm_caseload_row_get_clients (row, indicator));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-clients", "(s^as)", title, ids);
}

static GBytes *
make_pdf (WmReviewView *self, WmCaseload *caseload, GError **error)
{
  const WmPaper paper = wm_clinic_paper (self->clinic);
  g_autofree char *date = wm_day_to_iso (wm_clinic_get_today (self->clinic));
  g_autoptr (WmDocument) document = wm_document_caseload (self->clinic, caseload, NULL);
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  return wm_pages_to_pdf (pages, date, error);
}

static GBytes *
make_bytes (WmReviewView *self, const char *format, GError **error)
{
  WmDay from, to;
  find_period (self, &from, &to);
  g_autoptr (WmCaseload) caseload = wm_caseload_load (self->clinic, from, to, error);
  if (caseload == NULL)
    return NULL;
  if (g_str_equal (format, "pdf"))
    return make_pdf (self, caseload, error);
  return g_str_equal (format, "csv") ? wm_caseload_csv (caseload, self->clinic) : wm_report_caseload (self->clinic, caseload, error);
}

/** wm_review_view_write: the numbers of the period that is chosen, as "pdf", "csv" or "xml", through the gate. */
gboolean
wm_review_view_write (WmReviewView *self, const char *format, const char *path, GError **error)
{
  const WmHandout handout = { REPORT, format, WM_RECIPIENT_STAFF, NULL };
  g_autoptr (GBytes) bytes = make_bytes (self, format, error);
  return bytes && wm_output_hand_out (self->clinic, &handout, path, bytes, error);
}

typedef struct
{
  WmReviewView *view;
  char *format;
} Saving;

static void
saving_free (gpointer data)
{
  g_object_unref (((Saving *) data)->view);
  g_free (((Saving *) data)->format);
  g_free (data);
}

static void
save_cb (const char *path, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  gboolean written = wm_review_view_write (saving->view, saving->format, path, &error);
  gtk_widget_activate_action (GTK_WIDGET (saving->view), "win.say", "s", written ? _("Saved") : error->message);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmReviewView *self = WM_REVIEW_VIEW (widget);
  Saving *saving = g_new0 (Saving, 1);
  g_autofree char *day = wm_day_to_iso (wm_clinic_get_today (self->clinic));
  g_autofree char *suggested = g_strdup_printf (REPORT "-%s.%s", day, g_variant_get_string (parameter, NULL));
  *saving = (Saving){ g_object_ref (self), g_variant_dup_string (parameter, NULL) };
  wm_save_dialog (GTK_WINDOW (gtk_widget_get_root (widget)), _("Export the caseloads"), suggested, save_cb, saving, saving_free);
}

static void
wm_review_view_constructed (GObject *object)
{
  WmReviewView *self = WM_REVIEW_VIEW (object);
  G_OBJECT_CLASS (wm_review_view_parent_class)->constructed (object);
  g_signal_connect_object (self->clinic, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
}

static void
wm_review_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WM_REVIEW_VIEW (object)->clinic = g_value_dup_object (value);
}

static void
wm_review_view_dispose (GObject *object)
{
  WmReviewView *self = WM_REVIEW_VIEW (object);
  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->caseload);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_review_view_parent_class)->dispose (object);
}

static void
wm_review_view_class_init (WmReviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->constructed = wm_review_view_constructed;
  object_class->set_property = wm_review_view_set_property;
  object_class->dispose = wm_review_view_dispose;
  widget_class->map = wm_review_view_map;
  widget_class->unmap = wm_review_view_unmap;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  g_type_ensure (WM_TYPE_CASELOAD_TABLE);
  g_type_ensure (WM_TYPE_COSIGN_LIST);
  gtk_widget_class_install_action (widget_class, "review.export", "s", export_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/review/wm-review-view.ui");
  gtk_widget_class_bind_template_callback (widget_class, wm_page_icon_show);
  gtk_widget_class_bind_template_child (widget_class, WmReviewView, states);
  gtk_widget_class_bind_template_child (widget_class, WmReviewView, failed);
  gtk_widget_class_bind_template_child (widget_class, WmReviewView, title);
  gtk_widget_class_bind_template_child (widget_class, WmReviewView, span);
  gtk_widget_class_bind_template_child (widget_class, WmReviewView, period);
  gtk_widget_class_bind_template_child (widget_class, WmReviewView, table);
  gtk_widget_class_bind_template_child (widget_class, WmReviewView, waiting);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
wm_review_view_init (WmReviewView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
