#include "keyring.h"

G_DEFINE_QUARK (od-keyring-error-quark, od_keyring_error)

G_DEFINE_INTERFACE (OdKeyring, od_keyring, G_TYPE_OBJECT)

static void
od_keyring_default_init (OdKeyringInterface *iface)
{
}

void
od_keyring_store_async (OdKeyring *self, OdKeyringKind kind, const char *reference, OdSecret *secret,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_KEYRING (self));
  g_return_if_fail (reference != NULL && secret != NULL);

  OD_KEYRING_GET_IFACE (self)->store_async (self, kind, reference, secret, cancellable, callback, data);
}

gboolean
od_keyring_store_finish (OdKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_keyring_lookup_async (OdKeyring *self, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_KEYRING (self));
  g_return_if_fail (reference != NULL);

  OD_KEYRING_GET_IFACE (self)->lookup_async (self, kind, reference, cancellable, callback, data);
}

OdSecret *
od_keyring_lookup_finish (OdKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_keyring_clear_async (OdKeyring *self, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_KEYRING (self));
  g_return_if_fail (reference != NULL);

  OD_KEYRING_GET_IFACE (self)->clear_async (self, kind, reference, cancellable, callback, data);
}

gboolean
od_keyring_clear_finish (OdKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
od_keyring_kind_to_string (OdKeyringKind kind)
{
  static const char *const names[] = { "registersleutel", "pakket", "protocol" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
