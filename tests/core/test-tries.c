/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Wrong passphrases are counted in clinic.tries: five are free, then each waits longer, never for more than a minute,
 * whatever stands in that file and whatever the clock does. */
#include "vault-room.h"
#include "wm-vault-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gint64 clock_now = 1800000000;

static gint64
test_clock (void)
{
  return clock_now;
}

static gboolean
may_open (const char *folder, const char *passphrase, WmErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = wm_vault_open (folder, NULL, passphrase, &error);
  if (vault == NULL)
    g_assert_error (error, WM_ERROR, (int)code);
  return vault != NULL;
}

static void
try_wrong (const char *folder, guint times)
{
  for (guint i = 0; i < times; i++)
    g_assert_false (may_open (folder, "not this one", WM_ERROR_PASSPHRASE));
}

/* Waits with each wait the contract has: refused until its last second, and not counted meanwhile. */
static void
test_waits (void)
{
  static const guint waits[] = { 2, 4, 8, 16, 32, 60, 60, 60 };
  char *folder = room_new (NULL);
  try_wrong (folder, 4);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *said = g_strdup_printf ("After %u wrong tries in a row " ROOM_PERSON " can try again in %u seconds.", i + 5, waits[i]);
      try_wrong (folder, 1);
      g_assert_null (wm_vault_open (folder, NULL, ROOM_PASSPHRASE, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, said);
      clock_now += waits[i] - 1;
      g_assert_false (may_open (folder, ROOM_PASSPHRASE, WM_ERROR_REFUSED));
      clock_now += 1;
    }
  g_assert_true (may_open (folder, ROOM_PASSPHRASE, 0));
  try_wrong (folder, 4); /* the good one cleared the count */
  g_assert_true (may_open (folder, ROOM_PASSPHRASE, 0));
  room_remove (folder);
}

/* Whose tries were wrong waits; the holder of the code doesn't. */
static void
test_by_slot (void)
{
  g_autofree char *code = NULL;
  char *folder = room_new (&code);
  try_wrong (folder, 5);
  g_assert_false (may_open (folder, ROOM_PASSPHRASE, WM_ERROR_REFUSED));
  g_autoptr (WmVault) vault = wm_vault_open_recovery (folder, code, NULL);
  g_assert_nonnull (vault);
  room_remove (folder);
}

/* The unlocking of the screen counts with the sign-ins. */
static void
test_unlock (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  try_wrong (folder, 2);
  {
    g_autoptr (WmVault) vault = room_open (folder); /* clears */
    for (guint i = 0; i < 5; i++)
      {
        g_assert_false (wm_vault_check_passphrase (vault, "not this one", &error));
        g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
        g_clear_error (&error);
      }
    g_assert_false (wm_vault_check_passphrase (vault, ROOM_PASSPHRASE, &error));
    g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
    g_clear_error (&error);
    g_autoptr (GArray) failures = wm_vault_list_failures (vault);
    g_assert_cmpuint (failures->len, ==, 1);
    g_assert_cmpstr (g_array_index (failures, WmVaultFailures, 0).person, ==, ROOM_PERSON);
    g_assert_cmpuint (g_array_index (failures, WmVaultFailures, 0).n, ==, 7);
    wm_vault_forget_failures (vault);
    g_autoptr (GArray) none = wm_vault_list_failures (vault);
    g_assert_cmpuint (none->len, ==, 0);
  }
  g_assert_false (may_open (folder, ROOM_PASSPHRASE, WM_ERROR_REFUSED)); /* entered, and yet to wait */
  room_remove (folder);
}

/* Set back by a year: the wait begins again, and ends. */
static void
test_clock_set_back (void)
{
  char *folder = room_new (NULL);
  try_wrong (folder, 5);
  clock_now -= 365 * 86400;
  g_assert_false (may_open (folder, ROOM_PASSPHRASE, WM_ERROR_REFUSED));
  clock_now += 60;
  g_assert_true (may_open (folder, ROOM_PASSPHRASE, 0));
  room_remove (folder);
}

static void
write_tries (const char *folder, const char *text, gssize size)
{
  g_autofree char *path = room_path (folder, "clinic.tries");
  g_assert_true (g_file_set_contents (path, text, size, NULL));
}

/* Whatever stands there, nobody is kept out for more than a minute, and the next wrong try makes it good again. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "", "\n", "x", "waymark tries 1", "waymark tries 2\n", "waymark tries 1\n\n",
    "waymark tries 1\n00112233445566778899aabbccddeeff 9 9 1 1", "waymark tries 1\n00112233445566778899aabbccddeeff 9 9 1\n",
    "waymark tries 1\n00112233445566778899aabbccddeeff 9 9 1 1 1\n", "waymark tries 1\n00112233445566778899aabbccddeefg 9 9 1 1\n",
    "waymark tries 1\n00112233445566778899aabbccddeeff -1 9 1 1\n", "waymark tries 1\n00112233445566778899aabbccddeeff 99999999999999999999 9 1 1\n",
    "waymark tries 1\n00112233445566778899aabbccddeeff 9 9 1 1\n00112233445566778899aabbccddeeff 9 9 1 1\n",
    "waymark tries 1\n00112233445566778899aabbccddeeff 9 9 1 1\n",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);
  char *folder = room_new (NULL);
  g_autofree char *path = room_path (folder, "clinic.tries");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_tries (folder, texts[i], -1);
      g_assert_true (may_open (folder, ROOM_PASSPHRASE, 0));
    }
  for (guint i = 0; i < 300; i++)
    {
      char bytes[200];
      gsize size = (gsize)g_rand_int_range (random, 0, sizeof bytes);
      for (gsize k = 0; k < size; k++)
        bytes[k] = (char)g_rand_int_range (random, 0, 256);
      write_tries (folder, bytes, (gssize)size);
      g_assert_true (may_open (folder, ROOM_PASSPHRASE, 0));
    }
  g_autofree char *large = g_strnfill (100000, 'x');
  write_tries (folder, large, -1);
  try_wrong (folder, 1);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "waymark tries 1\n") && strlen (text) < 100);
  room_remove (folder);
}

/* A bit of a good file turned: the person can still sign in within a minute. */
static void
test_flips (void)
{
  char *folder = room_new (NULL);
  g_autofree char *path = room_path (folder, "clinic.tries"), *good = NULL;
  gsize size;
  try_wrong (folder, 5);
  g_assert_true (g_file_get_contents (path, &good, &size, NULL));
  g_assert_null (strstr (good, "Ana")); /* no names */
  for (gsize bit = 0; bit < size * 8; bit++)
    {
      g_autofree char *bad = g_memdup2 (good, size);
      bad[bit / 8] = (char)(bad[bit / 8] ^ (1 << (bit % 8)));
      write_tries (folder, bad, (gssize)size);
      if (!may_open (folder, ROOM_PASSPHRASE, WM_ERROR_REFUSED))
        {
          clock_now += 60;
          g_assert_true (may_open (folder, ROOM_PASSPHRASE, 0));
          clock_now -= 60;
        }
    }
  room_remove (folder);
}

/* Something else stands in its place: a folder, a link to another file, which stays as it is. */
static void
test_in_its_place (void)
{
  char *folder = room_new (NULL);
  g_autofree char *path = room_path (folder, "clinic.tries"), *other = room_path (folder, "other"), *text = NULL;
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  try_wrong (folder, 7); /* can't be counted */
  g_assert_true (may_open (folder, ROOM_PASSPHRASE, 0));
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_true (g_file_set_contents (other, "kept", -1, NULL));
  g_assert_cmpint (symlink (other, path), ==, 0);
  try_wrong (folder, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (other, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "kept");
  room_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  wm_vault_set_clock (test_clock);
  g_test_add_func ("/store/tries/waits", test_waits);
  g_test_add_func ("/store/tries/by-slot", test_by_slot);
  g_test_add_func ("/store/tries/unlock", test_unlock);
  g_test_add_func ("/store/tries/clock-set-back", test_clock_set_back);
  g_test_add_func ("/store/tries/hostile", test_hostile);
  g_test_add_func ("/store/tries/flips", test_flips);
  g_test_add_func ("/store/tries/in-its-place", test_in_its_place);
  return g_test_run ();
}
