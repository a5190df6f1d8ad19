#include "bare-archive.h"

#include <archive.h>
#include <archive_entry.h>

#define MAX_BYTES (64 * 1024)

static void
write_entry (struct archive *writer, const char *name, GBytes *content)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size;
  const void *bytes = g_bytes_get_data (content, &size);

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  g_assert_cmpint (archive_write_header (writer, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (writer, bytes, size), ==, size);
  archive_entry_free (entry);
}

GBytes *
bare_archive_write (OdPackage *package, const char *passphrase)
{
  struct archive *writer = archive_write_new ();
  guint8 *buffer = g_malloc (MAX_BYTES);
  gsize used = 0;

  g_assert_cmpint (archive_write_set_format_zip (writer), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_options (writer, "zip:encryption=aes256"), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_passphrase (writer, passphrase), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (writer, buffer, MAX_BYTES, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < od_package_get_n_entries (package); i++)
    write_entry (writer, od_package_get_name (package, i), od_package_find (package, od_package_get_name (package, i)));
  g_assert_cmpint (archive_write_close (writer), ==, ARCHIVE_OK);
  archive_write_free (writer);
  return g_bytes_new_take (buffer, used);
}

gsize
bare_archive_read (GBytes *archive, const char *passphrase)
{
  static char buffer[MAX_BYTES];
  struct archive *reader = archive_read_new ();
  struct archive_entry *entry;
  gsize size, total = 0;
  const void *bytes = g_bytes_get_data (archive, &size);

  g_assert_cmpint (archive_read_support_format_zip_seekable (reader), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_read_add_passphrase (reader, passphrase), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_read_open_memory (reader, bytes, size), ==, ARCHIVE_OK);
  while (archive_read_next_header (reader, &entry) == ARCHIVE_OK)
    {
      la_ssize_t n_read;

      while ((n_read = archive_read_data (reader, buffer, sizeof buffer)) > 0)
        total += n_read;
      g_assert_cmpint (n_read, ==, 0);
    }
  archive_read_free (reader);
  return total;
}
