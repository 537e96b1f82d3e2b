/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked into tests that make or open clinics: a key derivation in the real strength takes most of a second.
 */
#include "wm-vault-private.h"

static void __attribute__ ((constructor)) make_kdf_cheap (void) { wm_vault_kdf_set_test_cost (1024); }
