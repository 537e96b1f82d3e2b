/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line per row: the section, then its items' answers in the order of the form. */
#include "full-relapse-plan.h"

#include <string.h>

#define MAX_ANSWERS 9

static const struct
{
  const char *section;
  const char *answers[MAX_ANSWERS];
} rows[] = {
  { "reasons", { "My daughter Ana should be able to count on me" } },
  { "reasons", { "I want to keep the job at the workshop" } },
  { "reasons", { "Waking up on Sundays with a clear head" } },
  { "direction", { "My sister Rosa, honesty, and the garden my father left us",
                   "Ana stays every other weekend, I have finished the course, and we cook together on Fridays", "2026-10-28" } },
  { "situations", { "Pay-day Friday, colleagues go to the bar across the road", "social-pressure", "8", "4",
                    "Say I am expected at home, walk to the bus with Tom", "Call Rosa from the bus stop and stay on the phone",
                    "Leave by the back gate", "Rosa", "2026-11-20" } },
  { "situations", { "Alone at home after the late shift, cannot sleep", "unpleasant-emotions", "7", "5",
                    "Shower, tea, the sleep recording from group", "Write down what goes round in my head, then call the night line",
                    "Go to Rosa's, the key is under the pot", "Tom", "2026-11-20" } },
  { "situations", { "A wedding or birthday where everyone drinks to the couple", "good-times", "5", "6",
                    "Fill my own glass first, stand with the children's table", "Take a walk and come back for the cake",
                    "Drive my own car so that I can leave", "Rosa", "2026-11-22" } },
  { "triggers", { "The smell of the workshop on a hot evening", "place", "prepare", "6" } },
  { "triggers", { "Feeling that nobody needs me", "feeling", "cope", "8" } },
  { "triggers", { "Messages from the old crew", "media", "avoid", "7" } },
  { "triggers", { "An envelope with cash in my pocket", "money", "prepare", "5" } },
  { "signs", { "I stop answering Rosa's calls", "relationship", "early", "Call her back the same day and tell her why", "Rosa" } },
  { "signs", { "I tell myself one beer is not really drinking", "thought", "middle", "Read my reasons aloud and go to a meeting tonight", "Tom" } },
  { "signs", { "I skip a group and do not tell anybody", "attendance", "late", "Ring the program before noon and come to the next group", "My counselor" } },
  { "coping", { "Twenty minutes on the bicycle", "body", "20", "8" } },
  { "coping", { "Call Tom and talk about anything", "call", "10", "9" } },
  { "coping", { "Wait with a timer until the wave has passed", "delay", "15", "6" } },
  { "coping", { "Breathe in for four, out for six", "relax", "5", "7" } },
  { "coping", { "Picture the next morning with Ana", "think", "5", "7" } },
  { "contacts", { "Rosa", "family", "(555) 010-0161", "Any time, also in the middle of the night", "1", "1" } },
  { "contacts", { "Tom", "sponsor", "(555) 010-0172", "Evenings after six and on weekends", "0", "1" } },
  { "contacts", { "Program after hours", "clinic", "(555) 010-0199", "Nights and weekends", "1", "1" } },
  { "lapse-plan", { "Pour the rest away, go to Rosa's, sleep there", "Rosa", "noon the next day",
                    "One slip does not undo what I have built. I can stop now.", "I drank more than one evening, or I shake in the morning",
                    "With my counselor at the next session, on paper", "Wednesday group" } },
  { "emergency-facts", { "yes", "yes", "Kitchen drawer, left of the stove", "Rosa and Tom", "Penicillin", "High blood pressure",
                         "Rosa Vega, sister", "(555) 010-0161", "1" } },
  { "crisis-signs", { "I think they would be better off without me" } },
  { "crisis-signs", { "Nights without sleep and no plan for the day" } },
  { "alone", { "Sit in the garden and water every plant" } },
  { "alone", { "Play the record my father liked" } },
  { "places", { "Rosa's kitchen", "(555) 010-0161" } },
  { "places", { "The library reading room", "(555) 010-0133" } },
  { "helpers", { "Rosa", "(555) 010-0161" } },
  { "helpers", { "Tom", "(555) 010-0172" } },
  { "professionals", { "J. Doe, my counselor", "(555) 010-0142", "214 Mill Street" } },
  { "professionals", { "Springfield emergency room", "(555) 010-0100", "3 Hospital Way" } },
  { "safer", { "Rosa keeps them, I get a week's worth", "None at home", "Workshop knives stay at work", "Rosa", "Seeing Ana grow up" } },
  { "next", { "2026-12-18", "2026-11-24" } },
  { "reviews", { "2026-11-10", "Added the wedding and a new number" } },
  { "reviews", { "2026-11-20", "Confidence for pay-day went up" } },
  { "shared", { "Rosa Vega", "2026-11-24" } },
  { "shared", { "Tom, sponsor", "2026-11-24" } },
};

static const WmFormSection *
find_section (const WmForm *form, const char *key)
{
  for (guint p = 0; p < form->parts->len; p++)
    {
      const WmFormPart *part = form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        if (strcmp (((WmFormSection *) part->sections->pdata[s])->key, key) == 0)
          return part->sections->pdata[s];
    }
  g_error ("the form has no section %s", key);
}

/* Fills every item of every section; an item without an answer here is an error, so that the form can't outgrow this. */
void
full_relapse_plan_fill (WmFormDocument *document)
{
  const WmForm *form = wm_form_document_get_form (document);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const WmFormSection *section = find_section (form, rows[i].section);
      WmRecord *row = section->many ? wm_form_document_add_row (document, section->key)
                                    : wm_form_document_get_single (document, section->key);
      for (guint j = 0; j < section->items->len; j++)
        {
          const WmFormItem *item = section->items->pdata[j];
          g_assert_nonnull (rows[i].answers[j]);
          wm_record_set (row, item->field->name, rows[i].answers[j]);
        }
    }
}
