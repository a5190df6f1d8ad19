#include "day-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "day.h"

/* Not from the locale, which may not be installed: these are msgids as any other. */
static const char *const months[] = {
  N_ ("januari"), N_ ("februari"), N_ ("maart"),     N_ ("april"),   N_ ("mei"),      N_ ("juni"),
  N_ ("juli"),    N_ ("augustus"), N_ ("september"), N_ ("oktober"), N_ ("november"), N_ ("december"),
};

static const char *const short_months[] = {
  N_ ("jan"), N_ ("feb"), N_ ("mrt"), N_ ("apr"), N_ ("mei"), N_ ("jun"), N_ ("jul"), N_ ("aug"), N_ ("sep"), N_ ("okt"), N_ ("nov"), N_ ("dec"),
};

char *
od_day_to_text (const char *day)
{
  int year, month, day_of_month;

  if (day == NULL || sscanf (day, "%4d-%2d-%2d", &year, &month, &day_of_month) != 3 || month < 1 || month > 12)
    return g_strdup ("");
  /* Translators: day, month and year of a date, in this order: "24 november 2026". The singular is the first of a month ("1er janvier"). */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d %s %d", "%d %s %d", day_of_month), day_of_month, _ (months[month - 1]), year);
}

const char *
od_month_to_short_text (const char *month)
{
  int number;

  if (sscanf (month, "%*4d-%2d", &number) != 1 || number < 1 || number > 12)
    return "";
  return _ (short_months[number - 1]);
}

char *
od_day_to_digits (const char *day)
{
  if (!od_day_is_valid (day))
    return g_strdup ("");
  return g_strdup_printf ("%.2s/%.2s/%.4s", day + 8, day + 5, day);
}

char *
od_day_from_typed (const char *typed)
{
  g_autofree char *day = NULL;
  int year, month, day_of_month, length = 0;

  if (sscanf (typed, " %2d%*[-/. ]%2d%*[-/. ]%4d %n", &day_of_month, &month, &year, &length) != 3 || typed[length] != '\0')
    return NULL;
  if (year < 100)
    year += 2000;

  day = g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
  return od_day_is_valid (day) ? g_steal_pointer (&day) : NULL;
}

char *
od_time_to_text (GDateTime *time)
{
  g_autofree char *iso = od_day_from_time (time);
  g_autofree char *day = od_day_to_text (iso);

  return g_strdup_printf (_ ("%s, %02d.%02d u."), day, g_date_time_get_hour (time), g_date_time_get_minute (time));
}

char *
od_age_to_text (int days)
{
  if (days <= 0)
    return g_strdup (_ ("vandaag"));
  if (days == 1)
    return g_strdup (_ ("gisteren"));
  if (days < 14)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d dag", "%d dagen", days), days);
  if (days < 60)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week", "%d weken", days / 7), days / 7);
  if (days < 730)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d maand", "%d maanden", days / 30), days / 30);
  return g_strdup_printf (_ ("%d jaar"), days / 365);
}
