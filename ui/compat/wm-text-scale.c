/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From the font of the widget's style, so that the desktop's text size and its font both count. */
#include "wm-text-scale.h"

#define USUAL 14.67 /* pixels: 11 points on a usual screen */

/** wm_text_scale: 1 at the usual size, 2 at twice that. */
double
wm_text_scale (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  return (pango_font_description_get_size_is_absolute (font) ? size : size * 96 / 72) / USUAL;
}

/** wm_text_width: pixels for @text in bold, at least @least at the usual size. */
int
wm_text_width (GtkWidget *widget, const char *text, int least)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", text);
  int width;
  pango_layout_set_markup (layout, markup, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return MAX (width, (int) (least * wm_text_scale (widget)));
}
