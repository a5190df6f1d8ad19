#pragma once

#include <glib-object.h>

#include "transition.h"

/* The details of OD_EVENT_CONFIRM_EARLIER: which package had arrived. */
#define OD_DETAIL_LAST_PACKAGE "laatste-pakket"
#define OD_DETAIL_EARLIER_PACKAGE "vorig-pakket"

/**
 * OdStep:
 * @event: what happened
 * @state: the state after it
 * @at: when it was recorded, in microseconds since 1970-01-01 00:00 UTC (see od_step_get_time())
 * @offset: from UTC in seconds, of the clock by which it was
 * @day: (nullable): the day on which it happened when a person says so (a visit, an opening date), ISO 8601
 * @user: who recorded it
 * @detail: (nullable): a fixed code that says more, such as "telefoon:niet-bereikt", "sms", a social worker's name; never the client
 *
 * One line in the timeline of a referral: dated, signed, never changed.
 */
typedef struct
{
  /* Small, and without a GDateTime, which would take as much memory as all of the rest: there may be half a million. */
  OdEvent event : 8;
  OdState state : 8;
  gint32 offset;
  gint64 at;
  char *day;
  char *user;
  char *detail;
} OdStep;

OdStep *od_step_new (OdEvent event, OdState state, GDateTime *at, const char *day, const char *user, const char *detail);
OdStep *od_step_copy (const OdStep *self);
void od_step_free (OdStep *self);

/* When it was recorded, by the clock of then; and the day of that, ISO 8601; (transfer full). */
GDateTime *od_step_get_time (const OdStep *self);
char *od_step_get_recorded_day (const OdStep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdStep, od_step_free)
