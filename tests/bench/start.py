#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""start.py CLI PROGRAM: start and memory of the window with a clinic of a thousand, against gnome-text-editor's empty
window. Needs a display and a session bus. Both programs' first picture is seen from outside, in the same way:
the moment a pixel of the screen stops being the bare screen. Key to roster comes from the program's own marks."""
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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from window import Window, wait_for  # noqa: E402

CLI, PROGRAM = map(os.path.abspath, sys.argv[1:3])
ROUNDS = 9
SECRET = "a quiet river 7"
PLACE = 300  # a pixel well inside either window


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


def start(screen, command, env):
    """Seconds to the first picture."""
    screen.wait(False)
    begin = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    screen.wait(True)
    seconds = time.monotonic() - begin
    process.terminate()
    process.wait()
    return seconds


def pss(pid):
    text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]) / 1024


def memory(command, env):
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(6)
    size = pss(process.pid)
    process.terminate()
    process.wait()
    return size


def mark(window, name):
    found = re.findall(rf"^mark: {name} ([0-9.]+)", window.messages(), re.M)
    return float(found[-1]) if found else None


def sign_in(clinic, home):
    """Seconds from the key to the painted roster, and megabytes five seconds later."""
    window = Window(PROGRAM, "--view", "clients", clinic, home=home)
    wait_for("the sign-in", lambda: mark(window, "sign-in-painted"))
    time.sleep(0.5)
    window.focus()
    window.type(SECRET)
    window.key("Return")
    seconds = wait_for("the roster", lambda: mark(window, "roster-painted"), 60)
    time.sleep(5)
    size = pss(window.process.pid)
    window.close()
    return seconds, size


def line(name, ours, peer, unit):
    print(f"{name}\t{ours:.3f}\t{peer:.3f}\t{unit}")


def main():
    room = tempfile.mkdtemp(prefix="waymark-bench-")
    clinic = f"{room}/clinic"
    subprocess.run([CLI, "sample", clinic, "--clients", "1000", "--passphrase-file", "-"], input=SECRET + "\n",
                   text=True, check=True, stdout=subprocess.DEVNULL)
    env = {**os.environ, "HOME": room, "XDG_CONFIG_HOME": f"{room}/config", "XDG_DATA_HOME": f"{room}/data",
           "XDG_CACHE_HOME": f"{room}/cache", "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo", "ADW_DISABLE_PORTAL": "1",
           "GSETTINGS_BACKEND": "memory"}
    editor = ["gnome-text-editor", "--standalone"]
    screen = Screen()
    ours, peer = [], []
    for _ in range(ROUNDS):
        peer.append(start(screen, editor, env))
        ours.append(start(screen, [PROGRAM, clinic], env))
    roster, size = sign_in(clinic, room)
    line("start to sign-in, and key to roster of 1,000 (text editor's empty window)",
         statistics.median(ours) + roster, statistics.median(peer), "s")
    line("memory (PSS) 5 s after sign-in, 1,000 clients (text editor's empty window)", size, memory(editor, env), "MB")
    shutil.rmtree(room)


main()
