/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of WmFormDocument share. */
#pragma once
#include "wm-form-document.h"

struct _WmFormDocument
{
  GObject parent_instance;

  /* owned */
  WmClinic *clinic;
  WmRecord *record;     /* form-document */
  WmRecord *client;
  GHashTable *rows;     /* section key (the form's) -> GListStore of WmRecord */
  GPtrArray *answers;   /* form-answer as stored, those of unknown keys too */
  gboolean safety_flag_open;

  /* borrowed */
  const WmForm *form;
};

WmRecord *_wm_form_row_new (WmFormDocument *self, const WmFormSection *section, gint64 row_no);
gint64 _wm_form_row_no (WmRecord *row);
gint64 _wm_form_next_row_no (WmFormDocument *self, const WmFormSection *section);
gboolean _wm_form_load_answers (WmFormDocument *self, GError **error);
