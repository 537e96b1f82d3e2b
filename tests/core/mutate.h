/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage of all kinds, the same for the same seed. */
#pragma once
#include <glib.h>

void mutate (GRand *rand, GByteArray *data);
