#pragma once

#include <glib.h>

/**
 * OdRecordedTime:
 * @microseconds: since 1970-01-01 00:00 UTC
 * @offset: from UTC in seconds, of the clock by which it was recorded
 *
 * When something was recorded: what a GDateTime says of it, as a value. Packed, since a register in use for years has a million of them.
 */
typedef struct
{
  gint64 microseconds;
  gint32 offset;
} __attribute__ ((packed, aligned (4))) OdRecordedTime;

OdRecordedTime od_recorded_time_new (GDateTime *time);

/* As a register or a message has it: an @offset that no clock has is brought within a day. */
OdRecordedTime od_recorded_time_restore (gint64 microseconds, gint64 offset);

/* (transfer full), never NULL: what no calendar has becomes 1970-01-01. */
GDateTime *od_recorded_time_to_date_time (OdRecordedTime self);

/* Its day by the clock of then, ISO 8601; (transfer full). */
char *od_recorded_time_get_day (OdRecordedTime self);
