/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-passphrase.h"

#include <glib/gi18n.h>
#include <pwquality.h>
#include <string.h>

enum { GOOD = 40 }; /* less is worth a word of advice */

/* What libpwquality finds wrong, in our words: its own name what it would rather have in a login's password. */
static const char *
advice_for (int problem)
{
  switch (problem)
    {
    case PWQ_ERROR_MIN_LENGTH:
      return N_("Make it longer: four words that don’t belong together are good.");
    case PWQ_ERROR_USER_CHECK:
    case PWQ_ERROR_GECOS_CHECK:
      return N_("Leave your own name out of it.");
    case PWQ_ERROR_PALINDROME:
    case PWQ_ERROR_MAX_CONSECUTIVE:
    case PWQ_ERROR_MAX_SEQUENCE:
    case PWQ_ERROR_MAX_CLASS_REPEAT:
      return N_("Letters in a row, such as abc or aaa, are guessed first.");
    case PWQ_ERROR_CRACKLIB_CHECK:
      return N_("It is built on a word that is guessed first. Four words that don’t belong together are good.");
    default:
      return N_("It is easy to guess. Four words that don’t belong together are good.");
    }
}

/* Without its dictionary, which not every machine has, libpwquality takes any passphrase for a word of it: also one
 * that no dictionary holds. Asked once, since each time it complains on standard error. */
static gboolean
has_dictionary (pwquality_settings_t *settings)
{
  static gsize answer; /* 1: no, 2: yes */
  if (g_once_init_enter (&answer))
    {
      int score = pwquality_check (settings, "vK7-tqz-04Wm-hx", NULL, NULL, NULL);
      g_once_init_leave (&answer, score == PWQ_ERROR_CRACKLIB_CHECK ? 1 : 2);
    }
  return answer == 2;
}

/**
 * wm_passphrase_strength:
 * @person: (nullable): whose it will be, whose name it should not hold
 * @advice: (out) (transfer full): what would make it better; %NULL where it is good
 *
 * Returns: 0 to 100; 0 is too short or trivial. Only the length is a rule (%WM_PASSPHRASE_LEAST), the rest is advice.
 */
int
wm_passphrase_strength (const char *passphrase, const char *person, char **advice)
{
  *advice = NULL;
  if (g_utf8_strlen (passphrase, -1) < WM_PASSPHRASE_LEAST)
    {
      *advice = g_strdup_printf (_("Use at least %d characters."), WM_PASSPHRASE_LEAST);
      return 0;
    }
  pwquality_settings_t *settings = pwquality_default_settings ();
  if (!has_dictionary (settings))
    pwquality_set_int_value (settings, PWQ_SETTING_DICT_CHECK, 0);
  int score = pwquality_check (settings, passphrase, NULL, person, NULL);
  pwquality_free_settings (settings);
  if (score < GOOD)
    *advice = g_strdup (_(advice_for (score)));
  return CLAMP (score, 0, 100);
}
