/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A schema names a record type and holds its table of fields; each schema has its own GType below
 * WmRecord whose properties are the fields. */
#pragma once
#include <glib-object.h>

#include "wm-field.h"

typedef struct
{
  const char *name;   /* kebab-case, singular: "risk-plan"; the SQL table is the same with '_' */
  const char *label;  /* N_(): "Objective" */
  const char *parent; /* name of the link field to the parent record, or NULL */
  const WmField *fields;
  guint n_fields;
} WmSchema;

const WmSchema *wm_schema_find (const char *name);
const WmSchema *const *wm_schema_all (guint *n);
int wm_schema_field_index (const WmSchema *schema, const char *name);
const WmField *wm_schema_field (const WmSchema *schema, const char *name);
GType wm_schema_get_type (const WmSchema *schema);
char *wm_schema_table (const WmSchema *schema);
