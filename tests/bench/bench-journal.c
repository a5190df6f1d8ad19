#include "journal.h"
#include "opening.h"
#include "stopwatch.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

/* A journal of a million entries verified in the register, beside SHA-256 of the same bytes in memory, by libsodium. In turns. */

#define N_ENTRIES 1000000
#define N_IN_TRANSACTION 10000
#define N_ROUNDS 5
#define ENTRY_BYTES 256

/* Aim. */
#define MAX_TIMES_FLOOR 2.0

typedef struct
{
  char *folder;
  OdRegisterFile *file;
  OdConnection *connection;
  GByteArray *bytes; /* what the hash of each entry covers, the hash before it left out */
  GArray *lengths;   /* of gsize: how many of them belong to each */
} Bench;

static void
add_number (GByteArray *bytes, guint64 number)
{
  guint64 big_endian = GUINT64_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
add_text (GByteArray *bytes, const char *text)
{
  add_number (bytes, strlen (text));
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
}

/* As journal-entry.h says. */
static void
remember (Bench *bench, const OdJournalEntry *entry)
{
  guint before = bench->bytes->len;
  gsize length;

  add_number (bench->bytes, bench->lengths->len + 1);
  add_number (bench->bytes, od_time_get_microseconds (entry->at));
  add_number (bench->bytes, od_time_get_offset (entry->at));
  add_text (bench->bytes, entry->user);
  add_text (bench->bytes, entry->action);
  add_text (bench->bytes, entry->reference);
  length = bench->bytes->len - before;
  g_array_append_val (bench->lengths, length);
}

static gboolean
append_some (OdConnection *connection, gconstpointer data, GError **error)
{
  static const char *const actions[] = { "ontvangen", "toegewezen", "contactpoging", "wenst-hulp" };
  Bench *bench = (Bench *) data;
  g_autoptr (GDateTime) start = g_date_time_new_utc (2016, 1, 1, 9, 0, 0);

  for (guint i = 0; i < N_IN_TRANSACTION; i++)
    {
      guint number = bench->lengths->len;
      g_autoptr (GDateTime) at = g_date_time_add_seconds (start, number * 300.0);
      g_autofree char *reference = g_strdup_printf ("%d-%05u-AAAA", g_date_time_get_year (at), number % 100000);
      const OdJournalEntry entry
          = { 0, at, (char *) "Wilma Werkster", (char *) actions[number % G_N_ELEMENTS (actions)], reference, NULL };

      if (!od_journal_append (connection, &entry, error))
        return FALSE;
      remember (bench, &entry);
    }
  return TRUE;
}

static void
bench_init (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  bench->folder = g_dir_make_tmp ("bench-journal-XXXXXX", &error);
  g_assert_no_error (error);
  bench->bytes = g_byte_array_new ();
  bench->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  bench->file = od_register_file_lock (bench->folder, &error);
  g_assert_no_error (error);
  bench->connection = od_opening_connect (bench->file, &error);
  g_assert_no_error (error);
  while (bench->lengths->len < N_ENTRIES)
    {
      od_connection_transact (bench->connection, append_some, bench, &error);
      g_assert_no_error (error);
    }
  od_connection_empty_log (bench->connection);
}

static void
bench_clear (Bench *bench)
{
  static const char *const names[] = { "register.db", "register.lock" };

  od_connection_close (bench->connection);
  od_register_file_free (bench->file);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (bench->folder, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (bench->folder);
  g_free (bench->folder);
  g_byte_array_unref (bench->bytes);
  g_array_unref (bench->lengths);
}

/* Gives the last hash; (transfer full). */
static char *
verify (Bench *bench, Series *series)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OdJournalVerdict) verdict = od_journal_verify (bench->connection, &error);

  series_add_since (series, start);
  g_assert_no_error (error);
  g_assert_cmpuint (verdict->n_entries, ==, N_ENTRIES);
  g_assert_cmpuint (verdict->misfit, ==, 0);
  return g_strdup (verdict->hash);
}

static char *
hash (Bench *bench, Series *series)
{
  gint64 start = g_get_monotonic_time ();
  const guint8 *at = bench->bytes->data;
  guint8 entry[ENTRY_BYTES] = { 0 }; /* the hash before it first */

  for (guint i = 0; i < bench->lengths->len; i++)
    {
      gsize length = g_array_index (bench->lengths, gsize, i);

      memcpy (entry + OD_JOURNAL_HASH_LENGTH, at, length);
      crypto_hash_sha256 (entry, entry, OD_JOURNAL_HASH_LENGTH + length);
      at += length;
    }
  series_add_since (series, start);
  return od_journal_hash_format (entry, OD_JOURNAL_HASH_LENGTH);
}

static gboolean
run (Bench *bench)
{
  Series ours, floor;
  double ratio;

  series_init (&ours, "verify");
  series_init (&floor, "SHA-256");
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *own_hash = verify (bench, &ours);
      g_autofree char *bare_hash = hash (bench, &floor);

      /* Both did the same, or comparing them says nothing. */
      g_assert_cmpstr (own_hash, ==, bare_hash);
    }
  ratio = series_get_ratio (&ours, &floor);
  g_print ("a journal of %u entries: %.2f s; SHA-256 of the same bytes %.2f s, so %.2f times the floor\n", N_ENTRIES,
           series_get_median (&ours), series_get_median (&floor), ratio);
  g_print ("aim, at most %.1f times: %s\n", MAX_TIMES_FLOOR, ratio <= MAX_TIMES_FLOOR ? "reached" : "missed");
  series_clear (&ours);
  series_clear (&floor);
  return ratio <= MAX_TIMES_FLOOR;
}

int
main (void)
{
  Bench bench = { 0 };
  gboolean reached;

  g_assert_cmpint (sodium_init (), >=, 0);
  bench_init (&bench);
  reached = run (&bench);
  bench_clear (&bench);
  return reached ? 0 : 1;
}
