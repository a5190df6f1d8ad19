#pragma once

#include <glib.h>

/* A time as the register keeps it: microseconds since 1970-01-01 00:00 UTC, and the offset from UTC in seconds. */
gint64 od_time_get_microseconds (GDateTime *time);
gint64 od_time_get_offset (GDateTime *time);

/* The same back; (transfer full), never NULL: what no calendar has becomes 1970-01-01. */
GDateTime *od_time_new (gint64 microseconds, GTimeZone *time_zone);
