#pragma once

#include <glib.h>

/**
 * od_enterprise_number_parse:
 * @text: a KBO number as typed, with any punctuation, with or without BE, nine or ten digits
 *
 * Returns: (transfer full) (nullable): its ten digits, or NULL when it is not a KBO number: the last two digits are 97 minus
 * the first eight mod 97 (KBO, "ondernemingsnummer")
 */
char *od_enterprise_number_parse (const char *text);

/* @digits as 0123.456.789; (transfer full). */
char *od_enterprise_number_format (const char *digits);
