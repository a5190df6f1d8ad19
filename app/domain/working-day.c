#include "working-day.h"

#include "day.h"

#include <stdlib.h>

static const struct
{
  guint month;
  guint day;
  const char *name;
} fixed[] = {
  { 1, 1, "nieuwjaar" },          { 5, 1, "Dag van de Arbeid" }, { 7, 21, "nationale feestdag" },
  { 8, 15, "O.L.V.-Hemelvaart" }, { 11, 1, "Allerheiligen" },    { 11, 11, "Wapenstilstand" },
  { 12, 25, "Kerstmis" },
};

/* Easter Sunday and Whit Sunday are Sundays as it is. */
static const struct
{
  int days_after_easter;
  const char *name;
} moving[] = {
  { 1, "paasmaandag" },
  { 39, "O.L.H.-Hemelvaart" },
  { 50, "pinkstermaandag" },
};

/* The anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). */
static void
set_easter (GDate *date, int year)
{
  int golden = year % 19, century = year / 100, rest = year % 100;
  int leaps = century / 4, common = century % 4;
  int correction = (century - (century + 8) / 25 + 1) / 3;
  int epact = (19 * golden + century - leaps - correction + 15) % 30;
  int weekday = (32 + 2 * common + 2 * (rest / 4) - epact - rest % 4) % 7;
  int late = (golden + 11 * epact + 22 * weekday) / 451;
  int sum = epact + weekday - 7 * late + 114;

  g_date_clear (date, 1);
  g_date_set_dmy (date, sum % 31 + 1, sum / 31, year);
}

static const char *
find_holiday (const GDate *date)
{
  GDate easter;

  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (fixed[i].month == g_date_get_month (date) && fixed[i].day == g_date_get_day (date))
      return fixed[i].name;
  set_easter (&easter, g_date_get_year (date));
  for (gsize i = 0; i < G_N_ELEMENTS (moving); i++)
    if (g_date_days_between (&easter, date) == moving[i].days_after_easter)
      return moving[i].name;
  return NULL;
}

static gboolean
is_working_day (const GDate *date)
{
  return g_date_get_weekday (date) < G_DATE_SATURDAY && find_holiday (date) == NULL;
}

static void
set_day (GDate *date, const char *day)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, atoi (day + 8), atoi (day + 5), atoi (day));
}

static char *
to_text (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

char *
od_easter_of_year (int year)
{
  GDate easter;

  g_return_val_if_fail (year >= 1583 && year <= 9999, NULL);
  set_easter (&easter, year);
  return to_text (&easter);
}

const char *
od_day_get_holiday (const char *day)
{
  GDate date;

  g_return_val_if_fail (od_day_is_valid (day), NULL);
  set_day (&date, day);
  return find_holiday (&date);
}

gboolean
od_day_is_working_day (const char *day)
{
  GDate date;

  g_return_val_if_fail (od_day_is_valid (day), FALSE);
  set_day (&date, day);
  return is_working_day (&date);
}

char *
od_day_add_working_days (const char *day, guint n)
{
  GDate date;

  g_return_val_if_fail (od_day_is_valid (day), NULL);
  set_day (&date, day);
  while (n > 0)
    {
      g_date_add_days (&date, 1);
      n -= is_working_day (&date) ? 1 : 0;
    }
  return to_text (&date);
}
