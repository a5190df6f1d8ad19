#include "package-reader.h"
#include "package-writer.h"
#include "stopwatch.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/resource.h>

/* .7z through the child process, beside 7-Zip called by hand for the same: to write, one `7zz a`; to read, `7zz l -slt` for the names, sizes and
 * strength, and `7zz x -so` for the content. */

#define PASSPHRASE "appel boom citroen dorp ezel fiets gans"
#define SKIPPED 77
#define N_ROUNDS 7
#define N_SMALL 10
#define SMALL_BYTES (10 * 1024)
#define LARGE_BYTES (100 * 1024 * 1024)
#define MAX_TIMES 1.15

typedef struct
{
  char *folder;
  char *archive;
  char *content;
} Place;

/* Half of it shrinks, as scans do. */
static GBytes *
make_content (gsize size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261125);
  guint32 *words = g_malloc (size);

  for (gsize i = 0; i < size / sizeof *words; i++)
    words[i] = i % 16 < 8 ? g_rand_int (random) : 0;
  return g_bytes_new_take (words, size);
}

static OdPackage *
make_package (gsize size)
{
  OdPackage *package = od_package_new ();
  g_autoptr (GBytes) content = make_content (size);

  od_package_add (package, "bijlage.bin", content);
  return package;
}

static void
place_init (Place *self, OdPackage *package)
{
  GBytes *content = od_package_find (package, "bijlage.bin");

  self->folder = g_dir_make_tmp ("bench-7z-XXXXXX", NULL);
  self->archive = g_build_filename (self->folder, "met-de-hand.7z", NULL);
  self->content = g_build_filename (self->folder, "bijlage.bin", NULL);
  g_assert_true (g_file_set_contents (self->content, g_bytes_get_data (content, NULL), g_bytes_get_size (content), NULL));
}

static void
place_clear (Place *self)
{
  g_remove (self->archive);
  g_remove (self->content);
  g_rmdir (self->folder);
  g_free (self->archive);
  g_free (self->content);
  g_free (self->folder);
}

/* With the passphrase on its standard input; what it writes is read and thrown away. */
static void
run_by_hand (const char *const *arguments)
{
  static const char answers[] = PASSPHRASE "\n" PASSPHRASE "\n";
  g_autoptr (GBytes) input = g_bytes_new_static (answers, strlen (answers));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, NULL);
  g_assert_true (g_subprocess_get_successful (process));
}

static void
write_by_hand (const Place *place)
{
  const char *const arguments[] = { "7zz", "a", "-t7z", "-mhe=on", "-p", "-bd", place->archive, place->content, NULL };

  g_remove (place->archive);
  run_by_hand (arguments);
}

static void
read_by_hand (const Place *place)
{
  const char *const list[] = { "7zz", "l", "-slt", place->archive, NULL };
  const char *const extract[] = { "7zz", "x", "-so", place->archive, NULL };

  run_by_hand (list);
  run_by_hand (extract);
}

static void
read_ours (GBytes *archive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackage) package = od_package_read (archive, PASSPHRASE, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (package);
}

static void
write_ours (OdPackage *package)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) archive = od_package_to_bytes (package, OD_ARCHIVE_7Z, PASSPHRASE, NULL, &error);

  g_assert_no_error (error);
}

static gboolean
print (const char *what, const Series *ours, const Series *by_hand)
{
  double ratio = series_get_ratio (ours, by_hand);

  g_print ("%s: %.1f ms; by hand %.1f ms, so %.2f times as long: %s\n", what, 1000 * series_get_median (ours),
           1000 * series_get_median (by_hand), ratio, ratio <= MAX_TIMES ? "reached" : "missed");
  return ratio <= MAX_TIMES;
}

/* Both ways, in turns. */
static gboolean
measure (const char *size_name, gsize size, guint n_times, guint n_rounds)
{
  g_autoptr (OdPackage) package = make_package (size);
  g_autoptr (GBytes) archive = NULL;
  g_autofree char *writing = g_strdup_printf ("writing %s", size_name);
  g_autofree char *reading = g_strdup_printf ("reading %s", size_name);
  Place place;
  Series series[4];
  gboolean reached;

  place_init (&place, package);
  write_by_hand (&place);
  archive = od_package_load (place.archive, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (series); i++)
    series_init (&series[i], i < 2 ? writing : reading);
  for (guint round = 0; round < n_rounds; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (series); i++)
      {
        gint64 start = g_get_monotonic_time ();

        for (guint time = 0; time < n_times; time++)
          i == 0 ? write_ours (package) : i == 1 ? write_by_hand (&place) : i == 2 ? read_ours (archive) : read_by_hand (&place);
        series_add_since (&series[i], start);
      }
  reached = print (writing, &series[0], &series[1]);
  reached = print (reading, &series[2], &series[3]) && reached;
  for (gsize i = 0; i < G_N_ELEMENTS (series); i++)
    series_clear (&series[i]);
  place_clear (&place);
  return reached;
}

/* In a process of its own, so that its peak is that of this one thing. */
static int
read_once (const char *path)
{
  g_autoptr (GBytes) archive = od_package_load (path, NULL, NULL);
  struct rusage own, child;

  read_ours (archive);
  getrusage (RUSAGE_SELF, &own);
  getrusage (RUSAGE_CHILDREN, &child);
  g_print ("a foreign archive of 100 MB (%.0f MB packed): at most %.0f MB in this process and %.0f MB in 7-Zip\n",
           g_bytes_get_size (archive) / 1e6, own.ru_maxrss / 1024.0, child.ru_maxrss / 1024.0);
  return 0;
}

static void
measure_peak (const char *program)
{
  g_autoptr (OdPackage) package = make_package (LARGE_BYTES);
  g_autoptr (GSubprocess) process = NULL;
  Place place;

  place_init (&place, package);
  write_by_hand (&place);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, program, place.archive, NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  place_clear (&place);
}

int
main (int argc, char *argv[])
{
  g_autofree char *program = g_find_program_in_path ("7zz");
  gboolean reached;

  setlocale (LC_ALL, "");
  if (program == NULL)
    {
      g_print ("7zz is not there\n");
      return SKIPPED;
    }
  if (argc > 1)
    return read_once (argv[1]);
  reached = measure ("10 KB", SMALL_BYTES, N_SMALL, N_ROUNDS);
  reached = measure ("100 MB", LARGE_BYTES, 1, 1) && reached;
  measure_peak (argv[0]);
  return reached ? 0 : 1;
}
