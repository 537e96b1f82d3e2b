/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: one row a client, those with a flag first. Enter opens the chart. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-hours-ledger.h"

#include "wm-text-scale.h"

#include <glib/gi18n.h>

#define WM_TYPE_LEDGER_LINE (wm_ledger_line_get_type ())
G_DECLARE_FINAL_TYPE (WmLedgerLine, wm_ledger_line, WM, LEDGER_LINE, GObject)
struct _WmLedgerLine
{
  GObject parent_instance;
  char *client, *name;
  WmHours hours;
};
G_DEFINE_FINAL_TYPE (WmLedgerLine, wm_ledger_line, G_TYPE_OBJECT)

static void
wm_ledger_line_finalize (GObject *object)
{
  g_free (WM_LEDGER_LINE (object)->client);
  g_free (WM_LEDGER_LINE (object)->name);
  G_OBJECT_CLASS (wm_ledger_line_parent_class)->finalize (object);
}

static void
wm_ledger_line_class_init (WmLedgerLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_ledger_line_finalize;
}

static void
wm_ledger_line_init (WmLedgerLine *self)
{
}

struct _WmHoursLedger
{
  AdwBin parent_instance;

  /* owned by the widget tree */
  GtkStack *states;
  GtkListView *list;

  /* owned */
  GListStore *lines;
  guint n_flagged;
};

enum
{
  SIGNAL_PRINT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmHoursLedger, wm_hours_ledger, ADW_TYPE_BIN)

static const struct
{
  const char *title;
  int width;
} columns[] = { { N_("Hours this week"), 150 }, { N_("prescribed"), 74 }, { N_("scheduled"), 70 }, { N_("attended"), 62 } };

/* As wide as its title, in whatever size and language. */
static GtkWidget *
cell (GtkWidget *ledger, const char *text, guint i)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1); /* as wide as asked for, whatever it says */
  gtk_widget_set_size_request (label, wm_text_width (ledger, _(columns[i].title), columns[i].width), -1);
  return label;
}

static GtkWidget *
make_header (GtkWidget *ledger)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  for (guint i = 0; i < 4; i++)
    gtk_box_append (GTK_BOX (box), cell (ledger, _(columns[i].title), i));
  gtk_widget_add_css_class (box, "ledger-header");
  return box;
}

static void
print_cb (GtkButton *button, GtkListItem *item)
{
  WmLedgerLine *line = gtk_list_item_get_item (item);
  GtkWidget *ledger = gtk_widget_get_ancestor (GTK_WIDGET (button), WM_TYPE_HOURS_LEDGER);
  if (line && ledger)
    g_signal_emit (ledger, signals[SIGNAL_PRINT], 0, line->client);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *ledger)
{
  GtkWidget *print = gtk_button_new_from_icon_name ("document-print-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_label_new (NULL);
  for (guint i = 0; i < 4; i++)
    gtk_box_append (GTK_BOX (box), cell (ledger, NULL, i));
  gtk_box_append (GTK_BOX (box), wm_hours_bar_new ());
  gtk_widget_set_margin_start (words, 12);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_halign (words, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (print, "flat");
  g_signal_connect (print, "clicked", G_CALLBACK (print_cb), item);
  gtk_box_append (GTK_BOX (box), print);
  gtk_list_item_set_child (item, box);
}

static void
set_cell (GtkWidget **label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (*label), text);
  *label = gtk_widget_get_next_sibling (*label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  WmLedgerLine *line = gtk_list_item_get_item (item);
  const WmHours *h = &line->hours;
  GtkWidget *at = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *apart = g_strdup_printf ("\u2068%s\u2069", line->name); /* whatever its direction */
  g_autofree char *name = h->adolescent ? g_strdup_printf (_("%s (adolescent)"), apart) : g_strdup (line->name);
  g_autofree char *range = wm_hours_range_text (h->prescribed_min, h->prescribed_max), *words = wm_hours_words (h);
  g_autofree char *scheduled = g_strdup_printf ("%.1f", h->scheduled), *attended = g_strdup_printf ("%.1f", h->attended);
  set_cell (&at, name);
  set_cell (&at, range);
  set_cell (&at, scheduled);
  set_cell (&at, attended);
  wm_hours_bar_set (WM_HOURS_BAR (at), h);
  GtkWidget *chip = gtk_widget_get_next_sibling (at);
  const char *classes[] = { "chip", h->flags ? "note" : h->whole_week ? "good" : "plain", NULL };
  gtk_label_set_label (GTK_LABEL (chip), words);
  gtk_widget_set_css_classes (chip, classes);
  GtkWidget *print = gtk_widget_get_next_sibling (chip);
  g_autofree char *label = g_strdup_printf (_("Print the week of %s"), line->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (print), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (print, label);
}

static void
activate_cb (GtkListView *list, guint position, WmHoursLedger *self)
{
  g_autoptr (WmLedgerLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  if (line)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-chart", "s", line->client);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const WmLedgerLine *la = *(WmLedgerLine *const *) a, *lb = *(WmLedgerLine *const *) b;
  if ((la->hours.flags != 0) != (lb->hours.flags != 0))
    return la->hours.flags ? -1 : 1;
  return g_utf8_collate (la->name, lb->name);
}

static gboolean
shows_same (WmLedgerLine *a, WmLedgerLine *b)
{
  return g_str_equal (a->client, b->client) && g_str_equal (a->name, b->name) && a->hours.flags == b->hours.flags
         && a->hours.scheduled == b->hours.scheduled && a->hours.attended == b->hours.attended && a->hours.open == b->hours.open;
}

/* Only lines that differ are replaced, so that the list stays where it was scrolled to. */
static void
update_lines (WmHoursLedger *self, GPtrArray *lines)
{
  GListModel *model = G_LIST_MODEL (self->lines);
  guint n = g_list_model_get_n_items (model);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (WmLedgerLine) old = i < n ? g_list_model_get_item (model, i) : NULL;
      if (old == NULL || !shows_same (old, lines->pdata[i]))
        g_list_store_splice (self->lines, i, old != NULL, &lines->pdata[i], 1);
    }
  if (n > lines->len)
    g_list_store_splice (self->lines, lines->len, n - lines->len, NULL, 0);
}

/**
 * wm_hours_ledger_set:
 * @week: seven days
 * @people: (element-type WmPerson): whose hours to show
 */
void
wm_hours_ledger_set (WmHoursLedger *self, WmSchedule *week, GPtrArray *people, WmDay today)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) hours = wm_schedule_hours_of_all (week, today);
  self->n_flagged = 0;
  for (guint i = 0; i < people->len; i++)
    {
      const WmPerson *person = people->pdata[i];
      WmLedgerLine *line = g_object_new (WM_TYPE_LEDGER_LINE, NULL);
      line->client = g_strdup (person->id);
      line->name = g_strdup (person->name);
      line->hours = *(WmHours *) g_hash_table_lookup (hours, person->id);
      self->n_flagged += line->hours.flags != 0;
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_lines);
  update_lines (self, lines);
  gtk_stack_set_visible_child_name (self->states, people->len ? "lines" : "none");
}

/** wm_hours_ledger_get_n_flagged: how many of those shown have a flag. */
guint
wm_hours_ledger_get_n_flagged (WmHoursLedger *self)
{
  return self->n_flagged;
}

static GtkWidget *
make_list (WmHoursLedger *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  GtkNoSelection *model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory), *scrolled = gtk_scrolled_window_new ();
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "ledger");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hours this week"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->list = GTK_LIST_VIEW (list);
  return scrolled;
}

static void
wm_hours_ledger_dispose (GObject *object)
{
  g_clear_object (&WM_HOURS_LEDGER (object)->lines);
  G_OBJECT_CLASS (wm_hours_ledger_parent_class)->dispose (object);
}

static void
wm_hours_ledger_class_init (WmHoursLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_hours_ledger_dispose;
  signals[SIGNAL_PRINT] = g_signal_new ("print", WM_TYPE_HOURS_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
}

static void
wm_hours_ledger_init (WmHoursLedger *self)
{
  GtkWidget *none = gtk_label_new (_("The hours of those who are expected this week are listed here.")), *states = gtk_stack_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *sideways = gtk_scrolled_window_new (); /* head and lines together */
  self->lines = g_list_store_new (WM_TYPE_LEDGER_LINE);
  self->states = GTK_STACK (states);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_box_append (GTK_BOX (lines), make_header (GTK_WIDGET (self)));
  gtk_box_append (GTK_BOX (lines), make_list (self));
  gtk_stack_add_named (self->states, none, "none");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (sideways), lines);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (sideways), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_stack_add_named (self->states, sideways, "lines");
  adw_bin_set_child (ADW_BIN (self), states);
}

GtkWidget *
wm_hours_ledger_new (void)
{
  return g_object_new (WM_TYPE_HOURS_LEDGER, NULL);
}
