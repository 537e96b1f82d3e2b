#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One chain through waymark-cli: an invented clinic of a thousand, verified, searched, exported in every report and
format, backed up, restored, verified; and no client's name in any byte of the clinic's folder."""
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, report, run  # noqa: E402

CLI = sys.argv[1]
CLIENTS = 1000
FOLDER = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(FOLDER.name)
CLINIC = ROOM / "clinic"
(ROOM / "pass").write_text("a quiet river 7\n")
# report -> formats; the first two are about one person each and go into a folder
REPORTS = {"treatment-plan": ["xml", "pdf"], "relapse-prevention-plan": ["xml", "pdf"],
           "roster": ["xml", "csv"], "week-schedule": ["xml"]}
PERSONAL = ("treatment-plan", "relapse-prevention-plan")


def cli(command, *words):
    done = subprocess.run([CLI, command, *map(str, words), "--passphrase-file", str(ROOM / "pass"), "--today", "2026-03-04"],
                          capture_output=True, text=True, timeout=280)
    return done, [f"{command}: {done.stderr.strip()}"] if done.returncode != 0 else []


def clients():
    return list(csv.DictReader(io.StringIO(cli("clients", CLINIC, "--format", "csv")[0].stdout)))


def sample():
    return cli("sample", CLINIC, "--clients", CLIENTS)[1] + cli("verify", CLINIC)[1]


def search():
    people = clients()
    wrong = [] if len(people) == CLIENTS else [f"{len(people)} clients, not {CLIENTS}"]
    someone = people[len(people) // 2]
    done, failed = cli("clients", CLINIC, "--search", someone["last name"], "--format", "csv")
    found = [row["number"] for row in csv.DictReader(io.StringIO(done.stdout))]
    return wrong + failed + ([] if someone["number"] in found else ["the search doesn't find a client by last name"])


def export():
    wrong = []
    for name, formats in REPORTS.items():
        for kind in formats:
            target = ROOM / f"{name}-{kind}" if name in PERSONAL else ROOM / f"{name}.{kind}"
            wrong += cli("export", CLINIC, "--report", name, "--all", "--format", kind, "--output", target)[1]
            if not target.exists() or (target.is_dir() and not any(target.iterdir())):
                wrong.append(f"{name} as {kind} wrote nothing")
    someone = clients()[0]["number"]
    wrong += cli("export", CLINIC, "--report", "week-schedule", "--client", someone, "--format", "pdf", "--output", ROOM / "week.pdf")[1]
    return wrong


def xml_is_valid():
    paths = sorted(ROOM.glob("*.xml")) + sorted(ROOM.glob("*-xml/*.xml"))
    if len(paths) <= CLIENTS // 4:
        return [f"only {len(paths)} XML files"]
    return [line for line in run("xmllint", "--nonet", "--noout", "--schema", str(ROOT / "data/schema/waymark-report-1.xsd"),
                                         *map(str, paths)) if "validates" not in line]


def pdf_opens():
    paths = sorted(ROOM.glob("*.pdf")) + sorted(ROOM.glob("*-pdf/*.pdf"))
    wrong = [] if len(paths) > CLIENTS // 4 else [f"only {len(paths)} PDF files"]
    for path in paths:
        wrong += run("pdfinfo", str(path))
    some = paths[:: max(1, len(paths) // 10)]
    for path in some:
        fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True).stdout.splitlines()[2:]
        if not fonts or any(line.split()[-5] != "yes" for line in fonts):
            wrong.append(f"{path.name}: a font is not embedded")
        if not subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True).stdout.strip():
            wrong.append(f"{path.name} has no text")
    return wrong


def copies():
    return cli("backup", CLINIC, "--output", ROOM / "copy")[1] + cli("restore", ROOM / "copy", "--into", ROOM / "again")[1] \
        + cli("verify", ROOM / "again")[1]


def same_again():
    """The restored clinic gives the same bytes."""
    wrong = cli("export", ROOM / "again", "--report", "roster", "--format", "xml", "--output", ROOM / "again.xml")[1]
    return wrong or ([] if (ROOM / "again.xml").read_bytes() == (ROOM / "roster.xml").read_bytes()
                     else ["the restored clinic's roster differs"])


def no_names():
    names = {row[column].encode() for row in clients() for column in ("last name", "first name", "preferred name")}
    names = {name for name in names if len(name) >= 6}
    wrong = [] if len(names) > 20 else ["hardly any names to look for"]
    for path in [*CLINIC.rglob("*"), ROOM / "copy"]:
        if path.is_file():
            data = path.read_bytes()
            wrong += [f"{path.name} shows a client's name" for name in names if name in data]
    return wrong


report({
    "/chain/sample-and-verify": sample,
    "/chain/search": search,
    "/chain/export": export,
    "/chain/xml-is-valid": xml_is_valid,
    "/chain/pdf-opens": pdf_opens,
    "/chain/backup-restore-verify": copies,
    "/chain/restored-is-the-same": same_again,
    "/chain/no-name-in-clear": no_names,
})
