#pragma once

#include <glib-object.h>

#include "day.h"
#include "recorded-time.h"
#include "transition.h"

/* The details of OD_EVENT_CONFIRM_EARLIER: which package had arrived. */
#define OD_DETAIL_LAST_PACKAGE "laatste-pakket"
#define OD_DETAIL_EARLIER_PACKAGE "vorig-pakket"

/**
 * OdStep:
 * @at: when it was recorded
 * @event: what happened
 * @state: the state after it
 * @day: the day on which it happened when a person says so (a visit, an opening date), as od_day_to_number() gives it; else 0
 * @user: (nullable): who recorded it
 * @detail: (nullable): a fixed code that says more, such as "telefoon:niet-bereikt", "sms", a social worker's name; never the client
 *
 * One line in the timeline of a referral: dated, signed, never changed.
 */
typedef struct
{
  OdRecordedTime at;
  OdEvent event : 8;
  OdState state : 8;
  guint16 day;
  const char *user;
  const char *detail;
} OdStep;

/**
 * OdSteps:
 * @len: how many there are
 * @items: oldest first
 *
 * The timeline of a referral. Immutable, reference-counted, and in one piece of memory: there may be 100,000.
 */
typedef struct
{
  gatomicrefcount references;
  guint len;
  OdStep items[];
} OdSteps;

OdSteps *od_steps_new (void); /* without a step; (transfer full) */
OdSteps *od_steps_ref (OdSteps *self);
void od_steps_unref (OdSteps *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSteps, od_steps_unref)

/* Replaces *@self (inout) (transfer full) by the same steps and @step after them; what @step points to is copied. */
void od_steps_append (OdSteps **self, const OdStep *step);
