#include "seven-zip-writer.h"

#include "package-error.h"
#include "seven-zip.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define ARCHIVE_NAME "pakket.7z"
#define OWN_USER_ALONE 0600

/* 7-Zip packs files, so each entry is a link to a file in memory that it gets as a descriptor. Only these links and the encrypted archive are
 * in the folder. */
typedef struct
{
  char *folder;
  GArray *descriptors; /* of int */
  GPtrArray *names;    /* owned by the package */
} Workshop;

static void
workshop_clear (Workshop *self)
{
  for (guint i = 0; i < self->descriptors->len; i++)
    g_close (g_array_index (self->descriptors, int, i), NULL);
  if (self->folder != NULL)
    {
      g_autofree char *archive = g_build_filename (self->folder, ARCHIVE_NAME, NULL);

      g_unlink (archive);
      for (guint i = 0; i < self->names->len; i++)
        {
          g_autofree char *link = g_build_filename (self->folder, self->names->pdata[i], NULL);

          g_unlink (link);
        }
      g_rmdir (self->folder);
    }
  g_free (self->folder);
  g_array_unref (self->descriptors);
  g_ptr_array_unref (self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workshop, workshop_clear)

static gboolean
refuse (GError **error)
{
  return od_package_refuse (error, OD_PACKAGE_ERROR_WRITE, g_strerror (errno));
}

/* In memory where there is such a folder. */
static char *
make_folder (void)
{
  g_autofree char *in_memory = g_build_filename (g_get_user_runtime_dir (), "overdracht-XXXXXX", NULL);

  if (g_mkdtemp_full (in_memory, 0700) != NULL)
    return g_steal_pointer (&in_memory);
  return g_dir_make_tmp ("overdracht-XXXXXX", NULL);
}

static gboolean
lay_out_entry (Workshop *self, const char *name, GBytes *content, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *target = NULL;
  int descriptor = od_seven_zip_lend (content);

  if (descriptor < 0)
    return refuse (error);
  target = g_strdup_printf ("/proc/self/fd/%u", OD_SEVEN_ZIP_FIRST_DESCRIPTOR + self->descriptors->len);
  g_array_append_val (self->descriptors, descriptor);
  fchmod (descriptor, OWN_USER_ALONE);
  if (symlink (target, path) != 0)
    return refuse (error);
  g_ptr_array_add (self->names, (char *) name);
  return TRUE;
}

static gboolean
lay_out (Workshop *self, OdPackage *package, GError **error)
{
  self->folder = make_folder ();
  if (self->folder == NULL)
    return refuse (error);
  for (guint i = 0; i < od_package_get_n_entries (package); i++)
    {
      const char *name = od_package_get_name (package, i);

      if (!lay_out_entry (self, name, od_package_find (package, name), error))
        return FALSE;
    }
  return TRUE;
}

/* No times, attributes or owners: they would say something. */
static gboolean
pack (const Workshop *self, const char *passphrase, GCancellable *cancellable, GError **error)
{
  static const char *const options[] = { "a", "-t7z", "-mhe=on", "-p", "-mtm=off", "-mtr=off", "-spd", "-bd", "--", ARCHIVE_NAME };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  OdSevenZipCall call = {
    .folder = self->folder,
    .descriptors = (const int *) self->descriptors->data,
    .n_descriptors = self->descriptors->len,
    .passphrase = passphrase,
    .times = 2,
  };
  OdSevenZipOutcome outcome;

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    g_ptr_array_add (arguments, (char *) options[i]);
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (arguments, self->names->pdata[i]);
  g_ptr_array_add (arguments, NULL);
  call.arguments = (const char *const *) arguments->pdata;
  outcome = od_seven_zip_run (&call, NULL, cancellable);
  return outcome == OD_SEVEN_ZIP_GOOD || od_seven_zip_refuse (error, outcome, OD_PACKAGE_ERROR_WRITE);
}

GBytes *
od_seven_zip_write (OdPackage *package, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_auto (Workshop) workshop = { .descriptors = g_array_new (FALSE, FALSE, sizeof (int)), .names = g_ptr_array_new () };
  g_autofree char *path = NULL;
  g_autofree char *archive = NULL;
  g_autoptr (GError) reason = NULL;
  gsize size = 0;

  if (!od_seven_zip_takes_passphrase (passphrase))
    return od_package_refuse (error, OD_PACKAGE_ERROR_WRITE, "passphrase"), NULL;
  if (!lay_out (&workshop, package, error) || !pack (&workshop, passphrase, cancellable, error))
    return NULL;
  path = g_build_filename (workshop.folder, ARCHIVE_NAME, NULL);
  if (!g_file_get_contents (path, &archive, &size, &reason))
    return od_package_refuse (error, OD_PACKAGE_ERROR_WRITE, reason->message), NULL;
  return g_bytes_new_take (g_steal_pointer (&archive), size);
}
