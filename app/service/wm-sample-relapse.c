/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A relapse-prevention plan of one person: situations, triggers, signs and people of their own life, stored as answers by
 * the form's stable keys. */
#include "wm-sample-private.h"

#include "wm-form.h"

#include <string.h>

typedef struct
{
  WmSample *sample;
  const WmSamplePerson *person;
  WmRecord *document;
  const char *contacts[3]; /* names of people to call */
} Build;

static const struct { const char *text, *category, *coping, *backup, *escape; } situations[] = {
  { "Payday, on the way home past the shop on {street}", "urges", "Take the other road and have dinner planned", "Hand the card to {first}", "Get off the bus one stop early" },
  { "Alone at home after an argument with my {person}", "unpleasant-emotions", "Go for a walk and write it down before I answer", "Go to the evening meeting", "Stay the night at {first}’s" },
  { "A party of the people from work", "social-pressure", "Come late, hold a drink of my own, leave by ten", "Bring {second}", "Say that I drive tomorrow at six" },
  { "Back pain at night after a long shift as a {job}", "physical-discomfort", "Warm shower, stretching, pills as prescribed", "Call the nurse line", "Sleep on the couch with the radio" },
  { "Sunday afternoons with nothing to do", "pleasant-emotions", "Garden or gym at three, with {second}", "Go to the movies", "Leave the house" },
  { "A message from someone I used with", "urges", "Delete it, tell {first} the same day", "Block the number", "Put the phone in the car" },
  { "Family dinners when my {person} pours wine", "good-times", "Sit by the children, bring my own lemonade", "Help in the kitchen", "Leave with {second} after dessert" },
  { "When I think I have it under control and could try just one", "testing-control", "Read page one of this plan aloud", "Call {first} before I decide", "Wait 15 minutes in the library" },
  { "The week of my {person}’s anniversary", "unpleasant-emotions", "Visit the grave with {second}", "Tell my counselor ahead", "Take the day off" },
  { "Being criticized in front of others at work", "conflict", "Breathe out slowly, ask to talk later", "Text {first} at the break", "Step outside for five minutes" },
};

static const struct { const char *text, *kind, *plan; } triggers[] = {
  { "Payday", "time", "prepare" }, { "The smell of the bar on {street}", "place", "avoid" }, { "Sleeping badly two nights in a row", "body", "cope" },
  { "Shame after a mistake", "feeling", "cope" }, { "Old songs from that time", "media", "avoid" }, { "My {person} shouting", "person", "cope" },
  { "Cash in my pocket", "money", "avoid" }, { "“Nobody will notice”", "thought", "cope" }, { "A football night", "event", "prepare" },
  { "The drawer where I kept it", "thing", "avoid" }, { "Boredom after eight in the evening", "feeling", "prepare" },
};

static const struct { const char *sign, *domain, *action; } signs[] = {
  { "I stop answering {first}", "relationship", "Call back the same day" }, { "I skip breakfast and live on coffee", "body", "Eat with my {person} tomorrow" },
  { "I come late to group twice", "attendance", "Tell my counselor why" }, { "I think the good times were only good", "thought", "Write down the last morning after" },
  { "I snap at my {person}", "behavior", "Apologize, then rest an hour" }, { "I sleep by day", "body", "Set the alarm, walk in the morning" },
  { "I hide small purchases", "behavior", "Show {first} the receipts" }, { "I feel cured", "feeling", "Read this plan again with {second}" },
};

static const struct { const char *strategy, *type; } ways[] = {
  { "Wait 15 minutes with a timer", "delay" }, { "Call {first}", "call" }, { "Leave the room", "leave" }, { "Breathe four in, six out", "relax" },
  { "Play the tape forward to the morning after", "think" }, { "Cold water on my face", "body" }, { "Walk around the block", "distract" },
  { "A short prayer", "spiritual" }, { "Cook something that takes an hour", "distract" }, { "Write to {second}", "call" },
};

static const char *const streets[] = { "Mill Street", "Ninth Avenue", "Harbor Road", "Station Square", "Oak Lane", "Canal Street", NULL };

static char *
fill (Build *b, const char *text)
{
  GString *out = g_string_new (text);
  g_string_replace (out, "{first}", b->contacts[0], 0);
  g_string_replace (out, "{second}", b->contacts[1], 0);
  if (strstr (text, "{person}"))
    g_string_replace (out, "{person}", b->person->kin, 0);
  if (strstr (text, "{job}"))
    g_string_replace (out, "{job}", b->person->job ? b->person->job : "helper at home", 0);
  if (strstr (text, "{street}"))
    g_string_replace (out, "{street}", _wm_sample_pick (b->sample, streets), 0);
  return g_string_free (out, FALSE);
}

static void
answer (Build *b, const char *section, guint row, const char *item, const char *value)
{
  g_autofree char *text = fill (b, value);
  WmRecord *record = _wm_sample_record (b->sample, &wm_form_answer_schema);
  wm_record_set_many (record, "document", wm_record_get_id (b->document), "section", section, "item", item, "value", text, NULL);
  wm_record_set_int (record, "row-no", row);
}

static void
answer_number (Build *b, const char *section, guint row, const char *item, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  answer (b, section, row, item, text);
}

static void
answer_day (Build *b, const char *section, guint row, const char *item, WmDay day)
{
  g_autofree char *text = wm_day_to_iso (day);
  answer (b, section, row, item, text);
}

static void
add_reasons (Build *b)
{
  g_autofree char *wish = g_strdup (wm_record_get (b->person->assessment, "own-words"));
  g_autofree char *day = g_strdup_printf ("A day like the best of last year, %u months from now: work, my {person}, sleep.", 4 + _wm_sample_below (b->sample, 5));
  answer (b, "reasons", 1, "reason", wish);
  answer (b, "reasons", 2, "reason", "To be there for my {person}");
  answer (b, "direction", 1, "vision", day);
}

static void
add_situations (Build *b)
{
  const guint n = G_N_ELEMENTS (situations), from = _wm_sample_below (b->sample, n), step = _wm_sample_below (b->sample, 2) ? 1 : 3;
  for (guint row = 1; row <= 3; row++)
    {
      guint at = (from + row * step) % n;
      answer (b, "situations", row, "situation", situations[at].text);
      answer (b, "situations", row, "category", situations[at].category);
      answer_number (b, "situations", row, "likelihood", 2 + _wm_sample_below (b->sample, 8));
      answer_number (b, "situations", row, "confidence", 3 + _wm_sample_below (b->sample, 7));
      answer (b, "situations", row, "coping", situations[at].coping);
      answer (b, "situations", row, "backup", situations[at].backup);
      answer (b, "situations", row, "escape", situations[at].escape);
      answer (b, "situations", row, "person", b->contacts[row % 2]);
    }
}

static void
add_triggers_and_signs (Build *b)
{
  guint trigger = _wm_sample_below (b->sample, G_N_ELEMENTS (triggers)), sign = _wm_sample_below (b->sample, G_N_ELEMENTS (signs));
  for (guint row = 1; row <= 2; row++, trigger += 4)
    {
      answer (b, "triggers", row, "text", triggers[trigger % G_N_ELEMENTS (triggers)].text);
      answer (b, "triggers", row, "kind", triggers[trigger % G_N_ELEMENTS (triggers)].kind);
      answer (b, "triggers", row, "plan", triggers[trigger % G_N_ELEMENTS (triggers)].plan);
    }
  for (guint row = 1; row <= 3; row++, sign += 3)
    {
      answer (b, "signs", row, "sign", signs[sign % G_N_ELEMENTS (signs)].sign);
      answer (b, "signs", row, "domain", signs[sign % G_N_ELEMENTS (signs)].domain);
      answer (b, "signs", row, "action", signs[sign % G_N_ELEMENTS (signs)].action);
    }
}

static void
add_ways (Build *b)
{
  guint at = _wm_sample_below (b->sample, G_N_ELEMENTS (ways));
  for (guint row = 1; row <= 5; row++, at += 3)
    {
      answer (b, "coping", row, "strategy", ways[at % G_N_ELEMENTS (ways)].strategy);
      answer (b, "coping", row, "type", ways[at % G_N_ELEMENTS (ways)].type);
      answer_number (b, "coping", row, "works", 3 + _wm_sample_below (b->sample, 8));
    }
}

static void
add_contacts (Build *b)
{
  static const char *const relations[] = { "family", "friend", "peer" };
  for (guint i = 0; i < G_N_ELEMENTS (b->contacts); i++)
    {
      g_autofree char *phone = g_strdup_printf ("(555) 01%u-%04u", _wm_sample_below (b->sample, 10), _wm_sample_below (b->sample, 10000));
      answer (b, "contacts", i + 1, "name", b->contacts[i]);
      answer (b, "contacts", i + 1, "relation", relations[i]);
      answer (b, "contacts", i + 1, "phone", phone);
      answer (b, "contacts", i + 1, "any-hour", i == 0 ? "1" : "0");
    }
}

static void
add_lapse_and_emergency (Build *b)
{
  const char *code = wm_record_get (b->person->diagnosis, "code");
  gboolean street = g_str_has_prefix (code, "F11") || g_str_has_prefix (code, "F14") || g_str_has_prefix (code, "F15");
  gboolean dangerous = g_str_has_prefix (code, "F10") || g_str_has_prefix (code, "F13");
  answer (b, "lapse-plan", 1, "stop-safe", "Pour it out, leave, and sit with {first}");
  answer (b, "lapse-plan", 1, "first-call", "{first}");
  answer (b, "lapse-plan", 1, "tell-counselor", "before noon the next day");
  answer (b, "lapse-plan", 1, "self-talk", "One slip does not undo what I have built. I can stop now.");
  answer (b, "emergency-facts", 1, "opioid-risk", street ? "yes" : "no");
  answer (b, "emergency-facts", 1, "naloxone", street ? "yes" : "offered");
  if (street)
    answer (b, "emergency-facts", 1, "naloxone-place", "kitchen shelf by the door; {first} knows");
  answer (b, "emergency-facts", 1, "emergency-name", wm_record_get (b->person->client, "emergency-name"));
  answer (b, "emergency-facts", 1, "emergency-phone", wm_record_get (b->person->client, "emergency-phone"));
  answer (b, "emergency-facts", 1, "withdrawal-risk", dangerous ? "1" : "0");
}

static void
add_safety (Build *b)
{
  static const struct { const char *section, *item, *text; } rows[] = {
    { "crisis-signs", "sign", "I start giving things away" }, { "alone", "what", "Music, and a walk to the river" },
    { "places", "who-where", "The library on {street}" }, { "helpers", "name", "{first}" }, { "helpers", "phone", "(555) 010-0177" },
    { "professionals", "name", "Riverside Recovery, after hours" }, { "professionals", "phone", "(555) 010-0199" },
    { "safer", "medicines", "locked away, a week’s worth at home" }, { "safer", "firearms", "none at home" },
    { "safer", "worth-living", "My {person}’s next birthday" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    answer (b, rows[i].section, 1, rows[i].item, rows[i].text);
}

/** _wm_sample_relapse: @has_flag: with the crisis and safety part. */
void
_wm_sample_relapse (WmSample *self, const WmSamplePerson *person, gboolean has_flag)
{
  WmDay made = MIN (wm_record_get_day (person->episode, "admit-date") + 9, self->until);
  Build b = { self, person, _wm_sample_record (self, &wm_form_document_schema), { NULL } };
  for (guint i = 0; i < G_N_ELEMENTS (b.contacts); i++)
    b.contacts[i] = _wm_sample_name (self, i % 2 ? wm_sample_first_male : wm_sample_first_female);
  wm_record_set_many (b.document, "client", wm_record_get_id (person->client), "episode", wm_record_get_id (person->episode), "form",
                      WM_FORM_RELAPSE_PREVENTION, "form-version", "1", "version", "1", "state", "draft", NULL);
  wm_record_set_day (b.document, "made", made);
  add_reasons (&b);
  add_situations (&b);
  add_triggers_and_signs (&b);
  add_ways (&b);
  add_contacts (&b);
  add_lapse_and_emergency (&b);
  if (has_flag)
    add_safety (&b);
  answer_day (&b, "next", 1, "next-review", self->until + 7 + (WmDay) _wm_sample_below (self, 20));
}
