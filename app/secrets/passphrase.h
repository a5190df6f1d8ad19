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

/**
 * od_passphrase_list_forms:
 * @passphrase: as a person typed it, or one that is kept
 *
 * What looks the same on two computers need not be the same bytes: macOS types letters with accents as two characters (NFD), other systems as
 * one (NFC), and 7-Zip for Windows writes the passphrase of a ZIP in the code page of the country, Windows-1252 here.
 *
 * Returns: (transfer full) (element-type OdSecret): the forms to try, without doubles: as od_passphrase_normalise() gives it, exactly
 *   as typed, NFC, NFD, and Windows-1252, which is no UTF-8
 */
GPtrArray *od_passphrase_list_forms (const OdSecret *passphrase);

/* Whether @passphrase is OD_PASSPHRASE_WORDS words of the list. */
gboolean od_passphrase_is_listed (const OdSecret *passphrase);

/* Whether a package may be made with it: words of the list, or else long enough for ZIP, which slows guessing down by little. */
gboolean od_passphrase_is_strong (const OdSecret *passphrase);

/* The number of words in the list, and a word of it in alphabetical order: for tests and for completion; (transfer none). */
guint od_passphrase_list_length (void);
const char *od_passphrase_list_get (guint index);
