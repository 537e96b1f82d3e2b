/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* clinic.keys and clinic.keys.copy: without either, a clinic can't be opened by anyone ever again. */
#define G_LOG_DOMAIN "wm-keyfile"
#include "wm-keyfile.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>

#include "wm-disk.h"
#include "wm-error.h"

static GBytes *
read_bytes (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  guint8 *data;
  gsize size;
  return wm_disk_read_file (path, WM_KEYFILE_MAX_SIZE, &data, &size, error) ? g_bytes_new_take (data, size)
                                                                            : NULL;
}

static WmKeyfile *
load_one (const char *folder, const char *name, GError **error)
{
  gsize size;
  g_autoptr (GBytes) bytes = read_bytes (folder, name, error);
  if (!bytes)
    return NULL;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  return wm_keyfile_parse (data ? data : (const guint8 *)"", size, name, error);
}

/* Why neither file could be had. */
static void
say_neither (const char *folder, GError *first, const GError *second, GError **error)
{
  if (!second || g_error_matches (first, WM_ERROR, WM_ERROR_READ_ONLY))
    g_propagate_error (error, g_error_copy (first));
  else if (g_error_matches (first, WM_ERROR, WM_ERROR_NOT_FOUND)
           && g_error_matches (second, WM_ERROR, WM_ERROR_NOT_FOUND))
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _("%s is not a clinic: it has no key file."), folder);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                 _("Both key files of this clinic are missing or damaged; restore the newest backup."));
}

static WmKeyfilesState
compare (const WmKeyfile *first, const WmKeyfile *copy)
{
  g_autoptr (GBytes) a = wm_keyfile_to_bytes (first);
  g_autoptr (GBytes) b = wm_keyfile_to_bytes (copy);
  if (g_bytes_equal (a, b))
    return WM_KEYFILES_SAME;
  /* The first file is always written first. */
  if (memcmp (first->clinic_id, copy->clinic_id, WM_ID_SIZE) == 0 && first->generation > copy->generation)
    return WM_KEYFILES_COPY_OLDER;
  return WM_KEYFILES_DIFFER;
}

/**
 * wm_keyfile_load_both:
 * @state: (out): how the two files stand to each other
 *
 * Reads clinic.keys, or its copy when that is missing or damaged. Damage is not repaired here, so that
 * wm_keyfile_verify() can still name it.
 * Returns: (transfer full): the keys; NULL: WM_ERROR_NOT_FOUND (not a clinic), CORRUPT (both), NEWER
 */
WmKeyfile *
wm_keyfile_load_both (const char *folder, WmKeyfilesState *state, GError **error)
{
  g_autoptr (GError) first_problem = NULL;
  g_autoptr (GError) copy_problem = NULL;
  g_autoptr (WmKeyfile) first = load_one (folder, WM_KEYFILE_NAME, &first_problem);
  g_autoptr (WmKeyfile) copy = NULL;

  if (first || !g_error_matches (first_problem, WM_ERROR, WM_ERROR_NEWER))
    copy = load_one (folder, WM_KEYFILE_COPY_NAME, &copy_problem);
  if (first && copy)
    *state = compare (first, copy);
  else
    *state = first ? WM_KEYFILES_COPY_BROKEN : WM_KEYFILES_FIRST_BROKEN;
  if (!first && !copy)
    say_neither (folder, first_problem, copy_problem, error);
  return first ? g_steal_pointer (&first) : g_steal_pointer (&copy);
}

/* As wm_keyfile_load_both(), for those who only read. */
WmKeyfile *
wm_keyfile_load (const char *folder, GError **error)
{
  WmKeyfilesState state;
  return wm_keyfile_load_both (folder, &state, error);
}

/* Writes beside the old file, reads it back, and only then takes the old one's place. */
static gboolean
save_one (GBytes *bytes, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);
  g_autofree char *fresh_name = g_strconcat (name, ".new", NULL);
  g_autoptr (GBytes) again = NULL;

  if (g_unlink (fresh) != 0 && errno != ENOENT)
    return wm_disk_error (error, errno, fresh);
  if (!wm_disk_write_file (fresh, bytes, error))
    return FALSE;
  again = read_bytes (folder, fresh_name, error);
  if (again && g_bytes_equal (again, bytes))
    return wm_disk_replace (fresh, path, error);
  if (again)
    g_set_error (error, WM_ERROR, WM_ERROR_IO,
                 _("%s didn’t read back as it was written; the old file was kept."), path);
  g_unlink (fresh);
  return FALSE;
}

/**
 * wm_keyfile_save:
 *
 * Replaces both files, one after the other; after a crash at any point each is whole, old or new.
 * The caller has made sure that the new content opens.
 */
gboolean
wm_keyfile_save (const WmKeyfile *self, const char *folder, GError **error)
{
  g_autoptr (GBytes) bytes = wm_keyfile_to_bytes (self);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (WmKeyfile) check = wm_keyfile_parse (data, size, WM_KEYFILE_NAME, error);

  return check && save_one (bytes, folder, WM_KEYFILE_NAME, error)
         && save_one (bytes, folder, WM_KEYFILE_COPY_NAME, error);
}

/**
 * wm_keyfile_verify:
 * @loaded: what the clinic was opened with
 *
 * Returns: FALSE with WM_ERROR_CORRUPT when either file is damaged, missing, or not as @loaded
 */
gboolean
wm_keyfile_verify (const char *folder, const WmKeyfile *loaded, GError **error)
{
  static const char *const names[] = { WM_KEYFILE_NAME, WM_KEYFILE_COPY_NAME };
  g_autoptr (GBytes) expected = wm_keyfile_to_bytes (loaded);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (WmKeyfile) file = load_one (folder, names[i], &problem);
      g_autoptr (GBytes) bytes = file ? wm_keyfile_to_bytes (file) : NULL;
      if (g_error_matches (problem, WM_ERROR, WM_ERROR_NOT_FOUND))
        g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                     _("The key file %s is missing; the other one still opens the clinic: copy it there."),
                     names[i]);
      else if (!file)
        g_set_error (
            error, WM_ERROR, WM_ERROR_CORRUPT,
            _("The key file %s is damaged; the other one still opens the clinic: copy it over this one."),
            names[i]);
      else if (!g_bytes_equal (bytes, expected))
        g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                     _("The key file %s is not the one this clinic was opened with."), names[i]);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}
