#include "choose-file.h"

#include <glib/gi18n-lib.h>

/* More than any file that is asked for here may hold, so that who asked refuses it by its size. */
#define MAX_BYTES (32 * 1024 * 1024)

typedef struct
{
  OdFileChosen chosen;
  gpointer data;
} Choosing;

static void
on_response (GtkNativeDialog *chooser, int response, Choosing *choosing)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  choosing->chosen (file, choosing->data);
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
choosing_free (gpointer choosing, GClosure *closure)
{
  g_free (choosing);
}

void
od_choose (GtkFileChooserNative *chooser, OdFileChosen chosen, gpointer data)
{
  Choosing *choosing = g_new (Choosing, 1);

  *choosing = (Choosing) { chosen, data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_response), choosing, choosing_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
od_choose_destination (GtkWidget *widget, const char *name, OdFileChosen chosen, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Bestand opslaan"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _ ("_Opslaan"), _ ("_Annuleren"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  od_choose (chooser, chosen, data);
}

static gboolean
read_more (const char *content, goffset n_read, gpointer data)
{
  return n_read < MAX_BYTES;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree char *content = NULL;
  gsize length = 0;
  GError *error = NULL;
  gboolean loaded = g_file_load_partial_contents_finish (G_FILE (source), result, &content, &length, NULL, &error);

  if (gtk_widget_get_root (g_task_get_source_object (task)) == NULL)
    {
      g_clear_error (&error);
      g_task_return_pointer (task, NULL, NULL);
    }
  else if (!loaded)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_bytes_new_take (g_steal_pointer (&content), length), (GDestroyNotify) g_bytes_unref);
}

static void
on_chosen (GFile *file, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree char *name = NULL;

  if (file != NULL)
    {
      name = g_file_get_basename (file);
      g_task_set_task_data (task, g_filename_display_name (name), g_free);
      g_file_load_partial_contents_async (file, NULL, read_more, on_loaded, g_object_ref (task));
    }
  else
    g_task_return_pointer (task, NULL, NULL);
}

void
od_choose_file_async (GtkWidget *widget, const char *title, const char *accept, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (widget, NULL, callback, data);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                               accept, _ ("_Annuleren"));

  g_task_set_source_tag (task, od_choose_file_async);
  od_choose (chooser, on_chosen, task);
}

GBytes *
od_choose_file_finish (GtkWidget *widget, GAsyncResult *result, char **name, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, widget), NULL);

  if (name != NULL)
    *name = g_strdup (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_pointer (G_TASK (result), error);
}
