#pragma once

#include <gio/gio.h>

#include "party.h"
#include "processor.h"

/**
 * od_processors_to_pdf:
 * @processors: of OdProcessor
 * @owner: whose processors they are
 * @today: ISO 8601 day
 *
 * The overview of processors (protocol art. 6) to print: A4 landscape, as many pages as needed, tagged, page numbers.
 *
 * Returns: (transfer full) (nullable): the PDF, or NULL with a G_IO_ERROR
 */
GBytes *od_processors_to_pdf (GListModel *processors, const OdParty *owner, const char *today, GError **error);
