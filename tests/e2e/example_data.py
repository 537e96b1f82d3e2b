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
NUMBER, NAME = "C-0412", "Marisol Vega"

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
AREAS = 18  # life areas that are asked about
FAMILY, WORK = 5, 7  # their places


def area(finding, need=None, strength=None):
    return [text("What was found", finding), switch("A need", need), switch("A strength", strength)]


FOUND = {FAMILY: area("Two friends from school; has called neither since summer.", need="on"),
         WORK: area("Eleven years in the same kitchen.", strength="on")}


def dimension(rating, finding):
    return [text("Rating", rating), text("What was found", finding)]


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
