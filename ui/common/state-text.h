#pragma once

#include "step.h"

/* What people read of states and events; (transfer none), in the user's language, pure. */

/* "Ontvangst bevestigd" */
const char *od_state_to_text (OdState state);

/* The symbolic icon that goes with it, so that colour never tells it alone. */
const char *od_state_to_icon (OdState state);

/* A style class of libadwaita ("success", "warning", "accent", "dim-label"). */
const char *od_state_to_style (OdState state);

/* A line of the timeline: "Contactpoging: telefoon, niet bereikt"; (transfer full). */
char *od_step_to_text (const OdStep *step);

/* The symbolic icon of an event. */
const char *od_event_to_icon (OdEvent event);
