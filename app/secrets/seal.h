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
 * XChaCha20-Poly1305 (libsodium) with a random nonce, which goes before the sealed bytes.
 *
 * Returns: (transfer full)
 */
GBytes *od_seal (const OdSecret *key, const OdSecret *plain, const char *bound_to);

/* What od_seal() sealed; (transfer full) (nullable) with OD_SEAL_ERROR_OPEN. */
OdSecret *od_seal_open (const OdSecret *key, GBytes *sealed, const char *bound_to, GError **error);
