#include "system-keyring.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

/* The backend is public, but secret.h of libsecret 0.20 does not bring its header, which refuses to be included alone. */
#define __SECRET_INSIDE_HEADER__
#include <libsecret/secret-backend.h>
#undef __SECRET_INSIDE_HEADER__

struct _OdSystemKeyring
{
  GObject parent_instance;

  char *profile;
};

static void od_system_keyring_keyring_init (OdKeyringInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OdSystemKeyring, od_system_keyring, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_KEYRING, od_system_keyring_keyring_init))

/* Readable while the keyring is locked: nothing about a client. */
static const SecretSchema schema = {
  "be.overdracht.Overdracht.Secret",
  SECRET_SCHEMA_NONE,
  {
      { "profiel", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "soort", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "kenmerk", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

typedef enum
{
  STORE,
  LOOKUP,
  CLEAR,
} Verb;

/* What is asked of the keyring, and how far it is. */
typedef struct
{
  Verb verb;
  GHashTable *attributes;
  char *label;
  SecretValue *value;      /* to store */
  SecretBackend *backend;
  gboolean asked_default;  /* whether the default collection was unlocked for this request */
  GList *items;            /* of SecretRetrievable, newest first */
} Request;

static void search (GTask *task);

static void
request_free (gpointer data)
{
  Request *request = data;

  g_hash_table_unref (request->attributes);
  g_free (request->label);
  g_clear_pointer (&request->value, secret_value_unref);
  g_clear_object (&request->backend);
  g_list_free_full (request->items, g_object_unref);
  g_free (request);
}

static GHashTable *
make_attributes (OdSystemKeyring *self, OdKeyringKind kind, const char *reference)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (char *) "profiel", g_strdup (self->profile));
  g_hash_table_insert (attributes, (char *) "soort", g_strdup (od_keyring_kind_to_string (kind)));
  g_hash_table_insert (attributes, (char *) "kenmerk", g_strdup (reference));
  return attributes;
}

static char *
make_label (OdSystemKeyring *self, OdKeyringKind kind, const char *reference)
{
  if (kind == OD_KEYRING_REGISTER_KEY)
    return g_strdup_printf (_ ("Overdracht: registersleutel (profiel %s)"), self->profile);
  if (kind == OD_KEYRING_PACKAGE)
    return g_strdup_printf (_ ("Overdracht: pakket %s (profiel %s)"), reference, self->profile);
  return g_strdup_printf (_ ("Overdracht: protocol %s (profiel %s)"), reference, self->profile);
}

/* Whether @error says that nobody answers to the Secret Service's name, or that there is no session bus. */
static gboolean
says_absent (const GError *error)
{
  if (error->domain == G_IO_ERROR)
    return error->code != G_IO_ERROR_TIMED_OUT && error->code != G_IO_ERROR_DBUS_ERROR;
  if (error->domain != G_DBUS_ERROR)
    return FALSE;
  return error->code == G_DBUS_ERROR_SERVICE_UNKNOWN || error->code == G_DBUS_ERROR_NAME_HAS_NO_OWNER
         || error->code == G_DBUS_ERROR_NO_SERVER || error->code == G_DBUS_ERROR_DISCONNECTED
         || (error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED && error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY);
}

static void
return_locked (GTask *task)
{
  g_task_return_new_error (task, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED, "%s",
                           _ ("De sleutelbos is niet ontgrendeld; er is niets veranderd. Ontgrendel ze en probeer opnieuw."));
}

static void
return_absent (GTask *task, const GError *reason)
{
  g_task_return_new_error (task, OD_KEYRING_ERROR, OD_KEYRING_ERROR_NONE, "%s\n%s",
                           _ ("Er is geen sleutelbos op deze computer, of ze is niet gestart; er is niets veranderd. Start ze en probeer opnieuw."), reason->message);
}

/* Ends @task with @error (transfer full) in the terms of OD_KEYRING_ERROR. */
static void
return_error (GTask *task, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  /* A keyring that was started anew knows nothing of our session with the one before; the next call makes another. */
  secret_service_disconnect ();
  if (says_absent (error))
    return_absent (task, error);
  else if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return_locked (task);
  else
    g_task_return_new_error (task, OD_KEYRING_ERROR, OD_KEYRING_ERROR_FAILED, "%s\n%s",
                             _ ("De sleutelbos gaf een fout; er is niets veranderd. Probeer opnieuw."), error->message);
  g_error_free (error);
}

static gboolean
is_locked (gpointer item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (item);
}

static gint
compare_newest_first (gconstpointer one, gconstpointer other)
{
  guint64 first = secret_retrievable_get_modified ((SecretRetrievable *) one);
  guint64 second = secret_retrievable_get_modified ((SecretRetrievable *) other);

  return first > second ? -1 : first < second;
}

static void
on_item_read (GObject *item, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (SecretValue) value = NULL;
  GError *error = NULL;
  const char *bytes;
  gsize length;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (item), result, &error);
  if (error != NULL)
    {
      return_error (task, error);
      return;
    }
  if (value == NULL)
    {
      return_locked (task);
      return;
    }
  bytes = secret_value_get (value, &length);
  g_task_return_pointer (task, od_secret_new (bytes, length), (GDestroyNotify) od_secret_unref);
}

static void
read_newest (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->items != NULL)
    secret_retrievable_retrieve_secret (request->items->data, g_task_get_cancellable (task), on_item_read, g_object_ref (task));
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Goes on with the items that were found, none of them locked. */
static void
use_items (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->verb == LOOKUP)
    read_newest (task);
  else if (request->items == NULL)
    g_task_return_boolean (task, TRUE);
  else
    secret_password_clearv (&schema, request->attributes, g_task_get_cancellable (task), on_cleared, g_object_ref (task));
}

static void
on_default_unlocked (GObject *service, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  int unlocked = secret_service_unlock_finish (SECRET_SERVICE (service), result, NULL, &error);

  if (error != NULL)
    return_error (task, error);
  else if (unlocked < 1)
    return_locked (task);
  else
    search (task);
}

static void
on_default_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);
  GList objects = { collection };

  if (error != NULL)
    return_error (task, error);
  else if (collection == NULL || !secret_collection_get_locked (collection))
    use_items (task);
  else
    secret_service_unlock (SECRET_SERVICE (request->backend), &objects, g_task_get_cancellable (task),
                           on_default_unlocked, g_object_ref (task));
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    {
      return_error (task, error);
      return;
    }
  request->items = g_list_sort (items, compare_newest_first);
  for (GList *item = request->items; item != NULL; item = item->next)
    if (is_locked (item->data))
      {
        return_locked (task);
        return;
      }
  /* Some keyrings hide what they hold while they are locked: nothing found in one of those says nothing. */
  if (request->items == NULL && !request->asked_default && SECRET_IS_SERVICE (request->backend))
    {
      request->asked_default = TRUE;
      secret_collection_for_alias (SECRET_SERVICE (request->backend), SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                   g_task_get_cancellable (task), on_default_found, g_object_ref (task));
      return;
    }
  use_items (task);
}

/* Finds the items, which makes the keyring ask its user to unlock those that are locked. */
static void
search (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  SecretSearchFlags flags = SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK;

  if (request->verb == LOOKUP)
    flags |= SECRET_SEARCH_LOAD_SECRETS;
  secret_password_searchv (&schema, request->attributes, flags, g_task_get_cancellable (task), on_searched,
                           g_object_ref (task));
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  /* Without a default collection one is made, which asks its user for a password; no such object: the user did not give one. */
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) || (error == NULL && !stored))
    {
      g_clear_error (&error);
      return_locked (task);
    }
  else if (error != NULL)
    return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  request->backend = secret_backend_get_finish (result, &error);
  if (error != NULL)
    return_error (task, error);
  else if (request->verb == STORE)
    secret_password_storev_binary (&schema, request->attributes, SECRET_COLLECTION_DEFAULT, request->label, request->value,
                                   g_task_get_cancellable (task), on_stored, g_object_ref (task));
  else
    search (task);
}

static void
run (OdKeyring *keyring, Request *request, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (keyring, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, request, request_free);
  secret_backend_get (SECRET_BACKEND_OPEN_SESSION, cancellable, on_connected, g_object_ref (task));
}

static Request *
request_new (OdKeyring *keyring, Verb verb, OdKeyringKind kind, const char *reference)
{
  Request *request = g_new0 (Request, 1);

  request->verb = verb;
  request->attributes = make_attributes (OD_SYSTEM_KEYRING (keyring), kind, reference);
  return request;
}

static void
store_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, OdSecret *secret, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  Request *request = request_new (keyring, STORE, kind, reference);
  const char *type = kind == OD_KEYRING_REGISTER_KEY ? "application/octet-stream" : "text/plain";

  request->label = make_label (OD_SYSTEM_KEYRING (keyring), kind, reference);
  request->value = secret_value_new (od_secret_peek (secret), od_secret_get_length (secret), type);
  run (keyring, request, store_async, cancellable, callback, data);
}

static void
lookup_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  run (keyring, request_new (keyring, LOOKUP, kind, reference), lookup_async, cancellable, callback, data);
}

static void
clear_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer data)
{
  run (keyring, request_new (keyring, CLEAR, kind, reference), clear_async, cancellable, callback, data);
}

static void
od_system_keyring_finalize (GObject *object)
{
  g_free (OD_SYSTEM_KEYRING (object)->profile);
  G_OBJECT_CLASS (od_system_keyring_parent_class)->finalize (object);
}

static void
od_system_keyring_class_init (OdSystemKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_system_keyring_finalize;
}

static void
od_system_keyring_init (OdSystemKeyring *self)
{
}

static void
od_system_keyring_keyring_init (OdKeyringInterface *iface)
{
  iface->store_async = store_async;
  iface->lookup_async = lookup_async;
  iface->clear_async = clear_async;
}

OdKeyring *
od_system_keyring_new (const char *profile)
{
  OdSystemKeyring *self;

  g_return_val_if_fail (profile != NULL, NULL);

  self = g_object_new (OD_TYPE_SYSTEM_KEYRING, NULL);
  self->profile = g_strdup (profile);
  return OD_KEYRING (self);
}
