# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the flows through the window share: an invented clinic in a folder that goes away, and the window signed in."""
import csv
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report  # noqa: E402
from window import Window, wait_for  # noqa: E402

SECRET = "a quiet river 7"
CODE = re.compile(r"([0-9A-Z]{5}-){5}[0-9A-Z]{5}")


class Clinic:
    """Made by waymark-cli; CLI and PROGRAM are the two arguments of every test here."""

    def __init__(self, clients=12):
        self.program, self.window_program = map(os.path.abspath, sys.argv[1:3])
        self.folder = tempfile.TemporaryDirectory()
        self.room = pathlib.Path(self.folder.name)
        (self.room / "pass").write_text(SECRET + "\n")
        self.cli("sample", "--clients", str(clients))

    def cli(self, command, *words):
        return subprocess.run([self.program, command, str(self.room / "clinic"), *words, "--passphrase-file", str(self.room / "pass")],
                              capture_output=True, text=True, timeout=60, check=True).stdout

    def client(self, but=(), **wanted):
        """The first client of the roster with these values, and not one of these numbers: its row of the CSV."""
        rows = csv.DictReader(io.StringIO(self.cli("clients", "--format", "csv")))
        return next(row for row in rows if row["number"] not in but
                    and all(row[column.replace("_", " ")] == value for column, value in wanted.items()))

    def export(self, report_name, *words):
        out = self.room / "exported.xml"
        self.cli("export", "--report", report_name, *words, "--for", "staff", "--format", "xml", "--output", str(out))
        return out.read_text()

    def start(self):
        """The window as it asks who is there."""
        window = Window(self.window_program, self.room / "clinic", home=str(self.room))
        window.shows("Welcome")
        window.focus()
        return window

    def sign_in(self, window):
        window.type(SECRET)
        window.key("Return")
        window.find("push button", "Lock")
        time.sleep(0.3)

    def roster(self):
        """A window that shows the roster, its search ready for the keyboard."""
        window = self.start()
        self.sign_in(window)
        show_roster(window)
        return window


def show_roster(window):
    window.key("ctrl+2")
    window.find("tree table", "Clients")
    time.sleep(0.3)


def open_chart(window, number):
    """By keyboard: type the number, Enter opens the chart."""
    window.type(number)
    wait_for("one client", lambda: len(window.all("table row")) == 2)
    window.key("Return")
    window.find("list", "Sections of the chart")


def save(window):
    """Until the page no longer says that something is not saved: a toast is gone sooner than a slow machine looks."""
    window.shows("· not saved")
    window.key("ctrl+s")
    window.gone("label", "· not saved")


def recovery_code(window):
    """As a first run shows it to be printed."""
    return wait_for("the code", lambda: next((node.get_name() for node in window.all("label") if CODE.fullmatch(node.get_name() or "")), None))


def name_file(window, target):
    """The whole path into the window that asks where to save. Returns the name that it proposed."""
    name = window.find("text", "Name:")
    wait_for("the name to be asked for", lambda: name in window.focused())
    proposed = window.text_of(name)
    window.key("ctrl+a")
    window.write(str(target))
    wait_for("the typed name", lambda: window.text_of(name) == str(target))
    return proposed


def words_of_pdf(target):
    """Once it is written and the window that asked is gone."""
    wait_for("the PDF", lambda: target.exists() and target.read_bytes().rstrip().endswith(b"%%EOF"))
    return " ".join(subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout.split())


def alone(check):
    """A check that failed may have left its window open; the next one would only raise that."""
    def run():
        Window.kill_all()
        return check()
    return run


def run(checks):
    report({name: alone(check) for name, check in checks.items()})
