/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may receive what, and the entry in the audit (PR01, PR04, PR08). */
#include "wm-gate.h"

#include "wm-role.h"

#include <string.h>

static const struct
{
  const char *name;
  WmRecipient recipient;
} recipients[] = { { "client", WM_RECIPIENT_CLIENT }, { "staff", WM_RECIPIENT_STAFF } };

/**
 * wm_recipient_parse: "client" or "staff". Anybody else needs a consent or an exception on record (PR01), which this
 * version doesn't keep, so "recipient" is %WM_ERROR_REFUSED; any other word is %WM_ERROR_USAGE.
 */
gboolean
wm_recipient_parse (const char *text, WmRecipient *recipient, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
    if (strcmp (recipients[i].name, text) == 0)
      {
        *recipient = recipients[i].recipient;
        return TRUE;
      }
  if (strcmp (text, "recipient") == 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, "A report for somebody else needs the client’s consent on record, which this version doesn’t keep yet.");
  else
    g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, "--for is client or staff.");
  return FALSE;
}

/* A document about one client's treatment is clinical; the roster and the weeks are lists. */
static gboolean
may_hand_out (WmClinic *clinic, const WmHandout *h, GError **error)
{
  static const struct { const char *report; WmAct act; } others[] = {
    { "roster", WM_ACT_EXPORT_LISTS }, { "week-schedule", WM_ACT_EXPORT_LISTS }, { "caseload-review", WM_ACT_REVIEW_CASELOADS },
  };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (others[i].report, h->report) == 0)
      return wm_clinic_may (clinic, others[i].act, error);
  return wm_clinic_may (clinic, WM_ACT_EXPORT_CLINICAL, error);
}

/* Nobody's presence in the program is told to another client (PR09). */
static gboolean
may_receive (const WmHandout *h, GError **error)
{
  if (h->recipient == WM_RECIPIENT_STAFF || h->client)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, "A report about several people can’t be handed to a client. Choose one client, or the staff’s edition.");
  return FALSE;
}

/**
 * wm_gate_pass:
 * @bytes: what is handed out; for paper the pages as PDF
 *
 * Decides whether @handout may leave, and enters it in the audit with the SHA-256 of @bytes. Nothing may leave before
 * this returned TRUE: an entry too many does no harm, a document without one does.
 */
gboolean
wm_gate_pass (WmClinic *clinic, const WmHandout *h, GBytes *bytes, GError **error)
{
  if (!may_hand_out (clinic, h, error) || !may_receive (h, error))
    return FALSE;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *detail = g_strdup_printf ("%s as %s, %s’s edition, SHA-256 %s", h->report, h->format,
                                             h->recipient == WM_RECIPIENT_STAFF ? "staff" : "client", hash);
  gboolean paper = strcmp (h->format, "print") == 0;
  return wm_clinic_note (clinic, paper ? "print" : "export", h->client, detail, error);
}
