/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in a roster: all lines or none. A refused line is named with its number and the reason. */
#include "wm-roster-csv.h"

#include "wm-client.h"
#include "wm-csv.h"
#include "wm-level-choices.h"
#include "wm-lookalikes.h"
#include "wm-role.h"
#include "wm-roster-dates.h"
#include "wm-roster-headers.h"
#include "wm-text.h"

#include <string.h>

#define MAX_REASON 200
#define MAX_DESCRIBED 100

typedef struct
{
  WmClinic *clinic;
  int place[N_MEANINGS];  /* column of each meaning, -1: none */
  guint n_columns;
  WmImportFlags flags;
  guint64 next_number;
  WmLookalikes *known;    /* those of the clinic, then those of the file */
  GHashTable *numbers;    /* that the file's lines have */
  GPtrArray *save;
  WmImport *result;
} Import;

void
wm_import_free (WmImport *result)
{
  g_ptr_array_unref (result->refused);
  g_ptr_array_unref (result->taken);
  g_ptr_array_unref (result->ignored);
  g_free (result);
}

/** wm_import_describe: Returns: (transfer full): the refused lines in one text, for one line of output; of very many the
 * first hundred, and how many more. */
char *
wm_import_describe (const WmImport *result)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < MIN (result->refused->len, MAX_DESCRIBED); i++)
    g_string_append_printf (out, "%s%s", i ? " " : "", (char *) result->refused->pdata[i]);
  if (result->refused->len > MAX_DESCRIBED)
    g_string_append_printf (out, " And %u more.", result->refused->len - MAX_DESCRIBED);
  return g_string_free (out, FALSE);
}

static void G_GNUC_PRINTF (3, 4)
refuse (Import *in, guint line, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_strdelimit (reason, "\n\t", ' '); /* a line's reason is one line, and not longer than a person reads */
  if (g_utf8_strlen (reason, -1) > MAX_REASON)
    *g_utf8_offset_to_pointer (reason, MAX_REASON) = '\0';
  g_ptr_array_add (in->result->refused, g_strdup_printf ("Line %u: %s", line, reason));
}

static void
read_header (Import *in, char **cells)
{
  for (guint m = 0; m < N_MEANINGS; m++)
    in->place[m] = -1;
  in->n_columns = g_strv_length (cells);
  for (int i = 0; cells[i]; i++)
    {
      int meaning = wm_roster_meaning_of (cells[i]);
      if (meaning >= 0 && in->place[meaning] < 0)
        in->place[meaning] = i;
      else if (meaning != DERIVED && !wm_text_is_empty (cells[i])) /* unknown, or a second column of the same meaning */
        g_ptr_array_add (in->result->ignored, wm_text_clean (cells[i], MAX_REASON));
    }
}

/* The cell of a meaning, trimmed; NULL where the file or the line has none. */
static char *
cell (const Import *in, const WmCsvRow *row, WmRosterMeaning meaning)
{
  int place = in->place[meaning];
  return place >= 0 && (guint) place < g_strv_length (row->cells) ? wm_text_clean (row->cells[place], 10000) : NULL;
}

static gboolean
set_date (Import *in, const WmCsvRow *row, WmRosterMeaning meaning, WmRecord *record, const char *field)
{
  g_autofree char *text = cell (in, row, meaning);
  g_autofree char *problem = NULL;
  WmDay day = WM_DAY_NONE;
  if (text == NULL)
    return TRUE;
  if (!wm_roster_date (text, &day, &problem))
    refuse (in, row->line, "%s", problem);
  else if (meaning == BIRTH && day > wm_clinic_get_today (in->clinic))
    refuse (in, row->line, "the date of birth %s is still to come.", text);
  else
    wm_record_set_day (record, field, day);
  return !wm_record_is_empty (record, field);
}

static gboolean
is_same_word (const char *a, const char *b)
{
  g_autofree char *x = wm_text_fold (a), *y = wm_text_fold (b);
  return a && b && strcmp (x, y) == 0;
}

static gboolean
set_pick (Import *in, const WmCsvRow *row, WmRosterMeaning meaning, WmRecord *record, const char *field)
{
  g_autofree char *text = cell (in, row, meaning);
  const WmField *f = wm_schema_field (wm_record_get_schema (record), field);
  GPtrArray *picks = wm_clinic_picks (in->clinic, f->of);
  for (guint i = 0; text && picks && i < picks->len; i++)
    if (is_same_word (text, wm_record_get (picks->pdata[i], "label")) || is_same_word (text, wm_record_get (picks->pdata[i], "code")))
      {
        wm_record_set (record, field, wm_record_get (picks->pdata[i], "code"));
        return TRUE;
      }
  if (text)
    refuse (in, row->line, "there is no %s \"%s\".", f->name, text);
  return text == NULL;
}

static gboolean
set_counselor (Import *in, const WmCsvRow *row, WmRecord *episode)
{
  g_autofree char *text = cell (in, row, COUNSELOR);
  GPtrArray *staff = wm_clinic_get_staff (in->clinic);
  for (guint i = 0; text && i < staff->len; i++)
    {
      g_autofree char *called = wm_clinic_staff_name (in->clinic, wm_record_get_id (staff->pdata[i]));
      if (!is_same_word (text, wm_record_get (staff->pdata[i], "name")) && !is_same_word (text, called))
        continue;
      wm_record_set (episode, "counselor", wm_record_get_id (staff->pdata[i]));
      return TRUE;
    }
  if (text)
    refuse (in, row->line, "there is no counselor \"%s\".", text);
  return text == NULL;
}

static gboolean
set_level (Import *in, const WmCsvRow *row, WmRecord *client, WmRecord *episode)
{
  g_autofree char *text = cell (in, row, LEVEL);
  if (text == NULL)
    return TRUE;
  const char *edition = wm_edition_for (in->clinic, client);
  WmRecord *level = wm_clinic_find_level (in->clinic, edition, text);
  GPtrArray *levels = wm_clinic_get_levels (in->clinic);
  for (guint i = 0; level == NULL && i < levels->len; i++)
    if (g_strcmp0 (wm_record_get (levels->pdata[i], "edition"), edition) == 0 && is_same_word (text, wm_record_get (levels->pdata[i], "label")))
      level = levels->pdata[i];
  if (level == NULL)
    level = wm_clinic_find_level (in->clinic, NULL, text);
  if (level == NULL)
    refuse (in, row->line, "there is no level \"%s\".", text);
  else
    wm_record_set (episode, "level", wm_record_get_id (level));
  return level != NULL;
}

static gboolean
is_taken (const Import *in, const char *number)
{
  return g_hash_table_contains (in->numbers, number) || wm_lookalikes_has_number (in->known, number);
}

static gboolean
set_number (Import *in, const WmCsvRow *row, WmRecord *client)
{
  g_autofree char *number = cell (in, row, NUMBER);
  if (number == NULL)
    do
      {
        g_free (number);
        number = g_strdup_printf ("C-%04" G_GUINT64_FORMAT, in->next_number++);
      }
    while (is_taken (in, number));
  else if (is_taken (in, number))
    {
      refuse (in, row->line, "the number %s is taken.", number);
      return FALSE;
    }
  wm_record_set (client, "client-no", number);
  g_hash_table_add (in->numbers, g_steal_pointer (&number));
  return TRUE;
}

static gboolean
is_new_person (Import *in, const WmCsvRow *row, WmRecord *client)
{
  if (in->flags & WM_IMPORT_ALLOW_DUPLICATES)
    return TRUE;
  g_autoptr (GPtrArray) found = wm_lookalikes_find (in->known, client);
  if (found->len)
    refuse (in, row->line, "this person is probably here already, with the number %s.", ((WmLookalike *) found->pdata[0])->number);
  return found->len == 0;
}

static gboolean
is_valid (Import *in, const WmCsvRow *row, WmRecord *record)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (wm_clinic_validate (in->clinic, record, "", findings))
    return TRUE;
  for (guint i = 0; i < findings->len; i++)
    refuse (in, row->line, "%s", ((WmFinding *) findings->pdata[i])->text);
  return FALSE;
}

static WmRecord *
read_client (Import *in, const WmCsvRow *row)
{
  g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema);
  static const struct { WmRosterMeaning meaning; const char *field; } plain[] = {
    { LAST, "last-name" }, { FIRST, "first-name" }, { PREFERRED, "preferred-name" }, { PRONOUNS, "pronouns" }, { PHONE, "phone" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *text = cell (in, row, plain[i].meaning);
      wm_record_set (client, plain[i].field, text);
    }
  gboolean ok = set_date (in, row, BIRTH, client, "date-of-birth") && set_pick (in, row, STATUS, client, "status")
                && set_pick (in, row, LANGUAGE, client, "language");
  return ok ? g_steal_pointer (&client) : NULL;
}

static gboolean
is_blank (WmRecord *record)
{
  for (guint i = 0; i < wm_record_get_schema (record)->n_fields; i++)
    if (wm_record_get_at (record, i))
      return FALSE;
  return TRUE;
}

/* NULL without a refusal where the line speaks of no stay. */
static WmRecord *
read_episode (Import *in, const WmCsvRow *row, WmRecord *client, gboolean *ok)
{
  g_autoptr (WmRecord) episode = wm_record_new (&wm_episode_schema);
  g_autofree char *weeks = cell (in, row, WEEKS);
  *ok = set_date (in, row, ADMITTED, episode, "admit-date") && set_pick (in, row, TRACK, episode, "track")
        && set_counselor (in, row, episode) && set_level (in, row, client, episode);
  wm_record_set (episode, "planned-weeks", weeks);
  if (!*ok || is_blank (episode))
    return NULL;
  wm_record_set (episode, "client", wm_record_get_id (client));
  if (wm_record_is_empty (episode, "admit-date")) /* a stay begins some day: where the file doesn't say, on the day of import */
    wm_record_set_day (episode, "admit-date", wm_clinic_get_today (in->clinic));
  *ok = is_valid (in, row, episode);
  return *ok ? g_steal_pointer (&episode) : NULL;
}

/* More cells than columns: most likely a comma inside a name that isn't quoted, so that everything after it would land
 * in the wrong column. */
static gboolean
fits_header (Import *in, const WmCsvRow *row)
{
  for (guint i = 0; row->cells[i]; i++)
    if (i >= in->n_columns && !wm_text_is_empty (row->cells[i]))
      {
        refuse (in, row->line, "it has more cells than the file has columns; put a text that holds a comma in quotation marks.");
        return FALSE;
      }
  return TRUE;
}

/* By number, and never by name: what a trial says may end in a log. */
static void
tell (Import *in, const WmCsvRow *row, WmRecord *client, WmRecord *episode)
{
  const char *number = wm_record_get (client, "client-no");
  g_ptr_array_add (in->result->taken, episode ? g_strdup_printf ("Line %u: a new client, %s, admitted %s.", row->line, number, wm_record_get (episode, "admit-date"))
                                              : g_strdup_printf ("Line %u: a new client, %s, not admitted yet.", row->line, number));
}

static void
read_line (Import *in, const WmCsvRow *row)
{
  if (!fits_header (in, row))
    return;
  g_autoptr (WmRecord) client = read_client (in, row);
  gboolean ok = FALSE;
  g_autoptr (WmRecord) episode = client ? read_episode (in, row, client, &ok) : NULL;
  if (!ok)
    return;
  if (wm_record_is_empty (client, "status"))
    wm_record_set (client, "status", episode ? "active" : "inquiry");
  if (!set_number (in, row, client) || !is_valid (in, row, client) || !is_new_person (in, row, client))
    return;
  wm_lookalikes_add (in->known, client);
  g_ptr_array_add (in->save, g_object_ref (client));
  in->result->n_new++;
  tell (in, row, client, episode);
  if (episode)
    g_ptr_array_add (in->save, g_steal_pointer (&episode));
}

static gboolean
load_known (Import *in, GError **error)
{
  in->known = wm_lookalikes_new (in->clinic, error);
  g_autofree char *next = in->known ? wm_client_next_number (in->clinic, error) : NULL;
  if (next == NULL)
    return FALSE;
  in->next_number = g_ascii_strtoull (next + 2, NULL, 10);
  return TRUE;
}

static gboolean
run (Import *in, GPtrArray *rows, GError **error)
{
  read_header (in, rows->len ? ((WmCsvRow *) rows->pdata[0])->cells : (char *[]) { NULL });
  if (in->place[LAST] < 0 || in->place[FIRST] < 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, "The file’s first line must name its columns, last name and first name among them.");
      return FALSE;
    }
  if (!load_known (in, error))
    return FALSE;
  for (guint i = 1; i < rows->len; i++)
    read_line (in, rows->pdata[i]);
  if (in->result->refused->len || in->flags & WM_IMPORT_DRY_RUN)
    {
      in->result->n_new = 0;
      return TRUE;
    }
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  return wm_clinic_save (in->clinic, "import roster", in->save, NULL, findings, error);
}

/**
 * wm_roster_import_rows:
 * @rows: (element-type WmCsvRow): the first names the columns
 * @flags: whether to take in people who are probably here already, and whether to write at all
 *
 * Returns: (transfer full) (nullable): what became of it; where a line was refused, nothing was taken in. %NULL with an
 * error where the file as a whole can't be read or saved.
 */
WmImport *
wm_roster_import_rows (WmClinic *clinic, GPtrArray *rows, WmImportFlags flags, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_IMPORT, error))
    return NULL;
  g_autoptr (WmImport) result = g_new0 (WmImport, 1);
  result->refused = g_ptr_array_new_with_free_func (g_free);
  result->taken = g_ptr_array_new_with_free_func (g_free);
  result->ignored = g_ptr_array_new_with_free_func (g_free);
  Import in = { .clinic = clinic, .flags = flags, .result = result,
                .numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                .save = g_ptr_array_new_with_free_func (g_object_unref) };
  gboolean ok = run (&in, rows, error);
  g_hash_table_unref (in.numbers);
  g_ptr_array_unref (in.save);
  g_clear_pointer (&in.known, wm_lookalikes_free);
  return ok ? g_steal_pointer (&result) : NULL;
}

/** wm_roster_import: a CSV file from anywhere; see wm_roster_import_rows(). */
WmImport *
wm_roster_import (WmClinic *clinic, const char *data, gsize length, WmImportFlags flags, GError **error)
{
  g_autoptr (GPtrArray) rows = wm_csv_parse (data, length, error);
  return rows ? wm_roster_import_rows (clinic, rows, flags, error) : NULL;
}
