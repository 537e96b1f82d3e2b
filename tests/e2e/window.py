# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a running window: finds widgets over AT-SPI by role and name, acts on them, types with xdotool.

Needs a display and a session bus of its own (xvfb-run, dbus-run-session). Every wait is bounded; an act is
followed by waiting for its effect, since GTK shows a button pressed before it acts."""
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Atspi.set_timeout(10000, 30000)  # a busy machine answers late
LIMIT = float(os.environ.get("WM_E2E_LIMIT", "40"))


NAMED = {"push button", "toggle button", "check box", "radio button", "menu item", "text", "entry", "password text", "spin button",
         "slider", "combo box", "page tab", "link", "list item", "table row", "switch", "table", "tree table"}
WHOLE = {"spin button", "combo box", "text", "entry", "password text", "push button", "toggle button", "menu"}


class Missing(Exception):
    """What should be in the window isn't, or not in time."""


def wait_for(what, check, limit=LIMIT):
    """Asks until check() gives something true, and returns it."""
    end = time.monotonic() + limit
    while True:
        try:
            found = check()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Missing(what)
        time.sleep(0.05)


class Window:
    """One run of the program in an empty home."""

    running = []

    def __init__(self, *command, home=None):
        self.home = home or tempfile.TemporaryDirectory()
        place = pathlib.Path(getattr(self.home, "name", self.home))
        env = {**os.environ, "HOME": str(place), "XDG_CONFIG_HOME": str(place / "config"), "XDG_DATA_HOME": str(place / "data"),
               "XDG_CACHE_HOME": str(place / "cache"), "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo",
               "GDK_DEBUG": "gl-disable", "ADW_DISABLE_PORTAL": "1", "GSETTINGS_BACKEND": "memory", "GTK_A11Y": "atspi",
               "G_DEBUG": "fatal-criticals", "LC_ALL": "C.UTF-8", "NO_AT_BRIDGE": "0", "WAYMARK_MARKS": "1"}
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([str(word) for word in command], env=env, stderr=self.log, cwd=place)
        Window.running.append(self)
        self.application = wait_for("the program on the accessibility bus", self._application, 2 * LIMIT)
        self.frame = wait_for("a window", lambda: self.application.get_child_at_index(0))

    def _application(self):
        if self.process.poll() is not None:
            raise Missing(f"a running program: it ended with {self.process.returncode}: {self.messages()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    def messages(self):
        """What the program wrote on standard error."""
        self.log.seek(0)
        return self.log.read()

    def walk(self, node=None):
        if node is None:
            self.application.clear_cache()
            node = self.application
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child:
                yield from self.walk(child)

    @staticmethod
    def mapped(node):
        """GTK calls every accessible visible; only a mapped one holds its own middle."""
        try:
            box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            return box.width > 0 and node.get_component_iface().contains(
                box.x + box.width // 2, box.y + box.height // 2, Atspi.CoordType.WINDOW)
        except (AttributeError, GLib.Error):
            return False

    def unnamed(self, within=None):
        """What can be acted on and would be read out without a name: GTK puts its class there where nobody named it."""
        return [f"{node.get_role_name()} in {self._place(node)}" for node in self.walk(within)
                if node.get_role_name() in NAMED and self.mapped(node) and self._own_name(node) == ""
                and not any(part.get_role_name() in WHOLE for part in self._above(node))]

    def _own_name(self, node):
        """A row of a list or table is read by what is in it."""
        name = node.get_name() or ""
        if re.fullmatch(r"(Gtk|Adw|Wm)[A-Z]\w*", name):
            name = ""
        if name == "" and node.get_role_name() in ("list item", "table row"):
            name = next((part.get_name() for part in self.walk(node) if part.get_role_name() == "label" and part.get_name()), "")
        if name == "" and not node.get_state_set().contains(Atspi.StateType.FOCUSABLE):
            return "the outside of something that is named"
        return name

    @staticmethod
    def _above(node):
        while (node := node.get_parent()) is not None and node.get_role_name() != "application":
            yield node

    def _place(self, node):
        return " < ".join(part.get_name() for part in self._above(node) if part.get_name()) or "the window"

    def all(self, role, name=None):
        return [node for node in self.walk() if node.get_role_name() == role
                and (name is None or name in (node.get_name() or "")) and self.mapped(node)]

    def find(self, role, name=None, limit=LIMIT):
        """The first mapped widget of this role whose accessible name holds the text."""
        return wait_for(f"{role} {name!r}", lambda: next(iter(self.all(role, name)), None), limit)

    def shows(self, text, limit=LIMIT):
        """Waits until a label or name holds the text."""
        return wait_for(f"the text {text!r}", lambda: next(
            (node for node in self.walk() if text in (node.get_name() or "") and self.mapped(node)), None), limit)

    def gone(self, role, name, limit=LIMIT):
        wait_for(f"{role} {name!r} to go", lambda: not self.all(role, name), limit)

    def focused(self):
        """The widget with the keyboard focus and its ancestors, innermost first."""
        found = [node for node in self.walk() if node.get_state_set().contains(Atspi.StateType.FOCUSED) and self.mapped(node)]
        chain = found[-1:]
        while chain and chain[-1].get_role_name() != "application":
            chain.append(chain[-1].get_parent())
        return chain

    def top(self):
        """The window that was opened last: a dialog, or the only one."""
        self.application.clear_cache()
        return self.application.get_child_at_index(self.application.get_child_count() - 1)

    def focus_name(self):
        """What has the keyboard in it; empty inside an entry row, which doesn't say so."""
        found = [node.get_name() or "" for node in self.walk(self.top()) if node.get_state_set().contains(Atspi.StateType.FOCUSED)]
        return found[-1] if found else ""

    def has_focus(self, name="", role=""):
        """Waits until the keyboard is in a widget of this role, named so or below one that is; returns it."""
        def check():
            found = self.focused()[:-2]
            named = any(name in (node.get_name() or "") for node in found)
            return found[0] if named and role in found[0].get_role_name() else None
        return wait_for(f"the keyboard in {role} {name!r}", check)

    def tab_to(self, name, keys="Tab", limit=60):
        """Presses Tab until the focus is in the widget of this name."""
        for _ in range(limit):
            if any(name in (node.get_name() or "") for node in self.focused()[:-2]):
                return
            self.key(keys)
            time.sleep(0.1)
        raise Missing(f"{name!r} by keyboard")

    def click(self, role, name):
        """The first action of the widget."""
        self.find(role, name).get_action_iface().do_action(0)

    def text_of(self, node):
        text = node.get_text_iface()
        return text.get_text(0, text.get_character_count())

    def set_text(self, node, value):
        node.get_editable_text_iface().set_text_contents(value)

    @staticmethod
    def box(node):
        """Where a widget's content lies in its window."""
        return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)

    def point(self, node, times=1):
        """Presses the pointer in the middle of a widget. It comes there in two steps, as a hand does in many: with the first
        one GTK tells a list that has just closed where the pointer is, and it is the list's until the next."""
        middle = self.box(node).height // 2
        self._to(node, middle - 1)
        time.sleep(0.04)
        self._to(node, middle)
        self._xdo("click", "--repeat", times, "--delay", "60", "1")

    def drag(self, node, frm, to):
        """Presses the pointer so many pixels below a widget's top, and lets it go so many below."""
        self._to(node, frm)
        self._xdo("mousedown", "1")
        for step in range(1, 9):
            self._xdo("mousemove_relative", "--", 0, round((to - frm) * step / 8) - round((to - frm) * (step - 1) / 8))
            time.sleep(0.05)
        self._xdo("mouseup", "1")

    def _to(self, node, below):
        box = self.box(node)
        self._move(node, box.x + box.width // 2, round(box.y + below))

    def _move(self, node, x, y):
        """To a place in the X window of a widget; what a popover holds is told from the popover's own corner."""
        popover = self.popover(node)
        if popover:
            corner = self.box(popover)
            self._xdo("mousemove", "--window", self._x_popover(corner), x - corner.x, y - corner.y)
        else:
            self._xdo("mousemove", "--window", self.x_window(node), x, y)

    def popover(self, node):
        """The popover that a widget is in, or None."""
        return next((part for part in [node, *self._placed(node)]
                     if part.get_component_iface().get_layer() == Atspi.ComponentLayer.POPUP), None)

    def _placed(self, node):
        """What a widget is in, innermost first, as far as it has a place in the window."""
        return [part for part in self._above(node) if part.get_component_iface()]

    def _x_popover(self, box):
        """A popover is an X window of its own, without a title: the newest of its size."""
        def found():
            ids = self._ask("search", "--all", "--onlyvisible", "--pid", self.process.pid, "--name", "").split()
            return next((each for each in sorted(ids, key=int, reverse=True) if self._fits(each, box)), None)
        return wait_for("the X window of a popover", found)

    def _fits(self, x_window, box):
        """Its size, but for the few pixels by which one may just have changed."""
        told = dict(line.split("=") for line in self._ask("getwindowgeometry", "--shell", x_window).split())
        return abs(int(told.get("WIDTH", 0)) - box.width) + abs(int(told.get("HEIGHT", 0)) - box.height) < 16

    def hidden_by(self, node):
        """The part of the window beyond which a widget's middle lies, and how many pixels below (above: negative); or None."""
        box = self.box(node)
        middle = box.y + box.height // 2
        popover = self.popover(node)
        for part in self._placed(node):
            around = self.box(part)
            if around.height > 0 and not around.y <= middle < around.y + around.height:
                return part, middle - around.y - around.height // 2
            if part == popover:
                break
        return None

    def wheel(self, part, pixels):
        """Turns the wheel over the edge of a widget, where nothing else takes it."""
        box = self.box(part)
        self._move(part, box.x + 8, box.y + box.height // 2)
        self._xdo("click", "--repeat", max(1, abs(pixels) // 90), "--delay", "15", 5 if pixels > 0 else 4)

    def activate(self, node):
        """Gives the keyboard to the window of a widget, as a window manager does when it is clicked."""
        if not self.popover(node):
            self._xdo("windowfocus", self.x_window(node))

    def x_window(self, node=None):
        """The X window of the first window, or of the dialog that a widget is in: found by its title."""
        title = ""
        while node is not None and node.get_role_name() != "application":
            title = node.get_name()
            node = node.get_parent()
        found = self._ask("search", "--all", "--onlyvisible", "--pid", self.process.pid, "--name", f"^{title}").split()
        return found[0] if found else wait_for("an X window", lambda: None, 0)

    def focus(self):
        self._xdo("windowfocus", "--sync", self.x_window())

    def key(self, *keys):
        self._xdo("key", "--delay", "40", *keys)

    def type(self, text):
        self._xdo("type", "--delay", "15", text)

    def write(self, text, delay=8):
        """Types all in one go: a tab goes on to the next row, a line's end is Enter."""
        words = []
        for index, line in enumerate(text.split("\n")):
            words += ["key", "Return"] * (index > 0) + ["type", "--delay", delay, "--args", 1, line] * (line != "")
        self._xdo(*words)

    @staticmethod
    def _xdo(*words):
        subprocess.run(["xdotool", *map(str, words)], check=True, timeout=60, stdout=subprocess.DEVNULL)

    @staticmethod
    def _ask(*words):
        return subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, check=False).stdout

    @classmethod
    def kill_all(cls):
        for window in cls.running:
            if window.process.poll() is None:
                window.kill()
        cls.running.clear()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        """Ends the program politely; returns what it complained about."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
            return ["the program didn't end"]
        return [line for line in self.messages().splitlines() if "CRITICAL" in line or "WARNING" in line]
