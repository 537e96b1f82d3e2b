#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Form of the sources: length of files and functions, licence headers, scripts that can be run."""
import os
import pathlib
import re
import sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, files, name, report, run  # noqa: E402

FOLDERS = ("app", "ui", "tests", "data", "po", "flatpak", ".ci")
C_FILES = files("app", "ui", "tests", ends=(".c", ".h"))
PYTHON = files("tests", ends=(".py",))
LONGEST_FILE, LONGEST_FUNCTION = 600, 80


def scripts():
    return [path for path in files("app", "tests", ".ci") if path.suffix in ("", ".sh")
            and path.open("rb").read(2) == b"#!"]


def file_length():
    wrong = []
    for path in C_FILES + PYTHON + files("ui", ends=(".ui",)):
        count = len(path.read_text().splitlines())
        if count > LONGEST_FILE and path.suffix != ".ui":
            wrong.append(f"{name(path)} has {count} lines, more than {LONGEST_FILE}")
    return wrong


def function_length():
    """In this style a function's body is what stands between { and } in the first column."""
    wrong = []
    for path in C_FILES:
        lines = path.read_text().splitlines()
        start = None
        for number, text in enumerate(lines):
            if text == "{" and not re.match(r"(typedef|struct|enum|union)\b|.*=$", lines[number - 1]):
                start = number
            elif text == "}" and start is not None:
                if number - start - 1 > LONGEST_FUNCTION:
                    wrong.append(f"{name(path)}:{start + 1}: a function of {number - start - 1} lines")
                start = None
    return wrong


def licence():
    ends = (".c", ".h", ".py", ".sh", ".ui", ".css", ".sql", "meson.build")
    wrong = []
    for path in files(*FOLDERS, ends=ends) + scripts() + [ROOT / "meson.build"]:
        head = "\n".join(path.read_text().splitlines()[:6])
        if "SPDX-FileCopyrightText: Waymark contributors" not in head or \
                "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
            wrong.append(f"{name(path)} lacks the two SPDX lines")
    return wrong


def pragma_once():
    return [f"{name(path)} lacks #pragma once" for path in C_FILES
            if path.suffix == ".h" and "#pragma once" not in path.read_text()]


def executable():
    return [f"{name(path)} can't be run" for path in scripts() if not os.access(path, os.X_OK)]


def shell():
    paths = [str(p) for p in scripts() if b"/sh" in p.open("rb").readline()] + [str(ROOT / "tests/steps.sh")]
    return run("shellcheck", "-x", *paths, cwd=ROOT)


def tidy():
    wrong = []
    for path in files(*FOLDERS, ends=(".c", ".h", ".py", ".sh", ".ui", ".build", ".xml", ".sql", ".css")):
        text = path.read_text()
        if re.search(r"[ \t]+$", text, re.MULTILINE) or (text and not text.endswith("\n")) or "\r" in text:
            wrong.append(f"{name(path)} has blanks at line ends, CR, or no final newline")
    return wrong


def apostrophes():
    """Of what is read on a screen or a page; a log may be plain. The labels of data/lists are kept by clinics as they began."""
    straight = re.compile(r"[A-Za-z]'[A-Za-z]")
    piece = re.compile(r"""/\*.*?\*/|//[^\n]*|'(?:\\.|[^'\\])'|(?:\bg_(?:message|warning|debug|critical)\s*\(\s*)?("(?:\\.|[^"\\])*")""", re.DOTALL)
    wrong = [f"{name(path)}: {found[1]}" for path in files("app", "ui", ends=(".c", ".h"))
             for found in piece.finditer(path.read_text()) if found[1] and not found[0].startswith("g_") and straight.search(found[1])]
    for path in files("ui", "data/forms", "data/library", ends=(".ui", ".xml")):
        text = re.sub(r"<!--.*?-->", "", path.read_text(), flags=re.DOTALL)
        wrong += [f"{name(path)}: {line.strip()}" for line in text.splitlines() if straight.search(line)]
    return wrong


report({
    f"files have at most {LONGEST_FILE} lines": file_length,
    f"functions have at most {LONGEST_FUNCTION} lines": function_length,
    "files carry the licence lines": licence,
    "headers are guarded": pragma_once,
    "scripts can be run": executable,
    "shell scripts pass shellcheck": shell,
    "text files are tidy": tidy,
    "apostrophes are typographic": apostrophes,
})
