/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff will do for an objective: what, how often, how long, until when, and who. */
#include "wm-plan-sheet.h"

#include <string.h>

#define FEW 5 /* rows that a page shouldn't part from each other */

/* "three times" stays a number, so that it is right in every language. */
static char *
frequency_text (const WmPlanSheet *self, WmRecord *intervention)
{
  static const struct
  {
    const char *per, *one, *many;
  } words[] = {
    { "day", D_("once a day"), D_("{n} times a day") },
    { "week", D_("once a week"), D_("{n} times a week") },
    { "two-weeks", D_("once every two weeks"), D_("{n} times every two weeks") },
    { "month", D_("once a month"), D_("{n} times a month") },
    { "once", D_("once"), D_("{n} times") },
  };
  gint64 n = 0;
  const char *per = wm_record_get (intervention, "per");
  if (per == NULL || !wm_record_get_int (intervention, "frequency", &n))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].per, per) == 0)
      return _wm_sheet_count (&self->sheet, words[i].one, words[i].many, n);
  return NULL;
}

static char *
how_long_text (const WmPlanSheet *self, gint64 minutes)
{
  if (minutes % 60 == 0)
    return _wm_sheet_count (&self->sheet, D_("{n} hour"), D_("{n} hours"), minutes / 60);
  return _wm_sheet_count (&self->sheet, D_("{n} minute"), D_("{n} minutes"), minutes);
}

static void
add_comma (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

/* "2 times a week, 50 minutes, 8 sessions, until January 18, 2027" */
static char *
schedule_text (const WmPlanSheet *self, WmRecord *intervention)
{
  const WmSheet *sheet = &self->sheet;
  gint64 minutes = 0, sessions = 0;
  gboolean once = g_strcmp0 (wm_record_get (intervention, "per"), "once") == 0;
  GString *text = g_string_new (NULL);
  g_autofree char *often = frequency_text (self, intervention);
  g_autofree char *until = _wm_plan_field_date (self, intervention, "stop-date", once ? D_("by {date}") : D_("until {date}"));
  g_autofree char *length = wm_record_get_int (intervention, "minutes", &minutes) ? how_long_text (self, minutes) : NULL;
  g_autofree char *count = wm_record_get_int (intervention, "sessions", &sessions)
                             ? _wm_sheet_count (sheet, D_("{n} session"), D_("{n} sessions"), sessions) : NULL;
  add_comma (text, often);
  add_comma (text, length);
  add_comma (text, count);
  add_comma (text, until);
  return g_string_free (text, FALSE);
}

static char *
who_text (const WmPlanSheet *self, WmRecord *intervention)
{
  const char *provider = wm_record_get (intervention, "provider");
  g_autofree char *staff = wm_clinic_staff_name (self->sheet.clinic, wm_record_get (intervention, "staff"));
  g_autofree char *referral = provider != NULL ? _wm_sheet_fill (&self->sheet, D_("{name} (referral)"), "name", provider) : NULL;
  return g_strjoin (*staff != '\0' && referral != NULL ? "\n" : "", staff, referral ? referral : "", NULL);
}

/* The client reads the plain name where there is one; the chart has the service and what exactly is done. */
static WmRich *
service_text (const WmPlanSheet *self, WmRecord *intervention)
{
  const char *plain = wm_record_get (intervention, "plain-name"), *text = wm_record_get (intervention, "text");
  g_autofree char *service = _wm_sheet_label (&self->sheet, "service", wm_record_get (intervention, "service"));
  if (!self->sheet.for_staff)
    return wm_rich_new (plain != NULL ? plain : *service != '\0' ? service : text);
  WmRich *both = wm_rich_new (service);
  if (text != NULL)
    wm_rich_add (wm_rich_add (both, *service != '\0' ? ": " : NULL, WM_RICH_PLAIN), text, WM_RICH_PLAIN);
  return both;
}

/* @with_header: the words above the columns; one table of a problem has them, those below are read like it. */
void
_wm_plan_interventions (const WmPlanSheet *self, GListModel *interventions, gboolean with_header)
{
  static const double shares[] = { 0.36, 0.38, 0.26 };
  /* what the three columns say already */
  static const char *const told[] = { "text", "service", "frequency", "per", "minutes", "sessions", "stop-date", "staff", "provider", NULL };
  const char *const columns[] = { D_("What staff will do"), D_("How often, how long, until when"), D_("Who") };
  const char *header[3];
  guint n = g_list_model_get_n_items (interventions);
  if (n == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    header[i] = with_header ? _wm_plan_say (self, columns[i]) : NULL;
  WmBlock *table = wm_block_set_indent (wm_document_add_table (self->sheet.document, 3, header, shares), 2);
  /* What has no words above it shouldn't begin a page. */
  if (n <= FEW && !with_header && !self->sheet.for_staff)
    wm_block_keep_together (table);
  for (guint i = 0; i < n; i++)
    {
      WmPlanNode *node;
      WmRecord *intervention = _wm_plan_node_at (interventions, i, &node);
      g_autofree char *schedule = schedule_text (self, intervention);
      g_autofree char *who = who_text (self, intervention);
      WmRich *cells[] = { service_text (self, intervention), wm_rich_new (schedule), wm_rich_new (who) };
      wm_block_add_row_with_note (table, cells, self->sheet.for_staff ? _wm_sheet_rest (&self->sheet, intervention, told) : NULL);
    }
}
