#include "next-step.h"
#include "referral-making.h"

#define MAX_STEPS 8

typedef struct
{
  OdDesk desk;
  MadeStep steps[MAX_STEPS];
  const char *today;
  OdWorkGroup group;
  OdAction action;
  const char *due;
  gboolean overdue;
} Case;

#define KG OD_DESK_KIND_EN_GEZIN
#define OCMW OD_DESK_OCMW
/* Sent on 28 December; came in on Monday 5 January 2026: five working days later it is Monday again. */
#define RECEIVED { OD_EVENT_RECEIVE, "2026-01-05", "2025-12-28" }
#define OPEN RECEIVED, { OD_EVENT_WANT_HELP, "2026-01-07" }
#define SENT { OD_EVENT_COMPLETE, "2026-01-05" }, { OD_EVENT_PACK, "2026-01-05" }, { OD_EVENT_SEND, "2026-01-07" }

/* In the order of a work list of one day, desk by desk. */
static const Case cases[] = {
  { OCMW, { RECEIVED, { OD_EVENT_ASSIGN, "2026-01-06" }, { OD_EVENT_ATTEMPT, "2026-01-07" } }, "2026-01-13", OD_GROUP_TO_CONTACT,
    OD_ACTION_CONTACT, "2026-01-12", TRUE },
  { OCMW, { RECEIVED }, "2026-01-12", OD_GROUP_NEW, OD_ACTION_ASSIGN, "2026-01-12", FALSE },
  { OCMW, { RECEIVED }, "2026-01-13", OD_GROUP_NEW, OD_ACTION_ASSIGN, "2026-01-12", TRUE },
  { OCMW, { RECEIVED, { OD_EVENT_CONTACT, "2026-01-09", "2026-01-08" } }, "2026-02-07", OD_GROUP_AWAITS_WISH, OD_ACTION_LEARN_WISH,
    "2026-02-07", FALSE },
  { OCMW, { RECEIVED, { OD_EVENT_CONTACT, "2026-01-08" } }, "2026-02-08", OD_GROUP_AWAITS_WISH, OD_ACTION_LEARN_WISH, "2026-02-07", TRUE },
  { OCMW, { RECEIVED, { OD_EVENT_CONTACT, "2026-01-08" }, { OD_EVENT_CONTACT, "2026-02-01" } }, "2026-02-08", OD_GROUP_AWAITS_WISH,
    OD_ACTION_LEARN_WISH, "2026-03-03", FALSE },
  { OCMW, { OPEN }, "2036-01-01", OD_GROUP_FILE_OPEN, OD_ACTION_HELP, "", FALSE },
  { OCMW, { OPEN, { OD_EVENT_WITHDRAW, "2026-02-01" } }, "2026-02-02", OD_GROUP_TO_REVIEW, OD_ACTION_DECIDE, "2026-02-01", TRUE },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-02-01" } }, "2026-02-02", OD_GROUP_KEPT, OD_ACTION_ERASE, "2036-02-01", FALSE },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-02-01" } }, "2036-02-02", OD_GROUP_TO_ERASE, OD_ACTION_ERASE, "2036-02-01", FALSE },
  { OCMW, { RECEIVED, { OD_EVENT_WANT_NO_HELP, "2026-01-07" } }, "2026-01-09", OD_GROUP_TO_ERASE, OD_ACTION_ERASE, "2026-01-07", FALSE },
  { OCMW, { RECEIVED, { OD_EVENT_ASSIGN, "2026-01-06" }, { OD_EVENT_GIVE_UP, "2026-01-08" } }, "2026-04-08", OD_GROUP_TO_REVIEW,
    OD_ACTION_REVIEW, "2026-04-08", FALSE },
  { OCMW, { RECEIVED, { OD_EVENT_ASSIGN, "2026-01-06" }, { OD_EVENT_GIVE_UP, "2026-01-08" },
      { OD_EVENT_REVIEW, "2026-04-08", NULL, "wissen:verhuisd" } }, "2026-04-09", OD_GROUP_TO_ERASE, OD_ACTION_ERASE, "2026-04-08", FALSE },
  { OCMW, { RECEIVED, { OD_EVENT_ASSIGN, "2026-01-06" }, { OD_EVENT_GIVE_UP, "2026-01-08" }, { OD_EVENT_RESUME, "2026-03-02" } },
    "2026-03-03", OD_GROUP_TO_CONTACT, OD_ACTION_CONTACT, "2026-03-09", FALSE },
  { OCMW, { RECEIVED, { OD_EVENT_WANT_NO_HELP, "2026-01-07" }, { OD_EVENT_ERASE, "2026-01-08" } }, "2026-01-09", OD_GROUP_DONE,
    OD_ACTION_NONE, "", FALSE },
  { KG, { { OD_EVENT_COMPLETE, "2026-01-05" }, { OD_EVENT_REVISE, "2026-01-05" } }, "2026-02-01", OD_GROUP_DRAFT, OD_ACTION_COMPLETE, "", FALSE },
  { KG, { { OD_EVENT_COMPLETE, "2026-01-05" } }, "2026-02-01", OD_GROUP_DRAFT, OD_ACTION_PACK, "", FALSE },
  { KG, { { OD_EVENT_COMPLETE, "2026-01-05" }, { OD_EVENT_PACK, "2026-01-05" } }, "2026-02-01", OD_GROUP_TO_SEND, OD_ACTION_SEND, "", FALSE },
  { KG, { SENT }, "2026-01-14", OD_GROUP_SENT, OD_ACTION_AWAIT_RECEIPT, "2026-01-14", FALSE },
  { KG, { SENT }, "2026-01-15", OD_GROUP_NOT_CONFIRMED, OD_ACTION_ASK_RECEIPT, "2026-01-14", TRUE },
  { KG, { SENT, { OD_EVENT_CONFIRM, "2026-01-20" } }, "2026-01-21", OD_GROUP_CONFIRMED, OD_ACTION_ERASE, "2026-02-19", FALSE },
  { KG, { SENT, { OD_EVENT_CONFIRM, "2026-01-20" } }, "2026-02-21", OD_GROUP_TO_ERASE, OD_ACTION_ERASE, "2026-02-19", FALSE },
  { KG, { SENT, { OD_EVENT_RETURN, "2026-01-20" } }, "2026-01-21", OD_GROUP_TO_REVIEW, OD_ACTION_REVISE, "2026-01-20", TRUE },
};

static OdNextStep
get (const Case *data, const char *today)
{
  g_autoptr (OdReferral) referral = make_referral (data->desk, data->steps, MAX_STEPS);
  OdDeadlines deadlines;

  od_deadlines_set_defaults (&deadlines);
  return od_next_step_get (referral, 10, &deadlines, today);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      OdNextStep next = get (&cases[i], cases[i].today);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (next.group, ==, cases[i].group);
      g_assert_cmpint (next.action, ==, cases[i].action);
      g_assert_cmpstr (next.due, ==, cases[i].due);
      g_assert_cmpint (next.overdue, ==, cases[i].overdue);
    }
}

/* By section; in it by day, with what can be done today before what has time, and then what is new first. */
static void
test_order (void)
{
  static const OdNextStep order[] = {
    { OD_GROUP_TO_CONTACT, OD_ACTION_CONTACT, "2026-01-02", TRUE },  { OD_GROUP_NEW, OD_ACTION_ASSIGN, "2026-01-09", TRUE },
    { OD_GROUP_TO_CONTACT, OD_ACTION_CONTACT, "2026-01-09", TRUE },  { OD_GROUP_NEW, OD_ACTION_ASSIGN, "2026-01-13", FALSE },
    { OD_GROUP_NEW, OD_ACTION_ASSIGN, "2026-02-01", FALSE },         { OD_GROUP_TO_CONTACT, OD_ACTION_CONTACT, "2026-01-14", FALSE },
    { OD_GROUP_DRAFT, OD_ACTION_PACK, "", FALSE },                   { OD_GROUP_DRAFT, OD_ACTION_COMPLETE, "", FALSE },
    { OD_GROUP_TO_SEND, OD_ACTION_SEND, "", FALSE },                 { OD_GROUP_TO_REVIEW, OD_ACTION_REVIEW, "2026-02-28", FALSE },
    { OD_GROUP_TO_REVIEW, OD_ACTION_REVIEW, "2026-03-01", FALSE },   { OD_GROUP_TO_ERASE, OD_ACTION_ERASE, "2025-12-31", FALSE },
    { OD_GROUP_TO_ERASE, OD_ACTION_ERASE, "2026-01-01", FALSE },     { OD_GROUP_FILE_OPEN, OD_ACTION_HELP, "", FALSE },
    { OD_GROUP_KEPT, OD_ACTION_ERASE, "2030-01-01", FALSE },         { OD_GROUP_KEPT, OD_ACTION_ERASE, "9999-12-31", FALSE },
    { OD_GROUP_DONE, OD_ACTION_NONE, "", FALSE },
  };
  g_autoptr (OdReferral) referral = make_referral (OCMW, cases[0].steps, MAX_STEPS);

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (order); i++)
    g_assert_cmpuint (od_next_step_get_place (&order[i], referral, "2026-01-13"), <,
                      od_next_step_get_place (&order[i + 1], referral, "2026-01-13"));
}

/* Of two with the same next step the oldest. */
static void
test_oldest_first (void)
{
  static const OdNextStep next = { OD_GROUP_NEW, OD_ACTION_ASSIGN, "2026-01-13", FALSE };
  static const char *const times[] = { "1960-01-01T00:00:00Z", "2026-01-05T09:00:00Z", "2026-01-05T09:00:01Z", "2026-06-01T00:00:00Z" };
  guint64 before = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (times[i], NULL);
      g_autoptr (OdReferral) referral = od_referral_new (OCMW, "id", "2026-00001-AAAA", NULL, created, "Wilma Werkster");
      guint64 place = od_next_step_get_place (&next, referral, "2026-01-13");

      g_assert_cmpuint (place, >, before);
      before = place;
    }
}

static void
test_deadlines (void)
{
  OdDeadlines deadlines;

  od_deadlines_set_defaults (&deadlines);
  g_assert_true (od_deadlines_are_valid (&deadlines));
  for (OdDeadline deadline = 0; deadline < OD_N_DEADLINES; deadline++)
    {
      deadlines.days[deadline] = 0;
      g_assert_false (od_deadlines_are_valid (&deadlines));
      deadlines.days[deadline] = od_deadline_get_maximum (deadline) + 1;
      g_assert_false (od_deadlines_are_valid (&deadlines));
      deadlines.days[deadline] = od_deadline_get_maximum (deadline);
      g_assert_true (od_deadlines_are_valid (&deadlines));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next-step/cases", test_cases);
  g_test_add_func ("/next-step/order", test_order);
  g_test_add_func ("/next-step/oldest-first", test_oldest_first);
  g_test_add_func ("/next-step/deadlines", test_deadlines);
  return g_test_run ();
}
