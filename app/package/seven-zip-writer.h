#pragma once

#include "package.h"

/**
 * od_seven_zip_write:
 *
 * The bytes of a .7z with the entries of @package, its list of entries encrypted too, made by 7-Zip: for this folder alone. What goes in
 * never touches a file system.
 *
 * Returns: (transfer full) (nullable), with OD_PACKAGE_ERROR or G_IO_ERROR_CANCELLED
 */
GBytes *od_seven_zip_write (OdPackage *package, const char *passphrase, GCancellable *cancellable, GError **error);
