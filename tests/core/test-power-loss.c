/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Power fails at a random moment of a commit. What was written since the last sync of a file has then
 * arrived, or not, or in pieces; where a file grew, a piece that didn't arrive is zero or garbage. The clinic
 * must open whole, with everything that was acknowledged. A control without syncs must fail, or the
 * simulation proves nothing. Sixty losses for each size of piece, a thousand with -m slow. */
#include "spy-vfs.h"
#include "vault-room.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  guint64 at;
  GBytes *bytes; /* NULL: cut to the length @at */
} Change;

typedef struct
{
  GByteArray *durable; /* as it surely is on the disk */
  GArray *pending;     /* of Change, since the last sync */
} Medium;

static Medium media[2]; /* database, journal */
static GRand *dice;
static gboolean recording;
static gsize piece;      /* bytes that arrive whole or not at all */
static guint until_loss; /* changes to go */
static char *picture;    /* folder that holds what was left */
static gint64 acknowledged, acknowledged_at_loss;

static void
change_clear (gpointer data)
{
  g_clear_pointer (&((Change *)data)->bytes, g_bytes_unref);
}

static Medium *
medium_of (SpyFile *file)
{
  return recording && file->is_main ? &media[0] : recording && file->is_journal ? &media[1] : NULL;
}

static void
grow (GByteArray *array, gsize size)
{
  gsize old = array->len;
  if (old >= size)
    return;
  g_byte_array_set_size (array, (guint)size);
  for (gsize i = old; i < size; i++)
    array->data[i] = g_rand_boolean (dice) ? 0 : (guint8)g_rand_int (dice);
}

/* Applies a change; @lossy: as it may have arrived when power failed. */
static void
apply (GByteArray *to, const Change *change, gboolean lossy)
{
  guint fate = lossy ? (guint)g_rand_int_range (dice, 0, 4) : 1;
  if (fate == 0)
    return;
  if (!change->bytes)
    {
      g_byte_array_set_size (to, (guint)MIN (to->len, change->at));
      return;
    }
  gsize size;
  const guint8 *bytes = g_bytes_get_data (change->bytes, &size);
  grow (to, change->at + size);
  for (gsize i = 0; i < size;)
    {
      gsize n = MIN (piece - (change->at + i) % piece, size - i);
      if (fate != 3 || g_rand_boolean (dice))
        memcpy (to->data + change->at + i, bytes + i, n);
      i += n;
    }
}

static void
write_medium (const Medium *medium, const char *name)
{
  g_autoptr (GByteArray) left = g_byte_array_new ();
  g_autofree char *path = room_path (picture, name);
  if (medium->durable)
    g_byte_array_append (left, medium->durable->data, medium->durable->len);
  for (guint i = 0; medium->pending && i < medium->pending->len; i++)
    apply (left, &g_array_index (medium->pending, Change, i), TRUE);
  g_assert_true (g_file_set_contents_full (path, (const char *)left->data, left->len,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
count_down (void)
{
  if (until_loss == 0 || --until_loss > 0)
    return;
  write_medium (&media[0], "clinic.db");
  write_medium (&media[1], "clinic.db-journal");
  acknowledged_at_loss = acknowledged;
}

static void
on_opened (SpyFile *file, const char *name)
{
  Medium *medium = medium_of (file);
  char *data;
  gsize size;
  if (!medium || medium->durable)
    return;
  g_assert_true (g_file_get_contents (name, &data, &size, NULL));
  medium->durable = g_byte_array_new_take ((guint8 *)data, size);
  medium->pending = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (medium->pending, change_clear);
}

static void
on_write (SpyFile *file, const void *from, gsize size, guint64 at)
{
  Medium *medium = medium_of (file);
  Change change = { at, NULL };
  if (!medium)
    return;
  change.bytes = g_bytes_new (from, size);
  g_array_append_val (medium->pending, change);
  count_down ();
}

static void
on_truncate (SpyFile *file, guint64 size)
{
  Medium *medium = medium_of (file);
  Change change = { size, NULL };
  if (!medium)
    return;
  g_array_append_val (medium->pending, change);
  count_down ();
}

static void
on_sync (SpyFile *file)
{
  Medium *medium = medium_of (file);
  if (!medium)
    return;
  for (guint i = 0; i < medium->pending->len; i++)
    apply (medium->durable, &g_array_index (medium->pending, Change, i), FALSE);
  g_array_set_size (medium->pending, 0);
}

static void
forget_media (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (media); i++)
    {
      g_clear_pointer (&media[i].durable, g_byte_array_unref);
      g_clear_pointer (&media[i].pending, g_array_unref);
    }
}

/* Whether the picture opens whole, with all that was acknowledged. */
static gboolean
picture_is_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = room_open (picture);
  sqlite3 *db = wm_vault_connect (vault, &error);
  gboolean good = db && wm_vault_verify (vault, db, &error);

  if (good)
    {
      gint64 last = room_number (db, "SELECT coalesce (max (id), 0) FROM tick");
      good = last >= acknowledged_at_loss && room_number (db, "SELECT count (*) FROM tick") == last
             && room_number (db, "SELECT count (*) FROM person") == 60;
    }
  if (!good)
    g_test_message ("%s last %d ack %d", error ? error->message : "values",
                    db ? (int)room_number (db, "SELECT max (id) FROM tick") : -1, (int)acknowledged_at_loss);
  sqlite3_close (db);
  return good;
}

static void
act (sqlite3 *db)
{
  room_exec (
      db,
      "BEGIN IMMEDIATE; INSERT INTO tick DEFAULT VALUES;"
      "UPDATE person SET note = hex (randomblob (abs (random ()) % 2000)) WHERE id = abs (random ()) % 60;"
      "DELETE FROM words WHERE rowid = abs (random ()) % 60; INSERT INTO words SELECT name FROM person WHERE "
      "id < 5; COMMIT");
  acknowledged = room_number (db, "SELECT max (id) FROM tick");
}

/* Loses power @n times. Returns: how often the clinic came back damaged or with less than was acknowledged */
static guint
lose_power (guint n, gboolean with_syncs)
{
  char *folder = room_new (NULL);
  guint bad = 0;
  picture = room_copy (folder, "picture");
  acknowledged = 0;
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    room_exec (db, "CREATE TABLE tick (id INTEGER PRIMARY KEY AUTOINCREMENT)");
    sqlite3_close (db);
    recording = TRUE;
    db = room_connect (vault);
    room_exec (db, with_syncs ? "PRAGMA synchronous = EXTRA" : "PRAGMA synchronous = OFF");
    for (guint i = 0; i < n; i++)
      {
        until_loss = (guint)g_rand_int_range (dice, 1, 120);
        while (until_loss > 0)
          act (db);
        recording = FALSE;
        bad += !picture_is_good ();
        recording = TRUE;
      }
    sqlite3_close (db);
    recording = FALSE;
  }
  forget_media ();
  g_clear_pointer (&picture, g_free);
  room_remove (folder);
  return bad;
}

static void
test_loss (gconstpointer data)
{
  dice = g_rand_new_with_seed ((guint32)GPOINTER_TO_SIZE (data));
  piece = GPOINTER_TO_SIZE (data);
  g_assert_cmpuint (lose_power (g_test_slow () ? 1000 : 60, TRUE), ==, 0);
  g_clear_pointer (&dice, g_rand_free);
}

static void
test_control (void)
{
  dice = g_rand_new_with_seed (1);
  piece = 512;
  g_assert_cmpuint (lose_power (10, FALSE), >, 5);
  g_clear_pointer (&dice, g_rand_free);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  spy_put_below (
      &(SpyHooks){ .opened = on_opened, .write = on_write, .truncate = on_truncate, .sync = on_sync });
  g_test_add_data_func ("/store/power-loss/16", GSIZE_TO_POINTER (16), test_loss);
  g_test_add_data_func ("/store/power-loss/512", GSIZE_TO_POINTER (512), test_loss);
  g_test_add_data_func ("/store/power-loss/4096", GSIZE_TO_POINTER (4096), test_loss);
  g_test_add_func ("/store/power-loss/control", test_control);
  return g_test_run ();
}
