/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests only: makes key derivation cheap in this process, and accepts key files made so; sets the clock
 * that wrong tries are counted by. */
#pragma once
#include "wm-vault.h"

void wm_vault_kdf_set_test_cost (guint32 kib);
void wm_vault_set_clock (gint64 (*seconds) (void));
