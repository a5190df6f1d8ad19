#include "test-desk.h"

#include "failing-keyring.h"
#include "notice-desk.h"

#include <string.h>

/* What the client of these tests is known by, in the forms in which it might be kept. */
static const char *const traces[] = {
  MARKER, "Fien", "Verzonnenstraat", "+32470123456", "0470 12 34 56", "0470123456", "fien@voorbeeld.example", "D-2026-7",
};

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdReferral *sent;
  OdReferral *accepted;
  OdPacked *receipt;
} Fixture;

static GPtrArray *
load_records (Desk *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  od_erase_load_records_async (self->profile, NULL, desk_take_result, &result);
  desk_wait (&result);
  records = od_erase_load_records_finish (self->profile, result, &error);
  g_assert_no_error (error);
  return records;
}

static void
follow (Fixture *fixture, OdEvent event, const char *day, const char *detail)
{
  const OdFollowing what = { event, day, detail, "Wout Werker", "D-2026-7" };
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) changed = desk_follow (fixture->ocmw, fixture->accepted, &what, &error);

  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (GError) error = NULL;

  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  fixture->accepted = desk_hand_over (fixture->team, fixture->ocmw, &packed);
  fixture->sent = g_object_ref (packed->referral);
  fixture->receipt = desk_make_receipt (fixture->ocmw, fixture->accepted, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->sent);
  g_object_unref (fixture->accepted);
  od_packed_free (fixture->receipt);
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
}

/* The bytes of the sealed part of the only referral at @self: its key, wrapped, and its content. */
static GPtrArray *
copy_sealed (Desk *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  od_register_load_referrals_async (self->profile->reg, OD_REFERRALS_ALL, 0, G_MAXUINT, NULL, desk_take_result, &result);
  desk_wait (&result);
  stored = od_register_load_referrals_finish (self->profile->reg, result, NULL);
  for (guint i = 0; i < stored->len; i++)
    {
      const OdStoredReferral *referral = g_ptr_array_index (stored, i);

      if (referral->part.sealed == NULL)
        continue;
      g_ptr_array_add (parts, g_bytes_ref (referral->part.wrapped_key));
      g_ptr_array_add (parts, g_bytes_ref (referral->part.sealed));
    }
  g_assert_cmpuint (parts->len, ==, 2);
  return parts;
}

/* In UTF-8, and as it would be in UTF-16 of either order. */
static void
assert_no_trace (const char *folder, const char *text)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autofree char *base64 = g_base64_encode ((const guchar *) bytes, length - length % 3);

      g_assert_false (desk_folder_has (folder, bytes, length));
      g_assert_false (desk_folder_has (folder, base64, strlen (base64)));
    }
}

static void
assert_parts (const char *folder, GPtrArray *parts, gboolean are_there)
{
  for (guint i = 0; i < parts->len; i++)
    {
      gsize length;
      const void *bytes = g_bytes_get_data (g_ptr_array_index (parts, i), &length);

      g_assert_cmpint (desk_folder_has (folder, bytes, length), ==, are_there);
    }
}

static guint
count_packages (Desk *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "pakketten", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (entries) != NULL)
    n++;
  return n;
}

static void
assert_nothing_left (Desk *self, GPtrArray *parts, const char *reference)
{
  g_autoptr (OdSecret) passphrase = desk_find_passphrase (self, reference);

  g_assert_null (passphrase);
  g_assert_cmpuint (count_packages (self), ==, 0);
  assert_parts (self->folder, parts, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    assert_no_trace (self->folder, traces[i]);
}

/* While it is open, freed pages and log included; when it is closed; and when it is opened again. */
static void
test_no_trace (Fixture *fixture, gconstpointer data)
{
  const char *reference = od_referral_get_reference (fixture->accepted);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (OdErased) erased = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = NULL;

  follow (fixture, OD_EVENT_WANT_HELP, NULL, NULL);
  follow (fixture, OD_EVENT_CLOSE_FILE, NULL, NULL);
  fixture->ocmw->now = "2036-11-24T12:00:00+01:00";
  parts = copy_sealed (fixture->ocmw);
  assert_parts (fixture->ocmw->folder, parts, TRUE);
  g_assert_cmpuint (count_packages (fixture->ocmw), >, 0);
  erased = desk_erase (fixture->ocmw, fixture->accepted, &error);
  g_assert_no_error (error);
  g_assert_no_error (erased->leftover);
  g_assert_true (erased->record->tidied);
  g_assert_null (od_referral_get_client (erased->referral));
  g_assert_null (od_referral_get_file_number (erased->referral));
  assert_nothing_left (fixture->ocmw, parts, reference);
  journal = desk_read_journal (fixture->ocmw);
  g_assert_nonnull (strstr (journal, "gewist "));
  desk_close (fixture->ocmw);
  assert_parts (fixture->ocmw->folder, parts, FALSE);
  g_assert_true (desk_open (fixture->ocmw, NULL));
  desk_wait_loaded (fixture->ocmw);
  assert_nothing_left (fixture->ocmw, parts, reference);
  g_assert_cmpint (desk_get_state (fixture->ocmw, od_referral_get_id (fixture->accepted)), ==, OD_STATE_ERASED);
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (OdErased) erased = NULL;
  const OdErasureRecord *record;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  follow (fixture, OD_EVENT_WANT_HELP, NULL, NULL);
  follow (fixture, OD_EVENT_CLOSE_FILE, NULL, NULL);
  fixture->ocmw->now = "2037-01-02T12:00:00+01:00";
  erased = desk_erase (fixture->ocmw, fixture->accepted, &error);
  g_assert_no_error (error);
  desk_reopen (fixture->ocmw);
  records = load_records (fixture->ocmw);
  g_assert_cmpuint (records->len, ==, 1);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (record->reference, ==, od_referral_get_reference (fixture->accepted));
  g_assert_cmpstr (record->began_on, ==, "2026-11-24");
  g_assert_cmpstr (record->closed_on, ==, "2026-11-24");
  g_assert_cmpint (record->ground, ==, OD_GROUND_FILE_CLOSED);
  g_assert_cmpstr (record->user, ==, "Wilma Werkster");
  g_assert_null (record->consent);
  g_assert_true (record->tidied);
  pdf = od_erase_record_to_pdf (fixture->ocmw->profile, record, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

/* Kind en Gezin keeps that there was consent, and forgets whose. */
static void
test_sender (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdErased) early = NULL;
  g_autoptr (OdErased) erased = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;
  const OdErasureRecord *record;

  g_assert_false (od_erase_check (fixture->team->profile, fixture->sent, NULL));
  g_assert_true (desk_take_in (fixture->team, fixture->receipt->path, NULL, &error));
  fixture->team->now = "2026-12-23T12:00:00+01:00";
  early = desk_erase (fixture->team, fixture->sent, &error);
  g_assert_null (early);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  fixture->team->now = "2026-12-24T00:00:01+01:00";
  parts = copy_sealed (fixture->team);
  erased = desk_erase (fixture->team, fixture->sent, &error);
  g_assert_no_error (error);
  assert_nothing_left (fixture->team, parts, od_referral_get_reference (fixture->sent));
  records = load_records (fixture->team);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpint (record->ground, ==, OD_GROUND_HANDED_OVER);
  g_assert_cmpstr (record->consent->consent_on, ==, "2026-11-23");
  g_assert_cmpint (record->consent->manner, ==, OD_CONSENT_ORAL);
  g_assert_cmpint (record->consent->informed, ==, OD_INFORMED_ALL);
  g_assert_cmpstr (record->consent->informed_by, ==, "Tina Teamlid");
}

static void
assert_refused (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdErased) erased = desk_erase (fixture->ocmw, fixture->accepted, &error);

  g_assert_null (erased);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_assert_null (strstr (error->message, MARKER));
  g_assert_nonnull (od_referral_get_client (od_profile_find_referral (fixture->ocmw->profile, od_referral_get_id (fixture->accepted))));
}

/* Protocol art. 3: not before contact and a clear wish, not while there is a file, not before a person decided. */
static void
test_not_yet (Fixture *fixture, gconstpointer data)
{
  fixture->ocmw->now = "2066-01-01T12:00:00+01:00";
  assert_refused (fixture);
  follow (fixture, OD_EVENT_ASSIGN, NULL, NULL);
  assert_refused (fixture);
  follow (fixture, OD_EVENT_GIVE_UP, NULL, NULL);
  assert_refused (fixture);
  follow (fixture, OD_EVENT_REVIEW, NULL, "bewaren:later-opnieuw:2066-02-01");
  assert_refused (fixture);
  follow (fixture, OD_EVENT_CONTACT, NULL, NULL);
  assert_refused (fixture);
  follow (fixture, OD_EVENT_WANT_HELP, NULL, NULL);
  assert_refused (fixture);
  follow (fixture, OD_EVENT_CLOSE_FILE, NULL, NULL);
  assert_refused (fixture);
}

static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdErased) erased = NULL;
  g_autoptr (GError) error = NULL;

  follow (fixture, OD_EVENT_ASSIGN, NULL, NULL);
  follow (fixture, OD_EVENT_GIVE_UP, NULL, NULL);
  follow (fixture, OD_EVENT_REVIEW, NULL, "wissen:geen-reactie");
  erased = desk_erase (fixture->ocmw, fixture->accepted, &error);
  g_assert_no_error (error);
  g_assert_cmpint (erased->record->ground, ==, OD_GROUND_UNREACHABLE);
  g_assert_cmpstr (erased->record->ground_detail, ==, "geen-reactie");
  g_clear_pointer (&erased, od_erased_free);
  erased = desk_erase (fixture->ocmw, fixture->accepted, &error);
  g_assert_null (erased);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
}

/* Only what belongs to the reference goes, whatever it ends in. */
static void
test_packages (Fixture *fixture, gconstpointer data)
{
  const char *reference = od_referral_get_reference (fixture->accepted);
  static const char *const own[] = { ".7z", ".zip.vorige", "-melding.zip", ".zip.X1Y2Z3" };
  static const char *const others[] = { "X.zip", "2.zip" };
  g_autoptr (OdErased) erased = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (own) + G_N_ELEMENTS (others); i++)
    {
      const char *suffix = i < G_N_ELEMENTS (own) ? own[i] : others[i - G_N_ELEMENTS (own)];
      g_autofree char *path = g_strconcat (fixture->ocmw->folder, "/pakketten/overdracht-", reference, suffix, NULL);

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }
  follow (fixture, OD_EVENT_WANT_NO_HELP, NULL, NULL);
  erased = desk_erase (fixture->ocmw, fixture->accepted, NULL);
  g_assert_nonnull (erased);
  g_assert_cmpuint (count_packages (fixture->ocmw), ==, G_N_ELEMENTS (others));
}

/* The keyring does not answer, as when the program ends just there: the data are gone, and the rest goes at the next start. */
static void
test_leftover (void)
{
  g_autoptr (OdKeyring) memory = od_memory_keyring_new ();
  g_autoptr (OdKeyring) keyring = failing_keyring_new (memory);
  Desk *team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new_bare (OD_DESK_OCMW, g_dir_make_tmp ("overdracht-XXXXXX", NULL), keyring);
  g_autoptr (OdSettings) settings = od_settings_new (OD_DESK_OCMW, HULSHOUT, "Wilma Werkster", "maatschappelijk werker");
  const OdFollowing no_help = { OD_EVENT_WANT_NO_HELP, NULL, NULL, NULL, NULL };
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (OdReferral) accepted = NULL;
  g_autoptr (OdReferral) followed = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (OdErased) erased = NULL;

  g_assert_true (desk_open (ocmw, NULL));
  g_assert_true (desk_set_up (ocmw, settings, NULL));
  accepted = desk_hand_over (team, ocmw, &packed);
  followed = desk_follow (ocmw, accepted, &no_help, NULL);
  parts = copy_sealed (ocmw);
  failing_keyring_fail_at (FAILING_KEYRING (keyring), 0);
  erased = desk_erase (ocmw, accepted, NULL);
  g_assert_true (failing_keyring_has_failed (FAILING_KEYRING (keyring)));
  g_assert_error (erased->leftover, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED);
  g_assert_false (erased->record->tidied);
  assert_parts (ocmw->folder, parts, FALSE);
  failing_keyring_fail_at (FAILING_KEYRING (keyring), -1);
  desk_reopen (ocmw);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  desk_reopen (ocmw);
  records = load_records (ocmw);
  g_assert_true (((const OdErasureRecord *) g_ptr_array_index (records, 0))->tidied);
  g_assert_null (od_erase_get_leftover (ocmw->profile));
  assert_nothing_left (ocmw, parts, od_referral_get_reference (accepted));
  desk_free (team);
}

/* A withdrawal that is packed and not sent would never reach the OCMW; what it says goes with the referral. */
static void
test_notices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = NULL;
  g_autoptr (OdNotice) sent = NULL;
  g_autoptr (OdErased) erased = NULL;
  g_autoptr (GError) error = NULL;

  packed = desk_withdraw (fixture->team, fixture->sent, OD_CONSENT_ORAL, "2026-11-24", &error);
  g_assert_no_error (error);
  erased = desk_erase (fixture->team, fixture->sent, &error);
  g_assert_null (erased);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  sent = desk_record_notice_sent (fixture->team, packed->notice, &error);
  g_assert_no_error (error);
  erased = desk_erase (fixture->team, fixture->sent, &error);
  g_assert_no_error (error);
  g_assert_cmpint (erased->record->ground, ==, OD_GROUND_WITHDRAWN);
  g_assert_null (od_notice_get_content (desk_get_notice (fixture->team, od_notice_get_id (sent))));
  g_assert_cmpuint (count_packages (fixture->team), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/handover/erase/no-trace", test_no_trace);
  ADD ("/handover/erase/record", test_record);
  ADD ("/handover/erase/sender", test_sender);
  ADD ("/handover/erase/not-yet", test_not_yet);
  ADD ("/handover/erase/unreachable", test_unreachable);
  ADD ("/handover/erase/packages", test_packages);
  g_test_add_func ("/handover/erase/leftover", test_leftover);
  ADD ("/handover/erase/notices", test_notices);
  return g_test_run ();
}
