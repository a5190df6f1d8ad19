#include "package-writer.h"

#include "package-error.h"
#include "package-reader.h"
#include "seven-zip-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct archive OdArchiveWriter;
typedef struct archive_entry OdArchiveEntry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdArchiveWriter, archive_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdArchiveEntry, archive_entry_free)

#define HEADERS_BYTES 1024 /* more than what an entry takes beside its content, twice its name included */

static gboolean
refuse (OdArchiveWriter *writer, GError **error)
{
  return od_package_refuse (error, OD_PACKAGE_ERROR_WRITE, archive_error_string (writer));
}

/* What deflate makes of it at worst, and the headers of all. */
static gsize
get_max_bytes (OdPackage *self)
{
  gsize size = HEADERS_BYTES;

  for (guint i = 0; i < od_package_get_n_entries (self); i++)
    {
      gsize content = g_bytes_get_size (od_package_find (self, od_package_get_name (self, i)));

      size += HEADERS_BYTES + content + content / 100;
    }
  return size;
}

/* No time and no owner: they would say something, and od_zip_directory_read() counts on it. */
static gboolean
write_entry (OdArchiveWriter *writer, const char *name, GBytes *content, GError **error)
{
  g_autoptr (OdArchiveEntry) entry = archive_entry_new ();
  gsize size;
  const void *bytes = g_bytes_get_data (content, &size);

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  if (archive_write_header (writer, entry) != ARCHIVE_OK || archive_write_data (writer, bytes, size) != (la_ssize_t) size
      || archive_write_finish_entry (writer) != ARCHIVE_OK)
    return refuse (writer, error);
  return TRUE;
}

static gboolean
open_writer (OdArchiveWriter *writer, const char *passphrase, guint8 *buffer, gsize size, gsize *used, GError **error)
{
  if (archive_write_set_format_zip (writer) != ARCHIVE_OK || archive_write_set_options (writer, "zip:encryption=aes256") != ARCHIVE_OK
      || archive_write_set_passphrase (writer, passphrase) != ARCHIVE_OK || archive_write_set_bytes_per_block (writer, 0) != ARCHIVE_OK
      || archive_write_open_memory (writer, buffer, size, used) != ARCHIVE_OK)
    return refuse (writer, error);
  return TRUE;
}

static GBytes *
make_zip (OdPackage *self, const char *passphrase, GError **error)
{
  g_autoptr (OdArchiveWriter) writer = archive_write_new ();
  gsize size = get_max_bytes (self);
  g_autofree guint8 *buffer = g_malloc (size);
  gsize used = 0;

  if (!open_writer (writer, passphrase, buffer, size, &used, error))
    return NULL;
  for (guint i = 0; i < od_package_get_n_entries (self); i++)
    {
      const char *name = od_package_get_name (self, i);

      if (!write_entry (writer, name, od_package_find (self, name), error))
        return NULL;
    }
  if (archive_write_close (writer) != ARCHIVE_OK)
    {
      refuse (writer, error);
      return NULL;
    }
  return g_bytes_new_take (g_realloc (g_steal_pointer (&buffer), used), used);
}

const char *
od_package_get_ending (OdArchiveFormat format)
{
  return format == OD_ARCHIVE_7Z ? ".7z" : ".zip";
}

OdArchiveFormat
od_package_get_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1); /* as Windows may have written it */

  return g_str_has_suffix (lower, od_package_get_ending (OD_ARCHIVE_7Z)) ? OD_ARCHIVE_7Z : OD_ARCHIVE_ZIP;
}

GBytes *
od_package_to_bytes (OdPackage *self, OdArchiveFormat format, const char *passphrase, GCancellable *cancellable, GError **error)
{
  return format == OD_ARCHIVE_7Z ? od_seven_zip_write (self, passphrase, cancellable, error) : make_zip (self, passphrase, error);
}

static gboolean
are_equal (OdPackage *one, OdPackage *other)
{
  guint n_entries = od_package_get_n_entries (one);

  if (od_package_get_n_entries (other) != n_entries)
    return FALSE;
  for (guint i = 0; i < n_entries; i++)
    {
      const char *name = od_package_get_name (one, i);
      GBytes *content = od_package_find (other, name);

      if (content == NULL || !g_bytes_equal (content, od_package_find (one, name)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuses_another (GBytes *archive, const char *passphrase, GCancellable *cancellable)
{
  g_autofree char *another = g_uuid_string_random ();
  g_autoptr (OdPackage) opened = NULL;
  g_autoptr (GError) error = NULL;

  opened = od_package_read (archive, another, cancellable, &error);
  return opened == NULL && g_error_matches (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_WRONG_PASSPHRASE);
}

/* Reading it refuses whatever is not AES-256 in every entry (0x9901, strength 3). */
static gboolean
prove (OdPackage *self, const char *path, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) archive = od_package_load (path, cancellable, &reason);
  g_autoptr (OdPackage) again = archive != NULL ? od_package_read (archive, passphrase, cancellable, &reason) : NULL;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (again == NULL)
    return od_package_refuse (error, OD_PACKAGE_ERROR_UNPROVED, reason->message);
  if (!are_equal (self, again))
    return od_package_refuse (error, OD_PACKAGE_ERROR_UNPROVED, "content differs");
  return refuses_another (archive, passphrase, cancellable)
         || od_package_refuse (error, OD_PACKAGE_ERROR_UNPROVED, "opens with another passphrase");
}

/* The name of a renamed file is in its folder, which has a cache of its own. */
static gboolean
synchronise_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synchronised = descriptor >= 0 && fsync (descriptor) == 0;

  if (descriptor >= 0)
    g_close (descriptor, NULL);
  return synchronised;
}

static gboolean
write_file (GBytes *archive, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (archive, &size);

  if (!g_file_set_contents_full (path, bytes, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &reason))
    return od_package_refuse (error, OD_PACKAGE_ERROR_WRITE, reason->message);
  return synchronise_folder (path) || od_package_refuse (error, OD_PACKAGE_ERROR_WRITE, g_strerror (errno));
}

gboolean
od_package_write (OdPackage *self, const char *path, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) archive = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  archive = od_package_to_bytes (self, od_package_get_format (path), passphrase, cancellable, error);
  if (archive == NULL || !write_file (archive, path, error))
    return FALSE;
  if (prove (self, path, passphrase, cancellable, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}
