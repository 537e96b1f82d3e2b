#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract of waymark-cli: exit status, one sentence on standard error, nothing half-written, copies that open."""
import os
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
CLINIC = str(ROOM / "clinic")
SECRET = "a quiet river 7"
(ROOM / "pass").write_text(SECRET + "\n")
(ROOM / "wrong").write_text("not this one\n")
(ROOM / "short").write_text("short\n")


def cli(*words, secret="pass", stdin=""):
    command = [CLI, *map(str, words)] + (["--passphrase-file", str(ROOM / secret)] if secret else [])
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=60)


def expect(status, *words, **options):
    """Runs a command; complains unless it ends so, with one sentence on standard error when refused."""
    done = cli(*words, **options)
    wrong = []
    if done.returncode != status:
        wrong.append(f"{words}: exit {done.returncode}, not {status}: {done.stderr.strip()}")
    if status == 1 and (done.stderr.count("\n") != 1 or not done.stderr.rstrip().endswith((".", ")"))):
        wrong.append(f"{words}: not one sentence: {done.stderr!r}")
    if status == 0 and done.stderr:
        wrong.append(f"{words}: says {done.stderr!r}")
    if SECRET in done.stdout + done.stderr:
        wrong.append(f"{words}: shows the passphrase")
    return wrong


def create():
    done = cli("create", CLINIC, "--name", "Riverside", "--user", "Ana Lee")
    if done.returncode != 0 or "ecovery code" not in done.stdout:
        return [f"create: exit {done.returncode}: {done.stderr}{done.stdout}"]
    return expect(1, "create", CLINIC, "--name", "Riverside", "--user", "Ana Lee") \
        + expect(1, "create", ROOM / "other", "--name", "X", "--user", "Ana Lee", secret="short") \
        + ([f"{ROOM / 'other'} was left behind"] if (ROOM / "other").exists() else [])


def usage():
    wrong = []
    for words in ([], ["fly"], ["verify"], ["verify", CLINIC, "--fly"], ["create", ROOM / "x"], ["check", CLINIC],
                  ["check", CLINIC, "--client", "C-0101", "--plan", "draft", "--intake"],
                  ["backup", CLINIC], ["restore", ROOM / "x"]):
        wrong += expect(2, *words)
    return wrong + expect(2, "clients", CLINIC, secret=None)


def refused():
    nowhere = ROOM / "nowhere"
    wrong = expect(1, "verify", nowhere) + expect(1, "clients", CLINIC, secret="wrong") \
        + expect(1, "check", CLINIC, "--client", "9999") + expect(1, "check", CLINIC, "--client", "9999", "--intake") + expect(1, "check", CLINIC, "--client", "../pass") \
        + expect(1, "restore", ROOM / "pass", "--into", ROOM / "new", secret=None) \
        + expect(1, "restore", nowhere, "--into", ROOM / "new", secret=None)
    return wrong + [f"{name} was left behind" for name in ("new", "nowhere") if (ROOM / name).exists()]


def listed():
    return expect(0, "clients", CLINIC) + expect(0, "clients", CLINIC, "--search", "nobody") \
        + expect(0, "clients", CLINIC, "--user", "Ana Lee") + expect(1, "clients", CLINIC, "--user", "Nobody")


def handed_out():
    """Reports: refused ones leave no file, a file that is there is replaced, a folder outside is never written to."""
    target = ROOM / "roster.csv"
    roster = ("export", CLINIC, "--report", "roster", "--format")
    wrong = expect(0, *roster, "csv", "--output", target) + expect(0, *roster, "csv", "--output", target)
    if not target.read_bytes().startswith(b"number,last name,first name,preferred name,pronouns,date of birth,status,level,"):
        wrong.append("the roster's columns are not those of the contract")
    nothing = ROOM / "nothing"
    wrong += expect(2, *roster, "csv") + expect(2, "export", CLINIC, "--report", "treatment-plan", "--format", "xml", "--output", nothing)
    for words in (("--report", "fly", "--format", "xml"), ("--report", "roster", "--format", "pdf"),
                  ("--report", "roster", "--format", "csv", "--for", "recipient"),
                  ("--report", "roster", "--format", "csv", "--for", "client"),
                  ("--report", "treatment-plan", "--format", "xml", "--client", "../roster"),
                  ("--report", "week-schedule", "--format", "xml", "--counselor", "Nobody")):
        wrong += expect(1, "export", CLINIC, *words, "--output", nothing)
    return wrong + (["a refused export left a file"] if nothing.exists() else [])


def taken_in():
    """A roster: all lines or none."""
    (ROOM / "bad.csv").write_text("last name,first name,number\nRoe,Bo,77\nPoe,Cy,../x\n")
    (ROOM / "good.csv").write_text("last name,first name,number\nRoe,Bo,77\nPoe,Cy,\n")
    wrong = expect(1, "import", CLINIC, ROOM / "bad.csv") + expect(1, "import", CLINIC, ROOM / "none.csv")
    if "Roe" in cli("clients", CLINIC).stdout:
        wrong.append("a refused file was taken in by half")
    wrong += expect(0, "import", CLINIC, ROOM / "good.csv") + expect(1, "import", CLINIC, ROOM / "good.csv")
    listed_now = cli("clients", CLINIC, "--format", "csv").stdout.splitlines()
    return wrong + ([] if len(listed_now) == 3 else [f"{len(listed_now) - 1} clients, not 2"])


def backs_itself_up():
    """After the import the clinic holds one backup of itself; damaged, it is named; whole, it comes back with everybody."""
    kept = list((ROOM / "clinic" / "backups").iterdir())
    if len(kept) != 1 or not re.fullmatch(r"\d{4}-\d\d-\d\d-\d{6}-\d{10}\.backup", kept[0].name):
        return [f"not one backup of the clinic: {kept}"]
    data = kept[0].read_bytes()
    kept[0].write_bytes(data[:9999] + bytes([data[9999] ^ 1]) + data[10000:])
    done = cli("verify", CLINIC)
    wrong = [] if done.returncode == 1 and kept[0].name in done.stderr else [f"a damaged backup is not named: {done.stderr}"]
    kept[0].write_bytes(data)
    wrong += expect(0, "verify", CLINIC) + expect(0, "restore", kept[0], "--into", ROOM / "returned", secret=None)
    wrong += expect(0, "verify", ROOM / "returned")
    back = cli("clients", ROOM / "returned", "--format", "csv").stdout
    return wrong + ([] if back == cli("clients", CLINIC, "--format", "csv").stdout else ["the backup lacks what was imported"])


def plan_taken_in():
    """A plan goes out of a sample clinic's chart and comes in again as its draft, once."""
    clinic, out = ROOM / "sample", ROOM / "plan.xml"
    day = ("--today", "2026-11-24")
    wrong = expect(0, "sample", clinic, "--clients", 6, *day)
    listed_now = [line.split(",") for line in cli("clients", clinic, "--format", "csv", *day).stdout.splitlines()]
    number, other = [row[0] for row in listed_now if "In force" in row][:2]
    wrong += expect(0, "export", clinic, "--report", "treatment-plan", "--client", number, "--for", "staff", "--format", "xml",
                    "--output", out, *day)
    (ROOM / "evil.xml").write_bytes(b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + out.read_bytes())
    wrong += expect(2, "import", clinic, out, *day) + expect(1, "import", clinic, out, "--client", other, *day) \
        + expect(1, "import", clinic, ROOM / "evil.xml", "--client", number, *day) \
        + expect(1, "import", clinic, ROOM / "good.csv", "--client", number, *day) \
        + expect(1, "export", clinic, "--report", "treatment-plan", "--client", number, "--plan", "draft", "--format", "xml",
                 "--output", ROOM / "none.xml", *day)
    return wrong + expect(0, "import", clinic, out, "--client", number, *day) \
        + expect(1, "import", clinic, out, "--client", number, *day) \
        + expect(0, "export", clinic, "--report", "treatment-plan", "--client", number, "--plan", "draft", "--format", "xml",
                 "--output", ROOM / "draft.xml", *day)


def passphrase_from_stdin():
    done = subprocess.run([CLI, "verify", CLINIC, "--passphrase-file", "-"], input=SECRET + "\n",
                          capture_output=True, text=True, timeout=60)
    return [] if done.returncode == 0 else [done.stderr]


def copies():
    wrong = expect(0, "verify", CLINIC) + expect(0, "backup", CLINIC, "--output", ROOM / "copy") \
        + expect(0, "restore", ROOM / "copy", "--into", ROOM / "again", secret=None) + expect(0, "verify", ROOM / "again")
    return wrong + expect(1, "restore", ROOM / "copy", "--into", CLINIC, secret=None)


def damage():
    """A changed byte anywhere in the middle of a file is found, in one sentence."""
    wrong = []
    for name in sorted(p.name for p in (ROOM / "again").iterdir() if p.is_file() and p.stat().st_size > 64):
        if re.search(r"lock|tries", name):
            continue
        path = ROOM / "again" / name
        data = path.read_bytes()
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 0xff]) + data[middle + 1:])
        found = expect(1, "verify", ROOM / "again")
        wrong += [f"{name} damaged: {line}" for line in found]
        path.write_bytes(data)
    return wrong + expect(0, "verify", ROOM / "again")


def half_a_copy():
    data = (ROOM / "copy").read_bytes()
    (ROOM / "half").write_bytes(data[:len(data) // 2])
    wrong = expect(1, "restore", ROOM / "half", "--into", ROOM / "new", secret=None)
    return wrong + (["a half backup left a clinic behind"] if os.path.exists(ROOM / "new" / "clinic.db") else [])


report({
    "/cli/create": create,
    "/cli/usage": usage,
    "/cli/refused": refused,
    "/cli/clients": listed,
    "/cli/export": handed_out,
    "/cli/import": taken_in,
    "/cli/own-backup": backs_itself_up,
    "/cli/import-plan": plan_taken_in,
    "/cli/passphrase-from-stdin": passphrase_from_stdin,
    "/cli/backup-and-restore": copies,
    "/cli/damage": damage,
    "/cli/half-a-backup": half_a_copy,
})
