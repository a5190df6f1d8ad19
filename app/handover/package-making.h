#pragma once

#include "message.h"
#include "pack.h"
#include "register.h"

/* How a message becomes a package that is kept: for the use cases that pack, in this folder alone. */

/* The change that makes it so in the register, journalled as of now; (transfer full). */
typedef OdChange *(*OdPackageChange) (OdProfile *profile, gpointer data);

/**
 * OdPackageOrder:
 * @message: what is packed
 * @protocol: under which
 * @path: where it goes
 * @passphrase: by which it opens
 * @keyring_reference: (nullable): under which the keyring is to have the passphrase; NULL when it has it already
 * @make_change: called with @data, which stays as long, once the package is there
 * @progress: (nullable)
 */
typedef struct
{
  OdMessage *message;
  OdProtocol *protocol;
  char *path;
  OdSecret *passphrase;
  char *keyring_reference;
  OdPackageChange make_change;
  gpointer data;
  OdPackProgress progress;
  gpointer progress_data;
} OdPackageOrder;

/**
 * od_package_make_async:
 * @order: of which the message is (transfer full)
 *
 * Makes leesbaar.pdf and puts it in a package with the message and its documents, proves that, and keeps it. An older package at the path gives
 * its place only when all has come right. When anything fails, all is as it was.
 */
void od_package_make_async (OdProfile *profile, const OdPackageOrder *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_package_make_finish (GAsyncResult *result, GError **error);

/* Whether there is a package at @path that opens with @passphrase: the two may come from different packings after a crash. */
void od_package_prove_async (const char *path, OdSecret *passphrase, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_package_prove_finish (GAsyncResult *result, GError **error);

/* Takes away the package at @path, in whatever format it is. */
void od_package_remove (const char *path);
