#include "test-desk.h"

#include "access.h"
#include "correct.h"
#include "disclose.h"

/* What happens to a client's data at the OCMW: passed on, corrected. */

#define DMW "DMW van een ziekenfonds"

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdReferral *accepted;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const OdFollowing assign = { OD_EVENT_ASSIGN, NULL, NULL, "Wout Werker", NULL };
  g_autoptr (OdReferral) assigned = NULL;

  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  fixture->accepted = desk_hand_over (fixture->team, fixture->ocmw, NULL);
  assigned = desk_follow (fixture->ocmw, fixture->accepted, &assign, NULL);
  g_assert_nonnull (assigned);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->accepted);
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
}

static OdReferral *
disclose (Fixture *fixture, const OdDisclosing *what, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_disclose_async (fixture->ocmw->profile, fixture->accepted, what, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_disclose_finish (fixture->ocmw->profile, result, error);
}

static OdReferral *
correct (Fixture *fixture, OdField field, const char *value, GError **error)
{
  return desk_correct (fixture->ocmw, fixture->accepted, field, value, error);
}

static OdReferral *
reopen (Fixture *fixture)
{
  desk_reopen (fixture->ocmw);
  return od_profile_find_referral (fixture->ocmw->profile, od_referral_get_id (fixture->accepted));
}

/* To whom and what is with the client; outside of it, only that it happened. */
static void
test_disclosure (Fixture *fixture, gconstpointer data)
{
  const OdDisclosing what = { DMW, "2026-11-24", OD_DATA_NAME | OD_DATA_PHONE, OD_DISCLOSURE_CONSENT };
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) changed = disclose (fixture, &what, &error);
  const OdDisclosure *disclosure;
  GPtrArray *disclosures;

  g_assert_no_error (error);
  disclosures = od_client_history_get_disclosures (od_referral_get_history (reopen (fixture)));
  g_assert_cmpuint (disclosures->len, ==, 1);
  disclosure = g_ptr_array_index (disclosures, 0);
  g_assert_cmpstr (disclosure->actor, ==, DMW);
  g_assert_cmpstr (disclosure->day, ==, "2026-11-24");
  g_assert_cmpint (disclosure->data, ==, OD_DATA_NAME | OD_DATA_PHONE);
  g_assert_cmpint (disclosure->ground, ==, OD_DISCLOSURE_CONSENT);
  g_assert_cmpstr (disclosure->user, ==, "Wilma Werkster");
  g_assert_false (desk_folder_has_text (fixture->ocmw->folder, DMW));
  g_assert_null (od_referral_find_step (changed, OD_EVENT_DISCLOSE)->detail);
}

/* What was recorded by mistake is taken back, and the right one stays. */
static void
test_disclosure_undone (Fixture *fixture, gconstpointer data)
{
  const OdDisclosing right = { "CAW", "2026-11-24", OD_DATA_NAME, OD_DISCLOSURE_LOCAL_SOCIAL_POLICY };
  const OdDisclosing mistaken = { DMW, "2026-11-24", OD_DATA_NAME, OD_DISCLOSURE_CONSENT };
  g_autoptr (OdReferral) one = disclose (fixture, &right, NULL);
  g_autoptr (OdReferral) two = disclose (fixture, &mistaken, NULL);
  g_autoptr (OdReferral) undone = desk_undo (fixture->ocmw, fixture->accepted, NULL);
  GPtrArray *disclosures;

  g_assert_nonnull (undone);
  disclosures = od_client_history_get_disclosures (od_referral_get_history (reopen (fixture)));
  g_assert_cmpuint (disclosures->len, ==, 1);
  g_assert_cmpstr (((const OdDisclosure *) g_ptr_array_index (disclosures, 0))->actor, ==, "CAW");
}

static void
test_disclosure_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    OdDisclosing what;
    OdField field;
  } cases[] = {
    { { NULL, "2026-11-24", OD_DATA_NAME, OD_DISCLOSURE_CONSENT }, OD_FIELD_ACTOR },
    { { "Een buurvrouw", "2026-11-24", OD_DATA_NAME, OD_DISCLOSURE_CONSENT }, OD_FIELD_ACTOR },
    { { "CAW", "2026-11-24", 0, OD_DISCLOSURE_CONSENT }, OD_FIELD_DATA },
    { { "CAW", "2026-11-25", OD_DATA_NAME, OD_DISCLOSURE_CONSENT }, OD_FIELD_DATE },
    { { "CAW", "2026-11-23", OD_DATA_NAME, OD_DISCLOSURE_CONSENT }, OD_FIELD_DATE },
    { { "CAW", "morgen", OD_DATA_NAME, OD_DISCLOSURE_CONSENT }, OD_FIELD_DATE },
    { { "CAW", "2026-11-24", OD_DATA_NAME, OD_N_DISCLOSURE_GROUNDS }, OD_FIELD_GROUND },
  };
  const OdDisclosing phone = { "CAW", "2026-11-24", OD_DATA_PHONE, OD_DISCLOSURE_CONSENT };
  g_autoptr (OdReferral) without = NULL;
  g_autoptr (OdReferral) refused = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdFindings) findings = od_disclose_check (fixture->ocmw->profile, fixture->accepted, &cases[i].what, "2026-11-24");
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (od_findings_find (findings, cases[i].field));
      g_assert_null (disclose (fixture, &cases[i].what, &error));
      g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
    }
  /* What is not known of the client was not passed on. */
  without = correct (fixture, OD_FIELD_PHONE, "", NULL);
  refused = disclose (fixture, &phone, NULL);
  g_assert_null (refused);
}

/* What it was stays known with the client, and is erased with it; the timeline names the data and no values. */
static void
test_correction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) one = correct (fixture, OD_FIELD_STREET, " Bedachtelaan ", &error);
  g_autoptr (OdReferral) two = correct (fixture, OD_FIELD_EMAIL, "", &error);
  g_autoptr (GArray) fields = NULL;
  const OdCorrection *correction;
  const OdDifference *difference;
  GPtrArray *corrections;
  OdReferral *reopened;

  g_assert_no_error (error);
  reopened = reopen (fixture);
  g_assert_cmpstr (od_client_get (od_referral_get_client (reopened), OD_FIELD_STREET), ==, "Bedachtelaan");
  corrections = od_client_history_get_corrections (od_referral_get_history (reopened));
  g_assert_cmpuint (corrections->len, ==, 2);
  correction = g_ptr_array_index (corrections, 0);
  g_assert_cmpuint (correction->differences->len, ==, 1);
  difference = g_ptr_array_index (correction->differences, 0);
  g_assert_cmpint (difference->field, ==, OD_FIELD_STREET);
  g_assert_cmpstr (difference->before, ==, "Verzonnenstraat");
  g_assert_cmpstr (difference->after, ==, "Bedachtelaan");
  correction = g_ptr_array_index (corrections, 1);
  difference = g_ptr_array_index (correction->differences, 0);
  g_assert_cmpstr (difference->after, ==, "");
  fields = od_correct_fields_from_detail (od_referral_find_step (reopened, OD_EVENT_CORRECT)->detail);
  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_cmpint (g_array_index (fields, OdField, 0), ==, OD_FIELD_EMAIL);
  g_assert_false (desk_folder_has_text (fixture->ocmw->folder, "Bedachtelaan"));
  g_assert_false (desk_folder_has_text (fixture->ocmw->folder, "Verzonnenstraat"));
}

static void
test_correction_refused (Fixture *fixture, gconstpointer data)
{
  guint n_steps = od_referral_get_steps (od_profile_find_referral (fixture->ocmw->profile, od_referral_get_id (fixture->accepted)))->len;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) refused = correct (fixture, OD_FIELD_FAMILY_NAME, "85.07.30-033.28", &error);
  g_autoptr (OdReferral) same = NULL;

  g_assert_null (refused);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  same = correct (fixture, OD_FIELD_GIVEN_NAME, "  Fien ", NULL);
  g_assert_cmpuint (od_referral_get_steps (same)->len, ==, n_steps);
  g_assert_null (od_correct_fields_from_detail ("hand:vrije tekst"));
  g_assert_null (od_correct_fields_from_detail (NULL));
}

static OdAccess *
report (Fixture *fixture, GError **error)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (referrals, fixture->accepted);
  od_access_report_async (fixture->ocmw->profile, referrals, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_access_report_finish (fixture->ocmw->profile, result, error);
}

/* All that is known goes into it; who works here does not; and nothing of it stays in the profile's folder. */
static void
test_access (Fixture *fixture, gconstpointer data)
{
  static const char *const known[] = {
    MARKER, "Verzonnenstraat", "Bedachtelaan", "+32470123456", "fien@voorbeeld.example", "D-2026-9", DMW, "mondeling", "dossier-geopend",
    "\"doorverwijzing\"", "telefoon:niet-bereikt",
  };
  static const char *const unknown[] = { "Wilma Werkster", "Wout Werker" };
  const OdFollowing attempt = { OD_EVENT_ATTEMPT, NULL, "telefoon:niet-bereikt", NULL, NULL };
  const OdFollowing help = { OD_EVENT_WANT_HELP, NULL, NULL, NULL, "D-2026-9" };
  const OdDisclosing what = { DMW, "2026-11-24", OD_DATA_NAME, OD_DISCLOSURE_CONSENT };
  g_autoptr (OdReferral) attempted = desk_follow (fixture->ocmw, fixture->accepted, &attempt, NULL);
  g_autoptr (OdReferral) helped = desk_follow (fixture->ocmw, fixture->accepted, &help, NULL);
  g_autoptr (OdReferral) corrected = correct (fixture, OD_FIELD_STREET, "Bedachtelaan", NULL);
  g_autoptr (OdReferral) disclosed = disclose (fixture, &what, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdAccess) access = report (fixture, &error);
  g_autofree char *json = NULL;
  g_autofree char *journal = desk_read_journal (fixture->ocmw);

  g_assert_no_error (error);
  g_assert_nonnull (disclosed);
  json = g_strndup (g_bytes_get_data (access->json, NULL), g_bytes_get_size (access->json));
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_nonnull (strstr (json, known[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (strstr (json, unknown[i]));
  g_assert_cmpmem (g_bytes_get_data (access->pdf, NULL), 5, "%PDF-", 5);
  g_assert_nonnull (strstr (journal, "inzage-opgemaakt"));
  g_assert_false (desk_folder_has_text (fixture->ocmw->folder, "Bedachtelaan"));
}

static gboolean
keep_actors (Fixture *fixture, const char *const *actors, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_actors_keep_async (fixture->ocmw->profile, od_profile_find_protocol (fixture->ocmw->profile, HULSHOUT), actors, NULL,
                        desk_take_result, &result);
  desk_wait (&result);
  return od_actors_keep_finish (fixture->ocmw->profile, result, error);
}

static void
test_actors (Fixture *fixture, gconstpointer data)
{
  static const char *const own[] = { " CAW  De Verzinning", "DMW", NULL };
  static const char *const twice[] = { "CAW", "c.a.w", NULL };
  static const char *const none[] = { NULL };
  const OdDisclosing what = { "CAW De Verzinning", "2026-11-24", OD_DATA_NAME, OD_DISCLOSURE_CONSENT };
  const char *const *usual = od_protocol_get_actors (od_profile_find_protocol (fixture->ocmw->profile, HULSHOUT));
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) disclosed = NULL;

  g_assert_true (g_strv_contains (usual, "OCMW") && g_strv_contains (usual, "CAW") && g_strv_contains (usual, DMW));
  g_assert_false (keep_actors (fixture, twice, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_assert_false (keep_actors (fixture, none, NULL));
  g_assert_true (keep_actors (fixture, own, NULL));
  reopen (fixture);
  disclosed = disclose (fixture, &what, NULL);
  g_assert_nonnull (disclosed);
  g_assert_cmpstr (od_protocol_get_actors (od_profile_find_protocol (fixture->ocmw->profile, HULSHOUT))[0], ==, what.actor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/handover/client-history/disclosure", test_disclosure);
  ADD ("/handover/client-history/disclosure-undone", test_disclosure_undone);
  ADD ("/handover/client-history/disclosure-refused", test_disclosure_refused);
  ADD ("/handover/client-history/correction", test_correction);
  ADD ("/handover/client-history/correction-refused", test_correction_refused);
  ADD ("/handover/client-history/access", test_access);
  ADD ("/handover/client-history/actors", test_actors);
  return g_test_run ();
}
