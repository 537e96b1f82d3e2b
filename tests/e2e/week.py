#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window: a group session made and its attendance marked by keyboard alone, stored; a session made
and moved by pointer; one with attendance doesn't move."""
import datetime
import time
import xml.etree.ElementTree as tree

from clinic import Clinic, run
from window import wait_for

CLINIC = Clinic()
TODAY = datetime.date.today().isoformat()  # early in the morning nothing else is planned, whatever the day
GROUP, STARTS, ENDS = "Relapse prevention", "07:00", "07:50"
# Late and left early are not among them: while the session runs they mean now.
MARKS = {"p": "present", "x": "excused", "n": "no-show", "t": "telehealth", "u": "unexcused", "c": "client-cancelled"}
XML = {"r": "urn:waymark:report:1"}


def calendar():
    window = CLINIC.start()
    CLINIC.sign_in(window)
    window.key("ctrl+3")
    window.has_focus("Sessions of the week")
    return window


def sessions(window, *words):
    """The sessions of the grid whose words hold all of these."""
    return [node for node in window.all("push button") if all(word in (node.get_name() or "") for word in words)]


def choose_for(window, name):
    """The new session's dialog begins with whom it is for; typing searches the list."""
    window.find("frame", "New session")
    window.has_focus("For", "push button")
    window.key("space")
    window.has_focus(role="list item")
    time.sleep(0.3)
    window.type(name)
    time.sleep(0.3)
    window.key("Return")
    window.has_focus("For", "push button")


def dialog_text(window, title):
    return window.text_of(window.find("text", title))


def fill_in(window, **texts):
    """From the kind on, Tab goes to date, its calendar, start and end; what is typed replaces what stood there."""
    window.tab_to("Kind")
    window.key("Tab")
    for title, text in texts.items():
        window.key(*["Tab"] * (2 if title == "Starts" else 1))
        time.sleep(0.1)
        window.type(text)
        wait_for(f"{title} to be {text}", lambda: dialog_text(window, title) == text)


def stored(date, starts):
    """The session at that time as the week's report has it: title, end, state and marks."""
    root = tree.fromstring(CLINIC.export("week-schedule", "--all"))
    for session in root.iterfind("r:week-schedule/r:session", XML):
        if session.findtext("r:date", None, XML) == date and session.findtext("r:starts", None, XML) == starts:
            marks = [seat.find("r:attendance", XML) for seat in session.iterfind("r:seat", XML)]
            return (session.findtext("r:title", None, XML), session.findtext("r:ends", None, XML), session.get("state"),
                    [mark.get("code") for mark in marks if mark is not None])
    return None


def group_by_keyboard():
    window = calendar()
    window.key("ctrl+n")
    choose_for(window, GROUP)
    fill_in(window, Date=TODAY, Starts=STARTS, Ends=ENDS)
    window.key("Return")
    window.gone("frame", "New session")
    window.focus()
    window.has_focus("7:00–7:50 am")
    window.key("Return")
    for key in MARKS:
        row = window.has_focus(": expected", "list item")
        window.key(key)
        wait_for("the mark", lambda: not row.get_name().endswith(": expected"))
    window.key("p")
    window.shows(f"{len(MARKS) + 1} of ")
    window.key("Up", "BackSpace")
    window.shows(f"{len(MARKS)} of ")
    return window.close()


def marks_are_stored():
    session = stored(TODAY, STARTS)
    if session is None:
        return ["the week lacks the session"]
    title, ends, state, marks = session
    wrong = [] if title.startswith(GROUP) and (ends, state) == (ENDS, "held") else [f"stored is {title} to {ends}, {state}"]
    return wrong + ([] if sorted(marks) == sorted(MARKS.values()) else [f"stored are the marks {marks}"])


def hour_of(window):
    """Pixels between two o'clocks: everybody has an hour alone in the afternoon, one after the other."""
    tops = [window.box(sessions(window, "Individual", span)[0]).y for span in ("12:00–12:50 pm", "1:00–1:50 pm")]
    return tops[1] - tops[0]


def made_and_moved_by_pointer():
    window = calendar()
    group = wait_for("the group session", lambda: next(iter(sessions(window, GROUP, "7:00–7:50 am")), None))
    hour = hour_of(window)
    window.drag(group, hour * 0.4, hour * 1.4)
    window.drag(group, hour * 67 / 60, hour * 106 / 60)  # 8:07 to 8:46, which is 8:00 to 8:45 in quarters of an hour
    window.find("frame", "New session")
    wrong = [] if sessions(window, GROUP, "7:00–7:50 am") else ["a session with attendance was moved"]
    asked = [dialog_text(window, title) for title in ("Date", "Starts", "Ends")]
    if asked != [datetime.date.today().strftime("%B %-d, %Y"), "8:00 am", "8:45 am"]:
        return wrong + [f"the dialog of the dragged session says {asked}"]
    window.point(window.find("push button", "Add"))
    window.gone("frame", "New session")
    made = wait_for("the session made", lambda: next(iter(sessions(window, "8:00–8:45 am")), None))
    window.drag(made, hour * 0.4, hour * 0.9)
    wait_for("the session moved", lambda: sessions(window, "8:30–9:15 am"))
    wrong += window.close()
    return wrong + ([] if stored(TODAY, "08:30") else ["the moved session is not stored"])


run({
    "/window/week/group-by-keyboard": group_by_keyboard,
    "/window/week/marks-are-stored": marks_are_stored,
    "/window/week/made-and-moved-by-pointer": made_and_moved_by_pointer,
})
