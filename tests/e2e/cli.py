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
                  ["backup", CLINIC], ["restore", ROOM / "x"]):
        wrong += expect(2, *words)
    return wrong + expect(2, "clients", CLINIC, secret=None)


def refused():
    nowhere = ROOM / "nowhere"
    wrong = expect(1, "verify", nowhere) + expect(1, "clients", CLINIC, secret="wrong") \
        + expect(1, "check", CLINIC, "--client", "9999") + expect(1, "check", CLINIC, "--client", "../pass") \
        + expect(1, "restore", ROOM / "pass", "--into", ROOM / "new", secret=None) \
        + expect(1, "restore", nowhere, "--into", ROOM / "new", secret=None)
    return wrong + [f"{name} was left behind" for name in ("new", "nowhere") if (ROOM / name).exists()]


def listed():
    return expect(0, "clients", CLINIC) + expect(0, "clients", CLINIC, "--search", "nobody") \
        + expect(0, "clients", CLINIC, "--user", "Ana Lee") + expect(1, "clients", CLINIC, "--user", "Nobody")


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
    "/cli/passphrase-from-stdin": passphrase_from_stdin,
    "/cli/backup-and-restore": copies,
    "/cli/damage": damage,
    "/cli/half-a-backup": half_a_copy,
})
