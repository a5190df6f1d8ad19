#pragma once

#include <glib.h>

/* What of a text is read at most; enough for some hundred pages. */
#define OD_FOREIGN_TEXT_MAX_BYTES (512 * 1024)

/**
 * od_foreign_text_decode:
 * @content: of a file, whoever made it
 * @cut: (out) (optional): whether more than OD_FOREIGN_TEXT_MAX_BYTES is there, so that only the beginning was read
 *
 * The text in @content when it is one: UTF-8, UTF-16 with a byte order mark or, when it can be nothing else, Windows-1252. Nothing that
 * holds control characters is a text.
 *
 * Returns: (transfer full) (nullable): UTF-8 with a NUL after it that is not counted, wiped when freed
 */
GBytes *od_foreign_text_decode (GBytes *content, gboolean *cut);
