/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet for the safe: the code that opens the clinic when a passphrase is forgotten. Nothing about a client. */
#include "wm-catalog.h"
#include "wm-documents.h"

static void
add_letterhead (WmDocument *document, WmClinic *clinic, const char *date)
{
  WmRecord *record = wm_clinic_get_record (clinic);
  const char *lines[] = { wm_record_get (record, "address"), NULL }, *right[] = { date, NULL };
  wm_document_add_letterhead (document, wm_record_get (record, "name"), lines, right);
}

static void
add_points (WmDocument *document, const WmCatalog *catalog)
{
  static const char *const points[] = {
    D_("Keep this sheet where only the clinic’s director can reach it: a safe, a locked drawer. Not beside the workstation."),
    D_("Choose “Use the recovery code” when signing in, type the code, and give somebody a new passphrase."),
    D_("The code stays the same when passphrases or keys change. It also opens backups made since it was printed."),
    D_("Nobody can open the records without a passphrase or this code, the makers of Waymark included."),
  };
  WmBlock *list = wm_document_add_list (document);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    wm_block_add_item (list, WM_MARK_BULLET, wm_rich_new (wm_catalog_text (catalog, points[i])));
}

/**
 * wm_document_recovery_code:
 * @code: as wm_clinic_create() gave it; the document holds it in plain memory until it is freed
 *
 * Returns: (transfer full): one page to print, never to be saved as a file.
 */
WmDocument *
wm_document_recovery_code (WmClinic *clinic, const char *code, const char *language)
{
  const WmCatalog *catalog = wm_catalog_get (language);
  WmDocument *document = wm_document_new (wm_catalog_text (catalog, D_("Recovery code")), language);
  g_autofree char *date = wm_catalog_date (catalog, wm_clinic_get_today (clinic));
  add_letterhead (document, clinic, date);
  wm_document_add_heading (document, 1, NULL, wm_rich_new (wm_catalog_text (catalog, D_("Recovery code"))));
  wm_document_add_paragraph (document, wm_rich_new (wm_catalog_text (catalog, D_("It opens the clinic’s records when a passphrase is forgotten."))));
  wm_document_add_notice (document, NULL, wm_rich_new_styled (code, WM_RICH_BOLD | WM_RICH_WHOLE));
  add_points (document, catalog);
  return document;
}
