/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic, its staff, its clients and what intake learns of them (domain reference 3.1, 3.3, 3.4). */
#include "wm-tables-private.h"

static const WmField clinic_fields[] = {
  { "name", N_("Clinic name"), TEXT, NEED },
  { "address", N_("Address"), TEXT },
  { "phone", N_("Phone"), TEXT, .pattern = PHONE },
  { "after-hours-phone", N_("After-hours phone"), TEXT, .pattern = PHONE },
};
SCHEMA (clinic, "clinic", N_("Clinic"), NULL);

static const WmField staff_fields[] = {
  { "name", N_("Name"), TEXT, NEED },
  { "credential", N_("Credential"), TEXT },
  { "role", N_("Role"), PICK, NEED, "role" },
  { "credential-expires", N_("Credential expires"), DATE },
  { "may-diagnose", N_("Credential allows to diagnose"), BOOL },
  { "active", N_("Active"), BOOL, USUAL },
};
SCHEMA (staff, "staff", N_("Staff member"), NULL);

static const WmField client_fields[] = {
  { "client-no", N_("Client number"), TEXT, NEED | WM_FIELD_UNIQUE, .max = 20, .pattern = "^[A-Za-z0-9-]{1,20}$" },
  { "first-name", N_("First name"), TEXT, NEED },
  { "last-name", N_("Last name"), TEXT, NEED },
  { "preferred-name", N_("Preferred name"), TEXT },
  { "pronouns", N_("Pronouns"), TEXT },
  { "date-of-birth", N_("Date of birth"), DATE, SIGN },
  { "sex", N_("Sex"), PICK, SIGN | STAFF, "sex" },
  { "gender", N_("Gender"), PICK, STAFF, "gender" },
  { "language", N_("Language"), PICK, SIGN, "language" },
  { "interpreter", N_("Interpreter needed"), BOOL },
  { "accommodations", N_("Accommodations"), LONG, STAFF, .help = N_("What makes taking part possible: large print, a seat by the door") },
  { "employment", N_("Employment"), PICK, SIGN | STAFF, "employment" },
  { "living", N_("Living arrangement"), PICK, SIGN | STAFF, "living" },
  { "pregnant", N_("Pregnant"), PICK, SIGN | STAFF, "pregnant" },
  { "ethnicity", N_("Ethnicity"), PICK, STAFF | HIDE, "ethnicity" },
  { "veteran", N_("Veteran"), BOOL, STAFF | HIDE },
  { "marital", N_("Marital status"), PICK, STAFF | HIDE, "marital" },
  { "education", N_("Education"), PICK, STAFF | HIDE, "education" },
  { "payer", N_("Payer"), TEXT, STAFF | HIDE },
  { "member-id", N_("Member number with the payer"), TEXT, STAFF | HIDE, .max = 60 },
  { "no-allergies", N_("No known allergies"), BOOL, STAFF | HIDE },
  { "phone", N_("Phone"), TEXT, .pattern = PHONE },
  { "may-contact", N_("May be contacted there"), BOOL, STAFF },
  { "emergency-name", N_("Emergency contact"), TEXT, STAFF },
  { "emergency-phone", N_("Emergency phone"), TEXT, STAFF, .pattern = PHONE },
  { "emergency-relation", N_("Emergency contact’s relation"), TEXT, STAFF },
  { "status", N_("Status"), PICK, NEED | STAFF, "client-status" },
};
SCHEMA (client, "client", N_("Client"), NULL);

static const WmField episode_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "admit-date", N_("Admitted"), DATE, NEED },
  { "program", N_("Program"), LINK, STAFF, "program" },
  { "track", N_("Track"), PICK, SIGN, "track" },
  { "level", N_("Level of care"), LINK, SIGN, "level-of-care" },
  { "counselor", N_("Primary counselor"), LINK, SIGN, "staff" },
  { "prescribed-days", N_("Days a week"), INT, SIGN, .min = 1, .max = 7 },
  { "hours-min", N_("Hours a week, at least"), NUMBER, SIGN, .min = 0, .max = 80 },
  { "hours-max", N_("Hours a week, at most"), NUMBER, SIGN, .min = 0, .max = 80 },
  { "planned-weeks", N_("Planned weeks"), INT, SIGN, .min = 1, .max = 52 },
  { "expected-end", N_("Expected end"), DATE },
  { "phase", N_("Phase"), PICK, STAFF, "phase" },
  { "prior-level", N_("Level of care before"), LINK, STAFF, "level-of-care" },
  { "hours-reason", N_("Reason for hours outside the level"), TEXT, STAFF },
  { "extension-reason", N_("Reason for a longer stay"), TEXT, STAFF },
  { "mandated", N_("Attendance is mandated"), BOOL, STAFF },
  { "mandate-agency", N_("Mandated by"), TEXT, STAFF },
  { "mandate-officer", N_("Officer"), TEXT, STAFF },
  { "mandate-phone", N_("Officer’s phone"), TEXT, STAFF, .pattern = PHONE },
  { "mandate-reports", N_("Reports to them"), PICK, STAFF, "report-frequency" },
  { "referral-source", N_("Referred by"), PICK, STAFF, "referral-source" },
  { "consent-basis", N_("Consent for treatment"), PICK, STAFF, "consent-basis" },
  { "parent-told", N_("What a parent is told"), PICK, STAFF, "parent-told" },
  { "guardian-name", N_("Guardian"), TEXT, STAFF },
  { "guardian-relation", N_("Guardian’s relation"), TEXT, STAFF },
  { "guardian-phone", N_("Guardian’s phone"), TEXT, STAFF, .pattern = PHONE },
  { "discharge-date", N_("Discharged"), DATE },
};
SCHEMA (episode, "episode", N_("Episode of care"), "client");

static const WmField diagnosis_fields[] = {
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "code", N_("Code"), TEXT, NEED | STAFF, .pattern = ICD },
  { "text", N_("Diagnosis"), TEXT, NEED | STAFF },
  { "criteria-count", N_("Criteria met"), INT, STAFF, .min = 0, .max = 11 },
  { "severity", N_("Severity"), PICK, STAFF, "severity" },
  { "status", N_("Status"), PICK, STAFF, "diagnosis-status" },
  { "as-prescribed", N_("Tolerance and withdrawal not counted: taken as prescribed"), BOOL, STAFF },
  { "remission", N_("Remission"), PICK, STAFF, "remission" },
  { "on-maintenance", N_("On maintenance therapy"), BOOL, STAFF },
  { "controlled-environment", N_("In a controlled environment"), BOOL, STAFF },
  { "is-primary", N_("Primary diagnosis"), BOOL, STAFF },
  { "rank", N_("Rank"), INT, STAFF, .min = 1, .max = 99 },
  { "diagnosed", N_("Diagnosed"), DATE, SIGN | STAFF },
  { "diagnosed-by", N_("Diagnosed by"), LINK, SIGN | STAFF, "staff" },
  { "deferral-reason", N_("Why not worked on now"), TEXT, STAFF },
};
SCHEMA (diagnosis, "diagnosis", N_("Diagnosis"), "episode");

static const WmField assessment_fields[] = {
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "assessed", N_("Assessed"), DATE, NEED | STAFF },
  { "edition", N_("ASAM edition"), PICK, NEED | STAFF, "asam-edition" },
  { "own-words", N_("Goals in own words"), LONG, SIGN },
  { "strengths", N_("Strengths"), LONG, SIGN, .help = N_("One per line") },
  { "needs", N_("Needs"), LONG, SIGN, .help = N_("One per line") },
  { "abilities", N_("Abilities"), LONG, SIGN, .help = N_("One per line") },
  { "preferences", N_("Preferences"), LONG, SIGN, .help = N_("One per line") },
  { "barriers", N_("Barriers"), LONG, .help = N_("One per line") },
  { "level-indicated", N_("Level indicated"), LINK, SIGN | STAFF, "level-of-care" },
  { "level-placed", N_("Level placed"), LINK, SIGN | STAFF, "level-of-care" },
  { "discrepancy-reason", N_("Reason for the difference"), PICK, STAFF, "discrepancy-reason" },
  { "summary", N_("Clinical summary"), LONG, SIGN | STAFF },
  { "recommendations", N_("Recommendations"), LONG, SIGN | STAFF },
  { "problem-list", N_("Problems by priority"), LONG, SIGN | STAFF, .help = N_("One per line") },
  { "signed", N_("Signed"), DATE, SIGN | STAFF },
  { "signed-by", N_("Signed by"), LINK, SIGN | STAFF, "staff" },
};
SCHEMA (assessment, "assessment", N_("Assessment"), "episode");

static const WmField asam_rating_fields[] = {
  { "assessment", N_("Assessment"), LINK, NEED | HIDE, "assessment" },
  { "dimension", N_("Dimension"), PICK, NEED | STAFF, "asam-dimension" },
  { "topic", N_("Topic"), PICK, STAFF, "asam-topic" },
  { "rating", N_("Rating"), INT, SIGN | STAFF, .min = 0, .max = 4 },
  { "narrative", N_("What was found"), LONG, SIGN | STAFF },
  { "minimum-level", N_("Least level it calls for"), LINK, STAFF, "level-of-care" },
};
SCHEMA (asam_rating, "asam-rating", N_("Dimension rating"), "assessment");

static const WmField safety_flag_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "opened", N_("Opened"), DATE, NEED | STAFF },
  { "kind", N_("Kind"), PICK, NEED | STAFF, "safety-kind" },
  { "level", N_("Level"), PICK, NEED | STAFF, "safety-level" },
  { "plan", N_("What was agreed"), LONG, SIGN | STAFF },
  { "closed", N_("Closed"), DATE, STAFF },
  { "closed-by", N_("Closed by"), LINK, STAFF, "staff" },
  { "close-reason", N_("Why closed"), LONG, STAFF },
};
SCHEMA (safety_flag, "safety-flag", N_("Safety flag"), "client");

static const WmField life_area_fields[] = {
  { "assessment", N_("Assessment"), LINK, NEED | HIDE, "assessment" },
  { "area", N_("Area"), PICK, NEED | STAFF, "life-area" },
  { "finding", N_("What was found"), LONG, SIGN | STAFF },
  { "need", N_("A need"), BOOL, STAFF },
  { "strength", N_("A strength"), BOOL, STAFF },
};
SCHEMA (life_area, "life-area", N_("Life area"), "assessment");

static const WmField screen_result_fields[] = {
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "instrument", N_("Screening"), PICK, NEED | STAFF, "instrument" },
  { "date", N_("Date"), DATE, NEED | STAFF },
  { "score", N_("Score"), NUMBER, STAFF, .min = 0, .max = 200 },
  { "positive", N_("Positive"), BOOL, STAFF },
};
SCHEMA (screen_result, "screen-result", N_("Screening result"), "episode");
