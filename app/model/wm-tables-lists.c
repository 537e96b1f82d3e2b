/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings, pick lists and levels of care: what a clinic, a payer or a state decides, kept as rows. */
#include "wm-tables-private.h"

static const WmField setting_fields[] = {
  { "name", N_("Setting"), TEXT, NEED | WM_FIELD_UNIQUE },
  { "value", N_("Value"), TEXT },
};
SCHEMA (setting, "setting", N_("Setting"), NULL);

static const WmField pick_item_fields[] = {
  { "list", N_("List"), TEXT, NEED },
  { "code", N_("Code"), TEXT, NEED, .pattern = "^[a-z0-9][a-z0-9.-]*$" },
  { "label", N_("Label"), TEXT, NEED },
  { "plain", N_("Plain name for the client’s copy"), TEXT },
  { "active", N_("Offered"), BOOL, USUAL },
  { "position", N_("Order"), INT, HIDE },
  { "counts", N_("Counts toward the hours of a level"), BOOL },
};
SCHEMA (pick_item, "pick-item", N_("List entry"), NULL);

static const WmField level_of_care_fields[] = {
  { "code", N_("Code"), TEXT, NEED },
  { "edition", N_("ASAM edition"), PICK, NEED, "asam-edition" },
  { "label", N_("Name"), TEXT, NEED },
  { "rank", N_("Rank"), NUMBER, NEED, .max = 100 },
  { "min-adult", N_("Adult hours, at least"), NUMBER },
  { "max-adult", N_("Adult hours, at most"), NUMBER },
  { "min-adolescent", N_("Adolescent hours, at least"), NUMBER },
  { "max-adolescent", N_("Adolescent hours, at most"), NUMBER },
  { "adolescent-age-limit", N_("Adolescent below age"), INT, .min = 12, .max = 25 },
};
SCHEMA (level_of_care, "level-of-care", N_("Level of care"), NULL);
