#include "breach-clock.h"

/* Rounded down, so that a minute is only told as left while all of it is. */
gint64
od_breach_clock_get_minutes_left (GDateTime *aware, GDateTime *now)
{
  gint64 left = OD_BREACH_HOURS * G_TIME_SPAN_HOUR - g_date_time_difference (now, aware);

  return left >= 0 ? left / G_TIME_SPAN_MINUTE : -((-left + G_TIME_SPAN_MINUTE - 1) / G_TIME_SPAN_MINUTE);
}

gboolean
od_breach_clock_is_late (GDateTime *aware, GDateTime *now)
{
  return g_date_time_difference (now, aware) > OD_BREACH_HOURS * G_TIME_SPAN_HOUR;
}

OdBreachClock
od_breach_clock_get (GDateTime *aware, GDateTime *now)
{
  if (od_breach_clock_is_late (aware, now))
    return OD_BREACH_CLOCK_LATE;
  return g_date_time_difference (now, aware) >= OD_BREACH_URGENT_HOURS * G_TIME_SPAN_HOUR ? OD_BREACH_CLOCK_URGENT : OD_BREACH_CLOCK_RUNNING;
}

GDateTime *
od_breach_clock_get_end (GDateTime *aware, GDateTime *now)
{
  g_autoptr (GDateTime) end = g_date_time_add_hours (aware, OD_BREACH_HOURS);

  return g_date_time_to_timezone (end, g_date_time_get_timezone (now));
}
