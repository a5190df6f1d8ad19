#pragma once

#include "keyring.h"

/**
 * OdKeptPassphrase:
 *
 * That a passphrase was put in the keyring or taken out of it, and what was there before: to be undone when what that was done for fails.
 */
typedef struct _OdKeptPassphrase OdKeptPassphrase;

void od_kept_passphrase_free (OdKeptPassphrase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdKeptPassphrase, od_kept_passphrase_free)

/* Under which reference the keyring has the passphrase that the package of @reference had before: a receipt may still come that bears it;
 * (transfer full). */
char *od_passphrase_get_previous_reference (const char *reference);

/* Keeps @passphrase for @reference, that of a package or of an agreed passphrase by @kind; or forgets what is there, with NULL. */
void od_passphrase_keep_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, OdSecret *passphrase,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdKeptPassphrase *od_passphrase_keep_finish (GAsyncResult *result, GError **error);

/**
 * od_passphrase_undo:
 * @kept: (nullable): what was changed in the keyring; NULL for nothing
 * @task: for which it was changed, and whose data hold @kept
 * @error: (transfer full): what it is undone for
 * @fail: ends @task with @error
 *
 * Puts back what was there before, or nothing, and then fails. Undoing itself never fails: @error is the one to tell.
 */
void od_passphrase_undo (OdKeptPassphrase *kept, GTask *task, GError *error, void (*fail) (GTask *task, GError *error));
