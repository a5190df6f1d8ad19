#include "memory-keyring.h"

typedef struct
{
  OdKeyringKind kind;
  char *reference;
  OdSecret *secret;
} Item;

struct _OdMemoryKeyring
{
  GObject parent_instance;

  GPtrArray *items; /* of Item, oldest first */
  GError *failure;
};

static void od_memory_keyring_keyring_init (OdKeyringInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OdMemoryKeyring, od_memory_keyring, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_KEYRING, od_memory_keyring_keyring_init))

static Item *
item_new (OdKeyringKind kind, const char *reference, OdSecret *secret)
{
  Item *item = g_new0 (Item, 1);

  item->kind = kind;
  item->reference = g_strdup (reference);
  item->secret = od_secret_ref (secret);
  return item;
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->reference);
  od_secret_unref (item->secret);
  g_free (item);
}

static Item *
find (OdMemoryKeyring *self, OdKeyringKind kind, const char *reference)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);
      if (item->kind == kind && g_str_equal (item->reference, reference))
        return item;
    }
  return NULL;
}

static void
forget (OdMemoryKeyring *self, OdKeyringKind kind, const char *reference)
{
  Item *item = find (self, kind, reference);

  if (item != NULL)
    g_ptr_array_remove (self->items, item);
}

/* A task that fails already when failing or cancelled; then NULL. */
static GTask *
begin (OdKeyring *keyring, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  OdMemoryKeyring *self = OD_MEMORY_KEYRING (keyring);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  if (g_task_return_error_if_cancelled (task))
    return NULL;
  if (self->failure != NULL)
    {
      g_task_return_error (task, g_error_copy (self->failure));
      return NULL;
    }
  return g_steal_pointer (&task);
}

static void
store_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, OdSecret *secret, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  OdMemoryKeyring *self = OD_MEMORY_KEYRING (keyring);
  g_autoptr (GTask) task = begin (keyring, store_async, cancellable, callback, data);

  if (task == NULL)
    return;
  forget (self, kind, reference);
  g_ptr_array_add (self->items, item_new (kind, reference, secret));
  g_task_return_boolean (task, TRUE);
}

static void
lookup_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = begin (keyring, lookup_async, cancellable, callback, data);
  Item *item;

  if (task == NULL)
    return;
  item = find (OD_MEMORY_KEYRING (keyring), kind, reference);
  if (item == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_pointer (task, od_secret_ref (item->secret), (GDestroyNotify) od_secret_unref);
}

static void
clear_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = begin (keyring, clear_async, cancellable, callback, data);

  if (task == NULL)
    return;
  forget (OD_MEMORY_KEYRING (keyring), kind, reference);
  g_task_return_boolean (task, TRUE);
}

static void
od_memory_keyring_finalize (GObject *object)
{
  OdMemoryKeyring *self = OD_MEMORY_KEYRING (object);

  g_ptr_array_unref (self->items);
  g_clear_error (&self->failure);
  G_OBJECT_CLASS (od_memory_keyring_parent_class)->finalize (object);
}

static void
od_memory_keyring_class_init (OdMemoryKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_memory_keyring_finalize;
}

static void
od_memory_keyring_init (OdMemoryKeyring *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
}

static void
od_memory_keyring_keyring_init (OdKeyringInterface *iface)
{
  iface->store_async = store_async;
  iface->lookup_async = lookup_async;
  iface->clear_async = clear_async;
}

OdKeyring *
od_memory_keyring_new (void)
{
  return g_object_new (OD_TYPE_MEMORY_KEYRING, NULL);
}

void
od_memory_keyring_set_failure (OdMemoryKeyring *self, const GError *error)
{
  g_return_if_fail (OD_IS_MEMORY_KEYRING (self));

  g_clear_error (&self->failure);
  if (error != NULL)
    self->failure = g_error_copy (error);
}

guint
od_memory_keyring_count (OdMemoryKeyring *self, OdKeyringKind kind)
{
  guint n = 0;

  g_return_val_if_fail (OD_IS_MEMORY_KEYRING (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    n += ((const Item *) g_ptr_array_index (self->items, i))->kind == kind;
  return n;
}
