/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* people, passphrase, rotate: who can sign in, and with what keys. */
#include "wm-cli.h"

#include "wm-people.h"

#include <stdio.h>

static gboolean
list (WmCliOptions *o, GError **error)
{
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  if (clinic == NULL)
    return FALSE;
  g_auto (GStrv) people = wm_store_get_people (wm_clinic_get_store (clinic));
  for (guint i = 0; people[i]; i++)
    {
      const char *role = wm_people_role (clinic, people[i]);
      printf ("%s\t%s\n", people[i], role ? role : "");
    }
  return TRUE;
}

static gboolean
add (WmCliOptions *o, GError **error)
{
  char *fresh = NULL;
  if (!wm_cli_need (o->role, "--role", error))
    return FALSE;
  g_autoptr (WmClinic) clinic = wm_cli_open_for_new (o, FALSE, &fresh, error);
  gboolean added = clinic && wm_people_add (clinic, o->add, o->role, fresh, error);
  wm_cli_wipe (fresh);
  if (added)
    wm_cli_back_up (clinic);
  return added;
}

static gboolean
leave (WmCliOptions *o, GError **error)
{
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  if (clinic == NULL || !wm_people_leave (clinic, o->leave, error))
    return FALSE;
  wm_cli_back_up (clinic);
  printf ("%s can no longer sign in. Backups made before now, and older copies of the folder, still open with "
          "that person’s passphrase.\n", o->leave);
  return TRUE;
}

/** wm_cli_people: a line per person, name and role between a tab; or somebody joins or leaves. */
gboolean
wm_cli_people (WmCliOptions *o, GError **error)
{
  if (o->list + (o->add != NULL) + (o->leave != NULL) != 1)
    return wm_cli_need (NULL, "one of --list, --add and --leave", error);
  if (o->list)
    return list (o, error);
  return o->add ? add (o, error) : leave (o, error);
}

/** wm_cli_passphrase: one's own, or with --recovery that of --user. */
gboolean
wm_cli_passphrase (WmCliOptions *o, GError **error)
{
  char *fresh = NULL;
  g_autoptr (WmClinic) clinic = wm_cli_open_for_new (o, o->recovery, &fresh, error);
  gboolean set = clinic && wm_people_set_passphrase (clinic, o->user, fresh, error);
  wm_cli_wipe (fresh);
  return set;
}

/** wm_cli_rotate: new data keys, everything written anew. */
gboolean
wm_cli_rotate (WmCliOptions *o, GError **error)
{
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  return clinic && wm_people_rotate (clinic, error);
}
