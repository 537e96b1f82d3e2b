/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the help says. */
#include "wm-help-texts.h"

#include <glib/gi18n.h>

const WmHelpPage wm_help_pages[] = {
  { "today", N_("Today"), {
    { N_("The sessions of the day"), N_("On the left are today’s sessions in order; the one that runs now is marked. Whoever leads sessions sees their own, everyone else sees those of the clinic.") },
    { N_("Marking attendance"), N_("Enter goes from a session to the people expected in it. One letter marks a person and goes to the next: P present, L late, E left early, X excused, U unexcused, N no-show, T telehealth, C cancelled by the client. Backspace takes a mark back.") },
    { N_("What waits"), N_("On the right is what waits for you: texts that were typed and not saved, plans that were returned to you, plans that wait for your co-signature, plans due for review, hours that will be short this week, and plans to finish. Enter opens the chart behind an entry.") },
  } },
  { "clients", N_("Clients"), {
    { N_("Finding someone"), N_("Type anywhere in the list: part of a name, a preferred name, a number or a date of birth, in any order. Accents don’t matter, and a slip is forgiven where nothing fits better. Escape clears the search.") },
    { N_("Filters"), N_("“Filter” narrows the list down by status, counselor, level, track, or to whom needs attention: an open safety flag, no plan in force, or a late review. Each filter stands on a chip; pressing the chip removes it.") },
    { N_("The list"), N_("A click on a column’s title sorts by it, a second one turns the order around; titles can be dragged to other places. The menu beside “New client” hides columns and brings them back. Each person keeps their own arrangement. Enter opens the chart; Alt+Left comes back.") },
    { N_("Hours this week"), N_("The bar shows the hours attended so far against those prescribed. It turns amber where the week will fall short of what the level of care asks.") },
    { N_("Several at once"), N_("With Ctrl or Shift held, a click chooses further clients, and so does Ctrl+Space by keyboard. The bar below the list then saves their plans as PDF into a folder, each named by the client’s number.") },
    { N_("A new client"), N_("Ctrl+N asks who it is and takes the inquiry; what isn’t known yet can be entered later. People who may be here already are named while you type: Ctrl+O opens the first of them instead.") },
    { N_("The way into treatment"), N_("The chart of whoever isn’t in treatment yet begins with the way there: inquiry, screening, decision, admission, and one button for what is next. It can be left at any point and is taken up where it was. The menu at the end of the chart’s header has everything else that may be done.") },
    { N_("Waitlist and inquiries"), N_("The buttons beside the search show who waits for a place, in the order in which places are given, and who asked for treatment. What may be done for the selected person stands below the list. Whoever only asked is protected already: call back as it was agreed, and tell nobody.") },
  } },
  { "assessment", N_("Assessment"), {
    { N_("From top to bottom"), N_("The list on the left leads to each part. Life areas and dimensions are there to be opened one after the other; what nobody asked about stays empty and isn’t saved. The plus beside a heading adds a row.") },
    { N_("Which edition"), N_("The edition is the clinic’s choice for adults and for adolescents, and can be chosen otherwise for one client. Each assessment keeps its own.") },
    { N_("Signing"), N_("“Sign…” saves and lists what is missing. Your passphrase signs it; from then on it can be read, not changed. “New assessment” starts as a copy.") },
  } },
  { "plan", N_("Treatment plan"), {
    { N_("Outline, form, reader"), N_("The outline on the left holds problems, goals, objectives and interventions. The form shows every field of the selected one. On a wide window the reader on the right shows the client’s copy as it will print; F9 shows and hides it.") },
    { N_("Writing"), N_("In the outline Enter adds an item of the same kind, Shift+Enter adds what belongs below it, Alt+Up and Alt+Down move it, Delete takes it away and Undo brings it back. Left folds what lies below an item, Right unfolds it.") },
    { N_("Things to settle"), N_("The plan is checked while you type. What is missing stands below the row it is about, and the button on top lists everything: Enter on an entry goes to its field. Things to settle never keep you from saving; they keep a plan from being signed.") },
    { N_("Dates"), N_("A date can be typed as 2026-12-04, as 12/4 or as “in 60 days”, or picked from the calendar at the end of its row.") },
    { N_("Saving"), N_("Every word is kept as you type it, encrypted on this computer. Ctrl+S enters the changes into the record.") },
    { N_("Signing"), N_("“Ready to sign” checks that nothing is missing. In “Sign…” each person signs on this screen or on paper, or it is "
                        "written down why not. With the last signature that is needed the plan is in force.") },
    { N_("A plan in force"), N_("What is signed can be read and copied, not changed. “Next version” starts a draft that carries it on.") },
  } },
  { "relapse", N_("Relapse prevention"), {
    { N_("Filling it in together"), N_("The list on the left shows which parts are complete and leads to each. In a list, type a line and press Enter to add it.") },
    { N_("Suggestions"), N_("While you type, wordings that fit are offered below the row. Down goes to them, Enter takes one, Escape goes back.") },
    { N_("Sliders"), N_("A slider that nobody has touched counts as not answered, which is not the same as 0. Delete on it takes an answer back.") },
    { N_("Paper"), N_("Preview shows the pages as they will print. The crisis lines are part of every copy.") },
  } },
  { "history", N_("History"), {
    { N_("Versions"), N_("Every version of the treatment plan, every review and assessment stays in the chart. A click, or Enter, shows one as it was signed.") },
    { N_("What happened"), N_("Who opened, changed, signed, printed or handed out something, and when. What was written is not shown here. The clinical director sees this list.") },
  } },
  { "calendar", N_("Calendar"), {
    { N_("The week"), N_("Drag over free time, or press Ctrl+N, for a new session. Drag a session to move it, drag its lower edge to make it longer; Alt with the arrow keys does the same. A change to one session of a series changes that one only.") },
    { N_("Clashes"), N_("A session that needs a client, a member of staff or a room that is taken is drawn with a red frame, and says why.") },
    { N_("Hours of the week"), N_("Below the grid each client’s hours are counted: prescribed, scheduled and attended. The button at the end of a line prints the client’s week.") },
  } },
  { "review", N_("Review"), {
    { N_("The numbers"), N_("One row for each counselor, the totals below. Hold the pointer over a number, or over a column’s title, to read what it counts. A click on a title puts the largest numbers first, a second one goes back to the names.") },
    { N_("The charts behind a number"), N_("Every number opens the clients with exactly these charts; Alt+Left or Escape comes back. The chip above the list says which they are; removing it shows everyone again.") },
    { N_("Waiting for co-signature"), N_("Plans and reviews that the counselor has signed and no supervisor has, the longest wait first. Enter opens the plan, where it is signed or returned.") },
    { N_("Handing it out"), N_("“Export” writes the numbers as PDF, as CSV for a spreadsheet, or as XML. No client is named in it.") },
  } },
  { "safety", N_("Keeping records safe"), {
    { N_("Lock"), N_("Ctrl+L hides everything until you come back; the window also locks itself when nobody uses it. What you were typing stays.") },
    { N_("On this computer only"), N_("Records are encrypted on this computer’s disk. Waymark has no server and uses no network.") },
    { N_("The passphrase"), N_("Nobody can read the records without a passphrase or the printed recovery code. Keep that code away from the computer: “Use the recovery code” where you sign in gives anyone a new passphrase, and after five wrong tries each further one has to wait, a minute at most.") },
    { N_("Backups"), N_("“Make a backup…” in the preferences writes the whole clinic into one encrypted file, and so does waymark-cli backup. Keep a copy away from this computer.") },
  } },
  { NULL, NULL, { { NULL, NULL } } },
};
