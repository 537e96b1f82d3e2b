#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window: a clinic that changed is backed up behind the lock, and, closed, after the window is gone;
the backup holds everybody. Nobody waits for it: the way back is open meanwhile."""
import re
import subprocess
import time

from clinic import Clinic, run
from window import wait_for

NAME = re.compile(r"\d{4}-\d\d-\d\d-\d{6}-\d{10}\.backup")


def backups(clinic):
    folder = clinic.room / "clinic" / "backups"
    names = [path.name for path in folder.iterdir()] if folder.exists() else []
    return names if names and all(NAME.fullmatch(name) for name in names) else []


def holds_everybody(clinic, names):
    """Restored beside the clinic, the backup lists the same people."""
    have = clinic.cli("clients", "--format", "csv")
    clinic.cli("verify")
    (clinic.room / "clinic").rename(clinic.room / "first")
    subprocess.run([clinic.program, "restore", str(clinic.room / "first" / "backups" / names[0]), "--into", str(clinic.room / "clinic")], check=True)
    return [] if clinic.cli("clients", "--format", "csv") == have else ["the backup doesn't hold everybody"]


def behind_the_lock():
    clinic = Clinic()
    window = clinic.start()
    clinic.sign_in(window)
    window.key("ctrl+l")
    window.shows("Locked")
    names = wait_for("a backup behind the lock", lambda: backups(clinic))
    time.sleep(0.3)
    clinic.sign_in(window)
    bad = [] if len(names) == 1 else [f"several backups: {names}"]
    return bad + window.close() + holds_everybody(clinic, names)


def at_the_end():
    clinic = Clinic()
    window = clinic.start()
    clinic.sign_in(window)
    window.key("ctrl+q")
    window.process.wait(60)
    bad = [] if window.process.returncode == 0 else [f"the program ended with {window.process.returncode}"]
    names = backups(clinic)
    return bad + (holds_everybody(clinic, names) if len(names) == 1 else [f"not one backup: {names}"])


run({"/window/backup/behind-the-lock": behind_the_lock, "/window/backup/at-the-end": at_the_end})
