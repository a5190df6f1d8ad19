#include "deadline.h"

#include "day.h"
#include "working-day.h"

static const struct
{
  const char *name;
  guint initial;
  guint maximum;
  gboolean working_days;
} deadlines[OD_N_DEADLINES] = {
  [OD_DEADLINE_FIRST_CONTACT] = { "eerste-contact", 5, 60, TRUE },
  [OD_DEADLINE_WISH] = { "wens-onduidelijk", 30, 365, FALSE },
  [OD_DEADLINE_REVIEW] = { "herziening-onbereikbaar", 90, 365, FALSE },
  [OD_DEADLINE_CONFIRMATION] = { "ontvangstbevestiging", 5, 60, TRUE },
  [OD_DEADLINE_SENDER_ERASURE] = { "wissen-na-ontvangst", 30, 365, FALSE },
};

void
od_deadlines_set_defaults (OdDeadlines *self)
{
  for (OdDeadline deadline = 0; deadline < OD_N_DEADLINES; deadline++)
    self->days[deadline] = deadlines[deadline].initial;
}

gboolean
od_deadlines_are_valid (const OdDeadlines *self)
{
  for (OdDeadline deadline = 0; deadline < OD_N_DEADLINES; deadline++)
    if (self->days[deadline] < 1 || self->days[deadline] > deadlines[deadline].maximum)
      return FALSE;
  return TRUE;
}

const char *
od_deadline_to_string (OdDeadline deadline)
{
  return deadlines[deadline].name;
}

guint
od_deadline_get_maximum (OdDeadline deadline)
{
  return deadlines[deadline].maximum;
}

char *
od_deadlines_add (const OdDeadlines *self, OdDeadline deadline, const char *day)
{
  if (deadlines[deadline].working_days)
    return od_day_add_working_days (day, self->days[deadline]);
  return od_day_add_days (day, self->days[deadline]);
}
