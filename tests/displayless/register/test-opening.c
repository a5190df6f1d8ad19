#include "migration.h"
#include "register-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
get_mode (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat status;

  return lstat (path, &status) == 0 ? (int) (status.st_mode & 07777) : -1;
}

static void
assert_refused (const char *folder, OdRegisterError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = od_fixture_describe_folder (folder);
  g_autofree char *after = NULL;

  g_assert_null (od_fixture_open (folder, &error));
  g_assert_error (error, OD_REGISTER_ERROR, (int) code);
  after = od_fixture_describe_folder (folder);
  g_assert_cmpstr (before, ==, after);
}

static void
write_register (const char *folder, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static void
test_make_and_reopen (void)
{
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  OdChange *change = od_fixture_new_change ("bewaard");
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");
  g_autoptr (GPtrArray) referrals = NULL;

  od_fixture_put (change, referral, "iets");
  od_fixture_must_apply (self, change);
  od_fixture_close (self);
  g_assert_cmpint (get_mode (folder, "register.db-wal"), ==, -1);

  self = od_fixture_must_open (folder);
  referrals = od_fixture_load_referrals (self);
  g_assert_cmpuint (referrals->len, ==, 1);
  g_assert_cmpint (od_fixture_verify_journal (self), ==, 0);
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

static void
test_modes (void)
{
  char *folder = od_fixture_make_folder ();
  mode_t mask = umask (0);
  OdRegister *self = od_fixture_must_open (folder);

  od_fixture_must_apply (self, od_fixture_new_change ("bewaard"));
  g_assert_cmpint (get_mode (folder, "."), ==, 0700);
  g_assert_cmpint (get_mode (folder, "register.db"), ==, 0600);
  g_assert_cmpint (get_mode (folder, "register.db-wal"), ==, 0600);
  g_assert_cmpint (get_mode (folder, "register.lock"), ==, 0600);
  /* The log's index is in memory alone. */
  g_assert_cmpint (get_mode (folder, "register.db-shm"), ==, -1);
  od_fixture_close (self);
  umask (mask);
  od_fixture_remove_folder (folder);
}

static void
test_wide_modes_are_narrowed (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);

  od_fixture_close (od_fixture_must_open (folder));
  g_assert_cmpint (chmod (folder, 0755), ==, 0);
  g_assert_cmpint (chmod (path, 0644), ==, 0);
  od_fixture_close (od_fixture_must_open (folder));
  g_assert_cmpint (get_mode (folder, "."), ==, 0700);
  g_assert_cmpint (get_mode (folder, "register.db"), ==, 0600);
  od_fixture_remove_folder (folder);
}

static void
test_newer_is_untouched (void)
{
  char *folder = od_fixture_make_folder ();

  od_fixture_close (od_fixture_must_open (folder));
  g_assert_cmpint (chmod (folder, 0750), ==, 0);
  od_fixture_run_sql (folder, "PRAGMA user_version = 1000");
  assert_refused (folder, OD_REGISTER_ERROR_NEWER);
  g_assert_cmpint (get_mode (folder, "."), ==, 0750);
  od_fixture_remove_folder (folder);
}

static void
test_something_else_is_untouched (void)
{
  const struct
  {
    const char *start;
    gsize length; /* filled up with zeros */
  } files[] = {
    { "", 0 },
    { "kort", 4 },
    { "SQLite format 3", 16 },
    { "SQLite format 3", 4096 },
    { "%PDF-1.7", 4096 },
  };
  char contents[4096];
  char *folder = od_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);

  g_mkdir (folder, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      memset (contents, 0, sizeof contents);
      memcpy (contents, files[i].start, strlen (files[i].start));
      write_register (folder, contents, files[i].length);
      assert_refused (folder, OD_REGISTER_ERROR_NOT_A_REGISTER);
    }
  g_remove (path);
  od_fixture_run_sql (folder, "PRAGMA application_id = 1; PRAGMA user_version = 1; CREATE TABLE other (id)");
  assert_refused (folder, OD_REGISTER_ERROR_NOT_A_REGISTER);
  od_fixture_remove_folder (folder);
}

static void
test_folder_in_its_place (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (path, 0700);
  g_assert_null (od_fixture_open (folder, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_A_REGISTER);
  od_fixture_remove_folder (folder);
}

static void
test_log_without_register (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.db-wal", NULL);

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (path, "log", 3, NULL));
  assert_refused (folder, OD_REGISTER_ERROR_DAMAGED);
  od_fixture_remove_folder (folder);
}

static void
test_damaged (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  od_fixture_close (od_fixture_must_open (folder));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 100, 0xff, 400);
  write_register (folder, contents, length);
  g_assert_null (od_fixture_open (folder, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
  od_fixture_remove_folder (folder);
}

static void
test_links_are_refused (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *other = g_strconcat (folder, "-ander", NULL);
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *target = g_build_filename (other, "register.db", NULL);
  g_autoptr (GError) error = NULL;

  od_fixture_close (od_fixture_must_open (other));
  g_assert_cmpint (symlink (other, folder), ==, 0);
  g_assert_null (od_fixture_open (folder, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_FAILED);
  g_clear_error (&error);

  g_remove (folder);
  g_mkdir (folder, 0700);
  g_assert_cmpint (symlink (target, path), ==, 0);
  g_assert_null (od_fixture_open (folder, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_FAILED);
  od_fixture_remove_folder (folder);
}

static void
test_link_above (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *link = g_build_filename (parent, "koppeling", NULL);
  g_autofree char *real = g_build_filename (parent, "echt", NULL);
  g_autofree char *profile = g_build_filename (link, "profiel", NULL);

  g_mkdir (real, 0700);
  g_assert_cmpint (symlink (real, link), ==, 0);
  od_fixture_close (od_fixture_must_open (profile));
  od_fixture_close (od_fixture_must_open (profile));
  od_fixture_remove_folder (folder);
}

/* One that was to be put in the place of this one, with all that was in it then. */
static void
test_half_restored (void)
{
  static const char *const names[] = { "register.db.new", "register.db.new.A1b2C3", "register.db.new-journal" };
  char *folder = od_fixture_make_folder ();
  g_autofree char *other = g_build_filename (folder, "register.db.newer", NULL);

  od_fixture_close (od_fixture_must_open (folder));
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_assert_true (g_file_set_contents (path, "half", 4, NULL));
    }
  od_fixture_close (od_fixture_must_open (folder));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (get_mode (folder, names[i]), ==, -1);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  od_fixture_remove_folder (folder);
}

/* What a start that ended halfway left is not taken for a register. */
static void
test_half_made (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.db.new", NULL);

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
  od_fixture_close (od_fixture_must_open (folder));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  od_fixture_remove_folder (folder);
}

static void
assert_version (OdConnection *connection, gint64 expected)
{
  gint64 version;

  g_assert_true (od_connection_get_number (connection, "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, expected);
}

static void
test_migration_is_whole_or_nothing (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr (GError) error = NULL;
  OdConnection *connection;
  gint64 n_tables;

  od_fixture_close (od_fixture_must_open (folder));
  connection = od_connection_open (path, NULL);
  g_assert_true (od_migration_apply (connection, 2, "CREATE TABLE good (id TEXT) STRICT", NULL));
  assert_version (connection, 2);
  g_assert_false (od_migration_apply (connection, 3, "CREATE TABLE half (id TEXT) STRICT; CREATE NONSENSE", &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (od_migration_apply (connection, 3,
                                      "PRAGMA defer_foreign_keys = ON; INSERT INTO step (referral, number, event, state, at,"
                                      " at_offset, user) VALUES (7, 1, 'e', 's', 0, 0, 'u')",
                                      &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_FAILED);
  assert_version (connection, 2);
  g_assert_true (od_connection_get_number (
      connection, "SELECT count (*) FROM sqlite_schema WHERE name = 'half'", &n_tables, NULL));
  g_assert_cmpint (n_tables, ==, 0);
  od_connection_close (connection);
  od_fixture_remove_folder (folder);
}

static void
test_tables_are_strict (void)
{
  char *folder = od_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  OdConnection *connection;
  gint64 n_loose;

  od_fixture_close (od_fixture_must_open (folder));
  connection = od_connection_open (path, NULL);
  g_assert_true (od_connection_get_number (
      connection, "SELECT count (*) FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite%'", &n_loose, NULL));
  g_assert_cmpint (n_loose, ==, 0);
  od_connection_close (connection);
  od_fixture_remove_folder (folder);
}

static void
count_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (od_register_apply_finish (OD_REGISTER (source), result, NULL));
  ++*(guint *) data;
}

/* Letting go of a register loses neither a change nor its answer. */
static void
test_pending_changes_are_finished (void)
{
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (GPtrArray) entries = NULL;
  guint n_applied = 0;

  for (guint i = 0; i < 50; i++)
    od_register_apply_async (self, od_fixture_new_change ("bewaard"), NULL, count_applied, &n_applied);
  od_fixture_close (self);
  g_assert_cmpuint (n_applied, ==, 50);

  self = od_fixture_must_open (folder);
  entries = od_fixture_load_journal (self);
  g_assert_cmpuint (entries->len, ==, 50);
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

static void
keep_error (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_false (od_register_apply_finish (OD_REGISTER (source), result, data));
}

static void
test_cancelled_before (void)
{
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_cancellable_cancel (cancellable);
  od_register_apply_async (self, od_fixture_new_change ("bewaard"), cancellable, keep_error, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  entries = od_fixture_load_journal (self);
  g_assert_cmpuint (entries->len, ==, 0);
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

static void
keep_open_error (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_null (od_register_open_finish (result, data));
}

static void
test_cancelled_opening (void)
{
  char *folder = od_fixture_make_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  od_register_open_async (folder, cancellable, keep_open_error, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  od_fixture_remove_folder (folder);
}

typedef struct
{
  gboolean answered;
  gboolean applied;
} Answer;

static void
keep_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->answered = TRUE;
  answer->applied = od_register_apply_finish (OD_REGISTER (source), result, NULL);
}

/* What was done is told as done, whenever it is cancelled; and what is told as cancelled was not done. */
static void
test_cancelled_during (void)
{
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (GPtrArray) entries = NULL;
  guint n_applied = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Answer answer = { FALSE, FALSE };

      od_register_apply_async (self, od_fixture_new_change ("bewaard"), cancellable, keep_answer, &answer);
      g_usleep (i * 5);
      g_cancellable_cancel (cancellable);
      while (!answer.answered)
        g_main_context_iteration (NULL, TRUE);
      n_applied += answer.applied;
    }
  entries = od_fixture_load_journal (self);
  g_assert_cmpuint (entries->len, ==, n_applied);
  g_assert_cmpint (od_fixture_verify_journal (self), ==, 0);
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/opening/make-and-reopen", test_make_and_reopen);
  g_test_add_func ("/register/opening/modes", test_modes);
  g_test_add_func ("/register/opening/wide-modes-are-narrowed", test_wide_modes_are_narrowed);
  g_test_add_func ("/register/opening/newer-is-untouched", test_newer_is_untouched);
  g_test_add_func ("/register/opening/something-else-is-untouched", test_something_else_is_untouched);
  g_test_add_func ("/register/opening/folder-in-its-place", test_folder_in_its_place);
  g_test_add_func ("/register/opening/log-without-register", test_log_without_register);
  g_test_add_func ("/register/opening/damaged", test_damaged);
  g_test_add_func ("/register/opening/links-are-refused", test_links_are_refused);
  g_test_add_func ("/register/opening/link-above", test_link_above);
  g_test_add_func ("/register/opening/half-made", test_half_made);
  g_test_add_func ("/register/opening/half-restored", test_half_restored);
  g_test_add_func ("/register/opening/migration-is-whole-or-nothing", test_migration_is_whole_or_nothing);
  g_test_add_func ("/register/opening/tables-are-strict", test_tables_are_strict);
  g_test_add_func ("/register/opening/pending-changes-are-finished", test_pending_changes_are_finished);
  g_test_add_func ("/register/opening/cancelled-before", test_cancelled_before);
  g_test_add_func ("/register/opening/cancelled-opening", test_cancelled_opening);
  g_test_add_func ("/register/opening/cancelled-during", test_cancelled_during);
  return g_test_run ();
}
