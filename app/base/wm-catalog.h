/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixed texts of printed documents in the client's language, whatever language the program speaks. A
 * NULL catalog is English. Texts are marked with D_() and translated in po/documents/. */
#pragma once
#include "wm-day.h"
#include <gio/gio.h>

typedef struct _WmCatalog WmCatalog;

/* Marks a text for po/documents/; look it up with wm_catalog_text(). */
#define D_(text) (text)

const WmCatalog *wm_catalog_get (const char *language);
gboolean wm_catalog_has (const char *language);
WmCatalog *wm_catalog_new (GBytes *mo, GError **error);
void wm_catalog_free (WmCatalog *self);
const char *wm_catalog_text (const WmCatalog *self, const char *msgid);
const char *wm_catalog_plural (const WmCatalog *self, const char *msgid, const char *msgid_plural, guint n);
gboolean wm_catalog_knows (const WmCatalog *self, const char *msgid);
char *wm_catalog_date (const WmCatalog *self, WmDay day);
char *wm_catalog_time (const WmCatalog *self, int minutes);
const char *wm_catalog_weekday (const WmCatalog *self, int weekday);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCatalog, wm_catalog_free)
