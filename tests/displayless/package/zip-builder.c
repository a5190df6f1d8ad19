#include "zip-builder.h"

#include <string.h>

static const guint8 aes_256[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0 };

#define CONTENT 40

ZipFile
zip_file_new (const char *name)
{
  return (ZipFile) {
    .name = name, .name_length = -1, .made_by = 0x033f, .flags = 1, .local_flags = -1, .method = 99, .local_method = -1,
    .packed_size = CONTENT, .size = CONTENT - 28, .local_size = -1, .external_attributes = 0x81a48020u,
    .extra = aes_256, .extra_length = sizeof aes_256, .content_length = CONTENT, .offset = -1,
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

static gsize
get_name_length (const ZipFile *file, const char *name)
{
  return file->name_length >= 0 ? (gsize) file->name_length : strlen (name);
}

/* "version needed" up to the lengths */
static void
put_common (GByteArray *bytes, const ZipFile *file, guint16 flags, guint16 method, guint32 size, const char *name)
{
  put_16 (bytes, 51);
  put_16 (bytes, flags);
  put_16 (bytes, method);
  put_32 (bytes, 0x5d785683);
  put_32 (bytes, file->crc);
  put_32 (bytes, file->packed_size);
  put_32 (bytes, size);
  put_16 (bytes, get_name_length (file, name));
  put_16 (bytes, file->extra_length);
}

static void
put_local (GByteArray *bytes, const ZipFile *file)
{
  static const guint8 nothing[256] = { 0 };
  const char *name = file->local_name != NULL ? file->local_name : file->name;

  put_32 (bytes, 0x04034b50);
  put_common (bytes, file, file->local_flags >= 0 ? file->local_flags : file->flags,
              file->local_method >= 0 ? file->local_method : file->method, file->local_size >= 0 ? file->local_size : file->size, name);
  g_byte_array_append (bytes, (const guint8 *) name, get_name_length (file, name));
  g_byte_array_append (bytes, file->extra, file->extra_length);
  g_byte_array_append (bytes, nothing, file->content_length);
  if (file->descriptor)
    {
      put_32 (bytes, 0x08074b50);
      put_32 (bytes, file->crc);
      put_32 (bytes, file->packed_size);
      put_32 (bytes, file->size + file->descriptor_lies);
    }
  g_byte_array_append (bytes, nothing, file->gap);
}

static void
put_central (GByteArray *bytes, const ZipFile *file, guint32 offset)
{
  put_32 (bytes, 0x02014b50);
  put_16 (bytes, file->made_by);
  put_common (bytes, file, file->flags, file->method, file->size, file->name);
  put_16 (bytes, 0);
  put_16 (bytes, 0);
  put_16 (bytes, 0);
  put_32 (bytes, file->external_attributes);
  put_32 (bytes, file->offset >= 0 ? file->offset : offset);
  g_byte_array_append (bytes, (const guint8 *) file->name, get_name_length (file, file->name));
  g_byte_array_append (bytes, file->extra, file->extra_length);
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
  put_32 (bytes, 0x06054b50);
  put_32 (bytes, 0);
  put_16 (bytes, end->n_entries != 0 ? end->n_entries : n_files);
  put_16 (bytes, end->n_entries != 0 ? end->n_entries : n_files);
  put_32 (bytes, offsets[n_files] - directory);
  put_32 (bytes, end->offset != 0 ? end->offset : directory);
  put_16 (bytes, end->comment_length);
  if (end->comment != NULL)
    g_byte_array_append (bytes, (const guint8 *) end->comment, strlen (end->comment));
  return bytes;
}
