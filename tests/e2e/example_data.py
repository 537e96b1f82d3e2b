# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The worked example as what is typed: each form is its rows in their order, those left empty too. All of it is invented."""
from typing import NamedTuple


class Row(NamedTuple):
    """One row of a form; a value of None leaves it as it is."""
    kind: str
    title: str
    value: str | None = None


def text(title, value=None):
    return Row("text", title, value)


def day(title, value=None):
    return Row("day", title, value)


def choice(title, value=None):
    return Row("choice", title, value)


def switch(title, value=None):
    return Row("switch", title, value)


DIRECTOR, DIRECTOR_SECRET = "R. Stone", "a quiet river 7"
COUNSELOR, COUNSELOR_SECRET = "J. Doe", "the second bridge 8"
NUMBER, NAME, LISTED = "C-0412", "Marisol Vega", "Vega, Marisol"

CLINIC = [text("Clinic name", "Riverside Recovery"), text("Address"), text("Phone"), text("After-hours phone"), text("Name", DIRECTOR),
          text("Credential", "LCSW"), day("Passphrase", DIRECTOR_SECRET), day("The same again", DIRECTOR_SECRET)]
PERSON = [text("Name", COUNSELOR), choice("Role", "Counselor"), day("Passphrase", COUNSELOR_SECRET), day("The same again", COUNSELOR_SECRET)]


def staff(name, credential, role=None, diagnoses=None):
    return [text("Name", name), text("Credential", credential), choice("Role", role), day("Credential expires"),
            switch("Credential allows to diagnose", diagnoses)]


FACILITATOR = staff("A. Okafor", "LADC", "Group facilitator")
PEER = staff("L. Baptiste", "peer specialist", "Peer support specialist")
CREDENTIAL = staff(None, "LCSW", None, "on")

CLIENT = [text("Last name", "Vega"), text("First name", "Marisol"), day("Date of birth", "1992-03-14"), text("Preferred name"),
          text("Pronouns", "she/her"), text("Phone", "(555) 010-0133"), switch("May be contacted there", "on"), choice("Language", "Spanish"),
          switch("Interpreter needed", "on"), text("Client number", NUMBER), text("Who asked", "Marisol"),
          choice("Their relation to the client", "The person themself"), text("Call back at", "(555) 010-0133"), switch("Message may be left"),
          choice("How to identify us", "First name only"), choice("Referred by", "Self or individual"),
          text("Reason for asking", "Wants her daughter to visit on weekends again."), choice("Urgent risk", "No"),
          choice("Track wanted", "Evening")]
SCREENING = [choice("Intoxicated now", "No"), choice("Withdrawal risk", "None"), choice("Ever had an overdose", "No"), day("Last overdose"),
             choice("Suicide risk", "None"), choice("Violence risk", "None"), choice("Self-harm", "Never"), choice("Medical emergency", "No"),
             choice("Needs 24-hour care or withdrawal management", "No"), text("What was done about a risk"),
             choice("Result", "Continue with the assessment")]
LEVEL = "2.1 Intensive outpatient"
ADMISSION = [day("Admitted"), choice("Program"), choice("Track"), choice("Level of care", LEVEL), choice("Primary counselor"), text("Days a week", "4"),
             text("Hours a week, at least", "9"), text("Hours a week, at most", "12"), text("Reason for hours outside the level"),
             text("Planned weeks", "12"), choice("Phase"), choice("Level of care before"), choice("Referred by"),
             choice("Consent for treatment", "Adult, for themselves")]

EDITION = [day("Assessed"), choice("ASAM edition", "Third")]
OWN_WORDS = "I want my daughter to visit on weekends again."
ASSESSMENT = [text("Goals in own words", OWN_WORDS), text("Strengths", "steady job\nfinished 2 of 2 past group courses"),
              text("Needs", "child care on Thursdays"), text("Abilities", "good with her hands"), text("Preferences", "small groups"),
              text("Barriers", "evening shifts\nrides home after 21:00")]
SUBSTANCE = [choice("Substance", "Alcohol"), choice("Rank", "Primary"), choice("Route", "By mouth"), text("Age at first use", "17"),
             text("Days of use in the last 30", "18"), day("Last use"), choice("How often", "3 to 6 times a week"), text("How much"),
             text("Longest time without use"), switch("Withdrawal in the past"), text("Overdoses"), day("Last overdose")]
AREAS = ["Medical", "Medications and allergies", "Mental health history", "Trauma", "Suicide and violence", "Family and friends", "Housing",
         "Education and employment", "Legal", "Money", "Military", "Culture and spirituality", "Gambling", "Tobacco", "Leisure",
         "Nutrition and eating", "Sexual and reproductive health", "Safety at home"]
FAMILY, WORK = 5, 7  # their places


def area(finding, need=None, strength=None):
    return [text("What was found", finding), switch("A need", need), switch("A strength", strength)]


FOUND = {FAMILY: area("Two friends from school; has called neither since summer.", need="on"),
         WORK: area("Eleven years in the same kitchen.", strength="on")}


def dimension(rating, finding):
    return [text("Rating", rating), text("What was found", finding)]


DIMENSION_NAMES = ["D1 Intoxication and withdrawal", "D2 Biomedical conditions", "D3 Emotional, behavioral, cognitive",
                   "D4 Readiness to change", "D5 Continued use potential", "D6 Living environment"]
DIMENSIONS = [dimension("1", "No signs of withdrawal today; shaky on two mornings last month."),
              dimension("0", "No complaints; sees a doctor once a year."),
              dimension("1", "Low on Sundays, sleeps six hours, no thoughts of self-harm."),
              dimension("1", "Wants to stop on work nights; not sure about weddings."),
              dimension("3", "18 drinking days in the last 30, most of them on work nights."),
              dimension("2", "No contact outside work in the last two weeks.")]
DIAGNOSIS = [text("Code", "F10.20"), text("Diagnosis", "Alcohol use disorder, severe"), text("Criteria met", "6"), choice("Severity", "Severe"),
             choice("Status", "Active"), switch("Tolerance and withdrawal not counted: taken as prescribed"), choice("Remission"),
             switch("On maintenance therapy"), switch("In a controlled environment"), switch("Primary diagnosis"), text("Rank"),
             day("Diagnosed", "today"), choice("Diagnosed by", "J. Doe"), text("Why not worked on now")]
SUMMARY = [choice("Level indicated", LEVEL), choice("Level placed", LEVEL), choice("Reason for the difference"),
           text("Clinical summary", "Drinks on work nights since her daughter moved out."),
           text("Recommendations", "Intensive outpatient in the evening, with a peer specialist."),
           text("Problems by priority", "Drinks on work nights\nFew people to call")]

STATEMENT = "Drinks on work nights, as evidenced by 18 drinking days in the last 30, two missed shifts and an AUDIT of 24."
PLAIN = "Drinks on work nights, as shown by 18 drinking days in the last 30 and two missed shifts."


def problem(title, statement, evidence, plain, dimension, diagnosis=None, area=None, screen=None, priority=None):
    return [text("Problem", title), text("Statement", statement), text("As evidenced by", evidence), text("In plain words", plain),
            choice("Dimension", dimension), choice("Second dimension"), choice("Diagnosis", diagnosis), choice("Life area", area),
            choice("Screening", screen), choice("Safety flag"), choice("Priority", priority), choice("Status"), text("Reason, or referred to"),
            day("Identified")]


def goal(words):
    return [text("Goal", words), switch("In the client’s own words"), day("By")]


def objective(words, method, plain, numbers, by, strength=None, barrier=None):
    baseline, now, target, unit = numbers
    return [text("The client will", words), choice("Measured as", "Count"), text("Measured by", method), text("Measured by, in plain words", plain),
            text("Baseline", baseline), text("Now", now), text("Target", target), text("Unit", unit), text("Weeks to hold"), day("Start"),
            day("By", by), choice("Status"), text("Uses the strength", strength), text("Works around", barrier),
            switch("Part of the relapse-prevention plan")]


def intervention(service, words, modality, setting, who, how_often):
    """@who is one of the staff, or a provider from elsewhere; @how_often is a number, per what, minutes, sessions, until when."""
    staff_member, provider = who
    frequency, per, minutes, sessions, until = how_often
    return [choice("Service", service), text("Staff will", words), text("In plain words"), choice("Modality", modality), choice("Setting", setting),
            choice("Responsible", staff_member), text("External provider", provider), text("How often", frequency), choice("Per", per),
            text("Minutes", minutes), text("Sessions in all", sessions), day("Start"), day("Until", until)]


DRINKING = problem("Drinks on work nights", STATEMENT, "18 drinking days in the last 30 (BAM q4 category 16-30), two missed shifts, AUDIT 24", PLAIN,
                   "D5 Continued use potential", diagnosis="Alcohol use disorder, severe (F10.20)", screen="AUDIT", priority="Urgent")
SOBER = goal("Be sober when she is here.")
FREE_DAYS = objective("have 28 or more alcohol-free days in any 30", "daily log and BAM", "my daily log", ("12", "12", "28", "days in 30"),
                      "in 60 days", strength="steady job")
TREATMENT = [intervention("Individual counseling", "cognitive behavioral therapy, one to one", "Cognitive behavioral therapy", "Individual",
                          ("J. Doe", None), ("1", "A week", "50", "8", None)),
             intervention("Relapse-prevention group", "relapse-prevention group", "Relapse prevention", "Group",
                          ("A. Okafor", None), ("3", "A week", "180", "36", None)),
             intervention("Medication consult", "consult on medication for alcohol use", "Medication", "External",
                          (None, "Dr. R. Lindqvist"), ("1", "Once", None, None, "in 14 days"))]
ALONE = problem("Few people to call", "Few people to call, as evidenced by no contact outside work in the last two weeks.",
                "no contact outside work in the last two weeks", None, "D6 Living environment", area="Family and friends")
PEOPLE = goal("Have people I can call at night.")
CALLS = objective("call 3 supportive people at least once a week", "support log", None, ("0", None, "3", "people"), "in 45 days")
LINKING = intervention("Peer support", "peer support linking", "Peer support", "Individual", ("L. Baptiste", None),
                       ("1", "Every two weeks", "30", "6", None))
RIDES = objective("have a ride home arranged for 3 evenings a week", "attendance record", None, ("0", None, "3", "evenings a week"), "in 14 days",
                  barrier="rides home after 21:00")
RIDES_HOME = intervention("Case management", "case management: rides home", "Case management", "Individual", ("L. Baptiste", None),
                          ("1", "Once", None, None, "in 7 days"))
STEP_DOWN = "28 or more alcohol-free days in 30 and mean relapse-prevention confidence of 7 or more"
WHOLE = [text("What I want"), text("Strengths"), text("Needs"), text("Abilities"), text("Preferences"), text("What may get in the way"),
         text("Culture and language"), text("People to involve"), choice("Stage of change"), text("Ready to step down when", STEP_DOWN),
         day("Expected about", "in 84 days"), choice("Next level of care", "1 Outpatient"), choice("Assessment"), day("Plan date"),
         day("Next review"), choice("Plan type"), choice("Level of care"), text("Reason for hours outside the level"), choice("Counselor"),
         switch("Client took part", "on"), text("How", "wrote the goals herself"), switch("Family invited"),
         text("What the client sees differently"), choice("Explained in", "Spanish"), choice("Explained by"), switch("Copy offered", "on")]
BROKEN_OFF = next(index for index, row in enumerate(WHOLE) if row.title == "How")
FIRST_WORDS, LAST_WORDS = "wrote the", " go"
ON_PAPER = [OWN_WORDS, "Drinks on work nights", PLAIN[PLAIN.index("as shown"):], "Be sober when she is here.", "have 28 or more alcohol-free days in any 30", "my daily log",
            "Few people to call", "Have people I can call at night.", "call 3 supportive people at least once a week",
            "have a ride home arranged for 3 evenings a week", "Dr. R. Lindqvist", STEP_DOWN, "wrote the goals herself"]
IN_CHART = [STATEMENT, "Alcohol use disorder, severe", "daily log and BAM", "two missed shifts", PLAIN, "R. Stone", "have 28 or more alcohol-free days in any 30", "Have people I can call at night."]
