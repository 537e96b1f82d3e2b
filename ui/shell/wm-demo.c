/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and removing the demo clinic. */
#include "wm-demo.h"

#include "wm-sample.h"

#include <gio/gio.h>

#define DEMO_CLIENTS 60

/** wm_demo_open: Returns: (transfer full) (nullable): 60 invented clients; @folder is to be removed at the end. */
WmClinic *
wm_demo_open (WmDay today, char **folder, GError **error)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-XXXXXX", error);
  if (top == NULL)
    return NULL;
  g_autofree char *place = g_build_filename (top, "clinic", NULL);
  g_autofree char *passphrase = g_uuid_string_random ();
  g_autofree char *code = NULL;
  *folder = g_steal_pointer (&top);
  g_autoptr (WmClinic) clinic = wm_clinic_create (place, "Riverside Recovery", "J. Harmon", passphrase, &code, error);
  if (clinic == NULL)
    return NULL;
  wm_clinic_set_today (clinic, today);
  return wm_sample_fill (clinic, DEMO_CLIENTS, 1, today, error) ? g_steal_pointer (&clinic) : NULL;
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
