#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window, by keyboard alone: a plan is marked ready, signed on screen and on paper and co-signed; then it
is in force and what is exported says so. An assessment survives kill -9 in the middle of a sentence."""
import time

from clinic import SECRET, Clinic, open_chart, run
from window import wait_for

CLINIC = Clinic()
WORDS = "wants to hear the band again without"


def clean_draft():
    """A client whose draft has nothing that keeps it from being signed."""
    tried = set()
    while True:
        client = CLINIC.client(plan_state="Draft", status="Active", but=tried)
        found = CLINIC.cli("check", "--client", client["number"], "--plan", "draft")
        if "\tE\t" not in found:
            return client
        tried.add(client["number"])


def open_page(window, number, downs):
    open_chart(window, number)
    window.tab_to("Sections of the chart")
    window.key(*["Down"] * downs)
    time.sleep(0.5)


def press(window, name):
    window.tab_to(name)
    window.key("Return")


def type_into_next(window, text):
    """The keyboard is in the way of who signs next; the row below takes the name or the passphrase."""
    time.sleep(0.5)
    window.key("Tab")
    window.type(text)
    window.key("Return")


def sign_by_keyboard():
    client = clean_draft()
    window = CLINIC.roster()
    open_page(window, client["number"], 2)
    window.find("list", "Outline of the plan")
    press(window, "Ready to sign")
    window.shows("· ready to sign")
    press(window, "Sign…")
    window.find("frame", "Signatures")
    window.shows("3 signatures are still to come.")
    wrong = [f"signatures: {line}" for line in window.unnamed()]
    type_into_next(window, f"{client['first name']} {client['last name']}")
    window.shows("2 signatures are still to come.")
    press(window, "Counselor: Record")
    window.shows("1 signature is still to come.")
    type_into_next(window, SECRET)
    window.shows("The plan is in force since")
    window.key("Escape")
    window.gone("frame", "Signatures")
    window.shows("· in force")
    window.shows("can be read, not changed")
    wrong += window.close()
    out = CLINIC.export("treatment-plan", "--client", client["number"])
    for way in ("screen", "paper"):
        wrong += [] if f'code="{way}"' in out or f">{way}<" in out else [f"the exported plan has no signature {way!r}"]
    return wrong


def assessment_survives_a_kill():
    client = CLINIC.client(plan_state="In force", status="Active")
    window = CLINIC.roster()
    open_page(window, client["number"], 1)
    press(window, "New assessment")
    window.shows("· draft")
    press(window, "Goals in own words")
    window.type(WORDS)
    window.shows("· not saved")
    time.sleep(0.6)
    window.kill()
    window = CLINIC.roster()
    open_page(window, client["number"], 1)
    window.shows("· not saved")
    wait_for("what was typed", lambda: any(WORDS in (window.text_of(node) or "") for node in window.all("text")))
    return window.close()


run({
    "/window/sign-by-keyboard": sign_by_keyboard,
    "/window/assessment-survives-a-kill": assessment_survives_a_kill,
})
