#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What waymark-cli promises about searching, taking in rosters, seeds, a clinic that is open elsewhere, and its output."""
import csv
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report  # noqa: E402

CLI = sys.argv[1]
FOLDER = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(FOLDER.name)
CLINIC = ROOM / "clinic"
SECRET = "a quiet river 7"
(ROOM / "pass").write_text(SECRET + "\nonly the first line counts\n")
DAY = ("--today", "2026-11-24")


def start(*words, secret=ROOM / "pass", **options):
    return subprocess.Popen([CLI, str(words[0]), *DAY, "--passphrase-file", str(secret), *map(str, words[1:])], stdin=subprocess.PIPE,
                            stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, text=True, **options)


def cli(*words, stdin="", **options):
    process = start(*words, **options)
    out, problem = process.communicate(stdin, timeout=120)
    return process.returncode, out or "", problem


def expect(status, *words, says="", **options):
    code, out, problem = cli(*words, **options)
    wrong = [f"{words}: exit {code}, not {status}: {problem.strip()}"] if code != status else []
    if status == 1 and problem.count("\n") != 1:
        wrong.append(f"{words}: not one sentence: {problem!r}")
    if says not in out + problem:
        wrong.append(f"{words}: doesn't say {says!r}: {(out + problem).strip()!r}")
    return wrong


def clients(*words, clinic=CLINIC, **options):
    return list(csv.DictReader(io.StringIO(cli("clients", clinic, "--format", "csv", *words, **options)[1])))


def made():
    return expect(0, "sample", CLINIC, "--clients", 25)


def search():
    """From standard input, with a slip, by birth date, with accents and without, in a job without a locale."""
    someone = next(row for row in clients() if len(row["last name"]) > 6)
    last, number = someone["last name"], someone["number"]
    slipped = last[:2] + last[3:]
    year, month, day = someone["date of birth"].split("-")
    wrong = []
    for text in (last, f"{someone['first name']} {last}", slipped, f"{int(month)}/{int(day)}/{year}", number, last.upper()):
        found = [row["number"] for row in clients("--search", "-", stdin=text + "\n")]
        if number not in found[:10]:
            wrong.append(f"{text}: {number} is not among {found}")
    both = clients("--search", "-", secret="-", stdin=f"{SECRET}\n{last}\n")
    plain = clients("--search", last, env={**os.environ, "LC_ALL": "C"})
    if number not in [row["number"] for row in both] or [row["number"] for row in plain] != [row["number"] for row in both]:
        wrong.append("passphrase and search from one standard input, or a search without a locale, find somebody else")
    return wrong + ([] if not clients("--search", "nobodyatall") else ["a name that nobody has finds somebody"]) \
        + expect(0, "clients", CLINIC, "--search", "-", stdin="\udcff\n".encode("utf-8", "surrogateescape").decode("latin-1"))


def table():
    """The table and the CSV call a status the same."""
    lines = cli("clients", CLINIC)[1].splitlines()
    rows = clients()
    return [f"{row['number']}: {row['status']} is not in {line!r}" for row, line in zip(rows, lines)
            if row["number"] not in line or f" {row['status']} " not in line] + ([] if len(lines) == len(rows) else ["lines are missing"])


def seeds():
    """The same seed and date give the same clients and exports; the seed is 1 where none is given."""
    outputs = []
    for place, words in (("one", ()), ("two", ("--seed", 1)), ("three", ("--seed", 2))):
        clinic = ROOM / place
        wrong = expect(0, "sample", clinic, "--clients", 8, "--until", "2026-11-24", *words)
        number = next(row["number"] for row in clients(clinic=clinic) if row["plan state"])
        wrong += expect(0, "export", clinic, "--report", "treatment-plan", "--plan", "1", "--client", number, "--format", "xml", "--output", ROOM / "plan.xml")
        outputs.append((cli("clients", clinic, "--format", "xml")[1], (ROOM / "plan.xml").read_text() if not wrong else wrong))
    return [str(wrong) for _, wrong in outputs if isinstance(wrong, list)] \
        + ([] if outputs[0] == outputs[1] else ["the same seed gives something else"]) \
        + ([] if outputs[0][0] != outputs[2][0] else ["another seed gives the same"])


def wait_until_locked():
    """Looks from outside: whoever tried the lock could have it just when the holder asks."""
    lock = str((CLINIC / "clinic.lock").stat().st_ino)
    for _ in range(300):
        if any(line.split()[-3].endswith(f":{lock}") for line in pathlib.Path("/proc/locks").read_text().splitlines()):
            return
        time.sleep(0.1)


def open_elsewhere():
    """Every command that opens a clinic says the same sentence while another has it open."""
    (ROOM / "some.csv").write_text("last name,first name\nRoe,Bo\n")
    commands = (["clients", CLINIC], ["check", CLINIC, "--client", "C-0101"], ["verify", CLINIC], ["import", CLINIC, ROOM / "some.csv"],
                ["import", CLINIC, ROOM / "some.csv", "--dry-run"], ["backup", CLINIC, "--output", ROOM / "copy"], ["rotate", CLINIC],
                ["export", CLINIC, "--report", "roster", "--format", "csv", "--output", ROOM / "roster.csv"],
                ["people", CLINIC, "--list"], ["passphrase", CLINIC, "--new-passphrase-file", ROOM / "pass"])
    holder = start("clients", CLINIC, "--search", "-")
    try:
        wait_until_locked()
        said = [cli(*words) for words in commands]
    finally:
        holder.communicate("\n", timeout=120)
    wrong = [f"{words[0]}: exit {code}: {problem!r}" for words, (code, _, problem) in zip(commands, said)
             if code != 1 or problem != said[0][2]]
    return wrong + ([] if "is open in another" in said[0][2] else [f"not the sentence: {said[0][2]!r}"]) \
        + [f"{name} was written" for name in ("copy", "roster.csv") if (ROOM / name).exists()] + expect(0, "clients", CLINIC)


def taken_in():
    """A roster as another program writes it; formulas come and go with an apostrophe."""
    before = len(clients())
    (ROOM / "roster.csv").write_bytes("\ufeffMRN;Last_Name;First Name;DOB;Shoe size\r"
                                      "A-1;'=Sum;Ana;2/3/1990 0:00;41\rA-2;Roe;Bo;1980-01-02T00:00:00;42\r".encode())
    wrong = expect(0, "import", CLINIC, ROOM / "roster.csv", "--dry-run", says="Line 3: a new client, A-2, not admitted yet.")
    if len(clients()) != before:
        wrong.append("a trial wrote something")
    wrong += expect(0, "import", CLINIC, ROOM / "roster.csv", says="Column left out: Shoe size")
    ana = next(row for row in clients() if row["number"] == "A-1")
    if ana["last name"] != "'=Sum" or ana["date of birth"] != "1990-02-03" or "=Sum, Ana" not in cli("clients", CLINIC, "--search", "A-1")[1]:
        wrong.append(f"not as it was written: {ana}")
    (ROOM / "again.csv").write_text(cli("clients", CLINIC, "--format", "csv")[1])
    return wrong + expect(1, "import", CLINIC, ROOM / "again.csv", says="is taken") \
        + expect(1, "import", CLINIC, ROOM / "roster.csv", "--allow-duplicates", says="Line 2: the number A-1 is taken.")


def refused():
    """Each refused line with its number and reason; a trial tells every line and ends with 1."""
    before = clients()
    (ROOM / "bad.csv").write_text("last name,first name,dob,counselor,level\nPoe,Cy,1970-01-01,,\nRoe,Bo,1980-01-02,,\n"
                                  "Doe,Ann,1/2/85,,\nLee,Kim,,Nobody,\nVega,Ida,,,9.9\nPoe,Cy,1970-01-01,,\n")
    code, out, problem = cli("import", CLINIC, ROOM / "bad.csv")
    reasons = ["Line 3: this person is probably here", "Line 4: the year", "Line 5: there is no counselor", "Line 6: there is no level",
               "Line 7: this person is probably here"]
    wrong = [f"not said: {reason}" for reason in reasons if reason not in problem] + ([] if code == 1 and problem.count("\n") == 1 else [f"exit {code}: {problem}"])
    code, out, problem = cli("import", CLINIC, ROOM / "bad.csv", "--dry-run")
    told = out.splitlines()
    if code != 1 or [line.split(":")[0] for line in told] != [f"Line {n}" for n in range(2, 8)] or "a new client" not in told[0]:
        wrong.append(f"the trial: exit {code}: {told}")
    return wrong + ([] if clients() == before else ["a refused file was taken in by half"])


def usage():
    wrong = []
    for words in (["import", CLINIC], ["clients", CLINIC, "--search"], ["clients", CLINIC, "more"], ["clients", CLINIC, "--today", "soon"],
                  ["sample", ROOM / "x", "--clients", "100001"], ["sample", ROOM / "x", "--clients", "many"], ["import", CLINIC, "a", "--dry"]):
        wrong += expect(2, *words)
    return wrong + expect(1, "clients", CLINIC, secret=ROOM / "nowhere") + ([] if not (ROOM / "x").exists() else ["wrong usage left a folder"])


def full():
    """Output that can't be written to its end is not done."""
    wrong = []
    for kind in ("table", "csv"):
        with open("/dev/full", "w", encoding="utf-8") as target:
            wrong += expect(1, "clients", CLINIC, "--format", kind, stdout=target)
    return wrong


report({
    "/contract/sample": made,
    "/contract/search": search,
    "/contract/table": table,
    "/contract/seeds": seeds,
    "/contract/open-elsewhere": open_elsewhere,
    "/contract/import": taken_in,
    "/contract/refused-lines": refused,
    "/contract/usage": usage,
    "/contract/full-disk": full,
})
