/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Read anew as a whole: few people wait. */
#include "wm-intake-people.h"

#include "wm-role.h"
#include "wm-text.h"

#include <string.h>

struct _WmIntakePerson
{
  GObject parent_instance;
  char *texts[WM_INTAKE_N_COLUMNS]; /* canonical; NULL: nothing */
  char *key;                        /* folded, of all that finds them */
};

G_DEFINE_FINAL_TYPE (WmIntakePerson, wm_intake_person, G_TYPE_OBJECT)

static gboolean
add (const WmRow *row, gpointer list)
{
  g_autoptr (WmIntakePerson) person = g_object_new (WM_TYPE_INTAKE_PERSON, NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < WM_INTAKE_N_COLUMNS; i++)
    person->texts[i] = g_strdup (wm_row_text (row, i));
  for (guint i = WM_INTAKE_NUMBER; i <= WM_INTAKE_PREFERRED_NAME; i++)
    g_string_append_printf (all, "%s ", person->texts[i] ? person->texts[i] : "");
  person->key = wm_text_fold (all->str);
  g_list_store_append (list, person);
  return TRUE;
}

static guint
rank (WmClinic *clinic, const char *priority)
{
  GPtrArray *picks = wm_clinic_picks (clinic, "waitlist-priority");
  for (guint i = 0; picks && i < picks->len; i++)
    if (g_strcmp0 (wm_record_get (picks->pdata[i], "code"), priority) == 0)
      return i;
  return G_MAXUINT;
}

/* By priority as the list of priorities has it (45 CFR 96.126, 96.131), then whoever waits longer. */
static int
compare (gconstpointer a, gconstpointer b, gpointer clinic)
{
  const WmIntakePerson *pa = a, *pb = b;
  guint ra = rank (clinic, pa->texts[WM_INTAKE_PRIORITY]), rb = rank (clinic, pb->texts[WM_INTAKE_PRIORITY]);
  return ra != rb ? (ra < rb ? -1 : 1) : g_strcmp0 (pa->texts[WM_INTAKE_SINCE], pb->texts[WM_INTAKE_SINCE]);
}

static GListModel *
load (WmClinic *clinic, const char *query, GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (WM_TYPE_INTAKE_PERSON);
  if (!wm_clinic_may (clinic, WM_ACT_SEE_CLIENTS, error) || !wm_store_query (wm_clinic_get_store (clinic), query, add, list, error, NULL))
    return NULL;
  return G_LIST_MODEL (g_steal_pointer (&list));
}

/** wm_intake_waiting: Returns: (transfer full) (nullable): of WmIntakePerson: who waits, in the order in which places are given. */
GListModel *
wm_intake_waiting (WmClinic *clinic, GError **error)
{
  GListModel *list = load (clinic, "intake-waiting", error);
  if (list)
    g_list_store_sort (G_LIST_STORE (list), compare, clinic);
  return list;
}

/** wm_intake_inquiries: Returns: (transfer full) (nullable): of WmIntakePerson: who asked and isn't in treatment yet, urgent ones first,
 * then who asked first. */
GListModel *
wm_intake_inquiries (WmClinic *clinic, GError **error)
{
  return load (clinic, "intake-inquiries", error);
}

/** wm_intake_person_get: (nullable): canonical, as in records. */
const char *
wm_intake_person_get (WmIntakePerson *self, WmIntakeColumn column)
{
  return self->texts[column];
}

/** wm_intake_person_days: days from the date in @column to @today; -1 where there is none, or it is still to come. */
int
wm_intake_person_days (WmIntakePerson *self, WmIntakeColumn column, WmDay today)
{
  WmDay day;
  return wm_day_parse (self->texts[column], &day) && day <= today ? today - day : -1;
}

/** wm_intake_person_matches: whether each word of @text, as typed, is part of a name or the number; no text matches everyone. */
gboolean
wm_intake_person_matches (WmIntakePerson *self, const char *text)
{
  g_autofree char *folded = wm_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i]; i++)
    if (strstr (self->key, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_calls (WmClinic *clinic, const char *client, GPtrArray *save)
{
  g_autoptr (GPtrArray) tasks = wm_clinic_list (clinic, &wm_task_schema, "client", client, NULL);
  WmRecord *user = wm_clinic_get_user_record (clinic);
  WmDay today = wm_clinic_get_today (clinic);
  for (guint i = 0; tasks && i < tasks->len; i++)
    {
      WmRecord *task = tasks->pdata[i];
      if (g_strcmp0 (wm_record_get (task, "kind"), "call-back") != 0 || !wm_record_is_empty (task, "done") || wm_record_get_day (task, "due") > today)
        continue;
      wm_record_set_day (task, "done", today);
      wm_record_set (task, "done-by", user ? wm_record_get_id (user) : NULL);
      g_ptr_array_add (save, g_object_ref (task));
    }
}

/** wm_intake_contacted: who waits was reached today, and the calls that were due are done. */
gboolean
wm_intake_contacted (WmClinic *clinic, const char *place_id, GError **error)
{
  g_autoptr (WmRecord) place = wm_clinic_load (clinic, &wm_waitlist_schema, place_id, error);
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  if (place == NULL)
    return FALSE;
  wm_record_set_day (place, "last-contact", wm_clinic_get_today (clinic));
  g_ptr_array_add (save, g_object_ref (place));
  add_calls (clinic, wm_record_get (place, "client"), save);
  return wm_clinic_save (clinic, "contact", save, NULL, findings, error);
}

static void
wm_intake_person_finalize (GObject *object)
{
  WmIntakePerson *self = WM_INTAKE_PERSON (object);
  for (guint i = 0; i < WM_INTAKE_N_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->key);
  G_OBJECT_CLASS (wm_intake_person_parent_class)->finalize (object);
}

static void
wm_intake_person_class_init (WmIntakePersonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_intake_person_finalize;
}

static void
wm_intake_person_init (WmIntakePerson *self)
{
}
