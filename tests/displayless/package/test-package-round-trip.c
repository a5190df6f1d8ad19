#include "sample-package.h"

#include "package-limits.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("overdracht-pakket-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "overdracht-2026-00042-K7QM.zip", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing else is left */
  g_free (fixture->path);
  g_free (fixture->folder);
}

static OdPackage *
load_and_read (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GBytes) archive = od_package_load (path, NULL, error);

  return archive != NULL ? od_package_read (archive, passphrase, NULL, error) : NULL;
}

static void
assert_equal (OdPackage *one, OdPackage *other)
{
  g_assert_cmpuint (od_package_get_n_entries (one), ==, od_package_get_n_entries (other));
  for (guint i = 0; i < od_package_get_n_entries (one); i++)
    {
      const char *name = od_package_get_name (one, i);

      g_assert_cmpstr (od_package_get_name (other, i), ==, name);
      g_assert_true (g_bytes_equal (od_package_find (one, name), od_package_find (other, name)));
    }
}

static void
assert_round_trip (Fixture *fixture, OdPackage *package, const char *passphrase)
{
  g_autoptr (OdPackage) again = NULL;
  g_autoptr (GError) error = NULL;

  od_package_write (package, fixture->path, passphrase, NULL, &error);
  g_assert_no_error (error);
  again = load_and_read (fixture->path, passphrase, &error);
  g_assert_no_error (error);
  assert_equal (package, again);
}

static void
test_two_entries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackage) package = sample_package_new ();

  assert_round_trip (fixture, package, SAMPLE_PASSPHRASE);
  g_assert_null (od_package_find (package, "andere.txt"));
}

/* From one byte to what deflate makes larger than it was. */
static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 1, 19, 20, 21, 65535, 65536, 65537, 10 * 1024 * 1024 };
  g_autoptr (OdPackage) package = od_package_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%zu.bin", sizes[i]);
      guint8 *bytes = g_malloc (sizes[i]);
      g_autoptr (GBytes) content = g_bytes_new_take (bytes, sizes[i]);

      for (gsize at = 0; at < sizes[i]; at++)
        bytes[at] = g_test_rand_int ();
      od_package_add (package, name, content);
    }
  assert_round_trip (fixture, package, SAMPLE_PASSPHRASE);
}

static void
test_passphrases (Fixture *fixture, gconstpointer data)
{
  static const char *const passphrases[] = { "a", " ", "één “wachtzin” met ĳ, 漢字 en 🙂", "een\ttab", "%s%n$(x)\\\"'" };
  g_autoptr (OdPackage) package = sample_package_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (passphrases); i++)
    assert_round_trip (fixture, package, passphrases[i]);
}

static void
test_wrong_passphrase (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "", "appel", "appel boom citroen dorp ezel fiets gan", SAMPLE_PASSPHRASE "s", "APPEL BOOM" };
  g_autoptr (GBytes) archive = sample_package_to_bytes ();

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (od_package_read (archive, wrong[i], NULL, &error));
      g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_WRONG_PASSPHRASE);
      g_assert_true (*wrong[i] == '\0' || strstr (error->message, wrong[i]) == NULL);
    }
}

static void
test_mode (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackage) package = sample_package_new ();
  struct stat status;

  assert_round_trip (fixture, package, SAMPLE_PASSPHRASE);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
}

/* Nothing in the clear but the two names: no content, no time, no owner. */
static void
test_says_nothing (void)
{
  g_autoptr (GBytes) archive = sample_package_to_bytes ();
  g_autoptr (GBytes) again = sample_package_to_bytes ();
  gsize size;
  const char *bytes = g_bytes_get_data (archive, &size);
  static const char *const hidden[] = { "Fien", "Verzonnen", "voornaam", "doorverwijzing", "appel" };

  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    g_assert_null (memmem (bytes, size, hidden[i], strlen (hidden[i])));
  g_assert_nonnull (memmem (bytes, size, OD_PACKAGE_MESSAGE_NAME, strlen (OD_PACKAGE_MESSAGE_NAME)));
  g_assert_cmpmem (bytes + 10, 4, "\0\0\x21\0", 4); /* the first of 1980 */
  g_assert_false (g_bytes_equal (archive, again));  /* another salt */
}

static void
test_not_written (void)
{
  g_autoptr (OdPackage) package = sample_package_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (od_package_write (package, "/proc/overdracht.zip", SAMPLE_PASSPHRASE, NULL, &error));
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_WRITE);
}

/* What stood there stays when the new one cannot be written. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackage) package = sample_package_new ();
  g_autoptr (OdPackage) again = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) archive = sample_package_to_bytes ();
  g_autoptr (GError) error = NULL;

  assert_round_trip (fixture, package, SAMPLE_PASSPHRASE);
  g_cancellable_cancel (cancellable);
  g_assert_false (od_package_write (package, fixture->path, "andere", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (od_package_read (archive, SAMPLE_PASSPHRASE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  again = load_and_read (fixture->path, SAMPLE_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int descriptor;

  g_assert_null (od_package_load (fixture->path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (od_package_load (fixture->folder, NULL, &error));
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE);
  g_clear_error (&error);
  g_assert_null (od_package_load ("/dev/zero", NULL, &error));
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_null (od_package_load (fixture->path, NULL, &error));
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE);
  g_clear_error (&error);
  g_unlink (fixture->path);
  descriptor = g_open (fixture->path, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (ftruncate (descriptor, OD_PACKAGE_MAX_FILE_BYTES + 1), ==, 0);
  close (descriptor);
  g_assert_null (od_package_load (fixture->path, NULL, &error));
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_HOSTILE);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/package/round-trip/two-entries", test_two_entries);
  ADD ("/package/round-trip/sizes", test_sizes);
  ADD ("/package/round-trip/passphrases", test_passphrases);
  ADD ("/package/round-trip/wrong-passphrase", test_wrong_passphrase);
  ADD ("/package/round-trip/mode", test_mode);
  g_test_add_func ("/package/round-trip/says-nothing", test_says_nothing);
  g_test_add_func ("/package/round-trip/not-written", test_not_written);
  ADD ("/package/round-trip/cancelled", test_cancelled);
  ADD ("/package/round-trip/load", test_load);
  return g_test_run ();
}
