#include "test-desk.h"

#include "failing-keyring.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* Opening, setting up, and what the lists give. */

/* One that is not there yet. */
static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("overdracht-XXXXXX", NULL);

  g_rmdir (folder);
  return folder;
}

static guint
get_mode (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static OdSettings *
make_settings (OdDesk desk)
{
  return od_settings_new (desk, HULSHOUT, "Tina Teamlid", "verpleegkundige");
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean valid;
  } names[] = {
    { "team", TRUE },   { "ocmw-2", TRUE }, { "", FALSE },     { "Team", FALSE },
    { "../x", FALSE },  { "a b", FALSE },   { "é", FALSE },    { "a/b", FALSE },
    { "12345678901234567890123456789012", TRUE }, { "123456789012345678901234567890123", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (od_profile_name_is_valid (names[i].name), ==, names[i].valid);
}

static void
test_modes (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_OCMW);

  g_assert_cmpuint (get_mode (desk->folder, ""), ==, 0700);
  g_assert_cmpuint (get_mode (desk->folder, "pakketten"), ==, 0700);
  g_assert_cmpuint (get_mode (desk->folder, "register.db"), ==, 0600);
}

/* Without a keyring nothing is made, and once there is one everything works. */
static void
test_no_keyring (void)
{
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autoptr (Desk) desk = desk_new_bare (OD_DESK_OCMW, make_folder (), keyring);
  g_autoptr (GError) failure = g_error_new_literal (OD_KEYRING_ERROR, OD_KEYRING_ERROR_NONE, "Geen sleutelbos.");
  g_autoptr (GError) error = NULL;

  od_memory_keyring_set_failure (OD_MEMORY_KEYRING (keyring), failure);
  g_assert_false (desk_open (desk, &error));
  g_assert_error (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_NONE);
  g_clear_error (&error);
  g_assert_false (g_file_test (desk->folder, G_FILE_TEST_EXISTS));
  od_memory_keyring_set_failure (OD_MEMORY_KEYRING (keyring), NULL);
  g_assert_true (desk_open (desk, &error));
  g_assert_no_error (error);
  g_assert_null (od_profile_get_settings (desk->profile));
}

/* Whatever call to the keyring fails at the first start: no register is left that has no key. */
static void
test_keyring_fails_at_first_start (void)
{
  gboolean failed = TRUE;

  for (int call = 0; failed; call++)
    {
      g_autoptr (OdKeyring) inner = od_memory_keyring_new ();
      g_autoptr (OdKeyring) keyring = failing_keyring_new (inner);
      g_autoptr (Desk) desk = desk_new_bare (OD_DESK_OCMW, make_folder (), keyring);
      g_autoptr (GError) error = NULL;

      failing_keyring_fail_at (FAILING_KEYRING (keyring), call);
      desk_open (desk, &error);
      failed = failing_keyring_has_failed (FAILING_KEYRING (keyring));
      g_assert_cmpint (failed, ==, error != NULL);
      if (failed)
        {
          g_assert_error (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED);
          g_assert_false (g_file_test (desk->folder, G_FILE_TEST_EXISTS));
          failing_keyring_fail_at (FAILING_KEYRING (keyring), -1);
          g_clear_error (&error);
          g_assert_true (desk_open (desk, &error));
        }
      else
        g_assert_cmpint (call, ==, 2); /* looked up and stored */
    }
}

static void
test_key_missing (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_OCMW);
  g_autoptr (OdKeyring) empty = od_memory_keyring_new ();
  g_autoptr (GError) error = NULL;
  OdKeyring *own = desk->keyring;

  desk_close (desk);
  desk->keyring = empty;
  g_assert_false (desk_open (desk, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING);
  g_assert_nonnull (strstr (error->message, "niet gewijzigd"));
  desk->keyring = own;
  desk_reopen (desk);
  g_assert_nonnull (od_profile_get_settings (desk->profile));
}

static void
confirm_key (Desk *desk, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_profile_confirm_key_async (desk->profile, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_profile_confirm_key_finish (desk->profile, result, error);
}

/* Whoever comes back to an open profile needs the keyring as much as whoever opens it. */
static void
test_confirm_key (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_OCMW);
  g_autoptr (OdSecret) other = od_secret_new_random (32);
  g_autoptr (GError) failure = g_error_new_literal (OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED, "Vergrendeld.");
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autoptr (GError) error = NULL;

  confirm_key (desk, &error);
  g_assert_no_error (error);

  od_memory_keyring_set_failure (OD_MEMORY_KEYRING (desk->keyring), failure);
  confirm_key (desk, &error);
  g_assert_error (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED);
  g_clear_error (&error);
  od_memory_keyring_set_failure (OD_MEMORY_KEYRING (desk->keyring), NULL);

  desk_store_key (desk->keyring, other);
  confirm_key (desk, &error);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING);
  g_clear_error (&error);

  od_keyring_clear_async (desk->keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, NULL, desk_take_result, &cleared);
  desk_wait (&cleared);
  confirm_key (desk, &error);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING);
}

/* The key of another register. */
static void
test_other_key (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_OCMW);
  g_autoptr (Desk) other = desk_new (OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;
  OdKeyring *own = desk->keyring;

  desk_close (desk);
  desk->keyring = other->keyring;
  g_assert_false (desk_open (desk, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING);
  desk->keyring = own;
  desk_reopen (desk);
}

static void
test_busy (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_OCMW);
  g_autoptr (Desk) second = desk_new_bare (OD_DESK_OCMW, g_strdup (desk->folder), desk->keyring);
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_open (second, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_BUSY);
  desk_close (desk);
  g_clear_error (&error);
  g_assert_true (desk_open (second, &error));
  g_assert_no_error (error);
}

static void
test_cancelled (void)
{
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autoptr (Desk) desk = desk_new_bare (OD_DESK_OCMW, make_folder (), keyring);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  od_profile_open_async ("proef", desk->folder, keyring, cancellable, desk_take_result, &result);
  desk_wait (&result);
  g_assert_null (od_profile_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (desk->folder, G_FILE_TEST_EXISTS));
}

static void
test_not_a_folder (void)
{
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autoptr (Desk) desk = desk_new_bare (OD_DESK_OCMW, make_folder (), keyring);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (desk->folder, "geen map", -1, NULL));
  g_assert_false (desk_open (desk, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_assert_true (g_file_test (desk->folder, G_FILE_TEST_IS_REGULAR));
  g_unlink (desk->folder);
}

static void
test_set_up (void)
{
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autoptr (Desk) desk = desk_new_bare (OD_DESK_OCMW, make_folder (), keyring);
  g_autoptr (OdSettings) settings = make_settings (OD_DESK_OCMW);
  g_autoptr (OdSettings) other = make_settings (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdSettings) renamed = od_settings_new (OD_DESK_OCMW, HULSHOUT, "  Tom   Tijdelijk ", "maatschappelijk werker");
  g_autoptr (GError) error = NULL;
  g_autofree char *user_name = NULL;
  gboolean set_up;

  g_assert_true (desk_open (desk, &error));
  g_object_get (desk->profile, "set-up", &set_up, NULL);
  g_assert_false (set_up);
  g_assert_true (desk_set_up (desk, settings, &error));
  g_object_get (desk->profile, "set-up", &set_up, NULL);
  g_assert_true (set_up);
  g_assert_nonnull (od_profile_find_protocol (desk->profile, HULSHOUT));
  g_assert_false (desk_set_up (desk, other, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_true (desk_set_up (desk, renamed, &error));
  desk_reopen (desk);
  g_object_get (desk->profile, "user-name", &user_name, NULL);
  g_assert_cmpstr (user_name, ==, "Tom Tijdelijk");
  g_assert_cmpint (od_profile_get_settings (desk->profile)->desk, ==, OD_DESK_OCMW);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_protocols (desk->profile))), ==, 1);
}

static void
test_wrong_settings (void)
{
  static const struct
  {
    const char *protocol;
    const char *name;
    const char *function;
  } settings[] = {
    { HULSHOUT, "", "verpleegkundige" },
    { HULSHOUT, "Tina Teamlid", "" },
    { HULSHOUT, "Tina\aTeamlid", "verpleegkundige" },
    { HULSHOUT, "85.07.30-033.28", "verpleegkundige" },
    { "een-ander-protocol", "Tina Teamlid", "verpleegkundige" },
    { "", "Tina Teamlid", "verpleegkundige" },
  };
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autoptr (Desk) desk = desk_new_bare (OD_DESK_OCMW, make_folder (), keyring);

  g_assert_true (desk_open (desk, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (OdSettings) wrong = od_settings_new (OD_DESK_OCMW, settings[i].protocol, settings[i].name,
                                                      settings[i].function);
      g_autoptr (GError) error = NULL;
      g_assert_false (desk_set_up (desk, wrong, &error));
      g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
      g_assert_null (od_profile_get_settings (desk->profile));
    }
}

/* Nothing can be done before somebody works here, nor at the wrong desk. */
static void
test_not_set_up (void)
{
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autoptr (Desk) bare = desk_new_bare (OD_DESK_OCMW, make_folder (), keyring);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_open (bare, &error));
  g_assert_null (desk_new_draft (bare, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_null (desk_open_import (bare, "/geen-bestand.zip", NULL, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_null (desk_new_draft (ocmw, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
}

/* Puts @content, which is not what it should be, in the place of the sealed part of @referral. */
static void
damage (Desk *desk, OdReferral *referral)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) key = g_bytes_new_static ("geen sleutel", 12);
  g_autoptr (GBytes) sealed = g_bytes_new_static ("geen inhoud", 11);
  const OdSealedPart part = { key, sealed };
  OdChange *change = od_profile_new_change (desk->profile, "protocol-gewijzigd", od_referral_get_reference (referral));

  od_change_put_referral (change, referral, &part);
  od_register_apply_async (desk->profile->reg, change, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_register_apply_finish (desk->profile->reg, result, NULL));
}

static void
test_damaged_record (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) broken = desk_make_complete (desk);
  g_autoptr (OdReferral) whole = desk_make_complete (desk);
  g_autoptr (OdReferral) saved_broken = desk_save (desk, broken, NULL);
  g_autoptr (OdReferral) saved_whole = desk_save (desk, whole, NULL);
  const GError *error;

  damage (desk, saved_broken);
  desk_reopen (desk);
  g_assert_cmpuint (desk_count (desk), ==, 1);
  g_assert_nonnull (od_profile_find_referral (desk->profile, od_referral_get_id (saved_whole)));
  error = od_record_list_get_error (od_profile_get_referrals (desk->profile));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_assert_true (g_str_has_prefix (error->message, "1 "));
}

/* A sealed part that was moved to another record does not open there. */
static void
test_moved_record (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) one = desk_make_complete (desk);
  g_autoptr (OdReferral) other = desk_make_complete (desk);
  g_autoptr (OdReferral) saved_one = desk_save (desk, one, NULL);
  g_autoptr (OdReferral) saved_other = desk_save (desk, other, NULL);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  OdStoredReferral *first, *second;
  OdChange *change;

  od_register_load_referrals_async (desk->profile->reg, OD_REFERRALS_ALL, 0, G_MAXUINT, NULL, desk_take_result, &loaded);
  desk_wait (&loaded);
  stored = od_register_load_referrals_finish (desk->profile->reg, loaded, NULL);
  first = g_ptr_array_index (stored, 0);
  second = g_ptr_array_index (stored, 1);
  change = od_profile_new_change (desk->profile, "protocol-gewijzigd", "");
  od_change_put_referral (change, first->referral, &second->part);
  od_register_apply_async (desk->profile->reg, change, NULL, desk_take_result, &applied);
  desk_wait (&applied);
  g_assert_true (od_register_apply_finish (desk->profile->reg, applied, NULL));
  /* They hold the register, which stays open for as long. */
  g_clear_object (&loaded);
  g_clear_object (&applied);
  desk_reopen (desk);
  g_assert_cmpuint (desk_count (desk), ==, 1);
  g_assert_null (od_profile_find_referral (desk->profile, od_referral_get_id (first->referral)));
}

static void
test_loading (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (desk);
  g_autoptr (OdReferral) saved = desk_save (desk, complete, NULL);
  g_autoptr (OdReferral) during = NULL;
  g_autoptr (OdReferral) saved_during = NULL;
  g_autoptr (GError) error = NULL;
  OdRecordList *list;

  desk_close (desk);
  g_assert_true (desk_open (desk, NULL));
  list = od_profile_get_referrals (desk->profile);
  g_assert_true (od_record_list_get_loading (list));
  during = desk_make_complete (desk);
  saved_during = desk_save (desk, during, &error);
  g_assert_no_error (error);
  desk_wait_loaded (desk);
  g_assert_false (od_record_list_get_loading (list));
  g_assert_null (od_record_list_get_error (list));
  g_assert_cmpuint (desk_count (desk), ==, 2);
}

static void
test_propose_protocol (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdProtocol) other = desk_make_protocol (HULSHOUT, "beeindigd-protocol");
  g_autoptr (OdOfficeRecord) misused
      = desk_fill (od_office_record_new (OD_OFFICE_TERMINATION, NULL), OD_TERMINATION_GROUND, OD_GROUND_MISUSE);
  g_autoptr (OdOfficeRecord) termination = od_office_record_with (misused, OD_TERMINATION_ON, "2026-11-01");
  g_autoptr (OdProtocol) ended = od_protocol_with_termination (other, termination);
  OdProtocol *in_force = od_profile_find_protocol (desk->profile, HULSHOUT);

  desk_put_protocol (desk, ended);
  g_assert_true (od_profile_propose_protocol (desk->profile, "2235") == in_force);
  g_assert_null (od_profile_propose_protocol (desk->profile, "9000"));
  g_assert_null (od_profile_propose_protocol (desk->profile, ""));
  desk->now = "2024-06-01T12:00:00+02:00";
  g_assert_nonnull (od_profile_propose_protocol (desk->profile, "2235")); /* none is in force: to be told so by its name */
}

static void
test_same_person (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) one = desk_make_complete (desk);
  g_autoptr (OdReferral) other = desk_make_complete (desk);
  g_autoptr (OdReferral) saved = desk_save (desk, one, NULL);
  g_autoptr (GPtrArray) found = od_profile_find_same_person (desk->profile, other);
  g_autoptr (GPtrArray) own = od_profile_find_same_person (desk->profile, saved);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_ptr_array_index (found, 0) == saved);
  g_assert_cmpuint (own->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/profile/names", test_names);
  g_test_add_func ("/handover/profile/modes", test_modes);
  g_test_add_func ("/handover/profile/no-keyring", test_no_keyring);
  g_test_add_func ("/handover/profile/keyring-fails-at-first-start", test_keyring_fails_at_first_start);
  g_test_add_func ("/handover/profile/key-missing", test_key_missing);
  g_test_add_func ("/handover/profile/confirm-key", test_confirm_key);
  g_test_add_func ("/handover/profile/other-key", test_other_key);
  g_test_add_func ("/handover/profile/busy", test_busy);
  g_test_add_func ("/handover/profile/cancelled", test_cancelled);
  g_test_add_func ("/handover/profile/not-a-folder", test_not_a_folder);
  g_test_add_func ("/handover/profile/set-up", test_set_up);
  g_test_add_func ("/handover/profile/wrong-settings", test_wrong_settings);
  g_test_add_func ("/handover/profile/not-set-up", test_not_set_up);
  g_test_add_func ("/handover/profile/damaged-record", test_damaged_record);
  g_test_add_func ("/handover/profile/moved-record", test_moved_record);
  g_test_add_func ("/handover/profile/loading", test_loading);
  g_test_add_func ("/handover/profile/propose-protocol", test_propose_protocol);
  g_test_add_func ("/handover/profile/same-person", test_same_person);
  return g_test_run ();
}
