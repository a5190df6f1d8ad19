#include "referral-making.h"
#include "statistics.h"

static void
add (GPtrArray *referrals, const char *received, const char *contacted, OdEvent wish, guint n)
{
  const MadeStep steps[] = { { OD_EVENT_RECEIVE, received, "2020-01-01" }, { wish, "2026-12-30", contacted } };

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (referrals, make_referral (OD_DESK_OCMW, steps, contacted != NULL ? 2 : 1));
}

static OdMonthCount *
get_month (OdStatistics *statistics, guint index)
{
  return &g_array_index (statistics->months, OdMonthCount, index);
}

/* By the day on which they came in here, not on which they were sent; and only those of the months asked for. */
static void
test_counts (void)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (OdStatistics) statistics = NULL;

  add (referrals, "2026-09-30", NULL, OD_EVENT_CONTACT, 50);
  add (referrals, "2026-10-01", "2026-10-02", OD_EVENT_WANT_HELP, 6);
  add (referrals, "2026-10-31", "2026-11-10", OD_EVENT_WANT_NO_HELP, 6);
  add (referrals, "2026-12-31", NULL, OD_EVENT_CONTACT, 9);
  add (referrals, "2027-01-01", NULL, OD_EVENT_CONTACT, 50);
  statistics = od_statistics_new (referrals, "2026-10", "2026-12");
  g_assert_cmpuint (statistics->total.number, ==, 21);
  g_assert_cmpuint (statistics->months->len, ==, 3);
  g_assert_cmpstr (get_month (statistics, 1)->month, ==, "2026-11");
  g_assert_cmpuint (get_month (statistics, 0)->begun.number, ==, 12);
  g_assert_cmpuint (get_month (statistics, 1)->begun.number, ==, 0);
  g_assert_cmpuint (get_month (statistics, 2)->begun.number, ==, 9);
  g_assert_cmpuint (statistics->per_state[OD_STATE_FILE_OPEN].number, ==, 6);
  g_assert_cmpuint (statistics->per_state[OD_STATE_RECEIVED].number, ==, 9);
  g_assert_cmpuint (statistics->n_contacted.number, ==, 12);
  g_assert_cmpfloat (statistics->median_days, ==, 5.5);
  g_assert_cmpfloat (statistics->mean_days, ==, 5.5);
  g_assert_true (od_statistics_shows_days (statistics));
  g_assert_false (statistics->total.masked);
}

/* No shown number lets a small one be worked out: with the sum known, one hidden number is no secret. */
static void
test_masked (void)
{
  static const struct
  {
    guint in[3];
    gboolean masked[3];
  } cases[] = {
    { { 5, 9, 7 }, { FALSE, FALSE, FALSE } }, { { 4, 9, 7 }, { TRUE, FALSE, TRUE } }, { { 1, 2, 7 }, { TRUE, TRUE, FALSE } },
    { { 3, 0, 0 }, { TRUE, FALSE, FALSE } },  { { 0, 12, 1 }, { FALSE, TRUE, TRUE } }, { { 0, 0, 0 }, { FALSE, FALSE, FALSE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (OdStatistics) statistics = NULL;

      add (referrals, "2026-10-15", NULL, OD_EVENT_CONTACT, cases[i].in[0]);
      add (referrals, "2026-11-15", NULL, OD_EVENT_CONTACT, cases[i].in[1]);
      add (referrals, "2026-12-15", NULL, OD_EVENT_CONTACT, cases[i].in[2]);
      statistics = od_statistics_new (referrals, "2026-10", "2026-12");
      for (guint j = 0; j < 3; j++)
        g_assert_cmpint (get_month (statistics, j)->begun.masked, ==, cases[i].masked[j]);
    }
}

static void
test_few_contacts (void)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (OdStatistics) few = NULL;
  g_autoptr (OdStatistics) nearly_all = NULL;

  add (referrals, "2026-10-01", "2026-10-02", OD_EVENT_CONTACT, 4);
  few = od_statistics_new (referrals, "2026-10", "2026-10");
  g_assert_false (od_statistics_shows_days (few));
  g_assert_true (few->n_contacted.masked);
  g_assert_true (few->total.masked);
  /* All but two: those two are few as well. */
  add (referrals, "2026-10-01", "2026-10-02", OD_EVENT_CONTACT, 10);
  add (referrals, "2026-10-01", NULL, OD_EVENT_CONTACT, 2);
  nearly_all = od_statistics_new (referrals, "2026-10", "2026-10");
  g_assert_true (nearly_all->n_contacted.masked);
  g_assert_true (od_statistics_shows_days (nearly_all));
}

static void
test_months (void)
{
  g_assert_true (od_month_is_valid ("2026-12"));
  g_assert_false (od_month_is_valid ("2026-13"));
  g_assert_false (od_month_is_valid ("2026"));
  g_assert_false (od_month_is_valid ("2026-1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/counts", test_counts);
  g_test_add_func ("/statistics/masked", test_masked);
  g_test_add_func ("/statistics/few-contacts", test_few_contacts);
  g_test_add_func ("/statistics/months", test_months);
  return g_test_run ();
}
