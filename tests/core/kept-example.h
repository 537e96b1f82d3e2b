/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked example kept in a clinic of its own, on the day of the plan; its director is signed in and holds a
 * credential. */
#pragma once
#include "worked-example.h"

#define KEPT_PASSPHRASE "correct horse"

typedef struct
{
  char *folder;
  WmClinic *clinic;
  WorkedExample *example;
  WmPlan *plan; /* as loaded from the clinic */
} KeptExample;

KeptExample *kept_example_new (void);
void kept_example_free (KeptExample *self);
void kept_example_save (KeptExample *self, WmRecord *record);
WmPlan *kept_example_load (KeptExample *self, const char *which);
WmRecord *kept_example_item (KeptExample *self, WmPlan *plan, const char *number, const WmSchema *schema);
WmRecord *kept_example_staff (KeptExample *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeptExample, kept_example_free)
