/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment plan, a tree: plan, problem, goal, objective, intervention (domain reference 4.1).
 * `item` is the id that stays the same over versions; a row's own id belongs to one version. */
#include "wm-tables-private.h"

static const WmField plan_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "version", N_("Version"), INT, NEED, .min = 1, .max = 999 },
  { "state", N_("State"), PICK, NEED, "plan-state" },
  { "kind", N_("Plan type"), PICK, NEED | STAFF, "plan-kind" },
  { "plan-date", N_("Plan date"), DATE, NEED },
  { "level", N_("Level of care"), LINK, SIGN, "level-of-care" },
  { "counselor", N_("Counselor"), LINK, SIGN, "staff" },
  { "next-review", N_("Next review"), DATE, SIGN },
  { "effective", N_("In force since"), DATE },
  { "assessment", N_("Assessment"), LINK, SIGN | HIDE, "assessment" },
  { "own-words", N_("What I want"), LONG, SIGN, .help = N_("In the client’s own words") },
  { "strengths", N_("Strengths"), LONG, SIGN, .help = N_("One per line") },
  { "needs", N_("Needs"), LONG, .help = N_("One per line") },
  { "abilities", N_("Abilities"), LONG, .help = N_("One per line") },
  { "preferences", N_("Preferences"), LONG, SIGN, .help = N_("One per line") },
  { "barriers", N_("What may get in the way"), LONG, SIGN, .help = N_("One per line") },
  { "culture", N_("Culture and language"), LONG, .help = N_("What matters for this person: faith, family, words, food") },
  { "supports", N_("People to involve"), LONG, .help = N_("With the client’s consent") },
  { "stage", N_("Stage of change"), PICK, STAFF, "stage-of-change" },
  { "step-down-criteria", N_("Ready to step down when"), LONG, SIGN, .help = N_("One measurable criterion a line") },
  { "step-down-date", N_("Expected about"), DATE },
  { "next-level", N_("Next level of care"), LINK, 0, "level-of-care" },
  { "hours-reason", N_("Reason for hours outside the level"), TEXT, STAFF },
  { "took-part", N_("Client took part"), BOOL, SIGN },
  { "took-part-how", N_("How"), TEXT },
  { "family-invited", N_("Family invited"), BOOL },
  { "disagreement", N_("What the client sees differently"), LONG },
  { "copy-offered", N_("Copy offered"), BOOL, SIGN },
  { "copy-date", N_("Copy given"), DATE },
  { "explained-in", N_("Explained in"), PICK, 0, "language" },
  { "explained-by", N_("Explained by"), LINK, 0, "staff" },
};
SCHEMA (plan, "plan", N_("Treatment plan"), "episode");

#define PLACE(parent_name, parent_label)                                                                    \
  { "plan", N_("Treatment plan"), LINK, NEED | HIDE, "plan" },                                              \
  { parent_name, parent_label, LINK, NEED | HIDE, parent_name },                                            \
  { "position", N_("Order"), INT, NEED | HIDE }, { "item", N_("Item"), TEXT, NEED | HIDE }

static const WmField problem_fields[] = {
  { "plan", N_("Treatment plan"), LINK, NEED | HIDE, "plan" },
  { "position", N_("Order"), INT, NEED | HIDE },
  { "item", N_("Item"), TEXT, NEED | HIDE },
  { "title", N_("Problem"), TEXT, SIGN },
  { "statement", N_("Statement"), LONG, SIGN | STAFF, .help = N_("What happens, told by behavior and facts") },
  { "evidence", N_("As evidenced by"), LONG, SIGN | STAFF },
  { "plain", N_("In plain words"), LONG, .help = N_("For the client’s copy; where empty, the problem’s title") },
  { "dimension", N_("Dimension"), PICK, SIGN | STAFF, "asam-dimension" },
  { "second-dimension", N_("Second dimension"), PICK, STAFF, "asam-dimension" },
  { "diagnosis", N_("Diagnosis"), LINK, STAFF, "diagnosis" },
  { "life-area", N_("Life area"), PICK, STAFF, "life-area" },
  { "screen", N_("Screening"), PICK, STAFF, "instrument" },
  { "safety-flag", N_("Safety flag"), LINK, STAFF, "safety-flag" },
  { "priority", N_("Priority"), PICK, STAFF, "priority" },
  { "status", N_("Status"), PICK, 0, "problem-status" },
  { "reason", N_("Reason, or referred to"), TEXT },
  { "identified", N_("Identified"), DATE, STAFF },
};
SCHEMA (problem, "problem", N_("Problem"), "plan");

static const WmField goal_fields[] = {
  PLACE ("problem", N_("Problem")),
  { "text", N_("Goal"), LONG, SIGN },
  { "own-words", N_("In the client’s own words"), BOOL },
  { "target-date", N_("By"), DATE },
};
SCHEMA (goal, "goal", N_("Goal"), "problem");

static const WmField objective_fields[] = {
  PLACE ("goal", N_("Goal")),
  { "text", N_("The client will"), LONG, SIGN },
  { "measure-type", N_("Measured as"), PICK, SIGN | STAFF, "measure-type" },
  { "method", N_("Measured by"), TEXT, SIGN | STAFF },
  { "plain-method", N_("Measured by, in plain words"), TEXT },
  { "baseline", N_("Baseline"), TEXT, SIGN, .max = 40 },
  { "now", N_("Now"), TEXT, .max = 40 },
  { "target", N_("Target"), TEXT, SIGN, .max = 40 },
  { "unit", N_("Unit"), TEXT, .max = 40 },
  { "weeks", N_("Weeks to hold"), INT, .min = 1, .max = 104 },
  { "start-date", N_("Start"), DATE, SIGN },
  { "target-date", N_("By"), DATE, SIGN },
  { "first-start", N_("First started"), DATE },
  { "first-target", N_("First planned for"), DATE },
  { "status", N_("Status"), PICK, 0, "objective-status" },
  { "status-date", N_("Status since"), DATE },
  { "strength", N_("Uses the strength"), TEXT },
  { "barrier", N_("Works around"), TEXT },
  { "relapse-plan", N_("Part of the relapse-prevention plan"), BOOL },
};
SCHEMA (objective, "objective", N_("Objective"), "goal");

static const WmField intervention_fields[] = {
  PLACE ("objective", N_("Objective")),
  { "text", N_("Staff will"), LONG },
  { "service", N_("Service"), PICK, SIGN, "service" },
  { "plain-name", N_("In plain words"), TEXT },
  { "modality", N_("Modality"), PICK, SIGN | STAFF, "modality" },
  { "staff", N_("Responsible"), LINK, SIGN, "staff" },
  { "provider", N_("External provider"), TEXT },
  { "frequency", N_("How often"), INT, SIGN, .min = 1, .max = 60 },
  { "per", N_("Per"), PICK, SIGN, "per" },
  { "minutes", N_("Minutes"), INT, SIGN, .min = 1, .max = 720 },
  { "sessions", N_("Sessions in all"), INT, .min = 1, .max = 999 },
  { "start-date", N_("Start"), DATE },
  { "stop-date", N_("Until"), DATE },
  { "setting", N_("Setting"), PICK, SIGN | STAFF, "session-setting" },
};
SCHEMA (intervention, "intervention", N_("Intervention"), "objective");

static const WmField review_fields[] = {
  { "plan", N_("Treatment plan"), LINK, NEED | HIDE, "plan" },
  { "review-date", N_("Reviewed"), DATE, NEED },
  { "kind", N_("Kind of review"), PICK, NEED, "review-kind" },
  { "client-comment", N_("What the client says"), LONG, SIGN, .help = N_("In the client’s own words") },
  { "continued-stay-reason", N_("Why this level goes on"), LONG, STAFF },
  { "step-down-reason", N_("Why the level changes"), LONG, STAFF },
  { "changes", N_("What changes"), LONG, SIGN },
  { "next-review", N_("Next review"), DATE, SIGN },
};
SCHEMA (review, "review", N_("Plan review"), "plan");

static const WmField review_objective_fields[] = {
  { "review", N_("Plan review"), LINK, NEED | HIDE, "review" },
  { "objective", N_("Objective"), LINK, NEED | HIDE, "objective" },
  { "progress", N_("Progress"), PICK, SIGN, "progress" },
  { "evidence", N_("How we know"), LONG, SIGN },
  { "value-now", N_("Now"), TEXT, .max = 40 },
};
SCHEMA (review_objective, "review-objective", N_("Progress of an objective"), "review");

static const WmField review_rating_fields[] = {
  { "review", N_("Plan review"), LINK, NEED | HIDE, "review" },
  { "dimension", N_("Dimension"), PICK, NEED | STAFF, "asam-dimension" },
  { "rating", N_("Rating"), INT, SIGN | STAFF, .min = 0, .max = 4 },
};
SCHEMA (review_rating, "review-rating", N_("Dimension at the review"), "review");

static const WmField signature_fields[] = {
  { "plan", N_("Treatment plan"), LINK, NEED | HIDE, "plan" },
  { "review", N_("Plan review"), LINK, HIDE, "review" },
  { "role", N_("Signs as"), PICK, NEED, "signer-role" },
  { "way", N_("How"), PICK, NEED, "signature-way" },
  { "staff", N_("Staff member"), LINK, 0, "staff" },
  { "name", N_("Name"), TEXT, NEED },
  { "credential", N_("Credential"), TEXT },
  { "relation", N_("Relation to the client"), TEXT },
  { "date", N_("Date"), DATE, NEED },
  { "time", N_("Time"), TIME, NEED },
  { "statement", N_("Statement"), LONG },
  { "reason", N_("Reason for not signing"), TEXT },
  { "witness", N_("Witness"), LINK, 0, "staff" },
  { "recorded-by", N_("Recorded by"), LINK, 0, "staff" },
  { "content-code", N_("Content code"), TEXT, NEED, .max = 64 },
};
SCHEMA (signature, "signature", N_("Signature"), "plan");
