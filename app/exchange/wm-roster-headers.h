/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a roster from anywhere mean, by their headers. */
#pragma once
#include <glib.h>

typedef enum { NUMBER, LAST, FIRST, PREFERRED, PRONOUNS, BIRTH, STATUS, LEVEL, TRACK, COUNSELOR, ADMITTED, WEEKS, LANGUAGE, PHONE,
               DERIVED, N_MEANINGS } WmRosterMeaning;

int wm_roster_meaning_of (const char *header);
