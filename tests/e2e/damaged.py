#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hundred damaged backups and clinics through the program: exit 1 and one sentence each, in bounded time, no crash,
nothing left behind; a clinic whose damage lies in a free page or a copy may also be whole enough for a command."""
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report  # noqa: E402

CLI = sys.argv[1]
BACKUPS, CLINICS = 170, 30  # a clinic takes a key derivation in its full strength
FOLDER = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(FOLDER.name)
CLINIC, COPY, WORK = ROOM / "clinic", ROOM / "copy", ROOM / "work"
(ROOM / "pass").write_text("a quiet river 7\n")
DICE = random.Random(20260105)


def cli(command, *words):
    return subprocess.run([CLI, command, *map(str, words), "--passphrase-file", str(ROOM / "pass")], capture_output=True, text=True,
                          errors="replace", timeout=20)


def damage(data):
    """One of the ways in which files suffer."""
    at, size = DICE.randrange(len(data)), len(data)
    n = DICE.choice((1, 4, 16, 4096))
    return DICE.choice((
        lambda: data[:at] + bytes([data[at] ^ (1 << DICE.randrange(8))]) + data[at + 1:],
        lambda: data[:at],
        lambda: data[:at] + bytes(n) + data[at + n:] if any(data[at:at + n]) else data[:at],
        lambda: data[:at] + DICE.randbytes(n) + data[at + n:],
        lambda: data[:at] + data[at + n:],
        lambda: data[:at] + DICE.randbytes(n) + data[at:],
        lambda: data + DICE.randbytes(n),
        lambda: data[:8] + DICE.randbytes(12) + data[20:],
        lambda: b"" if size % 2 else data[size // 2:],
    ))()


def sentence(done, what):
    wrong = [] if done.returncode == 1 else [f"{what}: exit {done.returncode}: {done.stderr[:300]!r}"]
    return wrong + ([] if done.stderr.count("\n") == 1 and len(done.stderr) < 600 else [f"{what}: not one sentence: {done.stderr[:300]!r}"])


def make():
    wrong = [] if cli("create", CLINIC, "--name", "Riverside", "--user", "Ana Lee").returncode == 0 else ["no clinic"]
    (ROOM / "roster.csv").write_text("last name,first name\r\n" + "".join(f"Roe{i},Bo{i}\r\n" for i in range(50)))
    wrong += [] if cli("import", CLINIC, ROOM / "roster.csv").returncode == 0 else ["no import"]
    return wrong + ([] if cli("backup", CLINIC, "--output", COPY).returncode == 0 else ["no backup"])


def backups():
    wrong, whole = [], COPY.read_bytes()
    for i in range(BACKUPS):
        data = damage(whole)
        if data == whole:
            continue
        (ROOM / "damaged").write_bytes(data)
        wrong += sentence(cli("restore", ROOM / "damaged", "--into", ROOM / "into"), f"backup {i}")
        if (ROOM / "into").exists():
            wrong.append(f"backup {i} left a folder")
            shutil.rmtree(ROOM / "into")
    return wrong


def clinics():
    wrong = []
    for i in range(CLINICS):
        shutil.rmtree(WORK, ignore_errors=True)
        shutil.copytree(CLINIC, WORK)
        files = sorted(p for p in WORK.rglob("*") if p.is_file() and p.stat().st_size and p.name not in ("clinic.lock", "clinic.tries"))
        path = DICE.choice(files)
        whole = path.read_bytes()
        data = damage(whole)
        if data == whole:
            continue
        path.write_bytes(data)
        done = cli("verify", WORK)
        wrong += sentence(done, f"{path.name} of clinic {i}") + ([] if path.name in done.stderr or done.returncode != 1
                                                                 else [f"{path.name} isn't named: {done.stderr!r}"])
    return wrong


report({"/damaged/make": make, "/damaged/backups": backups, "/damaged/clinics": clinics})
