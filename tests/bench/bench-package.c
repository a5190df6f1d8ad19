#include "bare-archive.h"
#include "package-reader.h"
#include "package-writer.h"
#include "stopwatch.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* Packages of 10 KB written and read in one process, beside a process of 7-Zip for each and beside a bare loop over
 * libarchive. In turns, so that what else the machine does hits all alike. */

#define N_ROUNDS 10
#define N_PACKAGES 100 /* in a round: 1,000 in all */
#define MESSAGE_BYTES 2048
#define READABLE_BYTES 8192
#define PASSPHRASE "fiets molen regen appel kaars tafel brug"
#define SKIPPED 77

/* Aims. */
#define MIN_TIMES_PEER 3.0
#define MAX_TIMES_FLOOR 1.3

typedef struct
{
  char *folder;
  char *seven_zip;
  GPtrArray *packages; /* of OdPackage */
  GPtrArray *archives; /* of GBytes: what was written */
} Bench;

typedef void (*Step) (Bench *bench, guint index);

/* As a message and its PDF: text that shrinks, and what was compressed already. */
static GBytes *
make_message (GRand *random)
{
  GString *text = g_string_new ("{\n  \"@context\": \"https://voorbeeld.example/overdracht/1.0\"");

  while (text->len < MESSAGE_BYTES - 64)
    g_string_append_printf (text, ",\n  \"gegeven%u\": \"verzonnen waarde %08x\"", (guint) text->len,
                            g_rand_int (random));
  g_string_append (text, "\n}\n");
  return g_string_free_to_bytes (text);
}

static GBytes *
make_readable (GRand *random)
{
  guint8 *bytes = g_malloc (READABLE_BYTES);

  for (gsize i = 0; i < READABLE_BYTES; i++)
    bytes[i] = g_rand_int_range (random, 0, 256);
  memcpy (bytes, "%PDF-1.7\n", strlen ("%PDF-1.7\n"));
  return g_bytes_new_take (bytes, READABLE_BYTES);
}

static char *
get_path (Bench *bench, guint index, const char *name)
{
  return g_strdup_printf ("%s/%u/%s", bench->folder, index, name);
}

/* The same on the disk, for 7-Zip: a folder with the entries, where the archives of both come beside them. */
static void
write_files (Bench *bench, guint index)
{
  OdPackage *package = g_ptr_array_index (bench->packages, index);
  g_autofree char *folder = get_path (bench, index, "");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < od_package_get_n_entries (package); i++)
    {
      const char *name = od_package_get_name (package, i);
      g_autofree char *path = get_path (bench, index, name);
      GBytes *content = od_package_find (package, name);

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (content, NULL), g_bytes_get_size (content), NULL));
    }
}

static void
bench_init (Bench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261124);

  bench->folder = g_dir_make_tmp ("bench-package-XXXXXX", NULL);
  bench->packages = g_ptr_array_new_with_free_func ((GDestroyNotify) od_package_free);
  bench->archives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < N_PACKAGES; i++)
    {
      g_autoptr (GBytes) message = make_message (random);
      g_autoptr (GBytes) readable = make_readable (random);
      OdPackage *package = od_package_new ();

      od_package_add (package, OD_PACKAGE_MESSAGE_NAME, message);
      od_package_add (package, OD_PACKAGE_READABLE_NAME, readable);
      g_ptr_array_add (bench->packages, package);
      g_ptr_array_add (bench->archives, od_package_to_bytes (package, OD_ARCHIVE_ZIP, PASSPHRASE, NULL, NULL));
      write_files (bench, i);
    }
}

static void
bench_clear (Bench *bench)
{
  static const char *const names[] = { OD_PACKAGE_MESSAGE_NAME, OD_PACKAGE_READABLE_NAME, "7zz.zip", "" };

  for (guint i = 0; i < N_PACKAGES; i++)
    for (gsize name = 0; name < G_N_ELEMENTS (names); name++)
      {
        g_autofree char *path = get_path (bench, i, names[name]);
        g_remove (path);
      }
  g_rmdir (bench->folder);
  g_free (bench->folder);
  g_free (bench->seven_zip);
  g_ptr_array_unref (bench->packages);
  g_ptr_array_unref (bench->archives);
}

static void
write_ours (Bench *bench, guint index)
{
  g_autoptr (GBytes) archive = od_package_to_bytes (g_ptr_array_index (bench->packages, index), OD_ARCHIVE_ZIP, PASSPHRASE, NULL, NULL);

  g_assert_nonnull (archive);
}

static void
write_bare (Bench *bench, guint index)
{
  g_autoptr (GBytes) archive = bare_archive_write (g_ptr_array_index (bench->packages, index), PASSPHRASE);

  g_assert_nonnull (archive);
}

static void
read_ours (Bench *bench, guint index)
{
  g_autoptr (OdPackage) package = od_package_read (g_ptr_array_index (bench->archives, index), PASSPHRASE, NULL, NULL);

  g_assert_nonnull (package);
}

static void
read_bare (Bench *bench, guint index)
{
  g_assert_cmpuint (bare_archive_read (g_ptr_array_index (bench->archives, index), PASSPHRASE), >, READABLE_BYTES);
}

/* @arguments is (transfer none) and has the program first; its passphrase is asked for, as of a person. */
static void
run_seven_zip (const char *const *arguments)
{
  static const char answers[] = PASSPHRASE "\n" PASSPHRASE "\n";
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GOutputStream *input;

  process = g_subprocess_newv (
      arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (process);
  g_assert_true (g_output_stream_write_all (input, answers, strlen (answers), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (input, NULL, NULL));
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

static void
write_seven_zip (Bench *bench, guint index)
{
  g_autofree char *archive = get_path (bench, index, "7zz.zip");
  g_autofree char *message = get_path (bench, index, OD_PACKAGE_MESSAGE_NAME);
  g_autofree char *readable = get_path (bench, index, OD_PACKAGE_READABLE_NAME);
  const char *const arguments[]
      = { bench->seven_zip, "a", "-tzip", "-mem=AES256", "-p", archive, message, readable, NULL };

  g_remove (archive);
  run_seven_zip (arguments);
}

/* What it wrote itself in this round. */
static void
read_seven_zip (Bench *bench, guint index)
{
  g_autofree char *archive = get_path (bench, index, "7zz.zip");
  const char *const arguments[] = { bench->seven_zip, "t", archive, NULL };

  run_seven_zip (arguments);
}

/* All do the same work, or comparing them says nothing: what 7-Zip writes is as the package layer wants it. */
static void
check_alike (Bench *bench)
{
  g_autofree char *path = get_path (bench, 0, "7zz.zip");
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (OdPackage) package = NULL;

  write_seven_zip (bench, 0);
  archive = od_package_load (path, NULL, NULL);
  package = od_package_read (archive, PASSPHRASE, NULL, NULL);
  g_assert_nonnull (package);
  g_assert_true (g_bytes_equal (od_package_find (package, OD_PACKAGE_READABLE_NAME),
                                od_package_find (g_ptr_array_index (bench->packages, 0), OD_PACKAGE_READABLE_NAME)));
}

static void
measure (Bench *bench, Series *series, Step step)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_PACKAGES; i++)
    step (bench, i);
  series_add_since (series, start);
}

static void
print (const Series *ours, const Series *bare, const Series *seven_zip)
{
  g_print ("%s: %.3f ms each; 7zz %.3f ms, so %.2f times as quick; bare libarchive %.3f ms, so %.2f times the floor\n",
           ours->name, 1000 * series_get_median (ours) / N_PACKAGES, 1000 * series_get_median (seven_zip) / N_PACKAGES,
           series_get_ratio (seven_zip, ours), 1000 * series_get_median (bare) / N_PACKAGES,
           series_get_ratio (ours, bare));
}

static gboolean
run (Bench *bench)
{
  static const Step steps[] = { write_ours, write_bare, write_seven_zip, read_ours, read_bare, read_seven_zip };
  Series series[G_N_ELEMENTS (steps)];
  gboolean reached;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    series_init (&series[i], i < 3 ? "writing" : "reading");
  for (guint round = 0; round < N_ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
      measure (bench, &series[i], steps[i]);
  print (&series[0], &series[1], &series[2]);
  print (&series[3], &series[4], &series[5]);
  reached = series_get_ratio (&series[5], &series[3]) >= MIN_TIMES_PEER
            && series_get_ratio (&series[3], &series[4]) <= MAX_TIMES_FLOOR;
  g_print ("aim, reading at least %.1f times as quick as 7zz and at most %.1f times the floor: %s\n", MIN_TIMES_PEER,
           MAX_TIMES_FLOOR, reached ? "reached" : "missed");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    series_clear (&series[i]);
  return reached;
}

int
main (void)
{
  Bench bench = { 0 };
  gboolean reached;

  /* libarchive takes names in the locale's character set. */
  setlocale (LC_ALL, "");
  bench.seven_zip = g_find_program_in_path ("7zz");
  if (bench.seven_zip == NULL)
    {
      g_print ("7zz is not there\n");
      return SKIPPED;
    }
  bench_init (&bench);
  check_alike (&bench);
  reached = run (&bench);
  bench_clear (&bench);
  return reached ? 0 : 1;
}
