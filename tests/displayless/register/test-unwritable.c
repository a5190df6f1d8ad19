#include "register-fixture.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* A register on a disk, in a folder or in a file that may not be written: what is in it can be seen, also what is in its log alone, and nothing in
 * its folder changes. */

#define NOBODY 65534
#define SKIPPED 77

typedef struct
{
  char *folder;
} Fixture;

static void
give_to_nobody (const char *path)
{
  if (getuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
}

/* Modes mean nothing to root. */
static void
become (uid_t user)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (user), ==, 0);
}

static void
put_referral (OdRegister *self, const char *id)
{
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, id);
  OdChange *change = od_fixture_new_change ("bewaard");

  od_fixture_put (change, referral, "iets");
  od_fixture_must_apply (self, change);
}

static void
copy (const char *from, const char *to, const char *name)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *destination = g_build_filename (to, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (destination, bytes, (gssize) length, NULL));
}

/* One referral; and with @with_log another one that is in the log alone, as a program that was killed leaves it. */
static void
make_register (Fixture *fixture, gboolean with_log)
{
  char *other = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (other);

  put_referral (self, "een");
  od_fixture_close (self);
  self = od_fixture_must_open (other);
  if (with_log)
    put_referral (self, "twee");
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  copy (other, fixture->folder, "register.db");
  if (with_log)
    copy (other, fixture->folder, "register.db-wal");
  od_fixture_close (self);
  od_fixture_remove_folder (other);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = NULL;

  fixture->folder = od_fixture_make_folder ();
  parent = g_path_get_dirname (fixture->folder);
  give_to_nobody (parent);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  become (0);
  g_chmod (fixture->folder, 0700);
  od_fixture_remove_folder (fixture->folder);
}

/* All in the folder is nobody's, with these modes. */
static void
set_modes (Fixture *fixture, int of_files, int of_folder)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      give_to_nobody (path);
      g_chmod (path, of_files);
    }
  give_to_nobody (fixture->folder);
  g_chmod (fixture->folder, of_folder);
}

static void
assert_changes_nothing (OdRegister *self)
{
  g_autoptr (GAsyncResult) number = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (od_fixture_apply (self, od_fixture_new_change ("bewaard"), &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  od_register_next_number_async (self, 2026, NULL, od_fixture_take_result, &number);
  g_assert_cmpuint (od_register_next_number_finish (self, od_fixture_wait (&number), &error), ==, 0);
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED);
}

static void
assert_sound (OdRegister *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_register_check_async (self, NULL, od_fixture_take_result, &result);
  od_register_check_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
}

static void
assert_is_read (const char *folder, guint n_referrals)
{
  g_autofree char *before = od_fixture_describe_folder (folder);
  g_autofree char *after = NULL;
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (GPtrArray) referrals = od_fixture_load_referrals (self);
  const GError *why = od_register_get_read_only_reason (self);

  g_assert_error (why, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED);
  g_assert_true (g_str_has_prefix (why->message, "Overdracht mag niet schrijven waar dit register staat: u kunt alles bekijken"));
  g_assert_cmpuint (referrals->len, ==, n_referrals);
  g_assert_cmpint (od_fixture_verify_journal (self), ==, 0);
  assert_sound (self);
  assert_changes_nothing (self);
  od_fixture_close (self);
  after = od_fixture_describe_folder (folder);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_refused (Fixture *fixture, OdRegisterError code, const char *sentence)
{
  g_autofree char *before = od_fixture_describe_folder (fixture->folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (od_fixture_open (fixture->folder, &error));
  g_assert_error (error, OD_REGISTER_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, sentence));
  after = od_fixture_describe_folder (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  make_register (fixture, FALSE);
  set_modes (fixture, 0600, 0500);
  become (NOBODY);
  assert_is_read (fixture->folder, 1);
}

/* What was saved is in the log alone. */
static void
test_folder_with_log (Fixture *fixture, gconstpointer data)
{
  make_register (fixture, TRUE);
  set_modes (fixture, 0400, 0500);
  become (NOBODY);
  assert_is_read (fixture->folder, 2);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  make_register (fixture, GPOINTER_TO_INT (data));
  set_modes (fixture, 0400, 0700);
  become (NOBODY);
  assert_is_read (fixture->folder, GPOINTER_TO_INT (data) ? 2 : 1);
}

/* It is as it was when it may be written again, also with what was in the log. */
static void
test_written_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) referrals = NULL;
  OdRegister *self;

  make_register (fixture, TRUE);
  set_modes (fixture, 0400, 0500);
  become (NOBODY);
  assert_is_read (fixture->folder, 2);
  g_chmod (fixture->folder, 0700);
  set_modes (fixture, 0600, 0700);
  self = od_fixture_must_open (fixture->folder);
  g_assert_null (od_register_get_read_only_reason (self));
  put_referral (self, "drie");
  referrals = od_fixture_load_referrals (self);
  g_assert_cmpuint (referrals->len, ==, 3);
  od_fixture_close (self);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  set_modes (fixture, 0400, 0500);
  become (NOBODY);
  assert_refused (fixture, OD_REGISTER_ERROR_NOT_ALLOWED, "Overdracht mag niet schrijven waar dit register staat; er is niets gewijzigd.");
}

static void
test_older (Fixture *fixture, gconstpointer data)
{
  make_register (fixture, FALSE);
  od_fixture_run_sql (fixture->folder, "PRAGMA user_version = 1");
  set_modes (fixture, 0400, 0500);
  become (NOBODY);
  assert_refused (fixture, OD_REGISTER_ERROR_NOT_ALLOWED, "Dit register is van een oudere versie");
}

/* Without what the journal would undo, it is something that never was. */
static void
test_halfway (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "register.db-journal", NULL);

  make_register (fixture, FALSE);
  g_assert_true (g_file_set_contents (path, "\331\325\005\371\040\241\143\327", 8, NULL));
  set_modes (fixture, 0400, 0500);
  become (NOBODY);
  assert_refused (fixture, OD_REGISTER_ERROR_NOT_ALLOWED, "Een bijwerking van dit register werd onderbroken");
}

/* Who may not write lets others read, and keeps out who would write. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  OdRegister *self, *other;

  make_register (fixture, FALSE);
  set_modes (fixture, 0600, 0500);
  become (NOBODY);
  self = od_fixture_must_open (fixture->folder);
  other = od_fixture_must_open (fixture->folder);
  od_fixture_close (other);
  g_chmod (fixture->folder, 0700);
  assert_refused (fixture, OD_REGISTER_ERROR_BUSY, "Een ander programma");
  od_fixture_close (self);
  od_fixture_close (od_fixture_must_open (fixture->folder));
}

/* And who writes keeps out who may only read, with a lock that is there and without. */
static void
test_writer (Fixture *fixture, gconstpointer with_lock)
{
  g_autofree char *lock = g_build_filename (fixture->folder, "register.lock", NULL);
  OdRegister *self;

  make_register (fixture, FALSE);
  set_modes (fixture, 0600, 0700);
  become (NOBODY);
  self = od_fixture_must_open (fixture->folder);
  if (!GPOINTER_TO_INT (with_lock))
    g_assert_cmpint (g_unlink (lock), ==, 0);
  g_chmod (fixture->folder, 0500);
  g_assert_cmpint (od_fixture_run_child ("busy", fixture->folder), ==, 0);
  g_chmod (fixture->folder, 0700);
  od_fixture_close (self);
}

/* The child: whether somebody else writes it. (A process that opens and closes the file itself drops its own locks.) */
static int
open_busy (const char *folder)
{
  g_autoptr (GError) error = NULL;

  return od_fixture_open (folder, &error) == NULL && g_error_matches (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_BUSY) ? 0 : 1;
}

/* In a child, whose disks are its own: one that may only be read by anybody. */
static int
open_mounted (const char *folder)
{
  if (unshare (CLONE_NEWNS) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return SKIPPED;
  if (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 || mount (folder, folder, NULL, MS_BIND, NULL) != 0
      || mount (NULL, folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) != 0)
    return SKIPPED;
  assert_is_read (folder, 2);
  return 0;
}

static void
test_disk (Fixture *fixture, gconstpointer with_lock)
{
  g_autofree char *lock = g_build_filename (fixture->folder, "register.lock", NULL);
  int status;

  make_register (fixture, TRUE);
  if (GPOINTER_TO_INT (with_lock))
    g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  status = od_fixture_run_child ("mounted", fixture->folder);
  if (status == SKIPPED)
    g_test_skip ("may not mount");
  else
    g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char *argv[])
{
  /* Who looks for leaks at the end may not look at a process of somebody else. */
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    _exit (g_str_equal (argv[2], "busy") ? open_busy (argv[3]) : open_mounted (argv[3]));
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) g_test_add ("/register/unwritable/" name, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)
  ADD ("folder", FALSE, test_folder);
  ADD ("folder-with-log", FALSE, test_folder_with_log);
  ADD ("file", FALSE, test_file);
  ADD ("file-with-log", TRUE, test_file);
  ADD ("written-again", FALSE, test_written_again);
  ADD ("none", FALSE, test_none);
  ADD ("older", FALSE, test_older);
  ADD ("halfway", FALSE, test_halfway);
  ADD ("others", FALSE, test_others);
  ADD ("writer", FALSE, test_writer);
  ADD ("writer-with-lock", TRUE, test_writer);
  ADD ("disk", FALSE, test_disk);
  ADD ("disk-with-lock", TRUE, test_disk);
  return g_test_run ();
}
