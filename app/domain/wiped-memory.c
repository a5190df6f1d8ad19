#include "wiped-memory.h"

#include <string.h>

static OdWipedMemory *
take (gpointer bytes, gsize size)
{
  OdWipedMemory *self = g_new (OdWipedMemory, 1);

  *self = (OdWipedMemory) { .bytes = bytes, .size = size };
  return self;
}

OdWipedMemory *
od_wiped_memory_new (gsize size)
{
  return take (g_malloc (size), size);
}

void
od_wiped_memory_free (OdWipedMemory *self)
{
  if (self->size > 0)
    explicit_bzero (self->bytes, self->size);
  g_free (self->bytes);
  g_free (self);
}

OdWipedMemory *
od_wiped_memory_grow (OdWipedMemory *self)
{
  OdWipedMemory *larger = od_wiped_memory_new (2 * self->size);

  memcpy (larger->bytes, self->bytes, self->size);
  od_wiped_memory_free (self);
  return larger;
}

GBytes *
od_wiped_memory_to_bytes (OdWipedMemory *self, gsize length)
{
  return g_bytes_new_with_free_func (self->bytes, length, (GDestroyNotify) od_wiped_memory_free, self);
}

GBytes *
od_wiped_bytes_new_take (gpointer data, gsize length)
{
  return od_wiped_memory_to_bytes (take (data, length), length);
}
