/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows every new clinic starts with: pick lists, levels of care, settings, read from data/lists. */
#pragma once
#include "wm-error.h"
#include "wm-record.h"

GPtrArray *wm_shipped_records (GError **error);
