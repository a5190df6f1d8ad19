#include "wiped-content.h"

#include <string.h>

OdWipedContent *
od_wiped_content_new (gsize size)
{
  OdWipedContent *self = g_new (OdWipedContent, 1);

  self->bytes = g_malloc (size + 1);
  self->size = size;
  return self;
}

void
od_wiped_content_free (OdWipedContent *self)
{
  explicit_bzero (self->bytes, self->size + 1);
  g_free (self->bytes);
  g_free (self);
}

GBytes *
od_wiped_content_to_bytes (OdWipedContent *self, gsize length)
{
  return g_bytes_new_with_free_func (self->bytes, length, (GDestroyNotify) od_wiped_content_free, self);
}
