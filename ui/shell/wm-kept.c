/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The record's type leads to the list it stands in; a form that isn't a list's is called by its own name. */
#define G_LOG_DOMAIN "wm-window"
#include "wm-kept.h"

#include "wm-access.h"
#include "wm-chart-pages.h"
#include "wm-chart-reason.h"
#include "wm-intake-acts.h"
#include "wm-library-view.h"
#include "wm-new-client.h"
#include "wm-person-dialog.h"
#include "wm-preferences.h"
#include "wm-record-dialog.h"
#include "wm-record-draft.h"
#include "wm-sign-dialog.h"
#include "wm-signing.h"

#include <glib/gi18n.h>

#define FIRST_PAGE "overview"
#define CALENDAR 2 /* by the number of its key */

static gboolean
is (const WmKept *kept, const char *word)
{
  return g_strcmp0 (kept->id, word) == 0;
}

static gboolean
is_signature (const WmKept *kept)
{
  return g_str_equal (kept->what, wm_signature_schema.name);
}

/* In a section of the chart that is lists of records. */
static const WmRecordKind *
find_in_pages (const char *schema, const char **page)
{
  for (const WmChartPage *p = wm_chart_pages; p->name; p++)
    for (const WmRecordKind *kind = p->kinds; kind && kind->schema; kind++)
      if (g_str_equal (kind->schema->name, schema))
        {
          *page = p->name;
          return kind;
        }
  return NULL;
}

/* (nullable) @page: of the chart */
static const WmRecordKind *
find_kind (const WmKept *kept, const char **page)
{
  static const WmRecordKind *const others[] = { &wm_intake_inquiry, &wm_intake_place, &wm_intake_screening, &wm_intake_uses, &wm_intake_person,
                                                &wm_library_entries, &wm_preferences_staff };
  const WmRecordKind *found = find_in_pages (kept->what, page);
  if (found)
    return found;
  *page = is_signature (kept) ? "plan" : FIRST_PAGE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i]->schema->name, kept->what))
      return others[i];
  for (const WmRecordKind *kind = wm_preferences_clinic; kind->schema; kind++)
    if (g_str_equal (kind->schema->name, kept->what))
      return kind;
  return NULL;
}

/** wm_kept_page: the page of the chart that shows it, or below its window. */
const char *
wm_kept_page (const WmKept *kept)
{
  const char *page = FIRST_PAGE;
  if (kept->key == NULL)
    return wm_chart_page_of (kept->what);
  find_kind (kept, &page);
  return page;
}

/** wm_kept_title: what is typed into, in a word or two. */
const char *
wm_kept_title (const WmKept *kept)
{
  const WmSchema *schema = kept->key ? wm_schema_find (kept->what) : NULL;
  WmClientAct act = wm_intake_act_called (kept->id);
  if (schema == NULL)
    return wm_chart_page_title (wm_chart_page_of (kept->what));
  if (is (kept, WM_DRAFT_NEW_CLIENT))
    return _("New client");
  if (is (kept, WM_DRAFT_NEW_SESSION))
    return _("New session");
  if (is (kept, WM_DRAFT_NEW_PERSON))
    return _("Add a person");
  return act < WM_CLIENT_N_ACTS ? wm_intake_act_title (act) : schema == &wm_client_schema ? _(wm_intake_person.title) : _(schema->label);
}

static GtkWidget *
open_act (GtkWindow *parent, WmClinic *clinic, const WmKept *kept, WmClientAct act, GError **error)
{
  g_autoptr (WmClientPath) path = wm_client_path_load (clinic, kept->client, error);
  return path ? wm_intake_dialog_new (parent, clinic, path, act) : NULL;
}

/* One that isn't in the store is begun anew under the same id. */
static GtkWidget *
open_record (GtkWindow *parent, WmClinic *clinic, const WmKept *kept)
{
  const char *page;
  const WmRecordKind *kind = find_kind (kept, &page);
  g_autoptr (WmRecord) record = kind ? wm_clinic_load (clinic, kind->schema, kept->id, NULL) : NULL;
  if (kind && record == NULL)
    record = wm_record_kind_make (kind, clinic, kept->owner, kept->id);
  return record ? GTK_WIDGET (wm_record_dialog_new (parent, clinic, kind, record)) : NULL;
}

/* Under the plan, or under its review. */
static GtkWidget *
open_signature (GtkWindow *parent, WmClinic *clinic, const WmKept *kept, GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_load (clinic, kept->owner, NULL);
  g_autoptr (WmReview) review = plan ? NULL : wm_review_load (clinic, kept->owner, error);
  WmPlan *whole = review ? wm_review_get_plan (review) : plan;
  if (whole == NULL || !wm_signing_verify (whole, error))
    return NULL;
  WmSignDialog *dialog = wm_sign_dialog_new (parent, whole, review);
  wm_sign_dialog_go_to (dialog, kept->id, NULL);
  return GTK_WIDGET (dialog);
}

/* The calendar has it, adds it, and can undo that. */
static void
open_session (GtkWindow *parent)
{
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.view", "i", CALENDAR);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.new", NULL);
}

static GtkWidget *
open_window (GtkWindow *parent, WmClinic *clinic, const WmKept *kept, GError **error)
{
  WmClientAct act = wm_intake_act_called (kept->id);
  if (is (kept, WM_DRAFT_NEW_CLIENT))
    return GTK_WIDGET (wm_new_client_new (parent, clinic, error));
  if (is (kept, WM_DRAFT_NEW_PERSON))
    return GTK_WIDGET (wm_person_dialog_new (parent, clinic, WM_PERSON_ADD, NULL));
  if (is_signature (kept))
    return open_signature (parent, clinic, kept, error);
  return act < WM_CLIENT_N_ACTS ? open_act (parent, clinic, kept, act, error) : open_record (parent, clinic, kept);
}

/** wm_kept_open: the window that has a draft of its own, with what was typed; @parent says why where it can't be opened. */
void
wm_kept_open (GtkWindow *parent, WmClinic *clinic, const WmKept *kept)
{
  g_autoptr (GError) error = NULL;
  gboolean session = is (kept, WM_DRAFT_NEW_SESSION);
  GtkWidget *window = session ? NULL : open_window (parent, clinic, kept, &error);
  if (session)
    open_session (parent);
  else if (window)
    gtk_window_present (GTK_WINDOW (window));
  else if (error)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", error->message);
}

/* Whether it was saved after all isn't known before: the chart opens all the same. */
static void
reason_given_cb (gpointer window, const char *client, const char *key)
{
  gtk_widget_activate_action (window, "win.open-chart", "s", client);
  gtk_widget_activate_action (window, "win.open-kept", "s", key);
}

static void
open_in_place (GtkWindow *parent, WmClinic *clinic, const WmKept *kept)
{
  if (kept->client && !wm_access_is_own (clinic, kept->client))
    {
      wm_chart_reason_ask (GTK_WIDGET (parent), clinic, kept->client, kept->key, reason_given_cb);
      return;
    }
  if (kept->client)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-page", "(ss)", kept->client, wm_kept_page (kept));
  wm_kept_open (parent, clinic, kept);
}

/** wm_kept_open_key: as wm_kept_open() by the key of the draft, above the page of the chart it belongs to. Where the chart asks
 * for a reason first, both open once it is given. */
void
wm_kept_open_key (GtkWindow *parent, WmClinic *clinic, const char *key)
{
  g_autoptr (GPtrArray) all = wm_drafts_list (clinic);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((WmKept *) all->pdata[i])->key, key) == 0)
      {
        open_in_place (parent, clinic, all->pdata[i]);
        return;
      }
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", _("That was saved or discarded meanwhile."));
}
