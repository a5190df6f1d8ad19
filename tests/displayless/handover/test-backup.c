#include "backup-desk.h"
#include "memory-keyring.h"
#include "recovery-sheet.h"
#include "renew-keys.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>
#include <utime.h>

/* Losing the keyring or the machine costs nobody a client, and brings back nobody who was erased. */

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdReferral *accepted;
  OdSecret *words;
  char *backups; /* a folder */
  char *backup;  /* the newest in it */
} Fixture;

static void
keep_sheet (Fixture *fixture)
{
  g_clear_pointer (&fixture->words, od_secret_unref);
  fixture->words = desk_keep_sheet (fixture->ocmw);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  fixture->backups = g_dir_make_tmp ("overdracht-kopie-XXXXXX", NULL);
  fixture->accepted = desk_hand_over (fixture->team, fixture->ocmw, NULL);
  keep_sheet (fixture);
  fixture->backup = desk_make_backup (fixture->ocmw, fixture->backups, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->accepted);
  od_secret_unref (fixture->words);
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
  desk_remove_folder (fixture->backups);
  g_free (fixture->backups);
  g_free (fixture->backup);
}

/* Erasing again goes on after the referrals are there. */
static void
wait_for_erased (Desk *desk, const char *id)
{
  for (guint i = 0; i < 5000 && desk_get_state (desk, id) != OD_STATE_ERASED; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gboolean
use_sheet (Fixture *fixture, OdKeyring *keyring, OdSecret *words, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_recovery_sheet_use_async (fixture->ocmw->folder, keyring, words, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_recovery_sheet_use_finish (result, error);
}

/* The words open the register again; those of another sheet, or of one before, do not. */
static void
test_keyring_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdSecret) first = od_secret_ref (fixture->words);
  g_autoptr (OdSecret) others = od_recovery_words_new ();
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) old = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) error = NULL;

  keep_sheet (fixture);
  g_assert_cmpstr (od_recovery_sheet_get_day (fixture->ocmw->profile), ==, "2026-11-24");
  desk_close (fixture->ocmw);
  g_object_unref (fixture->ocmw->keyring);
  fixture->ocmw->keyring = od_memory_keyring_new ();
  g_assert_false (desk_open (fixture->ocmw, &missing));
  g_assert_error (missing, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING);
  g_assert_true (od_recovery_sheet_is_for (fixture->ocmw->folder));
  g_assert_false (use_sheet (fixture, fixture->ocmw->keyring, others, &wrong));
  g_assert_error (wrong, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_assert_false (use_sheet (fixture, fixture->ocmw->keyring, first, &old));
  g_assert_true (use_sheet (fixture, fixture->ocmw->keyring, fixture->words, &error));
  g_assert_no_error (error);
  g_assert_true (desk_open (fixture->ocmw, &error));
  desk_wait_loaded (fixture->ocmw);
  g_assert_cmpuint (desk_count (fixture->ocmw), ==, 1);
  g_assert_cmpstr (od_recovery_sheet_get_day (fixture->ocmw->profile), ==, "2026-11-24");
}

/* Words and clients are in none of the files, nor in the journal. */
static void
test_nothing_in_the_clear (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = desk_read_journal (fixture->ocmw);
  g_autofree char *all = g_strdup (od_secret_peek (fixture->words));

  g_assert_nonnull (strstr (journal, "herstelblad-gemaakt"));
  g_assert_nonnull (strstr (journal, "reservekopie-gemaakt"));
  g_assert_false (desk_folder_has_text (fixture->backups, MARKER));
  g_assert_false (desk_folder_has_text (fixture->backups, "Hulshout"));
  g_assert_false (desk_folder_has_text (fixture->backups, "SQLite format"));
  g_assert_false (desk_folder_has_text (fixture->ocmw->folder, all));
  g_assert_false (desk_folder_has_text (fixture->backups, all));
}

static void
test_new_machine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdBackup) backup = desk_open_backup (fixture->backup, fixture->words, &error);
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  Desk *desk;
  OdReferral *found;

  g_assert_no_error (error);
  g_assert_cmpuint (od_backup_get_n_referrals (backup), ==, 1);
  g_assert_cmpuint (od_backup_get_n_erased_since (backup), ==, 0);
  desk = desk_restore (backup, g_dir_make_tmp ("overdracht-nieuw-XXXXXX", NULL), keyring);
  found = od_profile_find_referral (desk->profile, od_referral_get_id (fixture->accepted));
  g_assert_nonnull (found);
  g_assert_true (od_client_equal (od_referral_get_client (found), od_referral_get_client (fixture->accepted)));
  g_assert_nonnull (od_recovery_sheet_get_day (desk->profile));
  desk_free (desk);
}

/* Erased between the backup and its return: gone again, with its record, also though the machine was another. */
static void
test_erased_stays_erased (Fixture *fixture, gconstpointer data)
{
  static const OdEvent events[] = { OD_EVENT_WANT_HELP, OD_EVENT_CLOSE_FILE };
  const char *id = od_referral_get_id (fixture->accepted);
  g_autoptr (OdErased) erased = NULL;
  g_autoptr (OdBackup) backup = NULL;
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autoptr (GError) error = NULL;
  Desk *desk;

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      const OdFollowing what = { events[i], NULL, NULL, "Wout Werker", "D-2026-7" };
      g_autoptr (OdReferral) changed = desk_follow (fixture->ocmw, fixture->accepted, &what, &error);

      g_assert_no_error (error);
    }
  fixture->ocmw->now = "2036-11-24T12:00:00+01:00";
  od_backup_set_folder (fixture->ocmw->profile, fixture->backups);
  erased = desk_erase (fixture->ocmw, fixture->accepted, &error);
  g_assert_no_error (error);
  g_assert_no_error (erased->leftover);
  backup = desk_open_backup (fixture->backup, fixture->words, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (od_backup_get_n_referrals (backup), ==, 1);
  g_assert_cmpuint (od_backup_get_n_erased_since (backup), ==, 1);
  desk = desk_restore (backup, g_dir_make_tmp ("overdracht-nieuw-XXXXXX", NULL), keyring);
  wait_for_erased (desk, id);
  g_assert_cmpint (desk_get_state (desk, id), ==, OD_STATE_ERASED);
  g_assert_null (od_referral_get_client (od_profile_find_referral (desk->profile, id)));
  desk_reopen (desk);
  g_assert_cmpint (desk_get_state (desk, id), ==, OD_STATE_ERASED);
  g_assert_null (od_erase_get_leftover (desk->profile));
  desk_free (desk);
}

/* What stood there stays, with the key to it. */
static void
test_over_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdBackup) backup = desk_open_backup (fixture->backup, fixture->words, &error);
  Desk *other = desk_new (OD_DESK_OCMW);
  g_autofree char *aside = g_build_filename (other->folder, "register-vorige-1.db", NULL);
  g_autofree char *key = g_build_filename (other->folder, "register-vorige-1.db.sleutel", NULL);
  Desk *desk;

  desk_close (other);
  desk = desk_restore (backup, g_strdup (other->folder), other->keyring);
  g_assert_cmpuint (desk_count (desk), ==, 1);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (key, G_FILE_TEST_EXISTS));
  desk_free (desk);
  desk_free (other);
}

static gboolean
restore_at (Fixture *fixture, Desk *desk, GError **error)
{
  g_autoptr (OdBackup) backup = desk_open_backup (fixture->backup, fixture->words, error);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (backup);
  od_backup_restore_async (backup, desk->folder, desk->keyring, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_backup_restore_finish (result, error);
}

/* Its key would be lost: then it is not set aside either. */
static void
test_old_key_not_kept (Fixture *fixture, gconstpointer data)
{
  Desk *other = desk_new (OD_DESK_OCMW);
  g_autofree char *aside = g_build_filename (other->folder, "register-vorige-1.db", NULL);
  g_autofree char *key = g_build_filename (other->folder, "register-vorige-1.db.sleutel", NULL);
  g_autoptr (GError) error = NULL;

  desk_close (other);
  g_assert_cmpint (g_mkdir (key, 0700), ==, 0);
  g_assert_false (restore_at (fixture, other, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  desk_reopen (other);
  g_assert_cmpuint (desk_count (other), ==, 0);
  g_assert_cmpint (g_rmdir (key), ==, 0);
  desk_free (other);
}

static void
renew_keys (OdProfile *profile)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_renew_keys_async (profile, NULL, NULL, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_renew_keys_finish (profile, result, &error));
  g_assert_no_error (error);
}

/* The keyring is lost too, and the register came under a newer key since: the words still give that. */
static void
test_old_key_by_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = g_build_filename (fixture->ocmw->folder, "register-vorige-1.db.sleutel", NULL);
  g_autoptr (GError) error = NULL;

  renew_keys (fixture->ocmw->profile);
  desk_close (fixture->ocmw);
  g_object_unref (fixture->ocmw->keyring);
  fixture->ocmw->keyring = od_memory_keyring_new ();
  g_assert_true (restore_at (fixture, fixture->ocmw, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (key, G_FILE_TEST_EXISTS));
  g_assert_true (desk_open (fixture->ocmw, &error));
}

/* A register that is open is not taken away under its user. */
static void
test_over_an_open_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (restore_at (fixture, fixture->ocmw, &error));
  g_assert_nonnull (error);
  desk_reopen (fixture->ocmw);
  g_assert_cmpuint (desk_count (fixture->ocmw), ==, 1);
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdSecret) others = od_recovery_words_new ();
  g_autoptr (OdSecret) no_words = od_secret_new ("appel boom", -1);
  g_autofree char *path = g_build_filename (fixture->backups, "stuk.reservekopie", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  OdSecret *const wrong[] = { others, no_words };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OdBackup) backup = desk_open_backup (fixture->backup, wrong[i], &error);

      g_assert_null (backup);
      g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
    }
  g_assert_true (g_file_get_contents (fixture->backup, &bytes, &length, NULL));
  for (guint i = 0; i <= 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OdBackup) backup = NULL;

      bytes[length / 4 * i] ^= 1;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      backup = desk_open_backup (path, fixture->words, &error);
      g_assert_null (backup);
      g_assert_nonnull (error);
      bytes[length / 4 * i] ^= 1;
    }
  for (guint i = 0; i <= 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OdBackup) backup = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) (length / 4 * i), NULL));
      backup = desk_open_backup (path, fixture->words, &error);
      g_assert_null (backup);
      g_assert_nonnull (error);
    }
}

/* A list of erasures that belongs to a newer sheet would let the erased come back. */
static void
test_list_of_newer_sheet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdSecret) first = od_secret_ref (fixture->words);
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdBackup) backup = NULL;

  keep_sheet (fixture);
  fixture->ocmw->now = "2026-11-25T12:00:00+01:00";
  second = desk_make_backup (fixture->ocmw, fixture->backups, &error);
  g_assert_no_error (error);
  backup = desk_open_backup (fixture->backup, first, &error);
  g_assert_null (backup);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_clear_error (&error);
  backup = desk_open_backup (second, fixture->words, &error);
  g_assert_no_error (error);
}

/* A list that is there and cannot be read refuses too. */
static void
test_unreadable_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = g_build_filename (fixture->backups, "overdracht-proef.gewist", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdBackup) backup = NULL;

  g_assert_cmpint (g_unlink (list), ==, 0);
  g_assert_cmpint (g_mkdir (list, 0700), ==, 0);
  backup = desk_open_backup (fixture->backup, fixture->words, &error);
  g_assert_null (backup);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
}

static void
put_file (Fixture *fixture, const char *name, guint hours)
{
  g_autofree char *path = g_build_filename (fixture->backups, name, NULL);
  const time_t then = time (NULL) - 3600 * (time_t) hours;
  const struct utimbuf times = { then, then };

  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
  g_assert_cmpint (utime (path, &times), ==, 0);
}

static gboolean
has_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->backups, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What a killed program was writing goes; what another may be writing, and what is of somebody else, stays. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  static const char *const ours[] = { "overdracht-proef-2026-11-20-120000.reservekopie.A1b2C3", "overdracht-proef.gewist.zZ09aA" };
  static const char *const others[]
      = { "overdracht-proef-2-2026-11-20-120000.reservekopie.A1b2C3", "overdracht-proef-2.gewist.A1b2C3", "overdracht-proef.gewist.A1b2C3D",
          "overdracht-proef-2026-11-20-120000.reservekopie.bak",      "overdracht-proef-kopie.reservekopie.A1b2C3",
          "brief.A1b2C3",                                             "overdracht-proef-2026-11-20-120000.reservekopie" };
  static const char *const busy = "overdracht-proef-2026-11-20-120001.reservekopie.A1b2C3";
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    put_file (fixture, ours[i], 2);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    put_file (fixture, others[i], 2);
  put_file (fixture, busy, 0);
  fixture->ocmw->now = "2026-11-26T12:00:00+01:00";
  path = desk_make_backup (fixture->ocmw, fixture->backups, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    g_assert_false (has_file (fixture, ours[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_true (has_file (fixture, others[i]));
  g_assert_true (has_file (fixture, busy));
}

/* The newest ten stay, those of another profile whose name begins the same too. */
static void
test_generations (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->backups, "overdracht-proef-2-2020-01-01-120000.reservekopie", NULL);
  g_autoptr (GDateTime) last = NULL;
  g_autofree char *day = NULL;

  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  for (guint i = 0; i < OD_BACKUP_GENERATIONS + 2; i++)
    {
      g_autofree char *now = g_strdup_printf ("2026-12-%02uT12:00:00+01:00", i + 1);
      g_autofree char *path = NULL;

      fixture->ocmw->now = now;
      path = desk_make_backup (fixture->ocmw, fixture->backups, NULL);
      g_assert_nonnull (path);
      fixture->ocmw->now = NOON;
    }
  g_assert_cmpuint (desk_count_backups (fixture->backups), ==, OD_BACKUP_GENERATIONS + 1);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (fixture->backup, G_FILE_TEST_EXISTS));
  last = od_backup_find_last (fixture->backups, "proef");
  day = g_date_time_format (last, "%Y-%m-%d");
  g_assert_cmpstr (day, ==, "2026-12-12");
}

static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autofree char *gone = g_build_filename (fixture->backups, "weg", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = desk_make_backup (fixture->ocmw, gone, &error);

  g_assert_null (path);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
}

static void
test_due (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T12:00:00+01:00", NULL);
  const struct
  {
    const char *last;
    gboolean due;
  } cases[] = {
    { "2026-11-24T11:59:00+01:00", FALSE }, { "2026-11-23T12:01:00+01:00", FALSE }, { "2026-11-23T12:00:00+01:00", TRUE },
    { "2026-11-24T12:01:00+01:00", TRUE },  { "2020-01-01T00:00:00+01:00", TRUE },
  };

  g_assert_true (od_backup_is_due (NULL, now));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) last = g_date_time_new_from_iso8601 (cases[i].last, NULL);

      g_assert_cmpint (od_backup_is_due (last, now), ==, cases[i].due);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/backup/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("keyring-lost", test_keyring_lost);
  ADD ("nothing-in-the-clear", test_nothing_in_the_clear);
  ADD ("new-machine", test_new_machine);
  ADD ("erased-stays-erased", test_erased_stays_erased);
  ADD ("over-another", test_over_another);
  ADD ("old-key-not-kept", test_old_key_not_kept);
  ADD ("old-key-by-words", test_old_key_by_words);
  ADD ("over-an-open-one", test_over_an_open_one);
  ADD ("wrong", test_wrong);
  ADD ("list-of-newer-sheet", test_list_of_newer_sheet);
  ADD ("unreadable-list", test_unreadable_list);
  ADD ("generations", test_generations);
  ADD ("unfinished", test_unfinished);
  ADD ("no-room", test_no_room);
  g_test_add_func ("/backup/due", test_due);
  return g_test_run ();
}
