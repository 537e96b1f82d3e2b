/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and facts of the sample clinic, from many places of the world. */
#include "wm-sample-data.h"

const char *const wm_sample_first_female[] = {
  "Precious", "Inés", "Leyla", "Temperance", "Marisol", "Thuý", "Aiyana", "Noor", "Svetlana", "Yuki",
  "Adaeze", "Brigid", "Chiara", "Fatoumata", "Guadalupe", "Hye-jin", "Ilse", "Jolene", "Keala", "Ludmila",
  "Mireille", "Nadia", "Oksana", "Paloma", "Rosalind", "Siobhán", "Tamsin", "Ximena", "Zainab", "Wren",
  "Beatriz", "Camila", "Delphine", "Estelle", "Freya", "Gwendolyn", NULL,
};

const char *const wm_sample_first_male[] = {
  "Karl", "Tomáš", "Rami", "Daniel", "Kwame", "Linh", "Mateo", "Björn", "Cheng", "Dmitri", "Elijah",
  "Faisal", "Gideon", "Hiroshi", "Idris", "Jamal", "Kenji", "Lorenzo", "Mikhail", "Nikolai", "Omar",
  "Paweł", "Quentin", "Rafael", "Søren", "Tariq", "Uriel", "Viktor", "Waleed", "Xavier", "Yusuf", "Zoltán",
  "Andrés", "Bartholomew", "Calvin", "Desmond", NULL,
};

const char *const wm_sample_last[] = {
  "Adeyemi", "Brandt", "Castellanos-Rivera", "Dvořák", "Haddad", "Ibrahim", "Nguyễn-Okonkwo", "Ortiz",
  "Vega", "Johansson", "Osei", "Trần", "Abernathy", "Bianchi", "Çelik", "Dubois", "Eriksen", "Fernández",
  "Gutiérrez", "Hashimoto", "Ivanova", "Jankowski", "Kowalczyk", "Lindgren", "Mbeki", "Nakamura",
  "O’Sullivan", "Papadopoulos", "Quispe", "Rasmussen", "Szabó", "Takahashi", "Umarova", "Villanueva",
  "Wojciechowski", "Xiong", "Yilmaz", "Zavala", "Begay", "Cloud-Walker", "Delacroix", "Etcheverry",
  "Featherstonehaugh", "Ghebremedhin", "Huỳnh", "Iwu", "Jaramillo", "Kapoor", "Lefebvre", "Mendoza",
  "Ñáñez", "Ocampo", "Phạm", "Ramanathan", "Sandoval", "Thibodeaux", "Usman", "Vasquez-Montenegro",
  "Whitehorse", "Yellowtail", "Zieliński", "Andrianarisoa", "Bhattacharya", "Castaneda", "Duvalier",
  "Ekström", "Fontaine", "Grzegorzewski", "Halvorsen", NULL,
};

const char *const wm_sample_preferred[] = {
  "رامي", "ليلى", "نور", "דניאל", "יעל", "שרה", NULL,
};

const char *const wm_sample_staff_last[] = {
  "Doe", "Okafor", "Baptiste", "Lindqvist", "Marsh", "Ellery", "Tanaka", "Prescott", "Quill", "Romero",
  "Sato", "Underhill", "Winslow", "Yoder", "Ashworth", "Birch", "Calloway", "Dunmore", "Everly",
  "Fairbanks", "Granger", "Holloway", "Ingram", "Jessop", "Kestrel", "Lockhart", "Merriweather",
  "Northcott", "Oakley", "Pemberton", NULL,
};

const char *const wm_sample_wishes[] = {
  "I want my %s to visit on weekends again.", "I want to keep my job as a %s.",
  "I want to sleep through the night and remember the evening before.", "I want to look my %s in the eye.",
  "I want to be someone my %s can call.", "I want to finish what I start.",
  "I want to drive my %s to school and be trusted with it.",
  "I want my license back and to keep working as a %s.", "I want mornings that belong to me.",
  "I want to be there when my %s needs me.", NULL,
};

const char *const wm_sample_strengths[] = {
  "steady job as a %s", "finished a past course of treatment", "close to a %s who does not use",
  "gets up early by choice", "was without use for seven months in 2023",
  "good sense of humor under stress", "faith and a weekly choir", "keeps a garden all year",
  "pays bills on time", "speaks up in groups", NULL,
};

const char *const wm_sample_abilities[] = {
  "good with her or his hands", "keeps a written log without being asked", "speaks two languages",
  "cooks for a family of five", "repairs engines", "reads maps and plans well", "plays the guitar",
  "organizes other people easily", NULL,
};

const char *const wm_sample_preferences[] = {
  "small groups", "evening sessions", "a counselor of the same gender", "written handouts",
  "sessions by video in bad weather", "no Twelve-Step meetings, other choices",
  "family included from the start", "time to think before speaking", NULL,
};

const char *const wm_sample_people[] = {
  "daughter", "son", "sister", "brother", "mother", "father", "grandmother", "partner", "niece",
  "best friend", NULL,
};

const char *const wm_sample_jobs[] = {
  "cook", "nurse aide", "roofer", "bus driver", "bookkeeper", "welder", "teacher", "line worker",
  "hairdresser", "electrician", "warehouse lead", "baker", "caregiver", "mechanic", NULL,
};

const char *const wm_sample_accommodations[] = {
  "large-print handouts", "a seat by the door", "breaks every 45 minutes", "step-free rooms", "read aloud what is to be signed", NULL,
};

const char *const wm_sample_consequences[] = {
  "two missed shifts", "a warning at work", "an argument that ended with the police",
  "a fall on the stairs", "three missed school meetings", "a lost driving license",
  "a night in the emergency room", "rent paid late twice", "a canceled visit", "a broken wrist", NULL,
};

const char *const wm_sample_own_goals[] = {
  "Be sober when she is here.", "Get through payday without using.", "Have my evenings back.",
  "Wake up clear.", "Be the one they can count on.", "Keep my head at work.",
  "Handle an urge and tell someone about it.", "Stay out of the places where it starts.", NULL,
};

const WmSampleSubstance wm_sample_substances[] = {
  { "F10.20", "Alcohol use disorder, severe", "Drinks on work nights", "drinking", "alcohol-free", "daily log and BAM", "my daily log", "consult on medication for alcohol use" },
  { "F10.20", "Alcohol use disorder, moderate", "Drinks alone at weekends", "drinking", "alcohol-free", "daily log and breath test", "my daily log", "consult on medication for alcohol use" },
  { "F11.20", "Opioid use disorder, severe", "Uses opioids to get through the day", "opioid use", "opioid-free", "urine test and log", "tests and my log", "consult on buprenorphine and naloxone" },
  { "F15.20", "Stimulant use disorder, severe", "Uses methamphetamine after long shifts", "methamphetamine", "stimulant-free", "urine test and log", "tests and my log", NULL },
  { "F14.20", "Cocaine use disorder, moderate", "Uses cocaine on paydays", "cocaine", "cocaine-free", "urine test and log", "tests and my log", NULL },
  { "F12.20", "Cannabis use disorder, moderate", "Smokes cannabis from morning to night", "cannabis", "cannabis-free", "daily log", "my daily log", NULL },
  { "F13.20", "Sedative use disorder, moderate", "Takes more sedatives than prescribed", "unprescribed sedative", "as-prescribed", "pill count and log", "my pill count", "consult on a slow, safe taper" },
};
const guint wm_sample_n_substances = G_N_ELEMENTS (wm_sample_substances);

const WmSampleTrouble wm_sample_troubles[] = {
  { "5", "Few people to call", "Has few people to call when an urge comes",
    { "{n} calls outside work in the last two weeks, all to the {person}", "{n} numbers deleted since the summer and none added", "{n} of the last 14 evenings spent alone" },
    { "Have people I can call at night.", "Not be alone with it on Sundays.", "Find two friends who don’t use." },
    "call {to} supportive people at least once a week, from {from} now", "support log", "people", 0, 1, 2, 5, "peer-support", "peer",
    "peer support linking", "people to talk to in the evening", "most friends use" },
  { "3", "Low mood most days", "Feels low on most days of the week and has given up what used to be a joy",
    { "a PHQ-9 of {score} and no evening out in a month", "a PHQ-9 of {score} and work as a {job} put off twice", "a PHQ-9 of {score} and the guitar untouched since spring" },
    { "Enjoy things again.", "Get up because I want to.", "Cook for my {person} on Sundays again." },
    "go from {from} to {to} planned activities a week", "activity log", "activities a week", 0, 1, 2, 5, "psychiatric", "psychiatric",
    "behavioral activation and psychiatric review", "help with low mood", "tired in the mornings" },
  { "3", "Sleeps badly", "Sleeps less than five hours on most nights",
    { "a sleep log of {n} bad nights in the last 30", "{n} nights on the couch in a month, with the television on", "{n} mornings late for work as a {job}" },
    { "Sleep through the night.", "Wake up before my {person} does.", "Have nights that are nights." },
    "go from {from} to {to} nights of six hours or more a week", "sleep log", "nights a week", 0, 2, 4, 6, "skills", "cbt",
    "sleep-skills sessions", "better sleep", "shift work" },
  { "6", "Getting here is hard", "Misses sessions because of transport and child care",
    { "{n} missed appointments before intake", "{n} rides canceled by the {person} in a month", "{n} evenings with nobody to watch the children" },
    { "Be here when I plan to.", "Not miss a group because of a bus.", "Not choose between group and home." },
    "have a ride home arranged for {to} evenings a week, from {from} now", "attendance record", "evenings a week", 0, 1, 2, 4, "case-management",
    "case-management", "help with rides and child care", "rides home after nine in the evening", "no bus after nine in the evening" },
  { "5", "Home is not a safe place to stay sober", "Lives where others use nearly every day",
    { "use at home on {n} of the last 14 days", "{n} parties in the flat below in a month", "the {person} drinking at the table on {n} of 14 evenings" },
    { "Live in a place that helps me.", "Close a door behind me and be safe.", "Have a home my {person} can visit." },
    "apply to {to} recovery residences, from {from} now", "application list", "applications", 0, 1, 3, 6, "case-management", "case-management",
    "housing search together", "a safer place to live", "others use at home" },
  { "5", "Strained family", "Argues with the family about trust and money",
    { "{n} arguments in two weeks and no shared meal", "{n} weeks without a word from the {person}", "{n} unpaid promises named by the {person}" },
    { "Rebuild trust at home.", "Sit at the table with my {person} again.", "Keep the promises I make." },
    "go from {from} to {to} agreed family meals a week", "family calendar", "meals a week", 0, 1, 2, 4, "family", "family",
    "family counseling", "family sessions", "arguments at home" },
  { "3", "Worry and panic", "Worries for hours before work and has attacks of panic",
    { "a GAD-7 of {score} and sick days as a {job}", "{n} attacks of panic in a month, most on the bus", "a GAD-7 of {score} and the phone left unanswered" },
    { "Get through a day at work calmly.", "Take the bus without counting stops.", "Answer the phone when it rings." },
    "go from {from} to {to} rounds of paced breathing a day", "practice log", "times a day", 0, 1, 2, 5, "skills", "cbt",
    "relaxation and exposure practice", "ways to calm down", "panic on the bus" },
};
const guint wm_sample_n_troubles = G_N_ELEMENTS (wm_sample_troubles);
