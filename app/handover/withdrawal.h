#pragma once

#include "send-notice.h"

/* Findings about how and when a client withdrew the consent for @referral: a manner, and a day that exists, is not in the future and
 * not before the consent (OD_FIELD_CONSENT_MANNER, OD_FIELD_DATE); (transfer full). */
OdFindings *od_withdrawal_check (OdReferral *referral, OdConsentManner manner, const char *day, const char *today);

/**
 * od_withdrawal_pack_async:
 * @day: ISO 8601, on which the client withdrew it
 *
 * Records at Kind en Gezin that the client withdrew the consent: the referral is *ingetrokken* at once. When it was ever packed the
 * OCMW must know: the withdrawal is packed for it. Else the result has neither notice nor path.
 */
void od_withdrawal_pack_async (OdProfile *profile, OdReferral *referral, OdConsentManner manner, const char *day,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdPackedNotice *od_withdrawal_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* What becomes of a client file at the OCMW whose consent was withdrawn. */
typedef enum
{
  OD_WITHDRAWAL_KEEP_FILE,  /* kept on a legal ground of its own */
  OD_WITHDRAWAL_END_FILE,   /* ended: the referral is *ingetrokken* and offered for erasure */
} OdWithdrawalDecision;

/* Records what a person decided about the file, after an incoming withdrawal that is to be decided on; and takes that back;
 * (transfer full) (nullable) the changed notice. */
void od_withdrawal_decide_async (OdProfile *profile, OdNotice *notice, OdWithdrawalDecision decision, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
OdNotice *od_withdrawal_decide_finish (OdProfile *profile, GAsyncResult *result, GError **error);

void od_withdrawal_take_back_async (OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer data);
OdNotice *od_withdrawal_take_back_finish (OdProfile *profile, GAsyncResult *result, GError **error);
