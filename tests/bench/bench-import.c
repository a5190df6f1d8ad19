#include "bare-archive.h"
#include "package-reader.h"
#include "reference.h"
#include "stopwatch.h"
#include "test-desk.h"

#include <locale.h>
#include <string.h>

/* 1,000 referrals that come in at once, opened and accepted in one process, each in a transaction of its own; beside a process of 7-Zip
 * for each package, and beside a bare loop of libarchive in one thread. In turns. */

#define N_ROUNDS 10
#define N_PACKAGES 100 /* in a round: 1,000 in all */
#define N_AT_ONCE 16
#define PASSPHRASE "fiets molen regen appel kaars tafel brug"
#define SKIPPED 77

/* Aims; the second is that of four cores. */
#define MIN_TIMES_PEER 6.0
#define MAX_TIMES_FLOOR 0.5

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdSecret *passphrase;
  char *seven_zip;
  GPtrArray *paths; /* of all rounds */
  guint next;       /* to be opened */
  guint end;        /* of this round */
  guint n_under_way;
} Bench;

static void
make_packages (Bench *bench)
{
  g_autoptr (OdReferral) referral = desk_make_complete (bench->team);
  g_autoptr (OdMessage) message = desk_make_message (bench->team, referral);

  for (guint i = 0; i < N_ROUNDS * N_PACKAGES; i++)
    {
      g_free (message->id);
      g_free (message->reference);
      message->id = g_uuid_string_random ();
      message->reference = od_reference_new (2026, i + 1, i);
      g_ptr_array_add (bench->paths, desk_pack_message (bench->team->folder, message, NULL, bench->passphrase));
    }
}

static void open_next (Bench *bench);

static void
on_accepted (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_import_accept_finish (OD_PROFILE (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (referral);
  bench->n_under_way--;
  open_next (bench);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdImport) import = od_import_open_finish (OD_PROFILE (source), result, &error);

  g_assert_no_error (error);
  g_assert_null (od_import_get_refusal (import));
  od_import_accept_async (bench->ocmw->profile, import, NULL, on_accepted, bench);
}

static void
open_next (Bench *bench)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (OdImportSource) source = NULL;

  if (bench->next == bench->end)
    return;
  file = g_file_new_for_path (g_ptr_array_index (bench->paths, bench->next++));
  source = od_import_source_new_for_file (file);
  bench->n_under_way++;
  od_import_open_async (bench->ocmw->profile, source, bench->passphrase, NULL, on_opened, bench);
}

static void
import (Bench *bench, guint first)
{
  bench->next = first;
  bench->end = first + N_PACKAGES;
  for (guint i = 0; i < N_AT_ONCE; i++)
    open_next (bench);
  while (bench->n_under_way > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (desk_count (bench->ocmw), ==, bench->end);
}

static void
read_bare (Bench *bench, guint first)
{
  for (guint i = first; i < first + N_PACKAGES; i++)
    {
      g_autoptr (GBytes) archive = od_package_load (g_ptr_array_index (bench->paths, i), NULL, NULL);

      g_assert_cmpuint (bare_archive_read (archive, PASSPHRASE), >, 0);
    }
}

static void
read_seven_zip (Bench *bench, guint first)
{
  static const char answer[] = PASSPHRASE "\n";

  for (guint i = first; i < first + N_PACKAGES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process
          = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &error, bench->seven_zip, "t", g_ptr_array_index (bench->paths, i), NULL);

      g_assert_no_error (error);
      g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), answer, strlen (answer), NULL, NULL, NULL));
      g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL));
      g_assert_true (g_subprocess_wait_check (process, NULL, &error));
    }
}

static gboolean
run (Bench *bench)
{
  static void (*const steps[]) (Bench *bench, guint first) = { import, read_bare, read_seven_zip };
  Series series[G_N_ELEMENTS (steps)];
  double of_peer, of_floor;
  gboolean reached;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    series_init (&series[i], "import");
  for (guint round = 0; round < N_ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        gint64 start = g_get_monotonic_time ();

        steps[i](bench, round * N_PACKAGES);
        series_add_since (&series[i], start);
      }
  of_peer = series_get_ratio (&series[2], &series[0]);
  of_floor = series_get_ratio (&series[0], &series[1]);
  reached = of_peer >= MIN_TIMES_PEER && of_floor <= MAX_TIMES_FLOOR;
  g_print ("importing, %u processors: %.2f ms each; 7zz %.2f ms, so %.2f times as quick; bare libarchive %.2f ms, so %.2f times the floor\n",
           g_get_num_processors (), 1000 * series_get_median (&series[0]) / N_PACKAGES, 1000 * series_get_median (&series[2]) / N_PACKAGES,
           of_peer, 1000 * series_get_median (&series[1]) / N_PACKAGES, of_floor);
  g_print ("aim, at least %.1f times as quick as 7zz and on four processors at most %.1f times the floor: %s\n", MIN_TIMES_PEER,
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
  bench.team = desk_new (OD_DESK_KIND_EN_GEZIN);
  bench.ocmw = desk_new (OD_DESK_OCMW);
  bench.passphrase = od_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  bench.paths = g_ptr_array_new_with_free_func (g_free);
  make_packages (&bench);
  reached = run (&bench);
  od_secret_unref (bench.passphrase);
  g_ptr_array_unref (bench.paths);
  desk_free (bench.team);
  desk_free (bench.ocmw);
  g_free (bench.seven_zip);
  return reached ? 0 : 1;
}
