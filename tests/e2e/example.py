#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window from an empty home, by keyboard alone or by pointer: a clinic is set up, its staff entered, a client
led to the first day of treatment, the worked example's assessment and plan entered, signed, co-signed and printed."""
import os
import sys
import tempfile
import time

import example_data as data
from clinic import recovery_code, run
from example_end import co_sign, no_findings, print_plan
from example_plan import sign_plan, write_plan
from hands import Keyboard, Pointer
from window import Window

PROGRAM = os.path.abspath(sys.argv[2])


def set_up(hands):
    hands.act("Set up this clinic", "Down", "Return")
    hands.window.shows("Your clinic")
    hands.fill(data.CLINIC)
    hands.act("Set up this clinic", "Return")
    hands.answer("The code from the paper", recovery_code(hands.window), "Open the clinic")
    hands.window.find("push button", "Lock")


def open_people(hands):
    hands.preferences()
    hands.opened("Preferences")
    hands.act("People", "Tab", "Return")


def enter_staff(hands, wrong):
    open_people(hands)
    hands.press("Add a person who can sign in")
    hands.opened("Add a person")
    hands.fill(data.PERSON)
    hands.act("Save", "Return")
    hands.closed("Add a person")
    hands.window.shows(f"Take {data.COUNSELOR} off")
    hands.press("Add a staff member")
    hands.dialog("Staff member", data.FACILITATOR, "Save", wrong)
    hands.press("Add a staff member")
    hands.dialog("Staff member", data.PEER, "Save", wrong)
    hands.act(data.COUNSELOR, "Tab", "Tab", "Return")
    hands.dialog("Staff member", data.CREDENTIAL, "Save", wrong)
    hands.act("Close", "Escape")
    hands.closed("Preferences")


def sign_in(hands, name, secret):
    hands.window.find("push button", "Sign in")
    hands.window.focus()
    time.sleep(0.3)
    hands.on(-1)
    hands.fill([data.choice("Name", name)], on=True)
    hands.answer("Passphrase", secret, "Sign in")
    hands.window.find("push button", "Lock")
    time.sleep(0.3)


def admit(hands, wrong):
    hands.act("Clients", "ctrl+2")
    hands.window.find("push button", "New client")
    hands.act("New client", "ctrl+n")
    hands.dialog("New client", data.CLIENT, "Add client", wrong)
    hands.window.find("list", "Sections of the chart")
    hands.press("Enter the screening")
    hands.dialog("Screening", data.SCREENING, "Save", wrong)
    hands.press("Admit")
    hands.dialog("Admission", data.ADMISSION, "Admit", wrong)
    hands.press("Begin treatment")
    hands.dialog("Begin treatment", [], "Begin", wrong)


def start_assessment(hands):
    """From the overview, where the first day was entered, to the next section."""
    hands.expect("On the way")
    hands.act("Assessment", "shift+Tab", "Down")
    hands.window.find("push button", "Start the assessment")
    hands.press("Start the assessment")
    hands.window.shows("· draft")
    hands.expect("things to settle")


def find_in_areas(hands):
    place = 0
    for at, rows in sorted(data.FOUND.items()):
        hands.expand(data.AREAS[at], rows, at - place)
        place = at + 1
    hands.on(len(data.AREAS) - place)


def assess(hands, wrong):
    start_assessment(hands)
    hands.act("The assessment", "Tab", "Tab", "Return")
    time.sleep(0.5)
    hands.fill(data.EDITION)
    hands.window.shows("· not saved")
    hands.expect("ASAM edition")
    hands.on()
    hands.fill(data.ASSESSMENT, on=True)
    hands.add_row("Add substance use", data.SUBSTANCE)
    wrong += [f"assessment: {line}" for line in hands.stands(data.ASSESSMENT)]
    hands.on(2)
    find_in_areas(hands)
    for at, rows in enumerate(data.DIMENSIONS):
        hands.expand(data.DIMENSION_NAMES[at], rows)
    hands.add_row("Add diagnosis", data.DIAGNOSIS)
    hands.fill(data.SUMMARY, on=True)
    hands.answer("Your passphrase, once more", data.COUNSELOR_SECRET, "Sign the assessment")
    hands.window.shows("· signed")
    wrong += [] if data.OWN_WORDS in shown(hands.window) else ["the signed assessment lacks the client's own words"]


def shown(window):
    return "\n".join(node.get_name() or "" for node in window.walk())


def start_again(kind, home):
    hands = kind(Window(PROGRAM, home=home))
    sign_in(hands, data.COUNSELOR, data.COUNSELOR_SECRET)
    return hands


def to_first_day(kind, home, wrong):
    """Returns the hands in the window where the client's treatment has begun."""
    window = Window(PROGRAM, home=home)
    window.shows("Welcome to Waymark")
    window.focus()
    set_up(kind(window))
    enter_staff(kind(window), wrong)
    wrong += window.close()
    hands = start_again(kind, home)
    admit(hands, wrong)
    hands.window.shows(data.NAME)
    return hands


def walk(kind):
    wrong = []
    with tempfile.TemporaryDirectory() as home:
        hands = to_first_day(kind, home, wrong)
        assess(hands, wrong)
        if "whole" in sys.argv:
            hands = write_plan(hands, wrong, lambda: start_again(kind, home))
            sign_plan(hands)
            co_sign(hands, sign_in)
            wrong += print_plan(hands, home)
        wrong += hands.window.close()
        return wrong + (no_findings(home) if "whole" in sys.argv else [])


KINDS = {"keyboard": Keyboard, "pointer": Pointer}
run({f"/window/example/by-{name}": lambda kind=kind: walk(kind) for name, kind in KINDS.items() if name in sys.argv})
