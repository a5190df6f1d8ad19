#pragma once

#include <gio/gio.h>

#include "protocol.h"

/**
 * od_information_sheet_to_pdf:
 * @protocol: between whom the data would be shared
 * @language: (nullable): of od_information_text_get_languages(), for a second page beside the Dutch one; NULL or "nl" for Dutch alone
 * @error: G_IO_ERROR
 *
 * The sheet that the client gets before the talk is over (protocol C; decree of 30 April 2004 art. 10/1; GDPR art. 13): the newest
 * information text, an A4 page for each language, to print or mail, with a place to sign for who consents in writing. Nothing of the client is on it.
 *
 * Returns: (transfer full) (nullable): the tagged PDF
 */
GBytes *od_information_sheet_to_pdf (OdProtocol *protocol, const char *language, GError **error);
