#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window: a first run to a clinic of one's own and to the sample clinic; on every screen, whatever can
be acted on has a name that is read out."""
import os
import re
import sys
import tempfile
import time

from clinic import SECRET, Clinic, open_chart, recovery_code, run, show_roster
from window import Missing, Window, wait_for

PROGRAM = os.path.abspath(sys.argv[2])
OPENS = re.compile(r"(?!Review…)(Add |Preview|.*…$)")


def lint(window, screen, within=None):
    return [f"{screen}: {line}" for line in window.unnamed(within)]


def first_run():
    home = tempfile.TemporaryDirectory()
    window = Window(PROGRAM, home=home)
    window.shows("Welcome to Waymark")
    window.focus()
    return window


def in_row(window, row, text):
    window.point(next(node for node in window.all("text") + window.all("password text") if node.get_name() == row))
    time.sleep(0.2)
    window.type(text)


def set_up():
    window = first_run()
    bad = lint(window, "welcome")
    window.key("Down", "Return")
    window.shows("Your clinic")
    bad += lint(window, "set up")
    for row, text in (("Clinic name", "Riverside Recovery"), ("Name", "Jane Doe"), ("Credential", "LCSW"), ("Passphrase", SECRET)):
        in_row(window, row, text)
    window.key("Return")
    window.shows("The two passphrases differ.")
    window.key("Tab", "Tab")
    window.type(SECRET)
    window.key("Return")
    code = recovery_code(window)
    bad += lint(window, "recovery code")
    window.type(code)
    window.key("Return")
    window.find("push button", "Lock")
    window.key("ctrl+2")
    window.find("push button", "New client")
    bad += lint(window, "empty roster")
    window.key("ctrl+l")
    window.shows("Locked")
    time.sleep(0.3)
    window.type(SECRET)
    window.key("Return")
    window.find("push button", "Lock")
    return bad + window.close()


def explore():
    window = first_run()
    window.key("Return")
    window.find("push button", "Lock")
    window.key("ctrl+l")
    window.shows("Return to the sample clinic as")
    return lint(window, "places") + window.close()


def sections(window):
    """Leads through the sections of the chart that is open, and tells each by its name."""
    rows = window.find("list", "Sections of the chart")
    for index in range(rows.get_child_count()):
        row = rows.get_child_at_index(index)
        window.point(row)
        time.sleep(1)
        yield next(part.get_name() for part in window.walk(row) if part.get_role_name() == "label")


def every_screen():
    clinic = Clinic()
    number = clinic.client(status="Active")["number"]
    window = clinic.start()
    bad = lint(window, "sign-in")
    clinic.sign_in(window)
    bad += lint(window, "today")
    window.key("ctrl+3")
    window.find("push button", "Next week")
    bad += lint(window, "calendar")
    window.key("ctrl+4")
    window.find("push button", "All counselors")
    bad += lint(window, "review")
    window.key("ctrl+5")
    window.shows("Relapse-prevention plan")
    bad += lint(window, "library")
    window.key("ctrl+comma")
    window.shows("Programs")
    bad += lint(window, "preferences")
    window.key("Escape")
    show_roster(window)
    bad += lint(window, "clients")
    window.key("ctrl+n")
    window.find("frame", "New client")
    bad += lint(window, "new client")
    window.key("Escape")
    window.gone("frame", "New client")
    for name in ("Waitlist", "Inquiries", "Roster"):
        window.click("push button", name)
        time.sleep(0.5)
        bad += lint(window, name)
    window.focus()
    show_roster(window)
    open_chart(window, number)
    for name in sections(window):
        bad += lint(window, f"chart, {name}")
    return bad + window.close()


def windows(window):
    window.application.clear_cache()
    return window.application.get_child_count()


def lint_opened(window, opener, place):
    """What the button or the item of a menu opens above; Escape closes it."""
    name = opener.get_name()
    opener.get_action_iface().do_action(0)
    try:
        wait_for("a window", lambda: windows(window) > 1, 10)
    except Missing:
        return [f"{place}: {name} opens nothing"]
    time.sleep(0.5)
    bad = lint(window, f"{place}, {name}", window.top())
    for _ in range(3):  # the first one may only close a list that is open
        if windows(window) > 1:
            window.key("Escape")
            time.sleep(0.3)
    wait_for(f"{name} to be closed", lambda: windows(window) == 1)
    return bad


def lint_all_opened(window, place):
    """Every button here that opens a window."""
    names = sorted({node.get_name() for node in window.all("push button") if OPENS.match(node.get_name() or "")})
    return [line for name in names for line in lint_opened(window, window.find("push button", name), place)]


def lint_menu(window):
    """Every duty that the client's menu offers."""
    def items():
        window.point(window.find("push button", "What may be done for this client"))
        return wait_for("the menu", lambda: window.all("menu item"))
    names = [node.get_name() for node in items()]
    window.key("Escape")
    bad = [] if names else ["the client's menu is empty"]
    for name in names:
        bad += lint_opened(window, next(node for node in items() if node.get_name() == name), "client")
    return bad


def every_window():
    clinic = Clinic()
    number = clinic.client(status="Active", plan_state="In force")["number"]
    window = clinic.roster()
    open_chart(window, number)
    bad = lint_menu(window)
    for name in sections(window):
        bad += lint_all_opened(window, name)
    window.point(window.find("list", "Sections of the chart").get_child_at_index(2))
    window.click("push button", "Review…")
    window.shows("Plan review")
    bad += lint(window, "review")
    return bad + window.close()


run({
    "/window/screens/set-up": set_up,
    "/window/screens/explore": explore,
    "/window/screens/every-screen": every_screen,
    "/window/screens/every-window": every_window,
})
