#pragma once

#include "client.h"
#include "consent.h"
#include "residence-reason.h"

/**
 * OdReferralContent:
 * @client: the data of protocol art. 3
 * @consent: what is recorded of the consent
 * @residence_reason: why, when the postcode is of another OCMW
 *
 * What a referral tells of its client: what one package hands over, and the next may correct. Immutable.
 */
typedef struct
{
  OdClient *client;
  OdConsent *consent;
  OdResidenceReason residence_reason;
} OdReferralContent;

/* Neither may be NULL; (transfer full). */
OdReferralContent *od_referral_content_new (OdClient *client, const OdConsent *consent, OdResidenceReason residence_reason);
OdReferralContent *od_referral_content_copy (const OdReferralContent *self);
void od_referral_content_free (OdReferralContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdReferralContent, od_referral_content_free)
