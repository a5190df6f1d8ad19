#pragma once

#include "return-reason.h"
#include "send-notice.h"

/**
 * od_return_pack_async:
 * @referral: one that this OCMW has, of which no file is open
 *
 * Packs the return (terugzending: the reference and the reason, never the client). The referral stays as it is until the return is sent:
 * then it is *teruggestuurd*, and offered for erasure at once.
 */
void od_return_pack_async (OdProfile *profile, OdReferral *referral, OdReturnReason reason, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
OdPackedNotice *od_return_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error);
