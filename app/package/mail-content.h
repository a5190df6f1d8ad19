#pragma once

#include <gmime/gmime.h>

/* GMime has none of its own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeFilter, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)

/* What stands in a mail, decoded by GMime into memory that is wiped: a colleague may have forgotten to encrypt. For this folder alone. */

/* A stream over @bytes, which must stay until it is released: GMime's own would copy them, and not wipe the copy. */
typedef struct
{
  GByteArray *array;
  GMimeStream *stream; /* to read from, never to write to */
} OdLentStream;

void od_lent_stream_init (OdLentStream *self, const guint8 *bytes, gsize size);
void od_lent_stream_clear (OdLentStream *self);

/* The content of @part as it was attached; (transfer full). */
GBytes *od_mail_content_decode_part (GMimePart *part);

/* What is encoded at the start of @text, up to where that ends or @length; (transfer full). */
GBytes *od_mail_content_decode_text (const char *text, gsize length, GMimeContentEncoding encoding);
