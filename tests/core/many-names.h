/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented names by the thousand, and the ways in which people mistype them. */
#pragma once
#include <glib.h>

typedef struct
{
  char *first, *last;
} ManyName;

void many_names_free (ManyName *name);
ManyName *many_names_make (GRand *rand);
char *many_names_misspell (GRand *rand, const char *name);
