#pragma once

#include "client.h"

/* Search by words: all of them must stand in a record, in any order, each as a fragment, without regard to case, diacritics and
 * punctuation (see od_text_fold()). */

/* The fragments that @typed asks for, folded. A phone number, or the beginning of one, is one fragment of digits, however it is
 * written: "0470/00.00", "+32 470 00", "+32 (0)470 00"; (transfer full), empty when nothing is sought. */
char **od_search_text_split (const char *typed);

/* Whether all of @fragments stand in @text, which is folded. */
gboolean od_search_text_has (const char *text, char *const *fragments);

/**
 * od_search_text_new:
 * @client: (nullable)
 * @reference: of the referral
 * @worker: (nullable)
 *
 * Returns: (transfer full): what a referral is found by: name, municipality, e-mail address and phone number of its client,
 * reference and worker, folded; to be wiped by who has it
 */
char *od_search_text_new (const OdClient *client, const char *reference, const char *worker);
