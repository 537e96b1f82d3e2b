/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A text's color is taken from what GTK is going to draw, with the opacity of all that is around it; what is behind it is the
 * color that most of its place, and a little around it, has in the picture. What is insensitive may be faint. */
#include "contrast.h"

#include <math.h>

#define LEAST 4.5
#define LEAST_LARGE 3.0 /* of texts of 18 points, or of 14 and bold */
#define LARGE 24.0      /* pixels */
#define LARGE_BOLD 18.6
#define NEAR 0.05       /* of the ratio: colors have 8 bits */
#define AROUND 3        /* pixels beside a text that are looked at with it: "●" fills the place it has */

typedef struct
{
  GtkWidget *root;
  int width, height;
  guchar *pixels; /* four bytes each: blue, green, red, alpha */
  ContrastTold told;
  gpointer data;
} Picture;

typedef struct
{
  GskTransform *transform; /* owned by whoever made it */
  graphene_rect_t clip;
  double opacity;
} Place;

static void walk (Picture *picture, GskRenderNode *node, Place place);

static double
linear (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

/** contrast_of: between two opaque colors, 1 to 21. */
double
contrast_of (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = luminance (one), b = luminance (other);
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* The most frequent color in and around @box. */
static GdkRGBA
ground (Picture *picture, const graphene_rect_t *box)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint most = 0, found = 0;
  int left = MAX (0, (int) box->origin.x - AROUND), right = MIN (picture->width, (int) (box->origin.x + box->size.width) + AROUND);
  int top = MAX (0, (int) box->origin.y - AROUND), bottom = MIN (picture->height, (int) (box->origin.y + box->size.height) + AROUND);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        const guchar *p = picture->pixels + 4 * (y * picture->width + x);
        guint color = ((guint) p[2] << 16) | ((guint) p[1] << 8) | p[0];
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, GUINT_TO_POINTER (color))) + 1;
        g_hash_table_insert (seen, GUINT_TO_POINTER (color), GUINT_TO_POINTER (n));
        if (n > most)
          {
            most = n;
            found = color;
          }
      }
  return (GdkRGBA){ (float) (found >> 16) / 255, (float) (found >> 8 & 255) / 255, (float) (found & 255) / 255, 1 };
}

static double
wanted (GskRenderNode *text)
{
  PangoFontDescription *font = pango_font_describe_with_absolute_size (gsk_text_node_get_font (text));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  gboolean bold = pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD;
  pango_font_description_free (font);
  return size >= (bold ? LARGE_BOLD : LARGE) ? LEAST_LARGE : LEAST;
}

static void
check_text (Picture *picture, GskRenderNode *node, const Place *place)
{
  graphene_rect_t box;
  gsk_render_node_get_bounds (node, &box);
  gsk_transform_transform_bounds (place->transform, &box, &box);
  if (!graphene_rect_intersection (&box, &place->clip, &box) || box.size.width < 2 || box.size.height < 2)
    return;
  GtkWidget *widget = gtk_widget_pick (picture->root, box.origin.x + box.size.width / 2, box.origin.y + box.size.height / 2,
                                       GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
  GdkRGBA ink = *gsk_text_node_get_color (node), behind = ground (picture, &box);
  float alpha = ink.alpha * (float) place->opacity;
  GdkRGBA seen = { ink.red * alpha + behind.red * (1 - alpha), ink.green * alpha + behind.green * (1 - alpha), ink.blue * alpha + behind.blue * (1 - alpha), 1 };
  double ratio = contrast_of (&seen, &behind), least = wanted (node);
  if (ratio > least - NEAR || (widget && !gtk_widget_is_sensitive (widget)))
    return;
  g_autofree char *words = g_strdup_printf ("%.2f : 1, at least %.1f", ratio, least);
  picture->told (widget ? widget : picture->root, words, picture->data);
}

static void
walk_clipped (Picture *picture, GskRenderNode *child, const graphene_rect_t *clip, Place place)
{
  graphene_rect_t box;
  gsk_transform_transform_bounds (place.transform, clip, &box);
  if (graphene_rect_intersection (&box, &place.clip, &place.clip))
    walk (picture, child, place);
}

static void
walk_moved (Picture *picture, GskRenderNode *node, Place place)
{
  g_autoptr (GskTransform) moved = gsk_transform_transform (gsk_transform_ref (place.transform), gsk_transform_node_get_transform (node));
  place.transform = moved;
  walk (picture, gsk_transform_node_get_child (node), place);
}

static void
walk_faded (Picture *picture, GskRenderNode *node, Place place)
{
  place.opacity *= (double) gsk_opacity_node_get_opacity (node);
  walk (picture, gsk_opacity_node_get_child (node), place);
}

/* What is of none of these holds no text, or is on its way to somewhere. */
static void
walk (Picture *picture, GskRenderNode *node, Place place)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);
  if (type == GSK_TEXT_NODE)
    check_text (picture, node, &place);
  for (guint i = 0; type == GSK_CONTAINER_NODE && i < gsk_container_node_get_n_children (node); i++)
    walk (picture, gsk_container_node_get_child (node, i), place);
  if (type == GSK_TRANSFORM_NODE)
    walk_moved (picture, node, place);
  if (type == GSK_OPACITY_NODE)
    walk_faded (picture, node, place);
  if (type == GSK_CLIP_NODE)
    walk_clipped (picture, gsk_clip_node_get_child (node), gsk_clip_node_get_clip (node), place);
  if (type == GSK_ROUNDED_CLIP_NODE)
    walk_clipped (picture, gsk_rounded_clip_node_get_child (node), &gsk_rounded_clip_node_get_clip (node)->bounds, place);
  if (type == GSK_SHADOW_NODE)
    walk (picture, gsk_shadow_node_get_child (node), place);
  if (type == GSK_DEBUG_NODE)
    walk (picture, gsk_debug_node_get_child (node), place);
}

static void
check_node (Picture *picture, GskRenderNode *node)
{
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) picture->width, (float) picture->height);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (picture->root)), node, &whole);
  picture->pixels = g_malloc (4 * (gsize) picture->width * (gsize) picture->height);
  gdk_texture_download (texture, picture->pixels, 4 * (gsize) picture->width);
  walk (picture, node, (Place){ NULL, whole, 1 });
  g_free (picture->pixels);
}

/** contrast_check: tells of each text that is shown in @native, a window or a popover, and hard to read. */
void
contrast_check (GtkNative *native, ContrastTold told, gpointer data)
{
  GtkWidget *root = GTK_WIDGET (native);
  Picture picture = { root, gtk_widget_get_width (root), gtk_widget_get_height (root), NULL, told, data };
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (root);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, picture.width, picture.height);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  check_node (&picture, node);
  gsk_render_node_unref (node);
}
