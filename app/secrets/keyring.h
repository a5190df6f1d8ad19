#pragma once

#include <gio/gio.h>

#include "secret.h"

#define OD_KEYRING_ERROR (od_keyring_error_quark ())
GQuark od_keyring_error_quark (void);

/**
 * OdKeyringError:
 * @OD_KEYRING_ERROR_NONE: the desktop offers no keyring (no Secret Service, no portal)
 * @OD_KEYRING_ERROR_LOCKED: the user did not unlock it
 * @OD_KEYRING_ERROR_FAILED: anything else that the keyring said
 */
typedef enum
{
  OD_KEYRING_ERROR_NONE,
  OD_KEYRING_ERROR_LOCKED,
  OD_KEYRING_ERROR_FAILED,
} OdKeyringError;

/**
 * OdKeyringKind:
 * @OD_KEYRING_REGISTER_KEY: the key of a profile's register; its reference is "register"
 * @OD_KEYRING_PACKAGE: the passphrase of one package; its reference is the referral's
 * @OD_KEYRING_PROTOCOL: an agreed passphrase; its reference is the protocol's id and the day from which it holds
 */
typedef enum
{
  OD_KEYRING_REGISTER_KEY,
  OD_KEYRING_PACKAGE,
  OD_KEYRING_PROTOCOL,
} OdKeyringKind;

/**
 * OdKeyring:
 *
 * Where secrets are kept between two starts: the desktop's keyring, or memory in tests and in practice. Labels and attributes are readable
 * while it is locked, so they bear the profile, the kind and a reference, never a client. A locked keyring asks its user to
 * unlock it and is never read as empty.
 */
#define OD_TYPE_KEYRING (od_keyring_get_type ())
G_DECLARE_INTERFACE (OdKeyring, od_keyring, OD, KEYRING, GObject)

/* What each asks of a keyring is a #GTask of it: of a boolean, or of an OdSecret. */
struct _OdKeyringInterface
{
  GTypeInterface parent;

  void (*store_async) (OdKeyring *self, OdKeyringKind kind, const char *reference, OdSecret *secret, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data);
  void (*lookup_async) (OdKeyring *self, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data);
  void (*clear_async) (OdKeyring *self, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data);
};

/* Stores @secret, replacing an earlier one of the same kind and reference. */
void od_keyring_store_async (OdKeyring *self, OdKeyringKind kind, const char *reference, OdSecret *secret,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_keyring_store_finish (OdKeyring *self, GAsyncResult *result, GError **error);

/* The secret, (transfer full); NULL without error when there is none, NULL with an error when the keyring does not say. */
void od_keyring_lookup_async (OdKeyring *self, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
OdSecret *od_keyring_lookup_finish (OdKeyring *self, GAsyncResult *result, GError **error);

/* Forgets it; well when there was none. */
void od_keyring_clear_async (OdKeyring *self, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data);
gboolean od_keyring_clear_finish (OdKeyring *self, GAsyncResult *result, GError **error);

/* "registersleutel", "pakket", "protocol": the attribute in the keyring. */
const char *od_keyring_kind_to_string (OdKeyringKind kind);
