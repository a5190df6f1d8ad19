#pragma once

#include <glib.h>

/* Memory that content from an archive is read into, and that is wiped when its last reference goes: for this folder alone. */
typedef struct
{
  guint8 *bytes;
  gsize size; /* how many bytes it may hold; there is room for one more, to see whether there is more than was said */
} OdWipedContent;

OdWipedContent *od_wiped_content_new (gsize size);
void od_wiped_content_free (OdWipedContent *self);

/* Its first @length bytes; takes @self over; (transfer full). */
GBytes *od_wiped_content_to_bytes (OdWipedContent *self, gsize length);
