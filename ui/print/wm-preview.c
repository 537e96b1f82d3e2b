/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages, choices, ways out. */
#define G_LOG_DOMAIN "wm-preview"
#include "wm-preview.h"

#include "wm-clinic-paper.h"
#include "wm-output.h"
#include "wm-pages-pane.h"
#include "wm-print.h"
#include "wm-file-dialog.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>

struct _WmPreview
{
  AdwWindow parent_instance;

  /* template children */
  WmPagesPane *pane;
  GtkMenuButton *zoom;
  GtkDropDown *edition;
  GtkDropDown *format; /* Letter, A4 */
  GtkDropDown *size;
  GtkDropDown *language;
  AdwToastOverlay *toasts;

  /* owned */
  WmClinic *clinic;
  WmRecord *client;
  GObject *data;
  WmPages *pages;

  const WmPreviewSource *source;
};

G_DEFINE_FINAL_TYPE (WmPreview, wm_preview, ADW_TYPE_WINDOW)

static void
say (WmPreview *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static gboolean
for_staff (WmPreview *self)
{
  return gtk_drop_down_get_selected (self->edition) == 1;
}

static void
show_pages (WmPreview *self, WmPages *pages)
{
  wm_pages_pane_set (self->pane, NULL);
  g_clear_pointer (&self->pages, wm_pages_free);
  self->pages = pages;
  wm_pages_pane_set (self->pane, pages);
}

static WmPages *
make_pages (WmPreview *self, GError **error)
{
  static const char *const languages[] = { NULL, "es" };
  guint language = gtk_drop_down_get_selected (self->language);
  WmPaper paper = { gtk_drop_down_get_selected (self->format) == 1 ? WM_PAPER_A4 : WM_PAPER_LETTER, gtk_drop_down_get_selected (self->size) == 1 };
  g_autoptr (WmDocument) document
    = self->source->make_document (self->data, for_staff (self), languages[language < 2 ? language : 0], error);
  return document ? wm_document_paginate (document, &paper) : NULL;
}

static void
refresh_cb (WmPreview *self)
{
  g_autoptr (GError) error = NULL;
  if (self->source == NULL)
    return;
  show_pages (self, make_pages (self, &error));
  if (error)
    say (self, error->message);
}

static WmHandout
handout (WmPreview *self, const char *format)
{
  return (WmHandout){ self->source->report, format, for_staff (self) ? WM_RECIPIENT_STAFF : WM_RECIPIENT_CLIENT, self->client };
}

static void
write_out (WmPreview *self, const char *format, GBytes *bytes, const char *path, GError *failed)
{
  g_autoptr (GError) error = failed;
  const WmHandout out = handout (self, format);
  if (bytes == NULL || !wm_output_hand_out (self->clinic, &out, path, bytes, &error))
    say (self, error ? error->message : _("Nothing was written."));
  else
    say (self, _("Saved"));
}

static GBytes *
make_pdf (WmPreview *self, GError **error)
{
  g_autofree char *date = wm_day_to_iso (wm_clinic_get_today (self->clinic));
  return wm_pages_to_pdf (self->pages, date, error);
}

static void
save_pdf (const char *path, gpointer data)
{
  WmPreview *self = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = make_pdf (self, &error);
  write_out (self, "pdf", bytes, path, error);
}

static void
save_xml (const char *path, gpointer data)
{
  WmPreview *self = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = self->source->make_xml (self->data, for_staff (self), &error);
  write_out (self, "xml", bytes, path, error);
}

/* The number, never the name: file names are seen by others. */
static void
ask_where (WmPreview *self, const char *title, const char *ending, WmFileFunc func)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.%s", wm_record_get (self->client, "client-no"), self->source->report, ending);
  if (self->pages)
    wm_save_dialog (GTK_WINDOW (self), title, name, func, g_object_ref (self), g_object_unref);
}

static void
save_pdf_cb (WmPreview *self)
{
  ask_where (self, _("Save as PDF"), "pdf", save_pdf);
}

static void
save_xml_cb (WmPreview *self)
{
  ask_where (self, _("Save as XML"), "xml", save_xml);
}

static void
print_cb (WmPreview *self)
{
  g_autoptr (GError) error = NULL;
  const WmHandout out = handout (self, "print");
  WmPages *pages = self->pages ? make_pages (self, &error) : NULL;
  if (pages)
    wm_print_pages (self->clinic, &out, pages, GTK_WINDOW (self), &error);
  if (error)
    say (self, error->message);
}

static void
zoomed_cb (WmPreview *self)
{
  g_autofree char *text = g_strdup_printf (_("%u %%"), wm_pages_pane_get_percent (self->pane));
  gtk_menu_button_set_label (self->zoom, text);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPreview *self = WM_PREVIEW (widget);
  if (g_str_equal (name, "pages.larger") || g_str_equal (name, "pages.smaller"))
    wm_pages_pane_zoom (self->pane, g_str_equal (name, "pages.larger") ? 1 : -1);
  else
    wm_pages_pane_fit (self->pane, g_str_equal (name, "pages.fit-width") ? WM_ZOOM_FIT_WIDTH
                                   : g_str_equal (name, "pages.fit-page") ? WM_ZOOM_FIT_PAGE : WM_ZOOM_FIXED);
}

static void
wm_preview_dispose (GObject *object)
{
  WmPreview *self = WM_PREVIEW (object);
  if (self->pane)
    show_pages (self, NULL);
  g_clear_object (&self->data);
  g_clear_object (&self->client);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_preview_parent_class)->dispose (object);
}

static void
install_zoom (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *action;
    guint keys[3];
  } zooms[] = { { "pages.larger", { GDK_KEY_KP_Add, GDK_KEY_equal, GDK_KEY_plus } }, { "pages.smaller", { GDK_KEY_KP_Subtract, GDK_KEY_minus } },
                { "pages.normal", { GDK_KEY_KP_0, GDK_KEY_0 } }, { "pages.fit-width", { 0 } }, { "pages.fit-page", { 0 } } };
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_install_action (widget_class, zooms[i].action, NULL, zoom_cb);
      for (guint k = 0; k < G_N_ELEMENTS (zooms[i].keys) && zooms[i].keys[k]; k++)
        gtk_widget_class_add_binding_action (widget_class, zooms[i].keys[k], GDK_CONTROL_MASK, zooms[i].action, NULL);
    }
}

static void
wm_preview_class_init (WmPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_type_ensure (WM_TYPE_PAGES_PANE);
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = wm_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/print/wm-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, WmPreview, pane);
  gtk_widget_class_bind_template_child (widget_class, WmPreview, zoom);
  gtk_widget_class_bind_template_child (widget_class, WmPreview, edition);
  gtk_widget_class_bind_template_child (widget_class, WmPreview, format);
  gtk_widget_class_bind_template_child (widget_class, WmPreview, size);
  gtk_widget_class_bind_template_child (widget_class, WmPreview, language);
  gtk_widget_class_bind_template_child (widget_class, WmPreview, toasts);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_pdf_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_xml_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  install_zoom (widget_class);
}

static void
wm_preview_init (WmPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  zoomed_cb (self);
}

/**
 * wm_preview_new:
 * @client: whom the document is about
 * @source: static
 * @data: handed to the source's functions
 */
WmPreview *
wm_preview_new (GtkWindow *parent, WmClinic *clinic, WmRecord *client, const WmPreviewSource *source, GObject *data)
{
  WmPreview *self = g_object_new (WM_TYPE_PREVIEW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  self->clinic = g_object_ref (clinic);
  self->client = g_object_ref (client);
  self->data = g_object_ref (data);
  const WmPaper paper = wm_clinic_paper (clinic);
  gtk_drop_down_set_selected (self->format, paper.kind == WM_PAPER_A4);
  gtk_drop_down_set_selected (self->size, paper.large_print);
  self->source = source;
  if (g_strcmp0 (wm_record_get (client, "language"), "es") == 0)
    gtk_drop_down_set_selected (self->language, 1);
  refresh_cb (self);
  return self;
}
