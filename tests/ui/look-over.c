/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A text is the program's own unless it is made of what the clinic's records, the forms and the libraries hold. */
#include "look-over.h"

#include "contrast.h"
#include "wm-tables.h"
#include "wm-week-event.h"

#include <string.h>

#define OPEN "⟦"
#define CLOSE "⟧"
#define SLACK 1 /* pixels that rounding may take */
#define SMALLEST_WIDTH 1024 /* of the screen on which everything has room */
#define SMALLEST_HEIGHT 700

struct _LookOver
{
  GHashTable *data; /* every value that is text */
  GPtrArray *sorted; /* the same, the longest first; made when it is first needed */
  GHashTable *seen; /* complaints */
  int width, height; /* of the screen */
  gboolean only_size;
};

/* Telephone numbers are held together by blanks that don't break. */
static char *
with_plain_blanks (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\u00a0", -1);
  return g_strstrip (g_strjoinv (" ", parts));
}

static void
add (LookOver *self, const char *text)
{
  g_autofree char *plain = with_plain_blanks (text);
  if (g_utf8_strlen (plain, -1) > 1)
    g_hash_table_add (self->data, g_steal_pointer (&plain));
}

static void
element_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer self, GError **error)
{
  static const char *const told[] = { "label", "title", "plain", "help", "text", "value", "row", "rows", NULL };
  for (guint i = 0; values[i]; i++)
    if (g_strv_contains (told, names[i]))
      add (self, values[i]);
  for (guint i = 0; values[i]; i++)
    if (strcmp (names[i], "label") == 0)
      {
        g_autofree char *within = g_utf8_strdown (values[i], -1); /* as it stands in a chip */
        add (self, within);
      }
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer self, GError **error)
{
  add (self, text);
}

static void
add_files (LookOver *self, const char *root, const char *folder)
{
  static const GMarkupParser parser = { element_cb, NULL, text_cb, NULL, NULL };
  g_autofree char *path = g_build_filename (root, "data", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *file = g_build_filename (path, name, NULL), *contents = NULL;
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, self, NULL);
      g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
      g_assert_true (g_markup_parse_context_parse (context, contents, -1, NULL));
    }
}

static int
longer_first (gconstpointer a, gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a), second = strlen (*(const char *const *) b);
  return (first < second) - (first > second);
}

/* As a client is called: a name alone could stand beside a word of ours. */
static void
add_names (LookOver *self, WmRecord *record)
{
  if (wm_record_get_schema (record) != &wm_client_schema)
    return;
  const char *last = wm_record_get (record, "last-name"), *called = wm_record_get (record, "preferred-name");
  const char *const given[] = { wm_record_get (record, "first-name"), called };
  for (guint i = 0; i < G_N_ELEMENTS (given) && given[i]; i++)
    {
      g_autofree char *first = g_strdup_printf ("%s %s", given[i], last), *sorted = g_strdup_printf ("%s, %s", last, given[i]);
      add (self, first);
      add (self, sorted);
    }
}

/** look_over_add_data: what the records of @clinic hold is nobody's to translate. */
void
look_over_add_data (LookOver *self, WmClinic *clinic)
{
  guint n;
  const WmSchema *const *schemas = wm_schema_all (&n);
  for (guint s = 0; s < n; s++)
    {
      g_autoptr (GPtrArray) all = wm_store_list (wm_clinic_get_store (clinic), schemas[s], NULL, NULL, NULL);
      for (guint i = 0; all && i < all->len; i++)
        add_names (self, all->pdata[i]);
      for (guint i = 0; all && i < all->len; i++)
        for (guint f = 0; f < schemas[s]->n_fields; f++)
          if (schemas[s]->fields[f].kind <= WM_KIND_LONG_TEXT && wm_record_get_at (all->pdata[i], f))
            add (self, wm_record_get_at (all->pdata[i], f));
    }
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
}

/* What stands outside of brackets. */
static GString *
outside (const char *text)
{
  GString *left = g_string_new (NULL);
  g_autofree char *plain = with_plain_blanks (text);
  int depth = 0;
  for (const char *c = plain; *c; c = g_utf8_next_char (c))
    {
      depth += g_str_has_prefix (c, OPEN);
      if (depth <= 0)
        g_string_append_len (left, c, g_utf8_next_char (c) - c);
      depth -= g_str_has_prefix (c, CLOSE);
    }
  return left;
}

/* Where a list shows the first words of a value. */
static void
strip_beginning (LookOver *self, GString *left)
{
  const char *end = strstr (left->str, "…"), *from = end ? g_strrstr_len (left->str, end - left->str, " · ") : NULL;
  gsize start = from ? (gsize) (from - left->str) + strlen (" · ") : 0, length = end ? (gsize) (end - left->str) - start : 0;
  for (guint i = 0; end && length > 0 && i < self->sorted->len; i++)
    if (strncmp (self->sorted->pdata[i], left->str + start, length) == 0)
      {
        g_string_erase (left, (gssize) start, (gssize) length);
        return;
      }
}

/* "TP23": the number of a rule, for who looks it up. */
static void
strip_rules (GString *left)
{
  g_autoptr (GRegex) rule = g_regex_new ("\\b[A-Z]{2}[0-9]{2}\\b", G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal (rule, left->str, -1, 0, "·", 0, NULL);
  g_string_assign (left, rest);
}

/** look_over_strip: @text without what is in brackets and what is data. */
char *
look_over_strip (LookOver *self, const char *text)
{
  g_autoptr (GString) left = outside (text);
  if (self->sorted == NULL)
    {
      GHashTableIter iter;
      gpointer value;
      self->sorted = g_ptr_array_new ();
      g_hash_table_iter_init (&iter, self->data);
      while (g_hash_table_iter_next (&iter, &value, NULL))
        g_ptr_array_add (self->sorted, value);
      g_ptr_array_sort (self->sorted, longer_first);
    }
  strip_beginning (self, left);
  strip_rules (left);
  for (guint i = 0; i < self->sorted->len; i++)
    if (strlen (self->sorted->pdata[i]) <= left->len && strstr (left->str, self->sorted->pdata[i]))
      {
        g_autofree char *word = g_regex_escape_string (self->sorted->pdata[i], -1), *pattern = g_strdup_printf ("(?<!\\p{L})%s(?!\\p{L})", word);
        g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
        g_autofree char *rest = g_regex_replace_literal (regex, left->str, -1, 0, "·", 0, NULL);
        g_string_assign (left, rest);
      }
  return g_string_free (g_steal_pointer (&left), FALSE);
}

static void
complain (LookOver *self, const char *screen, const char *what, GtkWidget *widget, const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_printf (line, "%s: %s: “%s” in", screen, what, text);
  guint above = 0;
  for (GtkWidget *at = widget; at && above < 7; at = gtk_widget_get_parent (at))
    if (above++ < 3 || g_str_has_prefix (G_OBJECT_TYPE_NAME (at), "Wm"))
      g_string_append_printf (line, " %s", G_OBJECT_TYPE_NAME (at));
  g_autofree char *once = g_strdup_printf ("%s %s", what, text); /* of many cells that say the same */
  if (g_hash_table_add (self->seen, g_steal_pointer (&once)))
    g_printerr ("%s\n", line->str); /* where a run that failed is read */
}

static void
check_words (LookOver *self, const char *screen, GtkWidget *widget, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_autofree char *left = look_over_strip (self, text);
  if (g_regex_match_simple ("\\p{L}{2}", left, 0, 0))
    {
      g_autofree char *whole = g_strdup_printf ("%s” left of “%s", left, text);
      complain (self, screen, "no brackets", widget, whole);
    }
}

static gboolean
scrolls (GtkWidget *widget, GtkOrientation orientation)
{
  GtkPolicyType across, down;
  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &across, &down);
  return (orientation == GTK_ORIENTATION_HORIZONTAL ? across : down) != GTK_POLICY_NEVER;
}

/* Beyond the edge of what shows it, where no scrolling reaches. */
static gboolean
lies_outside (GtkWidget *label)
{
  gboolean across = FALSE, down = FALSE;
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (label));
  for (GtkWidget *at = gtk_widget_get_parent (label); at; at = gtk_widget_get_parent (at))
    {
      graphene_rect_t box;
      across |= scrolls (gtk_widget_get_parent (at), GTK_ORIENTATION_HORIZONTAL);
      down |= scrolls (gtk_widget_get_parent (at), GTK_ORIENTATION_VERTICAL);
      if ((at == native || gtk_widget_get_overflow (at) == GTK_OVERFLOW_HIDDEN) && gtk_widget_compute_bounds (label, at, &box))
        if ((!across && (box.origin.x < -SLACK || box.origin.x + box.size.width > (float) gtk_widget_get_width (at) + SLACK))
            || (!down && (box.origin.y < -SLACK || box.origin.y + box.size.height > (float) gtk_widget_get_height (at) + SLACK)))
          return TRUE;
      if (at == native)
        break;
    }
  return FALSE;
}

/* Names and notes of clients may end in an ellipsis, and a session is as tall as it is long; what the program says
 * is read whole. */
static void
check_room (LookOver *self, const char *screen, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = gtk_label_get_text (label);
  int width, height;
  if (!gtk_widget_get_mapped (GTK_WIDGET (label)) || gtk_widget_get_ancestor (GTK_WIDGET (label), WM_TYPE_WEEK_EVENT) || strstr (text, OPEN) == NULL || gtk_label_get_selectable (label))
    return;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    complain (self, screen, "shortened", GTK_WIDGET (label), text);
  else if (width > gtk_widget_get_width (GTK_WIDGET (label)) + SLACK || height > gtk_widget_get_height (GTK_WIDGET (label)) + SLACK)
    complain (self, screen, "larger than its place", GTK_WIDGET (label), text);
  else if (lies_outside (GTK_WIDGET (label)))
    complain (self, screen, "outside", GTK_WIDGET (label), text);
}

static void
check_widget (LookOver *self, const char *screen, GtkWidget *widget)
{
  check_words (self, screen, widget, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    {
      check_words (self, screen, widget, gtk_label_get_text (GTK_LABEL (widget)));
      check_room (self, screen, GTK_LABEL (widget));
    }
  if (GTK_IS_TEXT (widget) && !gtk_editable_get_editable (GTK_EDITABLE (widget)))
    check_words (self, screen, widget, gtk_editable_get_text (GTK_EDITABLE (widget)));
}

typedef struct
{
  LookOver *self;
  const char *screen;
} Told;

static void
faint_cb (GtkWidget *widget, const char *ratio, gpointer data)
{
  Told *told = data;
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_CALENDAR)) /* the toolkit's days of other months */
    return;
  g_autofree char *classes = g_strjoinv (" ", gtk_widget_get_css_classes (widget));
  g_autofree char *what = g_strdup_printf ("%s %s %s", ratio, GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "", classes);
  complain (told->self, told->screen, "faint", widget, what);
}

static void
walk (LookOver *self, const char *screen, GtkWidget *widget)
{
  if (GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_CALENDAR (widget)) /* their words are the toolkit's */
    return;
  check_widget (self, screen, widget);
  if (GTK_IS_NATIVE (widget) && gtk_widget_get_mapped (widget))
    contrast_check (GTK_NATIVE (widget), faint_cb, &(Told){ self, screen });
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    walk (self, screen, child);
}

/** look_over_in_sight: whether @widget lies within its window, not scrolled away. */
gboolean
look_over_in_sight (GtkWidget *widget)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t box;
  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, native, &box) && box.origin.x >= 0 && box.origin.y >= 0
         && box.origin.x + box.size.width <= (float) gtk_widget_get_width (native)
         && box.origin.y + box.size.height <= (float) gtk_widget_get_height (native);
}

/* The widget that asks for the most. */
static GtkWidget *
widest (GtkWidget *widget, int *width)
{
  GtkWidget *found = NULL;
  int most = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      if (gtk_widget_should_layout (child) && gtk_widget_get_child_visible (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (least > most)
        {
          most = least;
          found = child;
        }
    }
  if (found == NULL || most < *width * 2 / 3)
    return widget;
  *width = most;
  return widest (found, width);
}

/** look_over_window: every text in @window, seen or not yet; those that are seen also for their room. */
void
look_over_window (LookOver *self, GtkWindow *window, const char *screen)
{
  int width, height;
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, MAX (width, self->width), &height, NULL, NULL, NULL);
  check_words (self, screen, GTK_WIDGET (window), gtk_window_get_title (window));
  if (width > self->width || height > self->height)
    {
      g_autofree char *size = g_strdup_printf ("%d x %d", width, height);
      complain (self, screen, "the window needs", widest (GTK_WIDGET (window), &width), size);
    }
  if (!self->only_size)
    walk (self, screen, GTK_WIDGET (window));
}

/** look_over_set_screen: pixels; a window that needs more is too large. */
void
look_over_set_screen (LookOver *self, int width, int height)
{
  self->width = width;
  self->height = height;
}

/** look_over_set_only_size: whether only the size of windows counts. */
void
look_over_set_only_size (LookOver *self, gboolean only)
{
  self->only_size = only;
}

/** look_over_count: how many complaints there were. */
guint
look_over_count (LookOver *self)
{
  return g_hash_table_size (self->seen);
}

/** look_over_new: @root is the folder of the sources. */
LookOver *
look_over_new (const char *root)
{
  LookOver *self = g_new0 (LookOver, 1);
  look_over_set_screen (self, SMALLEST_WIDTH, SMALLEST_HEIGHT);
  self->data = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const others[] = { "Waymark", "Caps Lock is on", "Apply", "Show Text", "Clear entry", "Search…", "Search", "No Results Found", "Try a different search.",
                                        "Ctrl", "Alt", "Shift", "Left", "Up", "Return", "Escape", "Delete", "Español" };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) /* the program's name, and what the toolkit says */
    add (self, others[i]);
  add_files (self, root, "forms");
  add_files (self, root, "library");
  add_files (self, root, "lists");
  return self;
}

void
look_over_free (LookOver *self)
{
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_hash_table_unref (self->data);
  g_hash_table_unref (self->seen);
  g_free (self);
}
