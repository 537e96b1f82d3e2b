/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sample clinic's people are made of. Every name and fact is invented.
 * In texts {person} is one of theirs, {job} their work, {day} a weekday, {n} and {score} numbers of their own,
 * {from} and {to} where a measure starts and where it is to go. Only who has work gets a text with {job}. */
#pragma once
#include <glib.h>

typedef struct
{
  const char *code, *diagnosis;
  const char *title;       /* of the problem */
  const char *use;         /* "drinking": completes "{n} … days in the last 30" */
  const char *free_of;     /* "alcohol-free": completes "{to} or more … days" */
  const char *method, *plain_method;
  const char *screen;      /* the instrument that was positive */
  const char *consult;     /* on medication, or NULL */
} WmSampleSubstance;

typedef struct
{
  const char *dimension;   /* number in the fourth edition; the third's is found by the plan */
  const char *area;        /* life area of the assessment that tells it */
  const char *screen;      /* instrument whose score tells it too, or NULL */
  int score_low, score_high;
  const char *code, *diagnosis; /* of its own, or NULL */
  const char *title, *what;     /* "Sleeps less than five hours on most nights": as evidenced by one of the facts */
  const char *facts[4], *goals[4], *objectives[3]; /* each ends in NULL */
  const char *method, *plain_method, *unit;
  int from_low, from_high, to_low, to_high;
  const char *service, *modality, *text;
  const char *provider;    /* who does it outside the program, or NULL */
  const char *need, *barrier;
} WmSampleTrouble;

extern const char *const wm_sample_first_female[], *const wm_sample_first_male[], *const wm_sample_last[],
  *const wm_sample_preferred[], *const wm_sample_staff_last[], *const wm_sample_wishes[], *const wm_sample_strengths[],
  *const wm_sample_abilities[], *const wm_sample_preferences[], *const wm_sample_kin[], *const wm_sample_kin_of_young[],
  *const wm_sample_jobs[], *const wm_sample_accommodations[], *const wm_sample_consequences[], *const wm_sample_own_goals[],
  *const wm_sample_helps[], *const wm_sample_took_part[], *const wm_sample_reasons_to_wait[],
  *const wm_sample_comments[], *const wm_sample_reasons_to_stay[];
extern const WmSampleSubstance wm_sample_substances[];
extern const guint wm_sample_n_substances;
extern const WmSampleTrouble wm_sample_troubles[], wm_sample_dangers[];
extern const guint wm_sample_n_troubles;
