#pragma once

#include "profile.h"

/**
 * OdReferralEdit:
 * @current: (nullable): the referral as the list has it now; NULL when it is not there
 * @data: what the use case gave
 * @action: (out): the journal's code for the change
 *
 * Returns: (transfer full): the changed referral, @current itself when nothing changes, or NULL with an error
 */
typedef OdReferral *(*OdReferralEdit) (OdProfile *profile, OdReferral *current, gpointer data, const char **action, GError **error);

/**
 * od_referral_change_async:
 * @referral: which one, and under what reference
 * @desk: at which desk it may be done
 * @data: (transfer full): for @edit, freed with @destroy
 *
 * Changes one referral: waits its turn, lets @edit make a new one from what the list has now, keeps it in the register and then in the
 * list. Cancelling stops it as long as nothing was given to the register.
 */
void od_referral_change_async (OdProfile *profile, OdReferral *referral, OdDesk desk, OdReferralEdit edit, gpointer data,
                               GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer callback_data);

/* (transfer full) (nullable) */
OdReferral *od_referral_change_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Lets @event happen to @current (nullable), now and by who works here; OD_REFERRAL_ERROR when it may not; (transfer full). */
OdReferral *od_referral_let_happen (OdProfile *profile, OdReferral *current, OdEvent event, const char *day, const char *detail, GError **error);

/* OD_PROFILE_ERROR_STATE: the referral is not here any more. */
void od_set_referral_gone_error (GError **error);
