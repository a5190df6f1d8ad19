#pragma once

#include <glib.h>

/* Memory for personal data and what opens them: overwritten with zeros before it is freed. */
typedef struct
{
  guint8 *bytes;
  gsize size;
} OdWipedMemory;

/* (transfer full) */
OdWipedMemory *od_wiped_memory_new (gsize size);
void od_wiped_memory_free (OdWipedMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdWipedMemory, od_wiped_memory_free)

/* @self (transfer full), doubled; (transfer full). */
OdWipedMemory *od_wiped_memory_grow (OdWipedMemory *self);

/* Its first @length bytes; takes @self over; (transfer full). */
GBytes *od_wiped_memory_to_bytes (OdWipedMemory *self, gsize length);

/* @length bytes of @data (transfer full, from g_malloc()); (transfer full). */
GBytes *od_wiped_bytes_new_take (gpointer data, gsize length);
