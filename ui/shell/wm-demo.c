/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and removing the demo clinic. */
#include "wm-demo.h"

#include "wm-sample.h"

#include <gio/gio.h>

#define DEMO_CLIENTS 60
#define PASSPHRASE "invented"

/* Nobody typed it, so who signs on screen is told: nothing here is anyone's. */
static gboolean
tell_passphrase (WmClinic *clinic, GError **error)
{
  g_autoptr (WmRecord) setting = wm_record_new (&wm_setting_schema);
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  wm_record_set_many (setting, "name", "sample-passphrase", "value", PASSPHRASE, NULL);
  g_ptr_array_add (save, setting);
  return wm_clinic_save (clinic, "sample clinic", save, NULL, findings, error);
}

/** wm_demo_open: Returns: (transfer full) (nullable): 60 invented clients on @today (WM_DAY_NONE: the machine's date);
 * @folder is to be removed at the end. */
WmClinic *
wm_demo_open (WmDay today, char **folder, GError **error)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-XXXXXX", error);
  if (top == NULL)
    return NULL;
  g_autofree char *place = g_build_filename (top, "clinic", NULL);
  *folder = g_steal_pointer (&top);
  g_autoptr (WmClinic) clinic
    = wm_sample_create (place, NULL, PASSPHRASE, DEMO_CLIENTS, 1, today == WM_DAY_NONE ? wm_day_today () : today, error);
  return clinic && tell_passphrase (clinic, error) ? g_steal_pointer (&clinic) : NULL;
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children
    = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;
  while (children && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child)
    remove_tree (child);
  g_file_delete (file, NULL, NULL);
}

/** wm_demo_remove: everything wm_demo_open() made. */
void
wm_demo_remove (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  remove_tree (file);
}
