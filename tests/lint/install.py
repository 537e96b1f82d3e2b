#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the build into an empty folder and starts the programs from there; the manual names every command."""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import report, run  # noqa: E402

BUILD = pathlib.Path(os.environ["G_TEST_BUILDDIR"])
UI = os.environ.get("WM_UI") == "1"
TARGET = tempfile.TemporaryDirectory()
ROOM = pathlib.Path(TARGET.name)
# A program that starts must not need the tree it was built in, nor the user's home.
ENV = {"PATH": "/usr/bin:/bin", "HOME": str(ROOM / "home"), "TMPDIR": str(ROOM / "tmp"), "LC_ALL": "C.UTF-8", "GDK_BACKEND": "x11",
       "GSK_RENDERER": "cairo", "GDK_DEBUG": "gl-disable", "ADW_DISABLE_PORTAL": "1", "GTK_A11Y": "none",
       "GSETTINGS_BACKEND": "memory", "G_DEBUG": "fatal-criticals",
       **{k: v for k, v in os.environ.items() if k.startswith(("ASAN_", "LSAN_", "UBSAN_"))}}


def installed(file_name):
    found = [path for path in ROOM.rglob(file_name) if "bash-completion" not in path.parts]
    return str(found[0]) if found else f"{file_name}, which is not installed"


def install():
    return run("meson", "install", "-C", str(BUILD), "--no-rebuild", "--quiet", "--destdir", str(ROOM))


def everything_there():
    names = ["waymark-cli", "waymark-cli.1"]
    if UI:
        names += ["waymark", "waymark.1", "org.waymark.Waymark.desktop", "org.waymark.Waymark.metainfo.xml",
                  "org.waymark.Waymark.svg", "org.waymark.Waymark-symbolic.svg"]
    return [f"{name} is not installed" for name in names if not list(ROOM.rglob(name))] \
        + ([] if list(ROOM.rglob("bash-completion/completions/waymark-cli")) else ["the completion of bash is not installed"])


def cli_starts():
    return [line for option in ("--version", "--help")
            for line in run(installed("waymark-cli"), option, env=ENV, cwd=ROOM)]


def cli_help():
    return subprocess.run([installed("waymark-cli"), "--help"], env=ENV, capture_output=True, text=True).stdout


def manual_is_complete():
    """Commands stand in --help as "waymark-cli NAME" or at the start of an indented line."""
    text = pathlib.Path(installed("waymark-cli.1")).read_text().replace("\\-", "-")
    commands = set(re.findall(r"^\s*waymark-cli ([a-z]+)\b", cli_help(), re.MULTILINE))
    options = set(re.findall(r"(--[a-z][a-z-]+)", cli_help()))
    if not commands:
        return ["waymark-cli --help names no command"]
    wrong = [f"waymark-cli.1 lacks the command {c}" for c in commands if not re.search(rf"^\.BI {c}\b", text, re.M)]
    wrong += [f"waymark-cli.1 describes {c}, which --help doesn't name"
              for c in re.findall(r"^\.BI ([a-z]+) ", text, re.M) if c not in commands]
    return wrong + [f"waymark-cli.1 lacks the option {o}" for o in options if o not in text]


def manuals_format():
    return [line for page in (["waymark-cli.1", "waymark.1"] if UI else ["waymark-cli.1"])
            for line in subprocess.run(["man", "--warnings", "-l", installed(page)], env=ENV,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr.splitlines()]


def window_starts():
    if not UI:
        return []
    process = subprocess.Popen(["xvfb-run", "-a", "sh", "-c", 'echo "pid: $$" >&2; exec "$0" --demo', installed("waymark")],
                               env={**ENV, "WAYMARK_MARKS": "1"}, cwd=ROOM, stderr=subprocess.PIPE, text=True,
                               start_new_session=True)
    limit = threading.Timer(60, os.killpg, (process.pid, signal.SIGKILL))
    limit.start()
    lines = []
    for line in process.stderr:
        lines.append(line.rstrip())
        if line.startswith("mark: "):
            break
    limit.cancel()
    painted = lines and lines[-1].startswith("mark: ")
    if painted:  # the program alone: without its display it couldn't put the demo's folder away
        os.kill(int(next(line for line in lines if line.startswith("pid: ")).split()[1]), signal.SIGTERM)
    process.wait()
    left = [f"waymark --demo left {path.name} behind" for path in (ROOM / "tmp").glob("waymark-*")]
    return [line for line in lines if re.search(r"CRITICAL|WARNING", line)] + left if painted else ["waymark --demo painted nothing"] + lines


(ROOM / "home").mkdir()
(ROOM / "tmp").mkdir()
report({
    "the build installs": install,
    "all files are installed": everything_there,
    "waymark-cli starts from there": cli_starts,
    "the manual names every command and option": manual_is_complete,
    "manual pages have no errors": manuals_format,
    "waymark opens its window from there": window_starts,
})
