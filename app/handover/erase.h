#pragma once

#include "erasure-record.h"
#include "profile.h"

/**
 * OdErased:
 * @referral: as it is now: without client and consent
 * @record: what remains
 * @leftover: (nullable): why a package or a passphrase could not be removed yet; it is tried again when the profile is next opened. The
 *   client's data are gone all the same, and so is the key to them.
 */
typedef struct
{
  OdReferral *referral;
  OdErasureRecord *record;
  GError *leftover;
} OdErased;

void od_erased_free (OdErased *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdErased, od_erased_free)

/* Whether @referral may be erased now (protocol art. 3); else the error is a sentence that says why not and what comes first. */
gboolean od_erase_check (OdProfile *profile, OdReferral *referral, GError **error);

/**
 * od_erase_async:
 *
 * Erases what is known of the client, after a person confirmed it. In one transaction: the sealed content and the key to it go, and what
 * their notices say; the erasure record and the journal's entry come. What the register freed is overwritten and its log emptied. Then
 * the packages and the passphrase go; what is not done when the program ends is done when the profile is opened again. There is no way
 * back. Fails with OD_PROFILE_ERROR_STATE when it may not be erased; then nothing was changed.
 *
 * od_erase_finish() returns: (transfer full) (nullable)
 */
void od_erase_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdErased *od_erase_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Why a package or a passphrase that an earlier erasure left could not be removed when the profile was opened: a sentence to show;
 * (transfer none) (nullable) when nothing is left. */
const GError *od_erase_get_leftover (OdProfile *profile);

/* What remains of all that was erased, last erased first; a (transfer full) array of OdErasureRecord. */
void od_erase_load_records_async (OdProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *od_erase_load_records_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The attest: that, why, when and by whom the data under a reference were erased, to print; (transfer full) PDF. */
GBytes *od_erase_record_to_pdf (OdProfile *profile, const OdErasureRecord *record, GError **error);
