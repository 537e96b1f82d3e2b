#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""start.py CLI PROGRAM EMPTY [CLIENTS[=FOLDER]...]: start of the window against gnome-text-editor's empty window, memory
against an empty libadwaita window, which EMPTY shows. Needs a display and a session bus. A clinic of so many clients is
invented, or stands ready in FOLDER, with the passphrase below.

All programs run in turn in the same environment, and the first picture of each is seen from outside in the same
way: the moment a pixel inside the window stops being the bare screen. Key to roster comes from the program's marks:
from the moment the key is derived, before the clinic's database is opened, until the frame with the roster's rows
is painted. No tool for accessibility listens, so that nobody pays for one."""
import ctypes
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

CLI, PROGRAM, EMPTY = map(os.path.abspath, sys.argv[1:4])
READY = dict(word.partition("=")[::2] for word in sys.argv[4:]) or {"1000": "", "10000": ""}
SIZES = [int(size) for size in READY]
ROUNDS = 11
SECRET = "a quiet river 7"
PLACE = 300  # a pixel well inside either window
EDITOR = ["gnome-text-editor", "--standalone"]
BARE = [EMPTY, "empty"]


class Screen:
    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        for function, kind in (("XOpenDisplay", ctypes.c_void_p), ("XGetImage", ctypes.c_void_p),
                               ("XDefaultRootWindow", ctypes.c_ulong), ("XGetPixel", ctypes.c_ulong)):
            getattr(self.x, function).restype = kind
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.root = self.x.XDefaultRootWindow(self.display)
        self.bare = self.pixel()

    def pixel(self):
        image = ctypes.c_void_p(self.x.XGetImage(self.display, ctypes.c_ulong(self.root), PLACE, PLACE, 1, 1,
                                                 ctypes.c_ulong(0xffffffff), 2))
        value = self.x.XGetPixel(image, 0, 0)
        self.x.XDestroyImage(image)
        return value

    def wait(self, painted, limit=20):
        end = time.monotonic() + limit
        while (self.pixel() != self.bare) != painted:
            if time.monotonic() > end:
                raise SystemExit("nothing was painted")
            time.sleep(0.001)


class Run:
    """One run of a program, begun on a bare screen; .seconds to its first picture."""

    def __init__(self, screen, command, env):
        screen.wait(False)
        self.log = pathlib.Path(env["HOME"], "marks")
        begin = time.monotonic()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=log)
        screen.wait(True)
        self.seconds = time.monotonic() - begin

    def mark(self, name, limit=60):
        """When the program was there, by the monotonic clock."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            found = re.findall(rf"^mark: {name} ([0-9.]+)", self.log.read_text(), re.M)
            if found:
                return float(found[-1])
            time.sleep(0.02)
        raise SystemExit(f"no mark {name}")

    def pss(self):
        text = pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def xdo(*words):
    return subprocess.run(["xdotool", *map(str, words)], check=True, timeout=60, capture_output=True, text=True).stdout


def sign_in(run):
    """Seconds from the key to the painted roster."""
    time.sleep(0.5)  # nobody types sooner
    xdo("windowfocus", "--sync", xdo("search", "--onlyvisible", "--pid", run.process.pid).split()[0])
    xdo("type", "--delay", "15", SECRET)
    xdo("key", "Return")
    painted = run.mark("roster-painted")
    return painted - run.mark("key")


def one_round(screen, command, env):
    """Seconds to the first picture, seconds from key to roster (0 for the others), megabytes five seconds later."""
    run = Run(screen, command, env)
    roster = sign_in(run) if command[0] == PROGRAM else 0
    time.sleep(5)
    size = run.pss()
    run.end()
    return run.seconds, roster, size


def main():
    room = tempfile.mkdtemp(prefix="waymark-bench-")
    env = {**os.environ, "HOME": room, "XDG_CONFIG_HOME": f"{room}/config", "XDG_DATA_HOME": f"{room}/data",
           "XDG_CACHE_HOME": f"{room}/cache", "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo", "ADW_DISABLE_PORTAL": "1",
           "GSETTINGS_BACKEND": "memory", "WAYMARK_MARKS": "1"}
    commands = [EDITOR, BARE]
    for size in SIZES:
        commands.append([PROGRAM, "--view", "clients", READY[str(size)] or f"{room}/clinic-{size}"])
        if READY[str(size)]:
            continue
        subprocess.run([CLI, "sample", commands[-1][-1], "--clients", str(size), "--passphrase-file", "-"],
                       input=SECRET + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
    screen = Screen()
    rounds = [[one_round(screen, command, env) for command in commands] for _ in range(ROUNDS)][1:]  # the first one warms up

    def median(place, figure):
        return statistics.median(figure(one[place]) for one in rounds)

    def line(name, ours, peer, unit):
        print(f"{name}\t{ours:.3f}\t{peer:.3f}\t{unit}")

    begin, size_of = (lambda f: f[0]), (lambda f: f[2])
    line("start to sign-in (text editor's empty window)", median(2, begin), median(0, begin), "s")
    for place, size in enumerate(SIZES, 2):
        line(f"start to sign-in, and key to roster of {size:,} (text editor's empty window)", median(place, lambda f: f[0] + f[1]), median(0, begin), "s")
    for place, size in enumerate(SIZES, 2):
        line(f"memory (PSS) 5 s after sign-in, {size:,} clients (empty libadwaita window)", median(place, size_of), median(1, size_of), "MB")
    print(f"its growth from {SIZES[0]:,} to {SIZES[-1]:,} clients\t{median(len(SIZES) + 1, size_of) - median(2, size_of):.3f}\t-\tMB")
    shutil.rmtree(room)


main()
