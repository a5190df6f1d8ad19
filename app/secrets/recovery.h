#pragma once

#include <gio/gio.h>

#include "secret.h"

/* The words of a recovery sheet (herstelblad), and the key that is made of them. */

/* Eleven words drawn evenly, 142 bits, and a twelfth that checks them. */
#define OD_RECOVERY_WORDS 12

/* New words, with single spaces between; (transfer full). */
OdSecret *od_recovery_words_new (void);

/* As a person typed them, in that form; (transfer full) (nullable) when they are not twelve words of the list, or the last does not fit the
 * others: one was read or typed wrong. */
OdSecret *od_recovery_words_read (const OdSecret *typed);

#define OD_RECOVERY_SALT_LENGTH 16

/* Random; (transfer full). */
GBytes *od_recovery_salt_new (void);

/**
 * od_recovery_key_new:
 * @words: as od_recovery_words_new() gives them
 * @salt: of OD_RECOVERY_SALT_LENGTH bytes
 *
 * Argon2id (RFC 9106) by libsodium, with its moderate cost: 256 MB of memory and about a second. Not on the main thread.
 *
 * Returns: (transfer full) (nullable): a key of OD_SEAL_KEY_LENGTH bytes; NULL when there is not that much memory
 */
OdSecret *od_recovery_key_new (const OdSecret *words, GBytes *salt);
