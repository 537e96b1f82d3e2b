/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A relapse-prevention plan with an answer to every item of the form, as a person would write them; all invented. */
#pragma once
#include "wm-form-document.h"

void full_relapse_plan_fill (WmFormDocument *document);
