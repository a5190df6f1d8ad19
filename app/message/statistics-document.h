#pragma once

#include <gio/gio.h>

#include "statistics.h"

/**
 * od_statistics_to_csv:
 *
 * A table for a spreadsheet, by RFC 4180 with line ends of CR and LF, in UTF-8 with a byte order mark, and with semicolons between: a
 * Belgian Excel opens that in columns by itself, since there the comma is the decimal sign, and LibreOffice proposes it. Small numbers
 * are "<5" (see OD_SMALLEST_COUNT), which no spreadsheet takes for a day.
 *
 * Returns: (transfer full)
 */
GBytes *od_statistics_to_csv (const OdStatistics *self, OdDesk desk);

/* One A4 with a bar for each month, for @owner's own report; (transfer full) (nullable) with a G_IO_ERROR. */
GBytes *od_statistics_to_pdf (const OdStatistics *self, OdDesk desk, const char *owner, GError **error);

/* "4,5": with a comma, as in Belgium, in every locale; (transfer full). */
char *od_statistics_format_days (double days);

/* "Dossier open", as the documents name a state; (transfer none). */
const char *od_statistics_name_state (OdState state);
