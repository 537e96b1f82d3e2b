#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window from an empty home, by keyboard alone: a clinic is set up, its staff entered, a client led to the
first day of treatment, and the worked example's assessment and plan entered and signed."""
import os
import re
import sys
import tempfile
import time

import example_data as data
from clinic import run
from example_keys import fill, press, stands
from example_plan import sign_plan, write_plan
from window import Window, wait_for

PROGRAM = os.path.abspath(sys.argv[2])
CODE = re.compile(r"([0-9A-Z]{5}-){5}[0-9A-Z]{5}")


def opened(window, title):
    """A dialog, with the keyboard in its first row."""
    wait_for(f"the dialog {title!r}", lambda: window.top().get_name() == title)
    time.sleep(0.3)


def closed(window, title):
    wait_for(f"the dialog {title!r} to go", lambda: window.top().get_name() != title)
    time.sleep(0.3)


def dialog(window, title, rows, wrong):
    opened(window, title)
    fill(window, rows)
    time.sleep(0.3)
    wrong += [f"{title}: {line}" for line in stands(window, rows)]
    window.key("ctrl+s")
    closed(window, title)


def set_up(window):
    window.key("Down", "Return")
    window.shows("Your clinic")
    fill(window, data.CLINIC)
    window.key("Return")
    code = wait_for("the code", lambda: next((node.get_name() for node in window.all("label") if CODE.fullmatch(node.get_name() or "")), None))
    window.write(code + "\n")
    window.find("push button", "Lock")


def enter_staff(window, wrong):
    window.key("ctrl+comma")
    opened(window, "Preferences")
    window.write("\t\n")
    press(window, "Add a person who can sign in")
    opened(window, "Add a Person")
    fill(window, data.PERSON)
    window.key("Return")
    closed(window, "Add a Person")
    window.shows(f"Take {data.COUNSELOR} off")
    press(window, "Add a staff member")
    dialog(window, "Staff member", data.FACILITATOR, wrong)
    window.key("Return")
    dialog(window, "Staff member", data.PEER, wrong)
    window.key("Tab", "Tab", "Return")
    dialog(window, "Staff member", data.CREDENTIAL, wrong)
    window.key("Escape")
    closed(window, "Preferences")


def sign_in(window, name, secret):
    window.find("push button", "Sign in")
    window.focus()
    time.sleep(0.3)
    window.key("shift+Tab")
    window.write(f"{name}\t{secret}\n")
    window.find("push button", "Lock")
    time.sleep(0.3)


def admit(window, wrong):
    window.key("ctrl+2")
    window.find("push button", "New client")
    window.key("ctrl+n")
    dialog(window, "New client", data.CLIENT, wrong)
    window.find("list", "Sections of the chart")
    press(window, "Enter the screening")
    dialog(window, "Screening", data.SCREENING, wrong)
    press(window, "Admit")
    dialog(window, "Admission", data.ADMISSION, wrong)
    press(window, "Begin treatment")
    opened(window, "Begin Treatment")
    window.key("ctrl+s")
    closed(window, "Begin Treatment")


def to_assessment(window):
    """From the overview, where the first day was entered, to the next section."""
    window.has_focus("Admitted")
    window.key("shift+Tab", "Down")
    window.find("push button", "Start the assessment")
    window.key("Tab")


def expand(window, rows):
    """A closed row of the assessment: its fields, then on to the next one."""
    window.key("Return")
    time.sleep(0.6)
    window.key("Tab")
    fill(window, rows, on=True)


def add(window, rows):
    """The button that adds a row leads into it; what removes it again comes last."""
    window.key("Return")
    time.sleep(1)
    fill(window, rows, on=True)
    window.key("Tab")


def assess(window, wrong):
    to_assessment(window)
    window.key("Return")
    window.shows("· draft")
    window.has_focus("things to settle")
    window.key("Tab", "Tab", "Return")
    time.sleep(0.5)
    fill(window, data.EDITION)
    window.shows("· not saved")
    window.has_focus("ASAM edition")
    window.key("Tab")
    fill(window, data.ASSESSMENT, on=True)
    add(window, data.SUBSTANCE)
    wrong += [f"assessment: {line}" for line in stands(window, data.ASSESSMENT)]
    window.key("Tab", "Tab")
    place = 0
    for at, rows in sorted(data.FOUND.items()):
        window.key(*["Tab"] * (at - place))
        expand(window, rows)
        place = at + 1
    window.key(*["Tab"] * (data.AREAS - place))
    for rows in data.DIMENSIONS:
        expand(window, rows)
    add(window, data.DIAGNOSIS)
    fill(window, data.SUMMARY, on=True)
    window.write(data.COUNSELOR_SECRET + "\n")
    window.shows("· signed")
    wrong += [] if data.OWN_WORDS in shown(window) else ["the signed assessment lacks the client's own words"]


def shown(window):
    return "\n".join(node.get_name() or "" for node in window.walk())


def by_keyboard():
    home = tempfile.TemporaryDirectory()
    window = Window(PROGRAM, home=home)
    window.shows("Welcome to Waymark")
    window.focus()
    wrong = []
    set_up(window)
    enter_staff(window, wrong)
    wrong += window.close()
    window = Window(PROGRAM, home=home)
    sign_in(window, data.COUNSELOR, data.COUNSELOR_SECRET)
    admit(window, wrong)
    window.shows(data.NAME)
    assess(window, wrong)
    if "whole" in sys.argv:
        write_plan(window, wrong)
        sign_plan(window)
    return wrong + window.close()


run({
    "/window/example/by-keyboard": by_keyboard,
})
