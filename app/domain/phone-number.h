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

/* The digits of a number or of the beginning of one, as typed: + is 00, and "(0)" after a country code is left out; (transfer full), ""
 * when @text holds anything but a number. */
char *od_phone_number_get_digits (const char *text);

/* The digits by which @e164 is dialled from abroad and from within its country, "003214123456 014123456"; (transfer full). */
char *od_phone_number_get_dialled (const char *e164);
