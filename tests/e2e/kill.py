#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten times kill -9 while waymark-cli takes a roster in: afterwards the clinic is whole and holds all of the roster or
none of it, and what was reported done is there."""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report  # noqa: E402

CLI = sys.argv[1]
KILLS = 10
ROWS = 300
FOLDER = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(FOLDER.name)
CLINIC = ROOM / "clinic"
JOURNAL = CLINIC / "clinic.db-journal"
(ROOM / "pass").write_text("a quiet river 7\n")
DICE = random.Random(11)


def command(*words):
    return [CLI, *map(str, words), "--passphrase-file", str(ROOM / "pass")]


def cli(*words):
    return subprocess.run(command(*words), capture_output=True, text=True, timeout=60)


def roster(number):
    """A file of ROWS people nobody has seen before."""
    path = ROOM / f"roster-{number}.csv"
    lines = ["last name,first name"] + [f"Person{number}x{i},Given{i}" for i in range(ROWS)]
    path.write_text("\r\n".join(lines) + "\r\n")
    return path


def count():
    return len(list(csv.DictReader(io.StringIO(cli("clients", CLINIC, "--format", "csv").stdout))))


def import_and_kill(path):
    """Kills the program soon after it began to write. Returns its exit status, and whether a journal was left."""
    process = subprocess.Popen(command("import", CLINIC, path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 30
    while process.poll() is None and JOURNAL.stat().st_size == 0 and time.monotonic() < until:
        time.sleep(0.0005)
    time.sleep(DICE.uniform(0, 0.02))
    process.kill()
    return process.wait(), JOURNAL.stat().st_size > 0


def kills():
    wrong, hot = [], 0
    have = count()
    for number in range(KILLS):
        status, journal = import_and_kill(roster(number))
        hot += journal
        done = cli("verify", CLINIC)
        if done.returncode != 0:
            wrong.append(f"kill {number}: {done.stderr.strip()}")
        now = count()
        if now not in (have, have + ROWS) or (status == 0 and now == have):
            wrong.append(f"kill {number}: {have} clients, then {now}, exit {status}")
        have = now
    return wrong if hot else wrong + ["no kill left a journal: the test proves nothing"]


def usual():
    """Unkilled, the same import is taken in: the rosters were good."""
    have, done = count(), cli("import", CLINIC, roster(KILLS))
    return [] if done.returncode == 0 and count() == have + ROWS else [f"import: {done.stderr.strip()}"]


def create():
    done = cli("create", CLINIC, "--name", "Riverside", "--user", "Ana Lee")
    return [] if done.returncode == 0 else [done.stderr]


report({"/kill/create": create, "/kill/ten": kills, "/kill/unkilled": usual})
