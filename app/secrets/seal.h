#pragma once

#include <gio/gio.h>

#include "secret.h"

#define OD_SEAL_ERROR (od_seal_error_quark ())
GQuark od_seal_error_quark (void);

/**
 * OdSealError:
 * @OD_SEAL_ERROR_OPEN: the bytes were changed, belong to another record, or are sealed under another key
 */
typedef enum
{
  OD_SEAL_ERROR_OPEN,
} OdSealError;

#define OD_SEAL_KEY_LENGTH 32

/**
 * od_seal:
 * @key: of OD_SEAL_KEY_LENGTH bytes
 * @plain: what to seal
 * @bound_to: text that must be given again to open it: the record's id
 *
 * XChaCha20-Poly1305 (libsodium; draft-irtf-cfrg-xchacha-03) with a random nonce. The result is a byte for the version of
 * this form (1), the nonce of 24 bytes, the sealed bytes and their tag of 16 bytes; the version is authenticated too.
 *
 * Returns: (transfer full)
 */
GBytes *od_seal (const OdSecret *key, const OdSecret *plain, const char *bound_to);

/* What od_seal() sealed; (transfer full) (nullable) with OD_SEAL_ERROR_OPEN. */
OdSecret *od_seal_open (const OdSecret *key, GBytes *sealed, const char *bound_to, GError **error);

/* The number of bytes that @sealed opens to; 0 also when it is too short to be sealed. */
gsize od_seal_get_plain_length (GBytes *sealed);

/**
 * od_seal_open_wrapped:
 * @wrapping_key: the key that the record's own key was sealed under
 * @wrapped_key: the record's own key, sealed and bound to @bound_to
 * @sealed: the record, sealed under its own key and bound to @bound_to
 * @bound_to: the record's id
 * @buffer: (out caller-allocates): receives the record
 * @capacity: the size of @buffer in bytes, at least od_seal_get_plain_length() of @sealed
 * @length: (out): the number of bytes written to @buffer; 0 on error
 *
 * For opening many records in a row, where an OdSecret for each key and content would take a hundred times as long as the
 * opening itself. The record's key is wiped before this returns; wiping @buffer with od_secret_wipe() is the caller's duty.
 *
 * Returns: FALSE with OD_SEAL_ERROR_OPEN, and @buffer then holds nothing of the record
 */
gboolean od_seal_open_wrapped (const OdSecret *wrapping_key, GBytes *wrapped_key, GBytes *sealed, const char *bound_to,
                               guint8 *buffer, gsize capacity, gsize *length, GError **error);

/* A key of its own for @purpose, made of @key (libsodium's crypto_kdf, BLAKE2b); (transfer full). */
OdSecret *od_seal_derive_key (const OdSecret *key, guint64 purpose);
