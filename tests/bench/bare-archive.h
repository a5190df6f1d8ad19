#pragma once

#include "package.h"

/* An archive written and read by libarchive with nothing around it: what the package layer cannot be quicker than. */

GBytes *bare_archive_write (OdPackage *package, const char *passphrase);

/* How many bytes its entries hold; all of them were decrypted and found authentic. */
gsize bare_archive_read (GBytes *archive, const char *passphrase);
