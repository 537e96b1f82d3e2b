#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window: sign in, find a client by typing, add an objective by keyboard alone, save; the same by
pointer; kill -9 in the middle of a sentence and get the draft back; lock and come back."""
import csv
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report  # noqa: E402
from window import Window, wait_for  # noqa: E402

CLI, PROGRAM = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(FOLDER.name)
CLINIC = ROOM / "clinic"
SECRET = "a quiet river 7"
(ROOM / "pass").write_text(SECRET + "\n")
KEYBOARD = "walk with a neighbor after dinner on three days a week"
POINTER = "write down each urge with the time of day"
LOST = "call my sponsor before I"


def cli(command, *words):
    return subprocess.run([CLI, command, str(CLINIC), *words, "--passphrase-file", str(ROOM / "pass")],
                          capture_output=True, text=True, timeout=60, check=True).stdout


def client_with_draft():
    rows = csv.DictReader(io.StringIO(cli("clients", "--format", "csv")))
    return next(row for row in rows if row["plan state"] == "Draft" and row["status"] == "Active")


def sign_in(window):
    window.shows("Welcome")
    window.focus()
    window.type(SECRET)
    window.key("Return")
    window.find("push button", "Lock")
    window.key("ctrl+2")
    window.find("tree table", "Clients")
    time.sleep(0.3)


def open_plan(window):
    """By keyboard: type the number, Enter opens the chart, Tab goes to its sections and on."""
    window.type(CLIENT["number"])
    wait_for("one client", lambda: len(window.all("table row")) == 2)
    window.key("Return")
    window.tab_to("Sections of the chart")
    window.key("Down")
    window.find("list", "Outline of the plan")
    window.tab_to("Outline of the plan")


def objective_focused(window):
    window.key("Down", "Down")
    time.sleep(0.3)


def saved(window):
    window.key("ctrl+s")
    window.shows("Saved")


def no_complaints(window):
    return [] if window is None else window.close()


def sign_in_and_find():
    window = Window(PROGRAM, CLINIC, home=str(ROOM))
    window.shows("Welcome")
    window.focus()
    window.type("not this one")
    window.key("Return")
    window.shows("is wrong")
    sign_in(window)
    open_plan(window)
    frame = window.frame.get_name()
    wrong = [f"the title is {frame!r}"] if CLIENT["last name"] in frame else []
    return wrong + no_complaints(window)


def add_by_keyboard():
    window = Window(PROGRAM, CLINIC, home=str(ROOM))
    sign_in(window)
    open_plan(window)
    objective_focused(window)
    window.key("Return")
    time.sleep(0.5)
    window.type(KEYBOARD)
    window.shows("not saved")
    saved(window)
    window.shows(KEYBOARD)
    return no_complaints(window)


def add_by_pointer():
    window = Window(PROGRAM, CLINIC, home=str(ROOM))
    sign_in(window)
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
    window.point(window.find("push button", "Save"))
    window.shows("Saved")
    return wrong + no_complaints(window)


def plan_text(window):
    """Opens the plan by pointer; returns what the window shows."""
    window.point(window.find("label", CLIENT["number"]), times=2)
    window.point(window.find("label", "Treatment plan"))
    window.find("list", "Outline of the plan")
    return "\n".join(node.get_name() or "" for node in window.walk())


def draft_survives_a_kill():
    window = Window(PROGRAM, CLINIC, home=str(ROOM))
    sign_in(window)
    open_plan(window)
    objective_focused(window)
    window.key("Return")
    time.sleep(0.5)
    window.type(LOST)
    time.sleep(0.5)
    window.kill()
    window = Window(PROGRAM, CLINIC, home=str(ROOM))
    sign_in(window)
    open_plan(window)
    window.shows(LOST)
    window.shows("not saved")
    return no_complaints(window)


def lock_and_return():
    window = Window(PROGRAM, CLINIC, home=str(ROOM))
    sign_in(window)
    window.key("ctrl+l")
    window.find("push button", "Sign in")
    wrong = ["a locked window shows clients"] if window.all("tree table", "Clients") else []
    window.type(SECRET)
    window.key("Return")
    window.find("tree table", "Clients")
    return wrong + no_complaints(window)


def alone(check):
    """A check that failed may have left its window open; the next one would only raise that."""
    def run():
        Window.kill_all()
        return check()
    return run


cli("sample", "--clients", "12")
CLIENT = client_with_draft()
report({
    "/window/sign-in-and-find": alone(sign_in_and_find),
    "/window/objective-by-keyboard": alone(add_by_keyboard),
    "/window/objective-by-pointer": alone(add_by_pointer),
    "/window/draft-survives-a-kill": alone(draft_survives_a_kill),
    "/window/lock-and-return": alone(lock_and_return),
})
