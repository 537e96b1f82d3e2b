# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The worked example's end: the plan is co-signed by the supervisor, printed by the counselor, and checked by waymark-cli."""
import os
import pathlib
import subprocess
import sys

import example_data as data
from clinic import name_file, words_of_pdf
from example_plan import open_signatures, sign

CLI = os.path.abspath(sys.argv[1])


def sign_in_instead(hands, sign_in, name, secret):
    """Behind the lock whoever sits down next signs in."""
    hands.act("Lock", "ctrl+l")
    hands.window.shows("Locked")
    hands.press("Sign in as somebody else")
    hands.window.find("push button", "Use the recovery code")
    sign_in(hands, name, secret)
    hands.window.shows("Nothing waits" if name == data.COUNSELOR else "Waiting for co-signature · 1")


def co_sign(hands, sign_in):
    """From Today, where what waits for the supervisor stands, to the plan in force."""
    sign_in_instead(hands, sign_in, data.DIRECTOR, data.DIRECTOR_SECRET)
    hands.press(data.LISTED)
    hands.window.shows("· signed")
    open_signatures(hands, "Co-sign…")
    sign(hands, "Supervisor", data.DIRECTOR_SECRET, "The plan is in force since")
    hands.window.shows("· in force")
    sign_in_instead(hands, sign_in, data.COUNSELOR, data.COUNSELOR_SECRET)


def save_pdf(hands, target):
    """Returns the words on paper."""
    hands.window.find("image", "Page 1")
    hands.press("Save as PDF…")
    proposed = name_file(hands.window, target)
    hands.act("Save", "Return")
    paper = words_of_pdf(target)
    hands.window.gone("text", "Name:")
    return paper, [f"the name proposed is {proposed!r}"] if data.NAME.split()[1] in proposed else []


def lacks(paper, lines, what):
    return [f"{what} lacks {line!r}" for line in lines if line not in paper]


def print_plan(hands, home):
    """Both copies through the preview."""
    hands.to_plan()
    hands.press("Preview and print…", limit=60)
    hands.window.find("frame", "Preview")
    client, wrong = save_pdf(hands, pathlib.Path(home) / "client.pdf")
    hands.choose("Edition", "Chart copy", downs=1)
    chart, more = save_pdf(hands, pathlib.Path(home) / "chart.pdf")
    hands.act("Close", "Escape")
    hands.window.gone("frame", "Preview")
    return wrong + more + lacks(client, data.ON_PAPER, "the client's copy") + lacks(chart, data.IN_CHART, "the chart copy")


def cli(home, command, *words):
    secret = pathlib.Path(home) / "secret"
    secret.write_text(data.COUNSELOR_SECRET + "\n")
    return subprocess.run([CLI, command, str(pathlib.Path(home) / "data/waymark/clinic"), *words, "--user", data.COUNSELOR, "--passphrase-file",
                           str(secret)], capture_output=True, text=True, timeout=60, check=False)


def no_findings(home):
    """What the window made, as waymark-cli reads it."""
    check, verify = cli(home, "check", "--client", data.NUMBER), cli(home, "verify")
    wrong = [f"check: {line}" for line in check.stdout.splitlines() if "\tE\t" in line]
    return wrong + [f"{done.args[1]} ended with {done.returncode}: {done.stderr}" for done in (check, verify) if done.returncode]
