#include "seven-zip-reader.h"

#include "package-error.h"
#include "package-limits.h"
#include "seven-zip.h"
#include "seven-zip-listing.h"
#include "zip-directory.h"
#include "zip-bytes.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zlib.h>

static const guint8 signature[] = { '7', 'z', 0xbc, 0xaf, 0x27, 0x1c };

/* The first header of a .7z (7zFormat.txt): signature, version, CRC of the rest, then where the list of entries stands behind it, its size and
 * its CRC. */
#define START_SIZE 32
#define START_CRC 8
#define START_REST 12
#define NEXT_OFFSET 12
#define NEXT_SIZE 20
#define NEXT_CRC 28

/* A list that is compressed or encrypted begins with this; only 7-Zip can tell which. */
#define ENCODED_LIST 0x17

#define LIST_BYTES_PER_ENTRY 4096 /* four times what the longest name and the lines around it take */
#define MAX_LIST_BYTES (LIST_BYTES_PER_ENTRY * OD_PACKAGE_MAX_ENTRIES)

/* The two headers stand at both ends of the file: what was cut off or appended shows without a passphrase. */
static gboolean
check_whole (GBytes *archive, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (archive, &size);
  guint64 offset, length;

  if (size < START_SIZE || crc32 (0, bytes + START_REST, START_SIZE - START_REST) != od_zip_get_32 (bytes + START_CRC))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "start header");
  offset = od_zip_get_64 (bytes + NEXT_OFFSET);
  length = od_zip_get_64 (bytes + NEXT_SIZE);
  if (length == 0 || offset > size || length > size || START_SIZE + offset + length != size)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "end header");
  return crc32 (0, bytes + START_SIZE + offset, length) == od_zip_get_32 (bytes + NEXT_CRC)
         || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "end header");
}

static OdSevenZipOutcome
run (GBytes *archive, const char *verb, const char *type, const char *passphrase, OdWipedMemory *output, gsize *n_written,
     GCancellable *cancellable)
{
  const char *const listing[] = { verb, "-slt", type, "-bd", "-sccUTF-8", "--", OD_SEVEN_ZIP_FIRST_PATH, NULL };
  const char *const content[] = { verb, "-so", type, "-bd", "--", OD_SEVEN_ZIP_FIRST_PATH, NULL };
  int descriptor = od_seven_zip_lend (archive);
  OdSevenZipCall call = {
    .arguments = g_str_equal (verb, "l") ? listing : content,
    .descriptors = &descriptor,
    .n_descriptors = 1,
    .passphrase = passphrase,
    .times = 1,
    .output = output,
  };
  OdSevenZipOutcome outcome;

  if (descriptor < 0)
    return OD_SEVEN_ZIP_NOT_STARTED;
  outcome = od_seven_zip_run (&call, n_written, cancellable);
  g_close (descriptor, NULL);
  return outcome;
}

/* The list of entries, with or without a passphrase; NULL with an outcome that is not good, or with an error and a good one. */
static GArray *
list (GBytes *archive, const char *passphrase, OdSevenZipOutcome *outcome, GCancellable *cancellable, GError **error)
{
  OdWipedMemory *output = od_wiped_memory_new (MAX_LIST_BYTES + 1);
  g_autoptr (GBytes) listing = NULL;
  gsize n_written = 0;

  *outcome = run (archive, "l", "-t7z", passphrase, output, &n_written, cancellable);
  listing = od_wiped_memory_to_bytes (output, MIN (n_written, MAX_LIST_BYTES));
  return *outcome == OD_SEVEN_ZIP_GOOD ? od_seven_zip_listing_parse (listing, g_bytes_get_size (archive), error) : NULL;
}

static gboolean
fits_checksum (const OdSevenZipEntry *entry, GBytes *content)
{
  return !entry->has_checksum
         || crc32_z (0, g_bytes_get_data (content, NULL), g_bytes_get_size (content)) == entry->checksum;
}

/* All contents, one after the other; NULL when 7-Zip did not write exactly @total bytes. */
static GBytes *
read_contents (GBytes *archive, const char *type, const char *passphrase, gsize total, int failed, GCancellable *cancellable, GError **error)
{
  OdWipedMemory *output = od_wiped_memory_new (total + 1);
  gsize n_written = 0;
  OdSevenZipOutcome outcome = run (archive, "x", type, passphrase, output, &n_written, cancellable);
  g_autoptr (GBytes) contents = od_wiped_memory_to_bytes (output, MIN (n_written, total));

  if (outcome != OD_SEVEN_ZIP_GOOD)
    return od_seven_zip_refuse (error, outcome, failed), NULL;
  if (n_written != total)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "less content than was said"), NULL;
  return g_steal_pointer (&contents);
}

static OdPackage *
cut (GBytes *contents, const GArray *entries, GError **error)
{
  g_autoptr (OdPackage) package = od_package_new ();
  gsize at = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const OdSevenZipEntry *entry = &g_array_index (entries, OdSevenZipEntry, i);
      g_autoptr (GBytes) content = g_bytes_new_from_bytes (contents, at, entry->size);

      at += entry->size;
      if (entry->is_folder)
        continue;
      if (!fits_checksum (entry, content))
        return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "checksum"), NULL;
      od_package_add (package, entry->name, content);
    }
  return g_steal_pointer (&package);
}

static gsize
get_total (const GArray *entries)
{
  gsize total = 0;

  for (guint i = 0; i < entries->len; i++)
    total += g_array_index (entries, OdSevenZipEntry, i).size;
  return total;
}

gboolean
od_seven_zip_is_archive (GBytes *archive)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (archive, &size);

  return size >= sizeof signature && memcmp (bytes, signature, sizeof signature) == 0;
}

gboolean
od_seven_zip_check (GBytes *archive, GCancellable *cancellable, GError **error)
{
  OdSevenZipOutcome outcome = OD_SEVEN_ZIP_GOOD;
  g_autoptr (GArray) entries = NULL;

  if (!check_whole (archive, error))
    return FALSE;
  entries = list (archive, NULL, &outcome, cancellable, error);
  if (entries != NULL || outcome == OD_SEVEN_ZIP_ASKED)
    return TRUE;
  return outcome != OD_SEVEN_ZIP_GOOD && od_seven_zip_refuse (error, outcome, OD_PACKAGE_ERROR_DAMAGED);
}

/* Whether the list of entries may be encrypted. */
static gboolean
has_encoded_list (GBytes *archive)
{
  const guint8 *bytes = g_bytes_get_data (archive, NULL);

  return bytes[START_SIZE + od_zip_get_64 (bytes + NEXT_OFFSET)] == ENCODED_LIST;
}

/* Whether the list of entries is encrypted; asked only when something failed, since it takes another process. */
static gboolean
has_encrypted_list (GBytes *archive, GCancellable *cancellable)
{
  OdSevenZipOutcome outcome = OD_SEVEN_ZIP_GOOD;
  g_autoptr (GArray) entries = NULL;

  if (has_encoded_list (archive))
    entries = list (archive, NULL, &outcome, cancellable, NULL);
  return outcome == OD_SEVEN_ZIP_ASKED;
}

static GArray *
list_for_reading (GBytes *archive, const char *passphrase, GCancellable *cancellable, GError **error)
{
  OdSevenZipOutcome outcome = OD_SEVEN_ZIP_GOOD;
  g_autoptr (GArray) entries = list (archive, passphrase, &outcome, cancellable, error);

  if (outcome == OD_SEVEN_ZIP_FAILED)
    od_package_refuse (error, has_encrypted_list (archive, cancellable) ? OD_PACKAGE_ERROR_WRONG_PASSPHRASE : OD_PACKAGE_ERROR_DAMAGED, NULL);
  else if (outcome != OD_SEVEN_ZIP_GOOD)
    od_seven_zip_refuse (error, outcome, OD_PACKAGE_ERROR_DAMAGED);
  return g_steal_pointer (&entries);
}

OdPackage *
od_seven_zip_read (GBytes *archive, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) failed = NULL;

  if (!check_whole (archive, error))
    return NULL;
  if (!od_seven_zip_takes_passphrase (passphrase))
    return od_package_refuse (error, OD_PACKAGE_ERROR_WRONG_PASSPHRASE, NULL), NULL;
  entries = list_for_reading (archive, passphrase, cancellable, error);
  if (entries == NULL)
    return NULL;
  contents = read_contents (archive, "-t7z", passphrase, get_total (entries), OD_PACKAGE_ERROR_WRONG_PASSPHRASE, cancellable, &failed);
  if (contents != NULL)
    return cut (contents, entries, error);
  /* The passphrase that opened an encrypted list is the right one. */
  if (g_error_matches (failed, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_WRONG_PASSPHRASE) && has_encrypted_list (archive, cancellable))
    od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, NULL);
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* 7-Zip writes contents in the order of the central directory; ours is that of the file. No checksums: AE-2 has none, and the
 * authentication code says more. */
static GArray *
make_entries (const GArray *directory)
{
  GArray *entries = g_array_sized_new (FALSE, TRUE, sizeof (OdSevenZipEntry), directory->len);

  g_array_set_size (entries, directory->len);
  for (guint i = 0; i < directory->len; i++)
    {
      const OdZipEntry *entry = &g_array_index (directory, OdZipEntry, i);

      g_array_index (entries, OdSevenZipEntry, entry->row)
          = (OdSevenZipEntry) { .name = entry->name, .is_folder = entry->is_folder, .size = entry->size };
    }
  return entries;
}

OdPackage *
od_seven_zip_read_zip (GBytes *archive, const GArray *directory, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) entries = make_entries (directory);
  g_autoptr (GBytes) contents = NULL;

  if (!od_seven_zip_takes_passphrase (passphrase))
    return od_package_refuse (error, OD_PACKAGE_ERROR_WRONG_PASSPHRASE, NULL), NULL;
  contents = read_contents (archive, "-tzip", passphrase, get_total (entries), OD_PACKAGE_ERROR_WRONG_PASSPHRASE, cancellable, error);
  return contents != NULL ? cut (contents, entries, error) : NULL;
}
