/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The headers of a roster, as clinics' programs spell them. */
#include "wm-roster-headers.h"

#include "wm-text.h"

#include <string.h>

/* Without blanks, accents and signs: "lastname" is Last Name, last_name, LAST-NAME and LastName. */
static const struct { WmRosterMeaning meaning; const char *spellings; } table[] = {
  { NUMBER, "number clientnumber clientno clientid clientcode patientnumber patientno patientid participantid consumerid personid id mrn "
            "medicalrecordnumber medicalrecord medicalrecordno chartnumber chartno chartid chart casenumber caseno caseid recordnumber "
            "recordno recordid accountnumber accountno" },
  { LAST, "lastname last lname surname familyname namelast clientlastname patientlastname legallastname" },
  { FIRST, "firstname first fname givenname forename namefirst clientfirstname patientfirstname legalfirstname" },
  { PREFERRED, "preferredname preferredfirstname preferred nickname chosenname knownas goesby nameused calledname" },
  { PRONOUNS, "pronouns pronoun preferredpronouns genderpronouns" },
  { BIRTH, "dateofbirth dob birthdate birthday birth born clientdob patientdob clientdateofbirth patientdateofbirth clientbirthdate "
           "patientbirthdate birthdt dobdate" },
  { STATUS, "status clientstatus patientstatus casestatus" },
  { LEVEL, "level levelofcare loc currentlevel currentlevelofcare currentloc asamlevel asamlevelofcare asamloc" },
  { TRACK, "track programtrack" },
  { COUNSELOR, "counselor counsellor primarycounselor primarycounsellor assignedcounselor counselorname clinician primaryclinician "
               "assignedclinician therapist primarytherapist assignedtherapist" },
  { ADMITTED, "admitted admit admitdate admissiondate admission dateadmitted dateofadmission admitdt startdate episodestart "
              "episodestartdate enrolled enrollmentdate" },
  { WEEKS, "plannedweeks weeksplanned weeks" },
  { LANGUAGE, "language preferredlanguage primarylanguage languagespoken spokenlanguage" },
  { PHONE, "phone phonenumber telephone telephonenumber mobile mobilephone mobilenumber cell cellphone cellnumber homephone primaryphone "
           "contactphone" },
  { DERIVED, "week planstate nextreview" }, /* follow from other records */
};

static gboolean
is_among (const char *word, const char *words)
{
  gsize n = strlen (word);
  for (const char *at = n ? strstr (words, word) : NULL; at; at = strstr (at + 1, word))
    if ((at == words || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
      return TRUE;
  return FALSE;
}

/** wm_roster_meaning_of: what stands under @header; -1 where nobody knows. */
int
wm_roster_meaning_of (const char *header)
{
  g_autofree char *folded = wm_text_fold (header);
  g_autoptr (GString) plain = g_string_new (folded);
  g_string_replace (plain, " ", "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (is_among (plain->str, table[i].spellings))
      return (int) table[i].meaning;
  return -1;
}
