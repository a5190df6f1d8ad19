#pragma once

#include <glib.h>

/* Whether @text has the shape and lengths of RFC 5321 (local part ≤ 64, whole ≤ 254 octets), domains in IDN included. */
gboolean od_email_address_is_valid (const char *text);
