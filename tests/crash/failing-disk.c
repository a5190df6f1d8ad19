/* Both names of each function are made here, and none inline. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include "failing-disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The functions of the C library by which SQLite, GLib and libarchive change files, in front of those of the library: the linker finds these
 * first. */

static char *folder; /* canonical */
static FailingDiskWay way;
static guint at;
static gint n_changes;
static gint started;

void
failing_disk_start (const char *path, FailingDiskWay new_way, guint new_at)
{
  char *real = realpath (path, NULL);

  g_assert_nonnull (real);
  g_free (folder);
  folder = g_strdup (real);
  free (real);
  way = new_way;
  at = new_at;
  g_atomic_int_set (&n_changes, 0);
  g_atomic_int_set (&started, 1);
}

guint
failing_disk_stop (void)
{
  g_atomic_int_set (&started, 0);
  return (guint) g_atomic_int_get (&n_changes);
}

static gboolean
is_below (const char *path)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static gboolean
is_file_below (int file)
{
  char name[64];
  char path[4096];
  ssize_t length;

  snprintf (name, sizeof name, "/proc/self/fd/%d", file);
  length = readlink (name, path, sizeof path - 1);
  if (length < 0)
    return FALSE;
  path[length] = '\0';
  return is_below (path);
}

/* Whether this change fails, with errno set. @grows: whether a full disk has no room for it. */
static gboolean
fails (gboolean is_ours, gboolean grows)
{
  guint number;

  if (!is_ours)
    return FALSE;
  number = (guint) g_atomic_int_add (&n_changes, 1) + 1;
  if (number < at || (number > at && way <= FAILING_DISK_FAILS))
    return FALSE;
  switch (way)
    {
    case FAILING_DISK_KILLS:
      kill (getpid (), SIGKILL);
      return TRUE;
    case FAILING_DISK_FAILS:
      errno = EIO;
      return TRUE;
    case FAILING_DISK_IS_FULL:
      errno = ENOSPC;
      return grows;
    default:
      errno = EROFS;
      return TRUE;
    }
}

static gboolean
is_ours (int file)
{
  return g_atomic_int_get (&started) && is_file_below (file);
}

static gboolean
is_ours_at (int directory, const char *path)
{
  if (!g_atomic_int_get (&started))
    return FALSE;
  return path[0] == '/' ? is_below (path) : directory != AT_FDCWD && is_file_below (directory);
}

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

/* One that changes the file @file. */
#define CHANGES_FILE(type, name, grows, parameters, arguments) \
  type name parameters; \
  type name parameters { return fails (is_ours (file), grows) ? -1 : NEXT (name) arguments; }

CHANGES_FILE (ssize_t, write, TRUE, (int file, const void *bytes, size_t length), (file, bytes, length))
CHANGES_FILE (ssize_t, pwrite, TRUE, (int file, const void *bytes, size_t length, off_t offset), (file, bytes, length, offset))
CHANGES_FILE (ssize_t, pwrite64, TRUE, (int file, const void *bytes, size_t length, off64_t offset), (file, bytes, length, offset))
CHANGES_FILE (int, fsync, FALSE, (int file), (file))
CHANGES_FILE (int, fdatasync, FALSE, (int file), (file))
CHANGES_FILE (int, ftruncate, FALSE, (int file, off_t length), (file, length))
CHANGES_FILE (int, ftruncate64, FALSE, (int file, off64_t length), (file, length))

/* One that changes the folder that @path is in. */
#define CHANGES_FOLDER(name, grows, directory, parameters, arguments) \
  int name parameters; \
  int name parameters { return fails (is_ours_at (directory, path), grows) ? -1 : NEXT (name) arguments; }

CHANGES_FOLDER (unlink, FALSE, AT_FDCWD, (const char *path), (path))
CHANGES_FOLDER (unlinkat, FALSE, directory, (int directory, const char *path, int flags), (directory, path, flags))
CHANGES_FOLDER (mkdir, TRUE, AT_FDCWD, (const char *path, mode_t mode), (path, mode))
CHANGES_FOLDER (rename, TRUE, AT_FDCWD, (const char *path, const char *to), (path, to))
CHANGES_FOLDER (renameat, TRUE, directory, (int directory, const char *path, int to_directory, const char *to), (directory, path, to_directory, to))
CHANGES_FOLDER (linkat, TRUE, directory, (int directory, const char *path, int to_directory, const char *to, int flags),
                (directory, path, to_directory, to, flags))

/* Opening changes something when it makes a file, or cuts it off; on a disk for reading alone it fails when it is for writing. */
#define OPENS(name, directory_parameter, directory, path_arguments) \
  int name (directory_parameter const char *path, int flags, ...); \
  int name (directory_parameter const char *path, int flags, ...) \
  { \
    gboolean changes = (flags & (O_CREAT | O_TRUNC)) != 0; \
    mode_t mode = 0; \
    va_list list; \
    if (changes) \
      { \
        va_start (list, flags); \
        mode = va_arg (list, mode_t); \
        va_end (list); \
      } \
    return changes && fails (is_ours_at (directory, path), FALSE) ? -1 : NEXT (name) (path_arguments path, flags, mode); \
  }
#define NOTHING
#define DIRECTORY_PARAMETER int directory,
#define DIRECTORY_ARGUMENT directory,

OPENS (open, NOTHING, AT_FDCWD, NOTHING)
OPENS (open64, NOTHING, AT_FDCWD, NOTHING)
OPENS (openat, DIRECTORY_PARAMETER, directory, DIRECTORY_ARGUMENT)
OPENS (openat64, DIRECTORY_PARAMETER, directory, DIRECTORY_ARGUMENT)
