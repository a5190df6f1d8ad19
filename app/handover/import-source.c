#include "import-source-private.h"

#include "import.h"
#include "mail-reader.h"
#include "package-limits.h"
#include "package-reader.h"
#include "wiped-memory.h"

#include <glib/gi18n-lib.h>

/* What was read to see what it is stays in memory until it is opened, up to so much: mail programs take away the files that were dragged from
 * them after a few minutes, and whoever asks for a passphrase by telephone takes longer. */
#define MAX_KEPT_BYTES OD_PACKAGE_MAX_CONTENT_BYTES

#define USUAL_MAIL_BYTES (64 * 1024)

struct _OdImportSource
{
  GObject parent_instance;

  char *name;
  GFile *file;     /* (nullable): to read when it is opened */
  GBytes *content; /* (nullable) */
  GError *problem; /* (nullable): why it cannot be opened */
};

G_DEFINE_FINAL_TYPE (OdImportSource, od_import_source, G_TYPE_OBJECT)

/* What is to be looked into: files, or one mail that a stream brings. */
typedef struct
{
  GPtrArray *files; /* of GFile */
  char *name;
  GInputStream *mail; /* (nullable) */
} Finding;

/* What is found. */
typedef struct
{
  GPtrArray *sources; /* of OdImportSource */
  gsize kept;         /* bytes of whole files */
} Found;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_ptr_array_unref (finding->files);
  g_free (finding->name);
  g_clear_object (&finding->mail);
  g_free (finding);
}

static void
od_import_source_finalize (GObject *object)
{
  OdImportSource *self = OD_IMPORT_SOURCE (object);

  g_free (self->name);
  g_clear_object (&self->file);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (od_import_source_parent_class)->finalize (object);
}

static void
od_import_source_class_init (OdImportSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_import_source_finalize;
}

static void
od_import_source_init (OdImportSource *self)
{
}

/* @problem is (transfer full) (nullable). */
static OdImportSource *
create (const char *name, GBytes *content, GError *problem)
{
  OdImportSource *self = g_object_new (OD_TYPE_IMPORT_SOURCE, NULL);

  self->name = g_strdup (name);
  self->content = content != NULL ? g_bytes_ref (content) : NULL;
  self->problem = problem;
  return self;
}

static void
add (Found *found, OdImportSource *source)
{
  g_ptr_array_add (found->sources, source);
}

static void
add_mail (Found *found, const char *name, GBytes *mail)
{
  GError *problem = NULL;
  g_autoptr (GPtrArray) packages = od_mail_find_packages (mail, &problem);

  if (packages == NULL)
    add (found, create (name, NULL, problem));
  for (guint i = 0; packages != NULL && i < packages->len; i++)
    {
      const OdMailPackage *package = packages->pdata[i];

      add (found, create (package->name, package->content, NULL));
    }
}

static gboolean
keep (Found *found, GBytes *content)
{
  if (g_bytes_get_size (content) > MAX_KEPT_BYTES - found->kept)
    return FALSE;
  found->kept += g_bytes_get_size (content);
  return TRUE;
}

/* What cannot be read says why when it is opened. */
static void
add_file (Found *found, GFile *file, GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) content = path != NULL ? od_package_load (path, cancellable, NULL) : NULL;

  if (content != NULL && od_mail_is_mail (content))
    add_mail (found, name, content);
  else if (content != NULL && keep (found, content))
    add (found, create (name, content, NULL));
  else
    add (found, od_import_source_new_for_file (file));
}

/* All that @stream brings, or so much that it is refused as too large; wiped when freed; (transfer full) (nullable). */
static GBytes *
read_mail (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (OdWipedMemory) mail = od_wiped_memory_new (USUAL_MAIL_BYTES);
  g_autoptr (GError) reason = NULL;
  gsize length = 0;
  gssize n;

  while (length <= OD_MAIL_MAX_BYTES
         && (n = g_input_stream_read (stream, mail->bytes + length, mail->size - length, cancellable, &reason)) > 0)
    {
      length += n;
      if (length == mail->size)
        mail = od_wiped_memory_grow (mail);
    }
  if (reason == NULL)
    return od_wiped_memory_to_bytes (g_steal_pointer (&mail), length);
  g_set_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_MAIL, "%s\n%s",
               _ ("De mail kwam niet helemaal over; er is niets ingelezen. Bewaar de bijlage in uw mailprogramma en open die hier."),
               reason->message);
  return NULL;
}

static void
add_stream (Found *found, const Finding *finding, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) mail = read_mail (finding->mail, cancellable, &error);

  if (mail != NULL)
    add_mail (found, finding->name, mail);
  else
    add (found, create (finding->name, NULL, error));
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Finding *finding = data;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  Found found = { .sources = sources };

  if (finding->mail != NULL)
    add_stream (&found, finding, cancellable);
  for (guint i = 0; i < finding->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    add_file (&found, finding->files->pdata[i], cancellable);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&sources), (GDestroyNotify) g_ptr_array_unref);
}

static void
find (Finding *finding, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, od_import_find_sources_async);
  g_task_set_task_data (task, finding, finding_free);
  g_task_run_in_thread (task, find_in_thread);
}

static Finding *
finding_new (void)
{
  Finding *finding = g_new0 (Finding, 1);

  finding->files = g_ptr_array_new_with_free_func (g_object_unref);
  return finding;
}

OdImportSource *
od_import_source_new_for_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  OdImportSource *self = create (name, NULL, NULL);

  self->file = g_object_ref (file);
  return self;
}

const char *
od_import_source_get_name (OdImportSource *self)
{
  g_return_val_if_fail (OD_IS_IMPORT_SOURCE (self), NULL);

  return self->name;
}

GBytes *
od_import_source_load (OdImportSource *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = self->file != NULL ? g_file_get_path (self->file) : NULL;

  if (self->problem != NULL)
    g_propagate_error (error, g_error_copy (self->problem));
  else if (self->content != NULL)
    return g_bytes_ref (self->content);
  else if (path != NULL)
    return od_package_load (path, cancellable, error);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("Dit bestand staat niet op deze computer. Bewaar het eerst hier en open het dan."));
  return NULL;
}

void
od_import_find_sources_async (GFile **files, guint n_files, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Finding *finding = finding_new ();

  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (finding->files, g_object_ref (files[i]));
  find (finding, cancellable, callback, data);
}

GPtrArray *
od_import_find_sources_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_import_find_sources_in_mail_async (const char *name, GInputStream *mail, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer data)
{
  Finding *finding = finding_new ();

  finding->name = g_strdup (name);
  finding->mail = g_object_ref (mail);
  find (finding, cancellable, callback, data);
}
