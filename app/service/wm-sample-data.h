/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sample clinic's people are made of. Every name and fact is invented. */
#pragma once
#include <glib.h>

typedef struct
{
  const char *code, *diagnosis;
  const char *title;       /* of the problem */
  const char *use;         /* "drinking": completes "%d … days in the last 30" */
  const char *free_of;     /* "alcohol-free": "go from %d to %d … days" */
  const char *method, *plain_method;
  const char *consult;     /* medication consult, or NULL */
} WmSampleSubstance;

/* In texts {n} and {score} are numbers of the person's own, {person} one of theirs, {job} their work, {from} and {to} the measure. */
typedef struct
{
  const char *dimension;   /* number of the fourth edition; the third's is found by wm-sample-plan */
  const char *title;
  const char *what, *facts[3]; /* "Sleeps less than five hours on most nights": as evidenced by one of the facts */
  const char *goals[3];
  const char *objective, *method, *unit;
  int from_low, from_high, to_low, to_high; /* {from} and {to}, one of each for each person */
  const char *service, *modality, *text;
  const char *need, *barrier;
} WmSampleTrouble;

extern const char *const wm_sample_first_female[], *const wm_sample_first_male[], *const wm_sample_last[],
  *const wm_sample_preferred[], *const wm_sample_staff_last[], *const wm_sample_wishes[], *const wm_sample_strengths[],
  *const wm_sample_abilities[], *const wm_sample_preferences[], *const wm_sample_people[], *const wm_sample_jobs[], *const wm_sample_accommodations[],
  *const wm_sample_consequences[], *const wm_sample_own_goals[];
extern const WmSampleSubstance wm_sample_substances[];
extern const guint wm_sample_n_substances;
extern const WmSampleTrouble wm_sample_troubles[];
extern const guint wm_sample_n_troubles;
