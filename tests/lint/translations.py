#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fixed text of the documents has its translation: what the sources mark with D_(), and every label of the lists
that a field of a printed record is picked from."""
import html
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, files, name, report, run  # noqa: E402

STRING = r'"((?:[^"\\]|\\.)*)"'
MARKED = re.compile(r'\bD_ ?\(((?:\s*"(?:[^"\\]|\\.)*")+)\s*\)')
ENTRY = re.compile(r'^msgid(?:_plural)? ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
TABLES = ("app/model/wm-tables-plan.c", "app/model/wm-tables-people.c")


def joined(strings):
    return "".join(re.findall(STRING, strings)).replace('\\"', '"')


def catalogs():
    return sorted((ROOT / "po" / "documents").glob("*.po"))


def known(path):
    return {joined(match[1]) for match in ENTRY.finditer(path.read_text())}


def missing(texts):
    return [f"{name(path)}: no text for “{text}”" for path in catalogs() for text in sorted(texts - known(path))]


def complete():
    """A msgid without a translation would be printed in English; msgfmt counts them."""
    return [line for path in catalogs() for line in run("msgfmt", "--check", "-o", "/dev/null", str(path))] + \
        [f"{name(path)}: an empty or fuzzy text" for path in catalogs()
         if re.search(r'\nmsgstr(\[\d\])? ""\n(?!")', path.read_text()) or "#, fuzzy" in path.read_text()]


def marked():
    texts = {joined(match[1]) for path in files("app", ends=(".c", ".h")) for match in MARKED.finditer(path.read_text())}
    return missing(texts) if len(texts) > 120 else [f"only {len(texts)} texts are marked: the search is broken"]


def picked():
    tables = "".join((ROOT / table).read_text() for table in TABLES)
    fields = re.findall(r'PICK, ([^,"]*), "([a-z-]+)"', tables)
    lists = {of for flags, of in fields if "HIDE" not in flags} | {"session-kind"}
    shipped = (ROOT / "data" / "lists" / "shipped.xml").read_text()
    texts = set()
    for code, entries in re.findall(r'<list code="([^"]+)">(.*?)</list>', shipped, re.DOTALL):
        if code in lists:
            texts |= {html.unescape(text) for text in re.findall(r' (?:label|plain)="([^"]*)"', entries)}
    return missing(texts) if len(texts) > 200 else [f"only {len(texts)} labels were found: the search is broken"]


report({"/translations/complete": complete, "/translations/marked": marked, "/translations/picked": picked})
