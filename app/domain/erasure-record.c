#include "erasure-record.h"

#include "arrival.h"
#include "review.h"
#include "standing-steps.h"

/* NULL when the file was opened again, or there never was one. */
static char *
find_closing (OdReferral *referral)
{
  const guint64 events = OD_EVENT_BIT (OD_EVENT_CLOSE_FILE) | OD_EVENT_BIT (OD_EVENT_REOPEN_FILE);
  const OdStep *step = od_steps_find_standing (od_referral_get_steps (referral), events);

  return step != NULL && step->event == OD_EVENT_CLOSE_FILE ? od_step_get_day (step) : NULL;
}

static char *
find_review_ground (OdReferral *referral)
{
  const OdStep *step = od_steps_find_standing (od_referral_get_steps (referral), OD_EVENT_BIT (OD_EVENT_REVIEW));
  g_auto (OdReview) review = { 0 };

  if (step == NULL || !od_review_from_detail (step->detail, &review))
    return NULL;
  return g_steal_pointer (&review.ground);
}

OdErasureRecord *
od_erasure_record_new (OdReferral *referral, OdRetentionGround ground, GDateTime *now, const char *user)
{
  OdErasureRecord *self = g_new0 (OdErasureRecord, 1);
  const OdConsent *consent = od_referral_get_consent (referral);

  self->desk = od_referral_get_desk (referral);
  self->referral_id = g_strdup (od_referral_get_id (referral));
  self->reference = g_strdup (od_referral_get_reference (referral));
  self->protocol_id = g_strdup (od_referral_get_protocol_id (referral));
  self->began_on = od_arrival_get_beginning (referral);
  self->closed_on = find_closing (referral);
  self->ground = ground;
  self->ground_detail = ground == OD_GROUND_UNREACHABLE ? find_review_ground (referral) : NULL;
  self->erased_at = g_date_time_ref (now);
  self->user = g_strdup (user);
  self->consent = consent != NULL && self->desk == OD_DESK_KIND_EN_GEZIN ? od_consent_copy (consent) : NULL;
  return self;
}

OdErasureRecord *
od_erasure_record_copy (const OdErasureRecord *self)
{
  OdErasureRecord *copy = g_memdup2 (self, sizeof *self);

  copy->referral_id = g_strdup (self->referral_id);
  copy->reference = g_strdup (self->reference);
  copy->protocol_id = g_strdup (self->protocol_id);
  copy->began_on = g_strdup (self->began_on);
  copy->closed_on = g_strdup (self->closed_on);
  copy->ground_detail = g_strdup (self->ground_detail);
  copy->erased_at = g_date_time_ref (self->erased_at);
  copy->user = g_strdup (self->user);
  copy->consent = self->consent != NULL ? od_consent_copy (self->consent) : NULL;
  return copy;
}

void
od_erasure_record_free (OdErasureRecord *self)
{
  g_free (self->referral_id);
  g_free (self->reference);
  g_free (self->protocol_id);
  g_free (self->began_on);
  g_free (self->closed_on);
  g_free (self->ground_detail);
  g_clear_pointer (&self->erased_at, g_date_time_unref);
  g_free (self->user);
  g_clear_pointer (&self->consent, od_consent_free);
  g_free (self);
}
