#include "erase.h"
#include "test-desk.h"

/* What a social worker records. */

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdReferral *accepted;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  fixture->accepted = desk_hand_over (fixture->team, fixture->ocmw, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->accepted);
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    OdFollowing what;
    OdField field;
    OdFindingCode code;
  } wrong[] = {
    { { OD_EVENT_ASSIGN, NULL, NULL, NULL, NULL }, OD_FIELD_USER_NAME, OD_FINDING_REQUIRED },
    { { OD_EVENT_ASSIGN, NULL, NULL, "  ", NULL }, OD_FIELD_USER_NAME, OD_FINDING_REQUIRED },
    { { OD_EVENT_ASSIGN, NULL, NULL, "A\x07", NULL }, OD_FIELD_USER_NAME, OD_FINDING_CONTROL_CHARACTERS },
    { { OD_EVENT_WANT_HELP, NULL, NULL, NULL, NULL }, OD_FIELD_FILE_NUMBER, OD_FINDING_REQUIRED },
    { { OD_EVENT_WANT_HELP, NULL, NULL, NULL, "85.07.30-033.28" }, OD_FIELD_FILE_NUMBER, OD_FINDING_NATIONAL_REGISTER_NUMBER },
    { { OD_EVENT_ATTEMPT, NULL, NULL, NULL, NULL }, OD_FIELD_CONTACT_DETAILS, OD_FINDING_REQUIRED },
    { { OD_EVENT_ATTEMPT, NULL, "vrije tekst", NULL, NULL }, OD_FIELD_CONTACT_DETAILS, OD_FINDING_REQUIRED },
    { { OD_EVENT_ATTEMPT, NULL, "telefoon:misschien", NULL, NULL }, OD_FIELD_CONTACT_DETAILS, OD_FINDING_REQUIRED },
    { { OD_EVENT_CONTACT, NULL, "vrije tekst", NULL, NULL }, OD_FIELD_CONTACT_DETAILS, OD_FINDING_CHARACTERS },
    { { OD_EVENT_REVIEW, NULL, NULL, NULL, NULL }, OD_FIELD_GROUND, OD_FINDING_REQUIRED },
    { { OD_EVENT_REVIEW, NULL, "wissen:zomaar een reden", NULL, NULL }, OD_FIELD_GROUND, OD_FINDING_REQUIRED },
    { { OD_EVENT_REVIEW, NULL, "bewaren:later-opnieuw:2026-11-24", NULL, NULL }, OD_FIELD_DATE, OD_FINDING_END_BEFORE_START },
    { { OD_EVENT_CONTACT, "2026-11-25", NULL, NULL, NULL }, OD_FIELD_DATE, OD_FINDING_IN_FUTURE },
    { { OD_EVENT_CONTACT, "2026-11-23", NULL, NULL, NULL }, OD_FIELD_DATE, OD_FINDING_END_BEFORE_START },
    { { OD_EVENT_CONTACT, "gisteren", NULL, NULL, NULL }, OD_FIELD_DATE, OD_FINDING_SHAPE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (OdFindings) findings = od_follow_check (&wrong[i].what, fixture->accepted, "2026-11-24");
      g_autoptr (GError) error = NULL;
      const OdFinding *finding = od_findings_find (findings, wrong[i].field);
      g_assert_nonnull (finding);
      g_assert_cmpint (finding->code, ==, wrong[i].code);
      g_assert_null (desk_follow (fixture->ocmw, fixture->accepted, &wrong[i].what, &error));
      g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
      g_assert_cmpint (desk_get_state (fixture->ocmw, od_referral_get_id (fixture->accepted)), ==, OD_STATE_RECEIVED);
    }
}

/* Erasing, returning and the like have use cases of their own; others are of the other desk. */
static void
test_not_followed (Fixture *fixture, gconstpointer data)
{
  for (OdEvent event = 0; event < OD_N_EVENTS; event++)
    {
      const OdFollowing what = { event, NULL, NULL, NULL, NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (OdReferral) changed = NULL;
      if (event >= OD_EVENT_ASSIGN && event <= OD_EVENT_REVIEW)
        continue;
      changed = desk_follow (fixture->ocmw, fixture->accepted, &what, &error);
      g_assert_null (changed);
      g_assert_nonnull (error);
    }
}

static void
test_wrong_state (Fixture *fixture, gconstpointer data)
{
  const OdFollowing close = { OD_EVENT_CLOSE_FILE, NULL, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_follow (fixture->ocmw, fixture->accepted, &close, &error));
  g_assert_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION);
  g_assert_null (strstr (error->message, MARKER));
}

static void
do_follow (Fixture *fixture, OdEvent event, const char *worker, const char *file_number)
{
  const OdFollowing what = { event, NULL, NULL, worker, file_number };
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) changed = desk_follow (fixture->ocmw, fixture->accepted, &what, &error);

  g_assert_no_error (error);
}

static void
assert_undone (Fixture *fixture, OdState state, const char *worker, const char *file_number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) undone = desk_undo (fixture->ocmw, fixture->accepted, &error);

  g_assert_no_error (error);
  g_assert_cmpint (od_referral_get_state (undone), ==, state);
  g_assert_cmpstr (od_referral_get_worker (undone), ==, worker);
  g_assert_cmpstr (od_referral_get_file_number (undone), ==, file_number);
}

/* What is taken back is as it was before, worker and file number too; nothing is forgotten. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  OdReferral *reopened;

  do_follow (fixture, OD_EVENT_ASSIGN, "Wout Werker", NULL);
  do_follow (fixture, OD_EVENT_ASSIGN, "Wilma Werkster", NULL);
  do_follow (fixture, OD_EVENT_WANT_HELP, NULL, "D-1");
  assert_undone (fixture, OD_STATE_ASSIGNED, "Wilma Werkster", NULL);
  assert_undone (fixture, OD_STATE_ASSIGNED, "Wout Werker", NULL);
  do_follow (fixture, OD_EVENT_CONTACT, NULL, NULL);
  assert_undone (fixture, OD_STATE_ASSIGNED, "Wout Werker", NULL);
  assert_undone (fixture, OD_STATE_RECEIVED, NULL, NULL);
  g_assert_null (desk_undo (fixture->ocmw, fixture->accepted, &error));
  g_assert_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION);
  desk_reopen (fixture->ocmw);
  reopened = od_profile_find_referral (fixture->ocmw->profile, od_referral_get_id (fixture->accepted));
  g_assert_null (od_referral_get_worker (reopened));
  g_assert_null (od_referral_get_file_number (reopened));
  g_assert_cmpuint (od_referral_get_steps (reopened)->len, ==, 9);
}

static void
test_attempt_details (void)
{
  static const char *const wrong[] = { NULL, "", "telefoon", "telefoon:", "telefoon:misschien", ":bereikt", "Fien Verzonnen:bereikt" };

  for (int reached = 0; reached < 2; reached++)
    {
      g_autofree char *detail = od_follow_attempt_format ("langs-de-balie", reached);
      g_autofree char *manner = NULL;
      gboolean read_reached;

      g_assert_true (od_follow_attempt_parse (detail, &manner, &read_reached));
      g_assert_cmpstr (manner, ==, "langs-de-balie");
      g_assert_cmpint (read_reached, ==, reached);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *manner = NULL;

      g_assert_false (od_follow_attempt_parse (wrong[i], &manner, &(gboolean){ 0 }));
      g_assert_null (manner);
    }
}

/* Choices and deadlines of this desk's own, kept when it is opened again; what is not offered is refused. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  const OdFollowing at_counter = { OD_EVENT_ATTEMPT, NULL, "aan-het-loket:bereikt", NULL, NULL };
  const OdFollowing by_letter = { OD_EVENT_ATTEMPT, NULL, "brief:bereikt", NULL, NULL };
  const OdSettings *settings = od_profile_get_settings (fixture->ocmw->profile);
  g_autoptr (OdChoices) more = od_choices_with_new (settings->choices, OD_CHOICE_CONTACT_MANNER, "aan het loket");
  g_autoptr (OdChoices) choices = od_choices_with_offered (more, OD_CHOICE_CONTACT_MANNER, "brief", FALSE);
  g_autoptr (OdSettings) notifying = od_settings_with_notification (settings, TRUE);
  g_autoptr (OdSettings) with_choices = od_settings_with_choices (notifying, choices);
  OdDeadlines deadlines = with_choices->deadlines;
  g_autoptr (OdSettings) changed = NULL;
  g_autoptr (OdReferral) attempted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (settings->notifies);
  g_assert_null (desk_follow (fixture->ocmw, fixture->accepted, &at_counter, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_clear_error (&error);
  deadlines.days[OD_DEADLINE_WISH] = 14;
  changed = od_settings_with_deadlines (with_choices, &deadlines);
  g_assert_true (desk_set_up (fixture->ocmw, changed, &error));
  desk_reopen (fixture->ocmw);
  settings = od_profile_get_settings (fixture->ocmw->profile);
  g_assert_true (settings->notifies);
  g_assert_cmpuint (settings->deadlines.days[OD_DEADLINE_WISH], ==, 14);
  g_assert_cmpuint (settings->deadlines.days[OD_DEADLINE_REVIEW], ==, 90);
  g_assert_null (desk_follow (fixture->ocmw, fixture->accepted, &by_letter, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_clear_error (&error);
  attempted = desk_follow (fixture->ocmw, fixture->accepted, &at_counter, &error);
  g_assert_no_error (error);
}

/* A clock that is wrong, and put right again: nothing is lost, nothing may be erased early, and the journal stays whole. */
static void
test_clock_set_back (Fixture *fixture, gconstpointer data)
{
  static const OdFollowing want_help = { OD_EVENT_WANT_HELP, NULL, NULL, "Wout Werker", "D-2026-7" };
  static const OdFollowing close_file = { OD_EVENT_CLOSE_FILE, NULL, NULL, NULL, NULL };
  const char *id = od_referral_get_id (fixture->accepted);
  g_autoptr (OdReferral) helped = NULL;
  g_autoptr (OdReferral) closed = NULL;
  g_autoptr (GError) error = NULL;

  fixture->ocmw->now = "2019-03-01T12:00:00+01:00";
  desk_reopen (fixture->ocmw);
  helped = desk_follow (fixture->ocmw, od_profile_find_referral (fixture->ocmw->profile, id), &want_help, &error);
  g_assert_no_error (error);
  fixture->ocmw->now = NOON;
  desk_reopen (fixture->ocmw);
  closed = desk_follow (fixture->ocmw, od_profile_find_referral (fixture->ocmw->profile, id), &close_file, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_get_state (fixture->ocmw, id), ==, OD_STATE_FILE_CLOSED);
  g_assert_true (od_client_equal (od_referral_get_client (closed), od_referral_get_client (fixture->accepted)));
  g_assert_false (od_erase_check (fixture->ocmw->profile, closed, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  desk_assert_sound (fixture->ocmw);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/handover/follow/findings", test_findings);
  ADD ("/handover/follow/not-followed", test_not_followed);
  ADD ("/handover/follow/wrong-state", test_wrong_state);
  ADD ("/handover/follow/undo", test_undo);
  ADD ("/handover/follow/settings", test_settings);
  ADD ("/handover/follow/clock-set-back", test_clock_set_back);
  g_test_add_func ("/handover/follow/attempt-details", test_attempt_details);
  return g_test_run ();
}
