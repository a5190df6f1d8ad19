#pragma once

#include "finding.h"

/**
 * OdInformedPoints:
 *
 * On what the client was informed before consenting: the five points of decree 30 April 2004 art. 10/1, protocol C.
 */
typedef enum
{
  OD_INFORMED_DATA = 1 << 0,         /* which data */
  OD_INFORMED_RECIPIENT = 1 << 1,    /* to whom */
  OD_INFORMED_PURPOSE = 1 << 2,      /* for what purpose */
  OD_INFORMED_PROCESSING = 1 << 3,   /* what happens with them */
  OD_INFORMED_EXPECTATION = 1 << 4,  /* what may be expected */
  OD_INFORMED_ALL = (1 << 5) - 1,
} OdInformedPoints;

typedef enum
{
  OD_CONSENT_NOT_GIVEN,
  OD_CONSENT_ORAL,
  OD_CONSENT_WRITTEN,
} OdConsentManner;

/**
 * OdConsent:
 * @informed_by: (nullable): the team member who informed the client
 * @informed_on: (nullable): ISO 8601 day
 * @consent_on: (nullable): ISO 8601 day
 * @information_version: (nullable): version of the information text that was used
 *
 * The consent record of one referral. The OCMW gets of it only day, manner and version (protocol art. 3: minimal data).
 */
typedef struct
{
  OdInformedPoints informed;
  char *informed_by;
  char *informed_on;
  OdConsentManner manner;
  char *consent_on;
  char *information_version;
} OdConsent;

OdConsent *od_consent_new (void);
OdConsent *od_consent_copy (const OdConsent *self);
void od_consent_free (OdConsent *self);

/* One consent for all that are the same, of which 100,000 referrals have a few; (transfer full): od_consent_release() gives it back. */
const OdConsent *od_consent_share (const OdConsent *self);
void od_consent_release (const OdConsent *consent);
gboolean od_consent_equal (const OdConsent *one, const OdConsent *other);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdConsent, od_consent_free)

/* "mondeling", "schriftelijk" (in messages and the register), "" when not given; and back. */
const char *od_consent_manner_to_string (OdConsentManner manner);
gboolean od_consent_manner_from_string (const char *text, OdConsentManner *manner);

/* The findings about @self on @today (ISO 8601 day): informed on all points, by whom, when, consent how and when; in order and
 * none in the future; (transfer full). */
OdFindings *od_consent_check (const OdConsent *self, const char *today);

/* The findings about what the OCMW gets to know of it: how and on which day consent was given; (transfer full). */
OdFindings *od_consent_check_given (const OdConsent *self, const char *today);
