#include "zip-builder.h"

#include <string.h>

static const guint8 aes_256[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0 };

#define CONTENT 40

ZipFile
zip_file_new (const char *name)
{
  return (ZipFile) {
    .name = name,
    .name_length = -1,
    .made_by = 0x033f,
    .flags = 1,
    .local_flags = -1,
    .method = 99,
    .local_method = -1,
    .packed_size = CONTENT,
    .size = CONTENT - 28,
    .local_size = -1,
    .local_crc = -1,
    .local_packed_size = -1,
    .external_attributes = 0x81a48020u,
    .extra = aes_256,
    .extra_length = sizeof aes_256,
    .content_length = CONTENT,
    .offset = -1,
  };
}

static void
put_16 (GByteArray *bytes, guint16 value)
{
  const guint8 two[] = { value, value >> 8 };

  g_byte_array_append (bytes, two, sizeof two);
}

static void
put_32 (GByteArray *bytes, guint32 value)
{
  put_16 (bytes, value);
  put_16 (bytes, value >> 16);
}

static void
put_64 (GByteArray *bytes, guint64 value)
{
  put_32 (bytes, value);
  put_32 (bytes, value >> 32);
}

static void
put_zeros (GByteArray *bytes, gsize length)
{
  gsize before = bytes->len;

  g_byte_array_set_size (bytes, before + length);
  memset (bytes->data + before, 0, length);
}

static gsize
get_name_length (const ZipFile *file, const char *name)
{
  return file->name_length >= 0 ? (gsize) file->name_length : strlen (name);
}

typedef struct
{
  guint16 flags;
  guint16 method;
  guint32 crc;
  guint32 packed_size;
  guint32 size;
  Zip64 zip64;
  guint64 lie;
  const char *name;
  const guint8 *extra;
  gsize extra_length;
} Common;

#define ZIP64_FIELD(n_numbers) (4 + (n_numbers)*8)

static guint32
mark (guint32 value, Zip64 zip64)
{
  return zip64 == ZIP_64_MARKED ? 0xffffffff : value;
}

/* "version needed" up to the lengths */
static void
put_common (GByteArray *bytes, const ZipFile *file, const Common *common, guint n_numbers)
{
  put_16 (bytes, 51);
  put_16 (bytes, common->flags);
  put_16 (bytes, common->method);
  put_32 (bytes, 0x5d785683);
  put_32 (bytes, common->crc);
  put_32 (bytes, mark (common->packed_size, common->zip64));
  put_32 (bytes, mark (common->size, common->zip64));
  put_16 (bytes, get_name_length (file, common->name));
  put_16 (bytes, common->extra_length + (common->zip64 != ZIP_64_NONE ? ZIP64_FIELD (n_numbers) : 0));
}

static void
put_name_and_extra (
    GByteArray *bytes, const ZipFile *file, const Common *common, const guint64 *numbers, guint n_numbers)
{
  g_byte_array_append (bytes, (const guint8 *) common->name, get_name_length (file, common->name));
  g_byte_array_append (bytes, common->extra, common->extra_length);
  if (common->zip64 == ZIP_64_NONE)
    return;
  put_16 (bytes, 1);
  put_16 (bytes, n_numbers * 8);
  for (guint i = 0; i < n_numbers; i++)
    put_64 (bytes, numbers[i] + (i == 0 ? common->lie : 0));
}

static void
put_descriptor (GByteArray *bytes, const ZipFile *file)
{
  gboolean wide = file->descriptor == ZIP_DESCRIPTOR_SIGNED_64 || file->descriptor == ZIP_DESCRIPTOR_BARE_64;

  if (file->descriptor == ZIP_DESCRIPTOR_SIGNED || file->descriptor == ZIP_DESCRIPTOR_SIGNED_64)
    put_32 (bytes, 0x08074b50);
  put_32 (bytes, file->crc);
  if (wide)
    {
      put_64 (bytes, file->packed_size);
      put_64 (bytes, (guint64) file->size + file->descriptor_lies);
      return;
    }
  put_32 (bytes, file->packed_size);
  put_32 (bytes, file->size + file->descriptor_lies);
}

static void
put_local (GByteArray *bytes, const ZipFile *file)
{
  const Common common = {
    .flags = file->local_flags >= 0 ? file->local_flags : file->flags,
    .method = file->local_method >= 0 ? file->local_method : file->method,
    .crc = file->local_crc >= 0 ? file->local_crc : file->crc,
    .packed_size = file->local_packed_size >= 0 ? file->local_packed_size : file->packed_size,
    .size = file->local_size >= 0 ? file->local_size : file->size,
    .zip64 = file->local_zip64,
    .lie = file->local_zip64_lie,
    .name = file->local_name != NULL ? file->local_name : file->name,
    .extra = file->local_extra != NULL ? file->local_extra : file->extra,
    .extra_length = file->local_extra != NULL ? file->local_extra_length : file->extra_length,
  };
  const guint64 numbers[] = { common.size, common.packed_size };

  put_32 (bytes, 0x04034b50);
  put_common (bytes, file, &common, G_N_ELEMENTS (numbers));
  put_name_and_extra (bytes, file, &common, numbers, G_N_ELEMENTS (numbers));
  put_zeros (bytes, file->content_length);
  if (file->descriptor != ZIP_DESCRIPTOR_NONE)
    put_descriptor (bytes, file);
  put_zeros (bytes, file->gap);
}

static void
put_central (GByteArray *bytes, const ZipFile *file, guint32 offset)
{
  const char *comment = file->comment != NULL ? file->comment : "";
  const Common common = {
    .flags = file->flags,
    .method = file->method,
    .crc = file->crc,
    .packed_size = file->packed_size,
    .size = file->size,
    .zip64 = file->central_zip64,
    .lie = file->central_zip64_lie,
    .name = file->name,
    .extra = file->extra,
    .extra_length = file->extra_length,
  };
  const guint64 numbers[] = { common.size, common.packed_size, file->offset >= 0 ? (guint64) file->offset : offset };

  put_32 (bytes, 0x02014b50);
  put_16 (bytes, file->made_by);
  put_common (bytes, file, &common, G_N_ELEMENTS (numbers));
  put_16 (bytes, strlen (comment));
  put_16 (bytes, 0);
  put_16 (bytes, 0);
  put_32 (bytes, file->external_attributes);
  put_32 (bytes, mark (numbers[2], common.zip64));
  put_name_and_extra (bytes, file, &common, numbers, G_N_ELEMENTS (numbers));
  g_byte_array_append (bytes, (const guint8 *) comment, strlen (comment));
}

/* The Zip64 record and its locator. */
static void
put_end_64 (GByteArray *bytes, const ZipEnd *end, gsize n_entries, guint32 directory)
{
  guint32 at = bytes->len;

  put_32 (bytes, 0x06064b50);
  put_64 (bytes, end->record_size != 0 ? end->record_size : 44);
  put_16 (bytes, 45);
  put_16 (bytes, 45);
  put_64 (bytes, 0);
  put_64 (bytes, n_entries + end->entries_lie);
  put_64 (bytes, n_entries + end->entries_lie);
  put_64 (bytes, at - directory + end->size_lie);
  put_64 (bytes, directory + end->offset_lie);
  put_32 (bytes, 0x07064b50);
  put_32 (bytes, 0);
  put_64 (bytes, at + end->locator_lie);
  put_32 (bytes, 1 + end->disks_lie);
}

static void
put_end (GByteArray *bytes, const ZipEnd *end, gsize n_entries, guint32 directory, guint32 size)
{
  guint16 said = end->zip64 == ZIP_64_MARKED ? 0xffff : end->n_entries != 0 ? end->n_entries : n_entries;

  put_32 (bytes, 0x06054b50);
  put_32 (bytes, 0);
  put_16 (bytes, said);
  put_16 (bytes, said);
  put_32 (bytes, mark (size, end->zip64));
  put_32 (bytes, mark (end->offset != 0 ? end->offset : directory, end->zip64));
  put_16 (bytes, end->comment_length);
  if (end->comment != NULL)
    g_byte_array_append (bytes, (const guint8 *) end->comment, end->comment_length);
}

GByteArray *
zip_build (const ZipFile *files, gsize n_files, const ZipEnd *end)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autofree guint32 *offsets = g_new0 (guint32, n_files + 1);
  guint32 directory;

  for (gsize i = 0; i < n_files; i++)
    {
      offsets[i] = bytes->len;
      put_local (bytes, &files[i]);
    }
  directory = bytes->len;
  for (gsize i = 0; i < n_files; i++)
    put_central (bytes, &files[i], offsets[i]);
  offsets[n_files] = bytes->len;
  if (end->zip64 != ZIP_64_NONE)
    put_end_64 (bytes, end, n_files, directory);
  put_zeros (bytes, end->gap);
  put_end (bytes, end, n_files, directory, offsets[n_files] - directory);
  return bytes;
}
