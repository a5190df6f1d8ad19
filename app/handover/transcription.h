#pragma once

#include "import.h"

/**
 * Typing over (overtypen): the referral of a package that a team without this program made by hand, typed in by the social worker who
 * reads it. Nothing of it is taken from the package by itself but its digest, by which it is known again.
 */

/* A referral at the OCMW in which nothing is filled in yet, for the form; it is nowhere kept; (transfer full). */
OdReferral *od_transcription_new_referral (OdProfile *profile);

/* What keeps @typed from being accepted: see od_referral_check_typed_over(); (transfer full). */
OdFindings *od_transcription_check (OdProfile *profile, OdReferral *typed, const OdHandingOver *handing_over);

/**
 * od_transcription_accept_async:
 * @import: of kind OD_IMPORT_FOREIGN
 * @typed: client, consent, protocol and residence reason as the form has them
 * @handing_over: copied
 *
 * Takes it in, in one transaction: a referral that is *ontvangen* under a reference made here, that tells where it comes from. The
 * passphrase that opened the package is kept in the keyring, so that its receipt can be packed. The same package accepted twice
 * changes nothing and gives the referral that is here. Fails with OD_PROFILE_ERROR_FINDINGS when something is missing.
 *
 * od_transcription_accept_finish() returns: (transfer full) (nullable): the referral
 */
void od_transcription_accept_async (OdProfile *profile, OdImport *import, OdReferral *typed, const OdHandingOver *handing_over,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_transcription_accept_finish (OdProfile *profile, GAsyncResult *result, GError **error);
