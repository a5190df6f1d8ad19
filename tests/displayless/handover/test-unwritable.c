#include "backup-desk.h"
#include "recovery-sheet.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* A desk whose folder may not be written: all can be seen, nothing is changed, made or tidied, and it goes on as ever when it may be written again. */

#define NOBODY 65534

typedef struct
{
  Desk *desk;
  char *backups;
  OdSecret *words; /* of the recovery sheet */
  char *package; /* of an erased referral, for the tidying to remove */
} Fixture;

/* Modes mean nothing to root. */
static void
become (uid_t user)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (user), ==, 0);
}

static void
set_modes (const char *path, int of_files, int of_folders)
{
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  g_autoptr (GDir) dir = is_folder ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      set_modes (child, of_files, of_folders);
    }
  if (getuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  g_chmod (path, is_folder ? of_folders : of_files);
}

/* Its register does not know yet that what it erased is tidied. */
static void
erase_untidied (Fixture *fixture)
{
  g_autoptr (OdPacked) packed = desk_make_sent (fixture->desk);
  OdReferral *referral = desk_find_in_state (fixture->desk, OD_STATE_SENT);
  const OdSealedPart nothing = { NULL, NULL };
  g_autoptr (GDateTime) now = od_profile_get_now (fixture->desk->profile);
  g_autoptr (OdErasureRecord) record = od_erasure_record_new (referral, OD_GROUND_HANDED_OVER, now, "Wout Werker");
  const OdRecordedTime at = od_recorded_time_new (now);
  g_autoptr (OdReferral) erased
      = od_referral_restore (od_referral_get_desk (referral), od_referral_get_id (referral), od_referral_get_reference (referral),
                             od_referral_get_protocol_id (referral), NULL, OD_STATE_ERASED, at, at, od_referral_get_steps (referral));
  OdChange *change = od_profile_new_change (fixture->desk->profile, od_event_to_string (OD_EVENT_ERASE), od_referral_get_reference (referral));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_change_put_referral (change, erased, &nothing);
  od_change_put_erasure (change, record);
  od_register_apply_async (fixture->desk->profile->reg, change, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_register_apply_finish (fixture->desk->profile->reg, result, &error);
  g_assert_no_error (error);
  fixture->package = g_strdup (packed->path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) referral = NULL;
  g_autoptr (OdReferral) saved = NULL;

  fixture->desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->backups = g_dir_make_tmp ("overdracht-kopie-XXXXXX", NULL);
  referral = desk_make_complete (fixture->desk);
  saved = desk_save (fixture->desk, referral, NULL);
  g_assert_nonnull (saved);
  fixture->words = desk_keep_sheet (fixture->desk);
  erase_untidied (fixture);
  desk_close (fixture->desk);
  set_modes (fixture->backups, 0600, 0700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  become (0);
  set_modes (fixture->desk->folder, 0600, 0700);
  desk_free (fixture->desk);
  od_secret_unref (fixture->words);
  desk_remove_folder (fixture->backups);
  g_free (fixture->backups);
  g_free (fixture->package);
}

static void
open_desk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  desk_open (fixture->desk, &error);
  g_assert_no_error (error);
  desk_wait_loaded (fixture->desk);
}

/* What is on a disk that fails can still be saved elsewhere. */
static void
assert_backs_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = desk_make_backup (fixture->desk, fixture->backups, &error);
  OdBackup *backup;

  g_assert_no_error (error);
  backup = desk_open_backup (path, fixture->words, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (od_backup_get_n_referrals (backup), ==, 1);
  g_assert_cmpuint (od_backup_get_n_erased_since (backup), ==, 1);
  od_backup_free (backup);
}

static void
assert_refuses (Fixture *fixture)
{
  g_autoptr (OdReferral) draft = g_object_ref (desk_find_in_state (fixture->desk, OD_STATE_READY));
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_new_draft (fixture->desk, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (desk_discard (fixture->desk, draft, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (desk_pack (fixture->desk, draft, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  const GError *damage;
  OdReferral *draft;

  set_modes (fixture->desk->folder, 0400, 0500);
  become (NOBODY);
  open_desk (fixture);
  damage = od_profile_get_damage (fixture->desk->profile);
  g_assert_error (damage, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED);
  g_assert_true (g_str_has_prefix (damage->message, "Overdracht mag niet schrijven waar dit register staat: u kunt alles bekijken"));
  g_assert_true (od_profile_is_read_only (fixture->desk->profile));
  g_assert_true (od_profile_is_unwritable (fixture->desk->profile));
  g_assert_cmpuint (desk_count (fixture->desk), ==, 2);
  draft = desk_find_in_state (fixture->desk, OD_STATE_READY);
  g_assert_nonnull (od_referral_get_client (draft));
  g_assert_nonnull (od_recovery_sheet_get_day (fixture->desk->profile));
  desk_assert_sound (fixture->desk);
  assert_refuses (fixture);
  assert_backs_up (fixture);
  g_assert_null (od_erase_get_leftover (fixture->desk->profile));
  g_assert_true (g_file_test (fixture->package, G_FILE_TEST_EXISTS));
  desk_close (fixture->desk);
}

/* What was not there cannot be made, and nothing is there by half. */
static void
test_without_packages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *packages = g_build_filename (fixture->desk->folder, "pakketten", NULL);

  desk_remove_folder (packages);
  set_modes (fixture->desk->folder, 0400, 0500);
  become (NOBODY);
  open_desk (fixture);
  g_assert_true (od_profile_is_unwritable (fixture->desk->profile));
  g_assert_false (g_file_test (packages, G_FILE_TEST_EXISTS));
  desk_close (fixture->desk);
}

static void
test_written_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) draft = NULL;
  g_autoptr (GError) error = NULL;

  set_modes (fixture->desk->folder, 0400, 0500);
  become (NOBODY);
  open_desk (fixture);
  desk_close (fixture->desk);
  become (0);
  set_modes (fixture->desk->folder, 0600, 0700);
  become (NOBODY);
  open_desk (fixture);
  g_assert_null (od_profile_get_damage (fixture->desk->profile));
  draft = desk_new_draft (fixture->desk, &error);
  g_assert_no_error (error);
  desk_close (fixture->desk);
  g_assert_false (g_file_test (fixture->package, G_FILE_TEST_EXISTS)); /* tidied at last */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/handover/unwritable/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("read", test_read);
  ADD ("without-packages", test_without_packages);
  ADD ("written-again", test_written_again);
  return g_test_run ();
}
