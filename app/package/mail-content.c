#include "mail-content.h"

#include "wiped-memory.h"

/* None of the encodings of mails makes content shorter, so that it fits where the encoded fits. */
static GBytes *
read_decoded (GMimeStream *encoded, GMimeContentEncoding encoding, gsize size)
{
  OdWipedMemory *content = od_wiped_memory_new (size);
  g_autoptr (GMimeStream) filtered = g_mime_stream_filter_new (encoded);
  g_autoptr (GMimeFilter) filter = g_mime_filter_basic_new (encoding, FALSE);
  gsize length = 0;
  gssize n = 1;

  g_mime_stream_filter_add (GMIME_STREAM_FILTER (filtered), filter);
  while (length < size && n > 0)
    {
      n = g_mime_stream_read (filtered, (char *)content->bytes + length, size - length);
      length += MAX (n, 0);
    }
  return od_wiped_memory_to_bytes (content, length);
}

void
od_lent_stream_init (OdLentStream *self, const guint8 *bytes, gsize size)
{
  self->array = g_byte_array_new_take ((guint8 *)bytes, size);
  self->stream = g_mime_stream_mem_new_with_byte_array (self->array);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (self->stream), FALSE);
}

void
od_lent_stream_clear (OdLentStream *self)
{
  g_clear_object (&self->stream);
  g_byte_array_steal (self->array, NULL); /* it was not ours to free */
  g_clear_pointer (&self->array, g_byte_array_unref);
}

GBytes *
od_mail_content_decode_part (GMimePart *part)
{
  GMimeDataWrapper *wrapper = g_mime_part_get_content (part);
  GMimeStream *stream = wrapper != NULL ? g_mime_data_wrapper_get_stream (wrapper) : NULL;
  gint64 length = stream != NULL ? g_mime_stream_length (stream) : 0;

  if (length <= 0)
    return g_bytes_new (NULL, 0);
  g_mime_stream_reset (stream);
  return read_decoded (stream, g_mime_data_wrapper_get_encoding (wrapper), length);
}

GBytes *
od_mail_content_decode_text (const char *text, gsize length, GMimeContentEncoding encoding)
{
  OdLentStream lent;
  GBytes *decoded;

  od_lent_stream_init (&lent, (const guint8 *)text, length);
  decoded = read_decoded (lent.stream, encoding, length);
  od_lent_stream_clear (&lent);
  return decoded;
}
