#include "package-chooser.h"

#include <glib/gi18n-lib.h>

static void
on_response (GtkNativeDialog *chooser, int response, GObject *data)
{
  OdPackagesChosen chosen = (OdPackagesChosen) g_object_get_data (G_OBJECT (chooser), "chosen");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) model = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      model = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        g_ptr_array_add (files, g_list_model_get_item (model, i));
    }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
  if (files->len > 0)
    chosen (files, data);
}

static void
add_filter (GtkFileChooserNative *chooser, const char *name, const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

void
od_package_chooser_present (GtkWindow *parent, OdPackagesChosen chosen, GObject *data)
{
  static const char *const packages[] = { "*.zip", "*.7z", "*.eml", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Pakketten importeren"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Openen"), _ ("_Annuleren"));

  add_filter (chooser, _ ("Pakketten en mails (.zip, .7z, .eml)"), packages);
  add_filter (chooser, _ ("Alle bestanden"), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "chosen", (gpointer) chosen);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response), data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
