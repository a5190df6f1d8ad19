#pragma once

#include "profile.h"
#include "recovery.h"
#include "secret.h"

/**
 * Backups (reservekopieën): the whole register in one file, sealed under the words of the recovery sheet. A folder keeps the newest
 * OD_BACKUP_GENERATIONS of a profile, and beside them which referrals were erased, so that one put back stays erased.
 */

#define OD_BACKUP_GENERATIONS 10
#define OD_BACKUP_ENDING ".reservekopie"

/**
 * od_backup_make_async:
 * @folder: a local folder
 *
 * Makes a backup, opens it again to prove it, and then removes the oldest. Needs a recovery sheet, and a register that is not broken; where
 * that may not be written, the journal does not tell of it.
 *
 * od_backup_make_finish() returns: (transfer full) (nullable): its path
 */
void od_backup_make_async (OdProfile *profile, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
char *od_backup_make_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* When the newest backup of the profile @name in @folder was made; (transfer full) (nullable). */
GDateTime *od_backup_find_last (const char *folder, const char *name);

/* Whether it is time for a new one: once a day, and at once when the clock was set back. @last is (nullable). */
gboolean od_backup_is_due (GDateTime *last, GDateTime *now);

/* Where @profile's backups are, (nullable): from now on each erasure is noted there. */
void od_backup_set_folder (OdProfile *profile, const char *folder);

/* Writes in @folder which referrals were erased until now: after each erasure, also between two backups. */
void od_backup_note_erasures_async (OdProfile *profile, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer data);
gboolean od_backup_note_erasures_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Putting back */

/* An opened backup: what it holds, in numbers; its content stays sealed or in wiped memory. */
typedef struct _OdBackup OdBackup;

void od_backup_free (OdBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdBackup, od_backup_free)

guint od_backup_get_n_referrals (const OdBackup *self);  /* with their content */
guint od_backup_get_n_erased_since (const OdBackup *self);  /* noted as erased, in the backup or after it */
GDateTime *od_backup_get_last_at (const OdBackup *self);  /* (transfer none) (nullable): when something was last done in it */

/* Opens the backup in the file @path by the words that a person @typed. Nothing is written. */
void od_backup_open_async (const char *path, OdSecret *typed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdBackup *od_backup_open_finish (GAsyncResult *result, GError **error);

/**
 * od_backup_restore_async:
 * @folder: of a profile that is not open
 *
 * Makes the backup the register of the profile, and puts its key in @keyring. A register that is there stays, under another name, and so does
 * its key, sealed under the words of the backup. When the profile is opened then, what was erased since is erased again.
 *
 * od_backup_restore_finish() returns: FALSE with an error; then the register that was there is where it was, or set aside when only its
 *   successor's key could not be kept: the same backup can be put back again
 */
void od_backup_restore_async (OdBackup *backup, const char *folder, OdKeyring *keyring, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
gboolean od_backup_restore_finish (GAsyncResult *result, GError **error);
