#pragma once

#include <gio/gio.h>

/* Reads the directory of @archive, whatever it is, and ends the program when what comes of it is no refusal with a
 * reason, is beyond the limits, or is not what libarchive finds in the same bytes. */
void zip_oracle_try (GBytes *archive);
