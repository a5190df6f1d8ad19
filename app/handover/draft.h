#pragma once

#include "profile.h"

/* A new draft with its readable reference, not kept until od_draft_save_async(): Kind en Gezin; (transfer full). */
void od_draft_new_async (OdProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_draft_new_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/**
 * od_draft_save_async:
 * @referral: a draft or ready referral, as the form has it now
 *
 * Keeps it, findings and all. Its state follows the findings: ready when none is an error, else draft.
 *
 * od_draft_save_finish() returns: (transfer full) (nullable): as it is kept now
 */
void od_draft_save_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_draft_save_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Removes a draft that was never packed. */
void od_draft_discard_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_draft_discard_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Takes a ready referral back to draft, to change something, or one that was packed, sent or confirmed, to correct it; (transfer full). */
void od_draft_revise_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_draft_revise_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Leaves the correction of a referral that was packed before: state and data are again what they were; (transfer full). */
void od_draft_leave_correction_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer data);
OdReferral *od_draft_leave_correction_finish (OdProfile *profile, GAsyncResult *result, GError **error);
