#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The completion of bash knows what the program knows: commands with their options, reports with their formats, roles."""
import pathlib
import re
import subprocess
import sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, report, run  # noqa: E402

FILE = ROOT / "data" / "completions" / "waymark-cli"
MAIN = (ROOT / "app" / "cli" / "wm-cli-main.c").read_text()
REPORTS = (ROOT / "app" / "cli" / "wm-cli-reports.c").read_text()
LISTS = (ROOT / "data" / "lists" / "shipped.xml").read_text()
COMMON = {"--user", "--passphrase-file", "--today"}


def table(text, name):
    return re.search(rf"\b{name}\[\] = {{\n(.*?)\n}};", text, re.DOTALL)[1]


def commands():
    """Name -> options of its synopsis."""
    rows = re.sub(r'"\s*\n\s*"', "", table(MAIN, "commands"))
    return {name: set(re.findall(r"--[a-z-]+", synopsis)) for name, synopsis in re.findall(r'\{ "([a-z]+)", "([^"]*)"', rows)}


def reports():
    """Name -> formats it is written in."""
    return {name: {kind for kind, writer in zip(("xml", "csv", "pdf"), re.split(r",\s*", writers)) if writer != "NULL"}
            for name, writers in re.findall(r'\{ "([a-z-]+)", \w+, ([^}]*?) \}', table(REPORTS, "reports"))}


def complete(*words):
    """What is offered for the last word."""
    script = f'source "{FILE}"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _waymark_cli; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-u", "-c", script, "bash", "waymark-cli", *words], capture_output=True, text=True, cwd=ROOT)
    return {word for word in done.stdout.splitlines() if word} | ({done.stderr} if done.stderr else set())


def expect(words, offered):
    got = complete(*words)
    return [] if got == offered else [f"{' '.join(words)}: {sorted(got)}, not {sorted(offered)}"]


def all_commands():
    known = commands()
    return (expect([""], set(known) | {"--help", "--version"}) if len(known) > 8 else ["the table of commands isn't found"]) \
        + [line for name, options in known.items() for line in expect([name, "clinic", "-"], options | COMMON)]


def all_options():
    """What the program parses stands in the synopsis of some command, so that help, manual and completion have it."""
    parsed = {f"--{name}" for name in re.findall(r'\{ "([a-z-]+)", 0, 0, G_OPTION', MAIN)}
    told = set().union(*commands().values()) | COMMON
    return [f"{option} is parsed and told nowhere" for option in parsed - told] + [f"{option} is told and not parsed" for option in told - parsed]


def values():
    known = reports()
    roles = set(re.findall(r'code="([^"]+)"', re.search(r'<list code="role">(.*?)</list>', LISTS, re.DOTALL)[1]))
    wrong = expect(["export", "clinic", "--report", ""], set(known)) if len(known) > 3 else ["the table of reports isn't found"]
    for name, formats in known.items():
        wrong += expect(["export", "clinic", "--report", name, "--format", ""], formats)
    return wrong + expect(["people", "clinic", "--role", ""], roles) + expect(["clients", "clinic", "--format", ""], {"table", "csv", "xml"}) \
        + expect(["export", "clinic", "--paper", "a"], {"a4"}) + expect(["check", "clinic", "--client", ""], set())


def places():
    return expect(["verify", "dat"], {"data"}) + expect(["restore", "READ"], {"README.md"}) + expect(["import", "data", "READ"], {"README.md"}) \
        + expect(["restore", "x", "--into", "tes"], {"tests"})


report({
    "/completion/commands-and-options": all_commands,
    "/completion/every-option-is-told": all_options,
    "/completion/values": values,
    "/completion/places": places,
    "/completion/shellcheck": lambda: run("shellcheck", str(FILE)),
})
