/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each act is entered in the audit before the keys change, so that whatever happens then, who wanted it is known; one
 * that fails afterwards is entered as failed. Who manages people stands in the table of roles; everybody sets their own
 * passphrase, and the holder of the recovery code sets anybody's. */
#define G_LOG_DOMAIN "wm-people"
#include "wm-people.h"

#include "wm-role.h"

#include <glib/gi18n.h>
#include <string.h>

static WmRecord *
find_staff (WmClinic *clinic, const char *name)
{
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (wm_record_get (staff->pdata[i], "name"), name) == 0)
      return staff->pdata[i];
  return NULL;
}

/** wm_people_role: (nullable): the code of the role that the staff record of @person has. */
const char *
wm_people_role (WmClinic *clinic, const char *person)
{
  WmRecord *staff = find_staff (clinic, person);
  return staff ? wm_record_get (staff, "role") : NULL;
}

/* Who may, by the table of roles; the recovery code is there to come back, not to go on with. */
static gboolean
may_manage (WmClinic *clinic, GError **error)
{
  if (!wm_clinic_is_recovery (clinic))
    return wm_clinic_may (clinic, WM_ACT_MANAGE_PEOPLE, error);
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED,
                       _("The recovery code sets a new passphrase; sign in with that for anything else."));
  return FALSE;
}

static gboolean
note (WmClinic *clinic, const char *action, const char *person, GError **error)
{
  g_autofree char *detail = person ? g_strdup_printf ("person\t\t%s\n", person) : NULL;
  return wm_clinic_note (clinic, action, NULL, detail, error);
}

/* Enters what went wrong, and goes on failing. */
static gboolean
note_failed (WmClinic *clinic, const char *action, const char *person)
{
  g_autofree char *failed = g_strdup_printf ("%s failed", action);
  note (clinic, failed, person, NULL);
  return FALSE;
}

static gboolean
save_staff (WmClinic *clinic, const char *act, WmRecord *staff, GError **error)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  g_ptr_array_add (save, staff);
  return wm_clinic_save (clinic, act, save, NULL, findings, error);
}

static gboolean
role_is_known (WmClinic *clinic, const char *role, GError **error)
{
  GPtrArray *picks = wm_clinic_picks (clinic, "role");
  g_autoptr (GString) codes = g_string_new (NULL);
  if (wm_clinic_pick (clinic, "role", role))
    return TRUE;
  for (guint i = 0; picks && i < picks->len; i++)
    g_string_append_printf (codes, "%s%s", codes->len ? ", " : "", wm_record_get (picks->pdata[i], "code"));
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _("There is no role “%s”; the roles are: %s."), role, codes->str);
  return FALSE;
}

/**
 * wm_people_may_add:
 * @person: a name that nobody who can sign in has
 * @role: a code of the list "role"
 * @passphrase: at least 8 characters
 *
 * Returns: FALSE with the reason for which wm_people_add() would refuse
 */
gboolean
wm_people_may_add (WmClinic *clinic, const char *person, const char *role, const char *passphrase, GError **error)
{
  return may_manage (clinic, error) && role_is_known (clinic, role, error)
         && wm_store_may_add_person (wm_clinic_get_store (clinic), person, passphrase, error);
}

/**
 * wm_people_add_key:
 * @key: of @person, by wm_store_prepare_key() after wm_people_may_add() allowed it
 *
 * The second half of wm_people_add(), where the first ran in a thread.
 */
gboolean
wm_people_add_key (WmClinic *clinic, const char *person, const char *role, const WmNewKey *key, GError **error)
{
  WmRecord *before = find_staff (clinic, person);
  g_autoptr (WmRecord) staff = before ? g_object_ref (before) : wm_record_new (&wm_staff_schema);
  if (!may_manage (clinic, error))
    return FALSE;
  wm_record_set_many (staff, "name", person, "role", role, "active", "1", NULL);
  if (!save_staff (clinic, "add person", staff, error) || !note (clinic, "add person", person, error))
    return FALSE;
  return wm_store_apply_key (wm_clinic_get_store (clinic), key, error) || note_failed (clinic, "add person", person);
}

/**
 * wm_people_add:
 *
 * @person can sign in with @passphrase, and has @role; their staff record is used where there is one, else made. Takes as
 * long as two key derivations. Returns: FALSE with the reason, and nobody new
 */
gboolean
wm_people_add (WmClinic *clinic, const char *person, const char *role, const char *passphrase, GError **error)
{
  g_autoptr (WmNewKey) key = NULL;
  if (!wm_people_may_add (clinic, person, role, passphrase, error))
    return FALSE;
  key = wm_store_prepare_key (wm_clinic_get_store (clinic), person, passphrase, TRUE, error);
  return key && wm_people_add_key (clinic, person, role, key, error);
}

static gboolean
can_sign_in (WmClinic *clinic, const char *person)
{
  g_auto (GStrv) people = wm_store_get_people (wm_clinic_get_store (clinic));
  return g_strv_contains ((const char *const *) people, person);
}

/* Who acts stays, so there is always somebody who manages people. */
static gboolean
may_leave (WmClinic *clinic, const char *person, GError **error)
{
  WmStore *store = wm_clinic_get_store (clinic);
  g_auto (GStrv) people = wm_store_get_people (store);
  WmRecord *staff = find_staff (clinic, person);
  if (strcmp (person, wm_store_get_person (store)) == 0)
    {
      if (g_strv_length (people) == 1)
        g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, _("%s is the only person who can sign in; add someone else first."), person);
      else
        g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, _("You can’t take yourself off; another director or administrator can do that."));
      return FALSE;
    }
  if (can_sign_in (clinic, person) || (staff && g_strcmp0 (wm_record_get (staff, "active"), "1") == 0))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _("Nobody named “%s” works in this clinic."), person);
  return FALSE;
}

struct _WmLeaving
{
  WmClinic *clinic;
  char *person;
  WmRotation *rotation; /* NULL where the person couldn't sign in anyway */
};

static WmLeaving *
leaving_new (WmClinic *clinic, const char *person)
{
  WmLeaving *self = g_new0 (WmLeaving, 1);
  self->clinic = g_object_ref (clinic);
  self->person = g_strdup (person);
  return self;
}

static void
leaving_free (WmLeaving *self)
{
  g_object_unref (self->clinic);
  g_free (self->person);
  g_free (self);
}

/**
 * wm_people_begin_leave:
 * @person: not who is signed in
 *
 * As wm_people_leave(), where what takes long runs in a thread. Returns: (transfer full) (nullable): for
 * wm_people_run_leave() and, in any case, wm_people_end_leave()
 */
WmLeaving *
wm_people_begin_leave (WmClinic *clinic, const char *person, GError **error)
{
  if (!may_manage (clinic, error) || !may_leave (clinic, person, error))
    return NULL;
  if (!can_sign_in (clinic, person))
    return leaving_new (clinic, person);
  if (!note (clinic, "leave", person, error))
    return NULL;
  WmRotation *rotation = wm_store_begin_rotation (wm_clinic_get_store (clinic), person, error);
  if (rotation == NULL)
    {
      note_failed (clinic, "leave", person);
      return NULL;
    }
  WmLeaving *self = leaving_new (clinic, person);
  self->rotation = rotation;
  return self;
}

/** wm_people_run_leave: writes all records anew; nothing else is to be saved meanwhile. */
gboolean
wm_people_run_leave (WmLeaving *self, GError **error)
{
  return self->rotation == NULL || wm_store_run_rotation (self->rotation, error);
}

static gboolean
change_keys (WmLeaving *self, gboolean written, GError **error)
{
  WmRotation *rotation = g_steal_pointer (&self->rotation);
  return wm_store_end_rotation (wm_clinic_get_store (self->clinic), rotation, written, error)
         || note_failed (self->clinic, "leave", self->person);
}

static gboolean
deactivate (WmLeaving *self, GError **error)
{
  WmRecord *staff = find_staff (self->clinic, self->person);
  if (staff == NULL)
    return TRUE;
  g_autoptr (WmRecord) kept = g_object_ref (staff); /* saving reads the staff anew */
  wm_record_set (kept, "active", "0");
  return save_staff (self->clinic, "leave", kept, error);
}

/**
 * wm_people_end_leave:
 * @self: (transfer full)
 * @written: what wm_people_run_leave() returned
 *
 * Returns: FALSE with the reason, which wm_people_run_leave() gave where it failed; done again, it completes
 */
gboolean
wm_people_end_leave (WmLeaving *self, gboolean written, GError **error)
{
  gboolean left = (self->rotation == NULL || change_keys (self, written, error)) && deactivate (self, error);
  leaving_free (self);
  return left;
}

/**
 * wm_people_leave:
 * @person: not who is signed in
 *
 * Takes the person's key away and writes everything anew under a new one, which the person never had; the staff record
 * stays, no longer active. Backups made before still open with the person's passphrase. Done again after it was
 * interrupted, it completes. Returns: FALSE with the reason
 */
gboolean
wm_people_leave (WmClinic *clinic, const char *person, GError **error)
{
  WmLeaving *leaving = wm_people_begin_leave (clinic, person, error);
  return leaving && wm_people_end_leave (leaving, wm_people_run_leave (leaving, error), error);
}

static gboolean
choose_person (WmClinic *clinic, const char **person, char **people, GError **error)
{
  const char *own = wm_store_get_person (wm_clinic_get_store (clinic));
  if (!wm_clinic_is_recovery (clinic))
    {
      if (*person == NULL || strcmp (*person, own) == 0)
        {
          *person = own;
          return TRUE;
        }
      g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, _("Everybody sets their own passphrase; where it is lost, use the recovery code."));
      return FALSE;
    }
  if (*person == NULL && g_strv_length (people) == 1)
    *person = people[0];
  if (*person)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, _("Several people can sign in to this clinic; say whose passphrase is set with --user."));
  return FALSE;
}

/**
 * wm_people_set_key:
 * @person: (nullable): as wm_people_set_passphrase()
 * @key: of that person, by wm_store_prepare_key()
 *
 * The second half of wm_people_set_passphrase(), where the first ran in a thread.
 */
gboolean
wm_people_set_key (WmClinic *clinic, const char *person, const WmNewKey *key, GError **error)
{
  WmStore *store = wm_clinic_get_store (clinic);
  g_auto (GStrv) people = wm_store_get_people (store);
  if (!choose_person (clinic, &person, people, error) || !note (clinic, "passphrase", person, error))
    return FALSE;
  return wm_store_apply_key (store, key, error) || note_failed (clinic, "passphrase", person);
}

/**
 * wm_people_set_passphrase:
 * @person: (nullable): who gets it; by default who is signed in, or by the recovery code the only one who can
 * @passphrase: at least 8 characters
 *
 * Takes as long as two key derivations. Returns: FALSE with the reason; the passphrase is the old one then
 */
gboolean
wm_people_set_passphrase (WmClinic *clinic, const char *person, const char *passphrase, GError **error)
{
  WmStore *store = wm_clinic_get_store (clinic);
  g_auto (GStrv) people = wm_store_get_people (store);
  g_autoptr (WmNewKey) key = NULL;
  if (!choose_person (clinic, &person, people, error))
    return FALSE;
  key = wm_store_prepare_key (store, person, passphrase, FALSE, error);
  return key && wm_people_set_key (clinic, person, key, error);
}

/** wm_people_rotate: writes everything anew under new keys; all passphrases and the printed code stay as they are. */
gboolean
wm_people_rotate (WmClinic *clinic, GError **error)
{
  WmStore *store = wm_clinic_get_store (clinic);
  if (!may_manage (clinic, error) || !note (clinic, "rotate", NULL, error))
    return FALSE;
  WmRotation *rotation = wm_store_begin_rotation (store, NULL, error);
  return (rotation && wm_store_end_rotation (store, rotation, wm_store_run_rotation (rotation, error), error))
         || note_failed (clinic, "rotate", NULL);
}

/* The name under which @record is stored, where somebody signs in by it. */
static const char *
signs_in_as (WmRecord *record, char **people)
{
  if (wm_record_get_schema (record) != &wm_staff_schema)
    return NULL;
  const char *name = wm_record_get_stored_at (record, (guint) wm_schema_field_index (&wm_staff_schema, "name"));
  return name && g_strv_contains ((const char *const *) people, name) ? name : NULL;
}

/**
 * _wm_people_keep_names:
 * @save: (nullable): staff and other records
 * @remove: (nullable)
 *
 * Who signs in is found in the list of the staff by name: under another name, or taken out, they would have no role any more,
 * and nobody to put it right where they are the only director.
 *
 * Returns: FALSE with %WM_ERROR_REFUSED where that would happen
 */
gboolean
_wm_people_keep_names (WmClinic *clinic, GPtrArray *save, GPtrArray *remove, GError **error)
{
  g_auto (GStrv) people = wm_store_get_people (wm_clinic_get_store (clinic));
  const char *name = NULL;
  for (guint i = 0; save && i < save->len && !name; i++)
    {
      name = signs_in_as (save->pdata[i], people);
      name = g_strcmp0 (name, name ? wm_record_get (save->pdata[i], "name") : NULL) == 0 ? NULL : name;
    }
  for (guint i = 0; remove && i < remove->len && !name; i++)
    name = signs_in_as (remove->pdata[i], people);
  if (name)
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, _("%s signs in by that name: it can’t be changed or taken out as long as that is so."), name);
  return name == NULL;
}
