#include "migration.h"
#include "notice-desk.h"
#include "profile-record.h"

/* A register that was made by the program as it was with each earlier migration opens today with all that is in it. Each is the register of an
 * OCMW with two referrals of made-up people, and lies in stored-registers/ with its key beside it. With --store FOLDER this program makes the
 * one of today, to be added there before the next migration. */

#define FILE_NUMBER "D-2026-7"
#define NEW_PHONE "0470 99 88 77"

/* What was put in by the version that made it. */
static const struct
{
  guint n_notices;
  guint n_erased;
} stored[] = { { 0, 0 }, { 1, 0 }, { 1, 1 } };

static void
must_follow (Desk *desk, OdReferral *referral, OdEvent event, const char *detail)
{
  const OdFollowing what = { event, NULL, detail, "Wout Werker", FILE_NUMBER };
  OdReferral *known = od_profile_find_referral (desk->profile, od_referral_get_id (referral));
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) changed = desk_follow (desk, known, &what, &error);

  g_assert_no_error (error);
}

static void
must_erase (Desk *desk, OdReferral *known)
{
  g_autoptr (OdReferral) referral = g_object_ref (known); /* the list lets go of it when it changes */
  g_autoptr (OdErased) erased = NULL;

  must_follow (desk, referral, OD_EVENT_ASSIGN, NULL);
  must_follow (desk, referral, OD_EVENT_GIVE_UP, NULL);
  must_follow (desk, referral, OD_EVENT_REVIEW, "wissen:geen-reactie");
  erased = desk_erase (desk, od_profile_find_referral (desk->profile, od_referral_get_id (referral)), NULL);
  g_assert_nonnull (erased);
}

static OdSecret *
find_key (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  OdSecret *key;

  od_keyring_lookup_async (desk->keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, NULL, desk_take_result, &result);
  desk_wait (&result);
  key = od_keyring_lookup_finish (desk->keyring, result, NULL);
  g_assert_nonnull (key);
  return key;
}

static void
copy (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

static char *
build_path (const char *folder, guint version, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("register-%u%s", version, ending);

  return g_build_filename (folder, name, NULL);
}

static void
store (Desk *desk, const char *folder)
{
  g_autofree char *from = g_build_filename (desk->folder, "register.db", NULL);
  g_autofree char *to = build_path (folder, od_migrations_get_latest_version (), ".db");
  g_autofree char *key_path = build_path (folder, od_migrations_get_latest_version (), ".key");
  g_autoptr (OdSecret) key = find_key (desk);
  g_autofree char *text = g_base64_encode ((const guchar *) od_secret_peek (key), od_secret_get_length (key));

  desk_close (desk);
  copy (from, to);
  g_assert_true (g_file_set_contents (key_path, text, -1, NULL));
}

/* The same story as in those that are there. */
static void
make_and_store (const char *folder)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdReferral) helped = desk_hand_over (team, ocmw, NULL);
  g_autoptr (OdReferral) other = desk_hand_over (team, ocmw, NULL);
  g_autoptr (GPtrArray) remarks = desk_make_remarks (OD_FIELD_PHONE, OD_QUALITY_OUTDATED, NEW_PHONE);
  g_autoptr (OdPackedNotice) packed = NULL;

  must_follow (ocmw, helped, OD_EVENT_WANT_HELP, NULL);
  packed = desk_report (ocmw, od_profile_find_referral (ocmw->profile, od_referral_get_id (helped)), remarks, NULL);
  g_assert_nonnull (packed);
  must_erase (ocmw, other);
  store (ocmw, folder);
}

static OdKeyring *
make_keyring (guint version)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "stored-registers", NULL);
  g_autofree char *path = build_path (folder, version, ".key");
  OdKeyring *keyring = od_memory_keyring_new ();
  g_autoptr (OdSecret) key = NULL;
  g_autofree char *text = NULL;
  guchar *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  bytes = g_base64_decode (text, &length);
  key = od_secret_from_bytes (g_bytes_new_take (bytes, length));
  desk_store_key (keyring, key);
  return keyring;
}

static Desk *
open_stored (guint version)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "stored-registers", NULL);
  g_autofree char *from = build_path (folder, version, ".db");
  g_autoptr (OdKeyring) keyring = make_keyring (version);
  Desk *desk = desk_new_bare (OD_DESK_OCMW, g_dir_make_tmp ("overdracht-XXXXXX", NULL), keyring);
  g_autofree char *to = g_build_filename (desk->folder, "register.db", NULL);
  g_autoptr (GError) error = NULL;

  copy (from, to);
  desk_open (desk, &error);
  g_assert_no_error (error);
  desk_wait_loaded (desk);
  return desk;
}

static void
assert_all_there (Desk *desk, guint version)
{
  OdReferral *helped = desk_find_in_state (desk, OD_STATE_FILE_OPEN);
  const OdClient *client;

  g_assert_cmpuint (desk_count (desk), ==, 2);
  g_assert_nonnull (helped);
  client = od_referral_get_client (helped);
  g_assert_cmpstr (od_client_get (client, OD_FIELD_FAMILY_NAME), ==, MARKER);
  g_assert_cmpstr (od_client_get (client, OD_FIELD_EMAIL), ==, "fien@voorbeeld.example");
  g_assert_cmpstr (od_referral_get_file_number (helped), ==, FILE_NUMBER);
  g_assert_cmpstr (od_profile_get_settings (desk->profile)->user_name, ==, "Wilma Werkster");
  g_assert_cmpint (desk_find_in_state (desk, OD_STATE_ERASED) != NULL, ==, stored[version - 1].n_erased > 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_notices (desk->profile))), ==, stored[version - 1].n_notices);
}

static void
test_opens (gconstpointer data)
{
  guint version = GPOINTER_TO_UINT (data);
  g_autoptr (Desk) desk = open_stored (version);

  assert_all_there (desk, version);
  desk_assert_sound (desk);
  desk_reopen (desk);
  assert_all_there (desk, version);
}

/* Work goes on in it: also with what its version did not know yet. */
static void
test_goes_on (gconstpointer data)
{
  guint version = GPOINTER_TO_UINT (data);
  g_autoptr (Desk) desk = open_stored (version);
  g_autoptr (GPtrArray) remarks = desk_make_remarks (OD_FIELD_EMAIL, OD_QUALITY_OUTDATED, "fien.nieuw@voorbeeld.example");
  g_autoptr (OdPackedNotice) packed = desk_report (desk, desk_find_in_state (desk, OD_STATE_FILE_OPEN), remarks, NULL);

  g_assert_nonnull (packed);
  if (stored[version - 1].n_erased == 0)
    must_erase (desk, desk_find_in_state (desk, OD_STATE_RECEIVED));
  desk_reopen (desk);
  g_assert_nonnull (desk_find_in_state (desk, OD_STATE_ERASED));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_notices (desk->profile))), ==, stored[version - 1].n_notices + 1);
  desk_assert_sound (desk);
}

/* Who adds a migration stores a register of before it. */
static void
test_each_version_is_stored (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (stored), ==, od_migrations_get_latest_version ());
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--store"))
    {
      make_and_store (argv[2]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stored-registers/each-version", test_each_version_is_stored);
  for (guint version = 1; version <= G_N_ELEMENTS (stored); version++)
    {
      g_autofree char *opens = g_strdup_printf ("/stored-registers/%u/opens", version);
      g_autofree char *goes_on = g_strdup_printf ("/stored-registers/%u/goes-on", version);

      g_test_add_data_func (opens, GUINT_TO_POINTER (version), test_opens);
      g_test_add_data_func (goes_on, GUINT_TO_POINTER (version), test_goes_on);
    }
  return g_test_run ();
}
