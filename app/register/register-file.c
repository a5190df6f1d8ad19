#include "register-file.h"

#include "migration.h"
#include "register-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_NAME OD_REGISTER_FILE_NAME ".new"
#define LOCK_NAME "register.lock"

/* And the bytes that it locks for reading, which hold nothing. */
#define READERS_OFFSET 0x40000002
#define READERS_LENGTH 510

/* SQLite file format: 100 bytes of header, its magic, and where user version and application ID are, big-endian. */
#define HEADER_LENGTH 100
#define MAGIC "SQLite format 3"
#define USER_VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68

struct _OdRegisterFile
{
  int folder;
  int lock;
  gboolean unwritable;
  char *path;
  char *new_path;
};

static gboolean
fail (GError **error)
{
  od_register_set_system_error (error, errno);
  return FALSE;
}

/* Not through a symbolic link in its place: nobody said that what it points to may be changed. The folders above may be links. */
static gboolean
open_folder (OdRegisterFile *self, const char *folder, GError **error)
{
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (self->folder < 0 && errno == ENOENT && g_mkdir_with_parents (folder, 0700) == 0)
    self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  return self->folder >= 0 || fail (error);
}

static gboolean
fail_busy (GError **error)
{
  od_register_set_error (error, OD_REGISTER_ERROR_BUSY, NULL);
  return FALSE;
}

/* For where no lock could be made, because of @number. The lock belongs to what is opened here alone, so that nothing else that is closed drops it.
 * A file system that has no such locks has none of SQLite's either. */
static gboolean
share_database (OdRegisterFile *self, int number, GError **error)
{
  struct flock readers = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = READERS_OFFSET, .l_len = READERS_LENGTH };

  self->lock = openat (self->folder, OD_REGISTER_FILE_NAME, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (self->lock < 0)
    {
      od_register_set_system_error (error, errno == ENOENT ? number : errno);
      return FALSE;
    }
  if (fcntl (self->lock, F_OFD_SETLK, &readers) != 0 && (errno == EAGAIN || errno == EACCES))
    return fail_busy (error);
  self->unwritable = TRUE;
  return TRUE;
}

static gboolean
take_lock (OdRegisterFile *self, GError **error)
{
  self->lock = openat (self->folder, LOCK_NAME, O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return od_register_number_means_unwritable (errno) ? share_database (self, errno, error) : fail (error);
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  return errno == EWOULDBLOCK ? fail_busy (error) : fail (error);
}

/* Not only what may never be written: what is not there may be made. */
static gboolean
may_write_file (OdRegisterFile *self, const char *name)
{
  int file = openat (self->folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (file < 0)
    return !od_register_number_means_unwritable (errno);
  close (file);
  return TRUE;
}

/* Looked at before SQLite does: that opens for reading what it may not write, and fails at the first log that it may not make. */
static void
look_whether_unwritable (OdRegisterFile *self)
{
  gboolean may_make = faccessat (self->folder, ".", W_OK | X_OK, AT_EACCESS) == 0 || !od_register_number_means_unwritable (errno);

  self->unwritable |= !may_make || !may_write_file (self, OD_REGISTER_FILE_NAME) || !may_write_file (self, OD_REGISTER_FILE_NAME "-wal");
}

static gboolean
set_paths (OdRegisterFile *self, const char *folder, GError **error)
{
  char *real = realpath (folder, NULL);

  if (real == NULL)
    return fail (error);
  self->path = g_build_filename (real, OD_REGISTER_FILE_NAME, NULL);
  self->new_path = g_build_filename (real, NEW_NAME, NULL);
  free (real);
  return TRUE;
}

static gboolean
is_there (OdRegisterFile *self, const char *name)
{
  struct stat status;

  return fstatat (self->folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* A log without its database holds what was saved: a new register would take it for its own, or lose it. */
static gboolean
check_no_log (OdRegisterFile *self, GError **error)
{
  if (!is_there (self, OD_REGISTER_FILE_NAME "-wal") && !is_there (self, OD_REGISTER_FILE_NAME "-journal"))
    return TRUE;
  od_register_set_error (error, OD_REGISTER_ERROR_DAMAGED, OD_REGISTER_FILE_NAME ": ENOENT");
  return FALSE;
}

static guint32
read_number (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

static gboolean
check_header (const guint8 *header, gssize length, guint latest_version, GError **error)
{
  if (length < HEADER_LENGTH || memcmp (header, MAGIC, sizeof MAGIC) != 0
      || read_number (header + APPLICATION_ID_OFFSET) != OD_REGISTER_APPLICATION_ID
      || read_number (header + USER_VERSION_OFFSET) == 0)
    {
      od_register_set_error (error, OD_REGISTER_ERROR_NOT_A_REGISTER, NULL);
      return FALSE;
    }
  if (read_number (header + USER_VERSION_OFFSET) > latest_version)
    {
      od_register_set_error (error, OD_REGISTER_ERROR_NEWER, NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_file (int file, guint latest_version, GError **error)
{
  guint8 header[HEADER_LENGTH];
  struct stat status;
  gssize length;

  if (fstat (file, &status) != 0)
    return fail (error);
  if (!S_ISREG (status.st_mode))
    {
      od_register_set_error (error, OD_REGISTER_ERROR_NOT_A_REGISTER, NULL);
      return FALSE;
    }
  length = pread (file, header, sizeof header, 0);
  return length < 0 ? fail (error) : check_header (header, length, latest_version, error);
}

/* Only a mode that gives others something is changed: so a folder of someone else's making fails, and one's own never does. */
static gboolean
restrict_file (OdRegisterFile *self, const char *name, GError **error)
{
  int file = openat (self->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gboolean done;
  struct stat status;

  if (file < 0)
    return errno == ENOENT || fail (error);
  done = fstat (file, &status) == 0 && ((status.st_mode & 077) == 0 || fchmod (file, status.st_mode & 0700) == 0);
  if (!done)
    fail (error);
  close (file);
  return done;
}

OdRegisterFile *
od_register_file_lock (const char *folder, GError **error)
{
  g_autoptr (OdRegisterFile) self = g_new0 (OdRegisterFile, 1);
  g_autofree char *canonical = g_canonicalize_filename (folder, NULL);

  self->folder = -1;
  self->lock = -1;
  if (!open_folder (self, canonical, error) || !take_lock (self, error) || !set_paths (self, canonical, error))
    return NULL;
  look_whether_unwritable (self);
  return g_steal_pointer (&self);
}

void
od_register_file_free (OdRegisterFile *self)
{
  if (self->lock >= 0)
    close (self->lock);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->path);
  g_free (self->new_path);
  g_free (self);
}

gboolean
od_register_file_is_unwritable (OdRegisterFile *self)
{
  return self->unwritable;
}

static gboolean
has_content (OdRegisterFile *self, const char *name)
{
  struct stat status;

  return fstatat (self->folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_size > 0;
}

gboolean
od_register_file_has_log (OdRegisterFile *self)
{
  return has_content (self, OD_REGISTER_FILE_NAME "-wal");
}

gboolean
od_register_file_is_halfway (OdRegisterFile *self)
{
  return has_content (self, OD_REGISTER_FILE_NAME "-journal");
}

gboolean
od_register_file_look (OdRegisterFile *self, guint latest_version, gboolean *exists, GError **error)
{
  int file = openat (self->folder, OD_REGISTER_FILE_NAME, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gboolean known;

  *exists = file >= 0;
  if (file < 0)
    return errno == ENOENT ? check_no_log (self, error) : fail (error);
  known = check_file (file, latest_version, error);
  close (file);
  return known;
}

gboolean
od_register_file_start_new (OdRegisterFile *self, GError **error)
{
  int file;

  unlinkat (self->folder, NEW_NAME "-journal", 0);
  unlinkat (self->folder, NEW_NAME, 0);
  file = openat (self->folder, NEW_NAME, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0)
    return fail (error);
  close (file);
  return TRUE;
}

/* GLib writes it under its name with an ending of its own. */
void
od_register_file_forget_new (OdRegisterFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_equal (name, NEW_NAME) || g_str_equal (name, NEW_NAME "-journal")
        || (g_str_has_prefix (name, NEW_NAME ".") && strlen (name) == strlen (NEW_NAME ".XXXXXX")))
      unlinkat (self->folder, name, 0);
}

gboolean
od_register_file_finish_new (OdRegisterFile *self, GError **error)
{
  int parent;

  if (renameat (self->folder, NEW_NAME, self->folder, OD_REGISTER_FILE_NAME) != 0 || fsync (self->folder) != 0)
    return fail (error);
  /* The folder may be new too. Where it is in may be closed to us; then it was made by someone else. */
  parent = openat (self->folder, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parent >= 0)
    {
      fsync (parent);
      close (parent);
    }
  return TRUE;
}

char *
od_register_file_choose_name_aside (OdRegisterFile *self)
{
  g_autofree char *name = NULL;

  if (!is_there (self, OD_REGISTER_FILE_NAME))
    return NULL;
  for (guint i = 1; name == NULL || is_there (self, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("register-vorige-%u.db", i);
    }
  return g_steal_pointer (&name);
}

/* A second name where the file system has those: then there is a register at every moment. */
static gboolean
name_too (OdRegisterFile *self, const char *from, const char *to)
{
  return linkat (self->folder, from, self->folder, to, 0) == 0 || renameat (self->folder, from, self->folder, to) == 0;
}

gboolean
od_register_file_set_aside (OdRegisterFile *self, const char *name, GError **error)
{
  g_autofree char *log_aside = g_strconcat (name, "-wal", NULL);

  if ((!name_too (self, OD_REGISTER_FILE_NAME "-wal", log_aside) && errno != ENOENT) || !name_too (self, OD_REGISTER_FILE_NAME, name) || fsync (self->folder) != 0)
    return fail (error);
  /* What is to come must not find the log of what was. */
  return unlinkat (self->folder, OD_REGISTER_FILE_NAME "-wal", 0) == 0 || errno == ENOENT || fail (error);
}

/* Renaming one name of a file to another does nothing, so the name aside is taken away by itself. */
static void
name_back (OdRegisterFile *self, const char *from, const char *to)
{
  if (renameat (self->folder, from, self->folder, to) == 0)
    unlinkat (self->folder, from, 0);
}

void
od_register_file_put_back (OdRegisterFile *self, const char *name)
{
  g_autofree char *log_aside = g_strconcat (name, "-wal", NULL);

  name_back (self, log_aside, OD_REGISTER_FILE_NAME "-wal");
  name_back (self, name, OD_REGISTER_FILE_NAME);
}

gboolean
od_register_file_restrict (OdRegisterFile *self, GError **error)
{
  return restrict_file (self, ".", error) && restrict_file (self, OD_REGISTER_FILE_NAME, error) && restrict_file (self, OD_REGISTER_FILE_NAME "-wal", error)
         && restrict_file (self, LOCK_NAME, error);
}

const char *
od_register_file_get_path (OdRegisterFile *self)
{
  return self->path;
}

const char *
od_register_file_get_new_path (OdRegisterFile *self)
{
  return self->new_path;
}
