#pragma once

#include <adwaita.h>

/* What was chosen, (transfer none); NULL when it was nothing. */
typedef void (*OdFileChosen) (GFile *file, gpointer data);

/* Shows @chooser, which is (transfer full), and calls @chosen once. */
void od_choose (GtkFileChooserNative *chooser, OdFileChosen chosen, gpointer data);

/* The same, for where a file goes that is called @name unless the user says otherwise. @widget is of the window that asks. */
void od_choose_destination (GtkWidget *widget, const char *name, OdFileChosen chosen, gpointer data);

/**
 * od_choose_file_async:
 * @widget: of the window that asks
 * @accept: of the button that takes the file: "_Openen"
 *
 * Lets the user choose a file, and reads it; of one larger than 32 MB only the beginning, which is more than may be kept of any.
 *
 * od_choose_file_finish() returns: (transfer full) (nullable): its content; NULL without an error when the user chose none or left the window
 * meanwhile. @name (out) (optional) (transfer full) is what the file is called.
 */
void od_choose_file_async (GtkWidget *widget, const char *title, const char *accept, GAsyncReadyCallback callback, gpointer data);
GBytes *od_choose_file_finish (GtkWidget *widget, GAsyncResult *result, char **name, GError **error);
