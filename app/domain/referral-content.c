#include "referral-content.h"

OdReferralContent *
od_referral_content_new (OdClient *client, const OdConsent *consent, OdResidenceReason residence_reason)
{
  OdReferralContent *self = g_new0 (OdReferralContent, 1);

  self->client = od_client_ref (client);
  self->consent = od_consent_copy (consent);
  self->residence_reason = residence_reason;
  return self;
}

OdReferralContent *
od_referral_content_copy (const OdReferralContent *self)
{
  return od_referral_content_new (self->client, self->consent, self->residence_reason);
}

void
od_referral_content_free (OdReferralContent *self)
{
  od_client_unref (self->client);
  od_consent_free (self->consent);
  g_free (self);
}
