#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Well-formed data: XML, Builder files, the desktop file, metainfo, icons, the resource list, words."""
import json
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, files, name, report, run  # noqa: E402

NEWER_ADW = {"AdwBanner", "AdwToolbarView", "AdwDialog", "AdwAlertDialog", "AdwSpinner", "AdwNavigationView",
             "AdwNavigationSplitView", "AdwOverlaySplitView", "AdwNavigationPage", "AdwSwitchRow", "AdwSpinRow",
             "AdwBreakpoint", "AdwBreakpointBin", "AdwPropertyRow", "AdwButtonRow", "AdwWrapBox", "AdwToggleGroup",
             "AdwInlineViewSwitcher", "AdwMultiLayoutView", "AdwBottomSheet", "AdwPreferencesDialog", "AdwAboutDialog",
             "AdwTabOverview", "AdwExpanderRowSuffix"}
OLD = {"AdwLeaflet", "AdwFlap", "AdwSqueezer", "AdwViewSwitcherTitle", "GtkTreeView", "GtkListStore", "GtkTreeStore",
       "GtkComboBox", "GtkComboBoxText", "GtkEntryCompletion", "GtkInfoBar", "GtkDialog", "GtkMessageDialog",
       "GtkShortcutsWindow", "GtkIconView", "GtkCellView", "GtkStatusbar", "GtkAssistant", "GtkVolumeButton",
       "GtkLockButton", "GtkColorButton", "GtkFontButton", "GtkAppChooserButton", "GtkFileChooserWidget"}
WORDS = re.compile(r"\b(addicts?|abusers?|junkies?|alcoholics?|non-?complian\w*|dirty|clean (time|date|urine|test)"
                   r"|stay(ing)? clean)\b", re.IGNORECASE)
# Names of groups are names.
NAMES = re.compile(r"(alcoholics|narcotics) anonymous", re.IGNORECASE)


def well_formed():
    paths = files("data", "ui", "po", "tests", ends=(".xml", ".ui", ".svg", ".xsd", ".xsl", ".in"))
    paths = [p for p in paths if p.suffix != ".in" or ".xml" in p.name]
    return run("xmllint", "--noout", "--nonet", *map(str, paths))


def widget_classes():
    wrong = []
    for path in files("ui", ends=(".ui",)):
        for element in ET.parse(path).getroot().iter():
            kinds = {element.get("class"), element.get("parent")}
            for kind in kinds & (NEWER_ADW | OLD):
                wrong.append(f"{name(path)}: {kind} is newer than libadwaita 1.2 or deprecated since")
    return wrong


def deprecated_calls():
    calls = re.compile(r"\b(gtk_widget_(show|hide|get_allocation) \(|gtk_style_context_(?!add_provider_for_display|get_color|lookup_color)|gtk_dialog_|gtk_tree_view_"
                       r"|gtk_combo_box_|gtk_info_bar_|gtk_entry_completion_)")
    return [f"{name(path)}: {match[0]}" for path in files("ui", ends=(".c",))
            if not name(path).startswith("ui/compat/") for match in calls.finditer(path.read_text())]


def resources():
    wrong = []
    for listing in files("data", "ui", ends=(".gresource.xml",)):
        listed = {element.text.strip() for element in ET.parse(listing).getroot().iter("file")}
        for folder in ("sql", "forms", "lists", "library", "schema"):
            for path in files(f"data/{folder}") if listing.parent == ROOT / "data" else []:
                if str(path.relative_to(ROOT / "data")) not in listed:
                    wrong.append(f"{name(path)} is not in {name(listing)}")
        for path in files("ui", ends=(".ui",)) if listing.parent == ROOT / "ui" else []:
            if str(path.relative_to(ROOT / "ui")) not in listed:
                wrong.append(f"{name(path)} is not in {name(listing)}")
    return wrong


def desktop_file():
    with tempfile.TemporaryDirectory() as folder:
        target = f"{folder}/org.waymark.Waymark.desktop"
        with open(target, "w") as out:
            out.write((ROOT / "data/org.waymark.Waymark.desktop.in").read_text())
        return run("desktop-file-validate", "--no-hints", target)


def metainfo():
    with tempfile.TemporaryDirectory() as folder:
        target = f"{folder}/org.waymark.Waymark.metainfo.xml"
        with open(target, "w") as out:
            out.write((ROOT / "data/org.waymark.Waymark.metainfo.xml.in").read_text())
        return run("appstreamcli", "validate", "--no-net", "--pedantic", target)


def schemas():
    if not files("data", ends=(".gschema.xml",)):
        return []
    return run("glib-compile-schemas", "--strict", "--dry-run", str(ROOT / "data"))


def flatpak():
    wrong = []
    for path in files("flatpak", ends=(".json",)):
        manifest = json.loads(path.read_text())
        for word in manifest["finish-args"]:
            if re.search(r"network|filesystem|session-bus|system-bus|talk-name|device=all", word):
                wrong.append(f"{name(path)}: {word}: the program has no network and uses portals only")
    return wrong


def words():
    wrong = []
    for path in files("app", "ui", ends=(".c",)):
        for literal in re.findall(r'"((?:[^"\\\n]|\\.)*)"', path.read_text()):
            wrong += [f"{name(path)}: {literal[:70]}" for _ in WORDS.findall(NAMES.sub("", literal))]
    for path in files("ui", "data", "po", ends=(".ui", ".xml", ".in", ".po", ".pot", ".desktop", ".1")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if WORDS.search(NAMES.sub("", line)):
                wrong.append(f"{name(path)}:{number}: {line.strip()[:70]}")
    return wrong


def translated():
    """POTFILES.in names exactly the files that have texts to translate."""
    listed = {line for line in (ROOT / "po/POTFILES.in").read_text().splitlines() if line and line[0] != "#"}
    marked = {name(path) for path in files("app", "ui", ends=(".c",))
              if re.search(r'\b(N?_|C_|NC_|ngettext) ?\(\s*"', path.read_text())}
    marked |= {name(path) for path in files("ui", ends=(".ui",)) if 'translatable="yes"' in path.read_text()}
    marked |= {name(path) for path in files("data", ends=(".desktop.in", ".metainfo.xml.in"))}
    return [f"po/POTFILES.in lacks {item}" for item in sorted(marked - listed)] + \
        [f"po/POTFILES.in names {item}, which has no text" for item in sorted(listed - marked)]


report({
    "XML is well-formed": well_formed,
    "Builder files use classes of libadwaita 1.2 that last": widget_classes,
    "no deprecated calls": deprecated_calls,
    "resource lists are complete": resources,
    "the desktop file is valid": desktop_file,
    "the metainfo is valid": metainfo,
    "settings schemas are valid": schemas,
    "the flatpak has no network and no holes": flatpak,
    "words are person-first": words,
    "POTFILES.in is complete": translated,
})
