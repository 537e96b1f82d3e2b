/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of the sample filled with one person's own facts. */
#include "wm-sample-private.h"

#include <string.h>

static void
put_number (GString *text, const char *slot, int number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);
  g_string_replace (text, slot, digits, 0);
}

/** _wm_sample_fill: @need (nullable): whose numbers fill the slots. Returns: (transfer none): lives as long as @self. */
const char *
_wm_sample_fill (WmSample *self, const WmSamplePerson *person, const WmSampleNeed *need, const char *text)
{
  if (strchr (text, '{') == NULL)
    return text;
  g_autoptr (GString) out = g_string_new (text);
  g_string_replace (out, "{person}", person->kin, 0);
  g_string_replace (out, "{job}", person->job ? person->job : "", 0);
  g_string_replace (out, "{day}", person->day, 0);
  put_number (out, "{n}", need ? need->n : 20 + 5 * (int) _wm_sample_below (self, 6));
  if (need)
    {
      put_number (out, "{from}", need->from);
      put_number (out, "{to}", need->to);
    }
  return g_string_chunk_insert_len (self->texts, out->str, (gssize) out->len);
}

/** _wm_sample_choose: a text of @list that fits the person, filled. Each list has one without work in it. */
const char *
_wm_sample_choose (WmSample *self, const WmSamplePerson *person, const WmSampleNeed *need, const char *const *list)
{
  const char *text = _wm_sample_pick (self, list);
  while (person->job == NULL && strstr (text, "{job}"))
    text = _wm_sample_pick (self, list);
  return _wm_sample_fill (self, person, need, text);
}

/** _wm_sample_dimension: the code of a dimension of the fourth edition in the edition the person was assessed by. */
const char *
_wm_sample_dimension (const WmSamplePerson *person, const char *fourth)
{
  static const char *const codes[][2] = { { "3.1", "4.1" }, { "3.2", "4.2" }, { "3.3", "4.3" }, { "3.5", "4.4" }, { "3.6", "4.5" }, { "3.4", "4.6" } };
  return codes[fourth[0] - '1'][person->adolescent ? 0 : 1]; /* crosswalk of domain reference 1.2 */
}
