#include "day.h"

#include <string.h>

#define FIRST_DAY "1970-01-01"

static gboolean
parse (const char *text, GDate *date)
{
  guint parts[3];
  static const int starts[] = { 0, 5, 8 }, lengths[] = { 4, 2, 2 };

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int part = 0; part < 3; part++)
    {
      parts[part] = 0;
      for (int i = 0; i < lengths[part]; i++)
        {
          if (!g_ascii_isdigit (text[starts[part] + i]))
            return FALSE;
          parts[part] = parts[part] * 10 + (text[starts[part] + i] - '0');
        }
    }
  if (!g_date_valid_dmy (parts[2], parts[1], parts[0]))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, parts[2], parts[1], parts[0]);
  return TRUE;
}

static char *
to_text (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

gboolean
od_day_is_valid (const char *text)
{
  GDate date;

  return parse (text, &date);
}

void
od_day_check_past (const char *day, OdField field, const char *earliest, const char *today, OdFindings *findings)
{
  if (day == NULL || *day == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, field, OD_SEVERITY_ERROR);
  else if (!od_day_is_valid (day))
    od_findings_add (findings, OD_FINDING_SHAPE, field, OD_SEVERITY_ERROR);
  else if (strcmp (day, today) > 0)
    od_findings_add (findings, OD_FINDING_IN_FUTURE, field, OD_SEVERITY_ERROR);
  else if (earliest != NULL && strcmp (day, earliest) < 0)
    od_findings_add (findings, OD_FINDING_END_BEFORE_START, field, OD_SEVERITY_ERROR);
}

char *
od_day_from_time (GDateTime *now)
{
  return g_date_time_format (now, "%Y-%m-%d");
}

char *
od_day_add_years (const char *day, int years)
{
  return od_day_add_months (day, 12 * years);
}

char *
od_day_add_months (const char *day, int months)
{
  GDate date;

  g_return_val_if_fail (parse (day, &date), NULL);
  if (months >= 0)
    g_date_add_months (&date, months);
  else
    g_date_subtract_months (&date, -months);
  return to_text (&date);
}

char *
od_day_add_days (const char *day, int days)
{
  GDate date;

  g_return_val_if_fail (parse (day, &date), NULL);
  if (days >= 0)
    g_date_add_days (&date, days);
  else
    g_date_subtract_days (&date, -days);
  return to_text (&date);
}

guint16
od_day_to_number (const char *day)
{
  int number = od_day_is_valid (day) ? od_day_difference (FIRST_DAY, day) : 0;

  return number > 0 && number <= G_MAXUINT16 ? number : 0;
}

char *
od_day_from_number (guint16 number)
{
  return number > 0 ? od_day_add_days (FIRST_DAY, number) : NULL;
}

int
od_day_difference (const char *from, const char *to)
{
  GDate first, second;

  g_return_val_if_fail (parse (from, &first) && parse (to, &second), 0);
  return g_date_days_between (&first, &second);
}
