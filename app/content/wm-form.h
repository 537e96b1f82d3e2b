/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A clinical form as data: data/forms/KEY.xml read into parts (the lettered chapters people see),
 * sections (one table of rows each) and items (its columns). Every section is a WmSchema made at run
 * time, so a row is a WmRecord and form rows, validation, paper and XML need no line of C for it. */
#pragma once
#include "wm-error.h"
#include "wm-schema.h"

#define WM_FORM_NS "urn:waymark:form:1"
#define WM_FORM_RELAPSE_PREVENTION "relapse-prevention-plan"

typedef struct
{
  const char *code;
  const char *label;
} WmFormChoice;

typedef struct
{
  const WmField *field;     /* name = stable key; label, kind, limits, help; WM_FIELD_SIGN where required */
  GPtrArray *choices;       /* WmFormChoice, of a pick: also the clinic's pick list field->of */
  gboolean is_scale;        /* a whole number shown as a slider from field->min to field->max */
  gboolean is_phone;        /* RP11 */
  const char *suggest;      /* library offered while typing, or NULL */
  const char *fills;        /* item that takes the group of a picked library entry, or NULL */
  const char *rows_section; /* or: offers what stands in rows_item of that section's rows */
  const char *rows_item;
  gboolean within_review;   /* a date no later than the review interval from today */
} WmFormItem;

/* Where a row's @item is @is, or at most @at_most: each of @items is needed. */
typedef struct
{
  const char *rule, *item, *is, *text;
  double at_most; /* where @is is NULL */
  char **items;
} WmFormNeed;

/* At least @rows rows of the section have @is in @item. */
typedef struct
{
  const char *rule, *item, *is, *text;
  guint rows;
} WmFormQuota;

typedef struct
{
  const char *key, *title, *help; /* title, help: nullable */
  const char *row, *rows;         /* "situation", "situations" */
  const char *rule;               /* of its minimum and required items */
  gboolean many;                  /* else exactly one row */
  guint min_rows;
  const WmSchema *schema;
  GPtrArray *items;               /* WmFormItem, in the order of the schema's fields */
  GPtrArray *needs, *quotas;      /* WmFormNeed, WmFormQuota */
  WmField *fields;
  WmSchema table;
} WmFormSection;

typedef struct
{
  const char *key, *title;
  char **lines;
} WmFormNote;

typedef struct
{
  const char *key, *letter, *title, *intro;
  const char *when;    /* condition: "safety-flag-open", or NULL: always */
  const char *lines;   /* settings NAME-1, NAME-2 ... printed as a list, or NULL */
  gboolean guide;      /* the intro helps filling in: on paper it gives way to the answers */
  GPtrArray *sections; /* WmFormSection, may be empty */
  GPtrArray *notes;    /* WmFormNote: fixed texts, always shown and printed */
} WmFormPart;

typedef struct
{
  const char *key, *title, *intro;
  guint version;
  GPtrArray *parts; /* WmFormPart */
  GStringChunk *texts;
} WmForm;

WmForm *wm_form_read (GBytes *bytes, GError **error);
void wm_form_free (WmForm *self);
const WmForm *wm_form_register (WmForm *form);
const WmForm *wm_form_find (const char *key, GError **error);
GPtrArray *wm_form_all (GError **error);

const WmFormPart *wm_form_part (const WmForm *self, const char *part);
const WmFormSection *wm_form_section (const WmForm *self, const char *section);
const WmFormItem *wm_form_item (const WmFormSection *section, const char *item);
const char *wm_form_item_label_of (const WmFormItem *item, const char *code);
GPtrArray *wm_form_picks (const WmForm *self, const WmFormSection *section, const WmFormItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmForm, wm_form_free)
