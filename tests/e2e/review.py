#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window: every number of Review is that of the exported report; by keyboard from a number to the
roster with exactly these charts, into one of them, and the same way back; the report saved from the window."""
import csv
import io
import re
import time

from clinic import Clinic, name_file, run, words_of_pdf
from window import wait_for

CLINIC = Clinic(clients=40)
LABELS = {"active": "active client", "overdue": "overdue", "soon": "due soon", "unsigned": "unsigned", "hours": "below minimum hours last week"}
COLUMNS = {"active": "active clients", "overdue": "plans overdue", "soon": "plans due soon", "unsigned": "plans unsigned",
           "hours": "below minimum hours last week"}


def review():
    window = CLINIC.start()
    CLINIC.sign_in(window)
    window.key("ctrl+4")
    window.find("push button", "All counselors")
    time.sleep(0.3)
    return window


def table():
    out = CLINIC.room / "caseload.csv"
    CLINIC.cli("export", "--report", "caseload-review", "--format", "csv", "--output", str(out))
    return list(csv.DictReader(io.StringIO(out.read_text())))


def numbers(window, label):
    """What the buttons of an indicator say, by the name of the row."""
    found = {}
    for node in window.all("push button", label):
        match = re.match(r"(\d+) .*, ([^,]+)$", node.get_name())
        if match:
            found[match[2]] = int(match[1])
    return found


def same_numbers():
    rows = table()
    window = review()
    wrong = []
    for key, label in LABELS.items():
        shown = numbers(window, label)
        for row in rows:
            name = "All counselors" if row["counselor"] == "Total" else row["counselor"].split(",")[0]
            if shown.get(name) != int(row[COLUMNS[key]]):
                wrong.append(f"{name}, {COLUMNS[key]}: {shown.get(name)} in the window, {row[COLUMNS[key]]} in the report")
    return wrong + window.close()


def roster_rows(window):
    return len(window.all("table row")) - 1  # the head is one too


def to_the_charts_and_back():
    """The total of the plans overdue is the third button of the last row; Tab and Enter alone."""
    total = int(table()[-1]["plans overdue"])
    window = review()
    window.tab_to(f"{total} plan")
    while "All counselors" not in (window.focused()[0].get_name() or ""):
        window.key("Tab")
        time.sleep(0.1)
        window.tab_to("overdue")
    window.key("Return")
    window.find("push button", "From Review: Plans overdue · All counselors")
    wait_for(f"{total} clients", lambda: roster_rows(window) == total)
    window.key("Return")
    window.find("list", "Sections of the chart")
    window.key("alt+Left")
    wait_for(f"{total} clients again", lambda: roster_rows(window) == total)
    window.key("Escape")
    window.shows("Caseloads on")
    window.key("ctrl+2")
    window.find("push button", "Remove the filter Status: Active")
    return window.close()


def save_as_pdf():
    target = CLINIC.room / "caseload.pdf"
    window = review()
    window.tab_to("Export the caseloads", keys="shift+Tab")
    window.key("Return")
    time.sleep(0.5)
    window.key("Return")  # the menu begins with it
    proposed = name_file(window, target)
    wrong = [] if proposed.startswith("caseload-review-") else [f"the name proposed is {proposed}"]
    window.key("Return")
    wrong += [] if "Caseload review" in words_of_pdf(target) else ["the PDF isn't the review of the caseloads"]
    return wrong + window.close()


run({
    "/window/review/same-numbers": same_numbers,
    "/window/review/to-the-charts-and-back": to_the_charts_and_back,
    "/window/review/save-as-pdf": save_as_pdf,
})
