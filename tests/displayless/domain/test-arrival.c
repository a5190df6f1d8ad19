#include "arrival.h"
#include "difference.h"

#define FIRST "00000000-0000-4000-8000-000000000001"
#define SECOND "00000000-0000-4000-8000-000000000002"
#define THIRD "00000000-0000-4000-8000-000000000003"

static void
let_happen (OdReferral **referral, OdEvent event, const char *detail)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T12:00:00+01:00", NULL);
  g_autoptr (GError) error = NULL;
  OdReferral *changed = event == OD_EVENT_UNDO
                            ? od_referral_with_undo (*referral, now, "Wilma Werkster", &error)
                            : od_referral_with_event (*referral, event, now, "Wilma Werkster", NULL, detail, &error);

  g_assert_no_error (error);
  g_object_unref (*referral);
  *referral = changed;
}

static OdReferral *
make_received (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T12:00:00+01:00", NULL);

  return od_referral_new (OD_DESK_OCMW, FIRST, "2026-00042-K7QM", "verzonnen-protocol", now, "Wilma Werkster");
}

static void
assert_last (OdReferral *referral, OdEvent event, const char *expected)
{
  g_autofree char *id = NULL;
  const OdStep *step = od_arrival_find_last (referral, &id);

  g_assert_nonnull (step);
  g_assert_cmpint (step->event, ==, event);
  g_assert_cmpstr (id, ==, expected);
}

static void
test_detail (void)
{
  OdDifference phone = { OD_FIELD_PHONE, (char *) "+32470123456", (char *) "+32470123457" };
  OdDifference day = { OD_FIELD_CONSENT_ON, (char *) "2026-11-23", (char *) "2026-11-24" };
  g_autoptr (GPtrArray) differences = g_ptr_array_new ();
  g_autofree char *detail = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GArray) fields = NULL;

  g_ptr_array_add (differences, &phone);
  g_ptr_array_add (differences, &day);
  detail = od_arrival_detail (SECOND, differences);
  g_assert_cmpstr (detail, ==, SECOND ":telefoon,datum");
  g_assert_true (od_arrival_from_detail (detail, &id, &fields));
  g_assert_cmpstr (id, ==, SECOND);
  g_assert_cmpuint (fields->len, ==, 2);
  g_assert_cmpint (g_array_index (fields, OdField, 0), ==, OD_FIELD_PHONE);
  g_assert_cmpint (g_array_index (fields, OdField, 1), ==, OD_FIELD_CONSENT_ON);
}

static void
test_detail_without_fields (void)
{
  g_autofree char *detail = od_arrival_detail (SECOND, NULL);
  g_autoptr (GArray) fields = NULL;

  g_assert_cmpstr (detail, ==, SECOND);
  g_assert_true (od_arrival_from_detail (detail, NULL, &fields));
  g_assert_cmpuint (fields->len, ==, 0);
}

static void
test_other_details (void)
{
  static const char *const others[] = {
    NULL, "", ":", "telefoon", "Wout Werker", ":telefoon", SECOND ":telefoon,", SECOND ":naam", SECOND "0", SECOND ":telefoon datum",
    "00000000-0000-4000-8000-00000000000g",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      char *id = NULL;
      GArray *fields = NULL;

      g_assert_false (od_arrival_from_detail (others[i], &id, &fields));
      g_assert_null (id);
      g_assert_null (fields);
    }
}

static void
test_last (void)
{
  g_autoptr (OdReferral) referral = make_received ();

  assert_last (referral, OD_EVENT_RECEIVE, FIRST);
  let_happen (&referral, OD_EVENT_ASSIGN, "Wout Werker");
  assert_last (referral, OD_EVENT_RECEIVE, FIRST);
  let_happen (&referral, OD_EVENT_RECEIVE_AGAIN, SECOND);
  assert_last (referral, OD_EVENT_RECEIVE_AGAIN, SECOND);
  let_happen (&referral, OD_EVENT_CORRECT, THIRD ":telefoon");
  assert_last (referral, OD_EVENT_CORRECT, THIRD);
  /* By hand: no package came. */
  let_happen (&referral, OD_EVENT_CORRECT, "telefoon");
  assert_last (referral, OD_EVENT_CORRECT, THIRD);
}

/* Noticed is what was worked on since. */
static void
test_unseen (void)
{
  g_autoptr (OdReferral) referral = make_received ();

  g_assert_null (od_arrival_find_unseen_correction (referral));
  let_happen (&referral, OD_EVENT_CORRECT, SECOND ":telefoon");
  g_assert_nonnull (od_arrival_find_unseen_correction (referral));
  let_happen (&referral, OD_EVENT_RECEIVE_AGAIN, THIRD);
  g_assert_nonnull (od_arrival_find_unseen_correction (referral));
  let_happen (&referral, OD_EVENT_ASSIGN, "Wout Werker");
  g_assert_null (od_arrival_find_unseen_correction (referral));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrival/detail", test_detail);
  g_test_add_func ("/arrival/detail-without-fields", test_detail_without_fields);
  g_test_add_func ("/arrival/other-details", test_other_details);
  g_test_add_func ("/arrival/last", test_last);
  g_test_add_func ("/arrival/unseen", test_unseen);
  return g_test_run ();
}
