#include "notice-desk.h"

/* What the two desks tell each other about a referral that was handed over. */

#define NEW_PHONE "+32470998877"

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdReferral *ours;     /* at the team */
  OdReferral *accepted; /* at the OCMW */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPacked) packed = NULL;

  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  fixture->accepted = desk_hand_over (fixture->team, fixture->ocmw, &packed);
  fixture->ours = g_object_ref (packed->referral);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->ours);
  g_object_unref (fixture->accepted);
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
}

static void
assert_states (Fixture *fixture, OdState at_team, OdState at_ocmw)
{
  g_assert_cmpint (desk_get_state (fixture->team, od_referral_get_id (fixture->ours)), ==, at_team);
  g_assert_cmpint (desk_get_state (fixture->ocmw, od_referral_get_id (fixture->accepted)), ==, at_ocmw);
}

static void
assert_taken_in (Desk *desk, const char *path)
{
  g_autoptr (GError) error = NULL;

  desk_take_in (desk, path, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Desk *desk, const char *path, OdImportError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_take_in (desk, path, NULL, &error));
  g_assert_error (error, OD_IMPORT_ERROR, (int)code);
  g_assert_null (strstr (error->message, MARKER));
}

static const OdStep *
get_last_step (Desk *desk, OdReferral *referral)
{
  OdSteps *steps = od_referral_get_steps (od_profile_find_referral (desk->profile, od_referral_get_id (referral)));

  return &steps->items[steps->len - 1];
}

static void
open_file (Fixture *fixture)
{
  const OdFollowing want_help = { OD_EVENT_WANT_HELP, NULL, NULL, NULL, "D-1" };
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) changed = desk_follow (fixture->ocmw, fixture->accepted, &want_help, &error);

  g_assert_no_error (error);
}

static OdPackedNotice *
must_withdraw (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  OdPackedNotice *packed = desk_withdraw (fixture->team, fixture->ours, OD_CONSENT_ORAL, "2026-11-24", &error);

  g_assert_no_error (error);
  return packed;
}

static OdPackedNotice *
must_return (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  OdPackedNotice *packed = desk_return (fixture->ocmw, fixture->accepted, OD_RETURN_WRONG_OCMW, &error);

  g_assert_no_error (error);
  return packed;
}

static OdPackedNotice *
must_report (Fixture *fixture)
{
  g_autoptr (GPtrArray) remarks = desk_make_remarks (OD_FIELD_PHONE, OD_QUALITY_OUTDATED, "0470 99 88 77");
  g_autoptr (GError) error = NULL;
  OdPackedNotice *packed = desk_report (fixture->ocmw, fixture->accepted, remarks, &error);

  g_assert_no_error (error);
  return packed;
}

static void
must_record_sent (Desk *desk, OdNotice *notice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdNotice) sent = desk_record_notice_sent (desk, notice, &error);

  g_assert_no_error (error);
}

static void
must_cancel (Desk *desk, OdNotice *notice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdNotice) cancelled = desk_cancel_notice (desk, notice, &error);

  g_assert_no_error (error);
}

static OdPackedNotice *
must_answer (Fixture *fixture, const char *id, OdQualityVerdict verdict, const char *value)
{
  OdNotice *notice = desk_get_notice (fixture->team, id);
  g_autoptr (GPtrArray) answers = desk_make_answers (notice, verdict, value);
  g_autoptr (GError) error = NULL;
  OdPackedNotice *packed = desk_answer (fixture->team, notice, answers, &error);

  g_assert_no_error (error);
  return packed;
}

static const char *
get_datum (Desk *desk, OdReferral *referral, OdField field)
{
  return od_client_get (
      od_referral_get_client (od_profile_find_referral (desk->profile, od_referral_get_id (referral))), field);
}

static void
assert_phones (Fixture *fixture, const char *phone)
{
  g_assert_cmpstr (get_datum (fixture->team, fixture->ours, OD_FIELD_PHONE), ==, phone);
  g_assert_cmpstr (get_datum (fixture->ocmw, fixture->accepted, OD_FIELD_PHONE), ==, phone);
}

/* Nothing of the client is in a name, a mail or on the disk in the clear. */
static void
assert_discreet (Desk *desk, OdPackedNotice *packed, const char *suffix)
{
  g_autoptr (OdMail) mail = od_mail_new_notice (desk->profile, packed->notice, packed->path);
  const char *texts[] = { packed->path, mail->subject, mail->body };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (strstr (texts[i], MARKER));
  g_assert_nonnull (strstr (packed->path, suffix));
  g_assert_nonnull (strstr (mail->subject, od_notice_get_reference (packed->notice)));
  g_assert_nonnull (strstr (mail->body, od_notice_get_reference (packed->notice)));
  g_assert_null (strstr (mail->body, "%s"));
  g_assert_cmpstr (mail->address, ==, desk->desk == OD_DESK_OCMW ? "" : "info@hulshout.be");
  g_assert_false (desk_folder_has_text (desk->folder, MARKER));
  g_assert_false (desk_folder_has_text (desk->folder, "0470998877"));
  g_assert_false (desk_folder_has_text (desk->folder, NEW_PHONE));
  g_assert_false (packed->passphrase_is_new);
}

static void
test_return (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_return (fixture);
  const char *id = od_notice_get_id (packed->notice);

  assert_states (fixture, OD_STATE_SENT, OD_STATE_RECEIVED);
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, id), ==, OD_NOTICE_STATE_PACKED);
  assert_discreet (fixture->ocmw, packed, "-terugzending.zip");
  must_record_sent (fixture->ocmw, packed->notice);
  assert_states (fixture, OD_STATE_SENT, OD_STATE_RETURNED);
  g_assert_cmpstr (get_last_step (fixture->ocmw, fixture->accepted)->detail, ==, "verkeerd-ocmw");
  assert_taken_in (fixture->team, packed->path);
  assert_taken_in (fixture->team, packed->path);
  assert_states (fixture, OD_STATE_RETURNED, OD_STATE_RETURNED);
  g_assert_cmpstr (get_last_step (fixture->team, fixture->ours)->detail, ==, "verkeerd-ocmw");
  desk_reopen (fixture->team);
  desk_reopen (fixture->ocmw);
  assert_states (fixture, OD_STATE_RETURNED, OD_STATE_RETURNED);
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, id), ==, OD_NOTICE_STATE_SENT);
  g_assert_cmpint (desk_get_notice_state (fixture->team, id), ==, OD_NOTICE_STATE_SETTLED);
  g_assert_cmpint (od_notice_get_content (desk_get_notice (fixture->team, id))->return_reason, ==,
                   OD_RETURN_WRONG_OCMW);
}

/* Looking at a package makes no other, unless it is broken. */
static void
test_recall (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_return (fixture);
  g_autofree char *before = desk_read_journal (fixture->ocmw);
  g_autoptr (OdPackedNotice) recalled = NULL;
  g_autoptr (OdPackedNotice) mended = NULL;
  g_autofree char *after = NULL;
  g_autofree char *at_last = NULL;
  g_autoptr (GError) error = NULL;

  recalled = desk_recall_notice (fixture->ocmw, packed->notice, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (recalled->path, ==, packed->path);
  g_assert_true (od_secret_equal (recalled->passphrase, packed->passphrase));
  after = desk_read_journal (fixture->ocmw);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_file_set_contents (packed->path, "stuk", 4, NULL));
  mended = desk_recall_notice (fixture->ocmw, packed->notice, &error);
  g_assert_no_error (error);
  at_last = desk_read_journal (fixture->ocmw);
  g_assert_cmpstr (at_last, !=, before);
  assert_taken_in (fixture->team, mended->path);
}

/* What came back can be mended; a return that is late then changes nothing. */
static void
test_return_revised (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) first = must_return (fixture);
  g_autoptr (OdPackedNotice) second = NULL;
  g_autoptr (OdReferral) revised = NULL;
  g_autoptr (GError) error = NULL;

  assert_taken_in (fixture->team, first->path);
  must_cancel (fixture->ocmw, first->notice);
  second = must_return (fixture);
  revised = desk_revise (fixture->team, fixture->ours, &error);
  g_assert_no_error (error);
  g_assert_cmpint (od_referral_get_state (revised), ==, OD_STATE_DRAFT);
  assert_refused (fixture->team, second->path, OD_IMPORT_ERROR_NOT_OURS);
  assert_states (fixture, OD_STATE_DRAFT, OD_STATE_RECEIVED);
}

static void
test_return_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_return (fixture);
  g_autoptr (OdPackedNotice) again = NULL;
  g_autoptr (OdNotice) sent = NULL;
  g_autoptr (GError) error = NULL;

  must_cancel (fixture->ocmw, packed->notice);
  g_assert_false (g_file_test (packed->path, G_FILE_TEST_EXISTS));
  assert_states (fixture, OD_STATE_SENT, OD_STATE_RECEIVED);
  sent = desk_record_notice_sent (fixture->ocmw, packed->notice, &error);
  g_assert_null (sent);
  g_assert_error (error, OD_NOTICE_ERROR, OD_NOTICE_ERROR_TRANSITION);
  g_clear_error (&error);
  again = desk_pack_notice_again (fixture->ocmw, packed->notice, &error);
  g_assert_null (again);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
}

/* Not while there is a file, nor from the other desk. */
static void
test_return_not_allowed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = NULL;
  g_autoptr (GError) error = NULL;

  packed = desk_return (fixture->team, fixture->ours, OD_RETURN_WRONG_OCMW, &error);
  g_assert_null (packed);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  open_file (fixture);
  packed = desk_return (fixture->ocmw, fixture->accepted, OD_RETURN_WRONG_OCMW, &error);
  g_assert_null (packed);
  g_assert_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_notices (fixture->ocmw->profile))), ==, 0);
}

static void
test_withdrawal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_withdraw (fixture);
  const char *id = od_notice_get_id (packed->notice);

  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_RECEIVED);
  assert_discreet (fixture->team, packed, "-intrekking.zip");
  must_record_sent (fixture->team, packed->notice);
  assert_taken_in (fixture->ocmw, packed->path);
  assert_taken_in (fixture->ocmw, packed->path);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_WITHDRAWN);
  g_assert_cmpuint (get_last_step (fixture->ocmw, fixture->accepted)->day, ==, od_day_to_number ("2026-11-24"));
  g_assert_cmpstr (get_last_step (fixture->ocmw, fixture->accepted)->detail, ==, "mondeling");
  desk_reopen (fixture->ocmw);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_WITHDRAWN);
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, id), ==, OD_NOTICE_STATE_SETTLED);
  g_assert_cmpstr (od_notice_get_content (desk_get_notice (fixture->ocmw, id))->withdrawn_on, ==, "2026-11-24");
}

static void
test_withdrawal_findings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    OdConsentManner manner;
    const char *day;
    OdField field;
    OdFindingCode code;
  } wrong[] = {
    { OD_CONSENT_NOT_GIVEN, "2026-11-24", OD_FIELD_CONSENT_MANNER, OD_FINDING_REQUIRED },
    { OD_CONSENT_ORAL, NULL, OD_FIELD_DATE, OD_FINDING_REQUIRED },
    { OD_CONSENT_ORAL, "gisteren", OD_FIELD_DATE, OD_FINDING_SHAPE },
    { OD_CONSENT_ORAL, "2026-11-25", OD_FIELD_DATE, OD_FINDING_IN_FUTURE },
    { OD_CONSENT_ORAL, "2026-11-22", OD_FIELD_DATE, OD_FINDING_END_BEFORE_START },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (OdFindings) findings
          = od_withdrawal_check (fixture->ours, wrong[i].manner, wrong[i].day, "2026-11-24");
      g_autoptr (OdPackedNotice) packed = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpint (od_findings_find (findings, wrong[i].field)->code, ==, wrong[i].code);
      packed = desk_withdraw (fixture->team, fixture->ours, wrong[i].manner, wrong[i].day, &error);
      g_assert_null (packed);
      g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
    }
  assert_states (fixture, OD_STATE_SENT, OD_STATE_RECEIVED);
}

/* Taken back before it was sent, as if it had not been. */
static void
test_withdrawal_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_withdraw (fixture);
  g_autoptr (OdPackedNotice) again = NULL;
  g_autoptr (OdNotice) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  must_cancel (fixture->team, packed->notice);
  assert_states (fixture, OD_STATE_SENT, OD_STATE_RECEIVED);
  again = must_withdraw (fixture);
  must_record_sent (fixture->team, again->notice);
  cancelled = desk_cancel_notice (fixture->team, again->notice, &error);
  g_assert_null (cancelled);
  g_assert_error (error, OD_NOTICE_ERROR, OD_NOTICE_ERROR_TRANSITION);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_RECEIVED);
}

/* What was never packed needs nobody told. */
static void
test_withdrawal_of_draft (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (team);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) ready = desk_save (team, complete, &error);
  g_autoptr (OdPackedNotice) packed = desk_withdraw (team, ready, OD_CONSENT_WRITTEN, "2026-11-24", &error);

  g_assert_no_error (error);
  g_assert_null (packed->notice);
  g_assert_null (packed->path);
  g_assert_cmpint (od_referral_get_state (packed->referral), ==, OD_STATE_WITHDRAWN);
  g_assert_cmpint (desk_get_state (team, od_referral_get_id (ready)), ==, OD_STATE_WITHDRAWN);
}

/* Without the passphrase it still must reach the OCMW: with another one. */
static void
test_withdrawal_without_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdPackedNotice) packed = NULL;
  g_autoptr (OdSecret) kept = NULL;
  g_autoptr (GError) error = NULL;

  od_keyring_clear_async (fixture->team->keyring, OD_KEYRING_PACKAGE, od_referral_get_reference (fixture->ours), NULL,
                          desk_take_result, &result);
  desk_wait (&result);
  packed = must_withdraw (fixture);
  g_assert_true (packed->passphrase_is_new);
  kept = desk_find_passphrase (fixture->team, od_referral_get_reference (fixture->ours));
  g_assert_true (od_secret_equal (kept, packed->passphrase));
  g_assert_false (desk_take_in (fixture->ocmw, packed->path, NULL, NULL));
  desk_take_in (fixture->ocmw, packed->path, packed->passphrase, &error);
  g_assert_no_error (error);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_WITHDRAWN);
}

/* With a file nothing is erased by itself: a person decides, and may think better of it. */
static void
test_withdrawal_with_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_withdraw (fixture);
  const char *id = od_notice_get_id (packed->notice);
  g_autoptr (OdNotice) kept = NULL, taken_back = NULL, ended = NULL, twice = NULL;
  g_autoptr (GError) error = NULL;

  open_file (fixture);
  assert_taken_in (fixture->ocmw, packed->path);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_FILE_OPEN);
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, id), ==, OD_NOTICE_STATE_RECEIVED);
  kept = desk_decide (fixture->ocmw, desk_get_notice (fixture->ocmw, id), OD_WITHDRAWAL_KEEP_FILE, &error);
  g_assert_no_error (error);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_FILE_OPEN);
  twice = desk_decide (fixture->ocmw, kept, OD_WITHDRAWAL_END_FILE, &error);
  g_assert_error (error, OD_NOTICE_ERROR, OD_NOTICE_ERROR_TRANSITION);
  g_clear_error (&error);
  taken_back = desk_take_back (fixture->ocmw, kept, &error);
  g_assert_no_error (error);
  ended = desk_decide (fixture->ocmw, taken_back, OD_WITHDRAWAL_END_FILE, &error);
  g_assert_no_error (error);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_WITHDRAWN);
  desk_reopen (fixture->ocmw);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_WITHDRAWN);
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, id), ==, OD_NOTICE_STATE_SETTLED);
}

/* What was decided before something else happened stays. */
static void
test_decision_not_taken_back_late (Fixture *fixture, gconstpointer data)
{
  const OdFollowing close = { OD_EVENT_CLOSE_FILE, NULL, NULL, NULL, NULL };
  g_autoptr (OdPackedNotice) packed = must_withdraw (fixture);
  g_autoptr (OdNotice) kept = NULL, taken_back = NULL;
  g_autoptr (OdReferral) closed = NULL;
  g_autoptr (GError) error = NULL;

  open_file (fixture);
  assert_taken_in (fixture->ocmw, packed->path);
  kept = desk_decide (fixture->ocmw, desk_get_notice (fixture->ocmw, od_notice_get_id (packed->notice)),
                      OD_WITHDRAWAL_KEEP_FILE, &error);
  g_assert_no_error (error);
  closed = desk_follow (fixture->ocmw, fixture->accepted, &close, &error);
  g_assert_no_error (error);
  taken_back = desk_take_back (fixture->ocmw, kept, &error);
  g_assert_null (taken_back);
  g_assert_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION);
}

/* The withdrawal overtakes the referral: it is remembered, also after a start, and what comes later is refused. */
static void
test_withdrawal_before_referral (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdPacked) referral = desk_make_sent (team);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = desk_withdraw (team, referral->referral, OD_CONSENT_ORAL, "2026-11-24", &error);

  g_assert_no_error (error);
  desk_take_in (ocmw, packed->path, packed->passphrase, &error);
  g_assert_no_error (error);
  desk_take_in (ocmw, packed->path, packed->passphrase, &error);
  g_assert_no_error (error);
  desk_reopen (ocmw);
  g_assert_cmpint (desk_get_notice_state (ocmw, od_notice_get_id (packed->notice)), ==, OD_NOTICE_STATE_REMEMBERED);
  g_assert_false (desk_take_in (ocmw, referral->path, referral->passphrase, &error));
  g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "ingetrokken"));
  g_assert_cmpuint (desk_count (ocmw), ==, 0);
  g_assert_false (desk_folder_has_text (ocmw->folder, MARKER));
}

static void
test_quality (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_report (fixture);
  const char *id = od_notice_get_id (packed->notice);
  g_autoptr (OdPackedNotice) answer = NULL;
  g_autoptr (OdImport) import = NULL;

  assert_discreet (fixture->ocmw, packed, "-kwaliteitsmelding-");
  must_record_sent (fixture->ocmw, packed->notice);
  import = desk_open_import (fixture->team, packed->path, NULL, NULL);
  g_assert_cmpint (od_import_get_kind (import), ==, OD_IMPORT_QUALITY_NOTICE);
  g_assert_cmpstr (od_quality_remarks_find (od_import_get_remarks (import), OD_FIELD_PHONE)->proposed, ==, NEW_PHONE);
  assert_taken_in (fixture->team, packed->path);
  assert_taken_in (fixture->team, packed->path);
  assert_states (fixture, OD_STATE_SENT, OD_STATE_RECEIVED);
  assert_phones (fixture, "+32470123456");
  g_assert_true (od_notice_is_open (desk_get_notice (fixture->team, id)));
  g_assert_true (od_notice_is_open (desk_get_notice (fixture->ocmw, id)));
  answer = must_answer (fixture, id, OD_QUALITY_ADAPTED, "0470 99 88 77");
  assert_discreet (fixture->team, answer, "-kwaliteitsantwoord-");
  assert_phones (fixture, "+32470123456");
  must_record_sent (fixture->team, answer->notice);
  assert_taken_in (fixture->ocmw, answer->path);
  assert_taken_in (fixture->ocmw, answer->path);
  desk_reopen (fixture->team);
  desk_reopen (fixture->ocmw);
  assert_phones (fixture, NEW_PHONE);
  assert_states (fixture, OD_STATE_SENT, OD_STATE_RECEIVED);
  g_assert_cmpint (desk_get_notice_state (fixture->team, id), ==, OD_NOTICE_STATE_ANSWERED);
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, id), ==, OD_NOTICE_STATE_ANSWERED);
  g_assert_cmpstr (get_last_step (fixture->ocmw, fixture->accepted)->detail, ==, "telefoon");
  g_assert_cmpstr (get_last_step (fixture->team, fixture->ours)->detail, ==, "telefoon");
  g_assert_cmpstr (get_last_step (fixture->team, fixture->ours)->user, ==, "Tina Teamlid");
}

static void
test_quality_unfounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_report (fixture);
  const char *id = od_notice_get_id (packed->notice);
  g_autoptr (OdPackedNotice) answer = NULL;

  assert_taken_in (fixture->team, packed->path);
  answer = must_answer (fixture, id, OD_QUALITY_UNFOUNDED, NULL);
  must_record_sent (fixture->team, answer->notice);
  assert_taken_in (fixture->ocmw, answer->path);
  assert_phones (fixture, "+32470123456");
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, id), ==, OD_NOTICE_STATE_ANSWERED);
  g_assert_cmpint (
      od_quality_remarks_find (od_notice_get_content (desk_get_notice (fixture->ocmw, id))->remarks, OD_FIELD_PHONE)
          ->verdict,
      ==, OD_QUALITY_UNFOUNDED);
  g_assert_cmpint (get_last_step (fixture->ocmw, fixture->accepted)->event, ==, OD_EVENT_RECEIVE);
}

/* An answer is undone until it was sent, and may be another one then. */
static void
test_answer_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_report (fixture);
  const char *id = od_notice_get_id (packed->notice);
  g_autoptr (OdPackedNotice) answer = NULL, other = NULL;
  const OdQualityRemark *remark;

  assert_taken_in (fixture->team, packed->path);
  answer = must_answer (fixture, id, OD_QUALITY_UNFOUNDED, NULL);
  must_cancel (fixture->team, answer->notice);
  remark
      = od_quality_remarks_find (od_notice_get_content (desk_get_notice (fixture->team, id))->remarks, OD_FIELD_PHONE);
  g_assert_cmpint (remark->verdict, ==, OD_QUALITY_OPEN);
  g_assert_cmpint (desk_get_notice_state (fixture->team, id), ==, OD_NOTICE_STATE_RECEIVED);
  other = must_answer (fixture, id, OD_QUALITY_ADAPTED, NULL);
  must_record_sent (fixture->team, other->notice);
  assert_taken_in (fixture->ocmw, other->path);
  assert_phones (fixture, "");
}

/* Packed again after it got lost it is the same message. */
static void
test_packed_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_report (fixture);
  g_autoptr (OdPackedNotice) again = NULL, answer = NULL, answer_again = NULL;
  g_autoptr (GError) error = NULL;

  must_record_sent (fixture->ocmw, packed->notice);
  again = desk_pack_notice_again (fixture->ocmw, packed->notice, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->path, ==, packed->path);
  assert_taken_in (fixture->team, again->path);
  answer = must_answer (fixture, od_notice_get_id (packed->notice), OD_QUALITY_ADAPTED, NEW_PHONE);
  must_record_sent (fixture->team, answer->notice);
  assert_taken_in (fixture->ocmw, answer->path);
  answer_again = desk_pack_notice_again (fixture->team, answer->notice, &error);
  g_assert_no_error (error);
  assert_taken_in (fixture->ocmw, answer_again->path);
  assert_phones (fixture, NEW_PHONE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_notices (fixture->ocmw->profile))), ==, 1);
}

static void
test_quality_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) wrong = desk_make_remarks (OD_FIELD_PHONE, OD_QUALITY_WRONG, "geen nummer");
  g_autoptr (GPtrArray) name = desk_make_remarks (OD_FIELD_FAMILY_NAME, OD_QUALITY_SUPERFLUOUS, NULL);
  g_autoptr (GPtrArray) open = NULL, nameless = NULL;
  g_autoptr (OdPackedNotice) none = NULL, packed = NULL, answer = NULL;
  g_autoptr (GError) error = NULL;
  OdNotice *notice;

  none = desk_report (fixture->ocmw, fixture->accepted, wrong, &error);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_clear_error (&error);
  packed = desk_report (fixture->ocmw, fixture->accepted, name, &error);
  g_assert_no_error (error);
  assert_taken_in (fixture->team, packed->path);
  notice = desk_get_notice (fixture->team, od_notice_get_id (packed->notice));
  open = desk_make_answers (notice, OD_QUALITY_OPEN, NULL);
  answer = desk_answer (fixture->team, notice, open, &error);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_clear_error (&error);
  /* A client without a name is none. */
  nameless = desk_make_answers (notice, OD_QUALITY_ADAPTED, NULL);
  answer = desk_answer (fixture->team, notice, nameless, &error);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_assert_null (strstr (error->message, MARKER));
  g_assert_cmpint (desk_get_notice_state (fixture->team, od_notice_get_id (packed->notice)), ==,
                   OD_NOTICE_STATE_RECEIVED);
}

/* A notice for one desk is not for another; nor is one about what is not here. */
static void
test_not_ours (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Desk) other = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdPackedNotice) report = must_report (fixture);
  g_autoptr (OdPackedNotice) withdrawal = must_withdraw (fixture);
  g_autoptr (GError) error = NULL;

  assert_refused (fixture->team, withdrawal->path, OD_IMPORT_ERROR_OTHER_RECIPIENT);
  assert_refused (fixture->ocmw, report->path, OD_IMPORT_ERROR_OTHER_RECIPIENT);
  g_assert_false (desk_take_in (other, report->path, report->passphrase, &error));
  g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_NOT_OURS);
}

/* The answer must be about what was reported, and only once. */
static void
test_forged_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_report (fixture);
  OdProtocol *protocol = od_profile_find_protocol (fixture->team->profile, HULSHOUT);
  const struct
  {
    const char *in_reply_to;
    OdField field;
    OdImportError code;
  } forged[] = {
    { "0f0e0d0c-1111-4222-8333-444455556666", OD_FIELD_PHONE, OD_IMPORT_ERROR_NOT_OURS },
    { od_notice_get_id (packed->notice), OD_FIELD_EMAIL, OD_IMPORT_ERROR_REFUSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forged); i++)
    {
      OdMessage *message = od_message_new (OD_MESSAGE_QUALITY_ANSWER);
      g_autofree char *path = NULL;

      message->id = g_uuid_string_random ();
      message->reference = g_strdup (od_referral_get_reference (fixture->ours));
      message->in_reply_to = g_strdup (forged[i].in_reply_to);
      message->protocol_id = g_strdup (HULSHOUT);
      message->sender = od_protocol_get_party (protocol, OD_DESK_KIND_EN_GEZIN);
      message->recipient = od_protocol_get_party (protocol, OD_DESK_OCMW);
      message->sent = od_profile_get_now (fixture->team->profile);
      message->program = g_strdup ("Proef 1.0");
      message->remarks = desk_make_remarks (forged[i].field, 0, NULL);
      od_quality_remark_answer (g_ptr_array_index (message->remarks, 0), OD_QUALITY_ADAPTED, NULL);
      path = desk_pack_message (fixture->team->folder, message, NULL, packed->passphrase);
      assert_refused (fixture->ocmw, path, forged[i].code);
      od_message_free (message);
    }
  assert_phones (fixture, "+32470123456");
}

/* Erasing a referral erases what its notices say, in the register and in the list. */
static void
test_erased_with_referral (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) packed = must_report (fixture);
  const char *id = od_notice_get_id (packed->notice);
  OdReferral *current = od_profile_find_referral (fixture->ocmw->profile, od_referral_get_id (fixture->accepted));
  const OdFollowing no_help = { OD_EVENT_WANT_NO_HELP, NULL, NULL, NULL, NULL };
  g_autoptr (OdReferral) unwanted = desk_follow (fixture->ocmw, current, &no_help, NULL);
  g_autoptr (GDateTime) now = od_profile_get_now (fixture->ocmw->profile);
  g_autoptr (OdReferral) erased
      = od_referral_with_event (unwanted, OD_EVENT_ERASE, now, "Wilma Werkster", NULL, NULL, NULL);
  OdChange *change = od_profile_new_change (fixture->ocmw->profile, "gewist", od_referral_get_reference (erased));
  g_autoptr (GAsyncResult) result = NULL;

  od_change_put_referral (change, erased, NULL);
  od_register_apply_async (fixture->ocmw->profile->reg, change, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_register_apply_finish (fixture->ocmw->profile->reg, result, NULL));
  g_clear_object (&result); /* it holds the register */
  od_profile_forget_notices (fixture->ocmw->profile, od_referral_get_id (erased));
  g_assert_null (od_notice_get_content (desk_get_notice (fixture->ocmw, id)));
  desk_reopen (fixture->ocmw);
  g_assert_null (od_notice_get_content (desk_get_notice (fixture->ocmw, id)));
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, id), ==, OD_NOTICE_STATE_PACKED);
  /* A withdrawal of what is gone is noted, no more. */
  g_clear_pointer (&packed, od_packed_notice_free);
  packed = must_withdraw (fixture);
  assert_taken_in (fixture->ocmw, packed->path);
  assert_states (fixture, OD_STATE_WITHDRAWN, OD_STATE_ERASED);
  g_assert_cmpint (desk_get_notice_state (fixture->ocmw, od_notice_get_id (packed->notice)), ==,
                   OD_NOTICE_STATE_SETTLED);
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  static const char *const at_ocmw[] = {
    "kwaliteitsmelding-verpakt",
    "kwaliteitsmelding-verzonden",
    "kwaliteitsantwoord-ontvangen",
    "intrekking-ontvangen",
  };
  static const char *const at_team[] = {
    "kwaliteitsmelding-ontvangen", "kwaliteitsantwoord-verpakt", "kwaliteitsantwoord-verzonden", "ingetrokken",
    "intrekking-verzonden",
  };
  g_autoptr (OdPackedNotice) packed = must_report (fixture);
  g_autoptr (OdPackedNotice) answer = NULL, withdrawal = NULL;
  g_autofree char *of_ocmw = NULL, *of_team = NULL;

  must_record_sent (fixture->ocmw, packed->notice);
  assert_taken_in (fixture->team, packed->path);
  answer = must_answer (fixture, od_notice_get_id (packed->notice), OD_QUALITY_ADAPTED, NEW_PHONE);
  must_record_sent (fixture->team, answer->notice);
  assert_taken_in (fixture->ocmw, answer->path);
  withdrawal = must_withdraw (fixture);
  must_record_sent (fixture->team, withdrawal->notice);
  assert_taken_in (fixture->ocmw, withdrawal->path);
  of_ocmw = desk_read_journal (fixture->ocmw);
  of_team = desk_read_journal (fixture->team);
  for (gsize i = 0; i < G_N_ELEMENTS (at_ocmw); i++)
    g_assert_nonnull (strstr (of_ocmw, at_ocmw[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (at_team); i++)
    g_assert_nonnull (strstr (of_team, at_team[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/handover/notices/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("return", test_return);
  ADD ("recall", test_recall);
  ADD ("return-revised", test_return_revised);
  ADD ("return-cancelled", test_return_cancelled);
  ADD ("return-not-allowed", test_return_not_allowed);
  ADD ("withdrawal", test_withdrawal);
  ADD ("withdrawal-findings", test_withdrawal_findings);
  ADD ("withdrawal-cancelled", test_withdrawal_cancelled);
  g_test_add_func ("/handover/notices/withdrawal-of-draft", test_withdrawal_of_draft);
  ADD ("withdrawal-without-passphrase", test_withdrawal_without_passphrase);
  ADD ("withdrawal-with-file", test_withdrawal_with_file);
  ADD ("decision-not-taken-back-late", test_decision_not_taken_back_late);
  g_test_add_func ("/handover/notices/withdrawal-before-referral", test_withdrawal_before_referral);
  ADD ("quality", test_quality);
  ADD ("quality-unfounded", test_quality_unfounded);
  ADD ("answer-cancelled", test_answer_cancelled);
  ADD ("packed-again", test_packed_again);
  ADD ("quality-findings", test_quality_findings);
  ADD ("not-ours", test_not_ours);
  ADD ("forged-answers", test_forged_answers);
  ADD ("erased-with-referral", test_erased_with_referral);
  ADD ("journal", test_journal);
  return g_test_run ();
}
