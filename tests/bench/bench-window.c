/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with 10,000 clients: the work of a frame while the roster scrolls, against a plain table of as many rows and
 * columns; that of a keystroke of the search, and of a chart with two years of history, until they are painted. Work is the
 * processor's time for the main thread: what else the machine does hardly counts, nor the wait for a frame. With "empty" it only shows an empty window, whose memory start.py looks at. Needs a display. */
#include "bench.h"
#include "wm-clients-view.h"
#include "wm-sample.h"

#include <time.h>

#define CLIENTS 10000
#define COLUMNS 8
#define FRAMES 240
#define ROWS_A_FRAME 3
#define YEARS_OF_DAYS 730
#define CHARTS 15
#define TYPED_SLOWLY 30 /* keystrokes */

typedef struct
{
  GtkWindow *window;
  double began;        /* the frame, in work */
  guint painted;       /* frames so far */
  gboolean searched;
  BenchSamples *work;  /* of each frame; NULL: nobody asks */
} Stage;

/* Milliseconds that the main thread has worked so far. */
static double
work_so_far (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
add_work_since (BenchSamples *samples, double begin)
{
  double work = work_so_far () - begin;
  g_array_append_val (samples, work);
}

static void
before_paint_cb (GdkFrameClock *clock, Stage *stage)
{
  stage->began = work_so_far ();
}

static void
after_paint_cb (GdkFrameClock *clock, Stage *stage)
{
  stage->painted++;
  if (stage->work)
    add_work_since (stage->work, stage->began);
}

static void
wait_ms (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
}

/* The work of the longest turn of the main loop, a frame with all that belongs to it or a slice of idle work; @longest where
 * none was longer. */
static double
longest_turn (guint milliseconds, double longest)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  while (g_get_monotonic_time () < end)
    {
      double begin = work_so_far ();
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
      double work = work_so_far () - begin;
      longest = MAX (longest, work);
    }
  return longest;
}

static Stage *
show (GtkWidget *child)
{
  Stage *stage = g_new0 (Stage, 1);
  stage->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (stage->window, 1366, 768);
  adw_window_set_content (ADW_WINDOW (stage->window), child);
  gtk_window_present (stage->window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (stage->window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), stage);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), stage);
  wait_ms (3000);
  return stage;
}

static void
leave (Stage *stage)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (stage->window));
  g_signal_handlers_disconnect_by_data (clock, stage);
  gtk_window_destroy (stage->window);
  g_free (stage);
}

static void
await_frame (Stage *stage, guint before)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gtk_widget_queue_draw (GTK_WIDGET (stage->window));
  while (stage->painted == before && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  bench_check (stage->painted > before, NULL);
}

static gpointer
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  gpointer found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* The 95th percentile of the work of a frame in which the table moves by three rows. */
static double
scroll (Stage *stage)
{
  GtkWidget *table = find (GTK_WIDGET (stage->window), GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  stage->work = bench_samples_new ();
  for (guint i = 1; i <= FRAMES; i++)
    {
      guint before = stage->painted;
      gtk_adjustment_set_value (adjustment, i * ROWS_A_FRAME * 40.0);
      await_frame (stage, before);
    }
  double work = bench_quantile (stage->work, 0.95);
  g_clear_pointer (&stage->work, g_array_unref);
  return work;
}

/* --- the plain table --- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_plain_table (void)
{
  GtkStringList *rows = gtk_string_list_new (NULL);
  for (guint i = 0; i < CLIENTS; i++)
    gtk_string_list_take (rows, g_strdup_printf ("Row %u of many", i));
  GtkWidget *table = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (rows))));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  for (guint i = 0; i < COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Column", factory);
      gtk_column_view_column_set_fixed_width (column, 140);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);
  return scrolled;
}

/* --- the clinic --- */

static void
add_history (WmClinic *clinic, const char *client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  const char *staff = wm_record_get_id (wm_clinic_get_staff (clinic)->pdata[0]);
  for (WmDay day = wm_clinic_get_today (clinic) - YEARS_OF_DAYS; day < wm_clinic_get_today (clinic) - 1; day += 2)
    {
      g_autofree char *date = wm_day_to_iso (day);
      WmRecord *session = wm_record_new (&wm_session_schema), *attendance = wm_record_new (&wm_attendance_schema);
      wm_record_set_many (session, "client", client, "kind", "individual", "date", date, "starts", "06:00", "ends", "06:50", "staff", staff,
                          "state", "held", NULL);
      wm_record_set_many (attendance, "session", wm_record_get_id (session), "client", client, "status", "present", NULL);
      g_ptr_array_add (records, session);
      g_ptr_array_add (records, attendance);
    }
  bench_check (wm_clinic_save (clinic, "bench", records, NULL, findings, &error), error);
}

static char *
first_active (WmClinic *clinic)
{
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, "status", "active", NULL);
  bench_check (clients && clients->len, NULL);
  return g_strdup (wm_record_get_id (clients->pdata[0]));
}

/* --- what is measured --- */

static void
searched_cb (GtkSearchEntry *entry, Stage *stage)
{
  stage->searched = TRUE;
}

static void
measure_search (Stage *stage)
{
  static const char *const typed[] = { "m", "ma", "mar", "mart", "marti", "s", "sm", "smi", "smith", "c 01", "1984", "jo", "joh", "johnso", "" };
  GtkWidget *entry = find (GTK_WIDGET (stage->window), GTK_TYPE_SEARCH_ENTRY);
  BenchSamples *samples = bench_samples_new ();
  double longest = 0;
  g_signal_connect (entry, "search-changed", G_CALLBACK (searched_cb), stage);
  for (guint i = 0; i < 4 * G_N_ELEMENTS (typed); i++)
    {
      double begin = work_so_far ();
      stage->searched = FALSE;
      gtk_editable_set_text (GTK_EDITABLE (entry), typed[i % G_N_ELEMENTS (typed)]);
      while (!stage->searched) /* it follows the entry by a turn */
        g_main_context_iteration (NULL, TRUE);
      await_frame (stage, stage->painted);
      add_work_since (samples, begin);
      longest = longest_turn (i < TYPED_SLOWLY ? 600 : 60, longest); /* the next letter finds all at rest, or hardly begun */
    }
  bench_report ("work of a search keystroke to painted rows of 10,000 clients, p95", bench_quantile (samples, 0.95), 0, "ms");
  bench_report ("work of the worst frame after it", longest, 0, "ms");
  g_array_unref (samples);
}

static void
measure_chart (Stage *stage, WmClientsView *view, const char *client)
{
  BenchSamples *samples = bench_samples_new ();
  double longest = 0;
  for (guint i = 0; i < CHARTS; i++)
    {
      double begin = work_so_far ();
      guint before = stage->painted;
      wm_clients_view_open_chart (view, client, NULL);
      await_frame (stage, before);
      add_work_since (samples, begin);
      longest = longest_turn (300, longest);
      wm_clients_view_close_chart (view);
      wait_ms (150);
    }
  bench_report ("work of opening a chart with two years of history, to painted", bench_quantile (samples, 0.5), 0, "ms");
  bench_report ("work of the worst frame after it, of a chart", longest, 0, "ms");
  g_array_unref (samples);
}

static void
measure (WmClinic *clinic)
{
  g_autofree char *client = first_active (clinic);
  add_history (clinic, client);
  Stage *plain = show (make_plain_table ());
  double peer = scroll (plain);
  leave (plain);
  GtkWidget *view = g_object_new (WM_TYPE_CLIENTS_VIEW, "clinic", clinic, NULL);
  Stage *stage = show (view);
  bench_report ("work of a frame while 10,000 clients scroll, p95 (plain table)", scroll (stage), peer, "ms");
  measure_search (stage);
  wait_ms (2000); /* all rows are there again */
  measure_chart (stage, WM_CLIENTS_VIEW (view), client);
  leave (stage);
}

static void
show_empty_window (void)
{
  Stage *stage = show (adw_bin_new ());
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()))
    g_main_context_iteration (NULL, TRUE);
  g_free (stage);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  adw_init ();
  if (argc > 1)
    {
      show_empty_window ();
      return 0;
    }
  g_autofree char *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/waymark/Waymark/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  WmClinic *clinic = wm_sample_create (folder, NULL, "correct horse", CLIENTS, 1, wm_day_from_ymd (2026, 11, 24), &error);
  bench_check (clinic != NULL, error);
  measure (clinic);
  g_object_unref (clinic);
  return 0;
}
