#pragma once

#include "package.h"

/**
 * od_package_read:
 * @archive: the bytes of a file, whoever made it
 * @passphrase: UTF-8; borrowed for the call
 * @cancellable: (nullable)
 * @error: OD_PACKAGE_ERROR or G_IO_ERROR_CANCELLED
 *
 * Opens an AES-256 ZIP or .7z in memory, taking it for hostile: within the limits of package-limits.h, names never used as paths, every
 * entry AES-256, local and central directories agreeing. Nothing is given out before the whole archive has been checked. A .7z, and a
 * ZIP with a compression method that libarchive does not know in encrypted entries, is read by 7-Zip as a child process; without it that is
 * OD_PACKAGE_ERROR_NO_SEVEN_ZIP. A .7z whose list of entries is not encrypted has nothing that tells a wrong passphrase from damage: it is
 * then taken for a wrong passphrase. May be called on any thread, and blocks.
 *
 * Returns: (transfer full) (nullable)
 */
OdPackage *od_package_read (GBytes *archive, const char *passphrase, GCancellable *cancellable, GError **error);

/* Whether @archive may be a package: an archive within the limits and AES-256 throughout, seen without a passphrase. Names the
 * same errors as od_package_read() but for OD_PACKAGE_ERROR_WRONG_PASSPHRASE. */
gboolean od_package_check (GBytes *archive, GError **error);

/* The bytes of the file at @path, when it is a regular file within the limits; (transfer full) (nullable), with a G_IO_ERROR or OD_PACKAGE_ERROR. */
GBytes *od_package_load (const char *path, GCancellable *cancellable, GError **error);
