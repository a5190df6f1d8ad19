#pragma once

#include <glib.h>

/**
 * OdReturnReason:
 *
 * Why an OCMW sends a referral back (terugzending): fixed reasons, no free text, and never anything about the help.
 */
typedef enum
{
  OD_RETURN_WRONG_OCMW,   /* meant for another OCMW */
  OD_RETURN_UNREADABLE,   /* what came is not usable */
  OD_RETURN_NO_PROTOCOL,  /* there is no protocol between these parties (protocol art. 1) */
  OD_N_RETURN_REASONS,
} OdReturnReason;

/* "verkeerd-ocmw" and the like, in messages, steps and the register; and back, FALSE for any other text. */
const char *od_return_reason_to_string (OdReturnReason reason);
gboolean od_return_reason_from_string (const char *text, OdReturnReason *reason);
