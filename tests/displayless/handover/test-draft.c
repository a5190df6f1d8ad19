#include "test-desk.h"

/* Drafts: kept by themselves, never lost, never back once discarded. */

static OdReferral *
with (Desk *desk, OdReferral *referral, OdField field, const char *value)
{
  g_autoptr (GDateTime) now = od_profile_get_now (desk->profile);
  g_autoptr (OdClient) client = od_client_with (od_referral_get_client (referral), field, value);

  return od_referral_with_client (referral, client, now);
}

static void
test_new_is_not_kept (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) one = desk_new_draft (desk, NULL);
  g_autoptr (OdReferral) other = desk_new_draft (desk, NULL);

  g_assert_cmpstr (od_referral_get_reference (one), !=, od_referral_get_reference (other));
  g_assert_true (g_str_has_prefix (od_referral_get_reference (one), "2026-00001-"));
  g_assert_true (g_str_has_prefix (od_referral_get_reference (other), "2026-00002-"));
  desk_reopen (desk);
  g_assert_cmpuint (desk_count (desk), ==, 0);
}

static void
test_state_follows_findings (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) draft = desk_new_draft (desk, NULL);
  g_autoptr (OdReferral) incomplete = desk_save (desk, draft, NULL);
  g_autoptr (OdReferral) complete = desk_make_complete (desk);
  g_autoptr (OdReferral) ready = desk_save (desk, complete, NULL);
  g_autoptr (OdReferral) wrong = with (desk, ready, OD_FIELD_PHONE, "12");
  g_autoptr (OdReferral) again = desk_save (desk, wrong, NULL);

  g_assert_cmpint (od_referral_get_state (incomplete), ==, OD_STATE_DRAFT);
  g_assert_cmpint (od_referral_get_state (ready), ==, OD_STATE_READY);
  g_assert_cmpint (od_referral_get_state (again), ==, OD_STATE_DRAFT);
  g_assert_cmpstr (od_client_get (od_referral_get_client (again), OD_FIELD_PHONE), ==, "12");
  desk_reopen (desk);
  g_assert_cmpuint (desk_count (desk), ==, 2);
  g_assert_cmpint (desk_get_state (desk, od_referral_get_id (again)), ==, OD_STATE_DRAFT);
}

static void
test_unchanged_writes_nothing (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (desk);
  g_autoptr (OdReferral) ready = desk_save (desk, complete, NULL);
  g_autofree char *before = desk_read_journal (desk);
  g_autoptr (OdReferral) same = desk_save (desk, complete, NULL);
  g_autofree char *after = desk_read_journal (desk);

  g_assert_true (same == ready);
  g_assert_cmpstr (before, ==, after);
}

static void
test_discard (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (desk);
  g_autoptr (OdReferral) ready = desk_save (desk, complete, NULL);
  g_autoptr (OdReferral) unsaved = desk_new_draft (desk, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_discard (desk, ready, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (desk_count (desk), ==, 0);
  g_assert_true (desk_discard (desk, unsaved, &error));
  g_assert_no_error (error);
  /* A save that was under way when it was discarded. */
  g_assert_null (desk_save (desk, ready, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  desk_reopen (desk);
  g_assert_cmpuint (desk_count (desk), ==, 0);
}

static void
test_packed_is_no_draft (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdPacked) packed = desk_make_sent (desk);
  g_autoptr (OdReferral) changed = with (desk, packed->referral, OD_FIELD_GIVEN_NAME, "Anders");
  g_autoptr (OdPacked) again = NULL;
  g_autoptr (OdReferral) revised = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_save (desk, changed, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (desk_discard (desk, packed->referral, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  again = desk_pack (desk, packed->referral, NULL, &error);
  g_assert_no_error (error);
  revised = desk_revise (desk, again->referral, &error);
  g_assert_no_error (error);
  g_assert_cmpint (od_referral_get_state (revised), ==, OD_STATE_DRAFT);
  g_assert_false (desk_discard (desk, revised, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
}

/* Everything at once on one referral: each waits its turn, and what is on the disk is what is in the list. */
static void
test_at_once (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (desk);
  g_autoptr (OdReferral) ready = desk_save (desk, complete, NULL);
  g_autoptr (OdReferral) changed = with (desk, ready, OD_FIELD_GIVEN_NAME, "Anders");
  GAsyncResult *results[4] = { NULL };
  g_autoptr (OdReferral) saved = NULL;
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (GError) error = NULL;

  od_draft_save_async (desk->profile, changed, NULL, desk_take_result, &results[0]);
  od_pack_async (desk->profile, ready, NULL, NULL, NULL, desk_take_result, &results[1]);
  od_draft_save_async (desk->profile, complete, NULL, desk_take_result, &results[2]);
  od_draft_discard_async (desk->profile, complete, NULL, desk_take_result, &results[3]);
  for (guint i = 0; i < 4; i++)
    desk_wait (&results[i]);
  saved = od_draft_save_finish (desk->profile, results[0], &error);
  g_assert_no_error (error);
  packed = od_pack_finish (desk->profile, results[1], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (od_client_get (od_referral_get_client (packed->referral), OD_FIELD_GIVEN_NAME), ==, "Anders");
  g_assert_null (od_draft_save_finish (desk->profile, results[2], &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (od_draft_discard_finish (desk->profile, results[3], &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  for (guint i = 0; i < 4; i++)
    g_clear_object (&results[i]);
  desk_reopen (desk);
  g_assert_cmpint (desk_get_state (desk, od_referral_get_id (packed->referral)), ==, OD_STATE_PACKED);
}

/* Cancelled while waiting for its turn: nothing of it happens, and who waits behind goes on. */
static void
test_cancelled (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (desk);
  g_autoptr (OdReferral) changed = with (desk, complete, OD_FIELD_GIVEN_NAME, "Anders");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) one = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GAsyncResult) last = NULL;
  g_autoptr (OdReferral) first = NULL;
  g_autoptr (OdReferral) second = NULL;
  g_autoptr (GError) error = NULL;

  od_draft_save_async (desk->profile, complete, NULL, desk_take_result, &one);
  od_draft_save_async (desk->profile, changed, cancellable, desk_take_result, &cancelled);
  od_draft_save_async (desk->profile, complete, NULL, desk_take_result, &last);
  g_cancellable_cancel (cancellable);
  desk_wait (&one);
  desk_wait (&cancelled);
  desk_wait (&last);
  first = od_draft_save_finish (desk->profile, one, &error);
  g_assert_no_error (error);
  second = od_draft_save_finish (desk->profile, last, &error);
  g_assert_no_error (error);
  g_assert_null (od_draft_save_finish (desk->profile, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (od_client_get (od_referral_get_client (second), OD_FIELD_GIVEN_NAME), ==, "Fien");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/draft/new-is-not-kept", test_new_is_not_kept);
  g_test_add_func ("/handover/draft/state-follows-findings", test_state_follows_findings);
  g_test_add_func ("/handover/draft/unchanged-writes-nothing", test_unchanged_writes_nothing);
  g_test_add_func ("/handover/draft/discard", test_discard);
  g_test_add_func ("/handover/draft/packed-is-no-draft", test_packed_is_no_draft);
  g_test_add_func ("/handover/draft/at-once", test_at_once);
  g_test_add_func ("/handover/draft/cancelled", test_cancelled);
  return g_test_run ();
}
