#pragma once

#include "message.h"

/**
 * od_message_to_pdf:
 * @self: the message
 * @protocol: the protocol under which it is sent
 *
 * leesbaar.pdf: the same for people; on one A4 when it is about a client; tagged, language nl-BE and title set, fonts embedded. Purpose, data, sender, what the OCMW
 * may do with the data and how long it may keep them (protocol art. 2, 3, 4).
 *
 * Returns: (transfer full) (nullable): the PDF, or NULL with a G_IO_ERROR
 */
GBytes *od_message_to_pdf (const OdMessage *self, OdProtocol *protocol, GError **error);
