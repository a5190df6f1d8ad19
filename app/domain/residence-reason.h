#pragma once

#include <glib.h>

/**
 * OdResidenceReason:
 *
 * Why a client goes to the OCMW of a protocol though the postcode is of another: fixed reasons, no free text.
 */
typedef enum
{
  OD_RESIDENCE_AS_ADDRESSED,
  OD_RESIDENCE_STAYS_ELSEWHERE,  /* verblijft elders */
  OD_RESIDENCE_MOVES,            /* verhuist */
} OdResidenceReason;

const char *od_residence_reason_to_string (OdResidenceReason reason);
gboolean od_residence_reason_from_string (const char *text, OdResidenceReason *reason);
