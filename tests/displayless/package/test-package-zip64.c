#include "sample-package.h"

#include "zip-builder.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* Zip64, that honest programs write for small files too when they do not know the size beforehand; and what it can be
 * made to lie. */

static const ZipEnd plain_end = { 0 };
static const ZipEnd end_64 = { .zip64 = ZIP_64_MARKED };

static void
refuse (const char *what, const ZipFile *file, const ZipEnd *end, OdPackageError code)
{
  g_autoptr (GByteArray) bytes = zip_build (file, 1, end);

  g_test_message ("%s", what);
  assert_refused (bytes->data, bytes->len, code, TRUE);
}

/* As far as can be seen without the passphrase; and libarchive comes to the same entry, or it would not tell a wrong
 * passphrase. */
static void
accept (const char *what, const ZipFile *file, const ZipEnd *end)
{
  g_autoptr (GByteArray) bytes = zip_build (file, 1, end);

  g_test_message ("%s", what);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_WRONG_PASSPHRASE, FALSE);
}

static void
test_honest (void)
{
  for (Zip64 local = ZIP_64_NONE; local <= ZIP_64_UNMARKED; local++)
    for (Zip64 central = ZIP_64_NONE; central <= ZIP_64_UNMARKED; central++)
      for (Zip64 last = ZIP_64_NONE; last <= ZIP_64_UNMARKED; last++)
        {
          ZipFile file = zip_file_new ("bericht.json");

          file.local_zip64 = local;
          file.central_zip64 = central;
          accept ("Zip64", &file, &(ZipEnd) { .zip64 = last, .comment = "dag", .comment_length = 3 });
        }
}

/* As libarchive, Info-ZIP and 7-Zip write to a pipe. */
static void
test_descriptors (void)
{
  for (ZipDescriptor descriptor = ZIP_DESCRIPTOR_SIGNED; descriptor <= ZIP_DESCRIPTOR_BARE_64; descriptor++)
    for (Zip64 zip64 = ZIP_64_NONE; zip64 <= ZIP_64_MARKED; zip64++)
      {
        ZipFile file = zip_file_new ("bericht.json");
        gboolean wide = descriptor >= ZIP_DESCRIPTOR_SIGNED_64;

        file.flags |= 8;
        file.local_size = file.local_packed_size = 0;
        file.local_zip64 = zip64;
        file.descriptor = descriptor;
        if (wide && zip64 == ZIP_64_NONE)
          refuse ("wide descriptor without Zip64", &file, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
        else
          accept ("descriptor", &file, &plain_end);
        file.descriptor_lies = TRUE;
        refuse ("descriptor that lies", &file, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
      }
}

static void
test_fields_that_lie (void)
{
  for (Zip64 zip64 = ZIP_64_MARKED; zip64 <= ZIP_64_UNMARKED; zip64++)
    {
      ZipFile local = zip_file_new ("x");
      ZipFile central = zip_file_new ("x");

      local.local_zip64 = central.central_zip64 = zip64;
      local.local_zip64_lie = central.central_zip64_lie = 1;
      refuse ("local field", &local, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
      refuse ("central field", &central, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
      central.central_zip64_lie = -(guint64) 13;
      central.local_zip64 = ZIP_64_MARKED;
      central.local_zip64_lie = -(guint64) 13;
      refuse ("negative in both", &central, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
    }
}

/* 2^64 and some bytes, in both headers: neither wraps around nor passes. */
static void
test_huge (void)
{
  static const guint8 deflated[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 8, 0 };
  static const guint64 lies[] = { (guint64) 1 << 32, (guint64) 1 << 63, -(guint64) 13, (guint64) 1 << 62 };

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      ZipFile file = zip_file_new ("x");

      file.extra = deflated;
      file.local_zip64 = file.central_zip64 = ZIP_64_MARKED;
      file.local_zip64_lie = file.central_zip64_lie = lies[i];
      refuse ("huge", &file, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
    }
}

static void
test_marks_without_field (void)
{
  ZipFile size = zip_file_new ("x");
  ZipFile packed = zip_file_new ("x");
  ZipFile offset = zip_file_new ("x");
  ZipFile local = zip_file_new ("x");

  size.size = packed.packed_size = 0xffffffff;
  offset.offset = 0xffffffff;
  local.local_size = 0xffffffff;
  refuse ("size", &size, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("packed size", &packed, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("offset", &offset, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("local size", &local, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
}

/* Fields of other lengths than their numbers, and two of them: readers differ in which they believe. */
static void
test_odd_fields (void)
{
#define AES 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0
#define NUMBER(value) value, 0, 0, 0, 0, 0, 0, 0
  static const guint8 cut[] = { AES, 1, 0, 4, 0, 12, 0, 0, 0 };
  static const guint8 odd[] = { AES, 1, 0, 9, 0, NUMBER (12), 0 };
  static const guint8 long_field[] = { AES, 1, 0, 32, 0, NUMBER (12), NUMBER (40), NUMBER (0), NUMBER (0) };
  static const guint8 twice[] = { AES, 1, 0, 8, 0, NUMBER (12), 1, 0, 8, 0, NUMBER (12) };
  static const struct
  {
    const guint8 *extra;
    gsize length;
  } cases[] = { { cut, sizeof cut }, { odd, sizeof odd }, { long_field, sizeof long_field }, { twice, sizeof twice } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const guint8 plain[] = { AES };
      ZipFile central = zip_file_new ("x");
      ZipFile local = zip_file_new ("x");

      central.extra = local.local_extra = cases[i].extra;
      central.extra_length = local.local_extra_length = cases[i].length;
      central.local_extra = plain;
      central.local_extra_length = sizeof plain;
      refuse ("central field", &central, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
      refuse ("local field", &local, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
    }
#undef AES
#undef NUMBER
}

static void
test_end_records_that_lie (void)
{
  const ZipFile file = zip_file_new ("x");
  static const ZipEnd ends[] = {
    { .entries_lie = 1 },
    { .size_lie = 1 },
    { .offset_lie = 1 },
    { .offset_lie = -1 },
    { .locator_lie = 1 },
    { .disks_lie = 1 },
    { .disks_lie = -1 },
    { .record_size = 43 },
    { .record_size = 45 },
    { .locator_lie = -(guint64) 56 },
    { .size_lie = 1, .offset_lie = -1 },
    { .entries_lie = -(guint64) 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    for (Zip64 zip64 = ZIP_64_MARKED; zip64 <= ZIP_64_UNMARKED; zip64++)
      {
        ZipEnd end = ends[i];

        end.zip64 = zip64;
        refuse ("Zip64 end record", &file, &end, OD_PACKAGE_ERROR_DAMAGED);
      }
  refuse ("a locator elsewhere", &file, &(ZipEnd) { .zip64 = ZIP_64_MARKED, .gap = 1 }, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("a locator elsewhere", &file, &(ZipEnd) { .zip64 = ZIP_64_UNMARKED, .gap = 1 }, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("many", &file, &(ZipEnd) { .zip64 = ZIP_64_MARKED, .entries_lie = 100 }, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("marks without a Zip64 record", &file, &(ZipEnd) { .n_entries = 0xffff }, OD_PACKAGE_ERROR_HOSTILE);
}

/* Every byte of the Zip64 records counts, but for the two that say which program made them. */
static void
test_every_byte (void)
{
  const ZipFile file = zip_file_new ("x");
  g_autoptr (GByteArray) bytes = zip_build (&file, 1, &end_64);
  gsize first = bytes->len - 22 - 20 - 56;

  for (gsize i = first; i < bytes->len; i++)
    {
      gboolean is_version = i - first >= 12 && i - first < 16;
      g_autoptr (GBytes) archive = NULL;
      g_autoptr (GError) error = NULL;

      bytes->data[i] ^= 0x5a;
      archive = g_bytes_new (bytes->data, bytes->len);
      if (od_package_check (archive, &error) != is_version)
        g_error ("byte %zu of the end is believed or not", i - first);
      bytes->data[i] ^= 0x5a;
    }
}

typedef struct archive OdArchiveWriter;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdArchiveWriter, archive_write_free)
typedef struct archive_entry OdArchiveEntry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdArchiveEntry, archive_entry_free)

/* As bsdtar writes a file of which it does not know the size: Zip64 in the local header and in the descriptor. */
static gsize
write_without_size (guint8 *buffer, gsize size)
{
  g_autoptr (OdArchiveWriter) writer = archive_write_new ();
  g_autoptr (OdArchiveEntry) entry = archive_entry_new ();
  gsize used = 0;

  archive_entry_set_pathname (entry, "bericht.json");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_mtime (entry, 1764000000, 0);
  g_assert_cmpint (archive_write_set_format_zip (writer), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_options (writer, "zip:encryption=aes256"), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_passphrase (writer, SAMPLE_PASSPHRASE), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_bytes_in_last_block (writer, 1), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (writer, buffer, size, &used), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_header (writer, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (writer, "{ \"soort\": 1 }", 14), ==, 14);
  g_assert_cmpint (archive_write_close (writer), ==, ARCHIVE_OK);
  return used;
}

static void
test_of_libarchive (void)
{
  guint8 buffer[1024];
  gsize used = write_without_size (buffer, sizeof buffer);
  g_autoptr (GBytes) archive = g_bytes_new (buffer, used);
  g_autoptr (OdPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (memmem (buffer, used, "\1\0\x10\0", 4));
  package = od_package_read (archive, SAMPLE_PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (od_package_find (package, "bericht.json"), NULL), 14, "{ \"soort\": 1 }", 14);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/zip64/honest", test_honest);
  g_test_add_func ("/package/zip64/descriptors", test_descriptors);
  g_test_add_func ("/package/zip64/fields-that-lie", test_fields_that_lie);
  g_test_add_func ("/package/zip64/huge", test_huge);
  g_test_add_func ("/package/zip64/marks-without-field", test_marks_without_field);
  g_test_add_func ("/package/zip64/odd-fields", test_odd_fields);
  g_test_add_func ("/package/zip64/end-records-that-lie", test_end_records_that_lie);
  g_test_add_func ("/package/zip64/every-byte", test_every_byte);
  g_test_add_func ("/package/zip64/of-libarchive", test_of_libarchive);
  return g_test_run ();
}
