/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a row, below it; the row itself is marked, and says so to a screen reader. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_FORM_SENTENCE (wm_form_sentence_get_type ())
G_DECLARE_FINAL_TYPE (WmFormSentence, wm_form_sentence, WM, FORM_SENTENCE, AdwPreferencesRow)

GtkWidget *wm_form_sentence_new (void);
void wm_form_sentence_show (GtkWidget *sentence, GtkWidget *row, GPtrArray *findings, const char *record_id, const char *field);
