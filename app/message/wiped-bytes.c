#include "wiped-bytes.h"

#include <string.h>

typedef struct
{
  gpointer data;
  gsize length;
} Wiped;

static void
wiped_free (gpointer data)
{
  Wiped *self = data;

  explicit_bzero (self->data, self->length);
  g_free (self->data);
  g_free (self);
}

GBytes *
od_wiped_bytes_new_take (gpointer data, gsize length)
{
  Wiped *self = g_new (Wiped, 1);

  *self = (Wiped) { .data = data, .length = length };
  return g_bytes_new_with_free_func (data, length, wiped_free, self);
}
