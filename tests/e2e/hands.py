# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two ways to do the same in a window: hands on the keyboard, and a hand on the pointer, which types words alone.

Each step says what it wants: the keyboard knows the keys that lead there, the pointer what is called so."""
import re
import time

import example_data as data
from clinic import open_chart, show_roster
from window import Missing, wait_for

FIELDS = ("text", "password text")


def typed(rows):
    """The rows as keys: a day has its calendar after it."""
    words = ""
    for row in rows:
        words += {"switch": " " if row.value else ""}.get(row.kind, row.value or "")
        words += "\t\t" if row.kind == "day" else "\t"
    return words


def filled(rows):
    """The rows down to the last one that is filled."""
    return rows[:max(index for index, row in enumerate(rows) if row.value is not None) + 1]


def bare(name):
    """What a row is called: a switch has its row's name before its own."""
    return re.sub(r"^(.+) \1$", r"\1", name or "")


class Hands:
    """What both do alike."""

    def __init__(self, window):
        self.window = window

    def stands(self, rows):
        """What the form lacks of what was typed into it."""
        found = {}
        for node in self.window.walk(self.window.top()):
            if node.get_role_name() in FIELDS and self.window.mapped(node):
                found.setdefault(bare(node.get_name()), self.window.text_of(node))
        return [f"{row.title}: {found.get(row.title)!r}" for row in rows
                if row.kind == "text" and row.value is not None and found.get(row.title) != row.value]

    def opened(self, title):
        """A dialog, with the keyboard in its first row."""
        wait_for(f"the dialog {title!r}", lambda: self.window.top().get_name() == title)
        time.sleep(0.3)

    def closed(self, title):
        wait_for(f"the dialog {title!r} to go", lambda: self.window.top().get_name() != title)
        time.sleep(0.3)

    def dialog(self, title, rows, verb, wrong):
        """Filled in and saved by what is called @verb there."""
        self.opened(title)
        if rows:
            self.fill(rows)
            time.sleep(0.3)
            wrong += [f"{title}: {line}" for line in self.stands(rows)]
        self.act(verb, "ctrl+s")
        self.closed(title)


class Keyboard(Hands):
    """From where the keyboard is, which is looked at only where it could be elsewhere."""

    def act(self, name, *keys):
        self.window.key(*keys)

    def on(self, stops=1):
        """Past so many stops; less than none goes back."""
        if stops:
            self.window.key(*["Tab" if stops > 0 else "shift+Tab"] * abs(stops))

    def tab_to(self, name):
        self.window.tab_to(name)

    def preferences(self):
        self.window.key("ctrl+comma")

    def to_plan(self):
        """From the roster to the chart's sections, and down to the plan."""
        self.window.key("alt+Left")
        show_roster(self.window)
        open_chart(self.window, data.NUMBER)
        self.expect("Sections of the chart")
        self.window.key("Down", "Down")

    def expect(self, name, role=""):
        self.window.has_focus(name, role)

    def fill(self, rows, on=False, below=None):
        """From the first row; @on goes on past the last one that is filled, which keeps it else."""
        self.window.write(typed(rows) if on else typed(filled(rows)).rstrip("\t"))

    def press(self, name, back=False, limit=20):
        """To the button that is called so, and Enter."""
        seen = []
        for _ in range(limit):
            time.sleep(0.1)
            here = self.window.focus_name()
            if here.startswith(name):
                self.window.key("Return")
                return
            seen.append(here)
            self.window.key("shift+Tab" if back else "Tab")
        raise Missing(f"{name!r} by keyboard: {seen}")

    def answer(self, title, words, verb, below=None, on=0):
        """A single row, @on stops further, and Enter in it."""
        self.window.write("\t" * on + words + "\n")

    def choose(self, title, value, downs):
        """A list that opens below its button."""
        self.window.tab_to(title)
        self.window.key("space")
        self.window.has_focus(role="list item")
        time.sleep(0.3)
        self.window.key(*["Down"] * downs, "Return")
        self.window.has_focus(title)

    def expand(self, title, rows, past=0):
        """A closed row of the assessment, so many stops further: its fields, then on to the next one."""
        self.on(past)
        self.window.key("Return")
        time.sleep(0.6)
        self.on()
        self.fill(rows, on=True)

    def add_row(self, button, rows):
        """The button leads into the row; what removes it again comes last."""
        self.window.key("Return")
        time.sleep(1)
        self.fill(rows, on=True)
        self.on()

    def in_row(self, title):
        """A row of a single line doesn't say that the keyboard is in it."""
        wait_for(f"the keyboard in {title!r}", lambda: self.window.focus_name() in ("", title))
        time.sleep(0.2)

    def write_item(self, rows):
        """The form of a new item, from its first row, and back to that."""
        self.in_row(rows[0].title)
        self.fill(rows)
        time.sleep(0.4)

    def leave_item(self, rows):
        self.window.key("shift", *["shift+Tab"] * typed(filled(rows)).rstrip("\t").count("\t"))
        self.in_row(rows[0].title)

    def to_outline(self):
        """From the first row of an item, past the button below the outline."""
        self.window.key("shift+Tab", "shift+Tab")
        self.expect("Outline of the plan")

    def add_item(self, button, parent=None, outline=None):
        """By the button that stands before the form; or one more beside what the keys lead to in the outline."""
        if outline is None:
            self.window.key("shift+Tab")
            self.expect(button)
            self.window.key("Return")
        else:
            self.to_outline()
            self.window.key(*outline, "Return")


class Pointer(Hands):
    """Brings into sight with the wheel, and clicks."""

    seen = []

    def act(self, name, *keys):
        self.press(name)

    def on(self, stops=1):
        pass

    def expect(self, name, role=""):
        pass

    def tab_to(self, name):
        pass

    def preferences(self):
        self.press("Main menu")
        self.press("Preferences")

    def to_plan(self):
        self.press("Clients")
        time.sleep(0.5)
        if not self.window.all("list", "Sections of the chart"):
            self.click(self.window.find("label", data.NUMBER), 2)
        self.window.find("list", "Sections of the chart")
        self.press("Treatment plan")

    def to_outline(self):
        pass

    def leave_item(self, rows):
        pass

    def press(self, name, back=False, limit=20):
        """What is called so, best in full and the last one of them."""
        def found():
            nodes = [node for node in self.window.walk(self.window.top())
                     if (node.get_name() or "").startswith(name) and node.get_role_name() not in FIELDS and self.window.mapped(node)]
            full = [node for node in nodes if node.get_name() == name]
            return (full or nodes)[-1:]
        self.click(wait_for(f"{name!r} to point at", found)[0])

    def rests(self, node):
        """Waits until a widget has its place: what was just chosen may make room or take it."""
        place = []

        def same():
            place.append(self.window.box(node).y)
            time.sleep(0.1)
            return place[-2:] == [place[-1]] * 2
        wait_for("a widget that rests", same)

    def click(self, node, times=1):
        self.rests(node)
        self.bring(node)
        self.window.activate(node)
        self.window.point(node, times)
        time.sleep(0.15)

    def bring(self, node):
        """Turns the wheel over what hides the widget's middle, until that is seen or nothing moves any more."""
        before = None
        while (hidden := self.window.hidden_by(node)) and self.window.box(node).y != before:
            before = self.window.box(node).y
            self.window.wheel(*hidden)
            time.sleep(0.1)

    def look(self):
        """What is in the window that was opened last: asked for once a form, since that takes its time."""
        self.seen = [(bare(node.get_name()), node.get_role_name(), node) for node in self.window.walk(self.window.top())]

    def row(self, title, roles, below=None):
        """The row's own input; where several are called so, the first one after the words @below."""
        def found():
            after = next((index for index, (name, _, _) in enumerate(self.seen) if name == below), 0)
            row = next((node for name, role, node in self.seen[after:] if name == title and role in roles and self.window.mapped(node)), None)
            if row is None:
                self.look()
            return row
        return wait_for(f"the row {title!r}", found)

    def write(self, node, words):
        self.click(node, 3 if self.window.text_of(node) else 1)
        self.window.write(words)

    def fill(self, rows, on=False, below=None):
        self.look()
        for row in rows:
            if row.value is not None and row.kind == "choice":
                self.choose(row.title, row.value, below=below)
            elif row.value is not None and row.kind == "switch":
                self.click(self.row(row.title, ("check box",), below))
            elif row.value is not None:
                self.write(self.row(row.title, FIELDS, below), row.value)

    def answer(self, title, words, verb, below=None, on=0):
        self.look()
        self.write(self.row(title, FIELDS, below), words)
        self.press(verb)

    def choose(self, title, value, downs=0, below=None):
        """The row opens its list, which lies above the window."""
        row = self.row(title, ("combo box", "push button"), below)
        self.click(row)
        opened = wait_for(f"the list of {title!r}", lambda: next((node for node in self.window.walk(row) if node.get_role_name() == "list"
                                                                  and self.window.popover(node) and self.window.mapped(node)), None))
        item = self.item(opened, value)
        if item is None:
            raise Missing(f"{value!r} in the list of {title!r}")
        self.click(item)
        wait_for(f"the list of {title!r} to close", lambda: not self.window.mapped(opened))

    def item(self, opened, value):
        """A long list has only what is in sight and near it: up to its head, and down."""
        for turn in [0, -2000, *[180] * 30]:
            if turn:
                self.window.wheel(opened, turn)
            time.sleep(0.15)
            for node in self.window.walk(opened):
                if node.get_role_name() == "label" and (node.get_name() or "").startswith(value) and self.window.mapped(node):
                    return node
        return None

    def expand(self, title, rows, past=0):
        self.press(title)
        time.sleep(0.4)
        self.fill(rows, below=title)

    def add_row(self, button, rows):
        self.press(button)
        time.sleep(1)
        self.fill(rows, below=button)

    def write_item(self, rows):
        time.sleep(0.5)
        self.fill(rows)
        time.sleep(0.4)

    def add_item(self, button, parent=None, outline=None):
        if parent:
            self.press(parent)
            time.sleep(0.3)
        self.press(button)
