/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How the client took part, who must sign, and what was signed. */
#include "wm-plan-sheet.h"

#include "wm-signers.h"

#include <string.h>

static void
add_box (WmBlock *list, gboolean checked, const char *text)
{
  wm_block_add_item (list, checked ? WM_MARK_CHECKED : WM_MARK_BOX, wm_rich_new (text));
}

/* The text with what is known in its slot, else with a line to write on. */
static char *
filled_or_line (const WmPlanSheet *self, const char *msgid, const char *slot, const char *value)
{
  return _wm_sheet_fill (&self->sheet, msgid, slot, value != NULL && *value != '\0' ? value : "______________________");
}

static char *
took_part_text (const WmPlanSheet *self)
{
  const char *how = wm_record_get (self->record, "took-part-how");
  return how != NULL ? _wm_sheet_fill (&self->sheet, D_("I took part in making this plan: {how}."), "how", how)
                     : g_strdup (_wm_plan_say (self, D_("I took part in making this plan.")));
}

/* "This plan was explained to me in Spanish by J. Doe, LCSW."; NULL where nothing is known. */
static char *
explained_text (const WmPlanSheet *self)
{
  const char *code = wm_record_get (self->record, "explained-in");
  g_autofree char *language = code != NULL ? _wm_sheet_label (&self->sheet, "language", code) : NULL;
  g_autofree char *by = wm_clinic_staff_name (self->sheet.clinic, wm_record_get (self->record, "explained-by"));
  const char *msgid = *by == '\0' ? D_("This plan was explained to me in {language}.")
                      : language == NULL ? D_("This plan was explained to me by {name}.")
                                         : D_("This plan was explained to me in {language} by {name}.");
  if (language == NULL && *by == '\0')
    return NULL;
  g_autoptr (WmRich) text = wm_rich_fill (_wm_plan_say (self, msgid), "language", language, WM_RICH_PLAIN, "name", by, WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (text));
}

static void
add_disagreement (const WmPlanSheet *self)
{
  const char *disagreement = wm_record_get (self->record, "disagreement");
  if (disagreement == NULL)
    return;
  WmRich *text = wm_rich_new_styled (_wm_plan_say (self, self->sheet.for_staff ? D_("What the client sees differently") : D_("What I see differently")), WM_RICH_BOLD);
  wm_rich_add (wm_rich_add (text, ": ", WM_RICH_BOLD), disagreement, WM_RICH_PLAIN);
  wm_block_keep_with_next (wm_document_add_paragraph (self->sheet.document, text));
}

static void
add_participation (const WmPlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  g_autofree char *took = took_part_text (self);
  g_autofree char *explained = explained_text (self);
  g_autofree char *given = _wm_sheet_date (sheet, self->record, "copy-date");
  g_autofree char *copy = filled_or_line (self, D_("I was given a copy on {date}."), "date", given);
  g_autofree char *unwilling = filled_or_line (self, D_("I do not want to sign, because {reason}"), "reason", NULL);
  wm_document_add_space (sheet->document, 8);
  add_disagreement (self);
  WmBlock *list = wm_block_keep_with_next (wm_block_keep_together (wm_document_add_list (sheet->document)));
  add_box (list, wm_record_get_bool (self->record, "took-part"), took);
  if (explained != NULL)
    add_box (list, TRUE, explained);
  if (!wm_record_is_empty (self->record, "family-invited"))
    add_box (list, wm_record_get_bool (self->record, "family-invited"), _wm_plan_say (self, D_("My family, or others I chose, were invited.")));
  add_box (list, wm_record_get_bool (self->record, "copy-offered"), _wm_plan_say (self, D_("I was offered a copy of this plan.")));
  add_box (list, *given != '\0', copy);
  if (wm_plan_signature_of (self->plan, "client") == NULL)
    add_box (list, FALSE, unwilling);
}

/* The day and the minute, as staff and client read them. */
static char *
when_text (const WmPlanSheet *self, WmRecord *signature)
{
  g_autofree char *date = _wm_sheet_date (&self->sheet, signature, "date");
  int minutes = wm_record_get_minutes (signature, "time");
  g_autofree char *time = minutes >= 0 ? wm_catalog_time (self->sheet.catalog, minutes) : NULL;
  return g_strjoin (time != NULL ? ", " : "", date, time ? time : "", NULL);
}

/* "signed on screen · November 24, 2026, 2:05 pm", or why not and who saw it. */
static char *
given_text (const WmPlanSheet *self, WmRecord *signature)
{
  const char *reason = wm_record_get (signature, "reason"), *relation = wm_record_get (signature, "relation");
  g_autofree char *way = _wm_sheet_label (&self->sheet, "signature-way", wm_record_get (signature, "way"));
  g_autofree char *because = reason != NULL ? g_strdup_printf ("%s: %s", way, reason) : g_strdup (way);
  g_autofree char *when = when_text (self, signature);
  g_autofree char *name = wm_clinic_staff_name (self->sheet.clinic, wm_record_get (signature, "witness"));
  g_autofree char *witness = *name != '\0' ? _wm_sheet_fill (&self->sheet, D_("witness: {name}"), "name", name) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  _wm_plan_part (text, relation);
  _wm_plan_part (text, because);
  _wm_plan_part (text, when);
  _wm_plan_part (text, witness);
  return g_strdup (text->str);
}

static const char *
role_word (const WmPlanSheet *self, const char *role)
{
  static const struct { const char *role, *word; } words[] = {
    { "client", D_("client") }, { "guardian", D_("parent or guardian") }, { "counselor", D_("counselor") },
    { "supervisor", D_("supervisor") }, { "physician", D_("physician") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].role, role) == 0)
      return _wm_plan_say (self, words[i].word);
  return role;
}

/* Who is expected to sign in @role; "" where nobody is known yet. */
static char *
expected_name (const WmPlanSheet *self, const char *role)
{
  const char *guardian = wm_record_get (wm_plan_get_episode (self->plan), "guardian-name");
  if (strcmp (role, "client") == 0)
    return _wm_sheet_client_name (&self->sheet);
  if (strcmp (role, "counselor") == 0)
    return wm_clinic_staff_name (self->sheet.clinic, wm_record_get (self->record, "counselor"));
  return g_strdup (strcmp (role, "guardian") == 0 && guardian != NULL ? guardian : "");
}

/* Under a line there is room for so much of a name; whole it stands at the head of the document. */
static char *
shortened (const char *name)
{
  const glong most = 70;
  if (g_utf8_strlen (name, -1) <= most)
    return g_strdup (name);
  g_autofree char *start = g_utf8_substring (name, 0, most);
  return g_strconcat (start, "…", NULL);
}

static void
add_signer (const WmPlanSheet *self, WmBlock *block, const char *role)
{
  WmRecord *signature = wm_plan_signature_of (self->plan, role);
  if (signature == NULL)
    {
      g_autofree char *expected = expected_name (self, role);
      g_autofree char *fits = shortened (expected);
      wm_block_add_signer (block, fits, role_word (self, role), NULL, NULL);
      return;
    }
  const char *name = wm_record_get (signature, "name"), *credential = wm_record_get (signature, "credential");
  g_autofree char *who = g_strjoin (credential != NULL ? ", " : "", name, credential ? credential : "", NULL);
  g_autofree char *fits = shortened (who);
  g_autofree char *given = given_text (self, signature);
  /* Typed at the screen, the name itself is the signature; on paper it is elsewhere, and where it was refused nowhere. */
  gboolean typed = g_strcmp0 (wm_record_get (signature, "way"), "screen") == 0;
  wm_block_add_signer (block, fits, role_word (self, role), typed ? name : NULL, given);
}

void
_wm_plan_signing (const WmPlanSheet *self)
{
  add_participation (self);
  WmBlock *block = wm_document_add_signatures (self->sheet.document, _wm_plan_say (self, D_("date")));
  g_autoptr (GPtrArray) roles = wm_plan_required_signers (self->plan);
  for (guint i = 0; i < roles->len; i++)
    add_signer (self, block, roles->pdata[i]);
  /* Who signed without having to stands there too. */
  if (wm_plan_signature_of (self->plan, "physician") != NULL)
    add_signer (self, block, "physician");
}

/* The chart's list of what was signed, by whom and of which content; nothing of it where nobody has signed yet. */
void
_wm_plan_manifest (const WmPlanSheet *self)
{
  static const WmSheetColumn columns[] = { { "name", 3 }, { "credential", 2 }, { "role", 2 }, { "way", 2.5 }, { "date", 1.8 }, { "time", 1.1 }, { NULL, 0 } };
  GListModel *all = wm_plan_get_signatures (self->plan);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (records, g_list_model_get_item (all, i));
  _wm_sheet_records (&self->sheet, D_("Signatures given"), records, columns);
}
