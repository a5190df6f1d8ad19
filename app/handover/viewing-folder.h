#pragma once

#include "foreign-entry.h"

/**
 * OdViewingFolder:
 *
 * Where the desktop's viewer finds a file of a package: a folder in memory ($XDG_RUNTIME_DIR, a tmpfs), for this user alone, with names
 * made here. Nothing of it reaches the disk. It is emptied when it is closed, and at the next start of the profile when the
 * program ended otherwise.
 */
#define OD_TYPE_VIEWING_FOLDER (od_viewing_folder_get_type ())
G_DECLARE_FINAL_TYPE (OdViewingFolder, od_viewing_folder, OD, VIEWING_FOLDER, GObject)

/* That of the profile called @profile_name; NULL with G_IO_ERROR_NOT_SUPPORTED when this desktop has no folder in memory; (transfer full). */
OdViewingFolder *od_viewing_folder_new (const char *profile_name, GError **error);

/**
 * od_viewing_folder_put_async:
 * @entry: what may be opened, see od_foreign_entry_may_be_opened()
 *
 * Puts its content there, mode 0600. The same entry put twice is the same file. od_viewing_folder_put_finish() returns: (transfer full)
 * (nullable): its path
 */
void od_viewing_folder_put_async (OdViewingFolder *self, OdForeignEntry *entry, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
char *od_viewing_folder_put_finish (OdViewingFolder *self, GAsyncResult *result, GError **error);

/* Empties and removes it, now; what is being put there fails. To be called once nobody looks at the package any more. */
void od_viewing_folder_close (OdViewingFolder *self);

/* Empties and removes the folder of the profile called @profile_name, if there is one: when the program starts and when it ends. */
void od_viewing_folder_empty (const char *profile_name);
