#pragma once

#include "profile.h"

/**
 * OdImportSource:
 *
 * One thing that may be imported: a package in a file, a package that came in a mail, or a mail of which it has to be said why there is none
 * in it. Immutable.
 */
#define OD_TYPE_IMPORT_SOURCE (od_import_source_get_type ())
G_DECLARE_FINAL_TYPE (OdImportSource, od_import_source, OD, IMPORT_SOURCE, GObject)

/* The package in @file; (transfer full). */
OdImportSource *od_import_source_new_for_file (GFile *file);

/* A file name, in which a reference may stand; (transfer none). */
const char *od_import_source_get_name (OdImportSource *self);

/**
 * od_import_find_sources_async:
 * @files: packages and mails, as they were chosen or dropped
 *
 * Sees by their content which of them are mails, and takes the packages out of those, in memory. A file that cannot be read, and a mail without
 * a package, stays a source of its own: opening it tells why.
 *
 * od_import_find_sources_finish() returns: (transfer full) (nullable): an array of OdImportSource, in the order of @files, or NULL with
 * G_IO_ERROR_CANCELLED
 */
void od_import_find_sources_async (GFile **files, guint n_files, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *od_import_find_sources_finish (GAsyncResult *result, GError **error);

/* The same for a mail as a mail program hands it over without a file; @name is only for show. */
void od_import_find_sources_in_mail_async (const char *name, GInputStream *mail, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer data);
