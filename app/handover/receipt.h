#pragma once

#include "pack.h"

/**
 * od_receipt_pack_async:
 * @referral: one that this OCMW has accepted
 *
 * Packs the receipt (ontvangstbevestiging: the reference only, never the client nor what became of the help) with the
 * passphrase of the package that it answers, so that nobody needs to tell another. Making it again gives the same message.
 */
void od_receipt_pack_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdPacked *od_receipt_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error);
