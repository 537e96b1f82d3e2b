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
  { "5", "Few people to call", "Few people to call when an urge comes, as evidenced by no contact outside work in the last two weeks.", "no contact outside work in the last two weeks", "Few people to call, as shown by no contact outside work in the last two weeks.", "Have people I can call at night.", "call {to} supportive people at least once a week", "support log", "people", 0, 3, "peer-support", "peer", "peer support linking", "people to talk to in the evening", "most friends use" },
  { "3", "Low mood most days", "Low mood most days of the week, as evidenced by a PHQ-9 of 14 and no hobby in a month.", "PHQ-9 of 14, no hobby in a month", "Feels low most days, as shown by the mood questionnaire and no hobby in a month.", "Enjoy things again.", "go from {from} to {to} planned activities a week", "activity log", "activities a week", 0, 3, "psychiatric", "psychiatric", "behavioral activation and psychiatric review", "help with low mood", "tired in the mornings" },
  { "3", "Sleeps badly", "Sleeps less than five hours on most nights, as evidenced by a sleep log of 22 bad nights in the last 30.", "22 bad nights in the last 30", "Sleeps badly, as shown by 22 bad nights in the last month.", "Sleep through the night.", "go from {from} to {to} nights of six hours or more a week", "sleep log", "nights a week", 2, 5, "skills", "cbt", "sleep-skills sessions", "better sleep", "shift work" },
  { "6", "Getting here is hard", "Misses sessions because of transport and child care, as evidenced by three missed intake appointments.", "three missed intake appointments", "Getting here is hard, as shown by three missed appointments.", "Be here when I plan to.", "have a ride home arranged for {to} evenings a week", "attendance record", "evenings a week", 0, 3, "case-management", "case-management", "help with rides and child care", "rides home after nine in the evening", "no bus after nine in the evening" },
  { "5", "Home is not a safe place to stay sober", "Lives where others use every day, as evidenced by use at home on 12 of the last 14 days.", "use at home on 12 of the last 14 days", "Home makes it hard, as shown by others using there on most days.", "Live in a place that helps me.", "apply to {to} recovery residences", "application list", "applications", 0, 3, "case-management", "case-management", "housing search together", "a safer place to live", "others use at home" },
  { "5", "Strained family", "Arguments with the family about trust, as evidenced by four arguments in two weeks and no shared meal.", "four arguments in two weeks and no shared meal", "Trust at home is low, as shown by four arguments in two weeks.", "Rebuild trust at home.", "go from {from} to {to} agreed family meals a week", "family calendar", "meals a week", 0, 2, "family", "family", "family counseling", "family sessions", "arguments at home" },
  { "3", "Worry and panic", "Worry and panic before work, as evidenced by a GAD-7 of 15 and five sick days in a month.", "GAD-7 of 15 and five sick days in a month", "Worries a lot before work, as shown by five sick days in a month.", "Get through a day at work calmly.", "practice paced breathing from {from} to {to} times a day", "practice log", "times a day", 0, 2, "skills", "cbt", "relaxation and exposure practice", "ways to calm down", "panic on the bus" },
};
const guint wm_sample_n_troubles = G_N_ELEMENTS (wm_sample_troubles);
