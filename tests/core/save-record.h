/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One record in an act of its own, as a form saves or removes it. */
#pragma once
#include "wm-clinic.h"

void save_record (WmClinic *clinic, WmRecord *record);
void remove_record (WmClinic *clinic, WmRecord *record);
