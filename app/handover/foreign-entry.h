#pragma once

#include <gio/gio.h>

#include "foreign-type.h"

/**
 * OdForeignEntry:
 *
 * One file of a package that was not made with this program. Its content is wiped from memory when the last reference goes.
 */
#define OD_TYPE_FOREIGN_ENTRY (od_foreign_entry_get_type ())
G_DECLARE_FINAL_TYPE (OdForeignEntry, od_foreign_entry, OD, FOREIGN_ENTRY, GObject)

/* @name as its maker called it, UTF-8; @content whole, wiped by whoever made it when it is freed; (transfer full). */
OdForeignEntry *od_foreign_entry_new (const char *name, GBytes *content);

/* The name for people to read: without control, direction and invisible characters, not too long, never empty. No path. */
const char *od_foreign_entry_get_name (OdForeignEntry *self);
const OdForeignType *od_foreign_entry_get_file_type (OdForeignEntry *self); /* (transfer none) */
GBytes *od_foreign_entry_get_content (OdForeignEntry *self);                /* (transfer none) */
gsize od_foreign_entry_get_size (OdForeignEntry *self);                     /* in bytes */

/* Whether it may go to the desktop's viewer, and whether it may be saved. */
gboolean od_foreign_entry_may_be_opened (OdForeignEntry *self);
gboolean od_foreign_entry_may_be_saved (OdForeignEntry *self);

/**
 * od_foreign_entry_save_async:
 * @destination: where the user wants it
 *
 * Writes the content there, unprotected, for this user alone (mode 0600). Fails with G_IO_ERROR; then what was there stays.
 */
void od_foreign_entry_save_async (OdForeignEntry *self, GFile *destination, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_foreign_entry_save_finish (OdForeignEntry *self, GAsyncResult *result, GError **error);
