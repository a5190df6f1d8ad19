#pragma once

#include <glib.h>

/**
 * od_phone_number_parse:
 * @text: as typed: 014 12 34 56, 0470/12.34.56, +32…, 0032…, (0)…, or a foreign number with + or 00
 *
 * Shape only: nobody knows from here whether it is in use.
 *
 * Returns: (transfer full) (nullable): the number as E.164 ("+3214123456"), or NULL when it has not the shape of one
 */
char *od_phone_number_parse (const char *text);

/**
 * od_phone_number_format:
 * @e164: as od_phone_number_parse() gives
 *
 * Returns: (transfer full): as it is written in Belgium: 014 12 34 56, 02 123 45 67, 0470 12 34 56; foreign as +31 612345678
 */
char *od_phone_number_format (const char *e164);
