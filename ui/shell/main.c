/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: options, then the application. */
#include "wm-application.h"
#include "wm-views.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/resource.h>

int
main (int argc, char **argv)
{
  const struct rlimit none = { 0, 0 };
  setrlimit (RLIMIT_CORE, &none); /* decrypted records must not end in a core file */
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 1); /* threads that wait for each other anyway share what is free */
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, WM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  gboolean demo = FALSE;
  g_autofree char *today = NULL, *view = NULL;
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, N_("Open an invented sample clinic"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today, N_("The date to use, with --demo or a sample clinic"), "YYYY-MM-DD" },
    { "view", 0, 0, G_OPTION_ARG_STRING, &view, N_("The view to open with: today, clients, calendar, review or library"), "VIEW" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("[CLINIC]");
  g_autoptr (GError) error = NULL;
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc > 2 || (today && !wm_day_parse (today, NULL)) || (view && !wm_views_has (view)))
    {
      fprintf (stderr, "%s\n", error ? error->message : _("waymark takes one folder; --today takes a date, --view one of today, clients, calendar, review, library."));
      return 2;
    }
  WmOptions options = { argc == 2 ? argv[1] : NULL, view, demo, WM_DAY_NONE };
  wm_day_parse (today, &options.today);
  g_autoptr (WmApplication) application = wm_application_new (&options);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
