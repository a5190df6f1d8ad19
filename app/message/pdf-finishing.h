#pragma once

#include <gio/gio.h>

/**
 * od_pdf_finish:
 * @drawn: a tagged PDF as cairo writes it
 * @languages: of the elements "Sect" in it, in order; what stands in none is in nl-BE
 *
 * What cairo does not write itself: languages, the title in the window, the reading order of each page, what is decoration, and
 * which cells a heading in a table belongs to (ISO 14289-1, PDF/UA).
 *
 * Returns: (transfer full) (nullable): the PDF, which wipes itself when freed, or NULL with a G_IO_ERROR
 */
GBytes *od_pdf_finish (gconstpointer drawn, gsize length, const GPtrArray *languages, GError **error);
