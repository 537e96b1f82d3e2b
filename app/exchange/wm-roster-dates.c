/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-roster-dates.h"

#include <stdio.h>
#include <string.h>

#define TAKEN "such as 1990-12-31 or 12/31/1990"

/* Nothing, or a time of day with whatever zone or half of the day: it is dropped. */
static gboolean
is_time (const char *text)
{
  if (*text == '\0')
    return TRUE;
  return (*text == 'T' || *text == ' ') && strspn (text + 1, "0123456789:.+-ZAPMapm ") == strlen (text + 1)
         && strpbrk (text + 1, "0123456789") != NULL;
}

/* Returns: how many characters the date takes; 0 where there is none. @digits: of the year, where it follows a month and a day. */
static int
scan (const char *text, char iso[16], int *digits)
{
  int y = 0, m = 0, d = 0, used = 0, before = 0;
  if (sscanf (text, "%*4[0-9]-%*2[0-9]-%*2[0-9]%n", &used) == 0 && used == 10)
    {
      g_strlcpy (iso, text, 11);
      return used;
    }
  if (!g_ascii_isdigit (*text) || sscanf (text, "%2d/%n%2d/%n", &m, &used, &d, &before) != 2 || before == 0 || !g_ascii_isdigit (text[used])
      || !g_ascii_isdigit (text[before]) || sscanf (text + before, "%4d%n", &y, digits) != 1)
    return 0;
  g_snprintf (iso, 16, "%04d-%02d-%02d", y, m, d);
  return before + *digits;
}

/**
 * wm_roster_date:
 * @problem: (out) (transfer full): what is wrong with it, for the reason of a refused line
 *
 * Understands "1990-12-31" and "12/31/1990", each with a time behind it or not. A year of two digits is refused and not
 * guessed: "3/14/26" is a newborn or somebody's grandmother.
 */
gboolean
wm_roster_date (const char *text, WmDay *day, char **problem)
{
  char iso[16] = "";
  int digits = 4, used = scan (text, iso, &digits);
  if (used && is_time (text + used) && digits == 2)
    *problem = g_strdup_printf ("the year of \"%s\" has two digits; write the date with four, " TAKEN ".", text);
  else if (used == 0 || digits != 4 || !is_time (text + used) || !wm_day_parse (iso, day))
    *problem = g_strdup_printf ("\"%s\" is no date " TAKEN ".", text);
  return *problem == NULL;
}
