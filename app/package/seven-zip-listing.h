#pragma once

#include <glib.h>

/* One entry of a 7z archive, as 7-Zip lists it. */
typedef struct
{
  char *name;            /* UTF-8, checked */
  gboolean is_folder;
  guint64 size;
  gboolean has_checksum;
  guint32 checksum;      /* CRC-32 of the content, when it has one */
} OdSevenZipEntry;

/**
 * od_seven_zip_listing_parse:
 * @listing: what `7zz l -slt` writes
 * @archive_size: of the archive in bytes
 * @error: OD_PACKAGE_ERROR
 *
 * Reads the list, which is made of the archive's own headers and so as hostile as they are, and refuses what an honest program does not
 * make: names that lead elsewhere, links and devices, more than the limits of package-limits.h, and any content that is not AES-256
 * (protocol art. 6), by the list of its coders: 7zAES is AES-256 and nothing else, but its key may be derived in fewer rounds than ZIP's.
 *
 * Returns: (transfer full) (nullable): of OdSevenZipEntry, in the order in which their contents are written
 */
GArray *od_seven_zip_listing_parse (GBytes *listing, gsize archive_size, GError **error);
