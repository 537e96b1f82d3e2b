/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of wordings offered while typing: triggers, warning signs, coping skills, plan statements (data/library). */
#pragma once
#include "wm-error.h"

#define WM_LIBRARY_NS "urn:waymark:library:1"

typedef struct
{
  char *code;
  char *group; /* a code for the item named by suggest-fills, what a plan statement is, or NULL */
  char *of;    /* the skeleton that a plan statement belongs to, or NULL */
  char *dimensions; /* ASAM dimensions of both editions, with blanks between, or NULL */
  char *text;
  char *folded;
} WmLibraryEntry;

typedef struct
{
  char *key, *title;
  GPtrArray *entries; /* WmLibraryEntry */
} WmLibrary;

WmLibrary *wm_library_read (GBytes *bytes, GError **error);
void wm_library_free (WmLibrary *self);
const WmLibrary *wm_library_find (const char *key, GError **error);
GPtrArray *wm_library_search (const WmLibrary *self, const char *typed, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmLibrary, wm_library_free)
