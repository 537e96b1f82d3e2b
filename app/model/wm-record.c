/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The generic record. It touches nothing but its own values. */
#include "wm-record.h"
#include "wm-record-private.h"

#include "wm-text.h"

#include <stdarg.h>

typedef struct
{
  char *id;
  char **values; /* owned: one per field */
  char **stored; /* owned: as last read from or written to the store */
  gboolean is_new;
} WmRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WmRecord, wm_record, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static WmRecordPrivate *
priv (WmRecord *self)
{
  return wm_record_get_instance_private (self);
}

/** wm_record_get_schema: the table @self is made from. */
const WmSchema *
wm_record_get_schema (WmRecord *self)
{
  return WM_RECORD_GET_CLASS (self)->schema;
}

static guint
index_of (WmRecord *self, const char *field)
{
  int i = wm_schema_field_index (wm_record_get_schema (self), field);
  if (i < 0)
    g_error ("%s has no field %s", wm_record_get_schema (self)->name, field);
  return (guint) i;
}

static void
record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const char *text = wm_record_get_at (WM_RECORD (object), id - 1);
  if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, g_strcmp0 (text, "1") == 0);
  else
    g_value_set_string (value, text);
}

static void
record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (G_VALUE_HOLDS_BOOLEAN (value))
    wm_record_set_at (WM_RECORD (object), id - 1, g_value_get_boolean (value) ? "1" : "0");
  else
    wm_record_set_at (WM_RECORD (object), id - 1, g_value_get_string (value));
}

static void
record_finalize (GObject *object)
{
  WmRecord *self = WM_RECORD (object);
  guint n = wm_record_get_schema (self)->n_fields;
  for (guint i = 0; i < n; i++)
    {
      g_free (priv (self)->values[i]);
      g_free (priv (self)->stored[i]);
    }
  g_free (priv (self)->values);
  g_free (priv (self)->stored);
  g_free (priv (self)->id);
  G_OBJECT_CLASS (wm_record_parent_class)->finalize (object);
}

static void
record_constructed (GObject *object)
{
  WmRecord *self = WM_RECORD (object);
  guint n = wm_record_get_schema (self)->n_fields;
  priv (self)->values = g_new0 (char *, n + 1);
  priv (self)->stored = g_new0 (char *, n + 1);
  priv (self)->is_new = TRUE;
  G_OBJECT_CLASS (wm_record_parent_class)->constructed (object);
}

static void
wm_record_class_init (WmRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->constructed = record_constructed;
  object_class->finalize = record_finalize;
  /* ::changed (field index) after any value became another one; one handler can watch a whole record. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
wm_record_init (WmRecord *self)
{
}

/* GObject clears the property functions in subclasses, so each derived class sets them again. */
static void
derived_class_init (gpointer class_pointer, gpointer class_data)
{
  GObjectClass *object_class = class_pointer;
  const WmSchema *schema = class_data;
  WM_RECORD_CLASS (class_pointer)->schema = schema;
  object_class->get_property = record_get_property;
  object_class->set_property = record_set_property;
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *field = &schema->fields[i];
      GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
      g_object_class_install_property (
        object_class, i + 1,
        field->kind == WM_KIND_BOOL ? g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags)
                                    : g_param_spec_string (field->name, NULL, NULL, NULL, flags));
    }
}

GType
_wm_record_register (const char *type_name, const WmSchema *schema)
{
  GTypeInfo info = {
    .class_size = sizeof (WmRecordClass),
    .class_init = derived_class_init,
    .class_data = schema,
    .instance_size = sizeof (WmRecord),
  };
  return g_type_register_static (WM_TYPE_RECORD, type_name, &info, 0);
}

/** wm_record_new: Returns: (transfer full): an empty record with a fresh random id. */
WmRecord *
wm_record_new (const WmSchema *schema)
{
  g_autofree char *id = wm_id_new ();
  return wm_record_new_with_id (schema, id);
}

/** wm_record_new_with_id: Returns: (transfer full): an empty record called @id. */
WmRecord *
wm_record_new_with_id (const WmSchema *schema, const char *id)
{
  WmRecord *self = g_object_new (wm_schema_get_type (schema), NULL);
  priv (self)->id = g_strdup (id);
  return self;
}

/**
 * wm_record_copy:
 * @new_id: (nullable): the copy's id; %NULL keeps the same one, as an item keeps its id over versions
 *
 * Returns: (transfer full): a new, unstored record with the same values.
 */
WmRecord *
wm_record_copy (WmRecord *self, const char *new_id)
{
  WmRecord *copy = wm_record_new_with_id (wm_record_get_schema (self), new_id ? new_id : priv (self)->id);
  for (guint i = 0; i < wm_record_get_schema (self)->n_fields; i++)
    priv (copy)->values[i] = g_strdup (priv (self)->values[i]);
  return copy;
}

/** wm_record_get_id: the UUID that never changes. */
const char *
wm_record_get_id (WmRecord *self)
{
  return priv (self)->id;
}

/** wm_record_get_at: canonical text of field number @index, or %NULL where empty. */
const char *
wm_record_get_at (WmRecord *self, guint index)
{
  return priv (self)->values[index];
}

/** wm_record_get: canonical text of @field, or %NULL where empty. An unknown field aborts. */
const char *
wm_record_get (WmRecord *self, const char *field)
{
  return priv (self)->values[index_of (self, field)];
}

/** wm_record_is_empty: nothing entered, or blanks only. */
gboolean
wm_record_is_empty (WmRecord *self, const char *field)
{
  return wm_text_is_empty (wm_record_get (self, field));
}

gboolean
wm_record_get_bool (WmRecord *self, const char *field)
{
  return g_strcmp0 (wm_record_get (self, field), "1") == 0;
}

/** wm_record_get_int: FALSE where empty or not a whole number. */
gboolean
wm_record_get_int (WmRecord *self, const char *field, gint64 *value)
{
  const char *text = wm_record_get (self, field);
  return text && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

/** wm_record_get_number: FALSE where empty or not a number. */
gboolean
wm_record_get_number (WmRecord *self, const char *field, double *value)
{
  const char *text = wm_record_get (self, field);
  char *end = NULL;
  if (wm_text_is_empty (text))
    return FALSE;
  double number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || number != number || number > 1e15 || number < -1e15)
    return FALSE;
  if (value)
    *value = number;
  return TRUE;
}

/** wm_record_get_day: the date in @field, or %WM_DAY_NONE. */
WmDay
wm_record_get_day (WmRecord *self, const char *field)
{
  WmDay day = WM_DAY_NONE;
  wm_day_parse (wm_record_get (self, field), &day);
  return day;
}

/** wm_record_get_minutes: minutes since midnight in @field, or -1. */
int
wm_record_get_minutes (WmRecord *self, const char *field)
{
  int minutes = -1;
  wm_minutes_parse (wm_record_get (self, field), &minutes);
  return minutes;
}

/** wm_record_set_at: as wm_record_set() by place in the table. */
void
wm_record_set_at (WmRecord *self, guint index, const char *value)
{
  const WmSchema *schema = wm_record_get_schema (self);
  g_return_if_fail (index < schema->n_fields);
  if (value && *value == '\0')
    value = NULL;
  if (g_strcmp0 (priv (self)->values[index], value) == 0)
    return;
  g_free (priv (self)->values[index]);
  priv (self)->values[index] = g_strdup (value);
  g_object_notify (G_OBJECT (self), schema->fields[index].name);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, index);
}

/**
 * wm_record_set:
 * @value: (nullable): canonical text; "" counts as empty
 *
 * Sets @field and notifies where the value changed. Nothing is checked here: what was typed stays
 * typed, and wm_validate_record() says what is wrong with it.
 */
void
wm_record_set (WmRecord *self, const char *field, const char *value)
{
  wm_record_set_at (self, index_of (self, field), value);
}

void
wm_record_set_bool (WmRecord *self, const char *field, gboolean value)
{
  wm_record_set (self, field, value ? "1" : "0");
}

void
wm_record_set_int (WmRecord *self, const char *field, gint64 value)
{
  char text[32];
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  wm_record_set (self, field, text);
}

/** wm_record_set_day: %WM_DAY_NONE empties the field. */
void
wm_record_set_day (WmRecord *self, const char *field, WmDay day)
{
  g_autofree char *iso = day == WM_DAY_NONE ? NULL : wm_day_to_iso (day);
  wm_record_set (self, field, iso);
}

/** wm_record_set_many: field, value, field, value ..., %NULL. */
void
wm_record_set_many (WmRecord *self, const char *field, ...)
{
  va_list args;
  va_start (args, field);
  while (field)
    {
      wm_record_set (self, field, va_arg (args, const char *));
      field = va_arg (args, const char *);
    }
  va_end (args);
}

/** wm_record_is_new: never stored yet. */
gboolean
wm_record_is_new (WmRecord *self)
{
  return priv (self)->is_new;
}

/** wm_record_is_dirty: new, or differing from what is stored. */
gboolean
wm_record_is_dirty (WmRecord *self)
{
  if (priv (self)->is_new)
    return TRUE;
  for (guint i = 0; i < wm_record_get_schema (self)->n_fields; i++)
    if (g_strcmp0 (priv (self)->values[i], priv (self)->stored[i]) != 0)
      return TRUE;
  return FALSE;
}

/** wm_record_get_stored_at: what the store holds, for the audit's "before". */
const char *
wm_record_get_stored_at (WmRecord *self, guint index)
{
  return priv (self)->stored[index];
}

/** wm_record_mark_stored: the values as they are now are what the store holds. */
void
wm_record_mark_stored (WmRecord *self)
{
  for (guint i = 0; i < wm_record_get_schema (self)->n_fields; i++)
    {
      g_free (priv (self)->stored[i]);
      priv (self)->stored[i] = g_strdup (priv (self)->values[i]);
    }
  priv (self)->is_new = FALSE;
}

/** wm_record_revert: back to what the store holds. */
void
wm_record_revert (WmRecord *self)
{
  for (guint i = 0; i < wm_record_get_schema (self)->n_fields; i++)
    wm_record_set_at (self, i, priv (self)->stored[i]);
}
