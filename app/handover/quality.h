#pragma once

#include "quality-remark.h"
#include "send-notice.h"

/**
 * od_quality_pack_async:
 * @remarks: of OdQualityRemark, open; see od_quality_remarks_check() for what may be in them
 *
 * Packs a quality notice (kwaliteitsmelding, protocol art. 7) about data of @referral, one that this OCMW has. Fails with
 * OD_PROFILE_ERROR_STATE when a notice about one of them is still open.
 */
void od_quality_pack_async (OdProfile *profile, OdReferral *referral, GPtrArray *remarks, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
OdPackedNotice *od_quality_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/**
 * od_quality_answer_check:
 * @notice: a quality notice that came in at Kind en Gezin
 * @answered: its remarks with a verdict
 * @client: (nullable): the client as it is here
 *
 * The findings about the answer: a verdict for each datum, values by the client's rules, and a client who is whole afterwards.
 *
 * Returns: (transfer full)
 */
OdFindings *od_quality_answer_check (OdNotice *notice, GPtrArray *answered, OdClient *client);

/* Packs the answer (kwaliteitsantwoord) to @notice. The client changes when it is sent. */
void od_quality_answer_pack_async (OdProfile *profile, OdNotice *notice, GPtrArray *answered, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);
OdPackedNotice *od_quality_answer_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error);
