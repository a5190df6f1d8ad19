#include "recorded-time.h"

#include "day.h"
#include "journal-entry.h"

#define MAX_OFFSET (24 * 60 * 60 - 1)

OdRecordedTime
od_recorded_time_new (GDateTime *time)
{
  return od_recorded_time_restore (od_time_get_microseconds (time), od_time_get_offset (time));
}

OdRecordedTime
od_recorded_time_restore (gint64 microseconds, gint64 offset)
{
  return (OdRecordedTime){ microseconds, (gint32) CLAMP (offset, -MAX_OFFSET, MAX_OFFSET) };
}

GDateTime *
od_recorded_time_to_date_time (OdRecordedTime self)
{
  g_autoptr (GTimeZone) time_zone = g_time_zone_new_offset (self.offset);

  return od_time_new (self.microseconds, time_zone);
}

char *
od_recorded_time_get_day (OdRecordedTime self)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) seconds = g_date_time_add (epoch, self.microseconds);
  g_autoptr (GDateTime) then = seconds != NULL ? g_date_time_add_seconds (seconds, self.offset) : NULL;

  return od_day_from_time (then != NULL ? then : epoch);
}
