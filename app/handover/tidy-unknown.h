#pragma once

#include "profile.h"

/**
 * od_tidy_unknown_async:
 *
 * Removes what a program that was killed left in the profile's folder of packages: files that were not finished, and packages with a client's data
 * that were written, but that the register does not know, with the passphrase that was made for them. For when the referrals are there.
 *
 * What the register may have known before it was replaced by a backup stays, as does what has another name than packages get here, and everything when
 * not all of the register could be read. Does not fail: what stays is looked at again the next time.
 */
void od_tidy_unknown_async (OdProfile *profile, GAsyncReadyCallback callback, gpointer data);
void od_tidy_unknown_finish (GAsyncResult *result);
