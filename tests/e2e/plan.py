#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window: sign in, find a client by typing, add an objective by keyboard alone, save, print to PDF,
read the PDF; the same edit by pointer; kill -9 in the middle of a sentence and get the draft back; lock and come back, or
give way to somebody else."""
import time

from clinic import SECRET, Clinic, name_file, open_chart, run, save, show_roster, words_of_pdf
from window import wait_for

CLINIC = Clinic()
CLIENT = CLINIC.client(plan_state="Draft", status="Active")
KEYBOARD = "walk with a neighbor after dinner on three days a week"
POINTER = "write down each urge with the time of day"
LOST = "call my sponsor before I"


def open_plan(window):
    """By keyboard: to the chart, Tab goes to its sections and on."""
    open_chart(window, CLIENT["number"])
    window.tab_to("Sections of the chart")
    window.key("Down", "Down")
    window.find("list", "Outline of the plan")
    window.tab_to("Outline of the plan")


def objective_focused(window):
    window.key("Down", "Down")
    time.sleep(0.3)


def add_objective(window, text):
    objective_focused(window)
    window.key("Return")
    time.sleep(0.5)
    window.type(text)


def print_to_pdf(window):
    """By keyboard: preview, the dialog that asks where, back. Returns the words on paper."""
    target = CLINIC.room / "plan.pdf"
    window.tab_to("Preview and print")
    window.key("Return")
    window.find("frame", "Preview")
    window.find("image", "Page 1")
    window.tab_to("Save as PDF")
    window.key("Return")
    name_file(window, target)
    window.key("Return")
    words = words_of_pdf(target)
    window.gone("text", "Name:")
    window.key("Escape")
    window.gone("frame", "Preview")
    return words


def sign_in_and_find():
    window = CLINIC.start()
    window.type("not this one")
    window.key("Return")
    window.shows("is wrong")
    CLINIC.sign_in(window)
    show_roster(window)
    open_plan(window)
    frame = window.frame.get_name()
    wrong = [f"the title is {frame!r}"] if CLIENT["last name"] in frame else []
    return wrong + window.close()


def add_by_keyboard():
    window = CLINIC.roster()
    open_plan(window)
    add_objective(window, KEYBOARD)
    save(window)
    window.shows(KEYBOARD)
    paper = print_to_pdf(window)
    wrong = [f"the paper lacks {words!r}" for words in (KEYBOARD, CLIENT["last name"], CLIENT["number"]) if words not in paper]
    return wrong + window.close()


def add_by_pointer():
    window = CLINIC.roster()
    wrong = [] if KEYBOARD in plan_text(window) else ["the objective added by keyboard is not there the next time"]
    window.point(window.find("label", KEYBOARD))
    window.point(window.find("push button", "Add intervention"))
    time.sleep(0.5)
    window.point(window.find("label", KEYBOARD))
    field = wait_for("the objective's text", lambda: next(
        (node for node in window.all("text") if window.text_of(node) == KEYBOARD), None))
    window.point(field)
    window.key("ctrl+a")
    window.type(POINTER)
    window.shows("· not saved")
    window.point(window.find("push button", "Save"))
    window.gone("label", "· not saved")
    return wrong + window.close()


def plan_text(window):
    """Opens the plan by pointer; returns what the window shows."""
    window.point(window.find("label", CLIENT["number"]), times=2)
    window.point(window.find("label", "Treatment plan"))
    window.find("list", "Outline of the plan")
    return "\n".join(node.get_name() or "" for node in window.walk())


def draft_survives_a_kill():
    window = CLINIC.roster()
    open_plan(window)
    add_objective(window, LOST)
    window.shows(LOST)
    time.sleep(0.5)
    window.kill()
    window = CLINIC.roster()
    open_plan(window)
    window.shows(LOST)
    window.shows("not saved")
    return window.close()


def lock_and_return():
    window = CLINIC.roster()
    window.key("ctrl+l")
    window.find("push button", "Sign in")
    wrong = ["a locked window shows clients"] if window.all("tree table", "Clients") else []
    window.type(SECRET)
    window.key("Return")
    window.find("tree table", "Clients")
    return wrong + window.close()


def lock_and_somebody_else():
    """Behind the lock whoever sits down next signs in; where they stand is their own first view."""
    window = CLINIC.roster()
    window.key("ctrl+l")
    window.shows("Locked")
    window.tab_to("Sign in as somebody else")
    window.key("Return")
    window.find("push button", "Use the recovery code")
    CLINIC.sign_in(window)
    window.shows("All sessions of the clinic")
    return window.close()


run({
    "/window/sign-in-and-find": sign_in_and_find,
    "/window/objective-by-keyboard-to-paper": add_by_keyboard,
    "/window/objective-by-pointer": add_by_pointer,
    "/window/draft-survives-a-kill": draft_survives_a_kill,
    "/window/lock-and-return": lock_and_return,
    "/window/lock-and-somebody-else": lock_and_somebody_else,
})
