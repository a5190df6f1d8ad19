#include "document.h"

#include <glib/gi18n-lib.h>
#include <libportal-gtk4/portal-gtk4.h>

#include "choose-file.h"
#include "error-dialog.h"
#include "practice-mode.h"

/* In the desktop's viewer */

static void
on_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (xdp_portal_open_uri_finish (XDP_PORTAL (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, error->domain, error->code, "%s\n%s",
                             _ ("Er is geen programma gevonden dat dit bestand toont. Er is niets bewaard. U kunt het bestand opslaan en het zelf openen."),
                             error->message);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autofree char *path = od_viewing_folder_put_finish (OD_VIEWING_FOLDER (source), result, &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;
  GtkRoot *root = gtk_widget_get_root (g_task_get_source_object (task));
  g_autoptr (XdpPortal) portal = NULL;
  XdpParent *parent;

  if (root == NULL) /* the page is closed, and the folder emptied */
    {
      g_clear_error (&error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed");
      return;
    }
  if (uri == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  portal = xdp_portal_new ();
  parent = xdp_parent_new_gtk (GTK_WINDOW (root));
  xdp_portal_open_uri (portal, parent, uri, XDP_OPEN_URI_FLAG_NONE, NULL, on_shown, g_object_ref (task));
  xdp_parent_free (parent);
}

void
od_document_open_async (GtkWidget *widget, OdViewingFolder *folder, OdForeignEntry *document, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (widget, NULL, callback, data);

  g_task_set_source_tag (task, od_document_open_async);
  od_viewing_folder_put_async (folder, document, NULL, on_put, g_object_ref (task));
}

gboolean
od_document_open_finish (GtkWidget *widget, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, widget), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* By name on the disk */

typedef struct
{
  GtkWidget *widget;
  OdForeignEntry *document;
  char *name;
} Saving;

/* Of an exercise the name says so: a table has no place for a mark, as a PDF has; (transfer full). */
static char *
mark_name (const char *name)
{
  gboolean is_marked = od_practice_mode_get () == NULL || strstr (name, OD_PROTOCOL_PRACTICE_PREFIX) != NULL;

  return g_strconcat (is_marked ? "" : OD_PROTOCOL_PRACTICE_PREFIX, name, NULL);
}

static Saving *
saving_new (GtkWidget *widget, OdForeignEntry *document, const char *name)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  saving->document = g_object_ref (document);
  saving->name = mark_name (name);
  return saving;
}

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  g_object_unref (saving->document);
  g_free (saving->name);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!od_foreign_entry_save_finish (OD_FOREIGN_ENTRY (source), result, &error))
    od_error_dialog_present (widget, _ ("Het bestand is niet opgeslagen"), error);
}

static void
on_destination_chosen (GFile *destination, gpointer data)
{
  g_autoptr (Saving) saving = data;

  /* Who left the page, or locked the program, saves nothing more. */
  if (destination != NULL && gtk_widget_get_root (saving->widget) != NULL)
    od_foreign_entry_save_async (saving->document, destination, NULL, on_saved, g_object_ref (saving->widget));
}

/* Takes @saving. */
static void
choose_destination (Saving *saving)
{
  od_choose_destination (saving->widget, saving->name, on_destination_chosen, saving);
}

static void
on_answered (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  if (g_str_equal (response, "save"))
    choose_destination (data);
  else
    saving_free (data);
}

void
od_document_save (GtkWidget *widget, OdForeignEntry *document, const char *name, gboolean personal)
{
  Saving *saving = saving_new (widget, document, name);
  GtkWidget *dialog;

  if (!personal)
    {
      choose_destination (saving);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Onbeschermd opslaan?"),
                                   _ ("Het bestand staat dan leesbaar op de schijf, zonder wachtzin. Wis het zelf zodra u het niet meer nodig hebt. Zet geen naam van een cliënt in de bestandsnaam."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Annuleren"), "save", _ ("_Opslaan…"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_answered), saving);
  gtk_window_present (GTK_WINDOW (dialog));
}
