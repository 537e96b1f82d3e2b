/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands at the foot of every page: the document's state, whose it is, and page x of y. One line where it fits, else
 * two or three; only a name is ever shortened. */
#include "wm-pages-private.h"

#include "wm-catalog.h"
#include "wm-text.h"

#define GAP 12.0    /* between the page's content and the footer's line */
#define PAD 5.0     /* below that line */
#define MARGIN 24.0 /* below the last line of the footer */
#define APART 18.0  /* at least between a text at the left and one at the right */
#define WIDEST_PAGE 999

static double
size_of (const WmPages *self)
{
  return MAX (9.0, self->body * 0.75);
}

static double
line_height (const WmPages *self)
{
  return size_of (self) * 1.34;
}

static double
room_of (const WmPages *self)
{
  return self->width - 2 * self->left;
}

static PangoLayout *
make_layout (const WmPages *self, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string (WM_PRINT_FAMILIES);
  g_autoptr (WmRich) rich = wm_rich_new (text);
  WmCell cell = { rich, 0, -1, size_of (self), WM_RICH_PLAIN, WM_ALIGN_START, 0 };
  PangoLayout *layout = _wm_compose_layout (_wm_print_context (), font, &cell);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_font_description_free (font);
  return layout;
}

static double
layout_width (PangoLayout *layout)
{
  int width = 0;
  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

static double
text_width (const WmPages *self, const char *text)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text);
  return layout_width (layout);
}

static char *
join (const char *one, const char *two)
{
  gboolean both = one != NULL && *one != '\0' && two != NULL && *two != '\0';
  return g_strconcat (one != NULL ? one : "", both ? " · " : "", two != NULL ? two : "", NULL);
}

static char *
page_text (const WmDocument *document, guint page, guint n)
{
  g_autofree char *x = g_strdup_printf ("%u", page);
  g_autofree char *y = g_strdup_printf ("%u", n);
  g_autoptr (WmRich) text = wm_rich_fill (wm_catalog_text (wm_catalog_get (document->language), D_("page {page} of {pages}")),
                                          "page", x, WM_RICH_PLAIN, "pages", y, WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (text));
}

/* Name and what else is told of the person; of a name too long for a line as many letters as fit. */
static char *
whose_text (const WmPages *self, const WmDocument *document)
{
  const char *name = document->footer_name != NULL ? document->footer_name : "";
  g_autofree char *whole_name = wm_text_isolate (name);
  g_autofree char *whole = join (whole_name, document->footer_about);
  if (text_width (self, whole) <= room_of (self))
    return g_steal_pointer (&whole);
  glong low = 0, high = g_utf8_strlen (name, -1);
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *start = g_utf8_substring (name, 0, middle);
      g_autofree char *cut = g_strconcat (start, "…", NULL);
      g_autofree char *isolated = wm_text_isolate (cut);
      g_autofree char *text = join (isolated, document->footer_about);
      if (text_width (self, text) <= room_of (self))
        low = middle;
      else
        high = middle - 1;
    }
  g_autofree char *start = g_utf8_substring (name, 0, low);
  g_autofree char *cut = g_strconcat (start, "…", NULL);
  g_autofree char *isolated = wm_text_isolate (cut);
  return join (isolated, document->footer_about);
}

/* Decides how many lines the footer has. Returns: its height, with the margin below it, in points. */
double
_wm_footer_measure (WmPages *self, const WmDocument *document)
{
  g_autofree char *state = join (document->watermark, document->footer_state);
  g_autofree char *whose = whose_text (self, document);
  g_autofree char *page = page_text (document, WIDEST_PAGE, WIDEST_PAGE);
  g_autofree char *right = join (whose, page);
  g_ptr_array_add (self->footer, make_layout (self, state));
  if (text_width (self, state) + APART + text_width (self, right) > room_of (self))
    {
      g_ptr_array_add (self->footer, make_layout (self, whose));
      if (text_width (self, whose) + APART + text_width (self, page) > room_of (self))
        g_ptr_array_add (self->footer, make_layout (self, ""));
    }
  return GAP + PAD + self->footer->len * line_height (self) + MARGIN;
}

/* The number of pages is known last. */
void
_wm_footer_number (WmPages *self, const WmDocument *document)
{
  g_autofree char *whose = self->footer->len == 1 ? whose_text (self, document) : NULL;
  for (guint page = 0; page < wm_pages_get_n (self); page++)
    {
      g_autofree char *number = page_text (document, page + 1, wm_pages_get_n (self));
      g_autofree char *text = join (whose, number);
      g_ptr_array_add (self->footer_page, make_layout (self, text));
    }
}

/* Drawn outside every tag: it isn't part of what is read. */
void
_wm_footer_draw (const WmPages *self, guint page, cairo_t *cr)
{
  PangoLayout *right = g_ptr_array_index (self->footer_page, page);
  double y = self->bottom + GAP;
  cairo_set_line_width (cr, 0.7);
  cairo_move_to (cr, self->left, y);
  cairo_line_to (cr, self->width - self->left, y);
  cairo_stroke (cr);
  y += PAD;
  for (guint i = 0; i < self->footer->len; i++)
    {
      cairo_move_to (cr, self->left, y + i * line_height (self));
      pango_cairo_show_layout (cr, g_ptr_array_index (self->footer, i));
    }
  cairo_move_to (cr, self->width - self->left - layout_width (right), y + (self->footer->len - 1) * line_height (self));
  pango_cairo_show_layout (cr, right);
}
