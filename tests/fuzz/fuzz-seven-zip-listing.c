#include "entry-rules.h"
#include "fuzzing.h"
#include "package-limits.h"
#include "seven-zip-listing.h"

/* What 7-Zip says about whatever archive somebody sends. */

#define ARCHIVE_SIZE (64 * 1024)

static void
check_entries (const GArray *entries)
{
  guint64 total = 0;

  if (entries->len == 0 || entries->len > OD_PACKAGE_MAX_ENTRIES)
    fuzz_fail ("number of entries");
  for (guint i = 0; i < entries->len; i++)
    {
      const OdSevenZipEntry *entry = &g_array_index (entries, OdSevenZipEntry, i);

      if (!od_entry_name_is_honest (entry->name))
        fuzz_fail ("a name that is not honest");
      if (!od_entry_check_size (entry->size, ARCHIVE_SIZE, NULL) || (entry->is_folder && entry->size > 0))
        fuzz_fail ("a size beyond the limits");
      total += entry->size;
    }
  if (total > OD_PACKAGE_MAX_CONTENT_BYTES)
    fuzz_fail ("content beyond the limits");
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) listing = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = od_seven_zip_listing_parse (listing, ARCHIVE_SIZE, &error);

  if ((entries != NULL) == (error != NULL))
    fuzz_fail ("refused without a reason");
  if (entries != NULL)
    check_entries (entries);
  return 0;
}
