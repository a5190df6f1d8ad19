#include "next-step.h"

#include <stdlib.h>
#include <string.h>

#include "day.h"
#include "standing-steps.h"

/* A place in the work list, from the highest bit: section, day, urgency, and the second in which it was created. */
#define DAY_BITS 22
#define URGENCY_BITS 5
#define CREATED_BITS 33

/* Takes @due, (transfer full) (nullable). */
static OdNextStep
make (OdWorkGroup group, OdAction action, char *due)
{
  OdNextStep next = { group, action, "", FALSE };

  if (due != NULL)
    g_strlcpy (next.due, due, sizeof next.due);
  g_free (due);
  return next;
}

/* The end of @deadline, which began with the last of @events; (transfer full). */
static char *
get_end (OdReferral *referral, const OdDeadlines *deadlines, OdDeadline deadline, guint64 events, gboolean as_recorded)
{
  const OdStep *step = od_steps_find_standing (od_referral_get_steps (referral), events);
  g_autofree char *beginning = NULL;

  if (step != NULL && !as_recorded)
    beginning = od_step_get_day (step);
  else
    beginning = step != NULL ? od_recorded_time_get_day (step->at) : od_recorded_time_get_day (od_referral_get_created (referral));
  return od_deadlines_add (deadlines, deadline, beginning);
}

/* From the receipt here on, not from the day of sending; and anew for one who can be reached after all. */
static OdNextStep
make_contact (OdReferral *referral, OdWorkGroup group, OdAction action, const OdDeadlines *deadlines)
{
  const guint64 events = OD_EVENT_BIT (OD_EVENT_RECEIVE) | OD_EVENT_BIT (OD_EVENT_RESUME);

  return make (group, action, get_end (referral, deadlines, OD_DEADLINE_FIRST_CONTACT, events, TRUE));
}

static OdNextStep
make_sent (OdReferral *referral, const OdDeadlines *deadlines, const char *today)
{
  const guint64 events = OD_EVENT_BIT (OD_EVENT_SEND) | OD_EVENT_BIT (OD_EVENT_PACK);
  g_autofree char *due = get_end (referral, deadlines, OD_DEADLINE_CONFIRMATION, events, TRUE);

  if (strcmp (due, today) >= 0)
    return make (OD_GROUP_SENT, OD_ACTION_AWAIT_RECEIPT, g_steal_pointer (&due));
  return make (OD_GROUP_NOT_CONFIRMED, OD_ACTION_ASK_RECEIPT, g_steal_pointer (&due));
}

/* What is left to do once the work on it is done: by retention alone. */
static OdNextStep
make_by_retention (OdReferral *referral, guint retention_years, const OdDeadlines *deadlines, const char *today)
{
  OdRetention retention = od_retention_get (referral, retention_years, deadlines, today);
  OdWorkGroup later = retention.ground == OD_GROUND_HANDED_OVER ? OD_GROUP_CONFIRMED : OD_GROUP_KEPT;

  if (retention.state == OD_RETENTION_ERASED)
    return make (OD_GROUP_DONE, OD_ACTION_NONE, NULL);
  if (retention.ground == OD_GROUND_FILE_OPEN)
    return make (OD_GROUP_FILE_OPEN, OD_ACTION_HELP, NULL);
  if (retention.ground == OD_GROUND_TO_DECIDE)
    return make (OD_GROUP_TO_REVIEW, OD_ACTION_DECIDE, g_strdup (retention.day));
  if (retention.ground == OD_GROUND_TO_REVIEW)
    return make (OD_GROUP_TO_REVIEW, OD_ACTION_REVIEW, g_strdup (retention.day));
  if (retention.ground == OD_GROUND_RETURNED && od_referral_get_desk (referral) == OD_DESK_KIND_EN_GEZIN)
    return make (OD_GROUP_TO_REVIEW, OD_ACTION_REVISE, g_strdup (retention.day));
  return make (retention.state == OD_RETENTION_DUE ? OD_GROUP_TO_ERASE : later, OD_ACTION_ERASE, g_strdup (retention.day));
}

static OdNextStep
find (OdReferral *referral, guint retention_years, const OdDeadlines *deadlines, const char *today)
{
  switch (od_referral_get_state (referral))
    {
    case OD_STATE_DRAFT:
      return make (OD_GROUP_DRAFT, OD_ACTION_COMPLETE, NULL);
    case OD_STATE_READY:
      return make (OD_GROUP_DRAFT, OD_ACTION_PACK, NULL);
    case OD_STATE_PACKED:
      return make (OD_GROUP_TO_SEND, OD_ACTION_SEND, NULL);
    case OD_STATE_SENT:
      return make_sent (referral, deadlines, today);
    case OD_STATE_RECEIVED:
      return make_contact (referral, OD_GROUP_NEW, OD_ACTION_ASSIGN, deadlines);
    case OD_STATE_ASSIGNED:
    case OD_STATE_ATTEMPTED:
      return make_contact (referral, OD_GROUP_TO_CONTACT, OD_ACTION_CONTACT, deadlines);
    case OD_STATE_WISH_UNCLEAR:
      return make (OD_GROUP_AWAITS_WISH, OD_ACTION_LEARN_WISH,
                   get_end (referral, deadlines, OD_DEADLINE_WISH, OD_EVENT_BIT (OD_EVENT_CONTACT), FALSE));
    default:
      return make_by_retention (referral, retention_years, deadlines, today);
    }
}

/* Erasing is offered, not asked for by a day; and what Kind en Gezin gets back waits for nobody but the user. */
static gboolean
is_overdue (const OdNextStep *next, const char *today)
{
  return *next->due != '\0' && next->action != OD_ACTION_ERASE && strcmp (next->due, today) < 0;
}

/* Among what is due on one day: what is new before what is under way. */
static int
get_urgency (const OdNextStep *next)
{
  static const guint8 urgency[OD_N_WORK_GROUPS] = {
    [OD_GROUP_NEW] = 0,        [OD_GROUP_TO_REVIEW] = 1, [OD_GROUP_TO_CONTACT] = 2, [OD_GROUP_TO_SEND] = 2,
    [OD_GROUP_AWAITS_WISH] = 3, [OD_GROUP_NOT_CONFIRMED] = 3, [OD_GROUP_DRAFT] = 4, [OD_GROUP_SENT] = 5,
    [OD_GROUP_FILE_OPEN] = 6,  [OD_GROUP_TO_ERASE] = 6,  [OD_GROUP_CONFIRMED] = 7,  [OD_GROUP_KEPT] = 7,
    [OD_GROUP_DONE] = 8,
  };

  return 2 * urgency[next->group] + (next->action == OD_ACTION_COMPLETE ? 1 : 0);
}

/* Days in order, with a gap behind the shorter months. */
static guint
get_day_number (const char *day)
{
  return (atoi (day) * 12 + atoi (day + 5)) * 31 + atoi (day + 8);
}

OdNextStep
od_next_step_get (OdReferral *referral, guint retention_years, const OdDeadlines *deadlines, const char *today)
{
  OdNextStep next = find (referral, retention_years, deadlines, today);

  next.overdue = is_overdue (&next, today);
  return next;
}

guint
od_next_step_get_section (const OdNextStep *next)
{
  /* What somebody has to do, then what waits for another, then what rests. */
  static const guint8 places[OD_N_WORK_GROUPS] = {
    [OD_GROUP_NOT_CONFIRMED] = 1, [OD_GROUP_NEW] = 2,       [OD_GROUP_TO_CONTACT] = 3, [OD_GROUP_DRAFT] = 4,
    [OD_GROUP_TO_SEND] = 5,       [OD_GROUP_TO_REVIEW] = 6, [OD_GROUP_AWAITS_WISH] = 7, [OD_GROUP_SENT] = 8,
    [OD_GROUP_TO_ERASE] = 9,      [OD_GROUP_FILE_OPEN] = 10, [OD_GROUP_CONFIRMED] = 11, [OD_GROUP_KEPT] = 12,
    [OD_GROUP_DONE] = 13,
  };

  return next->overdue ? 0 : places[next->group];
}

guint64
od_next_step_get_place (const OdNextStep *self, OdReferral *referral, const char *today)
{
  guint64 day = get_day_number (*self->due != '\0' ? self->due : today);
  guint64 created = CLAMP (od_referral_get_created (referral).microseconds / G_USEC_PER_SEC, 0, (G_GINT64_CONSTANT (1) << CREATED_BITS) - 1);
  guint64 place = od_next_step_get_section (self);

  place = place << DAY_BITS | day;
  place = place << URGENCY_BITS | get_urgency (self);
  return place << CREATED_BITS | created;
}
