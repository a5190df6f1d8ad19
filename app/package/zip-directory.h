#pragma once

#include <gio/gio.h>

/* What can read the content of an entry. */
typedef enum
{
  OD_ZIP_READER_LIBARCHIVE,
  OD_ZIP_READER_SEVEN_ZIP,  /* a compression method that libarchive does not know in AES entries */
} OdZipReader;

/* One file in a ZIP, as both of its headers say. */
typedef struct
{
  char *name;           /* UTF-8 */
  gboolean is_folder;   /* holds nothing */
  OdZipReader reader;
  guint row;            /* in the central directory */
  gsize offset;         /* of its local header */
  gsize packed_size;
  gsize size;
} OdZipEntry;

/**
 * od_zip_directory_read:
 * @archive: the bytes of a file, whoever made it
 * @error: OD_PACKAGE_ERROR
 *
 * Reads the headers of a ZIP (APPNOTE.TXT 6.3; WinZip's AE-1 and AE-2) without a passphrase, and refuses what an honest program does not
 * make: bytes that belong to nothing, headers that overlap or say different things, names that lead elsewhere, more than the
 * limits of package-limits.h, and any file that is not AES-256 (protocol art. 6). The reader of the content may then believe it.
 *
 * Returns: (transfer full) (nullable): of OdZipEntry, in the order of the file
 */
GArray *od_zip_directory_read (GBytes *archive, GError **error);
