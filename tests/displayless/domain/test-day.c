#include "day.h"

#include <string.h>

static int
count_days (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return lengths[month - 1] + (month == 2 && leap);
}

/* Every day of two centuries and none more; they follow each other, and sort as text. */
static void
test_calendar (void)
{
  g_autofree char *next = g_strdup ("1899-01-01");
  g_autofree char *before = g_strdup ("1898-12-31");

  for (int year = 1899; year <= 2101; year++)
    for (int month = 0; month <= 13; month++)
      for (int day = 0; day <= 32; day++)
        {
          g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
          gboolean exists = month >= 1 && month <= 12 && day >= 1 && day <= count_days (year, month);

          g_assert_cmpint (od_day_is_valid (text), ==, exists);
          if (!exists)
            continue;
          g_assert_cmpstr (text, ==, next);
          g_assert_cmpstr (text, >, before);
          g_free (next);
          next = od_day_add_days (text, 1);
          g_free (before);
          before = od_day_add_days (next, -1);
          g_assert_cmpstr (before, ==, text);
        }
}

/* In two bytes, and back: what does not fit is no day, rather than another one. */
static void
test_number (void)
{
  static const char *const none[] = { NULL, "", "1970-01-01", "1969-12-31", "2149-06-07", "9999-12-31", "2026-02-30", "24/11/2026" };
  g_autofree char *last = od_day_from_number (G_MAXUINT16);

  for (guint number = 1; number <= G_MAXUINT16; number += 97)
    {
      g_autofree char *day = od_day_from_number (number);

      g_assert_cmpuint (od_day_to_number (day), ==, number);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpuint (od_day_to_number (none[i]), ==, 0);
  g_assert_cmpuint (od_day_to_number ("2026-11-24"), ==, 20781);
  g_assert_cmpstr (last, ==, "2149-06-06");
  g_assert_null (od_day_from_number (0));
}

static void
test_leap_years (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
  } cases[] = {
    { "2024-02-29", TRUE },  { "2028-02-29", TRUE },  { "2000-02-29", TRUE },  { "2025-02-29", FALSE },
    { "2026-02-29", FALSE }, { "1900-02-29", FALSE }, { "2100-02-29", FALSE }, { "2024-02-30", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (od_day_is_valid (cases[i].text), ==, cases[i].valid);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    NULL, "", "vandaag", "2026", "2026-11", "2026-11-", "2026-11-2", "2026-1-024", "26-11-24", "24-11-2026",
    "2026/11/24",
    "20261124", "2026-11-24 ", " 2026-11-24", "2026-11-24T", "2026-11-24T12:00:00", "2026-11-24\n", "0000-01-01",
    "-026-11-24",
    "+026-11-24", "2026-+1-24", "2026- 1-24", "2026-11-2x", "2026-W4824", "2026-11.24", "12026-11-24", "2026-11-024",
    "2026-11-2\377", "202\331\246-11-2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (od_day_is_valid (texts[i]))
        g_test_message ("“%s”", texts[i]);
      g_assert_false (od_day_is_valid (texts[i]));
    }
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *day;
    int months;
    const char *expected;
  } cases[] = {
    { "2026-11-24", 0, "2026-11-24" },   { "2026-11-24", 1, "2026-12-24" },   { "2026-11-24", 3, "2027-02-24" },
    { "2026-11-30", 3, "2027-02-28" },   { "2027-11-30", 3, "2028-02-29" },   { "2026-01-31", 1, "2026-02-28" },
    { "2026-01-31", 3, "2026-04-30" },   { "2026-12-31", 2, "2027-02-28" },   { "2026-03-31", -1, "2026-02-28" },
    { "2024-03-31", -1, "2024-02-29" },  { "2026-01-15", -1, "2025-12-15" },  { "2026-02-28", 12, "2027-02-28" },
    { "2024-02-29", 12, "2025-02-28" },  { "2024-02-29", 48, "2028-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = od_day_add_months (cases[i].day, cases[i].months);

      g_assert_cmpstr (day, ==, cases[i].expected);
    }
}

/* Retention counts in years. */
static void
test_add_years (void)
{
  static const struct
  {
    const char *day;
    int years;
    const char *expected;
  } cases[] = {
    { "2026-11-24", 5, "2031-11-24" },  { "2024-02-29", 1, "2025-02-28" },  { "2024-02-29", 4, "2028-02-29" },
    { "2024-02-29", 10, "2034-02-28" }, { "2023-02-28", 1, "2024-02-28" },  { "2096-02-29", 4, "2100-02-28" },
    { "2024-02-29", -1, "2023-02-28" }, { "2026-11-24", -30, "1996-11-24" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = od_day_add_years (cases[i].day, cases[i].years);

      g_assert_cmpstr (day, ==, cases[i].expected);
    }
}

static void
test_add_days_and_difference (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *to;
  } cases[] = {
    { "2026-11-24", 0, "2026-11-24" },   { "2026-11-24", 7, "2026-12-01" },  { "2026-12-31", 1, "2027-01-01" },
    { "2024-02-28", 1, "2024-02-29" },   { "2024-02-28", 2, "2024-03-01" },  { "2026-02-28", 1, "2026-03-01" },
    { "2024-01-01", 366, "2025-01-01" }, { "2026-01-01", -1, "2025-12-31" }, { "2024-03-01", -1, "2024-02-29" },
    /* Two nights on which the clock changes. */
    { "2026-03-28", 2, "2026-03-30" },   { "2026-10-24", 2, "2026-10-26" },  { "2000-01-01", 146097, "2400-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = od_day_add_days (cases[i].from, cases[i].days);

      g_assert_cmpstr (day, ==, cases[i].to);
      g_assert_cmpint (od_day_difference (cases[i].from, cases[i].to), ==, cases[i].days);
      g_assert_cmpint (od_day_difference (cases[i].to, cases[i].from), ==, -cases[i].days);
    }
}

/* Today is what the clock on the wall says, not the day in Greenwich. */
static void
test_from_time (void)
{
  static const struct
  {
    const char *now;
    const char *day;
  } cases[] = {
    { "2026-11-24T00:30:00+01:00", "2026-11-24" }, { "2026-11-24T23:59:59+01:00", "2026-11-24" },
    { "2026-11-24T23:30:00Z", "2026-11-24" },      { "2026-07-01T01:30:00+02:00", "2026-07-01" },
    { "2024-02-29T23:30:00-05:00", "2024-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (cases[i].now, NULL);
      g_autofree char *day = od_day_from_time (now);

      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_true (od_day_is_valid (day));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/calendar", test_calendar);
  g_test_add_func ("/day/number", test_number);
  g_test_add_func ("/day/leap-years", test_leap_years);
  g_test_add_func ("/day/refused", test_refused);
  g_test_add_func ("/day/add-months", test_add_months);
  g_test_add_func ("/day/add-years", test_add_years);
  g_test_add_func ("/day/add-days-and-difference", test_add_days_and_difference);
  g_test_add_func ("/day/from-time", test_from_time);
  return g_test_run ();
}
