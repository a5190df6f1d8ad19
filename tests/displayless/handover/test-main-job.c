#include "test-desk.h"

#include "package-reader.h"
#include "reference.h"

/* A referral from the first letter typed to help wanted, over both desks. */

static void
assert_state (OdReferral *referral, OdState state)
{
  g_assert_nonnull (referral);
  g_assert_cmpstr (od_state_to_string (od_referral_get_state (referral)), ==, od_state_to_string (state));
}

static void
assert_mail (const OdMail *mail, const char *address, const char *reference)
{
  g_assert_cmpstr (mail->address, ==, address);
  g_assert_nonnull (strstr (mail->subject, reference));
  g_assert_nonnull (strstr (mail->body, reference));
  g_assert_nonnull (strstr (mail->body, "AES-256"));
  g_assert_nonnull (strstr (mail->body, "7-Zip"));
  g_assert_nonnull (strstr (mail->body, "leesbaar.pdf"));
  g_assert_null (strstr (mail->subject, MARKER));
  g_assert_null (strstr (mail->body, MARKER));
  g_assert_true (g_utf8_validate (mail->body, -1, NULL));
}

/* As a person types it who read it from paper. */
static OdSecret *
type_sloppily (OdSecret *passphrase)
{
  g_auto (GStrv) words = g_strsplit (od_secret_peek (passphrase), " ", -1);
  g_autofree char *joined = g_strjoinv ("  - ", words);
  g_autofree char *upper = g_ascii_strup (joined, -1);

  return od_secret_new (upper, -1);
}

static OdPacked *
hand_over (Desk *team)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) complete = desk_make_complete (team);
  g_autoptr (OdReferral) ready = NULL;
  g_autoptr (OdReferral) given = NULL;
  g_autoptr (OdReferral) sent = NULL;
  g_autoptr (OdMail) mail = NULL;
  OdPacked *packed;

  g_assert_true (od_reference_is_valid (od_referral_get_reference (complete)));
  assert_state (complete, OD_STATE_DRAFT);
  ready = desk_save (team, complete, &error);
  g_assert_no_error (error);
  assert_state (ready, OD_STATE_READY);
  packed = desk_pack (team, ready, NULL, &error);
  g_assert_no_error (error);
  assert_state (packed->referral, OD_STATE_PACKED);
  mail = od_mail_new_referral (team->profile, packed->referral, packed->path);
  assert_mail (mail, "info@hulshout.be", od_referral_get_reference (ready));
  g_assert_null (strstr (mail->body, od_secret_peek (packed->passphrase)));
  given = desk_give_passphrase (team, packed->referral, OD_CHANNEL_PHONE, "2026-11-24", &error);
  g_assert_no_error (error);
  assert_state (given, OD_STATE_PACKED);
  sent = desk_send (team, given, &error);
  g_assert_no_error (error);
  assert_state (sent, OD_STATE_SENT);
  return packed;
}

static void
assert_preview (OdImport *import, Desk *team)
{
  const OdConsent *consent = od_import_get_consent (import);
  g_autofree char *name = od_client_get_name (od_import_get_client (import));

  g_assert_cmpint (od_import_get_kind (import), ==, OD_IMPORT_REFERRAL);
  g_assert_null (od_import_get_refusal (import));
  g_assert_false (od_import_is_already_here (import));
  g_assert_null (od_import_get_referral (import));
  g_assert_cmpstr (name, ==, "Fien " MARKER);
  g_assert_cmpstr (od_import_get_team_member (import), ==, "Tina Teamlid");
  g_assert_cmpint (consent->manner, ==, OD_CONSENT_ORAL);
  g_assert_cmpstr (consent->consent_on, ==, "2026-11-23");
  g_assert_cmpstr (consent->information_version, ==, "1");
  g_assert_cmpint (consent->informed, ==, 0);
  g_assert_null (consent->informed_by);
  g_assert_cmpstr (od_protocol_get_id (od_import_get_protocol (import)), ==, HULSHOUT);
}

static OdReferral *
take_in (Desk *ocmw, Desk *team, const OdPacked *packed)
{
  g_autoptr (OdSecret) typed = type_sloppily (packed->passphrase);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdImport) import = NULL;
  const OdStep *step;
  OdReferral *accepted;

  import = desk_open_import (ocmw, packed->path, NULL, &error);
  g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_PASSPHRASE_NEEDED);
  g_clear_error (&error);
  import = desk_open_import (ocmw, packed->path, typed, &error);
  g_assert_no_error (error);
  assert_preview (import, team);
  g_assert_cmpuint (desk_count (ocmw), ==, 0);
  accepted = desk_accept (ocmw, import, &error);
  g_assert_no_error (error);
  assert_state (accepted, OD_STATE_RECEIVED);
  g_assert_cmpstr (od_referral_get_reference (accepted), ==, od_referral_get_reference (packed->referral));
  step = od_referral_find_step (accepted, OD_EVENT_RECEIVE);
  g_assert_cmpstr (step->detail, ==, "Tina Teamlid");
  g_assert_cmpuint (step->day, ==, od_day_to_number ("2026-11-24"));
  return accepted;
}

static void
confirm (Desk *ocmw, Desk *team, OdReferral *accepted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) receipt = desk_make_receipt (ocmw, accepted, &error);
  g_autoptr (OdImport) import = NULL;
  g_autoptr (OdReferral) confirmed = NULL;
  g_autoptr (OdMail) mail = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (receipt->path, "-ontvangst.zip"));
  mail = od_mail_new_receipt (ocmw->profile, receipt->referral, receipt->path);
  assert_mail (mail, "", od_referral_get_reference (accepted));
  import = desk_open_import (team, receipt->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (od_import_get_kind (import), ==, OD_IMPORT_RECEIPT);
  g_assert_null (od_import_get_client (import));
  g_assert_null (od_import_get_consent (import));
  g_assert_null (od_import_get_refusal (import));
  g_assert_nonnull (od_import_get_referral (import));
  confirmed = desk_accept (team, import, &error);
  g_assert_no_error (error);
  assert_state (confirmed, OD_STATE_CONFIRMED);
}

static void
follow (Desk *ocmw, OdReferral *accepted)
{
  g_autofree char *attempt = od_follow_attempt_format ("telefoon", FALSE);
  const struct
  {
    OdFollowing what;
    OdState state;
  } steps[] = {
    { { OD_EVENT_ASSIGN, NULL, NULL, "Wout Werker", NULL }, OD_STATE_ASSIGNED },
    { { OD_EVENT_ATTEMPT, "2026-11-24", attempt, NULL, NULL }, OD_STATE_ATTEMPTED },
    { { OD_EVENT_CONTACT, "2026-11-24", NULL, NULL, NULL }, OD_STATE_WISH_UNCLEAR },
    { { OD_EVENT_WANT_HELP, NULL, NULL, NULL, "D-2026/7" }, OD_STATE_FILE_OPEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OdReferral) changed = desk_follow (ocmw, accepted, &steps[i].what, &error);
      g_assert_no_error (error);
      assert_state (changed, steps[i].state);
    }
}

static void
assert_followed (Desk *ocmw, const char *reference)
{
  OdReferral *referral = od_profile_find_referral_by_reference (ocmw->profile, reference);
  g_autofree char *name = NULL;

  assert_state (referral, OD_STATE_FILE_OPEN);
  name = od_client_get_name (od_referral_get_client (referral));
  g_assert_cmpstr (name, ==, "Fien " MARKER);
  g_assert_cmpstr (od_client_get (od_referral_get_client (referral), OD_FIELD_PHONE), ==, "+32470123456");
  g_assert_cmpstr (od_referral_get_worker (referral), ==, "Wout Werker");
  g_assert_cmpstr (od_referral_get_file_number (referral), ==, "D-2026/7");
  g_assert_cmpuint (od_referral_get_steps (referral)->len, ==, 5);
}

static void
assert_confirmed (Desk *team, const char *reference)
{
  OdReferral *referral = od_profile_find_referral_by_reference (team->profile, reference);

  assert_state (referral, OD_STATE_CONFIRMED);
  g_assert_cmpstr (od_referral_find_step (referral, OD_EVENT_GIVE_PASSPHRASE)->detail, ==, "telefoon");
  g_assert_cmpuint (od_referral_find_step (referral, OD_EVENT_CONFIRM)->day, ==, od_day_to_number ("2026-11-24"));
  g_assert_cmpint (od_referral_get_consent (referral)->informed, ==, OD_INFORMED_ALL);
}

static gint64
verify_journal (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdJournalVerdict) verdict = NULL;

  od_register_verify_journal_async (desk->profile->reg, NULL, desk_take_result, &result);
  desk_wait (&result);
  verdict = od_register_verify_journal_finish (desk->profile->reg, result, NULL);
  return verdict != NULL ? (gint64) verdict->misfit : -1;
}

static void
test_main_job (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdPacked) packed = hand_over (team);
  g_autoptr (OdReferral) accepted = take_in (ocmw, team, packed);
  const char *reference = od_referral_get_reference (packed->referral);
  g_autofree char *journal = NULL;
  g_autofree char *expected = NULL;

  confirm (ocmw, team, accepted);
  follow (ocmw, accepted);
  for (guint i = 0; i < 2; i++)
    {
      assert_followed (ocmw, reference);
      assert_confirmed (team, reference);
      desk_reopen (ocmw);
      desk_reopen (team);
    }
  journal = desk_read_journal (team);
  expected = g_strdup_printf ("profiel-ingesteld %1$s\nklaar %2$s\nverpakt %2$s\nwachtzin-doorgegeven %2$s\nverzonden %2$s\n"
                              "ontvangst-bevestigd %2$s\n",
                              HULSHOUT, reference);
  g_assert_cmpstr (journal, ==, expected);
  g_assert_cmpint (verify_journal (team), ==, 0);
  g_assert_cmpint (verify_journal (ocmw), ==, 0);
}

/* Everything that the two desks leave behind, before and after they close. */
static void
assert_no_trace (Desk *desk)
{
  static const char *const traces[] = { MARKER, "Verzonnenstraat", "470123456", "0470 12 34 56", "fien@voorbeeld" };

  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    if (desk_folder_has_text (desk->folder, traces[i]))
      g_error ("\"%s\" stands in the clear in the profile's folder", traces[i]);
}

static void
test_no_trace (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdPacked) packed = hand_over (team);
  g_autoptr (OdReferral) accepted = take_in (ocmw, team, packed);
  g_autofree char *journal = NULL;

  confirm (ocmw, team, accepted);
  follow (ocmw, accepted);
  assert_no_trace (team);
  assert_no_trace (ocmw);
  g_assert_false (desk_folder_has_text (team->folder, od_secret_peek (packed->passphrase)));
  g_assert_false (desk_folder_has_text (ocmw->folder, od_secret_peek (packed->passphrase)));
  g_assert_true (desk_folder_has_text (team->folder, od_referral_get_reference (accepted)));
  journal = desk_read_journal (ocmw);
  g_assert_null (strstr (journal, MARKER));
  desk_close (team);
  desk_close (ocmw);
  assert_no_trace (team);
  assert_no_trace (ocmw);
}

/* The message of a receipt that is made now; (transfer full). */
static OdMessage *
read_receipt (Desk *ocmw, OdReferral *accepted, OdSecret *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) receipt = desk_make_receipt (ocmw, accepted, &error);
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (OdPackage) package = NULL;
  OdMessage *message;

  g_assert_no_error (error);
  archive = od_package_load (receipt->path, NULL, &error);
  package = od_package_read (archive, od_secret_peek (passphrase), NULL, &error);
  g_assert_no_error (error);
  message = od_message_from_json (od_package_find (package, OD_PACKAGE_MESSAGE_NAME), &error);
  g_assert_no_error (error);
  return message;
}

/* Nothing of what comes back to Kind en Gezin may tell what became of the help. */
static void
test_receipt_is_same (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdPacked) packed = hand_over (team);
  g_autoptr (OdReferral) accepted = take_in (ocmw, team, packed);
  g_autoptr (OdMessage) first = read_receipt (ocmw, accepted, packed->passphrase);
  g_autoptr (OdMessage) again = NULL;
  g_autoptr (GBytes) first_json = NULL;
  g_autoptr (GBytes) again_json = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  confirm (ocmw, team, accepted);
  follow (ocmw, accepted);
  ocmw->now = "2026-12-24T12:00:00+01:00";
  g_usleep (G_USEC_PER_SEC); /* nothing in it is of the second in which it is made */
  again = read_receipt (ocmw, accepted, packed->passphrase);
  first_json = od_message_to_json (first);
  again_json = od_message_to_json (again);
  g_assert_cmpmem (g_bytes_get_data (again_json, NULL), g_bytes_get_size (again_json), g_bytes_get_data (first_json, NULL),
                   g_bytes_get_size (first_json));
  before = desk_read_journal (team);
  confirm (ocmw, team, accepted);
  after = desk_read_journal (team);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/main-job", test_main_job);
  g_test_add_func ("/handover/no-trace", test_no_trace);
  g_test_add_func ("/handover/receipt-is-same", test_receipt_is_same);
  return g_test_run ();
}
