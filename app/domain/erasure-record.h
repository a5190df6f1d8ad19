#pragma once

#include "consent.h"
#include "retention.h"

/**
 * OdErasureRecord:
 * @referral_id: of the referral, which stays without its content
 * @began_on: ISO 8601: when it came in (OCMW), or was made (Kind en Gezin)
 * @closed_on: (nullable): when the client file was closed
 * @ground_detail: (nullable): the code of the ground of a review: see review.h
 * @erased_at: when
 * @user: by whom
 * @consent: (nullable): at Kind en Gezin, which must be able to show that there was consent (GDPR art. 7)
 * @tidied: whether packages and passphrases are gone as well
 *
 * What remains of a referral that was erased: that, why, when and by whom, and nothing about the client. Neither the file number
 * remains: it leads to the client in the files of the OCMW.
 */
typedef struct
{
  OdDesk desk;
  char *referral_id;
  char *reference;
  char *protocol_id;
  char *began_on;
  char *closed_on;
  OdRetentionGround ground;
  char *ground_detail;
  GDateTime *erased_at;
  char *user;
  OdConsent *consent;
  gboolean tidied;
} OdErasureRecord;

/* Of @referral, which is not erased yet, on @ground; not tidied; (transfer full). */
OdErasureRecord *od_erasure_record_new (OdReferral *referral, OdRetentionGround ground, GDateTime *now, const char *user);
OdErasureRecord *od_erasure_record_copy (const OdErasureRecord *self);
void od_erasure_record_free (OdErasureRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdErasureRecord, od_erasure_record_free)
