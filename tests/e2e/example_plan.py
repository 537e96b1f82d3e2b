# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The worked example's plan: started from the assessment, its items entered in the outline and the form, signed."""
import time

import example_data as data
from window import wait_for


def start_plan(hands, wrong):
    hands.window.find("push button", "Start the plan")
    hands.press("Start the plan")
    hands.window.shows("version 1 · draft")
    hands.expect("to settle")
    carried = "\n".join(hands.window.text_of(node) for node in hands.window.all("text"))
    wrong += [] if data.OWN_WORDS in carried else ["the plan doesn't start with the client's own words"]


def enter(hands, rows, wrong, name):
    """The form of a new item, and back to its first row."""
    hands.write_item(rows)
    wrong += [f"{name}: {line}" for line in hands.stands(rows)]
    hands.leave_item(rows)


def add(hands, rows, wrong, name, button, **place):
    hands.add_item(button, **place)
    enter(hands, rows, wrong, name)


def enter_first_problem(hands, wrong):
    hands.press("Add problem")
    enter(hands, data.DRINKING, wrong, "problem 1")
    add(hands, data.SOBER, wrong, "goal 1", "Add goal")
    add(hands, data.FREE_DAYS, wrong, "objective 1.1", "Add objective")
    add(hands, data.TREATMENT[0], wrong, "intervention 1.1a", "Add intervention")
    for letter, rows in zip("bc", data.TREATMENT[1:]):
        add(hands, rows, wrong, f"intervention 1.1{letter}", "Add intervention", parent=data.FREE_DAYS[0].value, outline=[])


def enter_second_problem(hands, wrong):
    add(hands, data.ALONE, wrong, "problem 2", "Add problem")
    add(hands, data.PEOPLE, wrong, "goal 2", "Add goal")
    add(hands, data.CALLS, wrong, "objective 2.1", "Add objective")
    add(hands, data.LINKING, wrong, "intervention 2.1a", "Add intervention")
    add(hands, data.RIDES, wrong, "objective 2.2", "Add objective", parent=f"“{data.PEOPLE[0].value}”", outline=["Up"])
    add(hands, data.RIDES_HOME, wrong, "intervention 2.2a", "Add intervention")


def half_entered(hands, rows, wrong, when):
    hands.window.shows("· not saved", 90)
    time.sleep(0.5)
    wrong += [f"{when}: {line}" for line in hands.stands(rows)]


def break_off(hands, rows, wrong):
    """In the middle of a sentence: lock and come back, then kill -9. Draft and place are kept, the draft beyond the end too."""
    hands.write_item(rows)
    hands.act("Lock", "ctrl+l")
    hands.window.shows("Locked")
    time.sleep(0.3)
    hands.answer("Passphrase", data.COUNSELOR_SECRET, "Sign in")
    half_entered(hands, rows, wrong, "after the lock")
    hands.window.type(data.LAST_WORDS)
    whole = [data.text(rows[-1].title, data.FIRST_WORDS + data.LAST_WORDS)]
    wait_for("what was typed", lambda: not hands.stands(whole))
    time.sleep(1)
    hands.window.kill()


def to_whole(hands, outline_first=True):
    if outline_first:
        hands.to_outline()
    hands.press("The plan as a whole", back=True)
    hands.tab_to(data.WHOLE[0].title)


def enter_whole(hands, wrong, start_again):
    half = [*data.WHOLE[:data.BROKEN_OFF], data.text(data.WHOLE[data.BROKEN_OFF].title, data.FIRST_WORDS)]
    rest = [row._replace(value=None) for row in data.WHOLE[:data.BROKEN_OFF]] + data.WHOLE[data.BROKEN_OFF:]
    to_whole(hands)
    break_off(hands, half, wrong)
    hands = start_again()
    hands.to_plan()
    hands.window.shows("· not saved")
    hands.tab_to("Outline of the plan")
    to_whole(hands, outline_first=False)
    half_entered(hands, [*half[:-1], data.text(half[-1].title, data.FIRST_WORDS + data.LAST_WORDS)], wrong, "after kill -9")
    enter(hands, rest, wrong, "the plan")
    return hands


def write_plan(hands, wrong, start_again):
    """Returns the hands in the window that is there at the end."""
    hands.to_plan()
    start_plan(hands, wrong)
    enter_first_problem(hands, wrong)
    enter_second_problem(hands, wrong)
    hands = enter_whole(hands, wrong, start_again)
    hands.window.shows("· not saved")
    hands.act("Save", "ctrl+s")
    hands.window.gone("label", "· not saved")
    hands.window.gone("push button", "to settle")
    return hands


def open_signatures(hands, button, back=False):
    hands.press(button, back=back, limit=60)
    hands.window.find("frame", "Signatures")
    time.sleep(0.5)


def sign(hands, role, secret, then):
    """By passphrase, from the stop before it; the last one here."""
    hands.answer("Your passphrase, once more", secret, f"{role}: Sign", below=role, on=1)
    hands.window.shows(then)
    hands.act("Done", "Escape")
    hands.window.gone("frame", "Signatures")


def sign_plan(hands):
    """Client on paper, counselor by passphrase; a co-signature is still to come."""
    hands.press("Ready to sign", back=True)
    hands.window.shows("· ready to sign")
    open_signatures(hands, "Sign…", back=True)
    hands.fill([data.choice("How", "On paper")], below="Client")
    hands.press("Client: Record")
    hands.window.shows("2 signatures are still to come.")
    time.sleep(0.5)
    sign(hands, "Counselor", data.COUNSELOR_SECRET, "1 signature is still to come.")
    hands.window.shows("· signed")
