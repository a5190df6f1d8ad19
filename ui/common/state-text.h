#pragma once

#include "choice.h"
#include "return-reason.h"
#include "step.h"

/* What people read of states and events; (transfer none), in the user's language, pure. */

/* "Ontvangst bevestigd" */
const char *od_state_to_text (OdState state);

/* The symbolic icon that goes with it, so that colour never tells it alone. */
const char *od_state_to_icon (OdState state);

/* A style class of libadwaita ("success", "warning", "accent", "dim-label"). */
const char *od_state_to_style (OdState state);

/* A line of the timeline: "Contactpoging: telefoon, niet bereikt", with the office's own @choices; (transfer full). */
char *od_step_to_text (const OdStep *step, OdChoices *choices);

/* When @step was recorded, in words; (transfer full). */
char *od_step_get_time_text (const OdStep *step);

/* Why a referral goes back: "de cliënt woont elders". */
const char *od_return_reason_to_text (OdReturnReason reason);

/* The symbolic icon of an event. */
const char *od_event_to_icon (OdEvent event);
