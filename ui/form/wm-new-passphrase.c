/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "wm-form"
#include "wm-new-passphrase.h"

#include "wm-in-sight.h"
#include "wm-passphrase.h"

#include <glib/gi18n.h>

struct _WmNewPassphrase
{
  AdwBin parent_instance;

  /* template children */
  GtkEditable *passphrase;
  GtkEditable *again;
  GtkLevelBar *strength;
  GtkLabel *advice;

  /* owned */
  char *person;
};

enum
{
  SIGNAL_ENTERED,
  SIGNAL_TYPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmNewPassphrase, wm_new_passphrase, ADW_TYPE_BIN)

/* Whoever types sees how strong it is and where it is typed again, also at the end of a form that is scrolled. */
static void
typed_cb (WmNewPassphrase *self)
{
  wm_in_sight (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static void
show_strength (WmNewPassphrase *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);
  g_autofree char *advice = NULL;
  gtk_level_bar_set_value (self->strength, wm_passphrase_strength (passphrase, self->person, &advice));
  gtk_label_set_label (self->advice, *passphrase == '\0' || advice == NULL ? _("Four words that don’t belong together are good.") : advice);
}

static void
changed_cb (WmNewPassphrase *self)
{
  show_strength (self);
  typed_cb (self);
}

static void
entered_cb (WmNewPassphrase *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

/** wm_new_passphrase_set_person: @name (nullable) is whose it will be: it should not hold their name. */
void
wm_new_passphrase_set_person (WmNewPassphrase *self, const char *name)
{
  g_free (self->person);
  self->person = g_strdup (name);
  show_strength (self); /* whoever types the name has it in sight */
}

/** wm_new_passphrase_get: Returns: (transfer none) (nullable): what was typed twice; else @problem says what is wrong. */
const char *
wm_new_passphrase_get (WmNewPassphrase *self, const char **problem)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);
  *problem = NULL;
  if (g_utf8_strlen (passphrase, -1) < WM_PASSPHRASE_LEAST)
    *problem = _("The passphrase needs at least 8 characters.");
  else if (!g_str_equal (passphrase, gtk_editable_get_text (self->again)))
    *problem = _("The two passphrases differ. Type the same one twice.");
  return *problem ? NULL : passphrase;
}

/** wm_new_passphrase_clear: forgets what was typed. */
void
wm_new_passphrase_clear (WmNewPassphrase *self)
{
  gtk_editable_set_text (self->passphrase, "");
  gtk_editable_set_text (self->again, "");
}

static void
wm_new_passphrase_finalize (GObject *object)
{
  g_free (WM_NEW_PASSPHRASE (object)->person);
  G_OBJECT_CLASS (wm_new_passphrase_parent_class)->finalize (object);
}

static void
wm_new_passphrase_class_init (WmNewPassphraseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = wm_new_passphrase_finalize;
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", WM_TYPE_NEW_PASSPHRASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* ::typed: what was wrong with it may be right now */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", WM_TYPE_NEW_PASSPHRASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/form/wm-new-passphrase.ui");
  gtk_widget_class_bind_template_child (widget_class, WmNewPassphrase, passphrase);
  gtk_widget_class_bind_template_child (widget_class, WmNewPassphrase, again);
  gtk_widget_class_bind_template_child (widget_class, WmNewPassphrase, strength);
  gtk_widget_class_bind_template_child (widget_class, WmNewPassphrase, advice);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
wm_new_passphrase_init (WmNewPassphrase *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (wm_in_sight), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  show_strength (self);
}
