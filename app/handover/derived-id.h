#pragma once

#include <glib.h>

/* The id that follows from @text, always the same one: a UUID made of a SHA-256 hash as version 5 is made of SHA-1, with the same
 * version and variant bits; (transfer full). */
char *od_derive_id (const char *text);
