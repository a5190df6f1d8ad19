#include "standing-steps.h"

/* Goes back over the steps that stand; @next is where it is, and NULL comes at the end. */
typedef struct
{
  OdSteps *steps;
  guint next;
  guint n_undone;
} Walk;

static const OdStep *
walk_back (Walk *walk)
{
  while (walk->next > 0)
    {
      const OdStep *step = &walk->steps->items[--walk->next];

      if (step->event == OD_EVENT_UNDO)
        walk->n_undone++;
      else if (walk->n_undone > 0)
        walk->n_undone--;
      else
        return step;
    }
  return NULL;
}

const OdStep *
od_steps_find_standing (OdSteps *steps, guint64 events)
{
  Walk walk = { steps, steps->len, 0 };
  const OdStep *step;

  while ((step = walk_back (&walk)) != NULL)
    if (events & OD_EVENT_BIT (step->event))
      return step;
  return NULL;
}

const OdStep *
od_steps_find_first_standing (OdSteps *steps, guint64 events)
{
  Walk walk = { steps, steps->len, 0 };
  const OdStep *first = NULL;
  const OdStep *step;

  while ((step = walk_back (&walk)) != NULL)
    if (events & OD_EVENT_BIT (step->event))
      first = step;
  return first;
}

char *
od_step_get_day (const OdStep *step)
{
  return step->day != 0 ? od_day_from_number (step->day) : od_recorded_time_get_day (step->at);
}
