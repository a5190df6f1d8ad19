#pragma once

#include "step.h"

/* Reading the steps of a referral. A step stands as long as no later OD_EVENT_UNDO took it back. */

#define OD_EVENT_BIT(event) (G_GUINT64_CONSTANT (1) << (event))

/* The last standing step of one of @events, bits of OD_EVENT_BIT(); (transfer none) (nullable). */
const OdStep *od_steps_find_standing (OdSteps *steps, guint64 events);

/* The first one; (transfer none) (nullable). */
const OdStep *od_steps_find_first_standing (OdSteps *steps, guint64 events);

/* The day of @step: as a person said it, else when it was recorded; (transfer full). */
char *od_step_get_day (const OdStep *step);
