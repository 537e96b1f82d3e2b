/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* An ellipsis takes the room of three letters, of which there are five at times: a name that doesn't fit is abbreviated. */
#include "wm-narrow-text.h"

#include <string.h>

#define SMALL 0.82 /* of the usual size, as the captions of the style */

/* Without the initial, which would take a line of the few there are. */
static const char *
family_name (const char *title)
{
  const char *dot = strstr (title, ". ");
  return dot && g_utf8_strlen (title, dot - title) <= 4 ? dot + strlen (". ") : title;
}

/* A name of any direction is kept apart from the line it stands in. */
static char *
name_markup (const char *name)
{
  return g_markup_printf_escaped ("\u200e<b>\u2068%s\u2069</b>", name);
}

static gboolean
fits (PangoLayout *layout, const char *markup, int width)
{
  int needed;
  pango_layout_set_markup (layout, markup, -1);
  pango_layout_get_pixel_size (layout, &needed, NULL);
  return needed <= width;
}

/* Returns: (transfer full): the name, or as many of its letters as there is room for, one at least. */
static char *
name_that_fits (PangoLayout *layout, const char *name, int width)
{
  char *markup = name_markup (name);
  for (const char *end = name + strlen (name); !fits (layout, markup, width);)
    {
      do
        end = g_utf8_find_prev_char (name, end);
      while (end && g_unichar_ismark (g_utf8_get_char (end)));
      if (end == NULL || end == name)
        break;
      g_autofree char *abbreviated = g_strdup_printf ("%.*s.", (int) (end - name), name);
      g_free (markup);
      markup = name_markup (abbreviated);
    }
  return markup;
}

/* Returns: (transfer full): whether it is morning or afternoon is seen from where it stands; empty where not even the hour fits. */
static char *
start_that_fits (PangoLayout *layout, int start, int width)
{
  int hour = start / 60 % 12 ? start / 60 % 12 : 12;
  char *text = g_strdup_printf ("\n%d:%02d", hour, start % 60);
  if (!fits (layout, text, width))
    {
      g_free (text);
      text = g_strdup_printf ("\n%d", hour);
      if (start % 60 != 0 || !fits (layout, text, width))
        *text = '\0';
    }
  return text;
}

static gboolean
has_room_for_words (PangoLayout *layout, const char *title, int width)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *markup = name_markup (words[i]);
      if (!fits (layout, markup, width))
        return FALSE;
    }
  return TRUE;
}

static char *
group_markup (const WmOccurrence *o, const char *start, const char *state)
{
  g_autofree char *title = name_markup (o->title), *room = g_markup_escape_text (o->room_name, -1);
  return g_strconcat (title, start, *start && *room ? " · " : *room ? "\n" : "", room, state, NULL);
}

/**
 * wm_narrow_text_new:
 * @state: markup of further lines, each of which begins with a newline
 * @width: pixels
 *
 * Returns: (transfer full): of one client the name and the start on a line each; of a group the title on as many as it takes
 */
PangoLayout *
wm_narrow_text_new (GtkWidget *widget, const WmOccurrence *occurrence, const char *state, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, NULL);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  int size = (int) (pango_font_description_get_size (font) * SMALL);
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  g_autofree char *start = start_that_fits (layout, occurrence->times.start, width);
  gboolean whole = has_room_for_words (layout, occurrence->title, width);
  g_autofree char *name = occurrence->group ? NULL : name_that_fits (layout, family_name (occurrence->title), width);
  g_autofree char *markup = name ? g_strconcat (name, start, state, NULL) : group_markup (occurrence, start, state);
  pango_layout_set_wrap (layout, whole ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, name ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  pango_layout_set_markup (layout, markup, -1);
  return layout;
}
