#include "register-fixture.h"

#include <string.h>

/* A register in which something broke while nobody looked: what it is, is named, what is whole can be read, and nothing is changed. */

#define N_REFERRALS 120
#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
put_one (OdRegister *self, guint i)
{
  g_autofree char *id = g_strdup_printf ("verwijzing-%u", i);
  g_autofree char *reference = g_strdup_printf ("2026-%05u-AAAA", i);
  g_autofree char *notice_id = g_strdup_printf ("melding-%u", i);
  g_autofree char *text = g_strnfill (700, 'x');
  g_autoptr (GDateTime) now = od_fixture_time (i);
  g_autoptr (OdReferral) referral = od_referral_new (OD_DESK_OCMW, id, reference, "opgroeien-ocmw-voorbeeld", now, "Mia Voorbeeld");
  g_autoptr (OdNotice) notice = od_notice_new (OD_DESK_OCMW, OD_NOTICE_WITHDRAWAL, TRUE, notice_id, reference, id, "opgroeien-ocmw-voorbeeld",
                                               OD_NOTICE_STATE_RECEIVED, now, now, NULL);
  g_auto (OdSealedPart) part;
  OdChange *change = od_fixture_new_change ("ontvangen");

  od_fixture_part_init (&part, text);
  od_fixture_put (change, referral, text);
  od_change_put_notice (change, notice, &part);
  od_change_put_document (change, "protocol", id, &part);
  od_fixture_must_apply (self, change);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  OdRegister *self;

  fixture->folder = od_fixture_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "register.db", NULL);
  self = od_fixture_must_open (fixture->folder);
  for (guint i = 0; i < N_REFERRALS; i++)
    put_one (self, i);
  od_fixture_close (self);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  od_fixture_remove_folder (fixture->folder);
  g_free (fixture->path);
}

/* Breaks page @number, counted from 1. */
static void
smash (Fixture *fixture, guint number)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpuint (number * PAGE, <=, length);
  memset (bytes + (number - 1) * PAGE, 0xa5, PAGE);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
}

/* The page in the middle of those of the table or index @name that hold something. */
static guint
find_middle (Fixture *fixture, const char *name)
{
  sqlite3 *database = od_fixture_open_database (fixture->folder);
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (database, "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY path", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      guint page = (guint) sqlite3_column_int (statement, 0);
      g_array_append_val (pages, page);
    }
  sqlite3_finalize (statement);
  sqlite3_close (database);
  g_assert_cmpuint (pages->len, >, 0);
  return g_array_index (pages, guint, pages->len / 2);
}

static char *
read_hash (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static GError *
check (OdRegister *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  od_register_check_async (self, NULL, od_fixture_take_result, &result);
  od_register_check_finish (self, od_fixture_wait (&result), &error);
  return error;
}

static gboolean
reseal_nothing (OdSealedTable table, const char *kind, const char *id, const OdSealedPart *part, OdSealedPart *resealed, gconstpointer data)
{
  return FALSE;
}

static void
free_nothing (gpointer data)
{
}

static void
assert_changes_nothing (OdRegister *self)
{
  const OdResealPass begin = OD_RESEAL_PASS_INIT;
  OdResealPass pass = begin;
  g_autoptr (GAsyncResult) number = NULL;
  g_autoptr (GAsyncResult) resealed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (od_fixture_apply (self, od_fixture_new_change ("bewaard"), &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_READ_ONLY);
  g_clear_error (&error);
  od_register_next_number_async (self, 2026, NULL, od_fixture_take_result, &number);
  g_assert_cmpuint (od_register_next_number_finish (self, od_fixture_wait (&number), &error), ==, 0);
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_READ_ONLY);
  g_clear_error (&error);
  od_register_reseal_async (self, &begin, reseal_nothing, NULL, free_nothing, NULL, od_fixture_take_result, &resealed);
  g_assert_false (od_register_reseal_finish (self, od_fixture_wait (&resealed), &pass, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_READ_ONLY);
}

static guint
count_unreadable (GPtrArray *referrals)
{
  guint n = 0;

  for (guint i = 0; i < referrals->len; i++)
    {
      const OdStoredReferral *stored = g_ptr_array_index (referrals, i);

      g_assert_true ((stored->referral == NULL) == (stored->unreadable != NULL));
      if (stored->unreadable == NULL)
        continue;
      g_assert_true (g_str_has_prefix (stored->unreadable, "2026-"));
      n++;
    }
  return n;
}

static void
assert_damaged (const GError *error, const char *sentence)
{
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, sentence));
  g_assert_nonnull (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "Mia"));
}

static void
count_news (OdRegister *self, gpointer data)
{
  g_assert_error (od_register_get_read_only_reason (self), OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
  ++*(guint *) data;
}

/* Some referrals are on the page that broke: those have their references left, all others are there. */
static void
test_rows (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) to_do = NULL;
  g_autoptr (GPtrArray) at_rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  OdRegister *self;
  guint n_news = 0;

  smash (fixture, find_middle (fixture, name));
  before = read_hash (fixture);
  self = od_fixture_must_open (fixture->folder);
  g_assert_null (od_register_get_read_only_reason (self));
  g_signal_connect (self, "read-only", G_CALLBACK (count_news), &n_news);
  all = od_fixture_load_referrals (self);
  g_assert_cmpuint (n_news, ==, 1);
  assert_damaged (od_register_get_read_only_reason (self), "Een deel van het register is beschadigd");
  g_assert_cmpuint (all->len, ==, N_REFERRALS);
  g_assert_cmpuint (count_unreadable (all), >, 0);
  g_assert_cmpuint (count_unreadable (all), <, N_REFERRALS);
  assert_changes_nothing (self); /* before the check too */
  to_do = od_fixture_load_page (self, OD_REFERRALS_TO_DO, 0, G_MAXUINT);
  at_rest = od_fixture_load_page (self, OD_REFERRALS_AT_REST, 0, G_MAXUINT);
  g_assert_cmpuint (to_do->len, ==, N_REFERRALS);
  g_assert_cmpuint (at_rest->len, ==, 0);
  error = check (self);
  assert_damaged (error, "Een deel van het register is beschadigd");
  assert_changes_nothing (self);
  od_fixture_close (self);
  after = read_hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* What an index has wrong is found by the check alone. */
static void
test_index (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GPtrArray) referrals = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  OdRegister *self;

  smash (fixture, find_middle (fixture, name));
  before = read_hash (fixture);
  self = od_fixture_must_open (fixture->folder);
  error = check (self);
  assert_damaged (error, "Een deel van het register is beschadigd");
  assert_changes_nothing (self);
  referrals = od_fixture_load_referrals (self);
  g_assert_cmpuint (referrals->len, ==, N_REFERRALS);
  g_assert_cmpuint (count_unreadable (referrals), ==, 0);
  entries = od_fixture_load_journal (self);
  g_assert_cmpuint (entries->len, ==, N_REFERRALS);
  od_fixture_close (self);
  after = read_hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  OdRegister *self;

  od_fixture_run_sql (fixture->folder, "DROP TRIGGER journal_is_not_changed; UPDATE journal SET user = 'Iemand Anders' WHERE number = 7");
  before = read_hash (fixture);
  self = od_fixture_must_open (fixture->folder);
  error = check (self);
  assert_damaged (error, "Het logboek is buiten Overdracht om veranderd");
  g_assert_true (g_str_has_suffix (error->message, "\njournal: 7"));
  assert_changes_nothing (self);
  entries = od_fixture_load_journal (self);
  g_assert_cmpuint (entries->len, ==, N_REFERRALS);
  od_fixture_close (self);
  after = read_hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Content that SQLite does not look at: an unknown state costs that one referral, and nothing else stops. */
static void
test_unknown_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) referrals = NULL;
  const OdStoredReferral *broken;
  OdRegister *self;

  od_fixture_run_sql (fixture->folder, "UPDATE referral SET state = 'onzin' WHERE id = 'verwijzing-7'");
  self = od_fixture_must_open (fixture->folder);
  referrals = od_fixture_load_referrals (self);
  g_assert_cmpuint (referrals->len, ==, N_REFERRALS);
  g_assert_cmpuint (count_unreadable (referrals), ==, 1);
  broken = g_ptr_array_index (referrals, N_REFERRALS - 1 - 7);
  g_assert_cmpstr (broken->unreadable, ==, "2026-00007-AAAA");
  g_assert_null (check (self));
  od_fixture_must_apply (self, od_fixture_new_change ("bewaard"));
  od_fixture_close (self);
}

/* Notices and documents: of those that are on the page, there is a name left. */
static void
test_other_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  guint n_notices = 0, n_documents = 0;
  OdRegister *self;

  smash (fixture, find_middle (fixture, "notice"));
  smash (fixture, find_middle (fixture, "document"));
  self = od_fixture_must_open (fixture->folder);
  od_register_load_notices_async (self, NULL, od_fixture_take_result, &result);
  notices = od_register_load_notices_finish (self, od_fixture_wait (&result), NULL);
  g_assert_cmpuint (notices->len, ==, N_REFERRALS);
  for (guint i = 0; i < notices->len; i++)
    n_notices += ((const OdStoredNotice *) g_ptr_array_index (notices, i))->unreadable != NULL ? 1 : 0;
  g_assert_cmpuint (n_notices, >, 0);
  g_assert_cmpuint (n_notices, <, N_REFERRALS);
  documents = od_fixture_load_documents (self, "protocol");
  g_assert_cmpuint (documents->len, ==, N_REFERRALS);
  for (guint i = 0; i < documents->len; i++)
    n_documents += ((const OdStoredDocument *) g_ptr_array_index (documents, i))->part.sealed == NULL ? 1 : 0;
  g_assert_cmpuint (n_documents, >, 0);
  g_assert_cmpuint (n_documents, <, N_REFERRALS);
  g_clear_object (&result); /* it holds the register */
  od_fixture_close (self);
}

/* Whether it went open. */
static gboolean
assert_found (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) referrals = NULL;
  OdRegister *self = od_fixture_open (fixture->folder, &error);

  if (self == NULL)
    {
      g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
      return FALSE;
    }
  referrals = od_fixture_load_referrals (self);
  g_assert_cmpuint (referrals->len, ==, N_REFERRALS);
  count_unreadable (referrals);
  error = check (self);
  assert_damaged (error, "");
  assert_changes_nothing (self);
  od_fixture_close (self);
  return TRUE;
}

/* Whichever page breaks: found, nothing is changed, and no referral goes missing without a word. Only without its schema, which is on the first
 * pages, it does not go open. */
static void
test_each_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  guint n_pages, n_open = 0;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  n_pages = length / PAGE;
  for (guint page = 2; page <= n_pages; page++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) length, NULL));
      smash (fixture, page);
      before = read_hash (fixture);
      n_open += assert_found (fixture) ? 1 : 0;
      after = read_hash (fixture);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_cmpuint (n_open, >, n_pages - 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) g_test_add ("/register/damage/" name, Fixture, data, set_up, function, tear_down)
  ADD ("referrals", "referral", test_rows);
  ADD ("steps", "step", test_rows);
  ADD ("index-by-reference", "referral_by_reference", test_index);
  ADD ("index-by-message", "notice_by_referral", test_index);
  ADD ("journal", NULL, test_journal);
  ADD ("unknown-word", NULL, test_unknown_word);
  ADD ("other-tables", NULL, test_other_tables);
  ADD ("each-page", NULL, test_each_page);
  return g_test_run ();
}
