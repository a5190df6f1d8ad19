#include "package-making.h"

#include "message-pdf.h"
#include "package-reader.h"
#include "package-writer.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  OdMessage *message;
  OdProtocol *protocol;
} Making;

typedef struct
{
  OdPackage *package;
  char *path;
  OdSecret *passphrase;
} Keeping;

static void
making_free (gpointer data)
{
  Making *making = data;

  od_message_free (making->message);
  g_object_unref (making->protocol);
  g_free (making);
}

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  od_package_unref (keeping->package);
  g_free (keeping->path);
  od_secret_unref (keeping->passphrase);
  g_free (keeping);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  OdPackage *package;
  g_autoptr (GBytes) readable = NULL;
  g_autoptr (GBytes) json = NULL;
  GError *error = NULL;

  readable = od_message_to_pdf (making->message, making->protocol, &error);
  if (readable == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  od_message_set_readable (making->message, readable);
  json = od_message_to_json (making->message);
  package = od_package_new ();
  od_package_add (package, OD_PACKAGE_MESSAGE_NAME, json);
  od_package_add (package, OD_PACKAGE_READABLE_NAME, readable);
  for (guint i = 0; making->message->documents != NULL && i < making->message->documents->len; i++)
    {
      const OdMessageDocument *document = g_ptr_array_index (making->message->documents, i);

      od_package_add (package, document->entry, document->content);
    }
  g_task_return_pointer (task, package, (GDestroyNotify) od_package_unref);
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

static void
keep_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Keeping *keeping = data;
  g_autofree char *aside = get_aside_path (keeping->path);
  GError *error = NULL;

  g_rename (keeping->path, aside); /* fails when there is no older one */
  if (od_package_write (keeping->package, keeping->path, od_secret_peek (keeping->passphrase), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      od_package_restore_older (keeping->path);
      g_task_return_error (task, error);
    }
}

void
od_package_make_async (OdMessage *message, OdProtocol *protocol, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Making *making = g_new0 (Making, 1);

  g_task_set_source_tag (task, od_package_make_async);
  making->message = message;
  making->protocol = g_object_ref (protocol);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

OdPackage *
od_package_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_package_keep_async (OdPackage *package, const char *path, OdSecret *passphrase, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Keeping *keeping = g_new0 (Keeping, 1);

  g_task_set_source_tag (task, od_package_keep_async);
  /* Whether the file is there must be certain: a written package is told as written, though cancelled just after. */
  g_task_set_check_cancellable (task, FALSE);
  keeping->package = od_package_ref (package);
  keeping->path = g_strdup (path);
  keeping->passphrase = od_secret_ref (passphrase);
  g_task_set_task_data (task, keeping, keeping_free);
  g_task_run_in_thread (task, keep_in_thread);
}

gboolean
od_package_keep_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
od_package_opens (const char *path, const OdSecret *passphrase, GCancellable *cancellable)
{
  g_autoptr (GBytes) archive = od_package_load (path, cancellable, NULL);
  g_autoptr (OdPackage) package = NULL;

  if (archive == NULL)
    return FALSE;
  package = od_package_read (archive, od_secret_peek (passphrase), cancellable, NULL);
  return package != NULL;
}

void
od_package_restore_older (const char *path)
{
  g_autofree char *aside = get_aside_path (path);

  g_unlink (path);
  g_rename (aside, path); /* fails when there was none */
}

void
od_package_forget_older (const char *path)
{
  g_autofree char *aside = get_aside_path (path);
  g_autofree char *other = get_other_path (path);

  g_unlink (aside);
  g_unlink (other);
}
