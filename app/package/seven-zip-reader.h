#pragma once

#include "package.h"

/* Reading .7z through the 7-Zip child: for this folder alone. */

/* Whether @archive begins as a .7z does. */
gboolean od_seven_zip_is_archive (GBytes *archive);

/* What can be judged of a .7z without its passphrase: that it is whole, and when its list of entries is not encrypted too, what that says. The
 * errors are those of od_package_check(). */
gboolean od_seven_zip_check (GBytes *archive, GCancellable *cancellable, GError **error);

/* The entries of a .7z; (transfer full) (nullable), with the errors of od_package_read(). Where 7-Zip does not tell a wrong passphrase from
 * damage, it is taken for a wrong passphrase. */
OdPackage *od_seven_zip_read (GBytes *archive, const char *passphrase, GCancellable *cancellable, GError **error);

/* The entries of a .zip, of which @directory is od_zip_directory_read()'s, also where libarchive does not know the compression method. 7-Zip
 * checks the authentication code of each; (transfer full) (nullable), with the errors of od_package_read(). */
OdPackage *od_seven_zip_read_zip (GBytes *archive, const GArray *directory, const char *passphrase, GCancellable *cancellable,
                                  GError **error);
