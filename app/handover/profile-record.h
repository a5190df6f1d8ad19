#pragma once

#include "register.h"
#include "secret.h"

/* How a record of a profile is sealed. Every record has a key of its own, new with every save: so no record key lives in memory between two
 * saves, and erasing a record is dropping its row. The key is sealed under the register key, the content under the key, and both
 * are bound to "kind:id", so that no part can be moved to another record. */

/* Seals @content into @part, which is empty. */
void od_record_seal (const OdSecret *register_key, const char *kind, const char *id, const OdSecret *content, OdSealedPart *part);

/* (transfer full), or NULL with OD_SEAL_ERROR. Of the keys of a register, @register_key and the @other_key (nullable), one opens it. */
OdSecret *od_record_open (const OdSecret *register_key, const char *kind, const char *id, const OdSealedPart *part, GError **error);
OdSecret *od_record_open_either (const OdSecret *register_key, const OdSecret *other_key, const char *kind, const char *id,
                                 const OdSealedPart *part, GError **error);

/* @bytes as a secret; its memory is wiped as far as nobody else holds it; (transfer full). */
OdSecret *od_secret_from_bytes (GBytes *bytes);

/* A copy of @secret that wipes itself when it is freed; (transfer full). */
GBytes *od_secret_to_bytes (const OdSecret *secret);

/**
 * od_records_open_referrals:
 * @other_key: (nullable): what opens those that @register_key does not, while the keys are renewed
 * @stored: of OdStoredReferral
 * @damaged: to which the references are added of those that could not be read or opened, or held something else
 *
 * Opens many referrals in a row. May be called on any thread.
 *
 * Returns: (transfer full): an array of OdReferral, in the same order
 */
GPtrArray *od_records_open_referrals (const OdSecret *register_key, const OdSecret *other_key, GPtrArray *stored, GPtrArray *damaged);

/* The same for notices: @stored is of OdStoredNotice; (transfer full) an array of OdNotice. */
GPtrArray *od_records_open_notices (const OdSecret *register_key, const OdSecret *other_key, GPtrArray *stored, GPtrArray *damaged);
