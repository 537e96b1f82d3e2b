/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-allergies.h"

#include "wm-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* The list of allergies asks for “none known” where nothing is; some write it as it stands on paper. */
static gboolean
says_none (WmRecord *allergy)
{
  static const char *const none[] = { "none known", "none", "no known allergies", "no known drug allergies", "nka", "nkda", NULL };
  g_autofree char *name = g_utf8_strdown (wm_record_get (allergy, "name"), -1), *here = g_utf8_strdown (_("none known"), -1);
  return g_strv_contains (none, name) || strcmp (name, here) == 0;
}

/** wm_allergy_is_severe: whether its reaction was. */
gboolean
wm_allergy_is_severe (WmRecord *allergy)
{
  return g_strcmp0 (wm_record_get (allergy, "severity"), "severe") == 0;
}

/**
 * wm_allergies_of:
 *
 * Returns: (transfer full) (nullable) (element-type WmRecord): the severe ones first; that there are none is no allergy
 */
GPtrArray *
wm_allergies_of (WmClinic *clinic, const char *client_id, GError **error)
{
  g_autoptr (GPtrArray) all = wm_clinic_list (clinic, &wm_allergy_schema, "client", client_id, error);
  if (all == NULL)
    return NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  for (int severe = 1; severe >= 0; severe--)
    for (guint i = 0; i < all->len; i++)
      if (wm_allergy_is_severe (all->pdata[i]) == severe && !says_none (all->pdata[i]))
        g_ptr_array_add (found, g_object_ref (all->pdata[i]));
  return found;
}

/** wm_allergies_names: Returns: (transfer full): "peanuts, latex and 2 more" */
char *
wm_allergies_names (GPtrArray *allergies, guint most)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < MIN (allergies->len, most); i++)
    {
      g_autofree char *apart = wm_text_isolate (wm_record_get (allergies->pdata[i], "name"));
      g_string_append_printf (names, "%s%s", i ? ", " : "", apart);
    }
  return allergies->len > most ? g_strdup_printf (_("%s and %u more"), names->str, allergies->len - most) : g_strdup (names->str);
}
