/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over its corpus and damaged copies of it: fuzz-NAME FILE... Two hundred of each, five thousand
 * with -m slow. */
#include "fuzz.h"
#include "mutate.h"

static void
run (const GByteArray *data)
{
  g_autofree guint8 *exact = g_memdup2 (data->data, data->len); /* so that a byte too far is noticed */
  LLVMFuzzerTestOneInput (exact, data->len);
}

static void
test_file (gconstpointer name)
{
  g_autofree char *text = NULL;
  gsize size = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (name));
  g_assert_true (g_file_get_contents (name, &text, &size, &error));
  for (guint i = 0; i <= (g_test_slow () ? 5000u : 200u); i++)
    {
      g_autoptr (GByteArray) data = g_byte_array_new ();
      g_byte_array_append (data, (const guint8 *) text, (guint) size);
      for (guint again = i ? 1 + i % 3 : 0; again > 0; again--)
        mutate (rand, data);
      run (data);
    }
}

static void
test_nothing (void)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  run (data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/nothing", test_nothing);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *base = g_path_get_basename (argv[i]), *path = g_strconcat ("/fuzz/", base, NULL);
      g_test_add_data_func (path, argv[i], test_file);
    }
  return g_test_run ();
}
