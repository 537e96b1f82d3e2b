#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window by keyboard alone: somebody asks, is screened, put on the waitlist, called, and admitted from there."""
import time

import example_data as data
from clinic import Clinic, run
from hands import Keyboard

CLINIC = Clinic()
NUMBER = "C-0999"
PLACE = [data.choice("Priority", "Routine"), data.choice("Program"), data.choice("Track"), data.text("Help while waiting", "group on Tuesdays, as a guest")]


def renumbered(rows):
    return [row._replace(value=NUMBER) if row.title == "Client number" else row for row in rows]


def ask_and_screen(hands, wrong):
    hands.act("New client", "ctrl+n")
    hands.dialog("New client", renumbered(data.CLIENT), "Add client", wrong)
    hands.window.find("list", "Sections of the chart")
    hands.press("Enter the screening")
    hands.dialog("Screening", data.SCREENING, "Save", wrong)


def wait(hands, wrong):
    hands.press("Another decision")
    hands.press("Put on the waitlist")
    hands.dialog("Put on the waitlist", PLACE, "Put on", wrong)
    hands.window.shows("On the waitlist since")


def admit_from_list(hands, wrong):
    """Whoever waits is found there, and is called before a place is given."""
    hands.window.key("alt+Left")
    hands.press("Waitlist", back=True)
    hands.window.find("tree table", "Waitlist")
    time.sleep(0.5)
    hands.window.key("ctrl+f")
    hands.window.type(NUMBER)
    hands.window.shows("1 person · in the order")
    hands.press("Contacted today")
    hands.press("Admit")
    hands.dialog("Admission", data.ADMISSION, "Admit", wrong)
    hands.window.shows("Nobody waits")


def by_the_waitlist():
    wrong = []
    hands = Keyboard(CLINIC.roster())
    ask_and_screen(hands, wrong)
    wait(hands, wrong)
    admit_from_list(hands, wrong)
    wrong += hands.window.close()
    client = CLINIC.client(number=NUMBER)
    return wrong + ([] if client["status"] == "Admitted" else [f"the client is {client['status']}"])


run({"/window/waitlist/admission": by_the_waitlist})
