#include "package-limits.h"
#include "sample-package.h"
#include "seven-zip-listing.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* 7-Zip as a child process: what its list of entries may say, and what is done about a child that misbehaves. A program of our own stands in
 * for it where the real one would behave. */

#define HEADING "\n7-Zip (z) 26.02\n\nListing archive: /proc/self/fd/3\n\n--\nPath = /proc/self/fd/3\nType = 7z\nMethod = LZMA2:12 7zAES\n\n----------\n"
#define MESSAGE "Path = bericht.json\nSize = 6\nPacked Size = 3024\nModified = \nAttributes = A -rw-r--r--\nCRC = 363A3020\nEncrypted = +\nMethod = LZMA2:12 7zAES:19\nBlock = 0\n\n"
#define ARCHIVE_SIZE 4096

static GArray *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) listing = g_bytes_new (text, strlen (text));

  return od_seven_zip_listing_parse (listing, ARCHIVE_SIZE, error);
}

static void
test_listing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = parse (HEADING "Path = map\nSize = 0\nAttributes = D drwxr-xr-x\nCRC = \nEncrypted = -\nMethod = \nNew = thing\n\n"
                                              "Path = map/één = twee.txt\nSize = 0\nAttributes = AV 01A40000 0rw-r--r--\nCRC = \nEncrypted = -\nMethod = \n\n" MESSAGE,
                                      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_true (g_array_index (entries, OdSevenZipEntry, 0).is_folder);
  g_assert_cmpstr (g_array_index (entries, OdSevenZipEntry, 1).name, ==, "map/één = twee.txt");
  g_assert_cmpuint (g_array_index (entries, OdSevenZipEntry, 2).size, ==, 6);
  g_assert_cmpuint (g_array_index (entries, OdSevenZipEntry, 2).checksum, ==, 0x363a3020);
}

static char *
make_entry (const char *name, const char *size, const char *attributes, const char *encrypted, const char *method)
{
  return g_strdup_printf (HEADING MESSAGE "Path = %s\nSize = %s\nAttributes = %s\nCRC = 00000000\nEncrypted = %s\nMethod = %s\n\n", name,
                          size, attributes, encrypted, method);
}

static void
test_hostile_entries (void)
{
  static const struct
  {
    const char *name, *size, *attributes, *encrypted, *method;
    OdPackageError code;
  } cases[] = {
    { "../x", "1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "/etc/passwd", "1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "C:\\x", "1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x\xe2\x80\xaegpj.exe", "1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x\xff", "1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x\ty", "1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "", "1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "BERICHT.json", "1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "1", "A lrwxrwxrwx", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "1", "A 01A40000 lrwxrwxrwx", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "1", " lrwxrwxrwx", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "1", "Ad", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "1", "AL", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "1", "A prw-r--r--", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "1", "A crw-r--r--", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "1", "D drwxr-xr-x", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "99999999999", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "120000000", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_HOSTILE },
    { "x", "-1", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_DAMAGED },
    { "x", "", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_DAMAGED },
    { "x", "1 ", "A", "+", "7zAES:19", OD_PACKAGE_ERROR_DAMAGED },
    { "x", "1", "A", "-", "LZMA2:12", OD_PACKAGE_ERROR_TOO_WEAK },
    { "x", "1", "A", "+", "LZMA2:12", OD_PACKAGE_ERROR_TOO_WEAK },
    { "x", "1", "A", "-", "7zAES:19", OD_PACKAGE_ERROR_TOO_WEAK },
    { "x", "1", "A", "+", "7zAES:9", OD_PACKAGE_ERROR_TOO_WEAK },
    { "x", "1", "A", "+", "7zAES:63", OD_PACKAGE_ERROR_TOO_WEAK },
    { "x", "1", "A", "+", "7zAES:", OD_PACKAGE_ERROR_TOO_WEAK },
    { "x", "1", "A", "+", "x7zAES:19", OD_PACKAGE_ERROR_TOO_WEAK },
    { "x", "1", "A", "+", "04F71101 7zAES:19", OD_PACKAGE_ERROR_UNSUPPORTED },
    { "x", "0", "A\nAnti = +", "-", "", OD_PACKAGE_ERROR_HOSTILE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = make_entry (cases[i].name, cases[i].size, cases[i].attributes, cases[i].encrypted, cases[i].method);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) entries = parse (text, &error);

      g_test_message ("entry %" G_GSIZE_FORMAT, i);
      g_assert_null (entries);
      g_assert_error (error, OD_PACKAGE_ERROR, (int) cases[i].code);
    }
}

static void
test_hostile_lists (void)
{
  g_autoptr (GString) text = g_string_new (HEADING);
  g_autoptr (GError) error = NULL;
  static const char *const lists[] = {
    "", "\n----------\n" MESSAGE, HEADING, HEADING "Size = 6\nPath = x\n\n", HEADING "Path = x\nSize = 1\nSize = 2\n\n", HEADING "Path = x\nno line\n\n",
    "\n----------\nType = 7z\n" MESSAGE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert_null (parse (lists[i], &error));
      g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  for (guint i = 0; i < 70; i++)
    g_string_append_printf (text, "Path = %u\nSize = 1\nEncrypted = +\nMethod = 7zAES:19\n\n", i);
  g_assert_null (parse (text->str, &error));
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_HOSTILE);
}

/* A folder on the path with a program called 7zz that is @script. */
typedef struct
{
  char *folder;
  char *path;
  char *before;
} Stand;

static Stand *
stand_new (const char *script)
{
  Stand *self = g_new0 (Stand, 1);

  self->folder = g_dir_make_tmp ("overdracht-7zz-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "7zz", NULL);
  self->before = g_strdup (g_getenv ("PATH"));
  if (script != NULL)
    {
      g_autofree char *text = g_strconcat ("#!/bin/bash\ncd ", self->folder, "\n", script, "\n", NULL);

      g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
      g_assert_cmpint (g_chmod (self->path, 0700), ==, 0);
    }
  g_setenv ("PATH", self->folder, TRUE);
  return self;
}

static char *
stand_read (Stand *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_unlink (path);
  return text;
}

static void
stand_free (Stand *self)
{
  g_setenv ("PATH", self->before, TRUE);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->before);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stand, stand_free)

/* Signature, version and an empty list that is told to be encoded; whole, as its checksums say. */
static GBytes *
make_archive (void)
{
  static const guint8 bytes[] = {
    '7', 'z', 0xbc, 0xaf, 0x27, 0x1c, 0, 4, 0x71, 0xb4, 0xd6, 0xa1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x4a, 0x6a, 0xd1, 0x51, 0x17,
  };

  return g_bytes_new_static (bytes, sizeof bytes);
}

static void
assert_read (int code, GCancellable *cancellable)
{
  g_autoptr (GBytes) archive = make_archive ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackage) package = od_package_read (archive, SAMPLE_PASSPHRASE, cancellable, &error);

  g_assert_null (package);
  if (code < 0)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_error (error, OD_PACKAGE_ERROR, code);
  g_assert_null (strstr (error->message, "Fien"));
}

static void
test_missing (void)
{
  g_autoptr (Stand) stand = stand_new (NULL);
  g_autoptr (GBytes) archive = make_archive ();
  g_autoptr (OdPackage) package = sample_package_new ();
  g_autoptr (GError) error = NULL;

  assert_read (OD_PACKAGE_ERROR_NO_SEVEN_ZIP, NULL);
  g_assert_false (od_package_check (archive, NULL));
  g_assert_null (od_package_to_bytes (package, OD_ARCHIVE_7Z, SAMPLE_PASSPHRASE, NULL, &error));
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NO_SEVEN_ZIP);
  g_assert_nonnull (strstr (error->message, "7zip"));
}

/* It is there, but the machine has nothing left to start it with: that is another advice. */
static void
test_not_started (void)
{
  g_autoptr (GBytes) archive = make_archive ();
  g_autoptr (OdPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, none;

  g_assert_no_errno (getrlimit (RLIMIT_NOFILE, &before));
  none = (struct rlimit) { .rlim_cur = 3, .rlim_max = before.rlim_max };
  g_assert_no_errno (setrlimit (RLIMIT_NOFILE, &none));
  package = od_package_read (archive, SAMPLE_PASSPHRASE, NULL, &error);
  g_assert_no_errno (setrlimit (RLIMIT_NOFILE, &before));
  g_assert_null (package);
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NOT_STARTED);
}

/* Everything that a process can be read off from outside, and whatever it inherits. */
static void
test_nothing_leaks (void)
{
  g_autoptr (Stand) stand = stand_new ("echo \"$@\" >arguments; env >environment; /bin/ls -l /proc/$$/fd >descriptors; IFS= read -r line; echo \"$line\" >input; exit 2");
  int ours = g_open ("/dev/null", O_RDONLY, 0); /* without close-on-exec */
  g_autofree char *arguments = NULL;
  g_autofree char *environment = NULL;
  g_autofree char *descriptors = NULL;
  g_autofree char *input = NULL;

  g_setenv ("GEHEIM", "Fien", TRUE);
  assert_read (OD_PACKAGE_ERROR_DAMAGED, NULL);
  arguments = stand_read (stand, "arguments");
  environment = stand_read (stand, "environment");
  descriptors = stand_read (stand, "descriptors");
  input = stand_read (stand, "input");
  g_assert_null (strstr (arguments, "appel"));
  g_assert_null (strstr (environment, "appel"));
  g_assert_null (strstr (environment, "GEHEIM"));
  g_assert_nonnull (strstr (environment, "LC_ALL=C.UTF-8"));
  g_assert_nonnull (strstr (descriptors, " 3 -> /memfd:"));
  /* The shell keeps its script open at the highest number that it may have. */
  for (int descriptor = 4; descriptor < 120; descriptor++)
    {
      g_autofree char *shown = g_strdup_printf (" %d -> ", descriptor);

      g_assert_null (strstr (descriptors, shown));
    }
  g_assert_cmpstr (input, ==, "\n"); /* asked once without a passphrase, which this one takes for an answer */
  close (ours);
  g_unsetenv ("GEHEIM");
}

static void
test_flood (void)
{
  g_autoptr (Stand) stand = stand_new ("while :; do echo 'Path = Fien'; done");

  assert_read (OD_PACKAGE_ERROR_HOSTILE, NULL);
}

static void
test_dies (void)
{
  g_autoptr (Stand) stand = stand_new ("echo 'Path = Fien'; kill -9 $$");

  assert_read (OD_PACKAGE_ERROR_DAMAGED, NULL);
}

static void
test_says_nonsense (void)
{
  g_autoptr (Stand) stand = stand_new ("echo 'Path = Fien'");

  assert_read (OD_PACKAGE_ERROR_DAMAGED, NULL);
}

typedef struct
{
  GCancellable *cancellable;
  char *path;
} Cancelling;

/* When the child has written what @path holds. */
static gpointer
cancel_when_there (gpointer data)
{
  const Cancelling *cancelling = data;
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  GStatBuf status;

  while ((g_stat (cancelling->path, &status) != 0 || status.st_size == 0) && g_get_monotonic_time () < end)
    g_usleep (1000);
  g_cancellable_cancel (cancelling->cancellable);
  return NULL;
}

/* Its child is gone too, and that at once. */
static void
test_cancel (gconstpointer script)
{
  g_autoptr (Stand) stand = stand_new (script);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (stand->folder, "pid", NULL);
  Cancelling cancelling = { cancellable, path };
  GThread *thread = g_thread_new ("cancel", cancel_when_there, &cancelling);
  gint64 start = g_get_monotonic_time ();
  g_autofree char *pid = NULL;

  assert_read (-1, cancellable);
  g_thread_join (thread);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_TIME_SPAN_SECOND);
  pid = stand_read (stand, "pid");
  g_assert_cmpint (kill (atoi (pid), 0), !=, 0);
}

static void
test_alarm (void)
{
  g_autoptr (Stand) stand = stand_new ("exec /usr/bin/perl -e 'open (LEFT, \">left\"); print LEFT alarm (0); close (LEFT); kill (ALRM => $$); sleep (60)'");
  g_autofree char *left = NULL;

  assert_read (OD_PACKAGE_ERROR_HOSTILE, NULL);
  left = stand_read (stand, "left");
  g_assert_cmpint (atoi (left), >, 60);
  g_assert_cmpint (atoi (left), <=, OD_SEVEN_ZIP_MAX_SECONDS);
}

/* Cut, longer and with any byte changed: never another content. */
static void
test_changed (void)
{
  g_autoptr (OdPackage) package = od_package_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("verzonnen", 9);
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree guint8 *bytes = NULL;

  od_package_add (package, "x", content);
  archive = od_package_to_bytes (package, OD_ARCHIVE_7Z, SAMPLE_PASSPHRASE, NULL, &error);
  if (g_error_matches (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NO_SEVEN_ZIP))
    {
      g_test_skip ("7-Zip is not installed");
      return;
    }
  g_assert_no_error (error);
  bytes = g_memdup2 (g_bytes_get_data (archive, &size), g_bytes_get_size (archive));
  for (gsize at = 0; at < size; at += 5)
    {
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (OdPackage) read = NULL;

      bytes[at] ^= 1 << at % 8;
      changed = g_bytes_new (bytes, size);
      read = od_package_read (changed, SAMPLE_PASSPHRASE, NULL, NULL);
      bytes[at] ^= 1 << at % 8;
      g_assert_true (read == NULL || g_bytes_equal (od_package_find (read, "x"), content));
    }
  assert_refused (bytes, size - 1, OD_PACKAGE_ERROR_DAMAGED, TRUE);
}

static void
test_passphrases (void)
{
  static const char *const good[] = { "één ĳ", "漢字 🙂", "\"'$(x)%s\\", "  twee  ", "a" };
  g_autoptr (OdPackage) package = sample_package_new ();
  g_autofree char *program = g_find_program_in_path ("7zz");
  g_autofree char *long_one = g_strnfill (2000, 'a');
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_test_skip ("7-Zip is not installed");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GBytes) archive = od_package_to_bytes (package, OD_ARCHIVE_7Z, good[i], NULL, &error);
      g_autoptr (OdPackage) read = od_package_read (archive, good[i], NULL, &error);
      g_autofree char *other = g_strconcat (good[i], "x", NULL);

      g_assert_no_error (error);
      g_assert_nonnull (read);
      g_assert_null (od_package_read (archive, other, NULL, &error));
      g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_WRONG_PASSPHRASE);
      g_clear_error (&error);
    }
  g_assert_null (od_package_to_bytes (package, OD_ARCHIVE_7Z, "twee\nregels", NULL, NULL));
  g_assert_null (od_package_to_bytes (package, OD_ARCHIVE_7Z, "", NULL, NULL));
  g_assert_null (od_package_to_bytes (package, OD_ARCHIVE_7Z, long_one, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seven-zip/listing", test_listing);
  g_test_add_func ("/seven-zip/hostile-entries", test_hostile_entries);
  g_test_add_func ("/seven-zip/hostile-lists", test_hostile_lists);
  g_test_add_func ("/seven-zip/missing", test_missing);
  g_test_add_func ("/seven-zip/not-started", test_not_started);
  g_test_add_func ("/seven-zip/nothing-leaks", test_nothing_leaks);
  g_test_add_func ("/seven-zip/flood", test_flood);
  g_test_add_func ("/seven-zip/dies", test_dies);
  g_test_add_func ("/seven-zip/says-nonsense", test_says_nonsense);
  g_test_add_data_func ("/seven-zip/cancel", "echo $$ >pid; exec /bin/sleep 60", test_cancel);
  g_test_add_data_func ("/seven-zip/cancel-silent", "exec >&-; echo $$ >pid; exec /bin/sleep 60", test_cancel);
  g_test_add_func ("/seven-zip/alarm", test_alarm);
  g_test_add_func ("/seven-zip/changed", test_changed);
  g_test_add_func ("/seven-zip/passphrases", test_passphrases);
  return g_test_run ();
}
