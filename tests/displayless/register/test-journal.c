#include "register-fixture.h"

#include <string.h>

#define WITHOUT_GUARD "DROP TRIGGER journal_is_not_changed; DROP TRIGGER journal_is_not_removed; "

static void
fill (const char *folder, guint n_entries)
{
  OdRegister *self = od_fixture_must_open (folder);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *action = g_strdup_printf ("daad-%u", i + 1);

      od_fixture_must_apply (self, od_fixture_new_change (action));
    }
  g_assert_cmpint (od_fixture_verify_journal (self), ==, 0);
  od_fixture_close (self);
}

static gint64
verify (const char *folder)
{
  OdRegister *self = od_fixture_must_open (folder);
  gint64 misfit = od_fixture_verify_journal (self);

  od_fixture_close (self);
  return misfit;
}

static void
test_entries (void)
{
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (GDateTime) at = od_fixture_time (123456);
  g_autoptr (GPtrArray) none = od_fixture_load_journal (self);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (od_fixture_verify_journal (self), ==, 0);
  od_fixture_close (self);
  fill (folder, 3);
  self = od_fixture_must_open (folder);
  entries = od_fixture_load_journal (self);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < entries->len; i++)
    {
      const OdJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *action = g_strdup_printf ("daad-%u", i + 1);

      g_assert_cmpuint (entry->number, ==, i + 1);
      g_assert_true (g_date_time_equal (entry->at, at));
      g_assert_cmpstr (entry->user, ==, "Mia Voorbeeld");
      g_assert_cmpstr (entry->action, ==, action);
      g_assert_cmpstr (entry->reference, ==, "2026-00001-AAAA");
      g_assert_cmpuint (strlen (entry->hash), ==, 64);
    }
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

static void
add_big_endian (GByteArray *bytes, guint64 number)
{
  number = GUINT64_TO_BE (number);
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
add_text (GByteArray *bytes, const char *text)
{
  add_big_endian (bytes, strlen (text));
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
}

/* The first hash as the schema describes it: whoever keeps a hash elsewhere must find the same one in ten years. */
static void
test_hash_is_as_described (void)
{
  char *folder = od_fixture_make_folder ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *expected = NULL;
  const OdJournalEntry *entry;
  OdRegister *self;

  fill (folder, 1);
  self = od_fixture_must_open (folder);
  entries = od_fixture_load_journal (self);
  entry = g_ptr_array_index (entries, 0);
  g_byte_array_set_size (bytes, 32);
  memset (bytes->data, 0, 32);
  add_big_endian (bytes, 1);
  add_big_endian (bytes, G_GUINT64_CONSTANT (1795510800123456));
  add_big_endian (bytes, 3600);
  add_text (bytes, "Mia Voorbeeld");
  add_text (bytes, "daad-1");
  add_text (bytes, "2026-00001-AAAA");
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  g_assert_cmpstr (entry->hash, ==, expected);
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

static void
test_tampering (void)
{
  const struct
  {
    const char *sql;
    gint64 misfit;
  } tamperings[] = {
    { "UPDATE journal SET user = 'Iemand Anders' WHERE number = 5", 5 },
    { "UPDATE journal SET action = 'iets-anders' WHERE number = 1", 1 },
    { "UPDATE journal SET reference = '' WHERE number = 10", 10 },
    { "UPDATE journal SET at = at + 1 WHERE number = 5", 5 },
    { "UPDATE journal SET at_offset = 0 WHERE number = 5", 5 },
    { "UPDATE journal SET hash = zeroblob (32) WHERE number = 5", 5 },
    /* From one column to the next. */
    { "UPDATE journal SET user = user || 'd', action = substr (action, 2) WHERE number = 5", 5 },
    /* Behind a NUL, where texts end for a C program. */
    { "UPDATE journal SET user = user || char (0) || 'Iemand Anders' WHERE number = 5", 5 },
    { "UPDATE journal SET user = CAST (x'ff' AS TEXT) WHERE number = 5", 5 },
    /* Removed from the midst, from the start, and numbered anew. */
    { "DELETE FROM journal WHERE number = 5", 6 },
    { "DELETE FROM journal WHERE number = 1", 2 },
    { "DELETE FROM journal WHERE number = 5; UPDATE journal SET number = number - 1 WHERE number > 5", 5 },
    { "DELETE FROM journal WHERE number = 1; UPDATE journal SET number = number - 1", 1 },
    /* Another order. */
    { "UPDATE journal SET number = 100 WHERE number = 4; UPDATE journal SET number = 4 WHERE number = 5;"
      "UPDATE journal SET number = 5 WHERE number = 100", 4 },
    /* Put in between or behind. */
    { "INSERT INTO journal SELECT 11, at, at_offset, user, action, reference, hash FROM journal WHERE number = 10", 11 },
    { "INSERT INTO journal SELECT 12, at, at_offset, user, action, reference, hash FROM journal WHERE number = 10", 12 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      char *folder = od_fixture_make_folder ();
      g_autofree char *sql = g_strconcat (WITHOUT_GUARD, tamperings[i].sql, NULL);

      g_test_message ("%s", tamperings[i].sql);
      fill (folder, 10);
      od_fixture_run_sql (folder, sql);
      g_assert_cmpint (verify (folder), ==, tamperings[i].misfit);
      od_fixture_remove_folder (folder);
    }
}

/* A change that goes on behind a broken entry neither mends nor hides it. */
static void
test_broken_stays_broken (void)
{
  char *folder = od_fixture_make_folder ();

  fill (folder, 3);
  od_fixture_run_sql (folder, WITHOUT_GUARD "UPDATE journal SET user = 'Iemand Anders' WHERE number = 2");
  OdRegister *self = od_fixture_must_open (folder);
  od_fixture_must_apply (self, od_fixture_new_change ("bewaard"));
  g_assert_cmpint (od_fixture_verify_journal (self), ==, 2);
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

static void
test_guards (void)
{
  const char *const statements[] = {
    "UPDATE journal SET user = 'Iemand Anders'",
    "DELETE FROM journal",
    "UPDATE step SET user = 'Iemand Anders'",
    "DELETE FROM step",
  };
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");
  OdChange *change = od_fixture_new_change ("bewaard");
  sqlite3 *database;

  od_fixture_put (change, referral, "iets");
  od_fixture_must_apply (self, change);
  od_fixture_close (self);
  database = od_fixture_open_database (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    g_assert_cmpint (sqlite3_exec (database, statements[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  sqlite3_close (database);
  od_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/journal/entries", test_entries);
  g_test_add_func ("/register/journal/hash-is-as-described", test_hash_is_as_described);
  g_test_add_func ("/register/journal/tampering", test_tampering);
  g_test_add_func ("/register/journal/broken-stays-broken", test_broken_stays_broken);
  g_test_add_func ("/register/journal/guards", test_guards);
  return g_test_run ();
}
