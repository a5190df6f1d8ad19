#pragma once

#include <glib.h>

/* The 72 hours in which a breach is notified to the authority (GDPR art. 33): hours that pass, whatever the clock on the wall does. */

#define OD_BREACH_HOURS 72
#define OD_BREACH_URGENT_HOURS 60

typedef enum
{
  OD_BREACH_CLOCK_RUNNING,
  OD_BREACH_CLOCK_URGENT,  /* from 60 hours on */
  OD_BREACH_CLOCK_LATE,    /* the 72 hours are over */
} OdBreachClock;

/* How it stands at @now when the party became aware at @aware. */
OdBreachClock od_breach_clock_get (GDateTime *aware, GDateTime *now);
gboolean od_breach_clock_is_late (GDateTime *aware, GDateTime *now);

/* Whole minutes that are left; negative when late. */
gint64 od_breach_clock_get_minutes_left (GDateTime *aware, GDateTime *now);

/* The last moment, by the clock on the wall in the time zone of @now; (transfer full). */
GDateTime *od_breach_clock_get_end (GDateTime *aware, GDateTime *now);
