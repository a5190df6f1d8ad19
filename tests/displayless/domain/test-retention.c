#include "day.h"
#include "referral-making.h"
#include "retention.h"

#define MAX_STEPS 10

typedef struct
{
  OdDesk desk;
  MadeStep steps[MAX_STEPS];
  const char *today;
  OdRetentionState state;
  OdRetentionGround ground;
  const char *day;
} Case;

#define KG OD_DESK_KIND_EN_GEZIN
#define OCMW OD_DESK_OCMW
#define BLOCKED OD_RETENTION_BLOCKED
#define LATER OD_RETENTION_LATER
#define DUE OD_RETENTION_DUE
#define RECEIVED { OD_EVENT_RECEIVE, "2026-01-05" }, { OD_EVENT_ASSIGN, "2026-01-06", NULL, "Wout Werker" }
#define OPEN RECEIVED, { OD_EVENT_WANT_HELP, "2026-01-07" }
#define GIVEN_UP RECEIVED, { OD_EVENT_ATTEMPT, "2026-01-07" }, { OD_EVENT_GIVE_UP, "2026-01-08" }
#define CONFIRMED { OD_EVENT_COMPLETE, "2026-01-05" }, { OD_EVENT_PACK, "2026-01-05" }, { OD_EVENT_SEND, "2026-01-05" }, \
                  { OD_EVENT_CONFIRM, "2026-01-09", "2025-12-01" }

static const Case cases[] = {
  /* Protocol art. 3: until contact took place and the wish is clear. However long it takes. */
  { OCMW, { { OD_EVENT_RECEIVE, "2026-01-05" } }, "2066-01-05", BLOCKED, OD_GROUND_NO_CONTACT, "" },
  { OCMW, { RECEIVED }, "2066-01-05", BLOCKED, OD_GROUND_NO_CONTACT, "" },
  { OCMW, { RECEIVED, { OD_EVENT_ATTEMPT, "2026-01-07" } }, "2066-01-05", BLOCKED, OD_GROUND_NO_CONTACT, "" },
  { OCMW, { RECEIVED, { OD_EVENT_CONTACT, "2026-01-07" } }, "2066-01-05", BLOCKED, OD_GROUND_WISH_UNCLEAR, "" },
  { OCMW, { OPEN }, "2066-01-05", BLOCKED, OD_GROUND_FILE_OPEN, "" },
  /* At once. */
  { OCMW, { RECEIVED, { OD_EVENT_WANT_NO_HELP, "2026-01-07", "2026-01-06" } }, "2026-01-07", DUE, OD_GROUND_NO_HELP, "2026-01-06" },
  { OCMW, { RECEIVED, { OD_EVENT_RETURN, "2026-01-07" } }, "2026-01-07", DUE, OD_GROUND_RETURNED, "2026-01-07" },
  { OCMW, { RECEIVED, { OD_EVENT_WITHDRAW, "2026-01-07" } }, "2026-01-07", DUE, OD_GROUND_WITHDRAWN, "2026-01-07" },
  /* Taken back: the client does wish to be helped after all. */
  { OCMW, { RECEIVED, { OD_EVENT_WANT_NO_HELP, "2026-01-07" }, { OD_EVENT_UNDO, "2026-01-08" } }, "2030-01-01", BLOCKED, OD_GROUND_NO_CONTACT, "" },
  { OCMW, { RECEIVED, { OD_EVENT_WANT_NO_HELP, "2026-01-07" }, { OD_EVENT_WANT_HELP, "2026-01-08" } }, "2030-01-01", BLOCKED, OD_GROUND_FILE_OPEN, "" },
  /* Ten years after closing, to the day. */
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-01" } }, "2036-02-29", LATER, OD_GROUND_FILE_CLOSED, "2036-03-01" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-01" } }, "2036-03-01", DUE, OD_GROUND_FILE_CLOSED, "2036-03-01" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-10", "2026-03-01" } }, "2036-03-01", DUE, OD_GROUND_FILE_CLOSED, "2036-03-01" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2028-02-29" } }, "2038-02-27", LATER, OD_GROUND_FILE_CLOSED, "2038-02-28" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2028-02-29" } }, "2038-02-28", DUE, OD_GROUND_FILE_CLOSED, "2038-02-28" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2028-02-28" } }, "2038-02-28", DUE, OD_GROUND_FILE_CLOSED, "2038-02-28" },
  /* Opened again, and closed again: anew. And taken back: as before. */
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-01" }, { OD_EVENT_REOPEN_FILE, "2035-12-31" } }, "2046-01-01", BLOCKED, OD_GROUND_FILE_OPEN, "" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-01" }, { OD_EVENT_REOPEN_FILE, "2035-12-31" }, { OD_EVENT_CLOSE_FILE, "2036-01-02" } },
    "2036-03-01", LATER, OD_GROUND_FILE_CLOSED, "2046-01-02" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-01" }, { OD_EVENT_REOPEN_FILE, "2026-03-02" }, { OD_EVENT_UNDO, "2026-03-03" } },
    "2036-03-01", DUE, OD_GROUND_FILE_CLOSED, "2036-03-01" },
  /* At the turn of the day it is the day on the wall that counts. */
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-01T00:30:00+01:00" } }, "2036-03-01", DUE, OD_GROUND_FILE_CLOSED, "2036-03-01" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-02-28T23:30:00Z" } }, "2036-02-28", DUE, OD_GROUND_FILE_CLOSED, "2036-02-28" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-07-31T23:59:59-11:00" } }, "2036-07-31", DUE, OD_GROUND_FILE_CLOSED, "2036-07-31" },
  /* Unreachable: never by itself. */
  { OCMW, { GIVEN_UP }, "2066-01-01", BLOCKED, OD_GROUND_TO_REVIEW, "2026-04-08" },
  { OCMW, { GIVEN_UP, { OD_EVENT_REVIEW, "2026-04-08", NULL, "bewaren:later-opnieuw:2026-07-01" } }, "2066-01-01", BLOCKED,
    OD_GROUND_TO_REVIEW, "2026-07-01" },
  { OCMW, { GIVEN_UP, { OD_EVENT_REVIEW, "2026-04-08", NULL, "wissen:geen-reactie" } }, "2026-04-08", DUE, OD_GROUND_UNREACHABLE,
    "2026-04-08" },
  { OCMW, { GIVEN_UP, { OD_EVENT_REVIEW, "2026-04-08", NULL, "wissen:geen-reactie" }, { OD_EVENT_UNDO, "2026-04-09" } }, "2026-04-09",
    BLOCKED, OD_GROUND_TO_REVIEW, "2026-04-08" },
  { OCMW, { GIVEN_UP, { OD_EVENT_REVIEW, "2026-04-08", NULL, "wissen:geen-reactie" }, { OD_EVENT_RESUME, "2026-04-09" },
      { OD_EVENT_GIVE_UP, "2026-05-01" } }, "2066-01-01", BLOCKED, OD_GROUND_TO_REVIEW, "2026-07-30" },
  { OCMW, { GIVEN_UP, { OD_EVENT_REVIEW, "2026-04-08", NULL, "onleesbaar" } }, "2066-01-01", BLOCKED, OD_GROUND_TO_REVIEW, "2026-04-08" },
  /* Withdrawn while there is a file: a person decides, whatever the day. */
  { OCMW, { OPEN, { OD_EVENT_WITHDRAW, "2026-02-01" } }, "2066-01-01", BLOCKED, OD_GROUND_TO_DECIDE, "2026-02-01" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-01-20" }, { OD_EVENT_WITHDRAW, "2026-02-01" } }, "2066-01-01", BLOCKED, OD_GROUND_TO_DECIDE,
    "2026-02-01" },
  { OCMW, { OPEN, { OD_EVENT_WITHDRAW, "2026-02-01" }, { OD_EVENT_KEEP_FILE, "2026-02-02" } }, "2066-01-01", BLOCKED, OD_GROUND_FILE_OPEN, "" },
  { OCMW, { OPEN, { OD_EVENT_WITHDRAW, "2026-02-01" }, { OD_EVENT_KEEP_FILE, "2026-02-02" }, { OD_EVENT_CLOSE_FILE, "2026-03-01" } },
    "2036-03-01", DUE, OD_GROUND_FILE_CLOSED, "2036-03-01" },
  { OCMW, { OPEN, { OD_EVENT_WITHDRAW, "2026-02-01" }, { OD_EVENT_END_FILE, "2026-02-02" } }, "2026-02-02", DUE, OD_GROUND_WITHDRAWN,
    "2026-02-02" },
  { OCMW, { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-01" }, { OD_EVENT_ERASE, "2036-03-05" } }, "2036-03-06", OD_RETENTION_ERASED,
    OD_GROUND_HANDED_OVER, "2036-03-05" },
  /* Kind en Gezin: thirty days after the receipt came in here, whatever day it names. */
  { KG, { { OD_EVENT_COMPLETE, "2026-01-05" } }, "2066-01-01", BLOCKED, OD_GROUND_NOT_SENT, "" },
  { KG, { { OD_EVENT_COMPLETE, "2026-01-05" }, { OD_EVENT_PACK, "2026-01-05" } }, "2066-01-01", BLOCKED, OD_GROUND_NOT_CONFIRMED, "" },
  { KG, { CONFIRMED }, "2026-02-07", LATER, OD_GROUND_HANDED_OVER, "2026-02-08" },
  { KG, { CONFIRMED }, "2026-02-08", DUE, OD_GROUND_HANDED_OVER, "2026-02-08" },
  { KG, { CONFIRMED, { OD_EVENT_WITHDRAW, "2026-01-10" } }, "2026-01-10", DUE, OD_GROUND_WITHDRAWN, "2026-01-10" },
  { KG, { CONFIRMED, { OD_EVENT_RETURN, "2026-01-10" } }, "2026-01-10", DUE, OD_GROUND_RETURNED, "2026-01-10" },
};

static void
test_cases (void)
{
  OdDeadlines deadlines;

  od_deadlines_set_defaults (&deadlines);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdReferral) referral = make_referral (cases[i].desk, cases[i].steps, MAX_STEPS);
      OdRetention retention = od_retention_get (referral, 10, &deadlines, cases[i].today);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (retention.state, ==, cases[i].state);
      g_assert_cmpint (retention.ground, ==, cases[i].ground);
      g_assert_cmpstr (retention.day, ==, cases[i].day);
    }
}

/* Closed on each day of a whole cycle of leap years: later until the day, due from it on, and never blocked. */
static void
test_decades (void)
{
  g_autofree char *closed = g_strdup ("2024-01-01");
  OdDeadlines deadlines;

  od_deadlines_set_defaults (&deadlines);
  for (guint i = 0; i < 4 * 366; i++)
    {
      const MadeStep steps[] = { { OD_EVENT_RECEIVE, "2023-12-01" }, { OD_EVENT_WANT_HELP, "2023-12-01" }, { OD_EVENT_CLOSE_FILE, closed } };
      g_autoptr (OdReferral) referral = make_referral (OD_DESK_OCMW, steps, G_N_ELEMENTS (steps));
      OdRetention retention = od_retention_get (referral, 10, &deadlines, closed);
      g_autofree char *before = od_day_add_days (retention.day, -1);
      char *next = od_day_add_days (closed, 1);

      g_assert_cmpint (retention.state, ==, OD_RETENTION_LATER);
      g_assert_cmpint (atoi (retention.day), ==, atoi (closed) + 10);
      g_assert_cmpstr (retention.day + 5, ==, g_str_has_suffix (closed, "02-29") ? "02-28" : closed + 5);
      g_assert_cmpint (od_retention_get (referral, 10, &deadlines, before).state, ==, OD_RETENTION_LATER);
      g_assert_cmpint (od_retention_get (referral, 10, &deadlines, retention.day).state, ==, OD_RETENTION_DUE);
      g_free (closed);
      closed = next;
    }
}

static void
test_other_terms (void)
{
  const MadeStep closed[] = { OPEN, { OD_EVENT_CLOSE_FILE, "2026-03-01" } };
  const MadeStep given_up[] = { GIVEN_UP };
  const MadeStep confirmed[] = { CONFIRMED };
  g_autoptr (OdReferral) one = make_referral (OD_DESK_OCMW, closed, G_N_ELEMENTS (closed));
  g_autoptr (OdReferral) two = make_referral (OD_DESK_OCMW, given_up, G_N_ELEMENTS (given_up));
  g_autoptr (OdReferral) three = make_referral (OD_DESK_KIND_EN_GEZIN, confirmed, G_N_ELEMENTS (confirmed));
  OdDeadlines deadlines;

  od_deadlines_set_defaults (&deadlines);
  deadlines.days[OD_DEADLINE_REVIEW] = 30;
  deadlines.days[OD_DEADLINE_SENDER_ERASURE] = 1;
  g_assert_cmpstr (od_retention_get (one, 30, &deadlines, "2026-03-01").day, ==, "2056-03-01");
  g_assert_cmpstr (od_retention_get (two, 10, &deadlines, "2026-03-01").day, ==, "2026-02-07");
  g_assert_cmpstr (od_retention_get (three, 10, &deadlines, "2026-03-01").day, ==, "2026-01-10");
}

static void
test_names (void)
{
  for (OdRetentionGround ground = 0; ground < OD_N_RETENTION_GROUNDS; ground++)
    {
      OdRetentionGround read;

      g_assert_true (od_retention_ground_from_string (od_retention_ground_to_string (ground), &read));
      g_assert_cmpint (read, ==, ground);
    }
  g_assert_false (od_retention_ground_from_string ("zomaar", &(OdRetentionGround){ 0 }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retention/cases", test_cases);
  g_test_add_func ("/retention/decades", test_decades);
  g_test_add_func ("/retention/other-terms", test_other_terms);
  g_test_add_func ("/retention/names", test_names);
  return g_test_run ();
}
