#include "made-up-referrals.h"
#include "stopwatch.h"
#include "test-desk.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* With 100,000 referrals in the register: opening and unsealing all of them, and saving one more beside the same in a register of 1,000
 * and beside a bare insert. In turns. */

#define N_MANY 100000
#define N_FEW 1000
#define N_SAVES 200

/* Aims. */
#define MAX_TIMES_FEW 1.2
#define MAX_TIMES_BARE 2.0

typedef struct
{
  Desk *many;
  Desk *few;
  sqlite3 *bare;
  sqlite3_stmt *insert;
  guint n_saved;
} Bench;

/* As the register's own connection is set. */
static void
open_bare (Bench *bench, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);

  g_assert_cmpint (sqlite3_open (path, &bench->bare), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (bench->bare,
                                 "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"
                                 "PRAGMA auto_vacuum = FULL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                 "CREATE TABLE row (number INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (bench->bare, "INSERT INTO row (sealed) VALUES (zeroblob (800))", -1, &bench->insert, NULL), ==,
                   SQLITE_OK);
}

static Desk *
make_desk (guint n_referrals)
{
  Desk *desk = desk_new (OD_DESK_OCMW);
  gint64 start;

  made_up_referrals_add (desk->profile, n_referrals);
  desk_close (desk);
  start = g_get_monotonic_time ();
  g_assert_true (desk_open (desk, NULL));
  desk_wait_loaded (desk);
  g_assert_cmpuint (desk_count (desk), ==, n_referrals);
  g_print ("%u referrals opened, all of them unsealed: %.0f ms\n", n_referrals, (g_get_monotonic_time () - start) / 1000.0);
  return desk;
}

static void
bench_clear (Bench *bench)
{
  sqlite3_finalize (bench->insert);
  sqlite3_close (bench->bare);
  desk_free (bench->many);
  desk_free (bench->few);
}

static void
save (Bench *bench, Desk *desk, Series *series)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (OdReferral) referral = made_up_referral_new (4 * bench->n_saved, now); /* one that has only come in */
  gint64 start = g_get_monotonic_time ();

  made_up_referral_save (desk->profile, referral);
  series_add_since (series, start);
}

static void
insert_bare (Bench *bench, Series *series)
{
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (sqlite3_exec (bench->bare, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (bench->insert), ==, SQLITE_DONE);
  sqlite3_reset (bench->insert);
  g_assert_cmpint (sqlite3_exec (bench->bare, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  series_add_since (series, start);
}

static gboolean
bench_saving (Bench *bench)
{
  Series many, few, bare;
  double of_few, of_bare;
  gboolean reached;

  series_init (&many, "many");
  series_init (&few, "few");
  series_init (&bare, "bare");
  for (; bench->n_saved < N_SAVES; bench->n_saved++)
    {
      save (bench, bench->many, &many);
      save (bench, bench->few, &few);
      insert_bare (bench, &bare);
    }
  of_few = series_get_ratio (&many, &few);
  of_bare = series_get_ratio (&many, &bare);
  reached = of_few <= MAX_TIMES_FEW && of_bare <= MAX_TIMES_BARE;
  g_print ("saving a referral: %.2f ms at %u; %.2f ms at %u, so %.2f times; bare insert %.2f ms, so %.2f times the floor\n",
           1000 * series_get_median (&many), N_MANY, 1000 * series_get_median (&few), N_FEW, of_few,
           1000 * series_get_median (&bare), of_bare);
  g_print ("aim, at most %.1f and %.1f times: %s\n", MAX_TIMES_FEW, MAX_TIMES_BARE, reached ? "reached" : "missed");
  series_clear (&many);
  series_clear (&few);
  series_clear (&bare);
  return reached;
}

int
main (void)
{
  Bench bench = { 0 };
  gboolean reached;

  bench.few = make_desk (N_FEW);
  bench.many = make_desk (N_MANY);
  open_bare (&bench, bench.many->folder);
  reached = bench_saving (&bench);
  bench_clear (&bench);
  return reached ? 0 : 1;
}
