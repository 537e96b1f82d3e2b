/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of any schema with random values that satisfy their table. */
#pragma once
#include "wm-store.h"

/* Inside an act: a saved record with every field filled; what it links to is made and saved first. */
WmRecord *random_record_save (WmStore *store, const WmSchema *schema, GRand *rand);
void random_record_assert_same (WmRecord *a, WmRecord *b);
