# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A form's rows as keys: typed in one go, and read back."""
import re
import time

from window import Missing


def typed(rows):
    """The rows as keys: a day has its calendar after it, a switch stands in a row of its own."""
    words = ""
    for row in rows:
        words += {"switch": " " if row.value else ""}.get(row.kind, row.value or "")
        words += "\t\t" if row.kind in ("day", "switch") else "\t"
    return words


def fill(window, rows, on=False):
    """By keyboard, from the first row; @on goes on past the last one that is filled, which keeps it else."""
    last = max(index for index, row in enumerate(rows) if row.value is not None)
    window.write(typed(rows) if on else typed(rows[:last + 1]).rstrip("\t"))


def stands(window, rows):
    """What the form lacks of what was typed into it."""
    found = {}
    for node in window.walk(window.top()):
        if node.get_role_name() in ("text", "password text") and window.mapped(node):
            found.setdefault(re.sub(r" \(date\)$", "", node.get_name() or ""), window.text_of(node))
    return [f"{row.title}: {found.get(row.title)!r}" for row in rows
            if row.kind == "text" and row.value is not None and found.get(row.title) != row.value]


def press(window, name, keys="Tab", limit=20):
    """To the button that is called so, and Enter."""
    seen = []
    for _ in range(limit):
        time.sleep(0.1)
        here = window.focus_name()
        if here.startswith(name):
            window.key("Return")
            return
        seen.append(here)
        window.key(keys)
    raise Missing(f"{name!r} by keyboard: {seen}")
