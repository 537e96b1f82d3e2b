/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing: the blocks that are more picture than text: letterhead, track, signatures, week. All black on
 * white, told apart by shape and words. */
#include "wm-pages-private.h"

static guint
paragraph_node (WmComposer *self)
{
  return _wm_compose_node (self, _wm_compose_section (self), "P");
}

void
_wm_compose_letterhead (WmComposer *self, const WmBlock *block)
{
  double size = self->pages->body, share = self->width * 0.62;
  WmCell name = { _wm_block_text (block, 0), self->left, share, size * 1.3, WM_RICH_BOLD, WM_ALIGN_START,
                  paragraph_node (self) };
  WmCell address = { _wm_block_text (block, 1), self->left, share, size * 0.95, WM_RICH_PLAIN, WM_ALIGN_START,
                     paragraph_node (self) };
  WmCell right = { _wm_block_text (block, 2), self->left + share, self->width - share, size * 0.95, WM_RICH_PLAIN,
                   WM_ALIGN_END, paragraph_node (self) };
  _wm_compose_open (self, 0);
  double y = _wm_compose_place (self, &name, 0);
  y += _wm_compose_place (self, &address, y);
  double other = _wm_compose_place (self, &right, size * 0.3);
  y = MAX (y, other + size * 0.3) + size * 0.4;
  _wm_compose_line (self, self->left, y, self->left + self->width, y, 1.4);
  _wm_compose_close (self, y + size * 0.2, WM_GLUE_NONE);
}

static void
track_picture (WmComposer *self, double x, double width, double y, double now_at, gboolean with_now)
{
  double size = self->pages->body * 0.42;
  double from = x + 1, to = x + width - size - 1, at = from + (to - from) * now_at;
  _wm_compose_line (self, from, y, to - size, y, 1.0);
  _wm_compose_line (self, from, y - size, from, y + size, 1.4);
  if (with_now && at > from)
    _wm_compose_line (self, from, y, at, y, 3.2);
  _wm_compose_ink (self, (WmInk){ .kind = WM_INK_CIRCLE, .x = to, .y = y, .pen = size });
  if (with_now)
    _wm_compose_ink (self, (WmInk){ .kind = WM_INK_DIAMOND, .x = at, .y = y, .pen = size * 1.15 });
}

/* The three labels below the line: side by side where they fit, else one below the other. */
static double
track_labels (WmComposer *self, WmCell labels[3], double x, double width, double y, double now_at)
{
  double gap = self->pages->body * 0.5, natural[3];
  for (guint i = 0; i < 3; i++)
    natural[i] = _wm_compose_measure (self, &labels[i]);
  double middle = CLAMP (x + width * MAX (now_at, 0) - natural[1] / 2, x + natural[0] + gap,
                         MAX (x + width - natural[2] - gap - natural[1], x + natural[0] + gap));
  gboolean fits = natural[0] + natural[1] + natural[2] + 2 * gap <= width;
  double x_of[] = { x, middle, x + width - natural[2] };
  double height = 0;
  for (guint i = 0; i < 3; i++)
    {
      labels[i].x = fits ? x_of[i] : x;
      labels[i].width = fits ? natural[i] + 1 : width;
      double placed = _wm_compose_place (self, &labels[i], fits ? y : y + height);
      height = fits ? MAX (height, placed) : height + placed;
    }
  return height;
}

static double
track_side (WmComposer *self, const WmBlock *block, double x, double width)
{
  double size = self->pages->body, y = 0;
  if (block->texts->len > 3)
    {
      WmCell labels[3];
      guint node = _wm_compose_section (self);
      for (guint i = 0; i < 3; i++)
        labels[i] = (WmCell){ _wm_block_text (block, 3 + i), x, width, size, WM_RICH_PLAIN, WM_ALIGN_START,
                              _wm_compose_node (self, node, "P") };
      if (block->points >= 0)
        {
          track_picture (self, x, width, size * 0.72, block->points, !wm_rich_is_empty (_wm_block_text (block, 4)));
          y = size * 1.3;
        }
      y += track_labels (self, labels, x, width, y, block->points);
      WmCell unit = { _wm_block_text (block, 6), x, width, size, WM_RICH_PLAIN, WM_ALIGN_START, _wm_compose_node (self, node, "P") };
      y += _wm_compose_place (self, &unit, y);
    }
  WmCell state = { _wm_block_text (block, 2), x, width, size, WM_RICH_BOLD, WM_ALIGN_START, paragraph_node (self) };
  return y + _wm_compose_place (self, &state, y);
}

/* As wide as the labels need to stand side by side, within reason. */
static double
track_width (WmComposer *self, const WmBlock *block)
{
  double size = self->pages->body, labels = size;
  for (guint i = 3; i < 6; i++)
    {
      WmCell cell = { _wm_block_text (block, i), 0, -1, size, i == 4 ? WM_RICH_BOLD : WM_RICH_PLAIN, WM_ALIGN_START, 0 };
      labels += _wm_compose_measure (self, &cell);
    }
  return CLAMP (labels + 2, self->width * 0.36, self->width * 0.46);
}

/* The text is cut into lines like any other; the picture hangs from its first line, and as many lines are
 * glued as the picture is high. */
void
_wm_compose_track (WmComposer *self, const WmBlock *block, WmGlue after)
{
  double size = self->pages->body;
  gboolean with_side = block->texts->len > 3 || !wm_rich_is_empty (_wm_block_text (block, 2));
  WmCell number = { _wm_block_text (block, 0), self->left, -1, size, WM_RICH_BOLD, WM_ALIGN_START, 0 };
  double natural = _wm_compose_measure (self, &number);
  double column = natural > 0 ? MAX (size * 2.2, natural + size * 0.6) : 0;
  double side = with_side ? track_width (self, block) : 0;
  guint node = paragraph_node (self);
  WmCell cells[] = {
    { _wm_block_text (block, 0), self->left, column, size, WM_RICH_BOLD, WM_ALIGN_START, node },
    { _wm_block_text (block, 1), self->left + column, self->width - column - side - (with_side ? size * 1.2 : 0), size,
      WM_RICH_PLAIN, WM_ALIGN_NATURAL, node },
  };
  _wm_compose_open (self, _wm_compose_gap (self, 0.9));
  double need = with_side ? track_side (self, block, self->left + self->width - side, side) : 0;
  _wm_compose_close (self, 0, WM_GLUE_LINES);

  guint first = self->pages->slabs->len;
  _wm_compose_row (self, cells, 2, 0, WM_GLUE_NONE, after);
  for (guint i = first; i < self->pages->slabs->len; i++)
    {
      WmSlab *slab = &g_array_index (self->pages->slabs, WmSlab, i);
      need -= slab->height;
      if (need > 0)
        slab->glue = WM_GLUE_LINES;
    }
  if (need <= 0)
    return;
  _wm_compose_open (self, 0);
  _wm_compose_close (self, need, after);
}

/* A name as it was typed stands on the line, with its foot right above it. */
static void
written_name (WmComposer *self, const WmRich *written, double x, double width, double line)
{
  double size = self->pages->body * 1.2;
  WmCell name = { written, x, width, size, WM_RICH_ITALIC, WM_ALIGN_START, paragraph_node (self) };
  if (!wm_rich_is_empty (written))
    _wm_compose_place_within (self, &name, line - size * self->pages->leading, size * self->pages->leading);
}

/* One signer in the open slab; returns the height used. */
static double
signer (WmComposer *self, const WmBlock *block, guint index, double x, double width, double room)
{
  double size = self->pages->body, y = room;
  const WmRich *given = _wm_block_text (block, index + 2);
  gboolean open = wm_rich_is_empty (given);
  WmCell date = { _wm_block_text (block, 0), x, width, size, WM_RICH_PLAIN, WM_ALIGN_END, 0 };
  double reserved = open ? _wm_compose_measure (self, &date) + size : 0;
  WmCell who = { _wm_block_text (block, index), x, width - reserved, size, WM_RICH_PLAIN, WM_ALIGN_START, 0 };
  WmCell how = { given, x, width, size, WM_RICH_ITALIC, WM_ALIGN_START, 0 };
  written_name (self, _wm_block_text (block, index + 1), x, width, y);
  who.node = paragraph_node (self);
  _wm_compose_line (self, x, y, x + width, y, 0.8);
  y += size * 0.25;
  if (open)
    {
      date.node = paragraph_node (self);
      _wm_compose_place (self, &date, y);
    }
  y += _wm_compose_place (self, &who, y);
  how.node = paragraph_node (self);
  return y + _wm_compose_place (self, &how, y);
}

void
_wm_compose_signatures (WmComposer *self, const WmBlock *block)
{
  const guint each = 3; /* texts of a signer; the first text is the word for the date */
  double size = self->pages->body, gutter = size * 2.2, width = (self->width - gutter) / 2;
  double room = size * (self->pages->air < 0.6 ? 2.5 : 3.0); /* to sign in */
  for (guint i = 1; i + each <= block->texts->len; i += 2 * each)
    {
      gboolean last = i + 2 * each >= block->texts->len;
      _wm_compose_open (self, size * 0.6);
      double height = signer (self, block, i, self->left, width, room);
      if (i + 2 * each <= block->texts->len)
        {
          double other = signer (self, block, i + each, self->left + width + gutter, width, room);
          height = MAX (height, other);
        }
      _wm_compose_close (self, height, last ? WM_GLUE_NONE : WM_GLUE_SIGNATURE);
    }
}

/* Where the hours of a week lie in the open slab. */
typedef struct
{
  double x;
  double y;
  double day_width;
  double minute;
} WeekGrid;

static WeekGrid
week_frame (WmComposer *self, const WmBlock *block)
{
  double size = self->pages->body;
  int hours = (block->to_minute - block->from_minute + 59) / 60;
  double hour_width = size * 5.2, hour = CLAMP (size * 27 / hours, size * 1.5, size * 5);
  WeekGrid grid = { self->left + hour_width, size * 2, (self->width - hour_width) / block->n_columns, hour / 60 };
  for (guint i = 0; i < block->n_columns; i++)
    {
      WmCell day = { _wm_block_text (block, i), grid.x + i * grid.day_width, grid.day_width, size, WM_RICH_BOLD,
                     WM_ALIGN_CENTER, paragraph_node (self) };
      _wm_compose_place (self, &day, 0);
    }
  for (int i = 0; i < hours; i++)
    {
      double y = grid.y + i * hour;
      WmCell at = { _wm_block_text (block, block->n_columns + (guint) i), self->left, hour_width - size * 0.5, size * 0.9,
                    WM_RICH_PLAIN, WM_ALIGN_END, paragraph_node (self) };
      _wm_compose_place (self, &at, y - size * 0.1);
      _wm_compose_line (self, grid.x, y, self->left + self->width, y, 0.5);
    }
  double foot = grid.y + hours * hour;
  for (guint i = 0; i <= block->n_columns; i++)
    _wm_compose_line (self, grid.x + i * grid.day_width, grid.y, grid.x + i * grid.day_width, foot, 0.5);
  _wm_compose_line (self, grid.x, foot, self->left + self->width, foot, 0.5);
  return grid;
}

static void
week_thing (WmComposer *self, const WmBlock *block, const WmWeekThing *thing, const WeekGrid *grid)
{
  double size = self->pages->body * 0.9, lane = (grid->day_width - 3) / thing->n_lanes;
  int from = CLAMP (thing->start, block->from_minute, block->to_minute);
  int to = CLAMP (thing->end, from, block->to_minute);
  double x = grid->x + thing->day * grid->day_width + 1.5 + thing->lane * lane;
  double y = grid->y + (from - block->from_minute) * grid->minute, height = (to - from) * grid->minute;
  g_autoptr (WmRich) text = wm_rich_new (thing->label);
  WmCell label = { text, x + 3, lane - 6, size, WM_RICH_PLAIN, WM_ALIGN_START, paragraph_node (self) };
  _wm_compose_ink (self, (WmInk){ .kind = WM_INK_BOX, .x = x, .y = y, .x2 = lane, .y2 = height, .pen = 1.6 });
  _wm_compose_place_within (self, &label, y + 1.5, height - 3);
}

/* A week is one slab: it is a picture, and a table of the same things belongs below it. */
void
_wm_compose_week (WmComposer *self, const WmBlock *block)
{
  if (block->n_columns == 0)
    return;
  _wm_compose_open (self, self->pages->body);
  WeekGrid grid = week_frame (self, block);
  for (guint i = 0; i < block->things->len; i++)
    week_thing (self, block, &g_array_index (block->things, WmWeekThing, i), &grid);
  int hours = (block->to_minute - block->from_minute + 59) / 60;
  _wm_compose_close (self, grid.y + hours * 60 * grid.minute + 2, WM_GLUE_NONE);
}
