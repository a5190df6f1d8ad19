#pragma once

#include "profile.h"
#include "recovery.h"
#include "secret.h"

/* The recovery sheet (herstelblad): twelve words on paper that open the register when the keyring is lost, and backups on a new machine. */

/* The ISO 8601 day on which the sheet that counts was made; (transfer none) (nullable) while there is none. */
const char *od_recovery_sheet_get_day (OdProfile *profile);

/* The sheet for @words, as od_recovery_words_new() made them, to print; (transfer full) (nullable) with an error. */
GBytes *od_recovery_sheet_to_pdf (OdProfile *profile, const OdSecret *words, GError **error);

/* From now on @words open the register and its backups; those of an earlier sheet only the backups that were made until now. */
void od_recovery_sheet_keep_async (OdProfile *profile, OdSecret *words, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_recovery_sheet_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Whether a sheet was made for the register in @folder. */
gboolean od_recovery_sheet_is_for (const char *folder);

/**
 * od_recovery_sheet_use_async:
 * @folder: of a profile that does not open, since its key is not in @keyring
 * @typed: the words, as a person typed them
 *
 * Puts the register key back in the keyring. Fails with OD_PROFILE_ERROR_FINDINGS when the words are not those of a sheet, or of another
 * sheet; then nothing changed.
 */
void od_recovery_sheet_use_async (const char *folder, OdKeyring *keyring, OdSecret *typed, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
gboolean od_recovery_sheet_use_finish (GAsyncResult *result, GError **error);
