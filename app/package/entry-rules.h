#pragma once

#include <glib.h>

/* What an entry of an archive may be called and hold, whatever the archive: for this folder alone. */

/* Whether @name is a path that stays below where it starts, of characters that are what they seem, within the limits. */
gboolean od_entry_name_is_honest (const char *name);

/* Whether @size bytes may come of @packed_size bytes; else OD_PACKAGE_ERROR_HOSTILE. */
gboolean od_entry_check_size (guint64 size, guint64 packed_size, GError **error);

/* The names of one archive; (transfer full). */
GHashTable *od_entry_names_new (void);

/* Adds @name, which must be another than those before: Windows and macOS take names that differ in case or in the form of their accents
 * for one; else OD_PACKAGE_ERROR_HOSTILE. */
gboolean od_entry_names_add (GHashTable *names, const char *name, GError **error);
