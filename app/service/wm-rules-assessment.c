/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that hold the plan against the assessment: TP02 signed and recent, TP04 dimensions, TP05 safety flags, TP06
 * screens and life areas. */
#include "wm-rules-private.h"

#include <string.h>

#define YEAR 365
#define RANK_OF_IOP 21.0 /* of level 2.1 where a clinic took that row out of its levels */

static WmRecord *
linked_assessment (const WmPlanFacts *facts)
{
  return _wm_rule_find (facts->assessments, wm_record_get (wm_plan_get_record (facts->plan), "assessment"));
}

/** TP02 E (4.3): a signed assessment is linked, made at most a year before the plan and not after it. */
void
_wm_rule_tp02 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmRecord *assessment = linked_assessment (facts);
  WmDay made = wm_record_get_day (wm_plan_get_record (facts->plan), "plan-date");
  WmDay assessed = assessment ? wm_record_get_day (assessment, "assessed") : WM_DAY_NONE;
  const char *text = NULL;
  if (assessment == NULL)
    text = _("Link the signed assessment that this plan is built on.");
  else if (wm_record_is_empty (assessment, "signed"))
    text = _("The assessment that this plan is built on has to be signed first.");
  else if (made != WM_DAY_NONE && assessed > made)
    text = _("The assessment is dated after the plan: link an earlier one or correct the plan’s date.");
  else if (made != WM_DAY_NONE && assessed < made - YEAR)
    text = _("The assessment is more than a year older than the plan: a new one is needed.");
  if (text)
    _wm_rule_add (findings, "TP02", WM_SEVERITY_ERROR, NULL, "assessment", text);
}

/* Worked on, done with, or put off or passed on with a word why and to whom (3.3: deferred + reason). */
static gboolean
is_answered (WmRecord *problem)
{
  gboolean put_off = _wm_rule_field_is (problem, "status", "deferred") || _wm_rule_field_is (problem, "status", "referred");
  return !put_off || !wm_record_is_empty (problem, "reason");
}

static gboolean
is_of_dimension (WmRecord *problem, gconstpointer dimension)
{
  gboolean named = _wm_rule_field_is (problem, "dimension", dimension) || _wm_rule_field_is (problem, "second-dimension", dimension);
  return named && is_answered (problem) && !_wm_rule_field_is (problem, "status", "resolved");
}

static double
rank_of (WmRecord *level, double fallback)
{
  double rank;
  return level && wm_record_get_number (level, "rank", &rank) ? rank : fallback;
}

/* The level of @code, or the lowest where @code is %NULL. */
static double
rank_in_fourth (const WmPlanFacts *facts, const char *code, double fallback)
{
  double rank = fallback;
  for (guint i = 0; facts->levels && i < facts->levels->len; i++)
    {
      WmRecord *level = facts->levels->pdata[i];
      if (!_wm_rule_field_is (level, "edition", "4"))
        continue;
      if (code && _wm_rule_field_is (level, "code", code))
        return rank_of (level, fallback);
      if (code == NULL)
        rank = MIN (rank, rank_of (level, fallback));
    }
  return rank;
}

typedef enum
{
  ASKS_NOTHING,
  ASKS_SOON, /* W */
  ASKS_NOW,  /* E */
} Asks;

/* The fourth edition rates topics by the level they call for; its sixth dimension isn't rated at all (1.2). */
static Asks
fourth_asks (const WmPlanFacts *facts, WmRecord *rating)
{
  WmRecord *level = _wm_rule_find (facts->levels, wm_record_get (rating, "minimum-level"));
  gint64 value;
  if (_wm_rule_field_is (rating, "dimension", "4.6"))
    return ASKS_NOTHING;
  if (level && rank_of (level, 0) >= rank_in_fourth (facts, "2.1", RANK_OF_IOP))
    return ASKS_NOW;
  if (level && rank_of (level, 0) > rank_in_fourth (facts, NULL, RANK_OF_IOP))
    return ASKS_SOON;
  return wm_record_get_int (rating, "rating", &value) && value > 0 ? ASKS_SOON : ASKS_NOTHING;
}

static void
check_rating (const WmPlanFacts *facts, WmRecord *assessment, WmRecord *rating, GPtrArray *findings)
{
  const char *dimension = wm_record_get (rating, "dimension"), *topic = wm_record_get (rating, "topic");
  gint64 value;
  Asks asks = _wm_rule_field_is (assessment, "edition", "4")                        ? fourth_asks (facts, rating)
              : wm_record_get_int (rating, "rating", &value) && value >= 2 ? ASKS_NOW
                                                                           : ASKS_NOTHING;
  if (asks == ASKS_NOTHING || dimension == NULL || _wm_rule_any (facts, &wm_problem_schema, is_of_dimension, dimension))
    return;
  const char *where = topic ? _wm_rule_label (facts, "asam-topic", topic) : _wm_rule_label (facts, "asam-dimension", dimension);
  _wm_rule_add_about (findings, "TP04", asks == ASKS_NOW ? WM_SEVERITY_ERROR : WM_SEVERITY_WARNING, rating, where, "dimension",
                      _("The assessment found a need here: it needs a problem in this dimension, worked on or put off with a reason."));
}

static gboolean
works_around (WmRecord *objective, gconstpointer barrier)
{
  return _wm_rule_is_same_text (wm_record_get (objective, "barrier"), barrier);
}

static gboolean
names_it (WmRecord *problem, gconstpointer barrier)
{
  return is_of_dimension (problem, "4.6") && _wm_rule_is_same_text (wm_record_get (problem, "title"), barrier);
}

static void
check_barriers (const WmPlanFacts *facts, GPtrArray *findings)
{
  g_auto (GStrv) barriers = _wm_rule_lines (wm_record_get (wm_plan_get_record (facts->plan), "barriers"));
  for (guint i = 0; barriers[i]; i++)
    if (!_wm_rule_any (facts, &wm_objective_schema, works_around, barriers[i])
        && !_wm_rule_any (facts, &wm_problem_schema, names_it, barriers[i]))
      {
        g_autofree char *text = g_strdup_printf (_("Nothing in the plan works around “%s” yet: name it at an objective."), barriers[i]);
        _wm_rule_add (findings, "TP04", WM_SEVERITY_WARNING, NULL, "barriers", text);
      }
}

/**
 * TP04 (4.3): each need that the dimensions show has a problem that is worked on, deferred or referred. Third edition: a
 * rating of 2 or more, E. Fourth: a topic that calls for level 2.1 or more, E; any other that isn't the lowest, W; each
 * barrier, W.
 */
void
_wm_rule_tp04 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmRecord *assessment = linked_assessment (facts);
  if (assessment == NULL)
    return; /* said already */
  for (guint i = 0; facts->ratings && i < facts->ratings->len; i++)
    if (_wm_rule_field_is (facts->ratings->pdata[i], "assessment", wm_record_get_id (assessment)))
      check_rating (facts, assessment, facts->ratings->pdata[i], findings);
  if (_wm_rule_field_is (assessment, "edition", "4"))
    check_barriers (facts, findings);
}

static gboolean
works_on_flag (WmRecord *problem, gconstpointer flag)
{
  gboolean open = !_wm_rule_field_is (problem, "status", "resolved") && !_wm_rule_field_is (problem, "status", "deferred");
  return open && is_answered (problem) && _wm_rule_field_is (problem, "safety-flag", flag);
}

static gboolean
works_on_it_first (WmRecord *problem, gconstpointer flag)
{
  gboolean first = _wm_rule_field_is (problem, "priority", "urgent") || _wm_rule_field_is (problem, "priority", "high");
  return first && works_on_flag (problem, flag);
}

/* An overdose asks for this during twelve months; everything else as long as its flag is open. */
static gboolean
is_flag_standing (const WmPlanFacts *facts, WmRecord *flag)
{
  WmDay opened = wm_record_get_day (flag, "opened");
  gboolean old = opened != WM_DAY_NONE && opened < facts->today - YEAR;
  return wm_record_is_empty (flag, "closed") && !(old && _wm_rule_field_is (flag, "kind", "overdose"));
}

static void
check_flag (const WmPlanFacts *facts, WmRecord *flag, GPtrArray *findings)
{
  const char *id = wm_record_get_id (flag);
  g_autofree char *where = g_strdup_printf (_("safety flag: %s"), _wm_rule_label (facts, "safety-kind", wm_record_get (flag, "kind")));
  if (!_wm_rule_any (facts, &wm_problem_schema, works_on_flag, id))
    _wm_rule_add_about (findings, "TP05", WM_SEVERITY_ERROR, flag, where, "kind", _("This flag is open: the plan needs a problem linked to it."));
  else if (!_wm_rule_any (facts, &wm_problem_schema, works_on_it_first, id))
    _wm_rule_add_about (findings, "TP05", WM_SEVERITY_ERROR, flag, where, "kind",
                        _("This flag is open: the problem linked to it has to be urgent or of high priority."));
  if (wm_record_is_empty (flag, "plan"))
    _wm_rule_add_about (findings, "TP05", WM_SEVERITY_ERROR, flag, where, "plan", _("This flag is open: it needs the safety plan that was agreed."));
}

/** TP05 E (4.3): every open safety flag has a problem of urgent or high priority and a safety plan. */
void
_wm_rule_tp05 (const WmPlanFacts *facts, GPtrArray *findings)
{
  for (guint i = 0; facts->flags && i < facts->flags->len; i++)
    if (is_flag_standing (facts, facts->flags->pdata[i]))
      check_flag (facts, facts->flags->pdata[i], findings);
}

static gboolean
answers_screen (WmRecord *problem, gconstpointer instrument)
{
  return is_answered (problem) && _wm_rule_field_is (problem, "screen", instrument);
}

static gboolean
answers_area (WmRecord *problem, gconstpointer area)
{
  return is_answered (problem) && _wm_rule_field_is (problem, "life-area", area);
}

/* A later result of the same instrument says how things are now. */
static gboolean
is_newest (const WmPlanFacts *facts, guint place)
{
  WmRecord *screen = facts->screens->pdata[place];
  for (guint i = 0; i < facts->screens->len; i++)
    {
      WmRecord *other = facts->screens->pdata[i];
      WmDay day = wm_record_get_day (other, "date"), own = wm_record_get_day (screen, "date");
      if (_wm_rule_field_is (other, "instrument", wm_record_get (screen, "instrument")) && (day > own || (day == own && i > place)))
        return FALSE;
    }
  return TRUE;
}

static void
check_screens (const WmPlanFacts *facts, GPtrArray *findings)
{
  for (guint i = 0; facts->screens && i < facts->screens->len; i++)
    {
      WmRecord *screen = facts->screens->pdata[i];
      const char *instrument = wm_record_get (screen, "instrument");
      if (wm_record_get_bool (screen, "positive") && is_newest (facts, i)
          && !_wm_rule_any (facts, &wm_problem_schema, answers_screen, instrument))
        _wm_rule_add_about (findings, "TP06", WM_SEVERITY_WARNING, screen, _wm_rule_label (facts, "instrument", instrument), "positive",
                            _("This screening was positive: link it to a problem, worked on or put off with a reason."));
    }
}

/** TP06 W (4.3): each positive screening and each life area with a need has a problem, or one put off with a reason. */
void
_wm_rule_tp06 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmRecord *assessment = linked_assessment (facts);
  check_screens (facts, findings);
  for (guint i = 0; assessment && facts->life_areas && i < facts->life_areas->len; i++)
    {
      WmRecord *area = facts->life_areas->pdata[i];
      const char *code = wm_record_get (area, "area");
      if (_wm_rule_field_is (area, "assessment", wm_record_get_id (assessment)) && wm_record_get_bool (area, "need")
          && !_wm_rule_any (facts, &wm_problem_schema, answers_area, code))
        _wm_rule_add_about (findings, "TP06", WM_SEVERITY_WARNING, area, _wm_rule_label (facts, "life-area", code), "need",
                            _("The assessment found a need here: link it to a problem, worked on or put off with a reason."));
    }
}
