#pragma once

#include "passphrase.h"

/* For this folder alone: words of the list, for passphrases and recovery sheets. */

/* @n_words words drawn evenly by libsodium, with single spaces between; (transfer full). */
OdSecret *od_listed_words_draw (guint n_words);

/* The @n_words words that a person typed, in that form: see od_passphrase_normalise(); (transfer full) (nullable) when it is something else. */
OdSecret *od_listed_words_read (const OdSecret *typed, guint n_words);
