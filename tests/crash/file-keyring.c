#include "file-keyring.h"

#include "profile-record.h"

#include <string.h>

struct _OdFileKeyring
{
  GObject parent_instance;

  GKeyFile *items; /* a group for each kind, in it the secrets by reference, oldest first */
  char *path;
};

static void od_file_keyring_keyring_init (OdKeyringInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OdFileKeyring, od_file_keyring, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_KEYRING, od_file_keyring_keyring_init))

static GTask *
begin (OdKeyring *keyring, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (keyring, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  return task;
}

/* References have blanks, which names in such a file may not begin or end with: none does. */
static const char *
get_group (OdKeyringKind kind)
{
  static const char *const groups[] = { [OD_KEYRING_REGISTER_KEY] = "register", [OD_KEYRING_PACKAGE] = "pakket", [OD_KEYRING_PROTOCOL] = "protocol" };

  return groups[kind];
}

static void
save (OdFileKeyring *self)
{
  g_assert_true (g_key_file_save_to_file (self->items, self->path, NULL));
}

static void
store_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, OdSecret *secret, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  OdFileKeyring *self = OD_FILE_KEYRING (keyring);
  g_autoptr (GTask) task = begin (keyring, store_async, cancellable, callback, data);
  g_autofree char *text = g_base64_encode ((const guchar *) od_secret_peek (secret), od_secret_get_length (secret));

  g_key_file_remove_key (self->items, get_group (kind), reference, NULL);
  g_key_file_set_string (self->items, get_group (kind), reference, text);
  save (self);
  g_task_return_boolean (task, TRUE);
}

static OdSecret *
read_secret (OdFileKeyring *self, OdKeyringKind kind, const char *reference)
{
  g_autofree char *text = g_key_file_get_string (self->items, get_group (kind), reference, NULL);
  gsize length;
  guchar *bytes = text != NULL ? g_base64_decode (text, &length) : NULL;

  return bytes != NULL ? od_secret_from_bytes (g_bytes_new_take (bytes, length)) : NULL;
}

static void
lookup_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = begin (keyring, lookup_async, cancellable, callback, data);
  OdSecret *secret = read_secret (OD_FILE_KEYRING (keyring), kind, reference);

  g_task_return_pointer (task, secret, secret != NULL ? (GDestroyNotify) od_secret_unref : NULL);
}

static void
clear_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  OdFileKeyring *self = OD_FILE_KEYRING (keyring);
  g_autoptr (GTask) task = begin (keyring, clear_async, cancellable, callback, data);

  if (g_key_file_remove_key (self->items, get_group (kind), reference, NULL))
    save (self);
  g_task_return_boolean (task, TRUE);
}

static void
od_file_keyring_finalize (GObject *object)
{
  OdFileKeyring *self = OD_FILE_KEYRING (object);

  g_key_file_unref (self->items);
  g_free (self->path);
  G_OBJECT_CLASS (od_file_keyring_parent_class)->finalize (object);
}

static void
od_file_keyring_class_init (OdFileKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_file_keyring_finalize;
}

static void
od_file_keyring_init (OdFileKeyring *self)
{
  self->items = g_key_file_new ();
}

static void
od_file_keyring_keyring_init (OdKeyringInterface *iface)
{
  iface->store_async = store_async;
  iface->lookup_async = lookup_async;
  iface->clear_async = clear_async;
}

OdKeyring *
od_file_keyring_new (const char *path)
{
  OdFileKeyring *self = g_object_new (OD_TYPE_FILE_KEYRING, NULL);

  self->path = g_strdup (path);
  g_key_file_load_from_file (self->items, path, G_KEY_FILE_NONE, NULL);
  return OD_KEYRING (self);
}
