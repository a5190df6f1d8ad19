#pragma once

#include "secret.h"

#define OD_PASSPHRASE_WORDS 7

/* Seven words drawn evenly by libsodium from the word list, with single spaces between: at least 90 bits; (transfer full). */
OdSecret *od_passphrase_new (void);

/**
 * od_passphrase_normalise:
 * @typed: as a person typed or read it: capitals, double spaces, hyphens, points or commas between the words
 *
 * Words are runs of letters; whatever stands between them (numbers too, as in "1. appel 2. boom") only separates.
 *
 * Returns: (transfer full): in the form that od_passphrase_new() gives when it is OD_PASSPHRASE_WORDS words that are all in the
 * list; else (a passphrase that somebody made up) @typed without white space around it and otherwise unchanged
 */
OdSecret *od_passphrase_normalise (const OdSecret *typed);

/* The number of words in the list, and a word of it in alphabetical order: for tests and for completion; (transfer none). */
guint od_passphrase_list_length (void);
const char *od_passphrase_list_get (guint index);
