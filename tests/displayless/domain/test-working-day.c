#include "day.h"
#include "working-day.h"

/* Easter Sundays from the tables of the computus, the earliest and latest possible ones included. */
static void
test_easter (void)
{
  static const char *const easters[] = {
    "1818-03-22", "1943-04-25", "1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2026-04-05",
    "2027-03-28", "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28", "2285-03-22",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (easters); i++)
    {
      g_autofree char *easter = od_easter_of_year (atoi (easters[i]));

      g_assert_cmpstr (easter, ==, easters[i]);
    }
}

/* The ten holidays of two years, and no eleventh. */
static void
test_holidays (void)
{
  static const char *const holidays[] = {
    "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-07-21", "2026-08-15", "2026-11-01", "2026-11-11",
    "2026-12-25", "2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17", "2027-07-21", "2027-08-15", "2027-11-01",
    "2027-11-11", "2027-12-25",
  };
  g_autofree char *day = g_strdup ("2026-01-01");
  guint n_found = 0;

  while (g_strcmp0 (day, "2027-12-31") <= 0)
    {
      char *next = od_day_add_days (day, 1);

      if (od_day_get_holiday (day) != NULL)
        {
          g_assert_cmpuint (n_found, <, G_N_ELEMENTS (holidays));
          g_assert_cmpstr (day, ==, holidays[n_found++]);
          g_assert_false (od_day_is_working_day (day));
        }
      g_free (day);
      day = next;
    }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (holidays));
  g_assert_cmpstr (od_day_get_holiday ("2026-04-06"), ==, "paasmaandag");
}

static void
test_working_days (void)
{
  static const struct
  {
    const char *day;
    gboolean works;
  } cases[] = {
    { "2026-11-23", TRUE }, { "2026-11-27", TRUE }, { "2026-11-28", FALSE }, { "2026-11-29", FALSE }, { "2026-12-24", TRUE },
    { "2026-12-25", FALSE }, { "2028-02-29", TRUE }, { "2026-04-05", FALSE }, { "2026-04-07", TRUE },
    /* Not a legal holiday in the private sector nor for a municipality by this act. */
    { "2026-11-02", TRUE }, { "2026-07-11", FALSE }, { "2025-07-11", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (od_day_is_working_day (cases[i].day), ==, cases[i].works);
}

static void
test_add (void)
{
  static const struct
  {
    const char *from;
    guint n;
    const char *to;
  } cases[] = {
    { "2026-11-24", 0, "2026-11-24" }, { "2026-11-24", 1, "2026-11-25" }, { "2026-11-24", 5, "2026-12-01" },
    { "2026-11-28", 0, "2026-11-28" }, { "2026-11-28", 1, "2026-11-30" }, { "2026-11-27", 1, "2026-11-30" },
    /* Over Christmas and New Year. */
    { "2026-12-23", 5, "2026-12-31" }, { "2026-12-31", 1, "2027-01-04" },
    /* Over Easter Monday; over Ascension and the days around it; over All Saints and Armistice in one. */
    { "2026-04-03", 1, "2026-04-07" }, { "2026-05-13", 1, "2026-05-15" }, { "2024-10-31", 7, "2024-11-13" },
    { "2028-02-28", 1, "2028-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *to = od_day_add_working_days (cases[i].from, cases[i].n);

      g_assert_cmpstr (to, ==, cases[i].to);
    }
}

/* Day by day over forty years: every end is a working day, none comes before the one of the day before. */
static void
test_decades (void)
{
  g_autofree char *day = g_strdup ("2025-01-01");
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; i < 40 * 365; i++)
    {
      char *end = od_day_add_working_days (day, 5);
      char *next = od_day_add_days (day, 1);

      g_assert_true (od_day_is_working_day (end));
      g_assert_cmpstr (end, >=, last);
      g_assert_cmpint (od_day_difference (day, end), >=, 5);
      g_assert_cmpint (od_day_difference (day, end), <=, 12);
      g_free (last);
      last = end;
      g_free (day);
      day = next;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/working-day/easter", test_easter);
  g_test_add_func ("/working-day/holidays", test_holidays);
  g_test_add_func ("/working-day/working-days", test_working_days);
  g_test_add_func ("/working-day/add", test_add);
  g_test_add_func ("/working-day/decades", test_decades);
  return g_test_run ();
}
