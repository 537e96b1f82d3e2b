#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window: two rows of the relapse-prevention plan with Enter, one from a suggestion by keyboard,
saved and exported; kill -9 in the middle of a sentence and get the draft back."""
import time

from clinic import Clinic, open_chart, run, save
from window import wait_for

CLINIC = Clinic()
CLIENT = CLINIC.client(status="Active")
REASONS = ["to hear my daughter play the cello", "to keep the garden my mother planted"]
LOST = "to sleep through and"


def open_page():
    window = CLINIC.roster()
    open_chart(window, CLIENT["number"])
    window.point(window.find("label", "Relapse prevention"))
    window.shows("parts complete")
    time.sleep(0.3)
    return window


def begin_reason(window):
    window.point(window.find("text", "Add a reason"))
    time.sleep(0.2)


def typed(window):
    return [window.text_of(node) for node in window.all("text")]


def rows_with_enter():
    window = open_page()
    begin_reason(window)
    for reason in REASONS:
        window.type(reason)
        window.key("Return")
    wait_for("both rows", lambda: set(REASONS) <= set(typed(window)))
    save(window)
    return window.close()


def suggestion_by_keyboard():
    window = open_page()
    window.point(window.find("label", "Triggers"))
    time.sleep(0.5)
    window.type("criti")
    window.find("push button", "Criticism")
    window.key("Down", "Return")
    wait_for("the row", lambda: window.all("label", "Criticism"))
    save(window)
    return window.close()


def exported():
    text = CLINIC.export("relapse-prevention-plan", "--client", CLIENT["number"])
    return [f"the report lacks “{word}”" for word in REASONS + ["Criticism"] if word not in text]


def draft_survives_a_kill():
    window = open_page()
    begin_reason(window)
    window.type("x")
    window.key("Return")
    wait_for("the row", lambda: "x" in typed(window))
    row = next(node for node in window.all("text") if window.text_of(node) == "x")
    window.point(row)
    window.key("ctrl+a")
    window.type(LOST)
    time.sleep(0.5)
    window.kill()
    window = open_page()
    wait_for("the lost sentence", lambda: LOST in typed(window))
    window.shows("not saved")
    return window.close()


run({
    "/window/relapse/rows-with-enter": rows_with_enter,
    "/window/relapse/suggestion-by-keyboard": suggestion_by_keyboard,
    "/window/relapse/exported": exported,
    "/window/relapse/draft-survives-a-kill": draft_survives_a_kill,
})
