#include "package-making.h"

#include "kept-passphrase.h"
#include "message-pdf.h"
#include "package-reader.h"
#include "package-writer.h"
#include "profile-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Making goes in this order; what fails undoes what stands before it. Only the register's transaction makes a message packed: when the
 * program ends in between, a package and a passphrase are left that the next start or the next packing takes away.
 *
 *   message and leesbaar.pdf -> passphrase in the keyring, when it is new there -> package on the disk -> register
 */
typedef struct
{
  OdPackageOrder order;
  OdPackage *package;
  OdKeptPassphrase *kept;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  od_message_free (making->order.message);
  g_object_unref (making->order.protocol);
  g_free (making->order.path);
  od_secret_unref (making->order.passphrase);
  g_free (making->order.keyring_reference);
  g_clear_pointer (&making->package, od_package_free);
  g_clear_pointer (&making->kept, od_kept_passphrase_free);
  g_free (making);
}

static void
reach (const OdPackageOrder *order, OdPackStage stage)
{
  if (order->progress != NULL)
    order->progress (stage, order->progress_data);
}

static char *
get_aside_path (const char *path)
{
  return g_strconcat (path, ".vorige", NULL);
}

/* The same package in the format that the protocol asked for before. */
static char *
get_other_path (const char *path)
{
  OdArchiveFormat format = od_package_get_format (path);
  gsize length = strlen (path) - strlen (od_package_get_ending (format));

  return g_strdup_printf ("%.*s%s", (int) length, path, od_package_get_ending (format == OD_ARCHIVE_ZIP ? OD_ARCHIVE_7Z : OD_ARCHIVE_ZIP));
}

/* Takes away the package at @path, and puts back the one that was there before, if any. */
static void
restore_older (const char *path)
{
  g_autofree char *aside = get_aside_path (path);

  g_unlink (path);
  g_rename (aside, path); /* fails when there was none */
}

static void
forget_older (const char *path)
{
  g_autofree char *aside = get_aside_path (path);
  g_autofree char *other = get_other_path (path);

  g_unlink (aside);
  g_unlink (other);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      forget_older (making->order.path);
      g_task_return_boolean (task, TRUE);
      return;
    }
  restore_older (making->order.path);
  od_passphrase_undo (making->kept, task, error, g_task_return_error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)
      || g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      restore_older (making->order.path);
      od_passphrase_undo (making->kept, task, error, g_task_return_error);
      return;
    }
  reach (&making->order, OD_PACK_KEEP);
  /* Not cancellable: whether the register has it must be certain. */
  od_register_apply_async (self->reg, making->order.make_change (self, making->order.data), NULL, on_applied, g_object_ref (task));
}

static void
write_in_thread (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Making *making = data;
  g_autofree char *aside = get_aside_path (making->order.path);
  GError *error = NULL;

  g_rename (making->order.path, aside); /* fails when there is no older one */
  if (od_package_write (making->package, making->order.path, od_secret_peek (making->order.passphrase), cancellable, &error))
    g_task_return_boolean (job, TRUE);
  else
    g_task_return_error (job, error);
}

/* The task, which the callback holds, outlives the job: so they share its data. */
static void
run_in_thread (GTask *task, GTaskThreadFunc function, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) job = g_task_new (NULL, g_task_get_cancellable (task), callback, g_object_ref (task));

  /* Whether the file is there must be certain: a written package is told as written, to be taken away when that was cancelled. */
  g_task_set_check_cancellable (job, FALSE);
  g_task_set_task_data (job, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (job, function);
}

static void
on_passphrase_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->kept = od_passphrase_keep_finish (result, &error);
  if (making->kept != NULL)
    run_in_thread (task, write_in_thread, on_written);
  else
    g_task_return_error (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)
      || g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  reach (&making->order, OD_PACK_ENCRYPT);
  if (making->order.keyring_reference != NULL)
    od_passphrase_keep_async (self->keyring, OD_KEYRING_PACKAGE, making->order.keyring_reference, making->order.passphrase,
                              g_task_get_cancellable (task), on_passphrase_kept, g_object_ref (task));
  else
    run_in_thread (task, write_in_thread, on_written);
}

static void
make_in_thread (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  OdMessage *message = making->order.message;
  g_autoptr (GBytes) readable = NULL;
  g_autoptr (GBytes) json = NULL;
  GError *error = NULL;

  readable = od_message_to_pdf (message, making->order.protocol, &error);
  if (readable == NULL)
    {
      g_task_return_error (job, error);
      return;
    }
  od_message_set_readable (message, readable);
  json = od_message_to_json (message);
  making->package = od_package_new ();
  od_package_add (making->package, OD_PACKAGE_MESSAGE_NAME, json);
  od_package_add (making->package, OD_PACKAGE_READABLE_NAME, readable);
  for (guint i = 0; message->documents != NULL && i < message->documents->len; i++)
    {
      const OdMessageDocument *document = g_ptr_array_index (message->documents, i);

      od_package_add (making->package, document->entry, document->content);
    }
  g_task_return_boolean (job, TRUE);
}

void
od_package_make_async (OdProfile *profile, const OdPackageOrder *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Making *making = g_new0 (Making, 1);

  g_task_set_source_tag (task, od_package_make_async);
  g_task_set_check_cancellable (task, FALSE);
  making->order = *order;
  g_object_ref (making->order.protocol);
  making->order.path = g_strdup (order->path);
  od_secret_ref (making->order.passphrase);
  making->order.keyring_reference = g_strdup (order->keyring_reference);
  g_task_set_task_data (task, making, making_free);
  reach (order, OD_PACK_READABLE);
  run_in_thread (task, make_in_thread, on_made);
}

gboolean
od_package_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Proving */

typedef struct
{
  char *path;
  OdSecret *passphrase;
} Proving;

static void
proving_free (gpointer data)
{
  Proving *proving = data;

  g_free (proving->path);
  od_secret_unref (proving->passphrase);
  g_free (proving);
}

static void
prove_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Proving *proving = data;
  g_autoptr (GBytes) archive = od_package_load (proving->path, cancellable, NULL);
  g_autoptr (OdPackage) package = NULL;

  if (archive != NULL)
    package = od_package_read (archive, od_secret_peek (proving->passphrase), cancellable, NULL);
  g_task_return_boolean (task, package != NULL);
}

void
od_package_prove_async (const char *path, OdSecret *passphrase, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Proving *proving = g_new (Proving, 1);

  g_task_set_source_tag (task, od_package_prove_async);
  *proving = (Proving) { g_strdup (path), od_secret_ref (passphrase) };
  g_task_set_task_data (task, proving, proving_free);
  g_task_run_in_thread (task, prove_in_thread);
}

gboolean
od_package_prove_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_package_remove (const char *path)
{
  g_unlink (path);
  forget_older (path);
}
