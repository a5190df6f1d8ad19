#pragma once

#include <gio/gio.h>

#include "message.h"
#include "office-record.h"
#include "party.h"

/* Documents about the office itself, on as many A4 pages as they need: tagged, in Dutch. They name no client. */

/**
 * od_office_records_to_pdf:
 * @title: "Overzicht van verwerkers"
 * @owner: whose records they are
 * @day: ISO 8601, on which it is made
 * @records: of OdOfficeRecord
 * @none: what to say when there are none
 *
 * Returns: (transfer full) (nullable): the PDF, or NULL with a G_IO_ERROR
 */
GBytes *od_office_records_to_pdf (const char *title, const OdParty *owner, const char *day, GPtrArray *records, const char *none,
                                  GError **error);

/* leesbaar.pdf of a message between the parties: see od_message_to_pdf(). */
GBytes *od_office_message_to_pdf (const OdMessage *message, const OdProtocolData *protocol, const char *title, GError **error);
