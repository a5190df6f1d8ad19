#include "package-reader.h"

#include "package-error.h"
#include "package-limits.h"
#include "seven-zip-reader.h"
#include "wiped-memory.h"
#include "zip-directory.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct archive OdArchiveReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdArchiveReader, archive_read_free)

#define READ_SIZE (64 * 1024)

/* What came of one entry: its two-byte verifier lets one wrong passphrase in 65,536 through, its authentication code none. */
typedef enum
{
  ENTRY_AUTHENTIC,
  ENTRY_OTHER_PASSPHRASE,
  ENTRY_CORRUPT,
  ENTRY_CANCELLED,
} EntryOutcome;

static OdArchiveReader *
open_reader (GBytes *archive, const char *passphrase)
{
  g_autoptr (OdArchiveReader) reader = archive_read_new ();
  gsize size;
  const void *bytes = g_bytes_get_data (archive, &size);

  if (archive_read_support_format_zip_seekable (reader) == ARCHIVE_OK && archive_read_add_passphrase (reader, passphrase) == ARCHIVE_OK
      && archive_read_open_memory (reader, bytes, size) == ARCHIVE_OK)
    return g_steal_pointer (&reader);
  return NULL;
}

/* ARCHIVE_FAILED before the first byte is how libarchive says that the verifier does not fit; the kinds of entry that it says the same of
 * have been refused before. */
static EntryOutcome
read_content (OdArchiveReader *reader, OdWipedMemory *memory, GCancellable *cancellable)
{
  gsize at = 0;

  for (;;)
    {
      la_ssize_t n_read;

      if (g_cancellable_is_cancelled (cancellable))
        return ENTRY_CANCELLED;
      n_read = archive_read_data (reader, memory->bytes + at, MIN (memory->size - at, READ_SIZE));
      if (n_read == ARCHIVE_FAILED && at == 0)
        return ENTRY_OTHER_PASSPHRASE;
      if (n_read < 0 || at + n_read == memory->size)
        return ENTRY_CORRUPT;
      if (n_read == 0)
        return at + 1 == memory->size ? ENTRY_AUTHENTIC : ENTRY_CORRUPT;
      at += n_read;
    }
}

static EntryOutcome
read_entry (OdArchiveReader *reader, const OdZipEntry *expected, GBytes **content, GCancellable *cancellable)
{
  OdWipedMemory *memory = od_wiped_memory_new (expected->size + 1); /* what fills it is too much */
  EntryOutcome outcome = read_content (reader, memory, cancellable);

  if (outcome == ENTRY_AUTHENTIC)
    *content = od_wiped_memory_to_bytes (memory, expected->size);
  else
    od_wiped_memory_free (memory);
  return outcome;
}

/* Goes to the next entry, which must be the one that the directory gives; an encrypted one, should libarchive ever find
 * another than we did. */
static gboolean
next_entry (OdArchiveReader *reader, const OdZipEntry *expected)
{
  struct archive_entry *entry;
  int result = archive_read_next_header (reader, &entry);

  return (result == ARCHIVE_OK || result == ARCHIVE_WARN) && archive_entry_size_is_set (entry)
         && archive_entry_size (entry) == (la_int64_t) expected->size
         && (expected->packed_size == 0 || archive_entry_is_data_encrypted (entry));
}

/* The entry at @index alone, for judging what is wrong. */
static EntryOutcome
try_entry (GBytes *archive, const GArray *directory, guint index, const char *passphrase, GCancellable *cancellable)
{
  g_autoptr (OdArchiveReader) reader = open_reader (archive, passphrase);
  g_autoptr (GBytes) content = NULL;

  for (guint i = 0; i <= index; i++)
    if (reader == NULL || !next_entry (reader, &g_array_index (directory, OdZipEntry, i)))
      return ENTRY_CORRUPT;
  return read_entry (reader, &g_array_index (directory, OdZipEntry, index), &content, cancellable);
}

/* Whether it is the passphrase or the file that is wrong, when reading stopped at the first entry. One authentic entry
 * proves the passphrase; and that a wrong one passes the verifiers of several entries is less likely than damage. */
static OdPackageError
judge (GBytes *archive, const GArray *directory, const char *passphrase, GCancellable *cancellable)
{
  guint n_other = 0;
  guint n_tried = 0;

  for (guint i = 0; i < directory->len && n_tried < OD_PACKAGE_MAX_JUDGED && !g_cancellable_is_cancelled (cancellable);
       i++)
    {
      EntryOutcome outcome;

      if (g_array_index (directory, OdZipEntry, i).is_folder)
        continue;
      n_tried++;
      outcome = try_entry (archive, directory, i, passphrase, cancellable);
      if (outcome == ENTRY_AUTHENTIC)
        return OD_PACKAGE_ERROR_DAMAGED;
      if (outcome == ENTRY_OTHER_PASSPHRASE)
        n_other++;
    }
  return n_other > 0 ? OD_PACKAGE_ERROR_WRONG_PASSPHRASE : OD_PACKAGE_ERROR_DAMAGED;
}

/* NULL when any entry is not as it should be; @proved says whether one before it was authentic. */
static OdPackage *
read_all (GBytes *archive, const GArray *directory, const char *passphrase, gboolean *proved, GCancellable *cancellable)
{
  g_autoptr (OdArchiveReader) reader = open_reader (archive, passphrase);
  g_autoptr (OdPackage) package = od_package_new ();

  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < directory->len; i++)
    {
      const OdZipEntry *expected = &g_array_index (directory, OdZipEntry, i);
      g_autoptr (GBytes) content = NULL;

      if (!next_entry (reader, expected))
        return NULL;
      if (expected->is_folder)
        continue;
      if (read_entry (reader, expected, &content, cancellable) != ENTRY_AUTHENTIC)
        return NULL;
      *proved = TRUE;
      od_package_add (package, expected->name, content);
    }
  return g_steal_pointer (&package);
}

static gboolean
needs_seven_zip (const GArray *directory)
{
  for (guint i = 0; i < directory->len; i++)
    if (g_array_index (directory, OdZipEntry, i).reader == OD_ZIP_READER_SEVEN_ZIP)
      return TRUE;
  return FALSE;
}

static OdPackage *
read_zip (GBytes *archive, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) directory = od_zip_directory_read (archive, error);
  gboolean proved = FALSE;
  OdPackage *package;
  OdPackageError reason;

  if (directory == NULL)
    return NULL;
  if (*passphrase == '\0')
    {
      od_package_refuse (error, OD_PACKAGE_ERROR_WRONG_PASSPHRASE, NULL);
      return NULL;
    }
  if (needs_seven_zip (directory))
    return od_seven_zip_read_zip (archive, directory, passphrase, cancellable, error);
  package = read_all (archive, directory, passphrase, &proved, cancellable);
  if (package != NULL)
    return package;
  reason = proved ? OD_PACKAGE_ERROR_DAMAGED : judge (archive, directory, passphrase, cancellable);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    od_package_refuse (error, reason, NULL);
  return NULL;
}

OdPackage *
od_package_read (GBytes *archive, const char *passphrase, GCancellable *cancellable, GError **error)
{
  if (od_seven_zip_is_archive (archive))
    return od_seven_zip_read (archive, passphrase, cancellable, error);
  return read_zip (archive, passphrase, cancellable, error);
}

gboolean
od_package_check (GBytes *archive, GError **error)
{
  g_autoptr (GArray) directory = NULL;

  if (od_seven_zip_is_archive (archive))
    return od_seven_zip_check (archive, NULL, error);
  directory = od_zip_directory_read (archive, error);
  return directory != NULL;
}

static gboolean
fail_to_load (int number, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s\n%s",
               _ ("Het bestand kon niet worden gelezen; er is niets veranderd. Kijk of het er nog staat en probeer opnieuw."),
               g_strerror (number));
  return FALSE;
}

static gboolean
check_file (int descriptor, gsize *size, GError **error)
{
  struct stat status;

  if (fstat (descriptor, &status) != 0)
    return fail_to_load (errno, error);
  if (!S_ISREG (status.st_mode))
    return od_package_refuse (error, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE, "not a regular file");
  if (status.st_size > OD_PACKAGE_MAX_FILE_BYTES)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "file too large");
  *size = status.st_size;
  return TRUE;
}

/* May be a mail in the clear: wiped when freed. */
static GBytes *
read_file (int descriptor, gsize size, GCancellable *cancellable, GError **error)
{
  OdWipedMemory *content = od_wiped_memory_new (size);
  gsize at = 0;
  gssize n_read;

  do
    {
      n_read = g_cancellable_is_cancelled (cancellable) ? 0 : read (descriptor, content->bytes + at, MIN (size - at, READ_SIZE));
      at += MAX (n_read, 0);
    }
  while (n_read > 0 || (n_read < 0 && errno == EINTR));
  if (n_read == 0 && !g_cancellable_set_error_if_cancelled (cancellable, error))
    return od_wiped_memory_to_bytes (content, at);
  if (n_read < 0)
    fail_to_load (errno, error);
  od_wiped_memory_free (content);
  return NULL;
}

GBytes *
od_package_load (const char *path, GCancellable *cancellable, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;

  if (descriptor < 0)
    {
      fail_to_load (errno, error);
      return NULL;
    }
  if (check_file (descriptor, &size, error))
    bytes = read_file (descriptor, size, cancellable, error);
  g_close (descriptor, NULL);
  return g_steal_pointer (&bytes);
}
