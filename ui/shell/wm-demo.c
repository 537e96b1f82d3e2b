/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and removing the demo clinic. */
#include "wm-demo.h"

#include "wm-sample.h"

#include <gio/gio.h>

#define DEMO_CLIENTS 60

/** wm_demo_open: Returns: (transfer full) (nullable): 60 invented clients on @today (WM_DAY_NONE: the machine's date);
 * @folder is to be removed at the end. */
WmClinic *
wm_demo_open (WmDay today, char **folder, GError **error)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-XXXXXX", error);
  if (top == NULL)
    return NULL;
  g_autofree char *place = g_build_filename (top, "clinic", NULL);
  g_autofree char *passphrase = g_uuid_string_random ();
  *folder = g_steal_pointer (&top);
  return wm_sample_create (place, NULL, passphrase, DEMO_CLIENTS, 1, today == WM_DAY_NONE ? wm_day_today () : today, error);
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
