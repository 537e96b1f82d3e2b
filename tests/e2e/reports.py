#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists, checks and reports of waymark-cli on a small invented clinic: what each option chooses, and what is refused."""
import csv
import io
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report  # noqa: E402

CLI = sys.argv[1]
FOLDER = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(FOLDER.name)
CLINIC = ROOM / "clinic"
OUT = ROOM / "out"
(ROOM / "pass").write_text("a quiet river 7\n")
PEOPLE = []  # rows of the roster, filled by roster()


def cli(command, *words, stdin=""):
    options = ["--passphrase-file", str(ROOM / "pass"), "--today", "2026-11-24"]
    return subprocess.run([CLI, command, *map(str, words), *options], input=stdin, capture_output=True, text=True, timeout=60)


def expect(status, command, *words):
    done = cli(command, *words)
    if done.returncode == status and (status == 0) == (done.stderr == ""):
        return []
    return [f"{command} {words}: exit {done.returncode}, not {status}: {done.stderr.strip()}"]


def export(name, kind, *words, status=0):
    """Exports to OUT; returns complaints and what was written."""
    OUT.unlink(missing_ok=True)
    wrong = expect(status, "export", CLINIC, "--report", name, "--format", kind, "--output", OUT, *words)
    if OUT.exists() != (status == 0):
        wrong.append(f"{name} {words}: a file is {'there' if OUT.exists() else 'missing'}")
    return wrong, OUT.read_bytes() if OUT.exists() else b""


def text_of(pdf):
    (ROOM / "x.pdf").write_bytes(pdf)
    return subprocess.run(["pdftotext", str(ROOM / "x.pdf"), "-"], capture_output=True, text=True).stdout


def open_client():
    """The number of someone in treatment whose language is English."""
    return next(row["number"] for row in PEOPLE if row["status"] == "Active" and row["language"] == "English")


def sample():
    return expect(0, "sample", CLINIC, "--clients", 40, "--until", "2026-11-24") \
        + expect(2, "sample", ROOM / "x", "--clients", 0) + expect(2, "sample", ROOM / "x", "--clients", 3, "--until", "soon") \
        + expect(1, "sample", CLINIC, "--clients", 3)


def roster():
    PEOPLE.extend(csv.DictReader(io.StringIO(cli("clients", CLINIC, "--format", "csv").stdout)))
    table = cli("clients", CLINIC).stdout.splitlines()
    wrong = [] if len(PEOPLE) == len(table) == 40 else [f"{len(PEOPLE)} and {len(table)} clients, not 40"]
    someone = PEOPLE[7]
    if not any(line.startswith(someone["number"]) and someone["last name"] in line for line in table):
        wrong.append("the table lacks a client")
    found = cli("clients", CLINIC, "--search", "-", stdin=someone["number"] + "\n").stdout.splitlines()
    if len(found) != 1 or not found[0].startswith(someone["number"]):
        wrong.append(f"searched on standard input: {found}")
    counselor = someone["counselor"]
    theirs = cli("clients", CLINIC, "--counselor", counselor).stdout.splitlines()
    if len(theirs) != sum(row["counselor"] == counselor for row in PEOPLE):
        wrong.append(f"{counselor} has {len(theirs)} clients in the table")
    if not cli("clients", CLINIC, "--format", "xml").stdout.startswith("<?xml"):
        wrong.append("the roster isn't XML")
    return wrong + expect(2, "clients", CLINIC, "--format", "ods")


def check():
    wrong = expect(2, "check", CLINIC) + expect(1, "check", CLINIC, "--client", PEOPLE[0]["number"], "--plan", "77")
    for row in [row for row in PEOPLE if row["status"] == "Active"][:4]:
        for line in cli("check", CLINIC, "--client", row["number"]).stdout.splitlines():
            if not re.fullmatch(r"TP\d\d\t[EW]\t[^\t]+\t[^\t]+", line):
                wrong.append(f"a finding reads {line!r}")
    return wrong


def plan():
    number = open_client()
    wrong, client = export("treatment-plan", "pdf", "--client", number)
    more, staff = export("treatment-plan", "pdf", "--client", number, "--for", "staff", "--paper", "a4", "--size", "large")
    wrong += more
    if "I will" not in text_of(client) or "The client will" not in text_of(staff):
        wrong.append("the client's and the staff's plan don't speak as they should")
    more, spanish = export("treatment-plan", "pdf", "--client", number, "--language", "es")
    if "plan de tratamiento" not in text_of(spanish):
        wrong.append("--language es isn't Spanish")
    for words in (("--paper", "legal"), ("--size", "huge"), ("--for", "everybody")):
        wrong += export("treatment-plan", "pdf", "--client", number, *words, status=2)[0]
    return wrong + more + export("treatment-plan", "csv", "--client", number, status=1)[0] \
        + export("treatment-plan", "xml", "--client", number, "--plan", "77", status=1)[0] \
        + export("treatment-plan", "xml", "--client", "C-9999", status=1)[0] \
        + export("treatment-plan", "pdf", "--client", number, "--for", "recipient", status=1)[0]


def week():
    counselor = PEOPLE[0]["counselor"]
    name = counselor.split(",")[0]
    wrong, everyone = export("week-schedule", "pdf")
    more, one = export("week-schedule", "pdf", "--counselor", name, "--week", "2026-11-17")
    own, client = export("week-schedule", "pdf", "--client", open_client())
    wrong += more + own
    if len(everyone) <= len(one) or name not in text_of(one):
        wrong.append("one counselor's week isn't a part of everyone's")
    if "Week schedule" not in text_of(everyone):
        wrong.append("the week has no title")
    me = next(row["last name"] for row in PEOPLE if row["number"] == open_client())
    staff = " ".join(row["counselor"] for row in PEOPLE)
    others = {row["last name"] for row in PEOPLE} - {me}
    seen = text_of(client)
    wrong += [f"a client's week names {last}" for last in others if last not in staff and re.search(rf"\b{last}\b", seen)]
    return wrong + export("week-schedule", "pdf", "--week", "soon", status=2)[0] \
        + export("week-schedule", "pdf", "--counselor", "Nobody", status=1)[0]


def caseload():
    """The caseloads: every counselor's active clients as the roster has them; a period; whom it is refused."""
    wrong, table = export("caseload-review", "csv", "--from", "2026-10-01", "--to", "2026-11-23")
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    for row in rows:
        theirs = sum(one["status"] == "Active" and (row["counselor"] == "Total" or row["counselor"].startswith(one["counselor"] + ","))
                     for one in PEOPLE)
        if int(row["active clients"]) != theirs or (row["from"], row["to"]) != ("2026-10-01", "2026-11-23"):
            wrong.append(f"{row['counselor']} has {theirs} active clients in the roster: {row}")
    if len(rows) < 3 or rows[-1]["counselor"] != "Total":
        wrong.append(f"{len(rows)} lines of caseloads")
    more, xml = export("caseload-review", "xml")
    if b'from="2026-11-01" to="2026-11-24"' not in xml:
        more.append("without a period it isn't the month")
    again, same = export("caseload-review", "xml")
    pages, pdf = export("caseload-review", "pdf", "--paper", "a4", "--size", "large", "--language", "es")
    if xml != same or "Revisión de la carga de casos" not in text_of(pdf):
        more.append("the same caseloads aren't the same bytes, or --language isn't heard")
    for words, status in ((("--from", "soon"), 2), (("--from", "2026-11-25"), 2), (("--for", "client"), 1)):
        wrong += export("caseload-review", "xml", *words, status=status)[0]
    return wrong + more + again + pages


def batch():
    """One file for each of a counselor's clients, named by number; a folder that can't be made is refused."""
    counselor = next(row["counselor"] for row in PEOPLE if row["status"] == "Active")
    folder = ROOM / "batch"
    done = cli("export", CLINIC, "--report", "relapse-prevention-plan", "--format", "pdf", "--counselor", counselor, "--output", folder)
    wrong = [] if done.returncode == 0 else [done.stderr]
    without = re.search(r"Without such a document: (\d+)", done.stderr)
    theirs = {row["number"] for row in PEOPLE if row["counselor"] == counselor and row["status"] == "Active"}
    written = {path.stem for path in folder.iterdir()}
    if not written <= theirs or len(written) + (int(without.group(1)) if without else 0) != len(theirs):
        wrong.append(f"{len(written)} files for {len(theirs)} clients: {done.stderr}")
    return wrong + expect(1, "export", CLINIC, "--report", "treatment-plan", "--format", "xml", "--all", "--output", ROOM / "no" / "where")


def help_and_version():
    wrong = []
    for word, said in (("--help", "waymark-cli export CLINIC"), ("--version", "waymark-cli ")):
        done = subprocess.run([CLI, word], capture_output=True, text=True)
        if done.returncode != 0 or said not in done.stdout:
            wrong.append(f"{word}: exit {done.returncode}: {done.stdout[:80]}")
    return wrong


report({
    "/cli/sample": sample,
    "/cli/roster": roster,
    "/cli/check": check,
    "/cli/plan": plan,
    "/cli/week": week,
    "/cli/caseload": caseload,
    "/cli/batch": batch,
    "/cli/help": help_and_version,
})
