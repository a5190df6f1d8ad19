#pragma once

#include "profile.h"

/**
 * Renewing the keys (sleutels vernieuwen): a new register key and a new key for each record, for when somebody who may have read the old one
 * should read nothing more. The old key opens no record of the register afterwards.
 *
 * It goes on where it was after it was cancelled or the program ended, at whatever moment; until it has ended the register opens, by the
 * keyring and by the recovery sheet, and everything can be done meanwhile. A recovery sheet stays what it was, and so do backups.
 */

/* Whether a renewal began and has not ended: it is to go on. And whether it does now. */
gboolean od_renew_keys_is_begun (OdProfile *profile);
gboolean od_renew_keys_is_running (OdProfile *profile);

/* Told after each transaction: @n_done of the @n_all records are under the new keys. */
typedef void (*OdRenewKeysProgress) (guint n_done, guint n_all, gpointer data);

/**
 * od_renew_keys_async:
 * @progress: (nullable): called with @progress_data until the callback is
 *
 * Begins a renewal, or goes on with the one that was begun. Fails with OD_KEYRING_ERROR, OD_REGISTER_ERROR, OD_PROFILE_ERROR or as
 * cancelled; what was done by then stays done.
 */
void od_renew_keys_async (OdProfile *profile, OdRenewKeysProgress progress, gpointer progress_data, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data);
gboolean od_renew_keys_finish (OdProfile *profile, GAsyncResult *result, GError **error);
