#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""count.py FOLDER: prints "N passed, N failed" over the logs of Meson and the lines in FOLDER/steps.

The logs hold the TAP output of each test program. One that crashed, timed out or ended with an error and
names no failed case counts as one failure."""
import json
import pathlib
import re
import sys


def count_program(run):
    passed = failed = 0
    for line in run.get("stdout", "").splitlines():
        match = re.match(r"(not ok|ok)\b(.*)", line)
        if not match or re.search(r"#\s*SKIP", match[2], re.IGNORECASE):
            continue
        if match[1] == "ok":
            passed += 1
        else:
            failed += 1
            print("failed:", run["name"], match[2], file=sys.stderr)
    if run["result"] not in ("OK", "SKIP") and not failed:
        failed = 1
        print("failed:", run["name"], run["result"], file=sys.stderr)
    return passed, failed


def main(folder):
    passed = failed = 0
    for path in sorted(folder.glob("*.json")):
        for line in path.read_text().splitlines():
            one = count_program(json.loads(line))
            passed, failed = passed + one[0], failed + one[1]
    steps = folder / "steps"
    for line in steps.read_text().splitlines() if steps.exists() else []:
        word, name = line.split(" ", 1)
        if word == "passed":
            passed += 1
        else:
            failed += 1
            print("failed:", name, file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
