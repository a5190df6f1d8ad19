#pragma once

#include <gio/gio.h>

#include "secret.h"

/**
 * od_sealed_stream_new:
 * @key: of OD_SEAL_KEY_LENGTH bytes
 * @plain: what to seal, of any length
 *
 * Sealed as a stream (libsodium's secretstream, XChaCha20-Poly1305) in blocks of 64 KiB, so that cutting off, doubling and swapping show.
 *
 * Returns: (transfer full)
 */
GBytes *od_sealed_stream_new (const OdSecret *key, GBytes *plain);

/* What od_sealed_stream_new() sealed, which wipes itself when freed; (transfer full) (nullable) with OD_SEAL_ERROR_OPEN. */
GBytes *od_sealed_stream_open (const OdSecret *key, GBytes *sealed, GError **error);
