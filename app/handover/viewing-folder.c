#include "viewing-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

struct _OdViewingFolder
{
  GObject parent_instance;

  char *profile_name;
  char *path;
  int descriptor;   /* of the folder: what is made, is made in this one whatever becomes of its name */
  GHashTable *names; /* OdForeignEntry -> char * */
  guint n_files;
};

typedef struct
{
  OdForeignEntry *entry;
  char *name;
} Putting;

G_DEFINE_FINAL_TYPE (OdViewingFolder, od_viewing_folder, G_TYPE_OBJECT)

static void
putting_free (gpointer data)
{
  Putting *putting = data;

  g_object_unref (putting->entry);
  g_free (putting->name);
  g_free (putting);
}

/* Inside a Flatpak only this part of the runtime folder is the one that programs outside see. (transfer full) (nullable) */
static char *
get_base (void)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");
  const char *flatpak = g_getenv ("FLATPAK_ID");

  if (runtime == NULL || !g_path_is_absolute (runtime))
    return NULL;
  if (flatpak != NULL && g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return g_build_filename (runtime, "app", flatpak, "overdracht", NULL);
  return g_build_filename (runtime, "overdracht", NULL);
}

static gboolean
is_private (int descriptor)
{
  struct stat status;

  return fstat (descriptor, &status) == 0 && S_ISDIR (status.st_mode) && status.st_uid == geteuid ()
         && (status.st_mode & 077) == 0;
}

static gboolean
is_in_memory (int descriptor)
{
  struct statfs status;

  return fstatfs (descriptor, &status) == 0 && (status.f_type == TMPFS_MAGIC || status.f_type == RAMFS_MAGIC);
}

static int
open_folder (int parent, const char *name, gboolean make)
{
  if (make && mkdirat (parent, name, 0700) != 0 && errno != EEXIST)
    return -1;
  return openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The folder of the profile, when it is ours alone and in memory; else -1. */
static int
open_profile_folder (const char *profile_name, gboolean make)
{
  g_autofree char *path = get_base ();
  int base = path != NULL ? open_folder (AT_FDCWD, path, make) : -1;
  int folder = base >= 0 && is_private (base) && is_in_memory (base) ? open_folder (base, profile_name, make) : -1;

  if (base >= 0)
    close (base);
  if (folder >= 0 && is_private (folder) && is_in_memory (folder))
    return folder;
  if (folder >= 0)
    close (folder);
  return -1;
}

/* What the viewer left there beside our own files goes too; a folder of its own is not ours to look into. */
static void
remove_files (int folder)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    unlinkat (folder, name, 0);
}

static void
od_viewing_folder_finalize (GObject *object)
{
  OdViewingFolder *self = OD_VIEWING_FOLDER (object);

  if (self->descriptor >= 0)
    close (self->descriptor);
  g_free (self->profile_name);
  g_free (self->path);
  g_hash_table_unref (self->names);
  G_OBJECT_CLASS (od_viewing_folder_parent_class)->finalize (object);
}

static void
od_viewing_folder_class_init (OdViewingFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_viewing_folder_finalize;
}

static void
od_viewing_folder_init (OdViewingFolder *self)
{
  self->descriptor = -1;
  self->names = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
}

static gboolean
write_all (int descriptor, GBytes *content, GCancellable *cancellable)
{
  gsize size, at = 0;
  const char *bytes = g_bytes_get_data (content, &size);

  while (at < size && !g_cancellable_is_cancelled (cancellable))
    {
      gssize written = write (descriptor, bytes + at, MIN (size - at, 1024 * 1024));

      if (written > 0)
        at += written;
      else if (errno != EINTR)
        return FALSE;
    }
  return at == size;
}

/* A file that is not whole does not stay; one that is there already is what was put before. */
static void
put_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OdViewingFolder *self = source;
  const Putting *putting = data;
  int descriptor = openat (self->descriptor, putting->name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean there = descriptor < 0 && errno == EEXIST;
  gboolean whole = descriptor >= 0 && write_all (descriptor, od_foreign_entry_get_content (putting->entry), cancellable);
  int number = errno;

  if (descriptor >= 0 && close (descriptor) != 0)
    whole = FALSE;
  if (there || whole)
    {
      g_task_return_pointer (task, g_build_filename (self->path, putting->name, NULL), g_free);
      return;
    }
  unlinkat (self->descriptor, putting->name, 0);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (number), "%s\n%s",
                             _ ("Het bestand kon niet in het geheugen klaargezet worden. Er is niets veranderd. Sluit andere "
                                "programma’s en probeer opnieuw."),
                             g_strerror (number));
}

OdViewingFolder *
od_viewing_folder_new (const char *profile_name, GError **error)
{
  g_autofree char *base = get_base ();
  g_autoptr (OdViewingFolder) self = g_object_new (OD_TYPE_VIEWING_FOLDER, NULL);

  od_viewing_folder_empty (profile_name);
  self->descriptor = open_profile_folder (profile_name, TRUE);
  if (self->descriptor < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Deze computer heeft geen map die alleen in het geheugen bestaat, dus kan dit bestand niet in een ander "
                              "programma getoond worden zonder dat het onbeschermd op de schijf komt. Er is niets bewaard. U kunt "
                              "het zelf opslaan."));
      return NULL;
    }
  self->profile_name = g_strdup (profile_name);
  self->path = g_build_filename (base, profile_name, NULL);
  return g_steal_pointer (&self);
}

/* "document-2.pdf": never the name that its maker gave it. */
static const char *
get_name (OdViewingFolder *self, OdForeignEntry *entry)
{
  const OdForeignType *type = od_foreign_entry_get_file_type (entry);
  char *name = g_hash_table_lookup (self->names, entry);

  if (name == NULL)
    {
      name = g_strdup_printf ("document-%u.%s", ++self->n_files, type->extension);
      g_hash_table_insert (self->names, g_object_ref (entry), name);
    }
  return name;
}

void
od_viewing_folder_put_async (OdViewingFolder *self, OdForeignEntry *entry, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Putting *putting;

  g_return_if_fail (od_foreign_entry_may_be_opened (entry));

  putting = g_new0 (Putting, 1);
  putting->entry = g_object_ref (entry);
  putting->name = g_strdup (get_name (self, entry));
  g_task_set_source_tag (task, od_viewing_folder_put_async);
  g_task_set_task_data (task, putting, putting_free);
  g_task_run_in_thread (task, put_in_thread);
}

char *
od_viewing_folder_put_finish (OdViewingFolder *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_viewing_folder_close (OdViewingFolder *self)
{
  g_return_if_fail (OD_IS_VIEWING_FOLDER (self));

  od_viewing_folder_empty (self->profile_name);
}

void
od_viewing_folder_empty (const char *profile_name)
{
  g_autofree char *base = get_base ();
  int folder = open_profile_folder (profile_name, FALSE);
  g_autofree char *path = NULL;

  if (folder < 0)
    return;
  remove_files (folder);
  close (folder);
  path = g_build_filename (base, profile_name, NULL);
  rmdir (path);
}
