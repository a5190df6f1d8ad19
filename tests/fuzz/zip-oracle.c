#include "zip-oracle.h"

#include "entry-rules.h"
#include "fuzzing.h"
#include "package-limits.h"
#include "zip-directory.h"

#include <archive.h>
#include <archive_entry.h>

typedef struct archive OdArchiveReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdArchiveReader, archive_read_free)

static gsize
check_entry (const OdZipEntry *entry, gsize place, gsize archive_size)
{
  gsize last = entry->offset + entry->packed_size;

  if (!od_entry_name_is_honest (entry->name))
    fuzz_fail ("a name that is not honest");
  if (!od_entry_check_size (entry->size, entry->packed_size, NULL))
    fuzz_fail ("a size beyond the limits");
  if (entry->offset < place || last < entry->offset || last > archive_size)
    fuzz_fail ("an entry outside its place");
  return last;
}

static void
check_entries (const GArray *entries, gsize archive_size)
{
  gsize place = 0;
  gsize total = 0;

  if (entries->len == 0 || entries->len > OD_PACKAGE_MAX_ENTRIES)
    fuzz_fail ("number of entries");
  for (guint i = 0; i < entries->len; i++)
    {
      place = check_entry (&g_array_index (entries, OdZipEntry, i), place, archive_size);
      total += g_array_index (entries, OdZipEntry, i).size;
    }
  if (total > OD_PACKAGE_MAX_CONTENT_BYTES)
    fuzz_fail ("content beyond the limits");
}

static struct archive_entry *
next_header (struct archive *reader)
{
  struct archive_entry *entry;
  int result = archive_read_next_header (reader, &entry);

  return result == ARCHIVE_OK || result == ARCHIVE_WARN ? entry : NULL;
}

/* libarchive may find less in what is no good otherwise, but nothing else. */
static void
compare (GBytes *archive, const GArray *entries)
{
  g_autoptr (OdArchiveReader) reader = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (archive, &size);

  archive_read_support_format_zip_seekable (reader);
  if (archive_read_open_memory (reader, bytes, size) != ARCHIVE_OK)
    return;
  for (guint i = 0; (entry = next_header (reader)) != NULL; i++)
    {
      const OdZipEntry *expected;

      if (i >= entries->len)
        fuzz_fail ("libarchive finds more entries");
      expected = &g_array_index (entries, OdZipEntry, i);
      if (archive_entry_size_is_set (entry) && archive_entry_size (entry) != (la_int64_t) expected->size
          && archive_entry_size (entry) != 0)
        fuzz_fail ("libarchive finds another size");
      if (expected->packed_size > 0 && !archive_entry_is_data_encrypted (entry))
        fuzz_fail ("libarchive finds what is not encrypted");
    }
}

void
zip_oracle_try (GBytes *archive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = od_zip_directory_read (archive, &error);

  if ((entries != NULL) == (error != NULL))
    fuzz_fail ("refused without a reason");
  if (entries == NULL)
    return;
  check_entries (entries, g_bytes_get_size (archive));
  compare (archive, entries);
}
