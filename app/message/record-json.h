#pragma once

#include <gio/gio.h>

#include "office-record.h"
#include "passphrase-agreement.h"
#include "protocol.h"
#include "referral.h"

/* How domain values are kept in sealed records and in data/protocols: JSON, read as strictly as a message. Errors are
 * OD_MESSAGE_ERROR. What is written wipes itself when freed. */

/* Client, consent, residence reason and file number of @referral, and what it handed over before it is corrected; (transfer full). */
GBytes *od_referral_content_to_json (OdReferral *referral);

/* @referral with the content that @json holds, last changed when @referral was; (transfer full) (nullable). */
OdReferral *od_referral_content_from_json (OdReferral *referral, const char *json, gssize length, GError **error);

GBytes *od_protocol_to_json (OdProtocol *protocol);
OdProtocol *od_protocol_from_json (const char *json, gssize length, GError **error);

GBytes *od_passphrase_agreement_to_json (OdPassphraseAgreement *agreement);
OdPassphraseAgreement *od_passphrase_agreement_from_json (const char *json, gssize length, GError **error);

/* The protocols that come with the program (data/protocols), in order of title; a (transfer full) array of OdProtocol. */
GPtrArray *od_bundled_protocols (void);

/* The one with @id, or that to practise with (data/practice), which is in no list; (transfer full) (nullable). */
OdProtocol *od_bundled_protocol_find (const char *id);

/* A record of the office; what is written wipes itself when freed. */
GBytes *od_office_record_to_json (OdOfficeRecord *record);
OdOfficeRecord *od_office_record_from_json (OdOfficeKind kind, const char *json, gssize length, GError **error);
