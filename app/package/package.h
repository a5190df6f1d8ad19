#pragma once

#include <gio/gio.h>

#define OD_PACKAGE_ERROR (od_package_error_quark ())
GQuark od_package_error_quark (void);

/**
 * OdPackageError:
 * @OD_PACKAGE_ERROR_WRONG_PASSPHRASE: it does not open with this passphrase
 * @OD_PACKAGE_ERROR_TOO_WEAK: an entry is not encrypted, or weaker than AES-256 (protocol art. 6)
 * @OD_PACKAGE_ERROR_DAMAGED: an archive, but cut off or changed on its way
 * @OD_PACKAGE_ERROR_NOT_AN_ARCHIVE: another kind of file
 * @OD_PACKAGE_ERROR_HOSTILE: over a limit, or an entry that no honest program makes
 * @OD_PACKAGE_ERROR_UNSUPPORTED: an archive of a kind that this version does not open
 * @OD_PACKAGE_ERROR_NO_SEVEN_ZIP: it takes 7-Zip to read or write this, and that is not installed
 * @OD_PACKAGE_ERROR_NOT_STARTED: 7-Zip is installed, but did not start now: too little memory, too many files open
 * @OD_PACKAGE_ERROR_UNPROVED: it was written, but did not read back equal; nothing was kept
 * @OD_PACKAGE_ERROR_WRITE: it could not be written (disk full, no permission); nothing was kept
 */
typedef enum
{
  OD_PACKAGE_ERROR_WRONG_PASSPHRASE,
  OD_PACKAGE_ERROR_TOO_WEAK,
  OD_PACKAGE_ERROR_DAMAGED,
  OD_PACKAGE_ERROR_NOT_AN_ARCHIVE,
  OD_PACKAGE_ERROR_HOSTILE,
  OD_PACKAGE_ERROR_UNSUPPORTED,
  OD_PACKAGE_ERROR_NO_SEVEN_ZIP,
  OD_PACKAGE_ERROR_NOT_STARTED,
  OD_PACKAGE_ERROR_UNPROVED,
  OD_PACKAGE_ERROR_WRITE,
} OdPackageError;

/**
 * OdPackage:
 *
 * What an archive holds or shall hold, in memory: entries by name, in order. What od_package_read() put in it is wiped when it is
 * freed.
 */
typedef struct _OdPackage OdPackage;

OdPackage *od_package_new (void);
void od_package_free (OdPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPackage, od_package_free)

/* Adds an entry; @name is a plain file name without folder, and @content not empty: an empty one libarchive would not encrypt. */
void od_package_add (OdPackage *self, const char *name, GBytes *content);

guint od_package_get_n_entries (const OdPackage *self);
const char *od_package_get_name (const OdPackage *self, guint index);

/* The content of the entry called @name, (transfer none) (nullable). */
GBytes *od_package_find (const OdPackage *self, const char *name);

/* The names of the two entries that each of our messages has; evidence has its documents beside. */
#define OD_PACKAGE_MESSAGE_NAME "bericht.json"
#define OD_PACKAGE_READABLE_NAME "leesbaar.pdf"
