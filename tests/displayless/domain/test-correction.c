#include "referral.h"

/* A referral that was packed goes back to the form, and out again or back to where it was. */

static OdReferral *
make_ready (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T12:00:00+01:00", NULL);
  g_autoptr (OdReferral) draft = od_referral_new (OD_DESK_KIND_EN_GEZIN, "00000000-0000-4000-8000-000000000001", "2026-00042-K7QM",
                                                  "verzonnen-protocol", now, "Tina Teamlid");

  return od_referral_with_event (draft, OD_EVENT_COMPLETE, now, "Tina Teamlid", NULL, NULL, NULL);
}

static void
let_happen (OdReferral **referral, OdEvent event, const char *detail)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T13:00:00+01:00", NULL);
  g_autoptr (GError) error = NULL;
  OdReferral *changed = od_referral_with_event (*referral, event, now, "Tina Teamlid", NULL, detail, &error);

  g_assert_no_error (error);
  g_object_unref (*referral);
  *referral = changed;
}

static void
set_phone (OdReferral **referral, const char *number)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T13:00:00+01:00", NULL);
  g_autoptr (OdClient) client = od_client_with (od_referral_get_client (*referral), OD_FIELD_PHONE, number);
  OdReferral *changed = od_referral_with_client (*referral, client, now);

  g_object_unref (*referral);
  *referral = changed;
}

static const char *
get_phone (OdReferral *referral)
{
  return od_client_get (od_referral_get_client (referral), OD_FIELD_PHONE);
}

static OdReferral *
leave (OdReferral *referral, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T14:00:00+01:00", NULL);

  return od_referral_with_correction_left (referral, now, "Tom Teamlid", error);
}

static const struct
{
  OdEvent events[5]; /* after it is ready, to the end of OD_N_EVENTS */
  OdState state;
} beginnings[] = {
  { { OD_EVENT_PACK, OD_N_EVENTS }, OD_STATE_PACKED },
  { { OD_EVENT_PACK, OD_EVENT_SEND, OD_N_EVENTS }, OD_STATE_SENT },
  { { OD_EVENT_PACK, OD_EVENT_SEND, OD_EVENT_CONFIRM, OD_N_EVENTS }, OD_STATE_CONFIRMED },
  { { OD_EVENT_PACK, OD_EVENT_SEND, OD_EVENT_RETURN, OD_N_EVENTS }, OD_STATE_RETURNED },
};

static OdReferral *
make_packed (guint beginning)
{
  OdReferral *referral = make_ready ();

  set_phone (&referral, "+32470123456");
  for (guint i = 0; beginnings[beginning].events[i] != OD_N_EVENTS; i++)
    let_happen (&referral, beginnings[beginning].events[i], NULL);
  g_assert_cmpint (od_referral_get_state (referral), ==, beginnings[beginning].state);
  return referral;
}

/* However often it became ready in between: state and content come back, and nothing is forgotten. */
static void
test_left (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (OdReferral) referral = make_packed (i);
      g_autoptr (OdReferral) left = NULL;
      g_autoptr (GError) error = NULL;
      const OdStep *step;
      OdState state;

      let_happen (&referral, OD_EVENT_REVISE, NULL);
      g_assert_true (od_referral_is_being_corrected (referral, &state));
      g_assert_cmpint (state, ==, beginnings[i].state);
      set_phone (&referral, "+32470123457");
      let_happen (&referral, OD_EVENT_COMPLETE, NULL);
      let_happen (&referral, OD_EVENT_REVISE, NULL);
      let_happen (&referral, OD_EVENT_COMPLETE, NULL);
      g_assert_cmpstr (od_client_get (od_referral_get_handed_over (referral)->client, OD_FIELD_PHONE), ==, "+32470123456");
      left = leave (referral, &error);
      g_assert_no_error (error);
      g_assert_cmpint (od_referral_get_state (left), ==, beginnings[i].state);
      g_assert_cmpstr (get_phone (left), ==, "+32470123456");
      g_assert_null (od_referral_get_handed_over (left));
      g_assert_false (od_referral_is_being_corrected (left, NULL));
      g_assert_cmpuint (od_referral_get_steps (left)->len, ==, od_referral_get_steps (referral)->len + 1);
      step = od_referral_find_step (left, OD_EVENT_UNDO);
      g_assert_cmpstr (step->detail, ==, "hernomen");
      g_assert_cmpstr (step->user, ==, "Tom Teamlid");
    }
}

/* What went out is not corrected any more: leaving is refused, and so for a draft that never was packed. */
static void
test_not_corrected (void)
{
  g_autoptr (OdReferral) draft = make_ready ();
  g_autoptr (OdReferral) packed = make_packed (1);

  let_happen (&packed, OD_EVENT_REVISE, NULL);
  let_happen (&packed, OD_EVENT_COMPLETE, NULL);
  let_happen (&packed, OD_EVENT_PACK, NULL);
  g_assert_null (od_referral_get_handed_over (packed));
  for (guint i = 0; i < 2; i++)
    {
      OdReferral *referral = i == 0 ? draft : packed;
      g_autoptr (GError) error = NULL;

      g_assert_false (od_referral_is_being_corrected (referral, NULL));
      g_assert_null (leave (referral, &error));
      g_assert_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION);
    }
}

/* The receipt of what went out may come in while it is being corrected; that of an earlier package says nothing of it. */
static void
test_confirmed_meanwhile (void)
{
  static const struct
  {
    const char *detail;
    OdState state;
  } receipts[] = { { OD_DETAIL_LAST_PACKAGE, OD_STATE_CONFIRMED }, { OD_DETAIL_EARLIER_PACKAGE, OD_STATE_SENT } };

  for (guint i = 0; i < G_N_ELEMENTS (receipts); i++)
    {
      g_autoptr (OdReferral) referral = make_packed (1);
      g_autoptr (OdReferral) left = NULL;

      let_happen (&referral, OD_EVENT_REVISE, NULL);
      let_happen (&referral, OD_EVENT_CONFIRM_EARLIER, receipts[i].detail);
      g_assert_cmpint (od_referral_get_state (referral), ==, OD_STATE_DRAFT);
      left = leave (referral, NULL);
      g_assert_cmpint (od_referral_get_state (left), ==, receipts[i].state);
    }
}

/* A second correction starts from what the second package handed over. */
static void
test_second_correction (void)
{
  g_autoptr (OdReferral) referral = make_packed (2);
  g_autoptr (OdReferral) left = NULL;

  let_happen (&referral, OD_EVENT_REVISE, NULL);
  set_phone (&referral, "+32470123457");
  let_happen (&referral, OD_EVENT_COMPLETE, NULL);
  let_happen (&referral, OD_EVENT_PACK, NULL);
  let_happen (&referral, OD_EVENT_SEND, NULL);
  let_happen (&referral, OD_EVENT_REVISE, NULL);
  set_phone (&referral, "+32470123458");
  left = leave (referral, NULL);
  g_assert_cmpint (od_referral_get_state (left), ==, OD_STATE_SENT);
  g_assert_cmpstr (get_phone (left), ==, "+32470123457");
}

/* Erasing leaves nothing of what was handed over before either. */
static void
test_erased (void)
{
  g_autoptr (OdReferral) referral = make_packed (1);

  let_happen (&referral, OD_EVENT_REVISE, NULL);
  let_happen (&referral, OD_EVENT_WITHDRAW, NULL);
  let_happen (&referral, OD_EVENT_ERASE, NULL);
  g_assert_null (od_referral_get_handed_over (referral));
  g_assert_null (od_referral_get_client (referral));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/correction/left", test_left);
  g_test_add_func ("/correction/not-corrected", test_not_corrected);
  g_test_add_func ("/correction/confirmed-meanwhile", test_confirmed_meanwhile);
  g_test_add_func ("/correction/second", test_second_correction);
  g_test_add_func ("/correction/erased", test_erased);
  return g_test_run ();
}
