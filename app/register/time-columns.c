#include "time-columns.h"

gint64
od_time_get_microseconds (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

gint64
od_time_get_offset (GDateTime *time)
{
  return g_date_time_get_utc_offset (time) / G_USEC_PER_SEC;
}

GDateTime *
od_time_new (gint64 microseconds, GTimeZone *time_zone)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) time = g_date_time_add (epoch, microseconds);
  GDateTime *local = time != NULL ? g_date_time_to_timezone (time, time_zone) : NULL;

  return local != NULL ? local : g_steal_pointer (&epoch);
}
