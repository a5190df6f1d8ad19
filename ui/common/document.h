#pragma once

#include <adwaita.h>

#include "viewing-folder.h"

/* Files that the program has in memory, and that a person wants in the desktop's viewer or under a name on the disk. */

/**
 * od_document_open_async:
 * @widget: of the window that asks
 * @folder: where the viewer finds it: in memory, until the folder is closed
 *
 * od_document_open_finish() gives an error to show; G_IO_ERROR_CANCELLED when the user went away or chose no viewer.
 */
void od_document_open_async (GtkWidget *widget, OdViewingFolder *folder, OdForeignEntry *document, GAsyncReadyCallback callback, gpointer data);
gboolean od_document_open_finish (GtkWidget *widget, GAsyncResult *result, GError **error);

/* Lets the user choose where a copy of @document goes, under @name, which tells of no client, and when it is of an exercise that it is. When it is @personal it first says that it
 * stands there unprotected. What goes wrong is told. */
void od_document_save (GtkWidget *widget, OdForeignEntry *document, const char *name, gboolean personal);
