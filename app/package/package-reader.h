#pragma once

#include "package.h"

/**
 * od_package_read:
 * @archive: the bytes of a file, whoever made it
 * @passphrase: UTF-8; borrowed for the call
 * @cancellable: (nullable)
 * @error: OD_PACKAGE_ERROR or G_IO_ERROR_CANCELLED
 *
 * Opens an AES-256 ZIP in memory, taking it for hostile: within the limits of package-limits.h, names never used as paths, every
 * entry AES-256, local and central directories agreeing. Nothing is given out before the whole archive has been checked. May be called on any thread.
 *
 * Returns: (transfer full) (nullable)
 */
OdPackage *od_package_read (GBytes *archive, const char *passphrase, GCancellable *cancellable, GError **error);

/* Whether @archive may be a package: an archive within the limits and AES-256 throughout, seen without a passphrase. Names the
 * same errors as od_package_read() but for OD_PACKAGE_ERROR_WRONG_PASSPHRASE. */
gboolean od_package_check (GBytes *archive, GError **error);

/* The bytes of the file at @path, when it is a regular file within the limits; (transfer full) (nullable), with a G_IO_ERROR or OD_PACKAGE_ERROR. */
GBytes *od_package_load (const char *path, GCancellable *cancellable, GError **error);
