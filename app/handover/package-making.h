#pragma once

#include <gio/gio.h>

#include "message.h"
#include "package.h"
#include "protocol.h"
#include "secret.h"

/* The two long parts of packing, each on a thread of its own. */

/* Makes leesbaar.pdf of @message (transfer full), names it in the message, and puts both in a package with its documents. */
void od_package_make_async (OdMessage *message, OdProtocol *protocol, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdPackage *od_package_make_finish (GAsyncResult *result, GError **error);

/**
 * od_package_keep_async:
 *
 * Writes @package to @path and proves it. An older package there is set aside until od_package_forget_older(), or comes back by
 * od_package_restore_older(); when writing fails it is back already.
 */
void od_package_keep_async (OdPackage *package, const char *path, OdSecret *passphrase, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
gboolean od_package_keep_finish (GAsyncResult *result, GError **error);

/* Whether there is a package at @path that opens with @passphrase: the two may come from different packings after a crash. Not on the main
 * thread. */
gboolean od_package_opens (const char *path, const OdSecret *passphrase, GCancellable *cancellable);

/* Takes away the package at @path, and puts back the one that was there before, if any. */
void od_package_restore_older (const char *path);
void od_package_forget_older (const char *path);
