/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How a client comes to the program and what is kept about them there: programs, staff credentials, ways to reach a
 * client, inquiry, waitlist, screening, admission papers, histories (domain reference 3.1, 3.2, 3.4). */
#include "wm-tables-private.h"

static const WmField program_fields[] = {
  { "name", N_("Program"), TEXT, NEED },
  { "level", N_("Level of care"), LINK, SIGN, "level-of-care" },
  { "weeks", N_("Planned weeks"), INT, SIGN, .min = 1, .max = 52 },
  { "days", N_("Days a week"), INT, SIGN, .min = 1, .max = 7 },
  { "hours-min", N_("Hours a week, at least"), NUMBER, SIGN, .min = 0, .max = 80 },
  { "hours-max", N_("Hours a week, at most"), NUMBER, SIGN, .min = 0, .max = 80 },
  { "needs-sud", N_("Admits for a substance use disorder only"), BOOL },
  { "active", N_("Offered"), BOOL, USUAL },
};
SCHEMA (program, "program", N_("Program"), NULL);

static const WmField credential_fields[] = {
  { "staff", N_("Staff member"), LINK, NEED | HIDE, "staff" },
  { "name", N_("Credential"), TEXT, NEED },
  { "number", N_("Number"), TEXT, .max = 40 },
  { "issued-by", N_("Issued by"), TEXT },
  { "expires", N_("Expires"), DATE },
  { "may-diagnose", N_("Allows to diagnose"), BOOL },
};
SCHEMA (credential, "credential", N_("Further credential"), "staff");

static const WmField client_address_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "kind", N_("Kind"), PICK, NEED, "address-kind" },
  { "street", N_("Street"), TEXT, NEED },
  { "city", N_("City"), TEXT },
  { "state", N_("State"), TEXT, .max = 40 },
  { "postal-code", N_("Postal code"), TEXT, .max = 20 },
  { "may-contact", N_("Mail may be sent there"), BOOL, NEED },
};
SCHEMA (client_address, "client-address", N_("Address"), "client");

static const WmField client_phone_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "kind", N_("Kind"), PICK, NEED, "phone-kind" },
  { "number", N_("Number"), TEXT, NEED, .pattern = PHONE },
  { "may-contact", N_("May be called"), BOOL, NEED },
  { "may-leave-message", N_("Message may be left"), BOOL },
  { "may-text", N_("Text message may be sent"), BOOL },
  { "identify-as", N_("How to identify us"), PICK, 0, "identify-as" },
};
SCHEMA (client_phone, "client-phone", N_("Phone"), "client");

static const WmField client_race_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "race", N_("Race"), PICK, NEED, "race" },
};
SCHEMA (client_race, "client-race", N_("Race"), "client");

static const WmField allergy_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "name", N_("Allergic to"), TEXT, NEED },
  { "kind", N_("Kind"), PICK, NEED, "allergy-kind" },
  { "reaction", N_("Reaction"), TEXT },
  { "severity", N_("Severity"), PICK, 0, "severity" },
  { "noted", N_("Noted"), DATE },
};
SCHEMA (allergy, "allergy", N_("Allergy"), "client");

static const WmField availability_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "weekday", N_("Weekday"), PICK, NEED, "weekday" },
  { "starts", N_("From"), TIME, NEED },
  { "ends", N_("Until"), TIME, NEED },
  { "kind", N_("What then"), PICK, NEED, "availability-kind" },
};
SCHEMA (availability, "availability", N_("Availability"), "client");

static const WmField contact_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "name", N_("Name"), TEXT, NEED, .help = N_("A first name is enough") },
  { "kind", N_("Kind"), PICK, NEED, "contact-kind" },
  { "stance", N_("Stance"), PICK, 0, "contact-stance" },
  { "relation", N_("Relation to the client"), TEXT },
  { "organization", N_("Office or practice"), TEXT },
  { "phone", N_("Phone"), TEXT, .pattern = PHONE },
  { "may-attend", N_("May attend sessions"), BOOL },
  { "guardian", N_("Parent or guardian"), BOOL },
  { "note", N_("Note"), LONG },
};
SCHEMA (contact, "contact", N_("Contact"), "client");

static const WmField inquiry_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "received", N_("Received"), DATE, NEED },
  { "received-time", N_("At"), TIME },
  { "caller-name", N_("Who asked"), TEXT, NEED },
  { "caller-relation", N_("Their relation to the client"), PICK, NEED, "caller-relation" },
  { "callback-phone", N_("Call back at"), TEXT, .pattern = PHONE },
  { "may-leave-message", N_("Message may be left"), BOOL, NEED },
  { "identify-as", N_("How to identify us"), PICK, NEED, "identify-as" },
  { "referral-source", N_("Referred by"), PICK, NEED, "referral-source" },
  { "reason", N_("Reason for asking"), LONG, NEED },
  { "urgent-risk", N_("Urgent risk"), BOOL, NEED | ASK },
  { "payer", N_("Payer"), TEXT },
  { "track-wanted", N_("Track wanted"), PICK, 0, "track" },
  { "first-offered", N_("First appointment offered for"), DATE },
  { "first-service", N_("First service"), DATE },
  { "disposition", N_("What came of it"), PICK, SIGN, "disposition" },
  { "referred-to", N_("Referred to"), TEXT },
  { "taken-by", N_("Taken by"), LINK, 0, "staff" },
};
SCHEMA (inquiry, "inquiry", N_("Inquiry"), "client");

static const WmField waitlist_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "since", N_("Since"), DATE, NEED },
  { "program", N_("Program"), LINK, 0, "program" },
  { "track", N_("Track wanted"), PICK, 0, "track" },
  { "priority", N_("Priority"), PICK, NEED, "waitlist-priority" },
  { "interim", N_("Help while waiting"), LONG },
  { "last-contact", N_("Last contact"), DATE },
  { "ended", N_("Ended"), DATE },
  { "disposition", N_("What came of it"), PICK, 0, "disposition" },
};
SCHEMA (waitlist, "waitlist", N_("Place on the waitlist"), "client");

static const WmField screening_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "screened", N_("Screened"), DATE, NEED },
  { "screened-by", N_("Screened by"), LINK, NEED, "staff" },
  { "intoxicated", N_("Intoxicated now"), BOOL, SIGN | ASK },
  { "withdrawal-risk", N_("Withdrawal risk"), PICK, SIGN, "withdrawal-risk" },
  { "overdose-ever", N_("Ever had an overdose"), BOOL, SIGN | ASK },
  { "last-overdose", N_("Last overdose"), DATE },
  { "suicide-risk", N_("Suicide risk"), PICK, SIGN, "risk" },
  { "violence-risk", N_("Violence risk"), PICK, SIGN, "risk" },
  { "self-harm", N_("Self-harm"), PICK, SIGN, "self-harm" },
  { "action", N_("What was done about a risk"), LONG },
  { "medical-emergency", N_("Medical emergency"), BOOL, SIGN | ASK },
  { "needs-24h", N_("Needs 24-hour care or withdrawal management"), BOOL, SIGN | ASK },
  { "result", N_("Result"), PICK, SIGN, "screening-result" },
  { "referred-to", N_("Referred to"), TEXT },
  { "override-reason", N_("Why admitted all the same"), LONG },
  { "overridden-by", N_("Decided by"), LINK, 0, "staff" },
};
SCHEMA (screening, "screening", N_("Screening"), "client");

static const WmField screening_use_fields[] = {
  { "screening", N_("Screening"), LINK, NEED | HIDE, "screening" },
  { "substance", N_("Substance"), PICK, NEED, "substance" },
  { "last-use", N_("Last use"), DATE },
};
SCHEMA (screening_use, "screening-use", N_("Last use"), "screening");

static const WmField status_change_fields[] = {
  { "client", N_("Client"), LINK, NEED | HIDE, "client" },
  { "date", N_("Date"), DATE, NEED },
  { "old-status", N_("Status before"), PICK, 0, "client-status" },
  { "new-status", N_("Status after"), PICK, NEED, "client-status" },
  { "reason", N_("Reason"), TEXT },
  { "referred-to", N_("Referred to"), TEXT },
  { "decided-by", N_("Decided by"), LINK, 0, "staff" },
};
SCHEMA (status_change, "status-change", N_("Change of status"), "client");

static const WmField level_change_fields[] = {
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "date", N_("Date"), DATE, NEED },
  { "old-level", N_("Level before"), LINK, 0, "level-of-care" },
  { "new-level", N_("Level after"), LINK, NEED, "level-of-care" },
  { "reason", N_("Reason"), PICK, SIGN, "level-reason" },
  { "criteria-met", N_("Criteria met"), LONG, SIGN },
  { "hours-min", N_("Hours a week, at least"), NUMBER, SIGN, .min = 0, .max = 80 },
  { "hours-max", N_("Hours a week, at most"), NUMBER, SIGN, .min = 0, .max = 80 },
  { "accepted-by", N_("Accepted by"), TEXT },
  { "first-appointment", N_("First appointment there"), DATE },
  { "decided-by", N_("Decided by"), LINK, 0, "staff" },
};
SCHEMA (level_change, "level-change", N_("Change of level"), "episode");

static const WmField phase_change_fields[] = {
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "date", N_("Date"), DATE, NEED },
  { "phase", N_("Phase"), PICK, NEED, "phase" },
  { "days", N_("Days a week"), INT, .min = 1, .max = 7 },
  { "reason", N_("Reason"), TEXT },
};
SCHEMA (phase_change, "phase-change", N_("Change of phase"), "episode");

static const WmField counselor_change_fields[] = {
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "date", N_("Date"), DATE, NEED },
  { "old-counselor", N_("Counselor before"), LINK, 0, "staff" },
  { "new-counselor", N_("New counselor"), LINK, NEED, "staff" },
  { "reason", N_("Reason"), TEXT },
  { "decided-by", N_("Decided by"), LINK, 0, "staff" },
};
SCHEMA (counselor_change, "counselor-change", N_("Change of counselor"), "episode");

static const WmField authorization_fields[] = {
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "payer", N_("Payer"), TEXT, NEED },
  { "number", N_("Authorization number"), TEXT, .max = 60 },
  { "from-date", N_("From"), DATE, NEED },
  { "to-date", N_("Until"), DATE, NEED },
  { "units", N_("Units"), NUMBER, .min = 0, .max = 9999 },
  { "unit", N_("Counted in"), PICK, 0, "authorization-unit" },
  { "note", N_("Note"), LONG },
};
SCHEMA (authorization, "authorization", N_("Authorization"), "episode");

static const WmField document_fields[] = {
  { "episode", N_("Episode of care"), LINK, NEED | HIDE, "episode" },
  { "kind", N_("Kind"), PICK, NEED, "document-kind" },
  { "version", N_("Version"), TEXT, NEED, .max = 40 },
  { "given", N_("Given"), DATE, NEED },
  { "given-by", N_("Given by"), LINK, 0, "staff" },
  { "signed", N_("Signed"), DATE, SIGN },
  { "signed-by", N_("Signed by"), TEXT },
  { "refused", N_("Did not want to sign"), BOOL },
  { "reason", N_("Reason for not signing"), TEXT },
};
SCHEMA (document, "document", N_("Document"), "episode");

static const WmField task_fields[] = {
  { "title", N_("Task"), TEXT, NEED },
  { "kind", N_("Kind"), PICK, NEED, "task-kind" },
  { "client", N_("Client"), LINK, 0, "client" },
  { "staff", N_("For"), LINK, 0, "staff" },
  { "due", N_("Due"), DATE, NEED },
  { "done", N_("Done"), DATE },
  { "done-by", N_("Done by"), LINK, 0, "staff" },
  { "note", N_("Note"), LONG },
};
SCHEMA (task, "task", N_("Task"), NULL);
