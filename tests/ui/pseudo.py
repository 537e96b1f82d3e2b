#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a pseudo translation of the interface and runs a program under it: every text accented, about a third longer and in
brackets, so that a text that was missed has none and one that is cut off shows. Directives, markup and mnemonics stay."""
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGE = "qps"
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "NP_:1,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
# What a text holds besides words: a printf or date directive, an element or entity, a mnemonic with its letter.
KEPT = re.compile(r"%(?:%|[-+ #0]*[\d*]*(?:\.[\d*]+)?(?:hh?|ll?|z)?[A-Za-z])|</?\w[^>]*>|&#?\w+;|_\w")
ACCENTED = str.maketrans("aceghijlnorstuyzACEGHIJLNORSTUYZ", "åçéğĥïĵļñöŕšţüýžÅÇÉĞĤÏĴĻÑÖŔŠŢÜÝŽ")


def pseudo(text):
    """Longer by words where it has several, so that it wraps as a translation would."""
    parts, end = [], 0
    for kept in KEPT.finditer(text):
        parts += [text[end:kept.start()].translate(ACCENTED), kept[0]]
        end = kept.end()
    whole = "".join(parts) + text[end:].translate(ACCENTED)
    more = max(1, round(len(re.sub(KEPT, "", text)) * 0.35))
    return "⟦" + whole + (" " + " ".join(["ïïïï"] * (more // 5 + 1))[:more - 1] if " " in text else "ï" * more) + "⟧"


def catalog(path):
    """The (id, text) pairs of a compiled catalog; a plural's forms are parted by NUL."""
    data = path.read_bytes()
    count, ids, texts = struct.unpack_from("<3I", data, 8)
    for index in range(count):
        yield tuple(data[start:start + length].decode() for length, start in
                    (struct.unpack_from("<2I", data, table + 8 * index) for table in (ids, texts)))


def write(path, pairs):
    """A compiled catalog; gettext finds an id by halving, so they stand in order."""
    pairs = sorted((key.encode(), text.encode()) for key, text in pairs)
    at, tables, body = 28 + 16 * len(pairs), [], b""
    for column in (0, 1):
        for pair in pairs:
            tables += [len(pair[column]), at + len(body)]
            body += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at)
    path.write_bytes(head + struct.pack(f"<{len(tables)}I", *tables) + body)


def make(folder):
    """The catalog of the texts that POTFILES.in names, as gettext looks for it below @folder. Returns how many there are."""
    template, plain = folder / "waymark.pot", folder / "plain.mo"
    subprocess.run(["xgettext", "-D", ROOT, "-f", ROOT / "po" / "POTFILES.in", "--from-code=UTF-8", "-o", template,
                    *(f"--keyword={word}" for word in KEYWORDS)], check=True)
    filled = subprocess.run(["msgen", template], check=True, capture_output=True).stdout
    subprocess.run(["msgfmt", "-o", plain, "-"], input=filled, check=True)
    pairs = [(key, "\0".join(map(pseudo, text.split("\0"))) if key else
              "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n") for key, text in catalog(plain)]
    place = folder / LANGUAGE / "LC_MESSAGES" / "waymark.mo"
    place.parent.mkdir(parents=True)
    write(place, pairs)
    subprocess.run(["msgunfmt", "-o", os.devnull, place], check=True)
    return len(pairs)


def main():
    with tempfile.TemporaryDirectory() as folder:
        if make(pathlib.Path(folder)) < 1000:
            sys.exit("few texts were found: the search is broken")
        env = {**os.environ, "LANGUAGE": LANGUAGE, "WM_PSEUDO": folder, "WM_ROOT": str(ROOT)}
        sys.exit(subprocess.run(sys.argv[1:], env=env, check=False).returncode)


main()
