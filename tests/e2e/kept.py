#!/usr/bin/python3
# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Through the running window: kill -9 in the middle of a sentence in the window of a record, a new one and a stored one, and
get the words back from Today or from the list, beside what is saved; nothing of them is in clear on disk, in
the log, in a title or in an export. Whoever takes over the locked window sees nothing of it, and leaves it to who typed it."""
import time

import example_data as data
from clinic import SECRET, Clinic, open_chart, run
from hands import Keyboard
from window import wait_for

CLINIC = Clinic()
CLIENT = CLINIC.client(status="Active")
OTHER, OTHER_SECRET = "Bo Roe", "another river 8"
NEW = "Ines of the choir"
LOST = "call only after she"
OWN = "ask him first whether"
NOTE = "typed and not saved is kept"


def fields(window):
    return [window.text_of(node) for node in window.all("text")]


def titled(window, title):
    """A window of its own, with the keyboard in its first row."""
    wait_for(f"the window {title!r}", lambda: window.top().get_name() == title)
    time.sleep(0.3)


def gone(window, title):
    wait_for(f"the window {title!r} to go", lambda: window.top().get_name() != title)


def open_contacts(window):
    open_chart(window, CLIENT["number"])
    window.point(window.find("label", "Contacts"))
    window.find("push button", "Add a contact")


def add_contact(window, name):
    open_contacts(window)
    window.point(window.find("push button", "Add a contact"))
    titled(window, "Contact")
    window.type(name)


def journaled(window):
    """The list below tells that something is kept, as soon as it is."""
    window.shows("not saved")


def in_clear(window, words):
    """Where the words stand that nobody may read there."""
    wrong = [f"{words!r} is in clear in {path.name}" for path in CLINIC.room.rglob("*")
             if path.is_file() and words.encode() in path.read_bytes()]
    return wrong + ([f"{words!r} is in the log"] if words in window.messages() else [])


def leave(window, how):
    """Escape asks; the form has a button that is called nearly so."""
    window.key("Escape")
    window.point(wait_for(f"the button {how!r}", lambda: next(
        (node for node in window.all("push button", how) if node.get_name().endswith(how)), None)))
    wait_for("both windows to go", lambda: window.top().get_name() not in ("Contact", "Discard what you typed?"))


def said_by(window):
    """What the note after sign-in, for as long as it stands, and the titles of the windows say."""
    titles = [window.application.get_child_at_index(index).get_name() or "" for index in range(window.application.get_child_count())]
    return "\n".join([node.get_name() for node in window.all("label", NOTE)] + titles)


def open_from_today(window):
    """The note goes sooner than a slow machine looks; Today has it for as long as it is kept."""
    window.key("ctrl+1")
    window.shows("Typed and not saved · 1")
    window.point(wait_for("what is kept", lambda: next((node for node in window.all("label", "Contact") if node.get_name() == "Contact"), None)))
    titled(window, "Contact")


def new_one_survives_a_kill():
    window = CLINIC.roster()
    add_contact(window, NEW)
    journaled(window)
    window.kill()
    wrong = in_clear(window, NEW)
    window = CLINIC.start()
    CLINIC.sign_in(window)
    said = said_by(window)
    wrong += [f"the note or a title says {name!r}" for name in (CLIENT["last name"], NEW) if name in said]
    open_from_today(window)
    wait_for("the words in its form", lambda: NEW in fields(window))
    window.shows("Nothing of it is saved yet.")
    leave(window, "Keep for later")
    window.shows(NEW)
    return wrong + window.close()


def not_handed_out():
    """The client's record is handed out as it was saved."""
    text = CLINIC.cli("clients", "--format", "csv") + CLINIC.export("relapse-prevention-plan", "--client", CLIENT["number"])
    return [f"{NEW!r} is handed out"] if NEW in text else []


def discarded_stays_away():
    window = CLINIC.roster()
    open_contacts(window)
    window.point(window.find("label", NEW))
    titled(window, "Contact")
    leave(window, "Discard")
    window.gone("label", NEW)
    wrong = window.close()
    window = CLINIC.roster()
    wrong += ["what was discarded is told after sign-in"] if window.all("label", NOTE) else []
    return wrong + window.close()


def stored_one_survives_a_kill():
    window = CLINIC.roster()
    add_contact(window, "Rosa Kent")
    window.key("Tab")
    window.type("Family")
    window.key("ctrl+s")
    gone(window, "Contact")
    window.point(window.find("label", "Rosa Kent"))
    titled(window, "Contact")
    window.key("ctrl+a")
    window.type(LOST)
    journaled(window)
    window.kill()
    wrong = in_clear(window, LOST)
    window = CLINIC.roster()
    open_contacts(window)
    window.point(window.find("label", "Rosa Kent"))
    titled(window, "Contact")
    wait_for("the words in its form", lambda: LOST in fields(window))
    window.shows("Saved: Rosa Kent")
    window.type(" is home")
    window.key("ctrl+s")
    gone(window, "Contact")
    window.shows(LOST + " is home")
    window.gone("label", "not saved")
    return wrong + window.close()


def sign_in_as(window, name, secret):
    window.find("push button", "Sign in")
    window.focus()
    time.sleep(0.3)
    hands = Keyboard(window)
    hands.on(-1)
    hands.fill([data.choice("Name", name)], on=True)
    hands.answer("Passphrase", secret, "Sign in")
    window.find("push button", "Lock")
    time.sleep(0.3)


def give_way(window):
    window.shows("Locked")
    window.tab_to("Sign in as somebody else")
    window.key("Return")
    window.find("push button", "Use the recovery code")


def me():
    return CLINIC.cli("people", "--list").split("\t")[0]


def somebody_else_takes_over():
    mine = me()
    (CLINIC.room / "other").write_text(OTHER_SECRET + "\n")
    CLINIC.cli("people", "--add", OTHER, "--role", "director", "--new-passphrase-file", str(CLINIC.room / "other"))
    window = CLINIC.start()
    sign_in_as(window, mine, SECRET)
    window.key("ctrl+2")
    window.find("tree table", "Clients")
    add_contact(window, OWN)
    journaled(window)
    window.click("push button", "Lock")
    time.sleep(1)  # a button clicks a moment after it is asked to; GTK 4.8 ends where a window is asked for that goes meanwhile
    give_way(window)
    sign_in_as(window, OTHER, OTHER_SECRET)
    wrong = ["what somebody else typed is told"] if window.all("label", NOTE) else []
    window.key("ctrl+2")
    window.find("tree table", "Clients")
    open_contacts(window)
    wrong += ["what somebody else typed is shown"] if window.all("label", OWN) or window.all("label", "not saved") else []
    window.key("ctrl+l")
    give_way(window)
    sign_in_as(window, mine, SECRET)
    open_from_today(window)
    wait_for("the words in its form", lambda: OWN in fields(window))
    return wrong + window.close()


run({
    "/window/kept/new-one-survives-a-kill": new_one_survives_a_kill,
    "/window/kept/not-handed-out": not_handed_out,
    "/window/kept/discarded-stays-away": discarded_stays_away,
    "/window/kept/stored-one-survives-a-kill": stored_one_survives_a_kill,
    "/window/kept/somebody-else-takes-over": somebody_else_takes_over,
})
