#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can sign in, through waymark-cli: joining, leaving, passphrases, the recovery code, new keys, and the wait after
wrong tries, which holds from one process to the next."""
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report  # noqa: E402

CLI = os.path.abspath(sys.argv[1])
FOLDER = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(FOLDER.name)
CLINIC = str(ROOM / "clinic")
SECRETS = {"ana": "a quiet river 7", "bo": "another river 8", "new": "a third river 9", "wrong": "not this one", "short": "short"}
for file, secret in SECRETS.items():
    (ROOM / file).write_text(secret + "\n")


def cli(*words, secret="ana", stdin=""):
    command = [CLI, *map(str, words)] + (["--passphrase-file", secret if secret == "-" else str(ROOM / secret)] if secret else [])
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120)


def expect(status, *words, says="", **options):
    done = cli(*words, **options)
    wrong = []
    if done.returncode != status:
        wrong.append(f"{words}: exit {done.returncode}, not {status}: {done.stderr.strip()}")
    if status == 1 and (done.stderr.count("\n") != 1 or not done.stderr.rstrip().endswith(".")):
        wrong.append(f"{words}: not one sentence: {done.stderr!r}")
    if says not in (done.stderr if status else done.stdout):
        wrong.append(f"{words}: doesn't say {says!r}: {done.stderr}{done.stdout}")
    if any(known in done.stdout + done.stderr for known in SECRETS.values()):
        wrong.append(f"{words}: shows a passphrase")
    return wrong


def new(name):
    return ("--new-passphrase-file", ROOM / name)


def joins():
    done = cli("create", CLINIC, "--name", "Riverside", "--user", "Ana Lee")
    (ROOM / "code").write_text(re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){5}", done.stdout)[0].lower() + "\n")
    wrong = expect(0, "people", CLINIC, "--list", says="Ana Lee\tdirector\n")
    wrong += expect(0, "people", CLINIC, "--add", "Bo Roe", "--role", "counselor", *new("bo"))
    both = SECRETS["ana"] + "\n" + SECRETS["bo"] + "\n"
    wrong += expect(0, "people", CLINIC, "--add", "Cy Poe", "--role", "administrator", "--user", "Ana Lee",
                    "--new-passphrase-file", "-", secret="-", stdin=both)
    wrong += expect(0, "people", CLINIC, "--list", "--user", "Bo Roe", secret="bo", says="Ana Lee\tdirector\nBo Roe\tcounselor\nCy Poe\tadministrator\n")
    wrong += expect(0, "verify", CLINIC, "--user", "Cy Poe", secret="bo")
    return wrong + expect(2, "clients", CLINIC)


def refused():
    """One of each kind; tests/core/test-people.c has them all."""
    ana, add, bo = ("--user", "Ana Lee"), ("people", CLINIC, "--add", "Di Soe"), ("--user", "Bo Roe")
    wrong = expect(2, "people", CLINIC, *ana) + expect(2, "people", CLINIC, "--list", "--leave", "Bo Roe", *ana) \
        + expect(2, *add, *ana, *new("new")) + expect(2, *add, "--role", "peer", *ana) + expect(2, "passphrase", CLINIC, *ana)
    wrong += expect(1, *add, "--role", "peer", *ana, *new("short")) + expect(1, *add, "--role", "peer", *ana, *new("nowhere")) \
        + expect(1, "people", CLINIC, "--leave", "Ana Lee", *ana)
    return wrong + expect(1, "rotate", CLINIC, *bo, secret="bo") + expect(1, "people", CLINIC, "--leave", "Cy Poe", *bo, secret="bo")


def passphrases():
    bo = ("--user", "Bo Roe")
    wrong = expect(0, "passphrase", CLINIC, *bo, *new("new"), secret="bo") + expect(1, "clients", CLINIC, *bo, secret="bo") \
        + expect(0, "clients", CLINIC, *bo, secret="new")
    wrong += expect(1, "passphrase", CLINIC, *bo, "--recovery", *new("bo"), secret="wrong") \
        + expect(2, "passphrase", CLINIC, "--recovery", *new("bo"), secret="code") \
        + expect(0, "passphrase", CLINIC, *bo, "--recovery", *new("bo"), secret="code")
    return wrong + expect(1, "clients", CLINIC, *bo, secret="new") + expect(0, "verify", CLINIC, *bo, secret="bo") \
        + expect(0, "verify", CLINIC, "--user", "Ana Lee")


def keys():
    """Everything anew: the bytes change, whoever was absent still comes in, the code as well; a leaver doesn't."""
    before = (ROOM / "clinic" / "clinic.db").read_bytes()
    wrong = expect(0, "backup", CLINIC, "--user", "Ana Lee", "--output", ROOM / "copy") + expect(0, "rotate", CLINIC, "--user", "Ana Lee")
    after = (ROOM / "clinic" / "clinic.db").read_bytes()
    units = {before[at:at + 16] for at in range(0, len(before), 16)}
    if any(after[at:at + 16] in units for at in range(0, len(after), 16)):
        wrong.append("the database has parts that were not written anew")
    wrong += expect(0, "verify", CLINIC, "--user", "Bo Roe", secret="bo") \
        + expect(0, "passphrase", CLINIC, "--user", "Cy Poe", "--recovery", *new("new"), secret="code")
    wrong += expect(0, "people", CLINIC, "--leave", "Bo Roe", "--user", "Cy Poe", secret="new", says="Backups made before now") \
        + expect(1, "clients", CLINIC, "--user", "Bo Roe", secret="bo") + expect(0, "verify", CLINIC, "--user", "Ana Lee")
    return wrong + expect(0, "restore", ROOM / "copy", "--into", ROOM / "old", secret=None) \
        + expect(0, "verify", ROOM / "old", "--user", "Bo Roe", secret="bo")


def damaged_keys():
    """The other file opens the clinic, which is said; verify refuses; any change of people makes both whole."""
    wrong = []
    for name in ("clinic.keys", "clinic.keys.copy"):
        path = ROOM / "clinic" / name
        data = path.read_bytes()
        path.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
        done = cli("clients", CLINIC, "--user", "Ana Lee")
        if done.returncode != 0 or name not in done.stderr or done.stderr.count("\n") != 1:
            wrong.append(f"{name} damaged: exit {done.returncode}: {done.stderr}")
        refused_now = cli("verify", CLINIC, "--user", "Ana Lee")
        if refused_now.returncode != 1 or f"The key file {name} is damaged" not in refused_now.stderr:
            wrong.append(f"{name} damaged: verify: exit {refused_now.returncode}: {refused_now.stderr}")
        done = cli("passphrase", CLINIC, "--user", "Ana Lee", *new("ana"))
        wrong += [] if done.returncode == 0 else [done.stderr]
        wrong += expect(0, "verify", CLINIC, "--user", "Ana Lee")
    return wrong


def waits():
    """Five wrong tries in five processes; the sixth is refused at once, with the right passphrase too."""
    ana, tries = ("--user", "Ana Lee"), ROOM / "clinic" / "clinic.tries"
    wrong = []
    for _ in range(5):
        wrong += expect(1, "clients", CLINIC, *ana, secret="wrong", says="is wrong")
    head, line = tries.read_text().splitlines()
    fields = line.split(" ")
    if fields[1] != "5" or "Ana" in line:
        wrong.append(f"clinic.tries: {line}")
    fields[1] = "50"  # so that the longest wait is left, however slow this machine is
    tries.write_text("\n".join([head, " ".join(fields)]) + "\n")
    wrong += expect(1, "clients", CLINIC, *ana, says="After 50 wrong tries in a row Ana Lee can try again in ") \
        + expect(0, "people", CLINIC, "--list", "--user", "Cy Poe", secret="new")
    fields[4] = str(int(time.time()) + 10 ** 6)  # the clock was set back
    tries.write_text("\n".join([head, " ".join(fields)]) + "\n")
    wrong += expect(1, "clients", CLINIC, *ana, says="can try again in 60 seconds.")
    fields[1], fields[4] = "50", str(int(time.time()) - 61)
    tries.write_text("\n".join([head, " ".join(fields)]) + "\n")
    wrong += expect(0, "clients", CLINIC, *ana)
    if tries.read_text() != "waymark tries 1\n":
        wrong.append("a good sign-in doesn't clear the count")
    return wrong


def dumps_core(command, ready):
    """Whether a program that may write a core file does so when it is told to."""
    def may():
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)  # what a shell starts in the background ignores it
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOM, preexec_fn=may) as program:
        for _ in range(200):
            if ready(program.pid):
                break
            time.sleep(0.05)
        program.send_signal(signal.SIGQUIT)
        status = os.waitpid(program.pid, 0)[1]
        program.returncode = 0
    return os.WCOREDUMP(status)


def no_core():
    """While it waits for a passphrase. Where this machine writes no core files at all, the limit alone is looked at."""
    limited = []

    def is_limited(pid):
        if re.search(r"Max core file size +0 +0 ", pathlib.Path(f"/proc/{pid}/limits").read_text()):
            limited.append(pid)
        return bool(limited)
    dumped = dumps_core([CLI, "verify", CLINIC, "--user", "Ana Lee", "--passphrase-file", "-"], is_limited)
    if not limited:
        return ["waymark-cli may write a core file"]
    if not dumps_core(["sleep", "60"], lambda pid: "sleep" in pathlib.Path(f"/proc/{pid}/comm").read_text()):
        print("# this machine writes no core files")
    return ["waymark-cli wrote a core file"] if dumped or list(ROOM.glob("core*waymark*")) else []


report({
    "/people/joins": joins,
    "/people/refused": refused,
    "/people/passphrases": passphrases,
    "/people/keys": keys,
    "/people/damaged-keys": damaged_keys,
    "/people/waits": waits,
    "/people/no-core": no_core,
})
