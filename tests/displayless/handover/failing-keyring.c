#include "failing-keyring.h"

struct _FailingKeyring
{
  GObject parent_instance;

  OdKeyring *inner;
  int fail_at;
  gboolean has_failed;
};

static void failing_keyring_keyring_init (OdKeyringInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FailingKeyring, failing_keyring, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_KEYRING, failing_keyring_keyring_init))

/* Counts the call; gives its task, unless it failed. */
static GTask *
begin (OdKeyring *keyring, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  FailingKeyring *self = FAILING_KEYRING (keyring);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  if (self->fail_at < 0 || self->fail_at-- > 0)
    return g_steal_pointer (&task);
  self->has_failed = TRUE;
  g_task_return_new_error (task, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED, "De sleutelbos is vergrendeld.");
  return NULL;
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_keyring_store_finish (OD_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  OdSecret *secret = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);

  if (error == NULL)
    g_task_return_pointer (task, secret, (GDestroyNotify) od_secret_unref);
  else
    g_task_return_error (task, error);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_keyring_clear_finish (OD_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
store_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, OdSecret *secret, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = begin (keyring, cancellable, callback, data);

  if (task != NULL)
    od_keyring_store_async (FAILING_KEYRING (keyring)->inner, kind, reference, secret, cancellable, on_stored, task);
}

static void
lookup_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = begin (keyring, cancellable, callback, data);

  if (task != NULL)
    od_keyring_lookup_async (FAILING_KEYRING (keyring)->inner, kind, reference, cancellable, on_found, task);
}

static void
clear_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = begin (keyring, cancellable, callback, data);

  if (task != NULL)
    od_keyring_clear_async (FAILING_KEYRING (keyring)->inner, kind, reference, cancellable, on_cleared, task);
}

static void
failing_keyring_finalize (GObject *object)
{
  g_object_unref (FAILING_KEYRING (object)->inner);
  G_OBJECT_CLASS (failing_keyring_parent_class)->finalize (object);
}

static void
failing_keyring_class_init (FailingKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = failing_keyring_finalize;
}

static void
failing_keyring_init (FailingKeyring *self)
{
  self->fail_at = -1;
}

static void
failing_keyring_keyring_init (OdKeyringInterface *iface)
{
  iface->store_async = store_async;
  iface->lookup_async = lookup_async;
  iface->clear_async = clear_async;
}

OdKeyring *
failing_keyring_new (OdKeyring *inner)
{
  FailingKeyring *self = g_object_new (TYPE_FAILING_KEYRING, NULL);

  self->inner = g_object_ref (inner);
  return OD_KEYRING (self);
}

void
failing_keyring_fail_at (FailingKeyring *self, int call)
{
  self->fail_at = call;
  self->has_failed = FALSE;
}

gboolean
failing_keyring_has_failed (FailingKeyring *self)
{
  return self->has_failed;
}
