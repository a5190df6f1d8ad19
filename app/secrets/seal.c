#include "seal.h"

#include "secret-memory.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define VERSION 1
#define NONCE_LENGTH crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_LENGTH crypto_aead_xchacha20poly1305_ietf_ABYTES
#define HEADER_LENGTH (1 + NONCE_LENGTH)
#define OVERHEAD (HEADER_LENGTH + TAG_LENGTH)

G_STATIC_ASSERT (OD_SEAL_KEY_LENGTH == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

G_DEFINE_QUARK (od-seal-error-quark, od_seal_error)

/* What is authenticated beside the content: the version, then what it is bound to. */
static GByteArray *
make_associated_data (const char *bound_to)
{
  GByteArray *data = g_byte_array_new ();

  g_byte_array_append (data, (const guint8[]){ VERSION }, 1);
  g_byte_array_append (data, (const guint8 *) bound_to, strlen (bound_to));
  return data;
}

/* Opens @sealed into @plain, which has room for its plain length; writes zeros there when it fails. */
static gboolean
open_into (const guint8 *key, GBytes *sealed, const char *bound_to, guint8 *plain)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  g_autoptr (GByteArray) associated = NULL;

  if (length < OVERHEAD || bytes[0] != VERSION)
    return FALSE;
  associated = make_associated_data (bound_to);
  return crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, bytes + HEADER_LENGTH, length - HEADER_LENGTH,
                                                     associated->data, associated->len, bytes + 1, key)
         == 0;
}

static void
set_open_error (GError **error)
{
  g_set_error_literal (error, OD_SEAL_ERROR, OD_SEAL_ERROR_OPEN,
                       _ ("Dit gegeven gaat niet open: het is gewijzigd of hoort bij een andere sleutel."));
}

GBytes *
od_seal (const OdSecret *key, const OdSecret *plain, const char *bound_to)
{
  g_autoptr (GByteArray) associated = NULL;
  gsize length;
  guint8 *sealed;

  g_return_val_if_fail (key != NULL && od_secret_get_length (key) == OD_SEAL_KEY_LENGTH, NULL);
  g_return_val_if_fail (plain != NULL && bound_to != NULL, NULL);

  associated = make_associated_data (bound_to);
  length = od_secret_get_length (plain);
  sealed = g_malloc (length + OVERHEAD);
  sealed[0] = VERSION;
  randombytes_buf (sealed + 1, NONCE_LENGTH);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + HEADER_LENGTH, NULL, (const guint8 *) od_secret_peek (plain), length,
                                              associated->data, associated->len, NULL, sealed + 1,
                                              (const guint8 *) od_secret_peek (key));
  return g_bytes_new_take (sealed, length + OVERHEAD);
}

OdSecret *
od_seal_open (const OdSecret *key, GBytes *sealed, const char *bound_to, GError **error)
{
  g_autoptr (OdSecret) plain = NULL;

  g_return_val_if_fail (key != NULL && od_secret_get_length (key) == OD_SEAL_KEY_LENGTH, NULL);
  g_return_val_if_fail (sealed != NULL && bound_to != NULL, NULL);

  plain = od_secret_allocate (od_seal_get_plain_length (sealed));
  if (!open_into ((const guint8 *) od_secret_peek (key), sealed, bound_to, od_secret_get_writable (plain)))
    {
      set_open_error (error);
      return NULL;
    }
  od_secret_freeze (plain);
  return g_steal_pointer (&plain);
}

gsize
od_seal_get_plain_length (GBytes *sealed)
{
  gsize length;

  g_return_val_if_fail (sealed != NULL, 0);

  length = g_bytes_get_size (sealed);
  return length < OVERHEAD ? 0 : length - OVERHEAD;
}

gboolean
od_seal_open_wrapped (const OdSecret *wrapping_key, GBytes *wrapped_key, GBytes *sealed, const char *bound_to,
                      guint8 *buffer, gsize capacity, gsize *length, GError **error)
{
  guint8 key[OD_SEAL_KEY_LENGTH];
  gboolean opened;

  g_return_val_if_fail (wrapping_key != NULL && od_secret_get_length (wrapping_key) == OD_SEAL_KEY_LENGTH, FALSE);
  g_return_val_if_fail (wrapped_key != NULL && sealed != NULL && bound_to != NULL && length != NULL, FALSE);
  g_return_val_if_fail (capacity >= od_seal_get_plain_length (sealed), FALSE);

  opened = od_seal_get_plain_length (wrapped_key) == sizeof key
           && open_into ((const guint8 *) od_secret_peek (wrapping_key), wrapped_key, bound_to, key)
           && open_into (key, sealed, bound_to, buffer);
  od_secret_wipe (key, sizeof key);
  *length = opened ? od_seal_get_plain_length (sealed) : 0;
  if (!opened)
    set_open_error (error);
  return opened;
}

OdSecret *
od_seal_derive_key (const OdSecret *key, guint64 purpose)
{
  static const char context[crypto_kdf_CONTEXTBYTES] = { 'o', 'v', 'e', 'r', 'd', 'r', 'a', 'c' };
  OdSecret *derived;

  g_return_val_if_fail (od_secret_get_length (key) == crypto_kdf_KEYBYTES, NULL);

  derived = od_secret_allocate (OD_SEAL_KEY_LENGTH);
  crypto_kdf_derive_from_key (od_secret_get_writable (derived), OD_SEAL_KEY_LENGTH, purpose, context, (const guint8 *) od_secret_peek (key));
  od_secret_freeze (derived);
  return derived;
}
