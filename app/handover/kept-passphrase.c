#include "kept-passphrase.h"

struct _OdKeptPassphrase
{
  OdKeyring *keyring;
  OdKeyringKind kind;
  char *reference;
  OdSecret *passphrase; /* (nullable): none, when it is forgotten */
  OdSecret *older; /* (nullable) */
};

static void
clear (gpointer data)
{
  OdKeptPassphrase *self = data;

  g_object_unref (self->keyring);
  g_free (self->reference);
  g_clear_pointer (&self->passphrase, od_secret_unref);
  g_clear_pointer (&self->older, od_secret_unref);
}

static void
return_changed (GTask *task, gboolean changed, GError *error)
{
  if (changed)
    g_task_return_pointer (task, g_rc_box_acquire (g_task_get_task_data (task)), (GDestroyNotify) od_kept_passphrase_free);
  else
    g_task_return_error (task, error);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean stored = od_keyring_store_finish (OD_KEYRING (source), result, &error);

  return_changed (task, stored, error);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean forgotten = od_keyring_clear_finish (OD_KEYRING (source), result, &error);

  return_changed (task, forgotten, error);
}

static void
store (GTask *task)
{
  OdKeptPassphrase *kept = g_task_get_task_data (task);

  od_keyring_store_async (kept->keyring, kept->kind, kept->reference, kept->passphrase, NULL, on_stored, g_object_ref (task));
}

static void
on_previous_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_keyring_store_finish (OD_KEYRING (source), result, &error))
    store (task);
  else
    g_task_return_error (task, error);
}

/* When what follows fails the previous one stays twice, which does no harm. */
static void
store_previous (GTask *task)
{
  OdKeptPassphrase *kept = g_task_get_task_data (task);
  g_autofree char *reference = od_passphrase_get_previous_reference (kept->reference);

  od_keyring_store_async (kept->keyring, kept->kind, reference, kept->older, NULL, on_previous_stored, g_object_ref (task));
}

static gboolean
replaces_another (const OdKeptPassphrase *kept)
{
  return kept->kind == OD_KEYRING_PACKAGE && kept->passphrase != NULL && kept->older != NULL
         && !od_secret_equal (kept->passphrase, kept->older);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdKeptPassphrase *kept = g_task_get_task_data (task);
  GError *error = NULL;

  kept->older = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);
  if (error == NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error);
  /* Not cancellable from here: whether the keyring has it must be certain. */
  if (error != NULL)
    g_task_return_error (task, error);
  else if (replaces_another (kept))
    store_previous (task);
  else if (kept->passphrase != NULL)
    store (task);
  else
    od_keyring_clear_async (kept->keyring, kept->kind, kept->reference, NULL, on_forgotten, g_object_ref (task));
}

typedef struct
{
  GTask *task;
  GError *error;
  void (*fail) (GTask *task, GError *error);
} Undoing;

static void
end_undoing (Undoing *undoing)
{
  undoing->fail (undoing->task, undoing->error);
  g_object_unref (undoing->task);
  g_free (undoing);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  od_keyring_store_finish (OD_KEYRING (source), result, NULL);
  end_undoing (data);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  od_keyring_clear_finish (OD_KEYRING (source), result, NULL);
  end_undoing (data);
}

void
od_kept_passphrase_free (OdKeptPassphrase *self)
{
  g_rc_box_release_full (self, clear);
}

char *
od_passphrase_get_previous_reference (const char *reference)
{
  return g_strconcat (reference, "-vorige", NULL);
}

void
od_passphrase_keep_async (OdKeyring *keyring, OdKeyringKind kind, const char *reference, OdSecret *passphrase,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  OdKeptPassphrase *kept = g_rc_box_new0 (OdKeptPassphrase);

  g_task_set_source_tag (task, od_passphrase_keep_async);
  g_task_set_check_cancellable (task, FALSE);
  kept->keyring = g_object_ref (keyring);
  kept->kind = kind;
  kept->reference = g_strdup (reference);
  kept->passphrase = passphrase != NULL ? od_secret_ref (passphrase) : NULL;
  g_task_set_task_data (task, kept, (GDestroyNotify) od_kept_passphrase_free);
  od_keyring_lookup_async (keyring, kind, reference, cancellable, on_found, g_object_ref (task));
}

OdKeptPassphrase *
od_passphrase_keep_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_passphrase_undo (OdKeptPassphrase *kept, GTask *task, GError *error, void (*fail) (GTask *task, GError *error))
{
  Undoing *undoing;

  if (kept == NULL)
    {
      fail (task, error);
      return;
    }
  undoing = g_new (Undoing, 1);
  *undoing = (Undoing) { g_object_ref (task), error, fail };
  if (kept->older != NULL)
    od_keyring_store_async (kept->keyring, kept->kind, kept->reference, kept->older, NULL, on_restored, undoing);
  else
    od_keyring_clear_async (kept->keyring, kept->kind, kept->reference, NULL, on_cleared, undoing);
}
