/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a part together from its definition. */
#include "wm-relapse-part.h"

#include "wm-relapse-section.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmRelapsePart
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *letter;
  GtkLabel *title;
  GtkLabel *intro;
  GtkBox *notes;
  GtkBox *sections;

  /* owned */
  WmFormDocument *document;

  /* borrowed */
  const WmFormPart *part;
};

G_DEFINE_FINAL_TYPE (WmRelapsePart, wm_relapse_part, ADW_TYPE_BIN)

static GtkWidget *
paragraph (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_note (WmRelapsePart *self, const WmFormNote *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (box, "form-note");
  gtk_box_append (GTK_BOX (box), paragraph (_(note->title), "heading"));
  for (guint i = 0; note->lines[i]; i++)
    gtk_box_append (GTK_BOX (box), paragraph (_(note->lines[i]), NULL));
  gtk_box_append (self->notes, box);
}

static void
add_lines (WmRelapsePart *self)
{
  g_auto (GStrv) lines = wm_form_lines (wm_form_document_get_clinic (self->document), self->part->lines);
  GtkWidget *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->part->title), -1);
  for (guint i = 0; lines[i]; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE); /* before the texts, which may hold an & */
      g_object_set (row, "title", lines[i], "title-lines", 0, NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (self->sections, list);
}

static void
wm_relapse_part_dispose (GObject *object)
{
  g_clear_object (&WM_RELAPSE_PART (object)->document);
  G_OBJECT_CLASS (wm_relapse_part_parent_class)->dispose (object);
}

static void
wm_relapse_part_class_init (WmRelapsePartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_relapse_part_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/relapse/wm-relapse-part.ui");
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePart, letter);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePart, title);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePart, intro);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePart, notes);
  gtk_widget_class_bind_template_child (widget_class, WmRelapsePart, sections);
}

static void
wm_relapse_part_init (WmRelapsePart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wm_relapse_part_new (WmFormDocument *document, const WmFormPart *part)
{
  WmRelapsePart *self = g_object_new (WM_TYPE_RELAPSE_PART, NULL);
  self->document = g_object_ref (document);
  self->part = part;
  gtk_label_set_label (self->letter, part->letter);
  gtk_label_set_label (self->title, _(part->title));
  gtk_label_set_label (self->intro, part->intro ? _(part->intro) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->intro), part->intro != NULL);
  for (guint i = 0; i < part->notes->len; i++)
    add_note (self, part->notes->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), part->notes->len > 0);
  for (guint i = 0; i < part->sections->len; i++)
    gtk_box_append (self->sections, wm_relapse_section_new (document, part, part->sections->pdata[i]));
  if (part->lines)
    add_lines (self);
  return GTK_WIDGET (self);
}

const WmFormPart *
wm_relapse_part_get_part (WmRelapsePart *self)
{
  return self->part;
}

static GtkWidget *
first_section (WmRelapsePart *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections));
  return child && WM_IS_RELAPSE_SECTION (child) ? child : NULL;
}

static GtkWidget *
next_section (GtkWidget *section)
{
  GtkWidget *next = gtk_widget_get_next_sibling (section);
  return next && WM_IS_RELAPSE_SECTION (next) ? next : NULL;
}

/** wm_relapse_part_show_findings: Returns: how many of @findings are about this part. */
guint
wm_relapse_part_show_findings (WmRelapsePart *self, GPtrArray *findings)
{
  guint n = 0;
  for (GtkWidget *s = first_section (self); s; s = next_section (s))
    n += wm_relapse_section_show_findings (WM_RELAPSE_SECTION (s), findings);
  for (guint i = 0; i < findings->len; i++) /* what concerns the part itself: the crisis lines */
    n += g_strcmp0 (((WmFinding *) findings->pdata[i])->field, self->part->key) == 0;
  return n;
}

/** wm_relapse_part_focus: goes to what @finding is about; FALSE where it is not of this part. */
gboolean
wm_relapse_part_focus (WmRelapsePart *self, const WmFinding *finding)
{
  for (GtkWidget *s = first_section (self); s; s = next_section (s))
    if (wm_relapse_section_focus (WM_RELAPSE_SECTION (s), finding))
      return TRUE;
  return g_strcmp0 (finding->field, self->part->key) == 0;
}

/** wm_relapse_part_focus_first: the caret into the part's first input. */
void
wm_relapse_part_focus_first (WmRelapsePart *self)
{
  GtkWidget *section = first_section (self);
  if (section)
    wm_relapse_section_focus_add (WM_RELAPSE_SECTION (section));
}
