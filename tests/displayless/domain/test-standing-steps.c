#include "referral-making.h"
#include "standing-steps.h"

#define BIT(event) OD_EVENT_BIT (OD_EVENT_##event)

static void
test_undone_steps (void)
{
  static const MadeStep steps[] = {
    { OD_EVENT_RECEIVE, "2026-01-05" },
    { OD_EVENT_ASSIGN, "2026-01-06", NULL, "Wout Werker" },
    { OD_EVENT_CONTACT, "2026-01-07", "2026-01-06" },
    { OD_EVENT_CONTACT, "2026-01-09" },
    { OD_EVENT_UNDO, "2026-01-09" },
    { OD_EVENT_ASSIGN, "2026-01-10", NULL, "Wilma Werkster" },
    { OD_EVENT_WANT_HELP, "2026-01-11" },
    { OD_EVENT_UNDO, "2026-01-12" },
    { OD_EVENT_UNDO, "2026-01-12" },
  };
  g_autoptr (OdReferral) referral = make_referral (OD_DESK_OCMW, steps, G_N_ELEMENTS (steps));
  OdSteps *found = od_referral_get_steps (referral);
  const OdStep *contact = od_steps_find_standing (found, BIT (CONTACT));
  g_autofree char *day = od_step_get_day (contact);
  g_autofree char *assigned_on = NULL;

  g_assert_cmpstr (day, ==, "2026-01-06");
  g_assert_null (od_steps_find_standing (found, BIT (WANT_HELP)));
  g_assert_null (od_steps_find_standing (found, BIT (UNDO)));
  g_assert_cmpstr (od_steps_find_standing (found, BIT (ASSIGN))->detail, ==, "Wout Werker");
  assigned_on = od_step_get_day (od_steps_find_standing (found, BIT (ASSIGN)));
  g_assert_cmpstr (assigned_on, ==, "2026-01-06");
  g_assert_cmpint (od_steps_find_standing (found, BIT (RECEIVE) | BIT (ASSIGN) | BIT (CONTACT))->event, ==, OD_EVENT_CONTACT);
  g_assert_cmpint (od_steps_find_first_standing (found, BIT (ASSIGN) | BIT (CONTACT))->event, ==, OD_EVENT_ASSIGN);
  g_assert_null (od_steps_find_first_standing (found, BIT (GIVE_UP)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standing-steps/undone-steps", test_undone_steps);
  return g_test_run ();
}
