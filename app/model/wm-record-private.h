/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How wm-schema makes a record class. */
#pragma once
#include "wm-schema.h"

GType _wm_record_register (const char *type_name, const WmSchema *schema);
