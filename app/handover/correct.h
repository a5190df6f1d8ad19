#pragma once

#include "client-history.h"
#include "profile.h"

/**
 * od_correct_async:
 * @client: the data as they should be, in kept form or as typed
 *
 * Corrects data of a client at the OCMW (GDPR art. 16) by hand. What they were and what they became is kept with the client, sealed, and
 * erased with it; the timeline tells which data were corrected, without their values. Kind en Gezin is told by a quality notice, which
 * is another step (protocol art. 7). Without any difference nothing is changed. Fails with OD_PROFILE_ERROR_FINDINGS when @client has
 * findings of an error (see od_client_check()).
 *
 * od_correct_finish() returns: (transfer full) (nullable): the referral
 */
void od_correct_async (OdProfile *profile, OdReferral *referral, OdClient *client, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data);
OdReferral *od_correct_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The fields that a step OD_EVENT_CORRECT by hand tells of, an array of OdField; (transfer full) (nullable) when @detail (nullable) is
 * none of a correction by hand: see also od_arrival_from_detail(). */
GArray *od_correct_fields_from_detail (const char *detail);
