# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The few lines that the checks in Python share: which files there are, and TAP."""
import os
import pathlib
import subprocess
import sys
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[1]


def files(*folders, ends=()):
    """The project's files below these folders whose name ends so, build folders left out."""
    found = []
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            parts = path.relative_to(ROOT).parts
            if path.is_file() and path.name.endswith(tuple(ends)) and not parts[0].startswith("build"):
                found.append(path)
    return found


def name(path):
    return str(path.relative_to(ROOT))


def run(*command, **options):
    """Runs a program; returns a list of complaints, empty when it succeeded."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode == 0:
        return []
    return [f"{os.path.basename(command[0])}: {line}" for line in done.stdout.splitlines()] or [str(command)]


def report(checks):
    """checks: name -> function that returns complaints. Prints TAP and exits."""
    print(f"1..{len(checks)}")
    failed = False
    for number, (title, check) in enumerate(checks.items(), 1):
        try:
            complaints = check()
        except Exception:  # a check that breaks is a check that fails
            complaints = traceback.format_exc().splitlines()
        failed = failed or bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {number} {title}", flush=True)  # is seen also where a later one never ends
        for complaint in complaints:
            print(f"# {complaint}", file=sys.stderr)
    sys.exit(failed)
