#include "forged-package.h"
#include "sample-package.h"
#include "zip-builder.h"

#include "package-limits.h"

#include <string.h>
#include <sys/resource.h>
#include <zlib.h>

/* Bombs of somebody who knows the passphrase, read by a process that may take little memory and little time: what goes
 * over either ends it. */

#define MEMORY (64ul * 1024 * 1024) /* beyond what it has when it starts */
#define SECONDS 20
#define BOMB (256ul * 1024 * 1024)

#ifdef __SANITIZE_ADDRESS__
#define HAS_SANITIZER 1 /* which takes all addresses for itself */
#else
#define HAS_SANITIZER 0
#endif

static gsize
get_size_now (void)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  return g_ascii_strtoull (text, NULL, 10) * 4096;
}

static void
limit (gsize memory)
{
  struct rlimit space = { get_size_now () + memory, get_size_now () + memory };
  struct rlimit time = { SECONDS, SECONDS };

  if (!HAS_SANITIZER)
    g_assert_cmpint (setrlimit (RLIMIT_AS, &space), ==, 0);
  g_assert_cmpint (setrlimit (RLIMIT_CPU, &time), ==, 0);
}

/* Each test is run again in a process of its own: so that a limit which is met shows, and does not last. */
static gboolean
is_child (void)
{
  if (g_test_subprocess ())
    return TRUE;
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  return FALSE;
}

static void
test_more_than_said (void)
{
  g_autoptr (GByteArray) zeros = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  const Forgery forgery = { .vendor_version = 2, .method = 8, .size = 1000 };

  if (!is_child ())
    return;
  zeros = forge_deflated_zeros (BOMB);
  bytes = forge_package (zeros->data, zeros->len, &forgery);
  limit (MEMORY);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_DAMAGED, FALSE);
}

/* It says so. */
static void
test_ratio (void)
{
  g_autoptr (GByteArray) zeros = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  const Forgery forgery = { .vendor_version = 2, .method = 8, .size = 0x7fffffff };

  if (!is_child ())
    return;
  zeros = forge_deflated_zeros (BOMB);
  bytes = forge_package (zeros->data, zeros->len, &forgery);
  limit (MEMORY);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_HOSTILE, TRUE);
}

/* Within the ratio: what is said is set aside, and no more. */
static void
test_said_but_not_there (void)
{
  g_autofree guint8 *stream = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  const Forgery forgery = { .vendor_version = 2, .method = 8, .size = OD_PACKAGE_MAX_ENTRY_BYTES };

  if (!is_child ())
    return;
  stream = g_malloc0 (OD_PACKAGE_MAX_ENTRY_BYTES / OD_PACKAGE_MAX_RATIO + 1);
  bytes = forge_package (stream, OD_PACKAGE_MAX_ENTRY_BYTES / OD_PACKAGE_MAX_RATIO + 1, &forgery);
  limit (OD_PACKAGE_MAX_ENTRY_BYTES + MEMORY);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_DAMAGED, FALSE);
}

/* An archive in an archive is what it is: bytes. */
static void
test_nested (void)
{
  g_autoptr (GByteArray) zeros = NULL;
  g_autoptr (GByteArray) inner = NULL;
  g_autoptr (GByteArray) outer = NULL;
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (OdPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_child ())
    return;
  zeros = forge_deflated_zeros (BOMB);
  inner = forge_package (zeros->data, zeros->len, &(Forgery) { .vendor_version = 2, .method = 8, .size = 0x7fffffff });
  outer = forge_package (inner->data, inner->len, &(Forgery) { .vendor_version = 2, .size = inner->len });
  archive = g_bytes_new (outer->data, outer->len);
  limit (MEMORY);
  package = od_package_read (archive, SAMPLE_PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (od_package_get_n_entries (package), ==, 1);
  g_assert_cmpmem (inner->data, inner->len, g_bytes_get_data (od_package_find (package, "x"), NULL),
                   g_bytes_get_size (od_package_find (package, "x")));
}

/* 65,535 files that are one: refused before anything is set aside for them. */
static void
test_many (void)
{
  g_autofree ZipFile *files = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  if (!is_child ())
    return;
  files = g_new (ZipFile, 65534);
  for (guint i = 0; i < 65534; i++)
    {
      files[i] = zip_file_new ("x");
      files[i].offset = 0;
      files[i].content_length = i == 0 ? 40 : 0;
    }
  bytes = zip_build (files, 65534, &(ZipEnd) { .zip64 = ZIP_64_MARKED });
  limit (MEMORY / 8);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_HOSTILE, TRUE);
}

static OdPackage *
read_forged (const guint8 *stream, gsize length, const Forgery *forgery, GError **error)
{
  g_autoptr (GByteArray) bytes = forge_package (stream, length, forgery);
  g_autoptr (GBytes) archive = g_bytes_new (bytes->data, bytes->len);

  return od_package_read (archive, SAMPLE_PASSPHRASE, NULL, error);
}

/* AE-1 has a checksum besides its authentication code, and it counts; AE-2 has none. */
static void
test_checksum (void)
{
  static const guint8 text[] = "Hallo daar";
  guint32 crc = crc32 (0, text, sizeof text);
  static const struct
  {
    guint16 vendor_version;
    guint32 lie;
    gboolean good;
  } cases[] = { { 1, 0, TRUE }, { 1, 1, FALSE }, { 2, 0, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Forgery forgery
          = { .vendor_version = cases[i].vendor_version, .size = sizeof text, .crc = crc ^ cases[i].lie };
      g_autoptr (GError) error = NULL;
      g_autoptr (OdPackage) package = read_forged (text, sizeof text, &forgery, &error);

      g_assert_true ((package != NULL) == cases[i].good);
      if (!cases[i].good)
        g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_DAMAGED);
    }
}

/* Compressed content that ends early, late, or in nothing. */
static void
test_streams (void)
{
  g_autoptr (GByteArray) zeros = forge_deflated_zeros (1000);
  const Forgery forgery = { .vendor_version = 2, .method = 8, .size = 1000 };
  const Forgery larger = { .vendor_version = 2, .method = 8, .size = 1001 };
  const Forgery smaller = { .vendor_version = 2, .method = 8, .size = 999 };
  g_autoptr (OdPackage) whole = read_forged (zeros->data, zeros->len, &forgery, NULL);

  g_assert_nonnull (whole);
  g_assert_null (read_forged (zeros->data, zeros->len, &larger, NULL));
  g_assert_null (read_forged (zeros->data, zeros->len, &smaller, NULL));
  g_assert_null (read_forged (zeros->data, zeros->len - 1, &forgery, NULL));
  g_byte_array_append (zeros, (const guint8 *)"en nog iets", 11);
  g_assert_null (read_forged (zeros->data, zeros->len, &forgery, NULL));
  g_assert_null (read_forged ((const guint8 *)"geen deflate", 12, &forgery, NULL));
}

/* A full archive and a wrong passphrase: deriving sixty-four keys, for each passphrase that is kept, would be felt. */
static void
test_wrong_passphrase (void)
{
  ZipFile files[OD_PACKAGE_MAX_ENTRIES];
  char names[OD_PACKAGE_MAX_ENTRIES][4];
  gint64 one, many;

  for (guint i = 0; i < OD_PACKAGE_MAX_ENTRIES; i++)
    {
      g_snprintf (names[i], sizeof names[i], "%u", i);
      files[i] = zip_file_new (names[i]);
    }
  one = many = G_MAXINT64;
  for (guint i = 0; i < 10; i++)
    for (guint n_files = 1; n_files <= OD_PACKAGE_MAX_ENTRIES; n_files += OD_PACKAGE_MAX_ENTRIES - 1)
      {
        g_autoptr (GByteArray) archive = zip_build (files, n_files, &(ZipEnd) { 0 });
        gint64 before = g_get_monotonic_time ();
        gint64 *best = n_files == 1 ? &one : &many;

        assert_refused (archive->data, archive->len, OD_PACKAGE_ERROR_WRONG_PASSPHRASE, FALSE);
        *best = MIN (*best, g_get_monotonic_time () - before);
      }
  g_test_message ("%" G_GINT64_FORMAT " µs for one entry, %" G_GINT64_FORMAT " µs for %u", one, many,
                  OD_PACKAGE_MAX_ENTRIES);
  if (!HAS_SANITIZER) /* which makes all else slower than the derivation */
    g_assert_cmpint (many, <, one * 8 + 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/bombs/more-than-said", test_more_than_said);
  g_test_add_func ("/package/bombs/ratio", test_ratio);
  g_test_add_func ("/package/bombs/said-but-not-there", test_said_but_not_there);
  g_test_add_func ("/package/bombs/nested", test_nested);
  g_test_add_func ("/package/bombs/many", test_many);
  g_test_add_func ("/package/bombs/checksum", test_checksum);
  g_test_add_func ("/package/bombs/streams", test_streams);
  g_test_add_func ("/package/bombs/wrong-passphrase", test_wrong_passphrase);
  return g_test_run ();
}
