#pragma once

#include "passphrase-agreement.h"
#include "protocol.h"

/* What is told of a protocol and its passphrases; each (transfer full), pure. */

/* With whom it is, seen from @desk: "OCMW Hulshout", or the local team. */
char *od_protocol_other_to_text (OdProtocol *protocol, OdDesk desk);

/* "Van kracht sinds 1 januari 2025", "Opgezegd: laatste dag 31 maart 2027, nog 127 dagen", … */
char *od_protocol_state_to_text (OdProtocol *protocol, const char *today);

/* Whether it is not in force, or not for long. */
gboolean od_protocol_needs_attention (OdProtocol *protocol, const char *today);

/* "2235 Hulshout, 2230 Herselt" */
char *od_protocol_places_to_text (OdProtocol *protocol);

/* "Vanaf 25 november 2026, hier gemaakt" of one in use; until when an old one is kept, or that it should have been forgotten. */
char *od_agreed_passphrase_to_text (const OdAgreedPassphrase *passphrase, const char *today);
