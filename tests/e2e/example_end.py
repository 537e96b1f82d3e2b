# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The worked example's end: the plan is co-signed by the supervisor, printed by the counselor, and checked by waymark-cli."""
import os
import pathlib
import subprocess
import sys
import time

import example_data as data
from window import wait_for

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
    hands.window.shows("· Signed")
    hands.press("Co-sign…", limit=60)
    hands.window.find("frame", "Signatures")
    time.sleep(0.5)
    hands.answer("Your passphrase, once more", data.DIRECTOR_SECRET, "Supervisor: Sign", below="Supervisor", on=1)
    hands.window.shows("The plan is in force since")
    hands.act("Done", "Escape")
    hands.window.gone("frame", "Signatures")
    hands.window.shows("· in force")
    sign_in_instead(hands, sign_in, data.COUNSELOR, data.COUNSELOR_SECRET)


def save_pdf(hands, target):
    """Returns the words on paper."""
    hands.window.find("image", "Page 1")
    hands.press("Save as PDF…")
    name = hands.window.find("text", "Name:")
    wait_for("the name to be asked for", lambda: name in hands.window.focused())
    proposed = hands.window.text_of(name)
    hands.window.key("ctrl+a")
    hands.window.write(str(target))
    wait_for("the typed name", lambda: hands.window.text_of(name) == str(target))
    hands.act("Save", "Return")
    wait_for("the PDF", lambda: target.exists() and target.read_bytes().rstrip().endswith(b"%%EOF"))
    hands.window.gone("text", "Name:")
    paper = " ".join(subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout.split())
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
