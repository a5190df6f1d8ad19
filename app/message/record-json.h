#pragma once

#include <gio/gio.h>

#include "processor.h"
#include "protocol.h"
#include "referral.h"

/* How domain values are kept in sealed records and in data/protocols: JSON, read as strictly as a message. Errors are
 * OD_MESSAGE_ERROR. The bytes hold a client: whoever takes them wipes them. */

/* Client, consent, residence reason and file number of @referral; (transfer full), to be wiped. */
GBytes *od_referral_content_to_json (OdReferral *referral);

/* @referral with the content that @json holds; (transfer full) (nullable). */
OdReferral *od_referral_content_from_json (OdReferral *referral, const char *json, gssize length, GError **error);

GBytes *od_protocol_to_json (OdProtocol *protocol);
OdProtocol *od_protocol_from_json (const char *json, gssize length, GError **error);

GBytes *od_processor_to_json (OdProcessor *processor);
OdProcessor *od_processor_from_json (const char *json, gssize length, GError **error);
