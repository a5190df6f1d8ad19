#include "document-row.h"

#include <glib/gi18n-lib.h>

#include "document.h"
#include "error-dialog.h"
#include "text-row.h"

struct _OdDocumentRow
{
  AdwActionRow parent_instance;

  OdProfile *profile;
  OdForeignEntry *document;
  OdViewingFolder *folder; /* while a viewer may show it */
  char *name;
  gboolean personal;
};

G_DEFINE_FINAL_TYPE (OdDocumentRow, od_document_row, ADW_TYPE_ACTION_ROW)

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!od_document_open_finish (GTK_WIDGET (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    od_error_dialog_present (GTK_WIDGET (source), _ ("Het bestand ging niet open"), error);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdDocumentRow *self = OD_DOCUMENT_ROW (widget);
  g_autoptr (GError) error = NULL;

  if (self->folder == NULL)
    self->folder = od_viewing_folder_new (od_profile_get_name (self->profile), &error);
  if (self->folder == NULL)
    od_error_dialog_present (widget, _ ("Het bestand ging niet open"), error);
  else
    od_document_open_async (widget, self->folder, self->document, on_opened, NULL);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdDocumentRow *self = OD_DOCUMENT_ROW (widget);

  od_document_save (widget, self->document, self->name, self->personal);
}

static void
add_button (OdDocumentRow *self, const char *icon, const char *label, const char *action)
{
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (od_text_row_add_button (GTK_WIDGET (self), icon, label, name)), action);
}

/* Whoever leaves the page is done with what a viewer shows of it. */
static void
od_document_row_unroot (GtkWidget *widget)
{
  OdDocumentRow *self = OD_DOCUMENT_ROW (widget);

  if (self->folder != NULL)
    od_viewing_folder_close (self->folder);
  g_clear_object (&self->folder);

  GTK_WIDGET_CLASS (od_document_row_parent_class)->unroot (widget);
}

static void
od_document_row_dispose (GObject *object)
{
  OdDocumentRow *self = OD_DOCUMENT_ROW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (od_document_row_parent_class)->dispose (object);
}

static void
od_document_row_class_init (OdDocumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_document_row_dispose;
  widget_class->unroot = od_document_row_unroot;
  gtk_widget_class_install_action (widget_class, "document.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "document.save", NULL, save_action);
}

static void
od_document_row_init (OdDocumentRow *self)
{
}

GtkWidget *
od_document_row_new (OdProfile *profile, const char *title, const char *name, GBytes *content, gboolean personal)
{
  OdDocumentRow *self = g_object_new (OD_TYPE_DOCUMENT_ROW, "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  self->profile = g_object_ref (profile);
  self->document = od_foreign_entry_new (name, content);
  self->name = g_strdup (name);
  self->personal = personal;
  if (od_foreign_entry_may_be_opened (self->document))
    add_button (self, "document-open-symbolic", _ ("Openen om te lezen of af te drukken"), "document.open");
  add_button (self, "document-save-symbolic", _ ("Opslaan als…"), "document.save");
  return GTK_WIDGET (self);
}
