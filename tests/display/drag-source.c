#include <gtk/gtk.h>

/* drag-source bestanden FILE… | mail FILE: a window to drag from, as a file manager or a mail program has them. */

static GdkContentProvider *
offer_mail (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  char *content;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    g_error ("The mail cannot be read.");
  bytes = g_bytes_new_take (content, length);
  return gdk_content_provider_new_for_bytes ("message/rfc822", bytes);
}

/* An address on each line. */
static GdkContentProvider *
offer_files (char **paths)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (; *paths != NULL; paths++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (*paths);
      g_autofree char *address = g_file_get_uri (file);

      g_string_append_printf (list, "%s\r\n", address);
    }
  bytes = g_bytes_new (list->str, list->len);
  return gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
}

static void
on_activate (GtkApplication *application, char **arguments)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *label = gtk_label_new ("Sleep mij");
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr (GdkContentProvider) content = g_str_equal (arguments[1], "mail") ? offer_mail (arguments[2]) : offer_files (arguments + 2);

  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_title (GTK_WINDOW (window), "Sleepbron");
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 120);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  if (argc < 3)
    return 2;
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
