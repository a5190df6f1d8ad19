#pragma once

#include <gio/gio.h>

/**
 * od_recovery_sheet_draw:
 * @profile: its name, "ocmw"
 * @owner: (nullable): whose desk it is
 * @day: ISO 8601, on which it is made
 * @words: NULL-terminated, in order
 *
 * One A4 to keep in a safe place: the words that open the register again, for people and as a QR code for a scanner, and how.
 *
 * Returns: (transfer full) (nullable): the PDF, which wipes itself when freed, or NULL with a G_IO_ERROR
 */
GBytes *od_recovery_sheet_draw (const char *profile, const char *owner, const char *day, const char *const *words, GError **error);
