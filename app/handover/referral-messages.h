#pragma once

#include "message.h"
#include "profile.h"
#include "register.h"

/* The messages that hand one referral over: each packing makes one, and each names those before it. @messages are those of the referral
 * as od_register_load_messages_async() gives them. */

/**
 * od_referral_message_new:
 *
 * The message that hands @referral over in the place of those before it: later than each of them, whatever the clock says. Of the
 * consent it has only what the OCMW needs (protocol art. 3).
 *
 * Returns: (transfer full)
 */
OdMessage *od_referral_message_new (OdProfile *profile, OdReferral *referral, OdProtocol *protocol, GPtrArray *messages);

/* The newest of them that handed the referral over, @incoming or not; (transfer none) (nullable). */
const OdStoredMessage *od_referral_messages_find_newest (GPtrArray *messages, gboolean incoming);

/* Whether one of them that came in is among @ids (nullable). */
gboolean od_referral_messages_have_any (GPtrArray *messages, const char *const *ids);
