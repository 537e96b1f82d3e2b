/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-edition-change.h"

#include "wm-calendar-text.h"
#include "wm-crosswalk.h"

#include <glib/gi18n.h>

typedef struct
{
  WmAssessment *now; /* borrowed: it outlives the group */
  char *dimension, *then;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;
  g_free (pair->dimension);
  g_free (pair->then);
  g_free (pair);
}

static void
show_ratings (GtkLabel *label, const Pair *pair)
{
  g_autofree char *rating = wm_crosswalk_rating (pair->now, pair->dimension);
  g_autofree char *text = g_strdup_printf (_("then %s, now %s"), pair->then, rating);
  gtk_label_set_label (label, text);
}

static void
changed_cb (WmAssessment *assessment, gpointer data)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (data), "ratings");
  show_ratings (label, g_object_get_data (G_OBJECT (data), "pair"));
}

static GtkWidget *
row_new (WmAssessment *now, WmAssessment *then, const WmCrossing *way)
{
  WmClinic *clinic = wm_assessment_get_clinic (now);
  GtkWidget *row = adw_action_row_new (), *ratings = gtk_label_new (NULL);
  Pair *pair = g_new0 (Pair, 1);
  *pair = (Pair){ now, g_strdup (way->to), wm_crosswalk_rating (then, way->from) };
  g_autofree char *subtitle = g_strdup_printf (_("Now %s. %s"), wm_clinic_label (clinic, "asam-dimension", way->to), way->note);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", wm_clinic_label (clinic, "asam-dimension", way->from), "subtitle", subtitle, "subtitle-lines", 0, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), ratings);
  g_object_set_data (G_OBJECT (row), "ratings", ratings);
  g_object_set_data_full (G_OBJECT (row), "pair", pair, pair_free);
  show_ratings (GTK_LABEL (ratings), pair);
  g_signal_connect_object (now, "changed", G_CALLBACK (changed_cb), row, 0);
  return row;
}

/** wm_edition_change_new: Returns: (nullable): a group; %NULL where no earlier assessment used another edition. */
GtkWidget *
wm_edition_change_new (WmAssessment *assessment)
{
  WmClinic *clinic = wm_assessment_get_clinic (assessment);
  g_autoptr (WmAssessment) earlier = wm_crosswalk_earlier (assessment, NULL);
  WmRecord *then = earlier ? wm_assessment_get_record (earlier) : NULL;
  const char *edition = wm_record_get (wm_assessment_get_record (assessment), "edition");
  if (then == NULL)
    return NULL;
  g_autoptr (GPtrArray) ways = wm_crosswalk (wm_clinic_picks (clinic, "asam-crosswalk"), wm_record_get (then, "edition"), edition);
  if (ways->len == 0)
    return NULL;
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *date = wm_record_day_in_words (then, "assessed");
  g_autofree char *text = g_strdup_printf (_("The assessment of %s went by another edition: %s. It stays as it was rated; this is where each dimension went."),
                                           date, wm_clinic_label (clinic, "asam-edition", wm_record_get (then, "edition")));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("From the earlier edition"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  for (guint i = 0; i < ways->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (assessment, earlier, ways->pdata[i]));
  return group;
}
