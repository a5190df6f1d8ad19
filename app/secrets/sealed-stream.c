#include "sealed-stream.h"

#include "seal.h"
#include "wiped-memory.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#define BLOCK ((gsize) 65536)
#define HEADER crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define OVERHEAD crypto_secretstream_xchacha20poly1305_ABYTES

G_STATIC_ASSERT (OD_SEAL_KEY_LENGTH == crypto_secretstream_xchacha20poly1305_KEYBYTES);

GBytes *
od_sealed_stream_new (const OdSecret *key, GBytes *plain)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (plain, &length);
  gsize n_blocks = length / BLOCK + 1; /* the last may be empty */
  guint8 *sealed = g_malloc (HEADER + length + n_blocks * OVERHEAD);
  guint8 *end = sealed + HEADER;
  crypto_secretstream_xchacha20poly1305_state state;

  crypto_secretstream_xchacha20poly1305_init_push (&state, sealed, (const guint8 *) od_secret_peek (key));
  for (gsize i = 0; i < n_blocks; i++)
    {
      gboolean last = i == n_blocks - 1;
      gsize size = last ? length - i * BLOCK : BLOCK;
      unsigned long long written;

      crypto_secretstream_xchacha20poly1305_push (&state, end, &written, length > 0 ? bytes + i * BLOCK : NULL, size, NULL, 0,
                                                  last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      end += written;
    }
  od_secret_wipe (&state, sizeof state);
  return g_bytes_new_take (sealed, (gsize) (end - sealed));
}

/* Opens the blocks of @sealed into @plain; FALSE when one does not fit, or the last is not the last. */
static gboolean
open_blocks (const OdSecret *key, const guint8 *sealed, gsize length, guint8 *plain, gsize *plain_length)
{
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 tag = 0;
  gsize at = HEADER;

  *plain_length = 0;
  if (length < HEADER + OVERHEAD
      || crypto_secretstream_xchacha20poly1305_init_pull (&state, sealed, (const guint8 *) od_secret_peek (key)) != 0)
    return FALSE;
  while (at < length && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      gsize size = MIN (BLOCK + OVERHEAD, length - at);
      unsigned long long written;

      if (size < OVERHEAD
          || crypto_secretstream_xchacha20poly1305_pull (&state, plain + *plain_length, &written, &tag, sealed + at, size, NULL, 0) != 0)
        break;
      *plain_length += written;
      at += size;
    }
  od_secret_wipe (&state, sizeof state);
  return at == length && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

GBytes *
od_sealed_stream_open (const OdSecret *key, GBytes *sealed, GError **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  OdWipedMemory *plain = od_wiped_memory_new (length);
  gsize plain_length;

  if (open_blocks (key, bytes, length, plain->bytes, &plain_length))
    return od_wiped_memory_to_bytes (plain, plain_length);
  od_wiped_memory_free (plain);
  g_set_error_literal (error, OD_SEAL_ERROR, OD_SEAL_ERROR_OPEN,
                       _ ("Dit gaat niet open: het is gewijzigd of afgebroken, of het hoort bij een andere sleutel."));
  return NULL;
}
