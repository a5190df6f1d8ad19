#pragma once

#include "profile.h"

/* What is left of an erased referral outside of the register: its packages, also those under way or set aside, and its passphrase. */

/* Removes them, and notes in the register that they are gone. The caller has the turn of @reference. */
void od_tidy_async (OdProfile *profile, const char *referral_id, const char *reference, GAsyncReadyCallback callback, gpointer data);
gboolean od_tidy_finish (GAsyncResult *result, GError **error);

/* Does so for all that were erased and are not tidied yet: for when the profile is opened. What does not succeed is left for the next
 * time, and the first error is given. */
void od_tidy_all_async (OdProfile *profile, GAsyncReadyCallback callback, gpointer data);
gboolean od_tidy_all_finish (GAsyncResult *result, GError **error);
