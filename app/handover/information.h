#pragma once

#include "profile.h"

/* What the client is told before consenting (protocol C; decree of 30 April 2004 art. 10/1; GDPR art. 13). */

/* The version that is used now, for the consent record; (transfer full). */
char *od_information_get_version (void);

/* The languages that the sheet can have beside Dutch, ISO 639-1, NULL-terminated; (transfer none). */
const char *const *od_information_get_other_languages (void);

/**
 * od_information_make_sheet_async:
 * @protocol: between whom the data would be shared
 * @language: (nullable): one of od_information_get_other_languages() for a second page; NULL for Dutch alone
 *
 * Makes the information sheet as a PDF in the profile's folder, to open, print or mail while the client is there. Nothing of the client
 * is in it. Fails with OD_PROFILE_ERROR_FILES.
 *
 * od_information_make_sheet_finish() returns: (transfer full) (nullable): its path
 */
void od_information_make_sheet_async (OdProfile *profile, OdProtocol *protocol, const char *language, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
char *od_information_make_sheet_finish (OdProfile *profile, GAsyncResult *result, GError **error);
