/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See wm-icd.h. Any well-formed code is accepted; only the families of substance use are looked into. */
#include "wm-icd.h"

#include <string.h>

#define TOBACCO 17
#define MILD_TOBACCO "Z72.0"

/** wm_icd_normalize: Returns: (transfer full) (nullable): upper case, with its dot; %NULL for nothing. */
char *
wm_icd_normalize (const char *text)
{
  g_autoptr (GString) code = g_string_new (NULL);
  for (const char *p = text ? text : ""; *p; p++)
    if (!g_ascii_isspace (*p) && *p != '.')
      g_string_append_c (code, g_ascii_toupper (*p));
  if (code->len == 0)
    return NULL;
  if (code->len > 3)
    g_string_insert_c (code, 3, '.');
  return g_string_free (g_steal_pointer (&code), FALSE);
}

/** wm_icd_is_well_formed: a letter, a digit, a digit or letter; then perhaps a dot and one to four more (3.3). */
gboolean
wm_icd_is_well_formed (const char *code)
{
  return code && g_regex_match_simple ("^[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?$", code, G_REGEX_DOLLAR_ENDONLY, 0);
}

/** wm_icd_family: 10 alcohol to 19 other substances; mild tobacco use is of 17; 0 for any other code. */
int
wm_icd_family (const char *code)
{
  if (code == NULL || strcmp (code, MILD_TOBACCO) == 0)
    return code ? TOBACCO : 0;
  return code[0] == 'F' && code[1] == '1' && g_ascii_isdigit (code[2]) ? 10 + code[2] - '0' : 0;
}

/** wm_icd_degree: by the digit behind the dot. */
WmIcdDegree
wm_icd_degree (const char *code)
{
  if (wm_icd_family (code) == 0)
    return WM_ICD_OTHER;
  if (strcmp (code, MILD_TOBACCO) == 0)
    return WM_ICD_MILD;
  char digit = strlen (code) > 4 ? code[4] : '\0';
  return digit == '1' ? WM_ICD_MILD : digit == '2' ? WM_ICD_GRAVE : digit == '9' ? WM_ICD_UNSPECIFIED : WM_ICD_OTHER;
}

/** wm_icd_is_in_remission: F1x.11, F1x.21 and, of tobacco, F17.2x1. */
gboolean
wm_icd_is_in_remission (const char *code)
{
  int family = wm_icd_family (code);
  WmIcdDegree degree = wm_icd_degree (code);
  if (family == 0 || (degree != WM_ICD_MILD && degree != WM_ICD_GRAVE) || strcmp (code, MILD_TOBACCO) == 0)
    return FALSE;
  const char *rest = code + 5;
  return family == TOBACCO ? strlen (rest) == 2 && rest[1] == '1' : strcmp (rest, "1") == 0;
}

/** wm_icd_severity_of: (nullable): code of the list "severity" for @criteria met within twelve months; %NULL below two:
 * no disorder. */
const char *
wm_icd_severity_of (int criteria)
{
  return criteria < 2 ? NULL : criteria < 4 ? "mild" : criteria < 6 ? "moderate" : "severe";
}
