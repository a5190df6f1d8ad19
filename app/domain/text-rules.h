#pragma once

#include "finding.h"

/* Whether @character only steers the direction of text, cannot be seen or is none: what makes one name look like another. */
gboolean od_character_is_invisible (gunichar character);

/**
 * od_text_check:
 * @text: UTF-8, as typed
 * @field: the field it was typed in
 * @max_characters: the longest that fits
 * @findings: where findings are added
 *
 * The rules that hold for every text in every field: valid UTF-8, no control and no bidi-override or invisible formatting
 * characters, not longer than fits, and no national register number (protocol art. 3: no other data).
 */
void od_text_check (const char *text, OdField field, gsize max_characters, OdFindings *findings);

/* The same for @text (nullable) that must be filled in. */
void od_text_check_required (const char *text, OdField field, gsize max_characters, OdFindings *findings);

/* @text without white space around it, inner runs of white space as one space, in NFC; (transfer full), never NULL. */
char *od_text_normalise (const char *text);

/* Wipes @text (transfer full) (nullable) and frees it. */
void od_text_wipe (char *text);

/* @text folded for search: case, diacritics and punctuation away; (transfer full). */
char *od_text_fold (const char *text);

/**
 * od_text_has_national_register_number:
 *
 * Whether a rijksregister- or BIS-number stands anywhere in @text, with any punctuation or none: eleven digits of which the
 * last two are 97 minus the first nine mod 97 (prefixed with 2 for those born since 2000) and the first six a plausible date
 * (BIS: month + 20 or + 40).
 */
gboolean od_text_has_national_register_number (const char *text);
