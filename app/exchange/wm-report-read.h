/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a report of ours that may come from anybody: bounded before it is parsed, valid by the published schema. */
#pragma once
#include "wm-xml-read.h"

xmlNode *wm_report_read (GBytes *bytes, const char *report, xmlDoc **document, GError **error);
