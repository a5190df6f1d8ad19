#include "secret-memory.h"

#include <sodium.h>
#include <string.h>

struct _OdSecret
{
  gatomicrefcount references;
  gsize length;
  char *bytes;
};

static gpointer
start_sodium (gpointer data)
{
  if (sodium_init () < 0)
    g_error ("libsodium found no source of randomness");
  return NULL;
}

static void
ensure_sodium (void)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, start_sodium, NULL);
}

OdSecret *
od_secret_allocate (gsize length)
{
  OdSecret *self;

  g_return_val_if_fail (length < G_MAXSSIZE, NULL);

  ensure_sodium ();
  self = g_new0 (OdSecret, 1);
  g_atomic_ref_count_init (&self->references);
  self->length = length;
  self->bytes = sodium_malloc (length + 1);
  if (self->bytes == NULL)
    g_error ("No guarded memory left for %" G_GSIZE_FORMAT " bytes", length);
  memset (self->bytes, 0, length + 1);
  return self;
}

void *
od_secret_get_writable (OdSecret *self)
{
  return self->bytes;
}

void
od_secret_freeze (OdSecret *self)
{
  /* Where the system knows no page protection the bytes stay writable, and guarded otherwise. */
  (void) sodium_mprotect_readonly (self->bytes);
}

OdSecret *
od_secret_new (const void *bytes, gssize length)
{
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  OdSecret *self;

  g_return_val_if_fail (bytes != NULL || size == 0, NULL);

  self = od_secret_allocate (size);
  if (size > 0)
    memcpy (self->bytes, bytes, size);
  od_secret_freeze (self);
  return self;
}

OdSecret *
od_secret_take (void *bytes, gsize length)
{
  OdSecret *self = od_secret_new (bytes, length);

  od_secret_wipe (bytes, length);
  return self;
}

OdSecret *
od_secret_new_random (gsize length)
{
  OdSecret *self = od_secret_allocate (length);

  randombytes_buf (self->bytes, length);
  od_secret_freeze (self);
  return self;
}

OdSecret *
od_secret_ref (OdSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
od_secret_unref (OdSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  sodium_free (self->bytes);
  g_free (self);
}

gsize
od_secret_get_length (const OdSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

const char *
od_secret_peek (const OdSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

OdSecret *
od_secret_get_word (const OdSecret *self, guint index)
{
  const char *word = od_secret_peek (self);

  for (guint i = 0; i < index; i++)
    {
      word += strcspn (word, " ");
      word += strspn (word, " ");
    }
  return *word != '\0' ? od_secret_new (word, (gssize) strcspn (word, " ")) : NULL;
}

gboolean
od_secret_equal (const OdSecret *one, const OdSecret *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return one->length == other->length && sodium_memcmp (one->bytes, other->bytes, one->length) == 0;
}

void
od_secret_wipe (void *bytes, gsize length)
{
  if (length > 0)
    sodium_memzero (bytes, length);
}
