#pragma once

#include <gtk/gtk.h>

#include "foreign-entry.h"

/**
 * od_foreign_picture_load_async:
 * @entry: a picture that somebody else made
 *
 * Decodes its first picture on a thread of its own, taking it for hostile: by the one loader that fits its bytes, and not at all when it
 * says to be larger than a scanner or a camera makes. The pixels are wiped when the picture goes. Fails with G_IO_ERROR.
 *
 * od_foreign_picture_load_finish() returns: (transfer full) (nullable)
 */
void od_foreign_picture_load_async (OdForeignEntry *entry, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GdkTexture *od_foreign_picture_load_finish (OdForeignEntry *entry, GAsyncResult *result, GError **error);
