#pragma once

#include "keyring.h"

/**
 * OdKeptPassphrase:
 *
 * That the passphrase of a package was put in the keyring, and what was there before: to be undone when what it was kept for fails.
 */
typedef struct _OdKeptPassphrase OdKeptPassphrase;

void od_kept_passphrase_free (OdKeptPassphrase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdKeptPassphrase, od_kept_passphrase_free)

/* Keeps @passphrase for the package of @reference. */
void od_passphrase_keep_async (OdKeyring *keyring, const char *reference, OdSecret *passphrase, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
OdKeptPassphrase *od_passphrase_keep_finish (GAsyncResult *result, GError **error);

/* Puts back what was there before, or nothing. Never fails: the error that it is undone for is the one to tell. */
void od_passphrase_undo_async (OdKeptPassphrase *kept, GAsyncReadyCallback callback, gpointer data);
void od_passphrase_undo_finish (GAsyncResult *result);
