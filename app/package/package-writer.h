#pragma once

#include "package.h"
#include "protocol.h"

/**
 * od_package_write:
 * @self: what goes in
 * @path: where it goes: a .7z by 7-Zip as a child process, its list of entries encrypted too, any other name a ZIP; replaced in one go or not at all
 * @passphrase: UTF-8; borrowed for the call
 * @cancellable: (nullable)
 * @error: OD_PACKAGE_ERROR or G_IO_ERROR_CANCELLED
 *
 * Writes an AES-256 archive (protocol art. 6) that any 7-Zip opens: in memory, then a file beside @path, fsync, rename. Then proves
 * it: reads it again from the disk, sees that it opens with @passphrase and is equal, that every entry is AES-256 (ZIP: extra
 * field 0x9901, strength 3; 7z: the coder 7zAES), and that another passphrase is refused. What is not proved does not stay. May be called on any thread.
 *
 * Returns: whether it is there and proved
 */
gboolean od_package_write (OdPackage *self, const char *path, const char *passphrase, GCancellable *cancellable, GError **error);

/* ".zip" or ".7z", and the format that a file's name tells. */
const char *od_package_get_ending (OdArchiveFormat format);
OdArchiveFormat od_package_get_format (const char *path);

/* The same bytes as od_package_write() would write, not yet on the disk nor proved; (transfer full) (nullable). */
GBytes *od_package_to_bytes (OdPackage *self, OdArchiveFormat format, const char *passphrase, GCancellable *cancellable, GError **error);
