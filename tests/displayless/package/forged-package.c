#include "forged-package.h"

#include "sample-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <zlib.h>

#define OVERHEAD 1024

typedef struct archive OdArchiveWriter;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdArchiveWriter, archive_write_free)
typedef struct archive_entry OdArchiveEntry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdArchiveEntry, archive_entry_free)

static void
put (guint8 *at, guint32 value, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    at[i] = value >> (8 * i);
}

static guint8 *
find_last (GByteArray *bytes, const char *signature)
{
  for (gsize i = bytes->len - 4; i > 0; i--)
    if (memcmp (bytes->data + i, signature, 4) == 0)
      return bytes->data + i;
  g_assert_not_reached ();
}

static void
forge_header (guint8 *header, gsize size, const Forgery *forgery, gsize crc_at, gsize size_at)
{
  static const guint8 field[] = { 0x01, 0x99, 7, 0 };
  guint8 *aes = memmem (header, size, field, sizeof field);

  put (aes + 4, forgery->vendor_version, 2);
  put (aes + 9, forgery->method, 2);
  put (header + crc_at, forgery->crc, 4);
  put (header + size_at, forgery->size, 4);
}

static void
write_stored (GByteArray *bytes, const guint8 *stream, gsize length)
{
  g_autoptr (OdArchiveWriter) writer = archive_write_new ();
  g_autoptr (OdArchiveEntry) entry = archive_entry_new ();
  gsize used = 0;

  archive_entry_set_pathname (entry, "x");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, length);
  g_byte_array_set_size (bytes, length + OVERHEAD);
  g_assert_cmpint (archive_write_set_format_zip (writer), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_options (writer, "zip:encryption=aes256,zip:compression=store"), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_passphrase (writer, SAMPLE_PASSPHRASE), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_bytes_in_last_block (writer, 1), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (writer, bytes->data, bytes->len, &used), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_header (writer, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (writer, stream, length), ==, (int) length);
  g_assert_cmpint (archive_write_close (writer), ==, ARCHIVE_OK);
  g_byte_array_set_size (bytes, used);
}

GByteArray *
forge_package (const guint8 *stream, gsize length, const Forgery *forgery)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 *central, *descriptor;

  write_stored (bytes, stream, length);
  central = find_last (bytes, "PK\1\2");
  descriptor = central - 16;
  g_assert_cmpmem (descriptor, 4, "PK\7\x8", 4);
  forge_header (bytes->data, 128, forgery, 14, 22);
  put (bytes->data + 14, 0, 4); /* not known yet, in front of the content */
  forge_header (central, bytes->data + bytes->len - central, forgery, 16, 24);
  put (descriptor + 4, forgery->crc, 4);
  put (descriptor + 12, forgery->size, 4);
  return bytes;
}

GByteArray *
forge_deflated_zeros (gsize size)
{
  static guint8 zeros[64 * 1024];
  guint8 buffer[16 * 1024];
  GByteArray *bytes = g_byte_array_new ();
  z_stream stream = { 0 };
  int result = Z_OK;

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY), ==, Z_OK);
  while (result != Z_STREAM_END)
    {
      if (stream.avail_in == 0 && size > 0)
        {
          stream.next_in = zeros;
          stream.avail_in = MIN (size, sizeof zeros);
          size -= stream.avail_in;
        }
      stream.next_out = buffer;
      stream.avail_out = sizeof buffer;
      result = deflate (&stream, size == 0 ? Z_FINISH : Z_NO_FLUSH);
      g_byte_array_append (bytes, buffer, sizeof buffer - stream.avail_out);
    }
  deflateEnd (&stream);
  return bytes;
}
