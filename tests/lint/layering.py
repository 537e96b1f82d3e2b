#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include and every string of app/ and ui/: a room includes only rooms to its left and only
its own libraries; SQL stands in app/store and data/sql; version conditions stand in ui/compat; documents pass the gate."""
import pathlib
import re
import sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, files, name, report  # noqa: E402

# room -> rooms it may include, libraries it may include beside GLib and the C library
LEFT_OF_SERVICE = ["base", "model", "content", "store"]
LEFT_OF_CLI = LEFT_OF_SERVICE + ["service", "exchange", "print"]
ROOMS = {
    "base": ([], []),
    "model": (["base"], []),
    "content": (["base", "model"], ["libxml/"]),
    "store": (["base", "model"], ["sqlite3.h", "gcrypt.h"]),
    "service": (LEFT_OF_SERVICE, ["libical/", "pwquality.h"]),
    "exchange": (LEFT_OF_SERVICE + ["service"], ["libxml/", "libxslt/", "libical/"]),
    "print": (LEFT_OF_SERVICE + ["service"], ["cairo", "pango/", "fontconfig/"]),
    "cli": (LEFT_OF_CLI, []),
    "ui": (LEFT_OF_CLI, ["gtk/", "gdk/", "adwaita.h", "cairo", "pango/", "graphene"]),
}
GLIB = ("glib", "gio/", "gobject/", "gmodule")
OWN = re.compile(r"wm-[\w-]+\.h$")
SQL = re.compile(r"\b(SELECT\s.*\bFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX)"
                 r"|ALTER\s+TABLE|PRAGMA\s+\w)", re.DOTALL)


def room_of(path):
    parts = path.relative_to(ROOT).parts
    return "ui" if parts[0] == "ui" else parts[1]


SOURCES = files("app", "ui", ends=(".c", ".h"))
HOME = {path.name: room_of(path) for path in SOURCES if path.suffix == ".h"}


def includes(path):
    for line, text in enumerate(path.read_text().splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', text)
        if match:
            yield f"{name(path)}:{line}", match[1]


def own_rooms():
    wrong = []
    for path in SOURCES:
        room = room_of(path)
        for where, header in includes(path):
            target = HOME.get(header.rsplit("/", 1)[-1]) if OWN.search(header) else room
            if target is None:
                wrong.append(f"{where}: there is no {header}")
            elif target != room and target not in ROOMS[room][0]:
                wrong.append(f"{where}: {room} may not include {header} of {target}")
    return wrong


def libraries():
    wrong = []
    for path in SOURCES:
        room = room_of(path)
        for where, header in includes(path):
            standard = re.fullmatch(r"(sys/|arpa/)?[a-z0-9]+\.h", header) and header not in (
                "sqlite3.h", "gcrypt.h", "pwquality.h", "adwaita.h", "cairo.h")
            generated = header in ("config.h",)
            if OWN.search(header) or standard or generated or header.startswith(GLIB):
                continue
            if not header.startswith(tuple(ROOMS[room][1]) or ("\0",)):
                wrong.append(f"{where}: {room} may not include {header}")
    return wrong


def sql():
    wrong = [f"{name(p)}: SQL files belong into data/sql" for p in files("app", "ui", "data", "po", ends=(".sql",))
             if not name(p).startswith("data/sql/")]
    for path in SOURCES:
        if room_of(path) == "store":
            continue
        text = re.sub(r'"\s*\n\s*"', " ", path.read_text())
        for literal in re.findall(r'"((?:[^"\\\n]|\\.)*)"', text):
            if SQL.search(literal):
                wrong.append(f"{name(path)}: SQL outside app/store: {literal[:60]}")
    return wrong


def versions():
    return [f"{name(path)}: version conditions belong into ui/compat" for path in SOURCES
            if not name(path).startswith("ui/compat/")
            and re.search(r"#\s*if.*(GTK|ADW|GLIB)_CHECK_VERSION", path.read_text())]


def unique_headers():
    seen, wrong = {}, []
    for path in SOURCES:
        if path.suffix == ".h" and seen.setdefault(path.name, path) != path:
            wrong.append(f"{name(path)} has the name of {name(seen[path.name])}")
    return wrong


# How bytes leave the program. Reading is no way out; a backup is the store's own file.
WAYS_OUT = re.compile(r"\b(wm_output_write|g_file_set_contents\w*|g_file_replace\w*|g_file_create\w*|mkostemps?|mkstemps?|g_mkstemp\w*"
                      r"|fwrite|gtk_print_operation_run|gtk_print_job_\w+|g_output_stream_write\w*|cairo_surface_write_to_png\w*"
                      r"|gdk_clipboard_set\w*) \(|\bfopen \([^,]*, \"[wa]|\bO_(CREAT|WRONLY|RDWR)\b")
GATE = re.compile(r"\bwm_(gate_pass|output_hand_out) \(")
BEHIND_THE_GATE = {"app/exchange/wm-output.c"}


def gate():
    """Whoever hands out bytes asks the gate before, in the same file."""
    wrong = []
    for path in SOURCES:
        if room_of(path) not in ("service", "exchange", "print", "cli", "ui") or name(path) in BEHIND_THE_GATE:
            continue
        text = path.read_text()
        first = GATE.search(text)
        wrong += [f"{name(path)}: {match[0]}...) hands something out before it passed the gate" for match in WAYS_OUT.finditer(text)
                  if path.suffix == ".c" and not (first and first.start() < match.start())]
    return wrong


report({
    "rooms include only rooms to their left": own_rooms,
    "rooms include only their own libraries": libraries,
    "SQL stands in app/store and data/sql": sql,
    "version conditions stand in ui/compat": versions,
    "what is handed out passes the gate": gate,
    "header names are unique": unique_headers,
})
