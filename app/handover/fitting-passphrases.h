#pragma once

#include "profile.h"

/* For this folder alone. */

/**
 * od_fitting_passphrases_find_async:
 * @reference: (nullable): of the package, when its name tells
 *
 * Collects the kept passphrases that may open a package: its own, that of the package that it replaced, then those that were agreed under any protocol and have not
 * expired, newest first.
 */
void od_fitting_passphrases_find_async (OdProfile *profile, const char *reference, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);

/* (transfer full) (element-type OdSecret): what the keyring has of them; NULL with the error of a keyring that does not say. */
GPtrArray *od_fitting_passphrases_find_finish (OdProfile *profile, GAsyncResult *result, GError **error);
