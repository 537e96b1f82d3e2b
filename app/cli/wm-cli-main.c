/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The command table, options, exit status: 0 done, 1 refused or failed, 2 wrong usage. */
#include "wm-cli.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static const WmCliCommand commands[] = {
  { "create", "CLINIC --name TEXT --user NAME", "a new clinic; the first user is its director", 1, wm_cli_create },
  { "sample", "CLINIC --clients N [--seed N] [--until YYYY-MM-DD]", "a new clinic filled with invented people", 1, wm_cli_sample },
  { "clients", "CLINIC [--search TEXT|-] [--counselor NAME] [--format table|csv|xml]", "the clients, by last name", 1, wm_cli_clients },
  { "check", "CLINIC --client NO [--plan current|draft|N | --intake]", "the rules of the plan or of the intake, a line per finding", 1, wm_cli_check },
  { "export", "CLINIC --report NAME [--client NO | --counselor NAME | --all] [--plan current|draft|N] [--week DATE]\n"
              "        [--from DATE] [--to DATE] [--for client|staff] [--paper letter|a4] [--size normal|large]\n"
              "        [--language CODE] --format xml|csv|pdf --output PATH", "a report, or one file each in a folder", 1, wm_cli_export },
  { "import", "CLINIC FILE [--dry-run] [--allow-duplicates | --client NO]", "take in a roster in CSV or XML, or a treatment plan in XML as a draft: all or nothing", 2, wm_cli_import },
  { "verify", "CLINIC", "every page, link, audit entry, signature and key file", 1, wm_cli_verify },
  { "backup", "CLINIC --output FILE", "one container file, verified", 1, wm_cli_backup },
  { "restore", "FILE --into CLINIC", "a backup into an empty folder", 1, wm_cli_restore },
  { "people", "CLINIC --list | --add NAME --role ROLE --new-passphrase-file FILE | --leave NAME", "who can sign in", 1, wm_cli_people },
  { "passphrase", "CLINIC --new-passphrase-file FILE [--recovery]", "a new passphrase; with --recovery the code is given instead of the old one", 1, wm_cli_passphrase },
  { "rotate", "CLINIC", "new data keys, everything written anew", 1, wm_cli_rotate },
};

/* Decrypted records must not end in a core file, nor be read by another program of the same user. */
static void
forbid_dumps (void)
{
  const struct rlimit none = { 0, 0 };
  setrlimit (RLIMIT_CORE, &none);
#ifndef WM_DEBUG_BUILD
  prctl (PR_SET_DUMPABLE, 0);
#endif
}

static void
print_help (FILE *out)
{
  fprintf (out, "waymark-cli %s: records, plans and schedules of a clinic, from the command line\n\n", WM_VERSION);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (out, "waymark-cli %s %s\n        %s\n", commands[i].name, commands[i].synopsis, commands[i].summary);
  fprintf (out, "\ncommon options: --user NAME  --passphrase-file FILE|-  --today YYYY-MM-DD\n"
                "exit status: 0 done, 1 refused or failed, 2 wrong usage\n");
}

static const WmCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static gboolean
parse (WmCliOptions *o, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &o->name, NULL, NULL },
    { "user", 0, 0, G_OPTION_ARG_STRING, &o->user, NULL, NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &o->passphrase_file, NULL, NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &o->today, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &o->search, NULL, NULL },
    { "counselor", 0, 0, G_OPTION_ARG_STRING, &o->counselor, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &o->format, NULL, NULL },
    { "client", 0, 0, G_OPTION_ARG_STRING, &o->client, NULL, NULL },
    { "plan", 0, 0, G_OPTION_ARG_STRING, &o->plan, NULL, NULL },
    { "report", 0, 0, G_OPTION_ARG_STRING, &o->report, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &o->output, NULL, NULL },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &o->into, NULL, NULL },
    { "week", 0, 0, G_OPTION_ARG_STRING, &o->week, NULL, NULL },
    { "for", 0, 0, G_OPTION_ARG_STRING, &o->for_whom, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &o->paper, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &o->size, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &o->language, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o->until, NULL, NULL },
    { "add", 0, 0, G_OPTION_ARG_STRING, &o->add, NULL, NULL },
    { "leave", 0, 0, G_OPTION_ARG_STRING, &o->leave, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &o->role, NULL, NULL },
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &o->new_passphrase_file, NULL, NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &o->list, NULL, NULL },
    { "recovery", 0, 0, G_OPTION_ARG_NONE, &o->recovery, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &o->from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &o->to, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &o->all, NULL, NULL },
    { "intake", 0, 0, G_OPTION_ARG_NONE, &o->intake, NULL, NULL },
    { "allow-duplicates", 0, 0, G_OPTION_ARG_NONE, &o->allow_duplicates, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &o->dry_run, NULL, NULL },
    { "clients", 0, 0, G_OPTION_ARG_INT64, &o->clients, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &o->seed, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static void
clear_options (WmCliOptions *o)
{
  char **owned[] = { &o->name, &o->user, &o->passphrase_file, &o->today, &o->search, &o->counselor, &o->format,
                     &o->client, &o->plan, &o->report, &o->output, &o->week, &o->for_whom, &o->paper, &o->size,
                     &o->language, &o->into, &o->until, &o->from, &o->to, &o->add, &o->leave, &o->role, &o->new_passphrase_file };
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_clear_pointer (owned[i], g_free);
}

static int
run (const WmCliCommand *command, int argc, char **argv)
{
  WmCliOptions options = { .seed = 1, .clients = -1 };
  g_autoptr (GError) error = NULL;
  int status = 0;
  if (!parse (&options, &argc, &argv, &error))
    status = 2;
  else if ((guint) argc != command->n_words + 1)
    {
      g_set_error (&error, WM_ERROR, WM_ERROR_USAGE, "Usage: waymark-cli %s %s", command->name, command->synopsis);
      status = 2;
    }
  else
    {
      options.words = argv + 1;
      if (!command->run (&options, &error))
        status = g_error_matches (error, WM_ERROR, WM_ERROR_USAGE) ? 2 : 1;
    }
  if ((fflush (stdout) != 0 || ferror (stdout)) && error == NULL)
    {
      g_set_error_literal (&error, WM_ERROR, WM_ERROR_IO, "The output can’t be written to its end. Check where it goes.");
      status = 1;
    }
  if (error)
    fprintf (stderr, "%s\n", error->message);
  clear_options (&options);
  return status;
}

int
main (int argc, char **argv)
{
  forbid_dumps ();
  setlocale (LC_ALL, "");
  if (!g_get_charset (NULL)) /* a batch job often has no locale; names are UTF-8 all the same */
    setlocale (LC_CTYPE, "C.UTF-8");
  if (argc >= 2 && strcmp (argv[1], "--help") == 0)
    {
      print_help (stdout);
      return 0;
    }
  if (argc >= 2 && strcmp (argv[1], "--version") == 0)
    {
      printf ("waymark-cli %s\n", WM_VERSION);
      return 0;
    }
  const WmCliCommand *command = argc >= 2 ? find_command (argv[1]) : NULL;
  if (command == NULL)
    {
      fprintf (stderr, "waymark-cli has no such command. See waymark-cli --help.\n");
      return 2;
    }
  return run (command, argc - 1, argv + 1);
}
