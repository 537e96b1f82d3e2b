/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the sample clinic, from many places of the world, and the small facts of a life. */
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
  "I want my {person} to visit on weekends again.", "I want to keep my job as a {job}.",
  "I want to sleep through the night and remember the evening before.", "I want to look my {person} in the eye.",
  "I want to be someone my {person} can call.", "I want to finish what I start.",
  "I want my {person} to stop counting my glasses and start asking about my day.",
  "I want my license back and to keep working as a {job}.", "I want mornings that belong to me.",
  "I want to be there when my {person} needs me.", "I want to make breakfast for my {person} on {day}s.",
  "I want to pay my {person} back and sleep well after.", NULL,
};

const char *const wm_sample_strengths[] = {
  "steady job as a {job}", "finished a past course of treatment", "close to a {person} who does not use",
  "gets up early by choice", "was without use for seven months in 2023", "trusted with the keys as a {job}",
  "good sense of humor under stress", "faith and a weekly choir", "keeps a garden all year",
  "pays bills on time", "speaks up in groups", "walks with the {person} every {day}", NULL,
};

const char *const wm_sample_abilities[] = {
  "good with tools", "keeps a written log without being asked", "speaks two languages", "cooks for five without a recipe",
  "repairs engines", "reads maps and plans well", "plays the guitar", "organizes other people easily", NULL,
};

const char *const wm_sample_preferences[] = {
  "small groups", "evening sessions", "a counselor of the same gender", "written handouts",
  "sessions by video in bad weather", "no Twelve-Step meetings, other choices",
  "family included from the start", "time to think before speaking", NULL,
};

const char *const wm_sample_kin[] = {
  "daughter", "son", "sister", "brother", "mother", "father", "grandmother", "partner", "niece",
  "best friend", NULL,
};

const char *const wm_sample_kin_of_young[] = { "sister", "brother", "mother", "father", "grandmother", "aunt", "best friend", NULL };

const char *const wm_sample_jobs[] = {
  "cook", "nurse aide", "roofer", "bus driver", "bookkeeper", "welder", "teacher", "line worker",
  "hairdresser", "electrician", "warehouse lead", "baker", "caregiver", "mechanic", NULL,
};

const char *const wm_sample_accommodations[] = {
  "large-print handouts", "a seat by the door", "breaks every 45 minutes", "step-free rooms", "read aloud what is to be signed", NULL,
};

const char *const wm_sample_consequences[] = {
  "two missed shifts as a {job}", "a warning at work as a {job}", "an argument that ended with the police",
  "a fall on the stairs", "three missed meetings with the {person}", "a lost driving license",
  "a night in the emergency room", "rent paid late twice", "a visit of the {person} canceled", "a broken wrist",
  "a {day} nobody can account for", NULL,
};

const char *const wm_sample_own_goals[] = {
  "Be sober when they are here.", "Get through payday as a {job} without using.", "Have my evenings back.",
  "Wake up clear.", "Be the one my {person} can count on.", "Keep my head at work as a {job}.",
  "Handle an urge and tell my {person} about it.", "Stay out of the places where it starts.",
  "Have a {day} I can remember.", NULL,
};

const char *const wm_sample_helps[] = {
  "helped by a call to the {person} on {day} evenings", "helped by going straight home on {day}s, by the other road",
  "helped by a walk with the {person} on {day}s before supper", "helped by leaving cash and cards with the {person} on {day}s",
  "helped by {n} minutes of exercise each morning and on {day}s with the {person}", "helped by cooking with the {person} on {day}s",
  "helped by an urge log that the {person} reads on {day}s", "helped by a ride with the {person} past the shop on {day}s",
  "helped by a meeting on {day}s and breakfast with the {person} after", "helped by no more than {n} minutes alone after the shift on {day}s",
  "helped by a {day} class that ends after the shop has closed", "helped by texting the {person} before and after each {day}", NULL,
};

const char *const wm_sample_took_part[] = {
  "chose the goals and their order", "wrote the first goal and changed the wording of two objectives", "went through the plan line by line",
  "asked for fewer sessions and settled on these", "brought a list from home", "drew the week and its hard hours", NULL,
};

const char *const wm_sample_reasons_to_wait[] = {
  "Wants to begin with the drinking and the evenings; asked again at each review.", "Waits for an appointment with a specialist in January.",
  "Wants a month of calm at home first; will bring it up again.", NULL,
};

const char *const wm_sample_comments[] = {
  "It is easier on {day}s now. The {person} noticed before I did.", "I nearly used on a {day}. I called the {person} and it passed.",
  "Group is the part I look forward to. I talk more than I thought I would.", "I am not where I want to be, but I come, and I stay to the end.",
  "Being a {job} and coming here is a lot. I have not missed a session for it.", "I want to go on with this, and have the {person} here once.", NULL,
};

const char *const wm_sample_reasons_to_stay[] = {
  "Still has urges on {day}s; the hours of this level are needed until the skills hold at home.",
  "Improves, and the {person} confirms it; leaving this level now would take the support away too early.",
  "The goals of this level are not reached yet; fewer hours would leave {day}s without support.", NULL,
};
