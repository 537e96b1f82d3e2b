# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The worked example's plan by keyboard alone: started from the assessment, its items entered in the outline and the form."""
import time

import example_data as data
from clinic import open_chart, save, show_roster
from example_keys import fill, press, stands, typed
from window import wait_for


def open_plan(window):
    """From the roster to the chart's sections, and down to the plan."""
    window.key("alt+Left")
    show_roster(window)
    open_chart(window, data.NUMBER)
    window.has_focus("Sections of the chart")
    window.key("Down", "Down")


def start_plan(window, wrong):
    window.find("push button", "Start the plan")
    press(window, "Start the plan")
    window.shows("version 1 · Draft")
    window.has_focus("to settle")
    carried = "\n".join(window.text_of(node) for node in window.all("text"))
    wrong += [] if data.OWN_WORDS in carried else ["the plan doesn't start with the client's own words"]


def in_row(window, title):
    """A row of a single line doesn't say that the keyboard is in it."""
    wait_for(f"the keyboard in {title!r}", lambda: window.focus_name() in ("", title))
    time.sleep(0.2)


def enter(window, rows, wrong, name):
    """The form of a new item, from its first row, and back to that."""
    in_row(window, rows[0].title)
    fill(window, rows)
    time.sleep(0.4)
    wrong += [f"{name}: {line}" for line in stands(window, rows)]
    last = max(index for index, row in enumerate(rows) if row.value is not None)
    window.key("shift", *["shift+Tab"] * typed(rows[:last + 1]).rstrip("\t").count("\t"))
    in_row(window, rows[0].title)


def add_below(window, rows, wrong, button, name):
    """The button that stands before the form."""
    window.key("shift+Tab")
    window.has_focus(button)
    window.key("Return")
    enter(window, rows, wrong, name)


def to_outline(window, stops):
    window.key(*["shift+Tab"] * stops)
    window.has_focus("Outline of the plan")


def enter_first_problem(window, wrong):
    press(window, "Add problem")
    enter(window, data.DRINKING, wrong, "problem 1")
    add_below(window, data.SOBER, wrong, "Add goal", "goal 1")
    add_below(window, data.FREE_DAYS, wrong, "Add objective", "objective 1.1")
    add_below(window, data.TREATMENT[0], wrong, "Add intervention", "intervention 1.1a")
    for place, rows in enumerate(data.TREATMENT[1:]):
        to_outline(window, 2)
        window.key("Return")
        enter(window, rows, wrong, f"intervention 1.1{'bc'[place]}")


def enter_second_problem(window, wrong):
    add_below(window, data.ALONE, wrong, "Add problem", "problem 2")
    add_below(window, data.PEOPLE, wrong, "Add goal", "goal 2")
    add_below(window, data.CALLS, wrong, "Add objective", "objective 2.1")
    add_below(window, data.LINKING, wrong, "Add intervention", "intervention 2.1a")
    to_outline(window, 2)
    window.key("Up", "Return")
    enter(window, data.RIDES, wrong, "objective 2.2")
    add_below(window, data.RIDES_HOME, wrong, "Add intervention", "intervention 2.2a")


def enter_whole(window, wrong):
    to_outline(window, 2)
    press(window, "The plan as a whole", "shift+Tab")
    window.tab_to(data.WHOLE[0].title)
    enter(window, data.WHOLE, wrong, "the plan")


def write_plan(window, wrong):
    open_plan(window)
    start_plan(window, wrong)
    enter_first_problem(window, wrong)
    enter_second_problem(window, wrong)
    enter_whole(window, wrong)
    save(window)
    window.gone("push button", "to settle")


def sign_plan(window):
    """Client on paper, counselor by passphrase; a co-signature is still to come."""
    press(window, "Ready to sign", limit=80)
    window.shows("· Ready to sign")
    window.tab_to("Sign…")
    window.key("Return")
    window.find("frame", "Signatures")
    time.sleep(0.5)
    window.type("On paper")
    press(window, "Client: Record")
    window.shows("2 signatures are still to come.")
    time.sleep(0.5)
    window.write(f"\t{data.COUNSELOR_SECRET}\n")
    window.shows("1 signature is still to come.")
    window.key("Escape")
    window.gone("frame", "Signatures")
    window.shows("· Signed")
