/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample clinic of waymark --demo: a temporary folder, a passphrase nobody sees, gone at the end. */
#pragma once
#include "wm-clinic.h"

WmClinic *wm_demo_open (WmDay today, char **folder, GError **error);
void wm_demo_remove (const char *folder);
