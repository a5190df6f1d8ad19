#include "import-source-private.h"

#include "import.h"
#include "mail-reader.h"
#include "package-reader.h"

#include <glib/gi18n-lib.h>

struct _OdImportSource
{
  GObject parent_instance;

  char *name;
  GFile *file;     /* (nullable) */
  GBytes *content; /* (nullable) */
  GError *problem; /* (nullable): why it cannot be opened */
};

G_DEFINE_FINAL_TYPE (OdImportSource, od_import_source, G_TYPE_OBJECT)

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
add_mail (GPtrArray *sources, const char *name, GBytes *mail)
{
  GError *problem = NULL;
  g_autoptr (GPtrArray) packages = od_mail_find_packages (mail, &problem);

  if (packages == NULL)
    g_ptr_array_add (sources, create (name, NULL, problem));
  for (guint i = 0; packages != NULL && i < packages->len; i++)
    {
      const OdMailPackage *package = packages->pdata[i];

      g_ptr_array_add (sources, create (package->name, package->content, NULL));
    }
}

/* What is no mail is looked into when it is opened. */
static void
add_file (GPtrArray *sources, GFile *file, GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) content = path != NULL ? od_package_load (path, cancellable, NULL) : NULL;

  if (content != NULL && od_mail_is_mail (content))
    add_mail (sources, name, content);
  else
    g_ptr_array_add (sources, od_import_source_new_for_file (file));
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *files = data;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    add_file (sources, files->pdata[i], cancellable);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&sources), (GDestroyNotify) g_ptr_array_unref);
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
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  g_task_set_source_tag (task, od_import_find_sources_async);
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (copies, g_object_ref (files[i]));
  g_task_set_task_data (task, copies, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, find_in_thread);
}

GPtrArray *
od_import_find_sources_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
