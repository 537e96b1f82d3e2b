/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the assessment asks beside its own text: substance use, treatment before, mental status; medication; and the
 * codes that diagnoses are picked from (domain reference 1.3, 3.3). */
#include "wm-tables-private.h"

static const WmField substance_use_fields[] = {
  { "assessment", N_("Assessment"), LINK, NEED | HIDE, "assessment" },
  { "substance", N_("Substance"), PICK, NEED | STAFF, "substance" },
  { "rank", N_("Rank"), PICK, SIGN | STAFF, "substance-rank" },
  { "route", N_("Route"), PICK, STAFF, "route" },
  { "age-first", N_("Age at first use"), INT, STAFF, .min = 0, .max = 120 },
  { "days-used", N_("Days of use in the last 30"), INT, STAFF, .min = 0, .max = 30 },
  { "last-use", N_("Last use"), DATE, STAFF },
  { "frequency", N_("How often"), PICK, STAFF, "use-frequency" },
  { "amount", N_("How much"), TEXT, STAFF },
  { "longest-abstinence", N_("Longest time without use"), TEXT, STAFF },
  { "withdrawal", N_("Withdrawal in the past"), BOOL, STAFF },
  { "overdoses", N_("Overdoses"), INT, STAFF, .min = 0, .max = 99 },
  { "last-overdose", N_("Last overdose"), DATE, STAFF },
};
SCHEMA (substance_use, "substance-use", N_("Substance use"), "assessment");

static const WmField prior_treatment_fields[] = {
  { "assessment", N_("Assessment"), LINK, NEED | HIDE, "assessment" },
  { "level", N_("Level of care"), LINK, STAFF, "level-of-care" },
  { "place", N_("Where"), TEXT, NEED | STAFF },
  { "year", N_("Year"), INT, STAFF, .min = 1940, .max = 2100 },
  { "outcome", N_("How it ended"), PICK, STAFF, "treatment-outcome" },
};
SCHEMA (prior_treatment, "prior-treatment", N_("Treatment before"), "assessment");

static const WmField mental_status_fields[] = {
  { "assessment", N_("Assessment"), LINK, NEED | HIDE, "assessment" },
  { "appearance", N_("Appearance"), PICK, STAFF, "mental-appearance" },
  { "behavior", N_("Behavior"), PICK, STAFF, "mental-behavior" },
  { "speech", N_("Speech"), PICK, STAFF, "mental-speech" },
  { "mood", N_("Mood"), PICK, STAFF, "mental-mood" },
  { "affect", N_("Affect"), PICK, STAFF, "mental-affect" },
  { "thought-process", N_("Thought process"), PICK, STAFF, "mental-thought-process" },
  { "thought-content", N_("Thought content"), PICK, STAFF, "mental-thought-content" },
  { "perception", N_("Perception"), PICK, STAFF, "mental-perception" },
  { "cognition", N_("Cognition"), PICK, STAFF, "mental-cognition" },
  { "insight", N_("Insight and judgment"), PICK, STAFF, "mental-insight" },
  { "comment", N_("Comment"), LONG, STAFF },
};
SCHEMA (mental_status, "mental-status", N_("Mental status"), "assessment");

static const WmField medication_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "name", N_("Medication"), TEXT, NEED, .help = N_("Generic name first") },
  { "purpose", N_("Purpose"), PICK, NEED, "medication-purpose" },
  { "dose", N_("Dose"), TEXT },
  { "route", N_("Route"), PICK, 0, "medication-route" },
  { "frequency", N_("How often"), TEXT },
  { "prescriber", N_("Prescriber"), TEXT },
  { "start-date", N_("Start"), DATE },
  { "stop-date", N_("Stopped"), DATE },
  { "stop-reason", N_("Why stopped"), TEXT },
  { "status", N_("Status"), PICK, NEED, "medication-status" },
  { "adherence", N_("Taken as prescribed, by the client’s own word"), PICK, 0, "adherence" },
};
SCHEMA (medication, "medication", N_("Medication"), "client");

static const WmField icd_code_fields[] = {
  { "code", N_("Code"), TEXT, NEED | WM_FIELD_UNIQUE, .pattern = ICD },
  { "text", N_("Diagnosis"), TEXT, NEED },
  { "from-date", N_("From"), DATE },
  { "to-date", N_("Until"), DATE },
};
SCHEMA (icd_code, "icd-code", N_("Diagnosis code"), NULL);
