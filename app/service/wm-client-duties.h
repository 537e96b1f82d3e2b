/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a counselor leaves behind when a client is transferred: what the plan says they do, and what is planned with them. */
#pragma once
#include "wm-clinic.h"

char *wm_client_describe_duties (WmClinic *clinic, WmRecord *episode);
