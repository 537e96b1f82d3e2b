#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with a disk, a folder, a file or a clock: one sentence that says what to do, and nothing is lost.
After each the clinic verifies and holds everybody."""
import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report  # noqa: E402

CLI, HOSTILE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(FOLDER.name)
CLINIC = ROOM / "clinic"
COPY = ROOM / "by-hand"
(ROOM / "pass").write_text("a quiet river 7\n")
(ROOM / "new").write_text("another river 8\n")


def cli(command, *words, clinic=CLINIC, **bad):
    env = dict(os.environ, **({"LD_PRELOAD": HOSTILE, **bad} if bad else {}))
    return subprocess.run([CLI, command, str(clinic), *map(str, words), "--passphrase-file", str(ROOM / "pass")],
                          capture_output=True, text=True, timeout=60, env=env)


def refused(done, *said):
    """Exit 1, one line, and all of these words in it."""
    wrong = [] if done.returncode == 1 else [f"exit {done.returncode}: {done.stderr!r}"]
    if done.stderr.count("\n") != 1 or not done.stderr.rstrip().endswith("."):
        wrong.append(f"not one sentence: {done.stderr!r}")
    return wrong + [f"doesn't say “{words}”: {done.stderr!r}" for words in said if words not in done.stderr]


def roster(name, rows=40):
    path = ROOM / f"{name}.csv"
    path.write_text("last name,first name\r\n" + "".join(f"{name}x{i},Given{i}\r\n" for i in range(rows)))
    return path


def everybody():
    return cli("clients", "--format", "csv").stdout


def whole(before):
    done = cli("verify")
    return ([] if done.returncode == 0 else [f"verify: {done.stderr}"]) + ([] if everybody() == before else ["something was lost"])


def create():
    done = cli("create", "--name", "Riverside", "--user", "Ana Lee")
    return ([] if done.returncode == 0 else [done.stderr]) + ([] if cli("import", roster("First")).returncode == 0 else ["no import"]) \
        + ([] if cli("backup", "--output", COPY).returncode == 0 else ["no backup"])


def disk_full():
    before, copy = everybody(), COPY.read_bytes()
    # signing in is entered in the audit, so on a full disk nobody gets in half; a roster that doesn't fit changes nothing
    wrong = refused(cli("import", roster("Second"), HOSTILE_FULL="clinic.db"), "disk is full", "Nothing was changed", "make room") \
        + refused(cli("backup", "--output", COPY, HOSTILE_FULL="by-hand"), "no space left", "free some") \
        + refused(cli("create", "--name", "X", "--user", "Ana Lee", clinic=ROOM / "no", HOSTILE_FULL="/no/"), "no space left")
    wrong += refused(cli("restore", "--into", ROOM / "no", clinic=COPY, HOSTILE_FULL="/no."), "no space left", "free some")
    left = [name for name in ("no",) if (ROOM / name).exists()] + [p.name for p in ROOM.glob("*.part")] + [p.name for p in ROOM.glob("*.new")]
    return wrong + ([f"left behind: {left}"] if left else []) + ([] if COPY.read_bytes() == copy else ["the older backup changed"]) + whole(before)


def own_backup_fails():
    """What was asked for is done; that the backup failed is said, and doesn't fail the command."""
    done = cli("import", roster("Third"), HOSTILE_FULL="/backups/")
    wrong = [] if done.returncode == 0 and done.stderr.count("\n") == 1 and "backup could not be made" in done.stderr \
        and "free some" in done.stderr else [f"exit {done.returncode}: {done.stderr!r}"]
    wrong += [] if "Thirdx7" in everybody() else ["the import was lost"]
    wrong += [] if not list((CLINIC / "backups").glob(".*")) else ["unfinished work was left in backups/"]
    return wrong + whole(everybody())


def read_only():
    before = everybody()
    wrong = refused(cli("import", roster("Fourth"), HOSTILE_READ_ONLY="clinic.lock"), "can’t be written", "check its permissions") \
        + refused(cli("backup", "--output", ROOM / "there" / "copy"), "can’t be used", "check the name") \
        + refused(cli("create", "--name", "X", "--user", "Ana Lee", clinic=ROOM / "no", HOSTILE_READ_ONLY="/no"), "check its permissions")
    return wrong + whole(before)


def key_files():
    before, paths = everybody(), [CLINIC / "clinic.keys", CLINIC / "clinic.keys.copy"]
    kept = [path.read_bytes() for path in paths]
    wrong = []
    for damage in (lambda data: data[:-40], lambda data: b"", lambda data: data[:99] + bytes([data[99] ^ 4]) + data[100:]):
        for path, data in zip(paths, kept):
            path.write_bytes(damage(data))
        wrong += refused(cli("clients"), "key files", "damaged", "restore the newest backup")
    for path in paths:
        path.unlink()
    wrong += refused(cli("clients"), "is not a clinic: it has no key file")
    for path, data in zip(paths, kept):
        path.write_bytes(data)
    paths[0].unlink()  # its copy serves, and verify still says so
    done = cli("clients")
    wrong += [] if done.returncode == 0 and "clinic.keys" in done.stderr else [f"one key file is missing: {done.stderr!r}"]
    wrong += refused(cli("verify"), "clinic.keys", "missing", "copy it there")
    paths[0].write_bytes(kept[0])
    return wrong + whole(before)


def newer():
    before, wrong = everybody(), []
    kept = (CLINIC / "clinic.keys").read_bytes()
    later = bytearray(kept[:-32])
    later[8] = 9
    (CLINIC / "clinic.keys").write_bytes(bytes(later) + hashlib.sha256(later).digest())
    wrong += refused(cli("clients"), "newer Waymark", "install that one")
    (CLINIC / "clinic.keys").write_bytes(kept)
    data = bytearray(COPY.read_bytes())
    data[8] = 9
    (ROOM / "later").write_bytes(data)
    wrong += refused(cli("restore", "--into", ROOM / "no", clinic=ROOM / "later"), "newer Waymark", "install that one")
    return wrong + (["a refused restore left something"] if (ROOM / "no").exists() else []) + whole(before)


def open_elsewhere():
    """The same sentence from every command."""
    before = everybody()
    said = set()
    wrong = []
    with open(CLINIC / "clinic.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for words in (("clients",), ("verify",), ("check", "--client", "1"), ("import", roster("Fifth")), ("rotate",),
                      ("backup", "--output", ROOM / "other"), ("people", "--list"), ("passphrase", "--new-passphrase-file", ROOM / "new"),
                      ("export", "--report", "roster", "--format", "csv", "--output", ROOM / "roster")):
            done = cli(*words)
            wrong += refused(done, "open in another window or program", "close it there")
            said.add(done.stderr)
    return wrong + ([] if len(said) == 1 else [f"several sentences: {said}"]) + whole(before)


def clock():
    """Set back by a day: told, not refused; what is entered then is kept in order, and so are the backups."""
    done = cli("import", roster("Sixth"), HOSTILE_EARLIER="90000")
    wrong = [] if done.returncode == 0 and "clock is set to an earlier time" in done.stderr and "check date and time" in done.stderr \
        else [f"exit {done.returncode}: {done.stderr!r}"]
    newest = max((CLINIC / "backups").iterdir(), key=lambda path: path.name[18:])
    into = ROOM / "of-then"
    wrong += [] if cli("restore", "--into", into, clinic=newest).returncode == 0 else ["the newest backup doesn't restore"]
    wrong += [] if "Sixthx7" in cli("clients", "--format", "csv", clinic=into).stdout else ["the newest backup lacks what was entered"]
    done = cli("clients")
    return wrong + ([] if done.stderr == "" else [f"still said with the clock set right: {done.stderr!r}"]) + whole(everybody())


def old_copy():
    """A folder put back to an older state is noticed by its own backup."""
    older = ROOM / "older.db"
    shutil.copy(CLINIC / "clinic.db", older)
    wrong = [] if cli("import", roster("Seventh")).returncode == 0 else ["no import"]
    newest = (CLINIC / "clinic.db").read_bytes()
    shutil.copy(older, CLINIC / "clinic.db")
    wrong += refused(cli("verify"), "put back to an older state", ".backup", "Restore that backup")
    (CLINIC / "clinic.db").write_bytes(newest)
    return wrong + whole(everybody())


report({
    "/sentences/create": create,
    "/sentences/disk-full": disk_full,
    "/sentences/own-backup-fails": own_backup_fails,
    "/sentences/read-only": read_only,
    "/sentences/key-files": key_files,
    "/sentences/newer": newer,
    "/sentences/open-elsewhere": open_elsewhere,
    "/sentences/clock": clock,
    "/sentences/old-copy": old_copy,
})
