/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each passes the gate by itself: what is written when someone cancels is whole, and logged. A chart that isn't open to who is
 * signed in is set aside, and the others go on. */
#define G_LOG_DOMAIN "wm-clients"
#include "wm-plan-batch.h"

#include "wm-access.h"
#include "wm-chart-reason.h"
#include "wm-clinic-paper.h"
#include "wm-documents.h"
#include "wm-output.h"
#include "wm-signing.h"

#include <glib/gi18n.h>

struct _WmPlanBatch
{
  GObject parent_instance;

  /* owned */
  WmClinic *clinic;
  GPtrArray *clients; /* ids */
  GPtrArray *outside; /* ids of those that were set aside */
  char *folder;     /* NULL: to be printed */
  GPtrArray *parts; /* WmPrintPart, of what is to be printed */
  char *problem; /* one sentence about what ended it */

  WmRecipient recipient;
  guint next, total, written, without; /* next: of the clients; total: of the clients at first */
  guint working;
};

enum
{
  SIGNAL_PROGRESS,
  SIGNAL_FINISHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmPlanBatch, wm_plan_batch, G_TYPE_OBJECT)

static WmPages *
make_pages (WmPlanBatch *self, WmRecord *client, GError **error)
{
  const WmPaper paper = wm_clinic_paper (self->clinic);
  gboolean for_staff = self->recipient == WM_RECIPIENT_STAFF;
  g_autofree char *id = wm_plan_find (self->clinic, wm_record_get_id (client), "current", error);
  g_autoptr (WmPlan) plan = id ? wm_plan_load (self->clinic, id, error) : NULL;
  if (plan == NULL || !wm_signing_verify (plan, error)) /* what is no longer what was signed leaves in no form (PR16) */
    return NULL;
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, for_staff, for_staff ? NULL : wm_document_language_for (client), error);
  if (document == NULL)
    return NULL;
  return wm_document_paginate (document, &paper);
}

/* Named by the number, never by the person. */
static char *
path_for (WmPlanBatch *self, WmRecord *client, GError **error)
{
  const char *number = wm_record_get (client, "client-no");
  if (g_regex_match_simple ("^[A-Za-z0-9-]{1,20}$", number, G_REGEX_DOLLAR_ENDONLY, 0))
    {
      g_autofree char *name = g_strconcat (number, ".pdf", NULL);
      return g_build_filename (self->folder, name, NULL);
    }
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, _("A client’s number can’t be used as a file name. Correct it in the chart."));
  return NULL;
}

/* It passes the gate with the whole job. */
static gboolean
keep_one (WmPlanBatch *self, WmRecord *client, GError **error)
{
  const WmHandout handout = { "treatment-plan", "print", self->recipient, client };
  WmPages *pages = make_pages (self, client, error);
  WmPrintPart *part = pages ? wm_print_part_new (self->clinic, &handout, pages, error) : NULL;
  if (part)
    g_ptr_array_add (self->parts, part);
  return part != NULL;
}

static gboolean
write_one (WmPlanBatch *self, const char *id, GError **error)
{
  g_autoptr (WmRecord) client = wm_clinic_load (self->clinic, &wm_client_schema, id, error);
  if (client && self->folder == NULL)
    return keep_one (self, client, error);
  g_autofree char *path = client ? path_for (self, client, error) : NULL;
  g_autoptr (WmPages) pages = path ? make_pages (self, client, error) : NULL;
  g_autofree char *date = wm_day_to_iso (wm_clinic_get_today (self->clinic));
  g_autoptr (GBytes) bytes = pages ? wm_pages_to_pdf (pages, date, error) : NULL;
  const WmHandout handout = { "treatment-plan", "pdf", self->recipient, client };
  return bytes && wm_output_hand_out (self->clinic, &handout, path, bytes, error);
}

static void
end (WmPlanBatch *self)
{
  g_clear_handle_id (&self->working, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
do_one (WmPlanBatch *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  if (!wm_access_is_own (self->clinic, id))
    g_ptr_array_add (self->outside, g_strdup (id));
  else if (write_one (self, id, &error))
    self->written++;
  else if (g_error_matches (error, WM_ERROR, WM_ERROR_NOT_FOUND))
    self->without++;
  else
    self->problem = g_strdup (error->message);
}

/** wm_plan_batch_is_stopped: by somebody, or by a problem. */
gboolean
wm_plan_batch_is_stopped (WmPlanBatch *self)
{
  return self->problem || self->next < self->clients->len;
}

static gboolean
step_cb (gpointer data)
{
  g_autoptr (WmPlanBatch) self = g_object_ref (data);
  do_one (self, self->clients->pdata[self->next++]);
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
  if (self->working && self->problem == NULL && self->next < self->clients->len)
    return G_SOURCE_CONTINUE;
  if (self->working)
    {
      self->working = 0;
      end (self);
    }
  return G_SOURCE_REMOVE;
}

/** wm_plan_batch_start: returns at once. */
void
wm_plan_batch_start (WmPlanBatch *self)
{
  g_return_if_fail (self->working == 0 && self->next < self->clients->len);
  self->working = g_idle_add_full (G_PRIORITY_LOW, step_cb, self, NULL);
}

/** wm_plan_batch_cancel: what is written stays. */
void
wm_plan_batch_cancel (WmPlanBatch *self)
{
  if (self->working)
    end (self);
}

void
wm_plan_batch_get_progress (WmPlanBatch *self, guint *done, guint *total)
{
  *done = self->next - (self->clients->len - self->total) - self->outside->len;
  *total = self->total;
}

/** wm_plan_batch_get_outside: Returns: (transfer none) (element-type utf8): the ids of those whose charts aren't open to who is
 * signed in. */
GPtrArray *
wm_plan_batch_get_outside (WmPlanBatch *self)
{
  return self->outside;
}

/** wm_plan_batch_go_on: with those, whose charts were opened meanwhile; ::finished comes once more. */
void
wm_plan_batch_go_on (WmPlanBatch *self)
{
  g_ptr_array_extend_and_steal (self->clients, g_steal_pointer (&self->outside));
  self->outside = g_ptr_array_new_with_free_func (g_free);
  wm_plan_batch_start (self);
}

/** wm_plan_batch_take_parts: Returns: (transfer full) (nullable): what is to be printed; %NULL where it was stopped, where
 * something is wrong, or where nobody has a plan. */
GPtrArray *
wm_plan_batch_take_parts (WmPlanBatch *self)
{
  return self->folder || wm_plan_batch_is_stopped (self) || self->parts->len == 0 ? NULL : g_steal_pointer (&self->parts);
}

/* What was done, without what was not. */
static char *
count_done (WmPlanBatch *self)
{
  if (self->folder)
    return g_strdup_printf (g_dngettext (NULL, "%u plan saved", "%u plans saved", self->written), self->written);
  if (wm_plan_batch_is_stopped (self))
    return g_strdup (_("Nothing was printed"));
  return g_strdup_printf (g_dngettext (NULL, "%u plan to print", "%u plans to print", self->written), self->written);
}

static char *
count_without (WmPlanBatch *self)
{
  return self->without ? g_strdup_printf (g_dngettext (NULL, "; %u client has no plan", "; %u clients have no plan", self->without), self->without)
                       : g_strdup ("");
}

static char *
count_outside (WmPlanBatch *self)
{
  guint n = self->outside->len;
  g_autofree char *numbers = n ? wm_chart_reason_numbers (self->clinic, self->outside) : NULL;
  return n ? g_strdup_printf (_("; %u left out, not in your caseload: %s"), n, numbers) : g_strdup ("");
}

/** wm_plan_batch_summary: Returns: (transfer full): what came of it, in a sentence. */
char *
wm_plan_batch_summary (WmPlanBatch *self)
{
  guint done, total;
  g_autofree char *saved = count_done (self), *without = count_without (self), *outside = count_outside (self);
  wm_plan_batch_get_progress (self, &done, &total);
  if (self->problem)
    return g_strdup_printf ("%s%s%s. %s", saved, without, outside, self->problem);
  if (wm_plan_batch_is_stopped (self))
    return g_strdup_printf (_("%s%s; stopped after %u of %u"), saved, without, done, total);
  return g_strdup_printf ("%s%s%s", saved, without, outside);
}

static void
wm_plan_batch_dispose (GObject *object)
{
  g_clear_handle_id (&WM_PLAN_BATCH (object)->working, g_source_remove);
  G_OBJECT_CLASS (wm_plan_batch_parent_class)->dispose (object);
}

static void
wm_plan_batch_finalize (GObject *object)
{
  WmPlanBatch *self = WM_PLAN_BATCH (object);
  g_clear_object (&self->clinic);
  g_ptr_array_unref (self->clients);
  g_ptr_array_unref (self->outside);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->folder);
  g_free (self->problem);
  G_OBJECT_CLASS (wm_plan_batch_parent_class)->finalize (object);
}

static void
wm_plan_batch_class_init (WmPlanBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_plan_batch_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_plan_batch_finalize;
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", WM_TYPE_PLAN_BATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", WM_TYPE_PLAN_BATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_plan_batch_init (WmPlanBatch *self)
{
}

/** wm_plan_batch_new: Returns: (transfer full): the plans in force of @clients, at least one, to be written into @folder;
 * %NULL: to be printed together. */
WmPlanBatch *
wm_plan_batch_new (WmClinic *clinic, const char *const *clients, WmRecipient recipient, const char *folder)
{
  WmPlanBatch *self = g_object_new (WM_TYPE_PLAN_BATCH, NULL);
  self->clinic = g_object_ref (clinic);
  self->outside = g_ptr_array_new_with_free_func (g_free);
  self->clients = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; clients[i]; i++)
    g_ptr_array_add (self->clients, g_strdup (clients[i]));
  self->total = self->clients->len;
  self->recipient = recipient;
  self->folder = g_strdup (folder);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_print_part_free);
  return self;
}
